"""Other choices that are worth nearly as much."""

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from farled.methods.selection.matrix import Matrix, build
from farled.methods.selection.model import Id, SelectionProblem, Starts
from farled.methods.selection.plan import Plan
from farled.methods.selection.search import search
from farled.methods.selection.solver import UNLIMITED, Effort, Stop

ONE_PER_CENT = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another set of initiatives: what it is worth, when they start, and what is ``added`` and ``dropped``."""

    value: int
    starts: Starts = field(hash=False)
    added: tuple[Id, ...]
    dropped: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The best first. ``complete``: there are no others within what was asked."""

    found: tuple[Alternative, ...]
    complete: bool


def alternatives(
    problem: SelectionProblem,
    plan: Plan,
    *,
    within: Fraction = ONE_PER_CENT,
    most: int = 10,
    effort: Effort = UNLIMITED,
) -> Alternatives:
    """The ``most`` best other sets of initiatives worth at least (1 − within) of the plan, in falling order of value.

    Sets differ in what is chosen; each is told with its best starts. One is found at a time, each set that is known
    being forbidden: Σ_{in} y − Σ_{out} y ≤ |in| − 1. ``effort`` is for each; when it ends before a proof, the order is
    not certain and ``complete`` is False.

    >>> from farled.methods.selection.model import Initiative
    >>> from farled.methods.selection.selecting import select
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(name, "p", (2027,), (costs[name],), {2027: values[name]}) for name in "abcd")
    >>> problem = SelectionProblem(items, {("p", 2027): 10})
    >>> near = alternatives(problem, select(problem), within=Fraction(1, 10))
    >>> [(each.value, each.added, each.dropped) for each in near.found], near.complete
    ([(17, ('a', 'd'), ('b', 'c'))], True)
    """
    least = ceil(plan.value - within * abs(plan.value))
    matrix = build(problem)
    matrix.row([(column, round(gain)) for column, gain in enumerate(matrix.objective)], low=-(-least // matrix.unit))
    found: list[Alternative] = []
    known: Starts = plan.starts
    while len(found) < most:
        _forbid(matrix, problem, known)
        other = search(problem, matrix=matrix, effort=effort)
        if other.starts is None or other.value is None:
            return Alternatives(tuple(found), complete=other.stop is Stop.INFEASIBLE)
        known = other.starts
        chosen, before = set(known), set(plan.starts)
        added, dropped = tuple(sorted(chosen - before)), tuple(sorted(before - chosen))
        found.append(Alternative(other.value, known, added, dropped))
    return Alternatives(tuple(found), complete=False)


def _forbid(matrix: Matrix, problem: SelectionProblem, starts: Starts) -> None:
    entries = [
        (column, 1 if each.id in starts else -1) for each in problem.initiatives for column in matrix.chosen(each)
    ]
    matrix.row(entries, high=len(starts) - 1)
