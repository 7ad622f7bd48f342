"""One search: the solver's answer held against exact arithmetic before anyone sees it."""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor, isfinite

from farled.methods.selection.feasibility import carried, violations, worth
from farled.methods.selection.matrix import FINE, Matrix, build
from farled.methods.selection.model import SelectionProblem, Starts
from farled.methods.selection.solver import EAGER, UNLIMITED, Effort, Progress, Stop, solve

_NEAR = 1e-6  # the solver's bounds are right to this, in units of value
_TRIES = 20  # choices of the solver that may break a rule by a rounding before it is given up


@dataclass(frozen=True, slots=True)
class Found:
    """The best choice found with its value, both None when none was, what no choice exceeds, and the time."""

    stop: Stop
    starts: Starts | None
    value: int | None
    bound: int
    seconds: float = 0.0

    @property
    def proven(self) -> bool:
        """Whether it is known that nothing is better, or that there is nothing."""
        return self.stop is Stop.INFEASIBLE or (self.value is not None and self.value == self.bound)


def search(
    problem: SelectionProblem,
    *,
    matrix: Matrix | None = None,
    begin: Starts | None = None,
    gap: Fraction | int = 0,
    effort: Effort = UNLIMITED,
    seed: int = 0,
    eager: bool = False,
) -> Found:
    """The best choice of a problem, or of a ``matrix`` of it with more rows, begun from a choice that keeps the rules.

    ``eager`` looks harder for better plans on the way to the proof. Raises ArithmeticError when the solver keeps
    returning choices that break a rule in whole numbers; that takes numbers of very different size in one rule.
    """
    matrix = matrix or build(problem)
    start = None if begin is None else matrix.solution(begin, carried(problem, begin))
    apart = 0.5 / FINE if matrix.lots else 1 - _NEAR
    effort = _in_units(effort, matrix.unit)
    for _ in range(_TRIES):
        outcome = solve(
            matrix, start=start, gap=float(gap), apart=apart, effort=effort, seed=seed, options=EAGER if eager else None
        )
        if outcome.stop is Stop.INFEASIBLE:
            return Found(outcome.stop, None, None, 0)
        bound = floor(outcome.bound + _NEAR) * matrix.unit if isfinite(outcome.bound) else _every_gain(problem)
        if outcome.solution is None and begin is None:
            return Found(outcome.stop, None, None, bound, outcome.seconds)
        starts = matrix.starts(outcome.solution) if outcome.solution else begin or {}
        if not violations(problem, starts):
            value = worth(problem, starts)
            if outcome.stop is Stop.PROVEN and not gap:
                bound = value
            return Found(outcome.stop, starts, value, max(bound, value), outcome.seconds)
        matrix.refuse(starts)
    raise ArithmeticError("the solver cannot keep the rules to the last unit")


def _in_units(effort: Effort, unit: int) -> Effort:
    """The same, where the one who watches hears of whole units of value and not of the solver's own numbers."""
    if effort.watch is None:
        return effort
    watch = effort.watch

    def told(progress: Progress) -> None:
        value, bound = (
            None if each is None else floor(each + _NEAR) * unit for each in (progress.value, progress.bound)
        )
        watch(Progress(progress.seconds, value, bound))

    return replace(effort, watch=told)


def relaxed_bound(problem: SelectionProblem) -> int | None:
    """What no plan exceeds, by letting parts of initiatives be chosen; None when not even that keeps the rules."""
    matrix = build(problem)
    matrix.whole = [False] * len(matrix.whole)
    outcome = solve(matrix)
    return None if outcome.stop is Stop.INFEASIBLE else floor(outcome.bound + _NEAR) * matrix.unit


def _every_gain(problem: SelectionProblem) -> int:
    """What everything would be worth without any rule: a bound for when the solver has not found one."""
    own = sum(max(0, *each.value.values()) for each in problem.initiatives)
    return own + sum(max(0, each.value) for each in problem.synergies)
