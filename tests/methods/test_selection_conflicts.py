"""Rules that cannot all be kept: a smallest set of them, held against every set and every choice."""

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest

from farled.methods.selection import InfeasibleError, Initiative, Rule, RuleKind, SelectionProblem, conflict, select
from tests.methods.selection_cases import FIRST, Table, small_problem


@cache
def contradictory() -> list[int]:
    """Instances without a plan, and few enough choices to try every set of rules."""
    return [seed for seed in range(100) if Table(small_problem(seed, most=6)).best() is None]


def test_a_conflict_is_one_that_cannot_be_made_smaller_and_none_has_fewer_rules() -> None:
    seeds = contradictory()
    assert len(seeds) > 20
    sizes = set()
    for seed in seeds:
        problem = small_problem(seed, most=6)
        table = Table(problem)
        found = conflict(problem)
        assert found is not None, seed
        assert found.smallest, seed
        rules = [each.rule for each in found.rules]
        sizes.add(len(rules))
        assert not table.keeps(*rules).any(), seed
        for rule in rules:
            assert table.keeps(*(each for each in rules if each != rule)).any(), (seed, rule)
        for fewer in combinations(problem.rules(), len(rules) - 1):
            assert table.keeps(*fewer).any(), (seed, fewer)
    assert {1, 2} < sizes


def test_no_conflict_where_there_is_a_plan() -> None:
    for seed in range(40):
        problem = small_problem(seed, most=6)
        assert (conflict(problem) is None) == (Table(problem).best() is not None), seed


def legal() -> SelectionProblem:
    """Two legal initiatives need 4.2 million in a year with 3.9; a third rule has nothing to do with it."""
    items = (
        Initiative("archive", "it", (FIRST,), (2_000,), {FIRST: -10}, mandatory=True),
        Initiative("signing", "it", (FIRST,), (2_200,), {FIRST: -10}, mandatory=True),
        Initiative("app", "it", (FIRST,), (100,), {FIRST: 10}),
        Initiative("robot", "it", (FIRST,), (100,), {FIRST: 10}),
    )
    return SelectionProblem(items, {("it", FIRST): 3_900}, excludes=(("app", "robot"),))


def test_what_is_legal_costs_more_than_the_frame() -> None:
    """Methods reference, section 4.5: the rules by code and subject, with how much is missing."""
    with pytest.raises(InfeasibleError) as refused:
        select(legal())
    told = {each.rule: each.short for each in refused.value.conflict.rules}
    assert told == {
        Rule(RuleKind.MANDATORY, ("archive",)): None,
        Rule(RuleKind.MANDATORY, ("signing",)): None,
        Rule(RuleKind.FRAME, ("it", FIRST)): 300,
    }


def test_what_is_missing_is_exactly_enough() -> None:
    with_enough = replace(legal(), frames={("it", FIRST): 4_200})
    assert {"archive", "signing"} <= select(with_enough).starts.keys()
    for seed in contradictory()[:20]:
        problem = small_problem(seed, most=6)
        found = conflict(problem)
        assert found is not None
        for each in found.rules:
            if each.rule.kind is not RuleKind.FRAME or each.short is None:
                continue
            place = (str(each.rule.subject[0]), int(each.rule.subject[1]))
            others = [other.rule for other in found.rules]
            for more, enough in ((each.short, True), (each.short - 1, False)):
                frames = {**problem.frames, place: problem.frames[place] + more}
                table = Table(replace(problem, frames=frames, carry_over=problem.carry_over))
                if problem.carried_at_most(*place) == table.problem.carried_at_most(*place):
                    assert table.keeps(*others).any() == enough, (seed, each)


def test_a_choice_that_leans_on_a_frame_given_up_does_not_hide_a_conflict() -> None:
    """With the first year's frame given up its carried money pays the second, which it does not when it is kept."""
    legal = Initiative("a", "p", (FIRST,), (3, 6), {FIRST: 1}, mandatory=True)
    problem = SelectionProblem((legal,), {("p", FIRST): 5, ("p", FIRST + 1): 3}, carry_over=Fraction(1))
    found = conflict(problem)
    assert found is not None
    assert {(each.rule.kind.value, each.short) for each in found.rules} == {("mandatory", None), ("frame", 1)}
