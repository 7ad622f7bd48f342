"""One reading of the graph on a day: how far decisions reach down and effects reach up. Each fact is one visit."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from farled.methods.goal_chain.graph import Graph, reach
from farled.methods.goal_chain.nodes import GOALS, PROMISES, WILL, Key, Kind, Node, Progress


class BreakCode(StrEnum):
    """The kinds of broken thread. The part before the full stop says what kind of node the break is found at."""

    NOBODY_WORKS = "objective.nobody_works"
    NO_SUPERIOR = "objective.no_superior"
    NOT_ADOPTED = "objective.not_adopted"
    NOT_IN_FORCE = "objective.not_in_force"
    ACTIVITY_NO_OBJECTIVE = "activity.no_objective"
    ACTIVITY_NO_RESPONSIBLE = "activity.no_responsible"
    ACTIVITY_NO_END = "activity.no_end"
    ACTIVITY_NO_EFFECT = "activity.no_effect"
    ACTIVITY_LEADS_NOWHERE = "activity.leads_nowhere"
    INSATS_NO_RESPONSIBLE = "insats.no_responsible"
    INSATS_NO_END = "insats.no_end"
    INITIATIVE_NO_OBJECTIVE = "initiative.no_objective"
    INITIATIVE_NO_OWNER = "initiative.no_owner"
    INITIATIVE_NO_END = "initiative.no_end"
    INITIATIVE_NO_EFFECT = "initiative.no_effect"
    MONEY_NO_DECISION = "money.no_decision"
    MONEY_NO_PURPOSE = "money.no_purpose"
    MONEY_NO_BENEFIT_OWNER = "money.no_benefit_owner"
    BENEFIT_NEVER_MEASURED = "benefit.never_measured"


class Reading:
    """The threads of a graph as they run on the day ``on``; dropped nodes are left out of them."""

    def __init__(self, graph: Graph, on: date) -> None:
        self.graph, self.on = graph, on
        self.live = {key: node for key, node in graph.nodes.items() if node.progress is not Progress.DROPPED}
        self.by_kind: dict[Kind, list[Node]] = {kind: [] for kind in Kind}
        for node in self.live.values():
            self.by_kind[node.kind].append(node)
        self._goals = {node.key: node for kind in GOALS for node in self.by_kind[kind]}
        self._carries_work = (self.live.keys() - self._goals.keys()).__contains__

        work = (Kind.ACTIVITY, Kind.INSATS, Kind.INITIATIVE)
        self.worked = self._up_from([node for kind in work for node in self.by_kind[kind]])
        self.anchored = self._down_from(goal for goal in self._goals.values() if goal.holds)
        self.decided = self._down_from((goal for goal in self._goals.values() if goal.adopted), self.anchored)
        self.aimed = self._down_from(self._goals.values(), self.decided)

        measured = [*self.by_kind[Kind.OUTCOME], *(node for node in self.live.values() if node.measured)]
        benefits = self.by_kind[Kind.BENEFIT]
        self.measured = self._up_from(measured)
        self.settled = self._up_from(filter(self.is_dated, benefits), self.measured)
        self.effective = self._up_from(filter(self.is_dated, self.live.values()), self.settled)
        self.owned = self._up_from(benefit for benefit in benefits if benefit.responsible)
        self.unowned = self._up_from(benefit for benefit in benefits if not benefit.responsible)
        self.resting = self._resting()
        self._ends = self._inverse(self.resting)

    def runs_up(self, node: Node) -> bool:
        """Whether an unbroken thread runs up to a decided goal: in force that day or, for finished work, in its day."""
        if node.key in self._goals:
            return node.holds
        return node.key in (self.decided if node.progress is Progress.FINISHED else self.anchored)

    def runs_down(self, node: Node) -> bool:
        """Whether something was measured, or is dated to be. What is finished can no longer just expect an effect."""
        return node.key in (self.settled if node.progress is Progress.FINISHED else self.effective)

    def why_not_up(self, node: Node) -> set[BreakCode]:
        """The codes of what is broken above the node; empty when the thread runs up."""
        if self.runs_up(node):
            return set()
        if node.is_goal:
            return {_why_not_held(node)}
        if node.key not in self.aimed:
            begun = node.kind is Kind.INITIATIVE
            return {BreakCode.INITIATIVE_NO_OBJECTIVE if begun else BreakCode.ACTIVITY_NO_OBJECTIVE}
        return {_why_not_held(self.live[goal]) for goal in self._ends.get(node.key, ())}

    def is_dated(self, node: Node) -> bool:
        """Whether its effect is to be measured that day or later."""
        return node.effect_due is not None and node.effect_due >= self.on

    def carries_on(self, node: Node) -> bool:
        """Whether a lower goal that holds has taken the promise over, and answers for it by itself."""
        below = (self.live.get(key) for key in self.graph.lowers[node.key] if key != node.key)
        return any(lower is not None and lower.kind in PROMISES and lower.holds for lower in below)

    def purposes(self, grant: Node) -> list[Node]:
        """What the money pays for, directly."""
        return [self.live[key] for key in self.graph.uppers[grant.key] if key in self.live and key != grant.key]

    def has_benefit_owner(self, grant: Node) -> bool:
        """Whether the decision names an owner, or benefits are claimed for what it pays and each has an owner."""
        keys = {grant.key, *(node.key for node in self.purposes(grant))}
        return grant.responsible or (not keys.isdisjoint(self.owned) and keys.isdisjoint(self.unowned))

    def within(self, documents: frozenset[str]) -> frozenset[Key]:
        """Every goal that stands in the documents or reaches a goal (or vision or principle) of them."""
        will = {node.key: node for kind in WILL for node in self.by_kind[kind]}
        inside = (key for key, node in will.items() if node.document in documents)
        return reach(inside, self.graph.lowers, will.__contains__)

    def _resting(self) -> dict[Key, list[Key]]:
        """For each goal that does not hold: what serves it and whose threads all end in such goals."""
        loose = [key for key, goal in self._goals.items() if not goal.holds]
        return {
            goal: [
                key
                for key in reach([goal], self.graph.lowers, self._carries_work)
                if key != goal and not self.runs_up(self.live[key])
            ]
            for goal in loose
        }

    @staticmethod
    def _inverse(resting: dict[Key, list[Key]]) -> dict[Key, set[Key]]:
        ends: dict[Key, set[Key]] = {}
        for goal, keys in resting.items():
            for key in keys:
                ends.setdefault(key, set()).add(goal)
        return ends

    def _up_from(self, starts: Iterable[Node], beyond: frozenset[Key] = frozenset()) -> frozenset[Key]:
        return reach((node.key for node in starts), self.graph.uppers, self.live.__contains__, beyond)

    def _down_from(self, starts: Iterable[Node], beyond: frozenset[Key] = frozenset()) -> frozenset[Key]:
        """Down to the next goal: below it, that goal is what the thread hangs in."""
        return reach((node.key for node in starts), self.graph.lowers, self._carries_work, beyond)


def _why_not_held(goal: Node) -> BreakCode:
    return BreakCode.NOT_IN_FORCE if goal.adopted else BreakCode.NOT_ADOPTED
