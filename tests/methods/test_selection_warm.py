"""How a long search begins: what each choice loses, the neighbourhoods, and that the answer is the same."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from farled.methods.selection import (
    Effort,
    Initiative,
    Progress,
    SelectionProblem,
    Status,
    select,
    selecting,
    violations,
    warm,
    worth,
)
from farled.methods.selection.losses import losses
from farled.methods.selection.matrix import build
from tests.methods.selection_cases import FIRST, Table, small_problem
from tests.methods.test_selection import hard_problem

SEEDS = [seed for seed in range(60) if Table(small_problem(seed)).best() is not None]


def test_no_choice_is_worth_more_than_the_bound_less_what_it_loses() -> None:
    """Weak duality, for every choice that keeps the rules."""
    for seed in SEEDS:
        problem = small_problem(seed)
        table, matrix = Table(problem), build(problem)
        found, lost = losses(problem, matrix), np.zeros(table.size)
        for name, own in found.of.items():
            assert min(own.values()) == 0
            for choice, loss in own.items():
                lost[table.year[name] == (choice or 0)] += loss * matrix.unit
        assert (table.worth + lost)[table.kept].max() < found.bound + matrix.unit + 1e-6, seed
        may = {name: {int(year) or None for year in np.unique(table.year[name][table.kept])} for name in found.of}
        assert all(may[name] <= own.keys() for name, own in found.of.items()), seed


def test_what_contradicts_itself_has_no_losses() -> None:
    item = Initiative("a", "p", (FIRST,), (5,), {FIRST: 1}, mandatory=True)
    problem = SelectionProblem((item,), {("p", FIRST): 4})
    with pytest.raises(ValueError, match="Infeasible"):
        losses(problem, build(problem))


def test_the_plan_is_still_the_best_of_all_when_it_is_begun_by_neighbourhoods(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "MANY", 0)
    monkeypatch.setattr(warm, "_FREE", 2)
    improved = 0
    for seed in SEEDS:
        problem = small_problem(seed)
        best = Table(problem).best()
        assert best is not None
        told: list[Progress] = []
        plan = select(problem, effort=Effort(watch=told.append))
        assert plan.settled, seed
        assert plan.value == plan.bound == best, seed
        assert plan.starts == select(problem, seed=seed).starts, seed
        for progress in told:
            assert progress.value is None or progress.value <= best
            assert progress.bound is None or progress.bound >= best
        improved += any(one.value != other.value for one, other in pairwise(told))
    assert improved > 10


def test_every_neighbourhood_keeps_the_rules_and_what_was_found() -> None:
    problem = replace(hard_problem(160), one_of=())
    told: list[Progress] = []
    plan = select(problem, effort=Effort(seconds=6.0, watch=told.append))
    assert not violations(problem, plan.starts)
    assert [each.seconds for each in told] == sorted(each.seconds for each in told)
    values = [each.value for each in told if each.value is not None]
    assert values == sorted(values)
    assert len(set(values)) > 2
    assert values[-1] == plan.value == worth(problem, plan.starts)


def test_it_is_over_when_it_is_near_enough_or_when_all_would_be_let_go() -> None:
    problem = hard_problem(160)
    asked: list[Progress] = []
    plan = select(problem, gap=Fraction(1, 10), effort=Effort(watch=asked.append))
    assert plan.gap is not None
    assert plan.gap <= Fraction(1, 10)
    begun = [each for each in asked if each.seconds < asked[-1].seconds]
    assert len(begun) < 100
    roomy = replace(problem, capacity={place: 2 * most for place, most in problem.capacity.items()})
    easy = select(roomy)
    assert easy.status is Status.PROVEN
    assert set(easy.starts) == {each.id for each in roomy.initiatives}


def test_a_time_too_short_for_a_search_still_has_the_bound_of_the_relaxation() -> None:
    problem = hard_problem(160)
    plan = select(problem, effort=Effort(seconds=0.0))
    every = sum(max(each.value.values()) for each in problem.initiatives)
    assert plan.value <= plan.bound < every
    assert plan.status is Status.LIMIT
