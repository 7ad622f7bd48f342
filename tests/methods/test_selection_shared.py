"""An initiative that asks several portfolios at once, and portfolios that carry over different shares."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.selection import (
    InfeasibleError,
    Initiative,
    SelectionProblem,
    explain,
    rank_and_fill,
    select,
    violations,
    worth,
)
from tests.methods.selection_cases import FIRST, Table, small_problem


def shared(seed: int) -> SelectionProblem:
    """A small problem where some ask the other portfolio too, and one of the portfolios carries over nothing."""
    pick, problem = Random(seed), small_problem(seed, most=6)  # noqa: S311 (fixed data)
    items = tuple(
        replace(each, also={"q" if each.portfolio == "p" else "p": (pick.randint(0, 4), pick.randint(0, 2))})
        if pick.random() < 0.6
        else each
        for each in problem.initiatives
    )
    return replace(problem, initiatives=items, carry_overs={"p": Fraction(pick.choice((0, 5)), 10)})


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_the_plan_is_the_best_of_all_choices_when_money_comes_from_several_portfolios(seed: int) -> None:
    problem = shared(seed)
    best = Table(problem).best()
    try:
        plan = select(problem)
    except InfeasibleError:
        assert best is None
        return
    assert plan.value == best
    assert not violations(problem, plan.starts)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_the_check_in_whole_numbers_agrees_with_trying_everything(seed: int) -> None:
    problem = shared(seed)
    table = Table(problem)
    for choice in range(0, table.size, max(1, table.size // 50)):
        starts = table.starts(choice)
        assert (not violations(problem, starts)) == table.kept[choice]
        assert worth(problem, starts) == table.worth[choice]


def test_it_is_chosen_only_when_every_portfolio_it_asks_has_room() -> None:
    both = Initiative("a", "p", (FIRST,), (5,), {FIRST: 9}, also={"q": (3,)})
    alone = Initiative("b", "q", (FIRST,), (1,), {FIRST: 2})
    problem = SelectionProblem((both, alone), {("p", FIRST): 5, ("q", FIRST): 3})
    assert dict(select(problem).starts) == {"a": FIRST}
    poor = replace(problem, frames={("p", FIRST): 5, ("q", FIRST): 2})
    plan = select(poor)
    assert dict(plan.starts) == {"b": FIRST}
    assert explain(poor, plan).rejections["a"].extra_frame == {("q", FIRST): 2}
    assert rank_and_fill(poor, {"a": 9, "b": 1}) == {"b": FIRST}


def test_the_same_portfolio_is_not_asked_twice_and_a_frame_is_stated_for_each() -> None:
    twice = Initiative("a", "p", (FIRST,), (5,), {FIRST: 9}, also={"p": (3,)})
    with pytest.raises(InputError, match=r"portfolio\.twice"):
        select(SelectionProblem((twice,), {("p", FIRST): 9}))
    other = Initiative("a", "p", (FIRST,), (5,), {FIRST: 9}, also={"q": (3,)})
    with pytest.raises(InputError, match=r"frame\.missing"):
        select(SelectionProblem((other,), {("p", FIRST): 9}))
