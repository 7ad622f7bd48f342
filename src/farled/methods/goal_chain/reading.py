"""One reading of the whole graph on a day: how far decisions reach down and effects reach up. Each fact is one visit."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from farled.methods.goal_chain.graph import Graph, reach
from farled.methods.goal_chain.nodes import PROMISES, Key, Kind, Node, Progress


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
    INSATS_NO_RESPONSIBLE = "insats.no_responsible"
    INSATS_NO_END = "insats.no_end"
    MONEY_NO_DECISION = "money.no_decision"
    MONEY_NO_PURPOSE = "money.no_purpose"
    MONEY_NO_BENEFIT_OWNER = "money.no_benefit_owner"
    BENEFIT_NEVER_MEASURED = "benefit.never_measured"


class Reading:
    """The threads of a graph as they run on the day ``on``; dropped nodes are left out of them."""

    def __init__(self, graph: Graph, on: date) -> None:
        self.graph, self.on = graph, on
        self.live = {key: node for key, node in graph.nodes.items() if node.progress is not Progress.DROPPED}

        self.worked = self._up_from(lambda node: node.kind in {Kind.ACTIVITY, Kind.INSATS})
        self.aimed = self._down_from(lambda node: node.is_goal)
        self.decided = self._down_from(lambda node: node.is_goal and node.adopted)
        self.anchored = self._down_from(lambda node: node.is_goal and node.holds)

        self.measured = self._up_from(_is_measured)
        self.settled = self._up_from(lambda node: _is_measured(node) or self._is_dated_benefit(node))
        self.effective = self._up_from(lambda node: _is_measured(node) or self._is_dated(node))

        self.owned = self._up_from(lambda node: node.kind is Kind.BENEFIT and node.responsible)
        self.unowned = self._up_from(lambda node: node.kind is Kind.BENEFIT and not node.responsible)
        self.resting = self._resting()

    def runs_up(self, node: Node) -> bool:
        """Whether an unbroken thread runs up to a decided goal: in force that day or, for finished work, in its day."""
        if node.is_goal:
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
            return {BreakCode.ACTIVITY_NO_OBJECTIVE}
        return {_why_not_held(self.live[goal]) for goal in self._goals_of.get(node.key, ())}

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

    def within(self, documents: frozenset[str]) -> set[Key]:
        """All that stands in the documents or reaches a node of them."""
        return self._all_below([key for key, node in self.live.items() if node.document in documents])

    def _resting(self) -> dict[Key, list[Key]]:
        """For each goal that does not hold: the activities and insatser whose threads all end in such goals."""
        self._goals_of: dict[Key, set[Key]] = {}
        resting: dict[Key, list[Key]] = {}
        for goal, node in self.live.items():
            if not node.is_goal or node.holds:
                continue
            for key in reach([goal], self.graph.lowers, self._carries_work):
                lower = self.live[key]
                if lower.kind in {Kind.ACTIVITY, Kind.INSATS} and not self.runs_up(lower):
                    resting.setdefault(goal, []).append(key)
                    self._goals_of.setdefault(key, set()).add(goal)
        return resting

    def _carries_work(self, key: Key) -> bool:
        return key in self.live and not self.live[key].is_goal

    def _is_dated(self, node: Node) -> bool:
        return node.effect_due is not None and node.effect_due >= self.on

    def _is_dated_benefit(self, node: Node) -> bool:
        return node.kind is Kind.BENEFIT and self._is_dated(node)

    def _up_from(self, starts: Callable[[Node], bool]) -> set[Key]:
        found = (key for key, node in self.live.items() if starts(node))
        return reach(found, self.graph.uppers, self.live.__contains__)

    def _down_from(self, starts: Callable[[Node], bool]) -> set[Key]:
        found = (key for key, node in self.live.items() if starts(node))
        return reach(found, self.graph.lowers, self._carries_work)

    def _all_below(self, starts: list[Key]) -> set[Key]:
        return reach(starts, self.graph.lowers, self.live.__contains__)


def _is_measured(node: Node) -> bool:
    return node.measured or node.kind is Kind.OUTCOME


def _why_not_held(goal: Node) -> BreakCode:
    return BreakCode.NOT_IN_FORCE if goal.adopted else BreakCode.NOT_ADOPTED
