"""Why each initiative that was not chosen is not in the plan, and what it would take."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice, product
from types import MappingProxyType

from farled.methods.selection.conflicts import forced
from farled.methods.selection.feasibility import carried, violations, worth
from farled.methods.selection.greedy import first_plan
from farled.methods.selection.matrix import build
from farled.methods.selection.model import Id, Initiative, RuleKind, SelectionProblem, Starts, Violation, Year
from farled.methods.selection.plan import Plan, Status
from farled.methods.selection.search import Found, relaxed_bound, search
from farled.methods.selection.solver import UNLIMITED, Effort, Stop

_WAYS = 1_000  # ways to place an initiative and what it brings along that are looked at


class Cause(StrEnum):
    """Why an initiative is not in the plan."""

    NO_GAIN = "no_gain"  # it fits beside the plan, and makes it worth no more
    CROWDED_OUT = "crowded_out"  # it breaks rules beside the plan; a plan with it drops something worth more
    IMPOSSIBLE = "impossible"  # no plan with it keeps all rules
    UNKNOWN = "unknown"  # the effort was too small to find a plan with it, or a proof that there is none


class Depth(StrEnum):
    """How an initiative is forced in."""

    NEAR = "near"  # what is chosen keeps its start or gives way, everything else is free: quick, told as "at most"
    EXACT = "exact"  # everything is free


@dataclass(frozen=True, slots=True)
class Rejection:
    """One initiative that was not chosen.

    ``starts``: when it, and what it requires and brings along, would break the fewest rules beside the plan;
    ``gain``: how much more that would be worth; ``breaks``: every rule that must then give way, each of which alone is
    enough to keep it out at that place. ``extra_frame`` and ``extra_capacity``: the least more of each that lets them
    in beside the plan with what may be carried as it is, None when other rules break too.

    Forced in, the best plan loses ``price_at_least`` to ``price_at_most``, and is ``instead``. The same number twice is
    exact; None for at most when no plan with it was found.
    """

    initiative: Id
    cause: Cause
    starts: Starts = field(hash=False)
    gain: int
    breaks: tuple[Violation, ...]
    extra_frame: Mapping[tuple[Id, Year], int] | None = field(hash=False)
    extra_capacity: Mapping[tuple[Id, Year], int] | None = field(hash=False)
    price_at_least: int
    price_at_most: int | None
    instead: Starts | None = field(hash=False)

    @property
    def price(self) -> int | None:
        """What it costs the plan to force it in, when that is known exactly."""
        return self.price_at_most if self.price_at_least == self.price_at_most else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason for each initiative that was not chosen. ``plan`` is a better one than the one asked about, if met."""

    plan: Plan
    rejections: Mapping[Id, Rejection] = field(hash=False)


def explain(
    problem: SelectionProblem, plan: Plan, *, depth: Depth = Depth.EXACT, effort: Effort = UNLIMITED
) -> Explanation:
    """Force each rejected initiative in, and see what happens; and put it beside the plan, and see what breaks.

    The price Δ_i = z* − z*(y_i = 1) is what the whole plan loses when i is forced in, never negative: should a plan
    with i turn out to be worth more, which can only be when the plan is not proven, it takes the plan's place and
    everything is explained anew. ``effort`` is for each initiative; when it ends, the price is told as a range.
    Source: methods reference, section 4.3.

    >>> from farled.methods.selection.selecting import select
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(name, "p", (2027,), (costs[name],), {2027: values[name]}) for name in "abcd")
    >>> problem = SelectionProblem(items, {("p", 2027): 10})
    >>> for name, each in explain(problem, select(problem)).rejections.items():
    ...     print(name, each.cause.value, each.price, [str(broken.rule) for broken in each.breaks], each.extra_frame)
    a crowded_out 1 ['frame(p, 2027)'] {('p', 2027): 6}
    d crowded_out 1 ['frame(p, 2027)'] {('p', 2027): 4}
    """
    rejections: dict[Id, Rejection] = {}
    for each in sorted(problem.initiatives, key=lambda each: each.id):
        if each.id in plan.starts:
            continue
        beside = _beside(problem, plan.starts, each)
        found = _forced(problem, plan, each, depth, effort)
        both: Starts = {**plan.starts, **beside.starts}
        tries = [] if beside.breaks else [both]
        tries += [] if found.starts is None else [found.starts]
        best = max(tries, key=lambda starts: worth(problem, starts), default=plan.starts)
        if worth(problem, best) > plan.value:
            return explain(problem, _instead_of(problem, plan, best), depth=depth, effort=effort)
        rejections[each.id] = _told(each.id, plan, beside, found)
    return Explanation(plan, MappingProxyType(rejections))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What happens when some more are started beside the plan."""

    starts: Starts
    gain: int
    breaks: tuple[Violation, ...]


def _beside(problem: SelectionProblem, chosen: Starts, each: Initiative) -> _Beside:
    """The way to place an initiative, and what it brings along, that breaks the fewest rules and then is worth most."""
    before = worth(problem, chosen)
    best: tuple[tuple[int, int], _Beside] | None = None
    for more in islice(_ways(problem, chosen, each), _WAYS):
        starts = {**chosen, **more}
        breaks = tuple(violations(problem, starts))
        way = _Beside(more, worth(problem, starts) - before, breaks)
        if best is None or (len(breaks), -way.gain) < best[0]:
            best = ((len(breaks), -way.gain), way)
    if best is None:
        raise ValueError(f"{each.id} has no start")
    return best[1]


def _ways(problem: SelectionProblem, chosen: Starts, each: Initiative) -> Iterator[Starts]:
    """Every combination of starts of an initiative and the prerequisites that are not chosen."""
    known, names = problem.by_id(), [each.id]
    for name in names:  # grows while it is read: prerequisites of prerequisites
        for need in problem.requires:
            if need.one == name and need.other not in chosen and need.other not in names:
                names.append(need.other)
    for years in product(*(known[name].starts for name in names)):
        yield dict(zip(names, years, strict=True))


def _forced(problem: SelectionProblem, plan: Plan, each: Initiative, depth: Depth, effort: Effort) -> Found:
    with_it = forced(problem, each.id)
    begin = first_plan(with_it)
    if depth is Depth.EXACT:
        return search(with_it, begin=begin, effort=effort)
    matrix = build(with_it)
    for (name, year), column in matrix.place.items():
        if name in plan.starts and plan.starts[name] != year:
            matrix.high[column] = 0
    inside = begin is not None and all(plan.starts.get(name, year) == year for name, year in begin.items())
    near = search(with_it, matrix=matrix, begin=begin if inside else None, effort=effort)
    bound = relaxed_bound(with_it)
    if bound is None:
        return Found(Stop.INFEASIBLE, None, None, 0)
    return replace(near, stop=Stop.LIMIT, bound=bound)


def _told(name: Id, plan: Plan, beside: _Beside, found: Found) -> Rejection:
    money = {RuleKind.FRAME: dict[tuple[Id, Year], int](), RuleKind.CAPACITY: dict[tuple[Id, Year], int]()}
    for broken in beside.breaks:
        if broken.rule.kind in money:
            place, year = broken.rule.subject
            money[broken.rule.kind][str(place), int(year)] = int(broken.by)
    enough = all(broken.rule.kind in money for broken in beside.breaks)
    cause = Cause.CROWDED_OUT if beside.breaks else Cause.NO_GAIN
    if found.starts is None and beside.breaks:
        cause = Cause.IMPOSSIBLE if found.stop is Stop.INFEASIBLE else Cause.UNKNOWN
    return Rejection(
        initiative=name,
        cause=cause,
        starts=MappingProxyType(dict(beside.starts)),
        gain=beside.gain,
        breaks=beside.breaks,
        extra_frame=MappingProxyType(money[RuleKind.FRAME]) if enough else None,
        extra_capacity=MappingProxyType(money[RuleKind.CAPACITY]) if enough else None,
        price_at_least=max(0, plan.value - found.bound) if found.stop is not Stop.INFEASIBLE else 0,
        price_at_most=None if found.value is None else plan.value - found.value,
        instead=None if found.starts is None else MappingProxyType(dict(found.starts)),
    )


def _instead_of(problem: SelectionProblem, plan: Plan, starts: Starts) -> Plan:
    """A better plan than the one there was; what bounded that one bounds this one."""
    value = worth(problem, starts)
    return replace(
        plan,
        starts=starts,
        value=value,
        bound=max(plan.bound, value),
        status=Status.PROVEN if value >= plan.bound else plan.status,
        settled=False,
        carried=carried(problem, starts),
    )
