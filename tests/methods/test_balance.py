from datetime import date
from decimal import Decimal
from math import cos, isclose, sin, sqrt
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from farled.methods.balance import (
    Balance,
    Cause,
    Ground,
    Point,
    Quadrant,
    across,
    answered,
    balance,
    declared,
    locate,
    movement,
    movements,
    split_benefits,
    split_cost,
)
from farled.methods.benefits import Beneficiary
from farled.methods.problems import InputError

THREE = {"a": Point(0.1, 0.2), "b": Point(0.8, 0.3), "c": Point(0.5, 0.9)}
COSTS = {"a": 1000, "b": 600, "c": 400}
TARGET = Point(0.4, 0.5)


def weighed(points: dict[str, Point | None] | dict[str, Point], costs: dict[str, int], **more: object) -> Balance:
    found = balance(dict(points), costs, TARGET, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def codes(refused: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_the_worked_example() -> None:
    """Methods reference, section 3."""
    found = weighed(THREE, COSTS)
    assert tuple(found.centroid) == pytest.approx((0.39, 0.37))
    assert found.distance == pytest.approx(0.130384, abs=5e-7)
    assert found.bias.steps == pytest.approx(0.14)
    spread = found.spread
    assert (spread.innovation, spread.both, spread.external) == pytest.approx((0.0949, 0.0277, 0.0721))
    assert spread.standard_distance == pytest.approx(0.408656, abs=5e-7)
    assert found.quadrants == {
        Quadrant.EFFICIENCY_INTERNAL: 0.5,
        Quadrant.EFFICIENCY_EXTERNAL: 0.0,
        Quadrant.INNOVATION_INTERNAL: 0.3,
        Quadrant.INNOVATION_EXTERNAL: 0.2,
    }
    assert found.concentration == pytest.approx(0.38)
    assert found.effective_number == pytest.approx(2.6316, abs=5e-5)
    assert not found.inside
    assert weighed(THREE, COSTS, tolerance=0.131).inside


def test_ninety_nine_to_one() -> None:
    """Rule R96 of the inventory: where the common portfolio began."""
    start = {"run": Point(0.0, 0.2), "explore": Point(1.0, 0.2)}
    found = balance(start, {"run": 99, "explore": 1}, Point(0.3, 0.2))
    assert found is not None
    assert found.centroid.innovation == 0.01
    assert found.distance == pytest.approx(0.29)
    assert found.quadrants[Quadrant.EFFICIENCY_INTERNAL] == 0.99
    assert found.pulls["run"].innovation == pytest.approx(-0.297)  # 99 % pull it there, 1 % holds against
    nearer = balance(start, {"run": 80, "explore": 20}, Point(0.3, 0.2))
    assert nearer is not None
    assert nearer.inside  # at the edge of the tolerance
    assert movement(found, nearer).closer == pytest.approx(0.19)


def test_the_axes_of_the_ellipse_are_the_eigenvectors_of_the_spread() -> None:
    spread = weighed(THREE, COSTS).spread
    long, short = spread.axes
    assert long**2 + short**2 == pytest.approx(spread.innovation + spread.external)
    assert (long * short) ** 2 == pytest.approx(spread.innovation * spread.external - spread.both**2)
    x, y = cos(spread.angle), sin(spread.angle)
    assert (spread.innovation * x + spread.both * y, spread.both * x + spread.external * y) == pytest.approx(
        (long**2 * x, long**2 * y)
    )


def test_the_cut_belongs_to_the_upper_side_and_can_lie_elsewhere() -> None:
    there = {"a": Point(0.5, 0.49)}
    assert weighed(there, {"a": 1}).quadrants[Quadrant.INNOVATION_INTERNAL] == 1
    assert weighed(there, {"a": 1}, cut=0.49).quadrants[Quadrant.INNOVATION_EXTERNAL] == 1
    assert weighed(there, {"a": 1}, cut=0.51).quadrants[Quadrant.EFFICIENCY_INTERNAL] == 1


def test_an_initiative_without_a_place_is_told_and_not_guessed() -> None:
    found = weighed({**THREE, "d": None}, {**COSTS, "d": 500})
    assert (found.coverage, found.unplaced, found.resources) == (0.8, ("d",), 2000)
    assert found.centroid == weighed(THREE, COSTS).centroid
    with pytest.raises(InputError) as refused:
        weighed({**THREE, "d": None}, {**COSTS, "d": 501})
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["unplaced"]) == ("balance.coverage", ("d",))
    assert weighed({**THREE, "d": None}, {**COSTS, "d": 501}, least_coverage=0.5).coverage < 0.8


def test_nothing_to_weigh_is_no_balance() -> None:
    assert balance({}, {}, TARGET) is None
    assert balance(THREE, dict.fromkeys(THREE, 0), TARGET) is None
    with pytest.raises(InputError) as refused:
        balance({"a": None}, {"a": 5}, TARGET, least_coverage=0)
    assert codes(refused) == ["balance.coverage"]


def test_one_initiative_has_no_spread() -> None:
    found = weighed({"a": Point(0.3, 0.7)}, {"a": 7})
    assert (found.spread.standard_distance, found.effective_number, found.centroid) == (0, 1, (0.3, 0.7))


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        balance({"a": Point(1.1, 0), "b": Point(0, 0)}, {"a": 1, "c": -1}, Point(0, 2))
    assert codes(refused) == ["target.outside", "point.outside", "resources.missing", "resources.negative"]


def test_a_benefit_that_is_a_worsening_splits_nothing_and_is_told() -> None:
    found = split_benefits(
        {
            "waiting": (Beneficiary.CITIZEN, Decimal(300)),
            "permits": (Beneficiary.BUSINESS, Decimal(100)),
            "handling": (Beneficiary.INTERNAL, Decimal(400)),
            "post": (Beneficiary.INTERNAL, Decimal(-900)),
        }
    )
    assert found is not None
    assert (found.share, found.left_out) == (0.5, ("post",))
    assert split_benefits({"post": (Beneficiary.CITIZEN, Decimal(-1))}) is None
    assert split_benefits({}) is None
    with pytest.raises(TypeError):
        split_benefits({"x": (Beneficiary.CITIZEN, 0.5)})  # type: ignore[dict-item]


def test_the_share_of_new_capability() -> None:
    found = split_cost(30, 120)
    assert found is not None
    assert found.share == 0.25
    assert split_cost(0, 0) is None
    for part, whole in ((-1, 5), (6, 5)):
        with pytest.raises(InputError):
            split_cost(part, whole)


def test_what_is_declared_and_answered() -> None:
    assert declared(None) is None
    assert answered([None, None]) is None
    found = answered([1, 2, None, 5])
    assert found is not None
    assert found.share == pytest.approx((0 + 0.25 + 1) / 3)  # what nobody answered is not the middle
    with pytest.raises(InputError) as refused:
        answered([0, 3, 6])
    assert [problem.facts["question"] for problem in refused.value.problems] == [0, 2]
    for per_cent in (-1, Decimal("100.1")):
        with pytest.raises(InputError):
            declared(per_cent)


def test_money_goes_before_what_is_declared_and_that_before_a_questionnaire() -> None:
    place = locate([answered([5]), split_cost(1, 4), declared(90)], [answered([5]), declared(10)])
    assert place is not None
    assert place.point == (0.25, 0.1)
    assert (place.innovation.ground, place.external.ground) == (Ground.MONEY, Ground.DECLARED)
    assert locate([declared(5)], [None, None]) is None


def test_what_moved_the_portfolio() -> None:
    before = weighed(THREE, COSTS)
    after = weighed({"a": THREE["a"], "b": Point(0.8, 0.6), "d": Point(0.6, 1.0)}, {"a": 800, "b": 600, "d": 600})
    found = movement(before, after)
    assert found.closer == pytest.approx(before.distance - after.distance)
    assert {step.initiative: step.cause for step in found.steps} == {
        "a": Cause.WEIGHED,
        "b": Cause.MOVED,
        "c": Cause.LEFT,
        "d": Cause.CAME,
    }
    lengths = [step.way.length for step in found.steps]
    assert lengths == sorted(lengths, reverse=True)
    assert sum(way.external for way in found.by_cause.values()) == pytest.approx(found.way.external)
    assert found.by_target == 0


def test_a_target_that_is_moved_does_not_look_like_a_portfolio_that_moves() -> None:
    before = weighed(THREE, COSTS)
    after = balance(THREE, COSTS, Point(0.39, 0.37))
    assert after is not None
    found = movement(before, after)
    assert found.steps == ()
    assert found.closer == pytest.approx(found.by_target) == pytest.approx(0.130384, abs=5e-7)


def test_person_days_are_not_compared_with_money() -> None:
    with pytest.raises(InputError) as refused:
        movement(weighed(THREE, COSTS), weighed(THREE, COSTS, unit="days"))
    assert codes(refused) == ["movement.units"]


def test_the_trend_is_in_order_of_days() -> None:
    first, last = weighed(THREE, COSTS), weighed(THREE, {**COSTS, "c": 900})
    found = movements({date(2027, 6, 1): last, date(2026, 6, 1): first, date(2028, 6, 1): first})
    assert [(day.year, round(each.closer, 3)) for day, each in found] == [(2027, 0.104), (2028, -0.104)]
    assert movements({date(2026, 6, 1): first}) == ()


def test_portfolios_that_are_only_balanced_together() -> None:
    points = {"a": Point(0.0, 0.5), "b": Point(0.0, 0.5), "c": Point(0.8, 0.5)}
    found = across(points, {"a": 3, "b": 2, "c": 5}, {"a": "run", "b": "run", "c": "renew"}, TARGET)
    assert found is not None
    assert found.whole.inside
    assert not any(each.inside for each in found.portfolios.values())
    assert found.mixed == pytest.approx(0)
    assert found.between == pytest.approx(found.total) == pytest.approx(0.16)


def test_a_portfolio_nobody_can_place_is_no_portfolio_in_the_joint_analysis() -> None:
    found = across({"a": Point(0, 0)}, {"a": 9, "b": 1}, {"a": "p", "b": "q"}, TARGET)
    assert found is not None
    assert (list(found.portfolios), found.whole.coverage, found.mixed) == (["p"], 0.9, None)
    partly = across({"a": Point(0, 0), "b": None}, {"a": 9, "b": 1}, {"a": "p", "b": "p"}, TARGET)
    assert partly is not None
    assert (partly.portfolios["p"].coverage, partly.portfolios["p"].unplaced) == (0.9, ("b",))
    assert across({}, {}, {}, TARGET) is None
    with pytest.raises(InputError) as refused:
        across(THREE, COSTS, {"a": "p"}, TARGET)
    assert codes(refused) == ["portfolio.missing"] * 2


SHARES = st.floats(0, 1, allow_subnormal=False)
POINTS = st.builds(Point, SHARES, SHARES)
NAMES = st.sampled_from("abcdefgh")
PORTFOLIOS = st.dictionaries(NAMES, st.tuples(POINTS, st.integers(0, 10**13)), min_size=1)


def split(portfolio: dict[str, tuple[Point, int]]) -> tuple[dict[str, Point], dict[str, int]]:
    assume(any(amount for _, amount in portfolio.values()))
    return {name: point for name, (point, _) in portfolio.items()}, {
        name: amount for name, (_, amount) in portfolio.items()
    }


@given(PORTFOLIOS, st.randoms())
def test_the_order_does_not_matter(portfolio: dict[str, tuple[Point, int]], random: Random) -> None:
    points, costs = split(portfolio)
    names = list(points)
    random.shuffle(names)
    assert weighed({name: points[name] for name in names}, {name: costs[name] for name in reversed(names)}) == weighed(
        points, costs
    )


@given(PORTFOLIOS)
def test_the_middle_lies_among_the_initiatives(portfolio: dict[str, tuple[Point, int]]) -> None:
    points, costs = split(portfolio)
    found = weighed(points, costs)
    for axis in (0, 1):
        there = [point[axis] for name, point in points.items() if costs[name]]
        assert min(there) - 1e-9 <= found.centroid[axis] <= max(there) + 1e-9
    assert sum(found.quadrants.values()) == pytest.approx(1)
    assert 1 - 1e-9 <= found.effective_number <= len(points) + 1e-9
    assert found.spread.standard_distance <= sqrt(0.5) + 1e-9
    for axis in (0, 1):
        assert isclose(sum(pull[axis] for pull in found.pulls.values()), found.bias[axis], abs_tol=1e-9)


@given(PORTFOLIOS, st.integers(2, 1000))
def test_only_shares_of_the_resources_count(portfolio: dict[str, tuple[Point, int]], factor: int) -> None:
    points, costs = split(portfolio)
    once, more = weighed(points, costs), weighed(points, {name: factor * each for name, each in costs.items()})
    assert more.centroid == pytest.approx(once.centroid, abs=1e-12)
    assert more.quadrants == pytest.approx(dict(once.quadrants))


@given(PORTFOLIOS, st.lists(st.sampled_from("pqr"), min_size=8, max_size=8))
def test_the_spread_is_that_within_portfolios_and_that_between_them(
    portfolio: dict[str, tuple[Point, int]], places: list[str]
) -> None:
    points, costs = split(portfolio)
    found = across(dict(points), costs, dict(zip("abcdefgh", places, strict=True)), TARGET)
    assert found is not None
    assert isclose(found.within + found.between, found.total, abs_tol=1e-9)


@given(PORTFOLIOS, PORTFOLIOS)
def test_the_steps_of_the_initiatives_are_the_whole_way(
    one: dict[str, tuple[Point, int]], two: dict[str, tuple[Point, int]]
) -> None:
    found = movement(weighed(*split(one)), weighed(*split(two)))
    for axis in (0, 1):
        assert isclose(sum(step.way[axis] for step in found.steps), found.way[axis], abs_tol=1e-9)
        assert isclose(sum(way[axis] for way in found.by_cause.values()), found.way[axis], abs_tol=1e-9)
    back = movement(found.after, found.before)
    assert back.closer == -found.closer
