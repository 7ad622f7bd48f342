"""Why something was not chosen: every reason is checked by choosing again, or by trying every choice."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.selection import (
    Cause,
    Depth,
    Initiative,
    Method,
    Plan,
    Rule,
    RuleKind,
    SelectionProblem,
    Standing,
    Status,
    alternatives,
    break_even,
    distance,
    explain,
    frame_values,
    pareto,
    select,
    selection_frequency,
    violations,
    worth,
)
from farled.methods.selection.conflicts import forced
from farled.methods.selection.search import search
from tests.methods.selection_cases import FIRST, Table, small_problem, worked_example

SEEDS = [seed for seed in range(90) if Table(small_problem(seed, most=8)).best() is not None]


def case(seed: int) -> tuple[SelectionProblem, Plan, Table]:
    problem = small_problem(seed, most=8)
    return problem, select(problem), Table(problem)


def test_the_worked_example_is_explained() -> None:
    """Methods reference, section 4.3: Δ_A = Δ_D = 1; A needs 6 more beside the plan, and 1 more to be in the best."""
    problem = worked_example()
    told = explain(problem, select(problem)).rejections
    assert {name: each.price for name, each in told.items()} == {"A": 1, "D": 1}
    assert told["A"].extra_frame == {("p", FIRST): 6}
    assert [each.rule for each in told["A"].breaks] == [Rule(RuleKind.FRAME, ("p", FIRST))]
    assert told["A"].cause is Cause.CROWDED_OUT
    assert break_even(problem, "A", ("p", FIRST)) == 1
    assert [break_even(worked_example(frame), "A", ("p", FIRST)) for frame in (11, 13, 14, 15)] == [0, 0, 1, 0]


@given(st.sampled_from(SEEDS))
@settings(max_examples=25, deadline=None)
def test_forcing_in_never_improves_the_best(seed: int) -> None:
    problem, plan, _ = case(seed)
    for each in problem.initiatives:
        with_it = search(forced(problem, each.id))
        assert with_it.value is None or with_it.value <= plan.value


def test_prices_and_causes_are_those_of_trying_everything() -> None:
    causes = set()
    for seed in SEEDS[:40]:
        problem, plan, table = case(seed)
        told = explain(problem, plan)
        assert told.plan == plan
        assert set(told.rejections) == {each.id for each in problem.initiatives} - plan.starts.keys()
        for name, each in told.rejections.items():
            causes.add(each.cause)
            within = table.kept & table.active[name]
            assert (each.instead is None) == (not within.any()), (seed, name)
            if within.any():
                assert each.price == plan.value - table.worth[within].max(), (seed, name)
                assert each.instead is not None
                assert worth(problem, each.instead) == plan.value - (each.price or 0)
                assert not violations(problem, each.instead)
            assert (each.cause is Cause.IMPOSSIBLE) == (not within.any()), (seed, name)
    assert causes == {Cause.NO_GAIN, Cause.CROWDED_OUT, Cause.IMPOSSIBLE}


def test_every_rule_named_keeps_it_out_alone_and_nothing_else_does() -> None:
    for seed in SEEDS[:40]:
        problem, plan, table = case(seed)
        for name, each in explain(problem, plan).rejections.items():
            place = beside(table, plan, dict(each.starts))
            assert name in each.starts
            assert each.gain == table.worth[place] - plan.value
            for broken in each.breaks:
                alone = [rule for rule in problem.rules() if rule.kind is broken.rule.kind]
                assert not table.keeps(*alone)[place], (seed, name, broken)
            richer = replace(problem, frames=more_money(problem, each.breaks))
            named = {broken.rule for broken in each.breaks if broken.rule.kind is not RuleKind.FRAME}
            others = [rule for rule in problem.rules() if rule not in named]
            assert Table(richer).keeps(*others)[place], (seed, name)
            if not each.breaks:
                assert each.gain <= 0
                assert each.cause is Cause.NO_GAIN


def test_the_extra_frame_lets_it_in_beside_the_plan_and_one_less_does_not() -> None:
    tried = 0
    for seed in range(60):
        small = small_problem(seed, most=7)
        problem = replace(small, capacity=dict.fromkeys(small.capacity, 99), shares=(), excludes=(), one_of=())
        if Table(problem).best() is None:
            continue
        plan = select(problem)
        for each in explain(problem, plan).rejections.values():
            if not each.extra_frame:
                continue
            tried += 1
            both = {**plan.starts, **each.starts}
            assert not violations(replace(problem, frames=added(problem, each.extra_frame)), both)
            for place in each.extra_frame:
                less = {**each.extra_frame, place: each.extra_frame[place] - 1}
                assert violations(replace(problem, frames=added(problem, less), carry_over=problem.carry_over), both)
    assert tried > 5


def more_money(problem: SelectionProblem, breaks: tuple[object, ...]) -> dict[tuple[str, int], int]:
    extra = {broken.rule.subject: int(broken.by) for broken in breaks if broken.rule.kind is RuleKind.FRAME}  # type: ignore[attr-defined]
    return added(problem, extra)


def added(problem: SelectionProblem, extra: object) -> dict[tuple[str, int], int]:
    return {place: frame + extra.get(place, 0) for place, frame in problem.frames.items()}  # type: ignore[attr-defined]


def beside(table: Table, plan: Plan, more: dict[str, int]) -> int:
    wanted = {**plan.starts, **more}
    same = np.ones(table.size, dtype=bool)
    for name, year in table.year.items():
        same &= year == wanted.get(name, 0)
    return int(np.flatnonzero(same)[0])


def test_the_near_way_brackets_the_price() -> None:
    for seed in SEEDS[:30]:
        problem, plan, _ = case(seed)
        near, exact = explain(problem, plan, depth=Depth.NEAR), explain(problem, plan)
        for name, each in near.rejections.items():
            price = exact.rejections[name].price
            if price is not None:
                assert each.price_at_least <= price, (seed, name)
                assert each.price_at_most is None or price <= each.price_at_most, (seed, name)


def test_a_plan_that_was_not_the_best_gives_way_to_a_better_one() -> None:
    problem = worked_example()
    poor = Plan({"A": FIRST, "D": FIRST}, 17, 20, Status.LIMIT, settled=False, carried={}, seed=0, solver="")
    told = explain(problem, poor)
    assert (dict(told.plan.starts), told.plan.value) == ({"B": FIRST, "C": FIRST}, 18)
    assert set(told.rejections) == {"A", "D"}
    nothing = replace(poor, starts={}, value=0)
    assert explain(problem, nothing).plan.value == 18


def test_the_value_of_a_frame_is_what_solving_again_gives() -> None:
    for seed in SEEDS[:25]:
        problem, plan, _ = case(seed)
        for place, told in frame_values(problem, plan, step=2).items():
            richer = replace(problem, frames=added(problem, {place: 2}))
            gain = (Table(richer).best() or 0) - plan.value
            assert told.gain_at_least == told.gain_at_most == gain >= 0, (seed, place)
            assert told.per_krona == Fraction(gain, 2)
    with pytest.raises(ValueError, match="a step of 0"):
        frame_values(worked_example(), select(worked_example()), step=0)


def test_break_even_is_the_least_money_at_which_it_is_in_a_best_plan() -> None:
    tried = 0
    for seed in SEEDS[:25]:
        problem = replace(small_problem(seed, most=6), carry_over=Fraction(0))
        if Table(problem).best() is None:
            continue
        plan = select(problem)
        for each in problem.initiatives:
            place = (each.portfolio, each.starts[0])
            if each.id in plan.starts:
                continue
            told = break_even(problem, each.id, place)
            steps = (step for step in range(30) if is_in_a_best(problem, place, step, each.id))
            assert told == next(steps, None), (seed, each.id)
            tried += 1
    assert tried > 20
    with pytest.raises(KeyError):
        break_even(worked_example(), "A", ("q", FIRST))


def is_in_a_best(problem: SelectionProblem, place: tuple[str, int], step: int, name: str) -> bool:
    table = Table(replace(problem, frames=added(problem, {place: step})))
    return bool((table.kept & table.active[name] & (table.worth == table.best())).any())


def test_alternatives_are_all_other_sets_worth_nearly_as_much() -> None:
    tried = 0
    for seed in SEEDS[:30]:
        problem, plan, table = case(seed)
        told = alternatives(problem, plan, within=Fraction(1, 5), most=50)
        assert told.complete
        best: dict[frozenset[str], int] = {}
        for place in np.flatnonzero(table.kept & (table.worth >= plan.value - abs(plan.value) / 5)):
            chosen = frozenset(table.starts(int(place)))
            best[chosen] = max(best.get(chosen, -999), int(table.worth[place]))
        best.pop(frozenset(plan.starts))
        assert {frozenset(each.starts): each.value for each in told.found} == best, seed
        assert [each.value for each in told.found] == sorted((each.value for each in told.found), reverse=True)
        for each in told.found:
            assert set(each.starts) == (set(plan.starts) | set(each.added)) - set(each.dropped)
        tried += len(best)
    assert tried > 30
    assert not alternatives(worked_example(), select(worked_example()), within=Fraction(1, 2), most=1).complete


TARGET = {"innovation": 40, "external": 50}


def balanced(seed: int) -> SelectionProblem:
    problem = small_problem(seed, most=7)
    items = tuple(
        replace(each, shares={**each.shares, "external": (37 * number) % 101})
        for number, each in enumerate(problem.initiatives)
    )
    return replace(problem, initiatives=items, shares=())


def test_the_whole_front_is_that_of_trying_everything() -> None:
    sizes = []
    for seed in range(40):
        problem = balanced(seed)
        table = Table(problem)
        weighty = [
            (int(table.worth[place]), distance(problem, table.starts(int(place)), TARGET))
            for place in np.flatnonzero(table.kept)
            if any(each.weight for each in problem.initiatives if each.id in table.starts(int(place)))
        ]
        best = {
            point for point in weighty if not any(o != point and o[0] >= point[0] and o[1] <= point[1] for o in weighty)
        }
        told = pareto(problem, TARGET, points=None)
        assert told.complete
        assert {(each.value, each.distance) for each in told.points} == best, seed
        steps = pareto(problem, TARGET, points=6)
        assert len(steps.points) <= 8
        for each in steps.points:
            assert each.value == each.bound
            assert not any(value > each.value and away <= each.distance for value, away in weighty), seed
        sizes.append(len(best))
    assert max(sizes) > 4


def test_distance_is_that_of_the_balance() -> None:
    """Methods reference, section 3: d₁ = 0.14 for three initiatives of 1000, 600 and 400."""
    rows = (("a", 1_000, 10, 20), ("b", 600, 80, 30), ("c", 400, 50, 90))
    items = tuple(
        Initiative(name, "p", (FIRST,), (1,), {FIRST: 1}, weight=weight, shares={"innovation": one, "external": other})
        for name, weight, one, other in rows
    )
    starts = {"a": FIRST, "b": FIRST, "c": FIRST}
    assert distance(SelectionProblem(items, {("p", FIRST): 3}), starts, TARGET) == 14
    assert distance(SelectionProblem(items, {("p", FIRST): 3}), {}, TARGET) == 0


def test_how_often_each_is_chosen_is_what_choosing_again_gives() -> None:
    for seed in SEEDS[:10]:
        problem, plan, table = case(seed)
        factors = np.random.Generator(np.random.PCG64(seed)).uniform(0.2, 1.8, (40, len(problem.initiatives)))
        told = selection_frequency(problem, plan.starts, factors, method=Method.WHOLE, gap=0.0)
        counts, regret = dict.fromkeys(table.active, 0), 0.0
        for row in factors:
            drawn = drawn_worth(table, row)
            best = np.flatnonzero(table.kept)[np.argmax(drawn[table.kept])]
            regret += float(drawn[best] - drawn[beside(table, plan, {})])
            for name in table.starts(int(best)):
                counts[name] += 1
        assert {name: round(share * 40) for name, share in told.frequency.items()} == counts, seed
        assert told.regret == pytest.approx(regret / 40)
        relaxed = selection_frequency(problem, plan.starts, factors)
        assert relaxed.regret >= told.regret - 1e-6
        assert all(-1e-9 <= share <= 1 + 1e-9 for share in relaxed.frequency.values())
        assert relaxed.draws == 40


def drawn_worth(
    table: Table, row: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    total = np.zeros(table.size)
    for factor, each in zip(row, table.problem.initiatives, strict=True):
        for year, value in each.value.items():
            total += factor * value * (table.year[each.id] == year)
    for synergy in table.problem.synergies:
        total += synergy.value * np.all([table.active[name] for name in synergy.members], axis=0)
    return total


def test_core_border_and_exterior() -> None:
    problem = worked_example(11)
    factors = np.ones((10, 4))
    factors[:5, 0] = 0.1  # A is worth little in half of the draws
    factors[:, 2] = 0.9  # and C less than B
    told = selection_frequency(problem, select(problem).starts, factors, method=Method.WHOLE)
    assert dict(told.standing) == {
        "A": Standing.BORDER,
        "B": Standing.CORE,
        "C": Standing.BORDER,
        "D": Standing.EXTERIOR,
    }
    assert told.error["A"] == pytest.approx((0.25 / 10) ** 0.5)
    assert told.regret == pytest.approx((9 + 8.1 - 1.2 - 9) / 2)
    for wrong, code in ((np.ones((0, 4)), "factors.none"), (np.ones((3, 2)), "factors.shape")):
        with pytest.raises(InputError, match=code):
            selection_frequency(problem, {}, wrong)
