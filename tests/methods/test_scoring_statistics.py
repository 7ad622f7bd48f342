"""How far figures can be trusted: intervals, reliability, careless answers and trends."""

from itertools import permutations
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.scoring import (
    Direction,
    Ground,
    Group,
    Grouping,
    Instrument,
    Interval,
    Limits,
    Method,
    Point,
    Question,
    as_percent,
    careless,
    cluster_interval,
    holm,
    paired,
    reliability,
    respondent_interval,
    respondent_scores,
    trend,
)
from farled.methods.scoring.tails import chi_square, normal, student, student_quantile

NAN = float("nan")


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [each.code for each in raised.value.problems]


# --- distributions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("degrees", "t"), [(1, 12.7062), (2, 4.302653), (3, 3.182446), (5, 2.570582), (9, 2.262157), (30, 2.042272)]
)
def test_students_t_as_tabled(degrees: int, t: float) -> None:
    assert student(t, degrees) == pytest.approx(0.05, abs=1e-6)
    assert student_quantile(0.95, degrees) == pytest.approx(t, rel=1e-5)


@pytest.mark.parametrize(
    ("degrees", "value"), [(1, 10.82757), (2, 13.81551), (3, 16.26624), (5, 20.51501), (6, 22.45774), (10, 29.58830)]
)
def test_chi_square_as_tabled(degrees: int, value: float) -> None:
    assert chi_square(value, degrees) == pytest.approx(0.001, rel=1e-4)


def test_the_tails_have_edges() -> None:
    assert student(0, 3) == chi_square(0, 3) == chi_square(-1, 2) == normal(0) == 1
    for tail in (student, chi_square):
        with pytest.raises(ValueError, match="degrees"):
            tail(1, 0)
    with pytest.raises(ValueError, match="level"):
        student_quantile(1, 3)


# --- intervals -------------------------------------------------------------------------------------------------------


def bodies(number: int, seed: int = 3) -> tuple[list[float], list[int]]:
    pick = np.random.default_rng(seed)
    counts = pick.integers(5, 20, number).tolist()
    return [float(pick.normal(50, 10) * each) for each in counts], counts


def interval(number: int, **options: object) -> Interval:
    found = cluster_interval(*bodies(number), seed=7, **options)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_ten_bodies_are_drawn_anew_and_fewer_take_students_t() -> None:
    assert interval(10).method is Method.CLUSTERS
    nine = interval(9)
    assert nine.method is Method.STUDENT
    means = [total / count for total, count in zip(*bodies(9), strict=True)]
    assert nine.mean == pytest.approx(mean(means))
    assert nine.high - nine.mean == pytest.approx(2.306004 * np.std(means, ddof=1) / 3, rel=1e-5)
    assert (nine.seed, nine.generator) == (None, "")


def test_the_same_seed_draws_the_same_and_more_confidence_is_wider() -> None:
    assert interval(30) == interval(30)
    assert interval(30).generator.startswith("PCG64, numpy ")
    assert interval(30, level=0.99).low < interval(30).low < interval(30).mean < interval(30).high


def test_the_interval_covers_about_as_often_as_it_says() -> None:
    """Forty bodies with means around 50, drawn 200 times: 95 per cent, give or take."""
    pick = np.random.default_rng(11)
    covered = 0
    for seed in range(200):
        counts = pick.integers(8, 20, 40)
        found = cluster_interval(pick.normal(50, 10, 40) * counts, counts, seed=seed, times=400)
        assert found is not None
        covered += found.low <= 50 <= found.high
    assert 175 <= covered <= 199


def test_bodies_without_answers_are_left_out_and_one_alone_tells_nothing() -> None:
    assert cluster_interval([100.0, 0.0], [2, 0], seed=1) is None
    found = cluster_interval([100.0, 0.0, 300.0], [2, 0, 4], seed=1)
    assert found is not None
    assert found.clusters == 2


def test_when_everybody_has_answered_nothing_is_uncertain() -> None:
    scores = [40.0, 50, 60, 70, 80]
    everybody = respondent_interval(scores, 5, seed=1)
    assert everybody is not None
    assert everybody.low == everybody.high == everybody.mean == 60
    few, many = respondent_interval(scores, 10, seed=1), respondent_interval(scores, 1_000_000, seed=1)
    assert few is not None
    assert many is not None
    assert (few.high - few.mean) / (many.high - many.mean) == pytest.approx(np.sqrt(0.5), rel=1e-3)
    assert respondent_interval([50.0], 10, seed=1) is None


def test_faults_in_intervals() -> None:
    with pytest.raises(InputError) as raised:
        cluster_interval([1.0], [1, 2], seed=1, level=1, times=10)
    assert codes(raised) == ["level.outside", "times.too_few", "clusters.lengths"]
    with pytest.raises(InputError) as raised:
        respondent_interval([1.0, 2.0], 1, seed=1)
    assert codes(raised) == ["staff.fewer_than_asked"]


# --- reliability -----------------------------------------------------------------------------------------------------

FIVE = [[4, 5, 4], [2, 3, 2], [3, 3, 4], [5, 5, 5], [1, 2, 2]]


def test_the_worked_example_of_reliability() -> None:
    """Methods reference, section 5: α 0.961765, mean score 58.3333."""
    found = reliability(FIVE)
    assert found.alpha == pytest.approx(0.961765, abs=5e-7)
    assert (found.cases, found.left_out, found.enough, found.turned_wrong) == (5, 0, False, False)
    scores = as_percent([Question(name, {}) for name in "abc"], FIVE)
    assert reliability(scores).alpha == pytest.approx(0.961765, abs=5e-7)  # whatever the unit
    assert respondent_scores(scores).mean() == pytest.approx(58.3333, abs=5e-5)


def test_reliability_is_of_those_who_answered_everything() -> None:
    rows: list[list[float]] = [*([float(each) for each in row] for row in FIVE), [NAN, 1, 5]]
    found = reliability(rows * 6)
    assert (found.cases, found.left_out, found.enough) == (30, 6, True)
    assert found.alpha == pytest.approx(reliability(FIVE * 6).alpha)
    assert found.without == tuple(reliability(np.delete(FIVE * 6, place, axis=1)).alpha for place in range(3))


def test_a_question_asked_the_other_way_round_shows() -> None:
    found = reliability([[a, 6 - b] for a, b, _ in FIVE])
    assert found.alpha is not None
    assert found.alpha < 0
    assert found.turned_wrong


@pytest.mark.parametrize("rows", [[[1, 2]], [[1], [2]], [[3, 3], [3, 3]]])
def test_reliability_without_meaning(rows: list[list[int]]) -> None:
    found = reliability(rows)
    assert found.alpha is None
    assert not found.turned_wrong


def test_a_respondent_needs_half_the_answers() -> None:
    rows = [[100, NAN, NAN, 0], [100, NAN, NAN, NAN], [NAN] * 4]
    np.testing.assert_equal(respondent_scores(rows), [50, NAN, NAN])


# --- careless answers ------------------------------------------------------------------------------------------------

TWELVE = Instrument(
    "dm",
    1,
    tuple(Question(f"q{n}", {"area": "ab"[n % 2]}, turned=n == 5) for n in range(12)),
    (Grouping("area", (Group("a"), Group("b"))),),
)


def sheets(number: int = 60, seed: int = 5) -> list[list[int]]:
    """Ordinary sheets: an own level, and answers that vary around it."""
    pick = np.random.default_rng(seed)
    level = pick.integers(2, 5, number)
    given = np.clip(level[:, None] + pick.integers(-1, 2, (number, 12)), 1, 5)
    found: list[list[int]] = np.where([each.turned for each in TWELVE.questions], 6 - given, given).tolist()
    return found


def test_ordinary_sheets_are_not_flagged() -> None:
    assert careless(TWELVE, sheets(), grouping="area").flagged.sum() == 0


def test_the_same_answer_all_through_is_flagged() -> None:
    found = careless(TWELVE, [*sheets(), [4] * 12, [4] * 6 + [-1] * 6], grouping="area")
    assert found.flagged.tolist()[-2:] == [True, True]
    assert found.run.tolist()[-2:] == [12, 6]
    assert found.spread.tolist()[-2:] == [0, 0]


def test_one_sign_alone_is_not_enough() -> None:
    """Haste alone, or with a run."""
    quick = [60.0] * 60 + [5.0, 5.0]
    found = careless(TWELVE, [*sheets(60), *sheets(1, 9), [3] * 8 + [5, 1, 5, 1]], grouping="area", seconds=quick)
    assert found.signs[-2].tolist() == [False, False, False, True]
    assert found.signs[-1].tolist() == [True, False, False, True]
    assert found.flagged.tolist()[-2:] == [False, True]


def test_a_sheet_unlike_all_others_is_seen() -> None:
    """All sheets agree between the areas but one that has them opposite."""
    opposite = [5 if n % 2 else 1 for n in range(12)]
    found = careless(TWELVE, [*sheets(), opposite], grouping="area")
    assert found.signs[-1].tolist() == [False, False, True, False]
    assert int(np.nanargmax(found.distance)) == 60
    assert not careless(TWELVE, [*sheets(), opposite], grouping="area", limits=Limits(outlier=0)).signs[-1].any()


def test_too_few_sheets_have_no_distance_and_the_shape_is_checked() -> None:
    assert np.isnan(careless(TWELVE, sheets(3), grouping="area").distance).all()
    with pytest.raises(InputError) as raised:
        careless(TWELVE, [[1, 2]], grouping="area")
    assert codes(raised) == ["answers.shape"]


# --- trends ----------------------------------------------------------------------------------------------------------


def points(*values: float, first: int = 2019) -> list[Point]:
    return [Point(first + number, value) for number, value in enumerate(values)]


def test_the_worked_example_of_a_trend() -> None:
    """Methods reference, section 5: S = 8, p = 0.0833, slope 1.3542."""
    found = trend(points(48, 49.5, 49, 52, 53.5))
    assert (found.statistic, found.ground, found.direction) == (8, Ground.MANN_KENDALL, Direction.UNSURE)
    assert found.p == pytest.approx(0.0833, abs=5e-5)
    assert found.slope == pytest.approx(1.3542, abs=5e-5)
    assert found.change == 5.5


def test_the_worked_example_of_two_years() -> None:
    """53.5 ± 1.1 against 52 ± 1.3: z 0.8808, not significant."""
    found = trend([Point(2023, 52, 1.3), Point(2024, 53.5, 1.1)])
    assert found.statistic == pytest.approx(0.8808, abs=5e-5)
    assert (found.ground, found.direction, found.slope) == (Ground.TWO_POINTS, Direction.UNSURE, None)
    sure = trend([Point(2023, 52, 0.3), Point(2024, 50, 0.3)])
    assert sure.direction is Direction.DOWN


def test_two_or_three_points_are_no_trend() -> None:
    assert trend([]).direction is Direction.UNSURE
    two = trend(points(40, 60))
    assert (two.ground, two.p, two.slope, two.change) == (Ground.NONE, None, None, 20)
    three = trend(points(40, 50, 60))
    assert (three.ground, three.p, three.slope) == (Ground.NONE, None, None)


def test_a_reworded_question_breaks_the_series() -> None:
    series = [*points(10, 20, 30, 40), *(Point(2023 + n, 50 + n, series=2) for n in range(5))]
    found = trend(series)
    assert found.used == (2023, 2024, 2025, 2026, 2027)
    assert found.cut_off == (2019, 2020, 2021, 2022)
    assert found.change == 4
    back = trend([Point(2019, 10), Point(2020, 50, series=2), Point(2021, 12)])
    assert (back.used, back.cut_off) == ((2021,), (2019, 2020))  # what lies beyond a break is not picked up again
    with pytest.raises(InputError) as raised:
        trend([Point(2020, 1), Point(2020, 2)])
    assert codes(raised) == ["year.twice"]


@given(st.lists(st.integers(0, 100), min_size=4, max_size=6, unique=True))
def test_the_chance_is_that_of_all_orders(values: list[int]) -> None:
    def score(order: tuple[int, ...]) -> int:
        return sum((b > a) - (b < a) for place, a in enumerate(order) for b in order[place + 1 :])

    orders = [score(order) for order in permutations(values)]
    own = abs(score(tuple(values)))
    assert trend(points(*values)).p == pytest.approx(sum(abs(each) >= own for each in orders) / len(orders))


def test_ties_and_long_series_use_the_normal_distribution() -> None:
    assert trend(points(*range(12))).p == pytest.approx(normal(65 / np.sqrt(12 * 11 * 29 / 18)))
    tied = trend(points(1, 1, 2, 3))
    assert tied.statistic == 5
    assert tied.p == pytest.approx(normal(4 / np.sqrt((4 * 3 * 13 - 2 * 1 * 9) / 18)))
    assert trend(points(5, 5, 5, 5)).p == 1


def test_the_same_bodies_in_two_years() -> None:
    before = {"a": 50.0, "b": 61.0, "c": 43.0, "gone": 90.0}
    found = paired(before, {"a": 52.0, "b": 62.0, "c": 46.0, "new": 10.0})
    assert found is not None
    assert found.statistic == pytest.approx(2 / (1 / np.sqrt(3)))
    assert (found.change, found.direction) == (2, Direction.UNSURE)
    assert paired({"a": 1.0}, {"a": 2.0}) is None
    same = paired({"a": 1.0, "b": 5.0}, {"a": 2.0, "b": 6.0})
    assert same is not None
    assert (same.p, same.direction) == (0, Direction.UP)
    still = paired(before, before)
    assert still is not None
    assert (still.p, still.direction) == (1, Direction.UNSURE)


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.floats(0, 1), max_size=6))
def test_fair_chances_are_never_lower_and_keep_their_order(chances: dict[str, float]) -> None:
    found = holm(chances)
    assert found.keys() == chances.keys()
    assert all(chances[name] <= found[name] <= 1 for name in chances)
    assert all(found[a] <= found[b] for a in chances for b in chances if chances[a] < chances[b])
    if chances:
        assert min(found.values()) == min(1, len(chances) * min(chances.values()))
