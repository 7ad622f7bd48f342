"""What is shown together tells of no small group: the rule, and attacks on it by linear algebra."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from farled.methods.problems import InputError
from farled.methods.scoring import (
    Group,
    Grouping,
    Instrument,
    Question,
    Side,
    Verdict,
    Weighing,
    by_group,
    clusters,
    overall,
    release,
    respondent_scores,
    suppress,
    tally,
)

Groups = Mapping[str, Sequence[int]]


def verdicts(groups: Mapping[str, str], sizes: Mapping[str, int], least: int = 5) -> str:
    return " ".join(each.value for each in suppress(groups, sizes, least=least).values())


def test_a_small_group_is_hidden_and_so_is_what_would_give_it_away() -> None:
    parts = {"total": "abc", "a": "a", "b": "b", "c": "c"}
    assert verdicts(parts, {"a": 12, "b": 8, "c": 3}) == "shown shown would_tell too_few"
    assert verdicts(parts, {"a": 12, "b": 8, "c": 5}) == "shown shown shown shown"
    assert verdicts(parts, {"a": 12, "b": 3, "c": 3}) == "shown shown too_few too_few"  # together they are six
    assert verdicts(parts, {"a": 12, "b": 2, "c": 2}) == "shown would_tell too_few too_few"  # together only four
    assert verdicts(parts, {"a": 12, "b": 8}) == "shown shown shown nobody"


def test_people_who_were_asked_and_did_not_answer_are_protected_too() -> None:
    """Were the whole and a shown, their numbers would say that everybody in b left the question out."""
    parts = {"total": "ab", "a": "a", "b": "b"}
    assert verdicts(parts, {"a": 12, "b": 0}) == "would_tell shown nobody"


def test_overlapping_groups_can_tell_too() -> None:
    """Neither is a part of the other, and each difference concerns two people."""
    assert verdicts({"x": "ab", "y": "bc"}, {"a": 1, "b": 9, "c": 1}) == "shown would_tell"
    assert verdicts({"x": "ab", "y": "bc"}, {"a": 3, "b": 9, "c": 2}) == "shown shown"


def test_three_groups_that_are_safe_by_pairs() -> None:
    """x + y − z concerns the two people in d alone, though no difference of two groups does so."""
    groups = {"x": "ab", "y": "cd", "z": "abc"}
    sizes = {"a": 6, "b": 6, "c": 6, "d": 2}
    assert Counter(verdicts(groups, sizes).split()) == {"shown": 2, "would_tell": 1}


def test_two_people_in_every_sum_cannot_always_be_told() -> None:
    """a and e stand alone in their parts, and everything unseen touches both, but no combination leaves only them."""
    groups = {"x": "abcd", "y": "ade", "z": "abe"}
    assert verdicts(groups, {"a": 1, "b": 9, "c": 9, "d": 9, "e": 1}) == "shown shown shown"


def test_margins_of_a_table_with_small_cells_are_shown() -> None:
    """Nobody can solve for the cells of three people, so the sums of rows and columns are safe."""
    cells = [f"{row}{column}" for row in "abc" for column in "xyz"]
    groups = {name: [cell for cell in cells if name in cell] for name in "abcxyz"} | {cell: [cell] for cell in cells}
    found = suppress(groups, dict.fromkeys(cells, 3))
    assert {name for name, verdict in found.items() if verdict is Verdict.SHOWN} == set("abcxyz")


def test_faults_are_told_together() -> None:
    with pytest.raises(InputError) as raised:
        suppress({}, {"a": -1}, least=2)
    assert [each.code for each in raised.value.problems] == ["threshold.too_low", "size.negative"]


def rank(rows: Sequence[Sequence[int]]) -> int:
    """By elimination in fractions; shares nothing with the library."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((place for place in range(found, len(left)) if left[place][column]), None)
        if pivot is None:
            continue
        left[found], left[pivot] = left[pivot], left[found]
        for place in range(found + 1, len(left)):
            factor = left[place][column] / left[found][column]
            left[place] = [one - factor * other for one, other in zip(left[place], left[found], strict=True)]
        found += 1
    return found


def isolated(shown: Sequence[Sequence[int]], sizes: Mapping[int, int], least: int) -> list[tuple[int, ...]]:
    """Every set of atoms with too few people that some combination of the sums concerns alone.

    Taking their columns away lowers the rank exactly when such a combination exists.
    """
    atoms = sorted(sizes)
    matrix = [[int(atom in group) for atom in atoms] for group in shown]
    whole = rank(matrix)
    return [
        some
        for number in range(1, len(atoms) + 1)
        for some in combinations(atoms, number)
        if sum(sizes[atom] for atom in some) < least
        and rank([[value for atom, value in zip(atoms, row, strict=True) if atom not in some] for row in matrix])
        < whole
    ]


SIZES = st.lists(st.sampled_from([0, 1, 1, 2, 3, 4, 6, 9]), min_size=1, max_size=6).map(
    lambda each: dict(enumerate(each))
)
GROUPS = st.lists(st.lists(st.integers(0, 5), max_size=6, unique=True), min_size=1, max_size=6).map(
    lambda each: {f"g{number}": group for number, group in enumerate(each)}
)


@given(GROUPS, SIZES, st.integers(3, 6))
def test_no_combination_of_what_is_shown_concerns_too_few(groups: Groups, sizes: dict[int, int], least: int) -> None:
    found = suppress(groups, sizes, least=least)
    shown = [groups[name] for name, verdict in found.items() if verdict is Verdict.SHOWN]
    assert isolated(shown, sizes, least) == []


@given(GROUPS, GROUPS, SIZES)
def test_nor_does_any_combination_with_what_was_out_before(
    earlier: Groups, groups: Groups, sizes: dict[int, int]
) -> None:
    """Somebody gave an answer late: what is out is without them, and safe."""
    before = {atom: size for atom, size in sizes.items() if atom % 3}
    out = suppress(earlier, before, least=4)
    told = [[atom for atom in earlier[name] if atom in before] for name in out if out[name] is Verdict.SHOWN]
    found = suppress(groups, sizes, least=4, told=told)
    shown = [groups[name] for name, verdict in found.items() if verdict is Verdict.SHOWN]
    assert isolated([*told, *shown], sizes, 4) == []


@given(GROUPS, SIZES, st.integers(3, 6))
def test_nothing_is_hidden_without_need(groups: Groups, sizes: dict[int, int], least: int) -> None:
    """Showing any one group more would tell of too few."""
    found = suppress(groups, sizes, least=least)
    shown = [groups[name] for name, verdict in found.items() if verdict is Verdict.SHOWN]
    for name, verdict in found.items():
        if verdict is Verdict.WOULD_TELL:
            assert isolated([*shown, groups[name]], sizes, least)


@given(GROUPS, SIZES, st.randoms())
def test_the_order_of_groups_does_not_matter(groups: Groups, sizes: dict[int, int], random: object) -> None:
    names = list(groups)
    random.shuffle(names)  # type: ignore[attr-defined]
    again = suppress({name: groups[name][::-1] for name in names}, dict(reversed(sizes.items())), least=4)
    assert again == suppress(groups, sizes, least=4)


# --- everything that is published, attacked at once ------------------------------------------------------------------

QUESTIONS = (
    Question("q1", {"area": "a", "factor": "f"}),
    Question("q2", {"area": "a", "factor": "g"}, turned=True),
    Question("q3", {"area": "b", "factor": "g"}, weight=2),
)
INSTRUMENT = Instrument(
    "dm",
    1,
    QUESTIONS,
    (
        Grouping("area", (Group("a", Side.ABILITY), Group("b", Side.LEGACY))),
        Grouping("factor", (Group("f"), Group("g"))),
    ),
)
BODIES, ROLES = 3, 2
UNITS: dict[str, list[int]] = (
    {"all": list(range(BODIES * ROLES))}
    | {f"body {b}": [b * ROLES + r for r in range(ROLES)] for b in range(BODIES)}
    | {f"role {r}": [b * ROLES + r for b in range(BODIES)] for r in range(ROLES)}
    | {f"body {b} role {r}": [b * ROLES + r] for b in range(BODIES) for r in range(ROLES)}
)
PARTS = [f"body {b}" for b in range(BODIES)]
STAFF = {"body 0": 100, "body 1": 37, "body 2": 61}
LEAST = 3


def published(atoms: NDArray[np.int64], answers: NDArray[np.int64]) -> NDArray[np.float64]:
    """All that is let out of a round, as one row of numbers: respondents have an atom and answers to the questions."""
    respondents, questions = answers.shape
    counted = tally(
        INSTRUMENT,
        np.repeat(atoms, questions),
        np.tile(np.arange(questions), respondents),
        np.zeros(answers.size, dtype=np.int64),
        answers.ravel(),
        bodies=BODIES * ROLES,
        years=1,
    )
    shown = release(counted, UNITS, least=LEAST)
    figures = [shown.percent, shown.counts.astype(float), clusters(shown, "all", PARTS, STAFF).percent]
    for percent in [shown.percent, *(overall(shown, "all", PARTS, each, STAFF).percent for each in Weighing)]:
        figures.append(percent)
        for grouping in ("area", "factor"):
            scores = by_group(INSTRUMENT, grouping, percent)
            figures += [scores.percent, scores.index()]
    found: NDArray[np.float64] = np.nan_to_num(np.concatenate([each.ravel() for each in figures]))
    return found


def told_of(matrix: NDArray[np.float64], respondents: NDArray[np.int64], least: int) -> list[tuple[int, ...]]:
    """The sets of fewer than ``least`` respondents that some combination of the published figures concerns alone."""
    _, strengths, ways = np.linalg.svd(matrix, full_matrices=False)
    known = ways[strengths > 1e-9 * strengths.max(initial=1)]  # all that can be worked out, without repetition
    return [
        some
        for number in range(1, least)
        for some in combinations(sorted(set(respondents.tolist())), number)
        if np.linalg.matrix_rank(known[:, ~np.isin(respondents, some)], tol=1e-7) < len(known)
    ]


def unknowns(answers: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.argwhere(answers > 0)


def linear_map(atoms: NDArray[np.int64], answers: NDArray[np.int64]) -> NDArray[np.float64]:
    """How each published figure moves with each answer, found by trying: one answer at a time from 1 to 5."""
    base = np.where(answers > 0, 1, answers)
    columns = []
    for respondent, question in unknowns(answers):
        tried = base.copy()
        tried[respondent, question] = 5
        columns.append(published(atoms, tried) - published(atoms, base))
    return np.stack(columns, axis=1)


ROUNDS = st.lists(
    st.tuples(st.integers(0, BODIES * ROLES - 1), st.lists(st.sampled_from([5, 1, -1, 0]), min_size=3, max_size=3)),
    min_size=3,
    max_size=11,
)


@given(ROUNDS)
@settings(max_examples=25)
def test_an_attacker_with_everything_published_cannot_solve_for_a_small_group(
    sheets: list[tuple[int, list[int]]],
) -> None:
    """Counts, per cent, areas, factors, indexes, the rest, the whole weighed in three ways, for bodies and roles."""
    atoms, answers = np.array([atom for atom, _ in sheets]), np.array([given for _, given in sheets])
    if not len(unknowns(answers)):
        return
    matrix = linear_map(atoms, answers)
    base = published(atoms, np.where(answers > 0, 1, answers))
    moved = np.array([answers[tuple(place)] == 5 for place in unknowns(answers)], dtype=float)
    np.testing.assert_allclose(published(atoms, answers), base + matrix @ moved, atol=1e-9)  # the attack knows it all
    assert told_of(matrix, unknowns(answers)[:, 0], LEAST) == []


def test_the_attack_finds_what_hiding_small_cells_alone_lets_through() -> None:
    """Body 1 has two respondents: it is hidden, and the whole less the others tells it."""
    sizes = [3, 2, 4]
    respondents = np.arange(sum(sizes))
    members = np.repeat(range(3), sizes)
    naive = np.array([np.ones(9), members == 0, members == 2], dtype=float)
    assert told_of(naive, respondents, 3) == [(3, 4)]
    assert told_of(naive[:2], respondents, 3) == []


def test_means_of_respondents_would_tell_of_one_who_left_something_out() -> None:
    """Hence areas are means of the questions' means: the other, set against the questions, leaves one respondent."""
    answers = np.full((6, 2), 1.0)
    answers[0, 1] = np.nan  # the first leaves the second question out
    places = np.argwhere(~np.isnan(answers))

    def figures(given: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.array([*np.nanmean(given, axis=0), respondent_scores(given).mean()])

    columns = []
    for place in places:
        tried = answers.copy()
        tried[tuple(place)] = 2.0
        columns.append(figures(tried) - figures(answers))
    assert (0,) in told_of(np.stack(columns, axis=1), places[:, 0], 3)
    assert told_of(np.stack(columns, axis=1)[:2], places[:, 0], 3) == []


def test_two_ways_of_weighing_hidden_bodies_would_solve_for_each() -> None:
    """Hence hidden bodies count as one: with 3 and 4 respondents, S₁ + S₂ and S₁/3 + S₂/4 give both."""
    respondents = np.arange(7)
    first = respondents < 3
    pooled, equal = np.ones(7), np.where(first, 1 / 3, 1 / 4)
    assert told_of(np.array([pooled, equal]), respondents, 5) != []
    assert told_of(np.array([pooled]), respondents, 5) == []


def test_what_cannot_be_proved_safe_in_time_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    groups, sizes = {"x": "ab", "y": "bc"}, {"a": 3, "b": 9, "c": 2}
    assert verdicts(groups, sizes) == "shown shown"
    monkeypatch.setattr("farled.methods.scoring.suppression._TRIED", 0)
    assert verdicts(groups, sizes) == "shown would_tell"
