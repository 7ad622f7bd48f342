"""From questions and answers to areas, indexes and positions."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from farled.methods.problems import InputError
from farled.methods.scoring import (
    DONT_KNOW,
    NOT_MINE,
    UNANSWERED,
    Cell,
    Group,
    Grouping,
    Instrument,
    Position,
    Question,
    Side,
    Tally,
    Verdict,
    Weighing,
    by_group,
    changes,
    check,
    clusters,
    comparable,
    overall,
    percent,
    position,
    release,
    tally,
    twice,
    weighted_mean,
)

AREAS = ("effectiveness", "innovation", "balancing", "organisation", "users", "technology")
SIX_FIVE_SEVEN = Instrument(
    "digital maturity",
    1,
    tuple(
        Question(f"q{n}", {"area": AREAS[n % 6], "factor": f"f{n % 5}", "principle": f"p{n % 7}"}, turned=n % 4 == 3)
        for n in range(42)
    ),
    (
        Grouping("area", tuple(Group(a, Side.ABILITY if n < 3 else Side.LEGACY) for n, a in enumerate(AREAS))),
        Grouping("factor", tuple(Group(f"f{n}") for n in range(5))),
        Grouping("principle", tuple(Group(f"p{n}") for n in range(7))),
    ),
)
ONE = Instrument("one", 1, (Question("q", {"area": "a"}),), (Grouping("area", (Group("a"),)),))


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [each.code for each in raised.value.problems]


def counted(instrument: Instrument, rows: list[tuple[int, int, int, int]], bodies: int, years: int = 1) -> Tally:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return tally(instrument, *columns, bodies=bodies, years=years)


def answered(*bodies: list[int]) -> Tally:
    """One question; a list of answers for each body."""
    return counted(ONE, [(body, 0, 0, each) for body, given in enumerate(bodies) for each in given], len(bodies))


def test_six_areas_five_factors_and_seven_principles_are_read_from_the_same_answers() -> None:
    assert check(SIX_FIVE_SEVEN) == ()
    rows = [(0, question, 0, 1 + question % 5) for question in range(42) for _ in range(5)]
    shown = release(counted(SIX_FIVE_SEVEN, rows, 1), {"all": [0]})
    sizes = {}
    for grouping in SIX_FIVE_SEVEN.groupings:
        scores = by_group(SIX_FIVE_SEVEN, grouping.id, shown.percent)
        sizes[grouping.id] = scores.percent.shape
        for place, group in enumerate(grouping.groups):
            own = [float(percent(1 + q % 5, turned=q % 4 == 3)) for q in SIX_FIVE_SEVEN.places(grouping.id, group.id)]
            assert scores.percent[0, place, 0] == pytest.approx(sum(own) / len(own))
    assert sizes == {"area": (1, 6, 1), "factor": (1, 5, 1), "principle": (1, 7, 1)}


def test_an_instrument_with_faults_tells_them_all() -> None:
    wrong = Instrument(
        "dm",
        1,
        (Question("q", {"area": "b"}, points=1), Question("q", {}, weight=-1)),
        (Grouping("area", (Group("a", Side.ABILITY, weight=-1), Group("a"))), Grouping("area", ())),
    )
    assert {each.code for each in check(wrong)} == {
        "question.twice",
        "grouping.twice",
        "group.twice",
        "question.points",
        "question.weight",
        "question.ungrouped",
        "question.group_unknown",
        "group.empty",
        "group.weight",
        "grouping.one_sided",
    }


def test_versions_say_what_can_be_compared() -> None:
    first = SIX_FIVE_SEVEN
    moved = replace(first.questions[1], groups={"area": "users", "factor": "f0", "principle": "p0"})
    second = replace(
        first,
        version=2,
        questions=(
            first.questions[0],
            moved,  # read under another area, but asked as before
            replace(first.questions[2], wording=2),
            replace(first.questions[3], points=7),
            Question("new", {}),
        ),
    )
    found = changes(first, second)
    assert (found.same, found.reworded, found.added) == (("q0", "q1"), ("q2", "q3"), ("new",))
    assert len(found.removed) == 38
    assert comparable([first, second]) == ("q0", "q1")
    assert comparable([]) == ()
    assert second.grouping("factor").groups == first.grouping("factor").groups
    with pytest.raises(KeyError):
        first.grouping("other")


def test_likert_to_per_cent() -> None:
    assert [percent(each) for each in range(1, 6)] == [0, 25, 50, 75, 100]
    assert [percent(each, turned=True) for each in range(1, 6)] == [100, 75, 50, 25, 0]
    assert percent(2, 1, 4) == Fraction(100, 3)
    for answer, lowest, highest in ((0, 1, 5), (6, 1, 5), (3, 3, 3)):
        with pytest.raises(ValueError, match="on a scale"):
            percent(answer, lowest, highest)


def test_what_is_no_answer_is_neither_zero_nor_the_middle() -> None:
    given = [1, 5, 5, 5, 5, DONT_KNOW, DONT_KNOW, NOT_MINE, UNANSWERED]
    cell = release(answered(given), {"all": [0]}).cell("all", "q", 0)
    assert cell.percent == 80
    assert (cell.answered, cell.asked, cell.dont_know, cell.not_mine, cell.blank) == (5, 9, 2, 1, 1)
    assert cell.distribution == (1, 0, 0, 0, 4)
    assert cell.deviation == pytest.approx(np.std([0, 100, 100, 100, 100], ddof=1))


def test_a_hidden_cell_is_none_and_not_zero() -> None:
    shown = release(answered([3] * 4, []), {"few": [0], "none": [1]})
    assert shown.cell("few", "q", 0) == Cell(Verdict.TOO_FEW)
    assert shown.cell("none", "q", 0) == Cell(Verdict.NOBODY)
    assert np.isnan(shown.percent).all()
    assert not shown.counts.any()
    with pytest.raises(KeyError):
        shown.cell("few", "other", 0)


def test_a_unit_of_bodies_that_are_not_there_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        release(answered([1]), {"a": [0, 1], "b": [-1]})
    assert codes(raised) == ["unit.unknown_body", "unit.unknown_body"]


def test_faults_in_columns_are_told_together_with_their_row() -> None:
    column = np.array([0, 0, 3])
    with pytest.raises(InputError) as raised:
        tally(ONE, column, column, column.astype(float), column[:2], bodies=1, years=1)
    assert codes(raised) == ["columns.lengths", "column.outside", "column.outside", "column.type"]
    assert raised.value.problems[1].facts == {"column": "body", "row": 2, "value": 3}


def test_an_answer_beyond_its_own_questions_scale_is_refused() -> None:
    two = replace(ONE, questions=(Question("q", {"area": "a"}, points=4), Question("r", {"area": "a"}, points=7)))
    with pytest.raises(InputError) as raised:
        counted(two, [(0, 0, 0, 5), (0, 1, 0, 7)], 1)
    assert [each.facts for each in raised.value.problems] == [{"question": "q", "points": 4, "answers": 1}]


def test_the_same_respondent_twice_is_found() -> None:
    (found,) = twice(np.array([1, 2, 1, 1]), np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0]))
    assert found.facts == {"respondent": 1, "question": 0, "year": 0, "times": 2}


ROWS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 1), st.integers(-2, 5)), min_size=1, max_size=40
)
PAIR = replace(ONE, questions=(Question("q", {"area": "a"}), Question("r", {"area": "a"}, turned=True)))


@given(ROWS)
def test_counting_is_the_same_as_one_by_one(rows: list[tuple[int, int, int, int]]) -> None:
    found = counted(PAIR, rows, 3, 2)
    for body, question, year, answer in {*rows, (0, 0, 0, 1)}:
        assert found.counts[body, question, year, answer + 2] == rows.count((body, question, year, answer))
    assert found.counts.sum() == len(rows)
    for body, question, year in {row[:3] for row in rows}:
        given = [row[3] for row in rows if row[:3] == (body, question, year) and row[3] > 0]
        assert found.answered[body, question, year] == len(given)
        if given:
            own = [percent(each, turned=question == 1) for each in given]
            assert found.percent[body, question, year] == pytest.approx(float(sum(own) / len(own)))


@given(ROWS, st.integers(0, 40))
def test_tallies_of_parts_add_up(rows: list[tuple[int, int, int, int]], cut: int) -> None:
    whole = counted(PAIR, rows, 3, 2)
    both = counted(PAIR, rows[:cut], 3, 2) + counted(PAIR, rows[cut:], 3, 2)
    assert (both.counts == whole.counts).all()
    with pytest.raises(InputError):
        whole + answered([1])


def test_an_area_needs_half_of_its_weight() -> None:
    questions = tuple(Question(f"q{n}", {"area": "a"}, weight=weight) for n, weight in enumerate((1, 1, 2)))
    made = Instrument("dm", 1, questions, (Grouping("area", (Group("a"),)),))
    nan = float("nan")
    scores = by_group(made, "area", np.array([[40.0, 40, 40, nan], [60, 60, nan, nan], [80, nan, nan, nan]]))
    assert scores.percent[0].tolist()[:2] == [65.0, 50.0]
    assert np.isnan(scores.percent[0, 2:]).all()
    assert scores.coverage[0].tolist() == [1.0, 0.5, 0.25, 0.0]


def test_years_of_two_versions_are_compared_on_the_questions_they_share() -> None:
    """q1 was reworded: set beside each other as they stand the years would differ by that alone."""
    area = (Grouping("area", (Group("a"), Group("b"))),)
    first = Instrument("dm", 1, tuple(Question(f"q{n}", {"area": "aaab"[n]}) for n in range(4)), area)
    second = replace(
        first,
        version=2,
        questions=(
            first.questions[0],
            replace(first.questions[1], wording=2),
            *first.questions[2:3],
            Question("q9", {"area": "b"}),
        ),
    )
    shared = comparable([first, second])
    assert shared == ("q0", "q2")
    before = by_group(first, "area", np.array([[50.0], [90.0], [60.0], [70.0]]), only=shared)
    after = by_group(second, "area", np.array([[50.0], [10.0], [60.0], [70.0]]), only=shared)
    assert before.percent[0, 0] == after.percent[0, 0] == 55
    assert before.coverage[:, 0].tolist() == after.coverage[:, 0].tolist() == [pytest.approx(2 / 3), 0]
    assert np.isnan([before.percent[1, 0], after.percent[1, 0]]).all()  # nothing in b is the same


def test_the_index_is_the_mean_of_both_sides_and_missing_when_an_area_is() -> None:
    areas = Grouping(
        "area", (Group("a", Side.ABILITY), Group("b", Side.ABILITY, weight=3), Group("c", Side.LEGACY), Group("d"))
    )
    sided = replace(areas, groups=areas.groups[:3])
    made = Instrument("dm", 1, tuple(Question(x, {"area": x}) for x in "abc"), (sided,))
    scores = by_group(made, "area", np.array([[20.0, 20.0], [60.0, 60.0], [90.0, np.nan]]))
    assert scores.index(Side.ABILITY).tolist() == [50, 50]
    assert scores.index().tolist()[0] == 70
    assert np.isnan(scores.index()[1])


def test_positions_are_cut_at_fifty_and_the_cut_belongs_to_the_upper_side() -> None:
    assert [position(*each) for each in ((50, 50), (50, 49.9), (49.9, 50), (0, 0))] == list(Position)
    assert position(float("nan"), 50) is None


SCORES = {"a": (52, 40, 400), "b": (60, 10, 50), "c": (48, 25, 150)}  # per cent, respondents, staff


def three_bodies() -> Tally:
    """Bodies whose means are 52, 60 and 48 per cent on a scale of 101 points."""
    wide = replace(ONE, questions=(Question("q", {"area": "a"}, points=100),))
    rows = []
    for body, (mean, number, _) in enumerate(SCORES.values()):
        low = int(mean * 99 / 100)  # two neighbouring points that give the mean together
        share = round((mean * 99 / 100 - low) * number)
        rows += [(body, 0, 0, 1 + low + (each < share)) for each in range(number)]
    return counted(wide, rows, 3)


def test_the_worked_example_of_weighing() -> None:
    """Methods reference, section 5: 53.333, 51.667 and 51.733; effective number 69.90 of 75."""
    scores = [each[0] for each in SCORES.values()]
    assert weighted_mean(scores) == pytest.approx(53.3333, abs=5e-5)
    assert weighted_mean(scores, [each[2] for each in SCORES.values()]) == pytest.approx(51.6667, abs=5e-5)
    assert weighted_mean(scores, [each[1] for each in SCORES.values()]) == pytest.approx(51.7333, abs=5e-5)
    shown = release(three_bodies(), {"all": [0, 1, 2], "a": [0], "b": [1], "c": [2]})
    staff = {name: each[2] for name, each in SCORES.items()}
    means = [shown.cell(name, "q", 0).percent for name in "abc"]
    for weighing, expected, effective in (
        (Weighing.EQUAL, weighted_mean(means), None),
        (Weighing.STAFF, weighted_mean(means, [400, 50, 150]), 69.90),
        (Weighing.RESPONDENTS, weighted_mean(means, [40, 10, 25]), 75),
    ):
        found = overall(shown, "all", list("abc"), weighing, staff)
        assert found.weighing is weighing
        assert found.percent[0, 0] == pytest.approx(expected)
        if effective:
            assert found.effective[0, 0] == pytest.approx(effective, abs=5e-3)
    assert shown.answered[:, 0, 0].tolist() == [75, 40, 10, 25]
    pooled = overall(shown, "all", list("abc"), Weighing.RESPONDENTS)
    assert pooled.percent[0, 0] == pytest.approx(shown.percent[0, 0, 0])


def test_hidden_bodies_count_together_with_what_they_have_in_common() -> None:
    shown = release(
        answered([5] * 8, [1] * 3, [3] * 3, []), {"all": [0, 1, 2, 3], "a": [0], "b": [1], "c": [2], "d": [3]}
    )
    staff = {"a": 10, "b": 20, "c": 30, "d": 99}
    found = clusters(shown, "all", list("abcd"), staff)
    assert found.answered[:, 0, 0].tolist() == [8, 0, 0, 0, 6]
    assert found.percent[[0, 4], 0, 0].tolist() == [100, 25]
    assert found.bodies[:, 0, 0].tolist() == [1, 0, 0, 0, 2]  # the body without respondents is not there
    assert found.staff[:, 0, 0].tolist() == [10, 0, 0, 0, 50]
    assert overall(shown, "all", list("abcd"), Weighing.EQUAL).percent[0, 0] == 50
    assert overall(shown, "all", list("abcd"), Weighing.STAFF, staff).percent[0, 0] == 37.5


def test_without_the_whole_nothing_is_said_of_the_rest() -> None:
    shown = release(answered([5] * 6, [1] * 2), {"all": [0, 1], "a": [0], "b": [1]})
    assert shown.verdict("all", "q", 0) is Verdict.SHOWN
    assert shown.verdict("a", "q", 0) is Verdict.WOULD_TELL
    few = release(answered([5] * 2, [1] * 2), {"all": [0, 1], "a": [0], "b": [1]})
    assert np.isnan(overall(few, "all", ["a", "b"], Weighing.EQUAL).percent).all()
    assert not clusters(few, "all", ["a", "b"]).answered.any()


def test_faults_in_weighing() -> None:
    shown = release(answered([5] * 6, [1] * 6), {"all": [0, 1], "a": [0], "b": [1]})
    for parts, staff, code in (
        (["a"], None, "parts.not_the_whole"),
        (["a", "b", "b"], None, "parts.not_the_whole"),
        (["a", "b"], {"a": 10}, "staff.unknown"),
        (["a", "b"], {"a": 10, "b": 5}, "staff.fewer_than_asked"),
    ):
        with pytest.raises(InputError) as raised:
            clusters(shown, "all", parts, staff)
        assert codes(raised) == [code]
    with pytest.raises(InputError) as raised:
        overall(shown, "all", ["a", "b"], Weighing.STAFF)
    assert codes(raised) == ["staff.needed"]


def test_a_sheet_that_comes_late_is_not_told_by_the_difference_from_what_is_out() -> None:
    """Bodies 0 and 1; 2 and 3 are their late sheets. One late sheet in a, then six in each."""
    units = {"all": range(4), "a": [0, 2], "b": [1, 3]}
    first = release(answered([3] * 8, [4] * 6, [], []), units)
    assert [first.verdict(unit, "q", 0) for unit in units] == [Verdict.SHOWN] * 3
    one = answered([3] * 8, [4] * 6, [5], [])
    assert [release(one, units).verdict(unit, "q", 0) for unit in units] == [Verdict.SHOWN] * 3
    late = release(one, units, after=[first])
    assert [late.verdict(unit, "q", 0).value for unit in units] == ["would_tell", "would_tell", "shown"]
    many = release(answered([3] * 8, [4] * 6, [5] * 6, [5] * 6), units, after=[first])
    assert [many.verdict(unit, "q", 0) for unit in units] == [Verdict.SHOWN] * 3
    longer = answered([3] * 8, [4] * 6, [5] * 6, [5] * 6, [5])  # and one later still, in b
    further = {"all": range(5), "a": [0, 2], "b": [1, 3, 4]}
    assert release(longer, further, after=[first]).verdict("b", "q", 0) is Verdict.SHOWN
    assert release(longer, further, after=[first, many]).verdict("b", "q", 0) is Verdict.WOULD_TELL
    with pytest.raises(InputError) as raised:
        release(counted(PAIR, [(0, 0, 0, 1)], 4), units, after=[first])
    assert codes(raised) == ["release.other"]


def test_each_question_and_year_is_judged_by_itself() -> None:
    rows = [(0, 0, 0, 3)] * 6 + [(0, 1, 0, 3)] * 4 + [(0, 0, 1, 3)] * 4 + [(0, 1, 1, 3)] * 6
    shown = release(counted(PAIR, rows, 1, 2), {"all": [0]})
    found: NDArray[np.bool_] = np.isnan(shown.percent[0])
    assert found.tolist() == [[False, True], [True, False]]
