"""What the red thread is made of: nodes and the edges by which a lower one serves an upper one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Key = str  # whatever names a node for the caller, such as "planning.activity:12"


class Kind(StrEnum):
    """What a node is, from political will down to what came of it."""

    VISION = "vision"
    OVERALL_GOAL = "overall_goal"  # övergripande mål
    TARGET_AREA = "target_area"  # målområde
    OBJECTIVE = "objective"  # mål
    DIRECTION = "direction"  # inriktning
    PRINCIPLE = "principle"  # princip: guides the work, but nobody can work "on" it
    PRIORITISED_BENEFIT = "prioritised_benefit"  # prioriterad nytta
    INSATS = "insats"
    ACTIVITY = "activity"  # aktivitet
    INITIATIVE = "initiative"  # initiativ (förändringsinsats)
    GRANT = "grant"  # beviljade medel
    BENEFIT = "benefit"  # nytta someone has claimed
    OUTCOME = "outcome"  # utfall that was measured


GOALS = frozenset({Kind.OVERALL_GOAL, Kind.TARGET_AREA, Kind.OBJECTIVE, Kind.DIRECTION, Kind.PRIORITISED_BENEFIT})
"""Kinds an activity can serve. A vision is too wide and a principle is a way of working, so they do not count."""

WILL = GOALS | {Kind.VISION, Kind.PRINCIPLE}
"""All that a governing document says it wants."""

PROMISES = frozenset({Kind.TARGET_AREA, Kind.OBJECTIVE, Kind.DIRECTION})
"""Goals that promise work; an overall goal is carried by those below it, a prioritised benefit by the benefits."""

COUNTED = frozenset({Kind.ACTIVITY, Kind.INITIATIVE})
"""Work that traceability counts: what somebody does so that a goal is reached."""


class Relation(StrEnum):
    """Why an edge is there. The thread runs the same way through all of them; pages word them differently."""

    PART_OF = "part_of"  # objective → its target area, in one document
    CONCRETISES = "concretises"  # objective → objective of a superior document
    SERVES = "serves"  # activity, insats or initiative → goal, activity → insats
    ALSO_UNDER = "also_under"  # activity or insats → a further target area it is listed under
    FUNDS = "funds"  # grant → what it pays for
    CLAIMED_FOR = "claimed_for"  # benefit → what brings it about
    MEASURES = "measures"  # outcome → benefit or activity


class Progress(StrEnum):
    """How far the work has come. What is dropped carries no thread: it is neither a break nor a mend."""

    OPEN = "open"
    FINISHED = "finished"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Node:
    """One link of the thread, with the facts that tell whether it holds on the day asked about.

    ``adopted``: a goal stands in a decided document; a grant is decided. ``in_force``: its document is valid that day.
    ``superiors``: the documents its document says it concretises. ``responsible``: somebody named answers for it (for
    a benefit: its owner; for a grant: a benefit owner named in the decision). ``standing``: a duty without end
    (R44). ``end``: last day. ``effect_due``: the day its effect is to be measured. ``measured``: an outcome is
    recorded. ``leads_on``: what is only done to lead to something else (a mapping) is said to; None for other work.
    ``amount``: granted, in öre. Facts that a kind does not have keep their defaults.
    Raises ValueError for a negative amount.
    """

    key: Key
    kind: Kind
    adopted: bool = False
    in_force: bool = True
    document: str = ""
    superiors: frozenset[str] = frozenset()
    progress: Progress = Progress.OPEN
    responsible: bool = False
    standing: bool = False
    end: date | None = None
    effect_due: date | None = None
    measured: bool = False
    leads_on: bool | None = None
    amount: int = 0

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"{self.key} has a negative amount, {self.amount} öre")

    @property
    def is_goal(self) -> bool:
        """Whether an activity can serve it (``GOALS``)."""
        return self.kind in GOALS

    @property
    def holds(self) -> bool:
        """Whether it can carry a thread that day: a goal only when adopted and in force, other nodes always."""
        return not self.is_goal or (self.adopted and self.in_force)


@dataclass(frozen=True, slots=True)
class Edge:
    """``lower`` serves ``upper``: activity → objective → target area → vision."""

    lower: Key
    upper: Key
    relation: Relation = Relation.SERVES
