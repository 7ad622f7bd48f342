"""Choosing: the best plan under the rules and how far it can be from the best, or the rules that cannot be kept."""

from dataclasses import replace
from fractions import Fraction

from farled.methods.problems import InputError
from farled.methods.selection.conflicts import InfeasibleError, conflict
from farled.methods.selection.faults import faults
from farled.methods.selection.feasibility import carried, violations, worth
from farled.methods.selection.greedy import first_plan
from farled.methods.selection.matrix import Matrix, build
from farled.methods.selection.model import SelectionProblem, Starts
from farled.methods.selection.plan import Plan, Status
from farled.methods.selection.search import Found, search
from farled.methods.selection.solver import Effort, Spent, Stop, name_and_version
from farled.methods.selection.warm import LONGEST, MANY, warm_start

_FEW = 60  # initiatives for which ties are broken in the same search; with more, only when the value is proven
_SHORT = 0.05  # of the time, in which what can be proven at once is
HALF_A_MINUTE = Effort(seconds=30.0)


class NoPlanError(RuntimeError):
    """The time was up, or somebody stopped it, before there was either a plan or a proof that there is none."""


def select(
    problem: SelectionProblem,
    *,
    gap: Fraction | int = 0,
    effort: Effort = HALF_A_MINUTE,
    seed: int = 0,
    begin: Starts | None = None,
) -> Plan:
    """The plan that is worth most: max Σ v[i, s] · x[i, s] + Σ b_k · z_k under all rules.

    Rows, formulas and sources: docs/methods/selection.md. ``gap``: a share that is near enough; 0 asks for proof.
    ``begin``: a choice to begin from, such as last month's plan, beside those that ranking and filling give; it is left
    out when it breaks a rule. A plan is checked in whole numbers before it is returned.

    Raises InputError for what ``faults`` finds, InfeasibleError (with the conflict) when no plan keeps all rules,
    NoPlanError when the effort was too small to know, ArithmeticError when floating point cannot keep the rules.

    >>> from farled.methods.selection.model import Initiative, SelectionProblem
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(name, "p", (2027,), (costs[name],), {2027: values[name]}) for name in "abcd")
    >>> plan = select(SelectionProblem(items, {("p", 2027): 10}))
    >>> dict(plan.starts), plan.value, plan.status.value, plan.gap
    ({'b': 2027, 'c': 2027}, 18, 'proven', Fraction(0, 1))
    """
    spent = Spent(effort)
    InputError.when(faults(problem))
    matrix = build(problem, lots=not gap and len(problem.initiatives) <= _FEW)
    first = _begin(problem, begin)
    many = len(problem.initiatives) >= MANY
    short = replace(effort, seconds=_SHORT * min(effort.seconds, LONGEST)) if many else effort
    found = search(problem, matrix=matrix, begin=first, gap=gap, effort=short, seed=seed)
    if many and found.stop is Stop.LIMIT:
        found = _at_length(problem, matrix, found, gap=gap, spent=spent, seed=seed)
    settled = matrix.lots and found.stop is Stop.PROVEN
    if found.proven and not gap and not matrix.lots and effort.seconds > found.seconds:
        found, settled = _settle(problem, found, replace(effort, seconds=effort.seconds - found.seconds), seed)
    if found.stop is Stop.INFEASIBLE:
        reason = conflict(problem, effort=Effort(cancelled=effort.cancelled))
        if reason is None:
            raise NoPlanError(found.stop.value)
        raise InfeasibleError(reason)
    if found.starts is None or found.value is None:
        raise NoPlanError(found.stop.value)
    return Plan(
        starts=found.starts,
        value=found.value,
        bound=found.bound,
        status=_status(found),
        settled=settled,
        carried=carried(problem, found.starts),
        seed=seed,
        solver=name_and_version(),
    )


def _at_length(
    problem: SelectionProblem, matrix: Matrix, short: Found, *, gap: Fraction | int, spent: Spent, seed: int
) -> Found:
    """What a short search did not prove: a better plan first, then the proof in the time that is left."""
    spent.searched += short.seconds
    starts, bound = warm_start(problem, short.starts, gap=gap, spent=spent, seed=seed)
    most = short.bound if bound is None else min(short.bound, bound)
    found = search(problem, matrix=matrix, begin=starts, gap=gap, effort=spent.left(), seed=seed, eager=True)
    spent.searched += found.seconds
    return replace(found, bound=max(min(found.bound, most), found.value or 0), seconds=spent.seconds())


def _settle(problem: SelectionProblem, found: Found, effort: Effort, seed: int) -> tuple[Found, bool]:
    """Of the plans of the same value the one of the tie rule, begun from one of them; and whether it was reached."""
    matrix = build(problem, lots=True)
    other = search(problem, matrix=matrix, begin=found.starts, effort=effort, seed=seed)
    if other.value != found.value:
        return found, False
    return replace(found, starts=other.starts), matrix.lots and other.stop is Stop.PROVEN


def _begin(problem: SelectionProblem, given: Starts | None) -> Starts | None:
    known = problem.by_id()
    usable = given is not None and all(name in known and year in known[name].starts for name, year in given.items())
    tries = [each for each in (given if usable else None, first_plan(problem)) if each is not None]
    kept = [each for each in tries if not violations(problem, each)]
    return max(kept, key=lambda each: worth(problem, each), default=None)


def _status(found: Found) -> Status:
    if found.value == found.bound:
        return Status.PROVEN
    return {Stop.PROVEN: Status.NEAR_ENOUGH, Stop.CANCELLED: Status.CANCELLED}.get(found.stop, Status.LIMIT)
