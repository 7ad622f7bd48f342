"""Where the red thread is broken: every break with its kind, its node and the facts that word it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from farled.methods.goal_chain.graph import Graph
from farled.methods.goal_chain.nodes import COUNTED, PROMISES, Key, Kind, Node, Progress
from farled.methods.goal_chain.reading import BreakCode, Reading


@dataclass(frozen=True, slots=True)
class Break:
    """One broken place: what kind, at which node, and facts such as ``document``, ``due`` or ``activities``."""

    code: BreakCode
    key: Key
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))


def breaks(graph: Graph, *, on: date) -> tuple[Break, ...]:
    """All broken threads of the graph on a day, ordered by kind and key. Dropped nodes are no breaks and mend none.

    - ``objective.nobody_works``: an objective, direction or target area, adopted and in force, that no activity or
      insats serves, directly or below, and that no adopted goal in force below has taken over. Finished work counts.
    - ``objective.no_superior``: its document says that it concretises a superior document, but neither this goal nor
      any above it reaches a node of one (R4). Told for the lowest goals of the document, drafts included.
    - ``objective.not_adopted``, ``objective.not_in_force``: activities whose threads all end in goals that nobody has
      decided, or that are no longer (not yet) valid; told once per such goal, with the ``activities``. The goal an
      activity serves must itself hold: a draft cannot lend it the decision of a superior document. Finished
      activities only need that the goal was adopted.
    - ``activity.no_objective``: serves no goal at all.
    - ``activity.no_responsible``, ``activity.no_end``, ``insats.no_responsible``, ``insats.no_end`` (R3): open ones;
      a standing duty (R44) needs no end.
    - ``activity.no_effect``: nothing measured, at it or below, and no effect dated that day or later. ``why`` is
      ``missing``, ``overdue`` (with ``due``) or ``finished``: a finished activity needs an outcome, or a claimed
      benefit that is dated to be measured.
    - ``activity.leads_nowhere``: finished, done only to lead to something else, and nothing is said to follow (S34).
    - ``initiative.no_objective``, ``initiative.no_owner``, ``initiative.no_end``, ``initiative.no_effect``: as for
      an activity; ``responsible`` tells that somebody has accepted being the owner.
    - ``money.no_decision``, ``money.no_purpose`` (pays for nothing in the thread), ``money.no_benefit_owner`` (no
      owner named in the decision, and not every benefit claimed for what it pays has one, or there is none).
    - ``benefit.never_measured``: no outcome, and no day ahead to measure it; ``due`` is the day that passed, or None.

    Source: DESIGN section 2; rules R3, R4, R44 of the inventory.

    >>> from farled.methods.goal_chain import Edge, weave
    >>> nodes = [
    ...     Node("Digital kompetens", Kind.TARGET_AREA, adopted=True),
    ...     Node("Studiecirklar", Kind.ACTIVITY, responsible=True, effect_due=date(2026, 12, 31)),
    ... ]
    >>> graph, _ = weave(nodes, [Edge("Studiecirklar", "Digital kompetens")])
    >>> [(broken.code.value, broken.key) for broken in breaks(graph, on=date(2026, 11, 21))]
    [('activity.no_end', 'Studiecirklar')]
    """
    return tuple(breaks_of(Reading(graph, on)))


def breaks_of(reading: Reading) -> list[Break]:
    """The same for a graph that is already read."""
    found = [
        broken
        for kind, checks in _CHECKS.items()
        for node in reading.by_kind[kind]
        for check in checks
        for broken in check(reading, node)
    ]
    found += _no_superior(reading)
    return sorted(found, key=attrgetter("code", "key"))


def _nobody_works(reading: Reading, goal: Node) -> Iterator[Break]:
    if goal.holds and goal.key not in reading.worked and not reading.carries_on(goal):
        yield Break(BreakCode.NOBODY_WORKS, goal.key, {"document": goal.document})


def _not_held(reading: Reading, goal: Node) -> Iterator[Break]:
    resting = reading.resting.get(goal.key, ())
    activities = tuple(sorted(key for key in resting if reading.live[key].kind in COUNTED))
    if activities:
        code = BreakCode.NOT_IN_FORCE if goal.adopted else BreakCode.NOT_ADOPTED
        yield Break(code, goal.key, {"document": goal.document, "activities": activities})


def _no_superior(reading: Reading) -> Iterator[Break]:
    promises = [node for kind in PROMISES for node in reading.by_kind[kind] if node.superiors]
    lowest = [node for node in promises if _is_lowest(reading, node)]
    for superiors in {node.superiors for node in lowest}:
        within = reading.within(superiors)
        for node in lowest:
            if node.superiors == superiors and node.key not in within:
                facts = {"document": node.document, "superiors": tuple(sorted(superiors))}
                yield Break(BreakCode.NO_SUPERIOR, node.key, facts)


def _is_lowest(reading: Reading, node: Node) -> bool:
    if node.adopted and not node.in_force:
        return False
    below = (reading.live.get(key) for key in reading.graph.lowers[node.key] if key != node.key)
    return not any(lower and lower.kind in PROMISES and lower.document == node.document for lower in below)


def _activity(reading: Reading, activity: Node) -> Iterator[Break]:
    if activity.key not in reading.aimed:
        yield Break(BreakCode.ACTIVITY_NO_OBJECTIVE, activity.key)
    if not reading.runs_down(activity):
        yield Break(BreakCode.ACTIVITY_NO_EFFECT, activity.key, _why_no_effect(activity))
    if activity.progress is Progress.FINISHED and activity.leads_on is False:
        yield Break(BreakCode.ACTIVITY_LEADS_NOWHERE, activity.key)
    yield from _unkept(activity, BreakCode.ACTIVITY_NO_RESPONSIBLE, BreakCode.ACTIVITY_NO_END)


def _why_no_effect(activity: Node) -> dict[str, object]:
    if activity.progress is Progress.FINISHED:
        return {"why": "finished", "due": activity.effect_due}
    return {"why": "overdue" if activity.effect_due else "missing", "due": activity.effect_due}


def _initiative(reading: Reading, initiative: Node) -> Iterator[Break]:
    if initiative.key not in reading.aimed:
        yield Break(BreakCode.INITIATIVE_NO_OBJECTIVE, initiative.key)
    if not reading.runs_down(initiative):
        yield Break(BreakCode.INITIATIVE_NO_EFFECT, initiative.key, _why_no_effect(initiative))
    yield from _unkept(initiative, BreakCode.INITIATIVE_NO_OWNER, BreakCode.INITIATIVE_NO_END)


def _insats(_: Reading, insats: Node) -> Iterator[Break]:
    yield from _unkept(insats, BreakCode.INSATS_NO_RESPONSIBLE, BreakCode.INSATS_NO_END)


def _unkept(work: Node, no_responsible: BreakCode, no_end: BreakCode) -> Iterator[Break]:
    if work.progress is not Progress.OPEN:
        return
    if not work.responsible:
        yield Break(no_responsible, work.key)
    if work.end is None and not work.standing:
        yield Break(no_end, work.key)


def _money(reading: Reading, grant: Node) -> Iterator[Break]:
    for code in money_codes(reading, grant):
        yield Break(code, grant.key, {"amount": grant.amount})


def money_codes(reading: Reading, grant: Node) -> Iterator[BreakCode]:
    """The kinds of break at a grant itself."""
    if not grant.adopted:
        yield BreakCode.MONEY_NO_DECISION
    if not reading.purposes(grant):
        yield BreakCode.MONEY_NO_PURPOSE
    if not reading.has_benefit_owner(grant):
        yield BreakCode.MONEY_NO_BENEFIT_OWNER


def _never_measured(reading: Reading, benefit: Node) -> Iterator[Break]:
    if benefit.key not in reading.measured and not reading.is_dated(benefit):
        yield Break(BreakCode.BENEFIT_NEVER_MEASURED, benefit.key, {"due": benefit.effect_due})


_CHECKS: dict[Kind, tuple[Callable[[Reading, Node], Iterator[Break]], ...]] = {
    Kind.OVERALL_GOAL: (_not_held,),
    Kind.TARGET_AREA: (_nobody_works, _not_held),
    Kind.OBJECTIVE: (_nobody_works, _not_held),
    Kind.DIRECTION: (_nobody_works, _not_held),
    Kind.PRIORITISED_BENEFIT: (_not_held,),
    Kind.INSATS: (_insats,),
    Kind.ACTIVITY: (_activity,),
    Kind.INITIATIVE: (_initiative,),
    Kind.GRANT: (_money,),
    Kind.BENEFIT: (_never_measured,),
}
