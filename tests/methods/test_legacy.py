from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.legacy import Criterion, candidates, profile
from farled.methods.problems import InputError

CRITERIA = st.lists(
    st.builds(
        Criterion,
        key=st.text("abcdefgh", min_size=1, max_size=3),
        weight=st.integers(1, 9),
        levels=st.integers(2, 7),
        hinders=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda each: each.key,
)


@st.composite
def asked(draw: st.DrawFn) -> tuple[list[Criterion], dict[str, int]]:
    """Criteria, and answers to some of them."""
    criteria = draw(CRITERIA)
    answered = [each for each in criteria if draw(st.booleans())]
    return criteria, {each.key: draw(st.integers(1, each.levels)) for each in answered}


@given(asked())
def test_the_terms_add_up_to_the_index(given_: tuple[list[Criterion], dict[str, int]]) -> None:
    criteria, answers = given_
    found = profile(criteria, answers)

    assert sum((term.part for term in found.terms if term.part is not None), Fraction()) == (found.index or 0)
    assert (found.index is None) == (not answers)
    assert sum((term.weight for term in found.terms if term.weight is not None), Fraction()) == (1 if answers else 0)


@given(asked())
def test_the_index_lies_between_what_the_missing_answers_could_make_of_it(
    given_: tuple[list[Criterion], dict[str, int]],
) -> None:
    criteria, answers = given_
    found = profile(criteria, answers)
    filled = {
        better: profile(
            criteria, {each.key: each.levels if each.hinders is not better else 1 for each in criteria} | answers
        ).index
        for better in (True, False)
    }

    assert 0 <= found.lowest <= found.highest <= 1
    assert set(found.missing) == {each.key for each in criteria} - answers.keys()
    if criteria:
        assert (filled[True], filled[False]) == (found.lowest, found.highest)
    if found.index is not None:
        assert found.lowest <= found.index <= found.highest


@given(asked(), st.data())
def test_an_answer_that_hinders_more_never_lowers_the_index(
    given_: tuple[list[Criterion], dict[str, int]], data: st.DataObject
) -> None:
    criteria, answers = given_
    by_key = {each.key: each for each in criteria}
    movable = [key for key in answers if by_key[key].hindrance(answers[key]) < 1]
    if not movable:
        return
    key = data.draw(st.sampled_from(movable))
    worse = answers | {key: answers[key] + (1 if by_key[key].hinders else -1)}

    assert profile(criteria, worse).index > profile(criteria, answers).index  # type: ignore[operator] # both answered


def test_nothing_answered_is_no_index_and_could_be_anything() -> None:
    found = profile([Criterion("support", 2, 5, hinders=True)], {})

    assert (found.index, found.coverage, found.lowest, found.highest) == (None, 0, 0, 1)
    assert found.missing == ("support",)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        profile(
            [
                Criterion("a", 0, 5, hinders=True),
                Criterion("a", 1, 1, hinders=True),
                Criterion("b", 1, 3, hinders=True),
            ],
            {"b": 4, "c": 1},
        )

    assert [problem.code for problem in refused.value.problems] == [
        "legacy.weight",
        "legacy.criterion_twice",
        "legacy.levels",
        "legacy.level_outside",
        "legacy.criterion_unknown",
    ]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 99),
            st.none() | st.fractions(0, 1, max_denominator=20),
            st.none() | st.integers(0, 10**12),
        )
    )
)
def test_candidates_are_those_that_are_known_with_the_most_hindering_cost_first(
    systems: list[tuple[int, Fraction | None, int | None]],
) -> None:
    found = candidates(systems)

    assert len(found) == sum(index is not None and cost is not None for _, index, cost in systems)
    assert all(a.index * a.cost >= b.index * b.cost for a, b in pairwise(found))
    assert all(0 <= each.hindering <= each.cost for each in found)


def test_a_negative_cost_is_refused() -> None:
    with pytest.raises(InputError):
        candidates([("A", Fraction(1, 2), -1)])
