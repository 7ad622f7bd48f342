"""How a long search begins: what each choice loses, the neighbourhoods, and that the answer is the same."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from farled.methods.selection import (
    Effort,
    Initiative,
    Progress,
    SelectionProblem,
    Status,
    rank_and_fill,
    select,
    selecting,
    violations,
    warm,
    worth,
)
from farled.methods.selection.losses import losses
from farled.methods.selection.matrix import build
from farled.methods.selection.solver import Spent, Stop
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
    """Every search is called a long one, and none is proven in a short one first."""
    monkeypatch.setattr(selecting, "MANY", 0)
    monkeypatch.setattr(selecting, "_SHORT", 0.0)
    monkeypatch.setattr(warm, "_FREE", 2)
    turns = 0
    for seed in SEEDS:
        problem = small_problem(seed)
        best = Table(problem).best()
        assert best is not None
        told: list[Progress] = []
        plan = select(problem, effort=Effort(watch=told.append), seed=seed)
        assert plan.settled, seed
        assert plan.value == plan.bound == best, seed
        assert all(each.value is None or each.value <= best for each in told), seed
        assert all(each.bound is None or each.bound >= best for each in told), seed
        turns += len(told)
    assert turns > 3 * len(SEEDS)


def test_a_neighbourhood_changes_only_what_it_lets_go_and_keeps_what_is_better() -> None:
    problem = hard_problem(160)
    first = rank_and_fill(problem)
    begun = warm._Warm(problem, first, Spent(Effort(seconds=60.0)), 0)
    for way in (begun._by_lot, begun._by_portfolio, begun._by_price):
        free = set(way(20))
        before = dict(begun.starts or {})
        assert len(free) == 20
        assert free < set(begun.names)
        bounds = begun._bounds()
        begun.matrix.fix(before, set(begun.names) - free)
        assert begun._search(1.0, bounds) is Stop.PROVEN
        assert begun.starts is not None
        assert not violations(problem, begun.starts)
        assert {name for name, year in begun.starts.items() ^ before.items()} <= free
        assert worth(problem, begun.starts) >= worth(problem, before)
    assert worth(problem, begun.starts or {}) > worth(problem, first)
    assert begun.matrix.low == build(problem).low
    assert begun.matrix.high == build(problem).high


def test_the_one_who_watches_a_long_search_hears_of_ever_later_and_never_worse_plans() -> None:
    problem = hard_problem(160)
    told: list[Progress] = []
    plan = select(problem, effort=Effort(seconds=4.0, watch=told.append))
    assert not violations(problem, plan.starts)
    assert [each.seconds for each in told] == sorted(each.seconds for each in told)
    values = [each.value for each in told if each.value is not None]
    assert values == sorted(values)
    assert values[-1] == plan.value == worth(problem, plan.starts)


def test_it_is_over_when_it_is_near_enough_or_proven_at_once() -> None:
    problem = hard_problem(160)
    ticks = iter(range(100_000))
    ticking = Effort(seconds=6_000.0, clock=lambda: float(next(ticks)))
    begun, bound = warm.warm_start(problem, None, gap=Fraction(1, 10), spent=Spent(ticking), seed=0)
    assert next(ticks) < 1_000
    assert begun is not None
    assert bound is not None
    assert bound <= worth(problem, begun) * Fraction(11, 10)
    roomy = replace(problem, capacity={place: 8 * most for place, most in problem.capacity.items()})
    easy = select(roomy)
    assert (easy.status, easy.settled) == (Status.PROVEN, True)
    assert set(easy.starts) == {each.id for each in roomy.initiatives}


def test_a_time_too_short_for_a_search_still_has_the_bound_of_the_relaxation() -> None:
    problem = hard_problem(160)
    plan = select(problem, effort=Effort(seconds=0.0))
    every = sum(max(each.value.values()) for each in problem.initiatives)
    assert plan.value <= plan.bound < every
    assert plan.status is Status.LIMIT
