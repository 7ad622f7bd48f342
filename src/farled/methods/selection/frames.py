"""What more money would be worth, and how much of it lets something in: by solving again, not by shadow prices."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType

from farled.methods.selection.conflicts import forced
from farled.methods.selection.matrix import build
from farled.methods.selection.model import Id, Rule, RuleKind, SelectionProblem, Starts, Year
from farled.methods.selection.plan import Plan
from farled.methods.selection.search import search
from farled.methods.selection.solver import UNLIMITED, Effort, Stop, solve

_MOST = 2**50


@dataclass(frozen=True, slots=True)
class FrameValue:
    """What ``step`` more in one frame is worth: ``gain_at_least`` to ``gain_at_most``, and the plan it then gives."""

    step: int
    gain_at_least: int
    gain_at_most: int
    starts: Starts = field(hash=False)

    @property
    def per_krona(self) -> Fraction:
        """Value for each unit of money, of what is known to be gained."""
        return Fraction(self.gain_at_least, self.step)


def frame_values(
    problem: SelectionProblem, plan: Plan, *, step: int | None = None, effort: Effort = UNLIMITED
) -> Mapping[tuple[Id, Year], FrameValue]:
    """z*(F + step) − z*(F) for each frame, all else alike; ``step`` in money, else 1 % of the frame, at least 1.

    What may be carried grows with the frame, as it does in the problem. ``effort`` is for each frame. The plan should
    be proven: what it misses of its bound is not told apart from what the money gives, so at least and at most differ
    by it. Raises ValueError for a step below 1.

    >>> from farled.methods.selection.model import Initiative
    >>> from farled.methods.selection.selecting import select
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(name, "p", (2027,), (costs[name],), {2027: values[name]}) for name in "abcd")
    >>> problem = SelectionProblem(items, {("p", 2027): 10})
    >>> [(each.gain_at_least, each.gain_at_most) for each in frame_values(problem, select(problem), step=1).values()]
    [(3, 3)]
    """
    found = {}
    for place, frame in sorted(problem.frames.items()):
        more = max(1, frame // 100) if step is None else step
        if more < 1:
            raise ValueError(f"a step of {more}")
        richer = _with_more(problem, place, more)
        best = search(richer, begin=plan.starts, effort=effort)
        value = plan.value if best.value is None else best.value
        starts = plan.starts if best.starts is None else best.starts
        least = max(0, value - plan.bound)
        found[place] = FrameValue(more, least, best.bound - plan.value, MappingProxyType(dict(starts)))
    return MappingProxyType(found)


def break_even(
    problem: SelectionProblem, name: Id, place: tuple[Id, Year], *, effort: Effort = UNLIMITED
) -> int | None:
    """The least more money in one frame at which a plan with this initiative is as good as any; None when none is.

    Not monotone: with still more money it may leave again. So it is not looked for by halving. From e = 0: if the best
    plan with the initiative is worth z*(F + e), that is the answer; else e grows to the least at which a plan with it
    is worth z*(F + e), since no smaller e can do: z* never falls as e grows. What may be carried is held as it is.
    Raises KeyError for a frame that is not there, TimeoutError when ``effort``, for each step, was too small to know.

    >>> from farled.methods.selection.model import Initiative
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(each, "p", (2027,), (costs[each],), {2027: values[each]}) for each in "abcd")
    >>> [break_even(SelectionProblem(items, {("p", 2027): frame}), "a", ("p", 2027)) for frame in (10, 11, 14)]
    [1, 0, 1]
    """
    if place not in problem.frames:
        raise KeyError(place)
    with_it, extra = forced(problem, name), 0
    while True:
        best = _best_value(problem, place, extra, effort)
        needed = _least_extra(with_it, place, best, effort)
        if needed is None or needed <= extra:
            return None if needed is None else extra
        extra = needed


def _best_value(problem: SelectionProblem, place: tuple[Id, Year], extra: int, effort: Effort) -> int | None:
    """z*(F + extra), with what may be carried as it was; None when no plan keeps the rules."""
    matrix = build(problem)
    for row in matrix.rows:
        if row.rule == Rule(RuleKind.FRAME, place) and row.high is not None:
            row.high += extra
    found = search(_with_more(problem, place, extra), matrix=matrix, effort=effort)
    if not found.proven:
        raise TimeoutError("not proven")
    return found.value


def _least_extra(problem: SelectionProblem, place: tuple[Id, Year], value: int | None, effort: Effort) -> int | None:
    """The least more money at which a plan is worth this much; None when no money is enough."""
    matrix = build(problem)
    if value is not None:
        gains = [(column, round(gain)) for column, gain in enumerate(matrix.objective)]
        matrix.row(gains, low=value // matrix.unit)
    extra = matrix.column(objective=-1.0, high=_MOST, whole=False)
    for row in matrix.rows:
        if row.rule == Rule(RuleKind.FRAME, place):
            row.entries[extra] = -1
    matrix.objective = [0.0] * extra + [-1.0]
    outcome = solve(matrix, apart=0.5, effort=effort)
    if outcome.stop is Stop.INFEASIBLE:
        return None
    if outcome.stop is not Stop.PROVEN or outcome.solution is None:
        raise TimeoutError("not proven")
    return round(outcome.solution[extra])


def _with_more(problem: SelectionProblem, place: tuple[Id, Year], extra: int) -> SelectionProblem:
    return replace(problem, frames={**problem.frames, place: problem.frames[place] + extra})
