"""Kinds of governing document, their states, and the levels of an objective tree (E1, E2)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.people.states import BodyKind


class DocumentKind(models.TextChoices):
    """What kind of governing document it is (dokumentsort)."""

    VISION = "vision", _("vision")
    STRATEGY = "strategy", _("strategi")
    BUDGET = "budget", _("budget")
    PROGRAMME = "programme", _("program")
    PLAN = "plan", _("plan")
    ACTION_PLAN = "action_plan", _("handlingsplan")
    LOCAL_PLAN = "local_plan", _("lokal plan")
    POLICY = "policy", _("policy")
    GUIDELINE = "guideline", _("riktlinje")
    RULE = "rule", _("regel")
    DIRECTIVE = "directive", _("anvisning")
    INSTRUCTION = "instruction", _("instruktion")
    LAW = "law", _("lag eller förordning")

    @property
    def regulates(self) -> bool:
        """Whether it regulates (applies until further notice and must be followed) rather than plans (R6)."""
        return self in _REGULATING

    @property
    def height(self) -> int:
        """How far down its half of the map it stands: what binds more stands above (S2)."""
        return _HEIGHTS[self]


_REGULATING = frozenset(
    {
        DocumentKind.POLICY,
        DocumentKind.GUIDELINE,
        DocumentKind.RULE,
        DocumentKind.DIRECTIVE,
        DocumentKind.INSTRUCTION,
        DocumentKind.LAW,
    }
)

_HEIGHTS: dict[DocumentKind, int] = {
    DocumentKind.VISION: 1,
    DocumentKind.BUDGET: 2,
    DocumentKind.STRATEGY: 3,
    DocumentKind.PROGRAMME: 4,
    DocumentKind.PLAN: 5,
    DocumentKind.ACTION_PLAN: 6,
    DocumentKind.LOCAL_PLAN: 7,
    DocumentKind.LAW: 0,
    DocumentKind.POLICY: 1,
    DocumentKind.GUIDELINE: 2,
    DocumentKind.RULE: 3,
    DocumentKind.DIRECTIVE: 4,
    DocumentKind.INSTRUCTION: 5,
}


class VersionState(models.TextChoices):
    """Where a version of a document stands."""

    DRAFT = "draft", _("utkast")
    CONSULTED = "consulted", _("remitterad")  # sent out as it read then; the next draft goes on from it
    ADOPTED = "adopted", _("beslutad")
    REPEALED = "repealed", _("upphävd")
    ISSUED = "issued", _("beslutad av annan")  # the state, the EU: what others decide and we point at
    EARLIER = "earlier", _("beslutad tidigare")  # before its matters were kept here, so no decision can be shown

    @property
    def can_end(self) -> bool:
        """Whether a decision here can make it stop to hold."""
        return VersionState.REPEALED in MOVES[self]

    @property
    def decided(self) -> bool:
        """Whether somebody has decided it, also when it has been repealed since."""
        return self not in UNDECIDED


UNDECIDED = frozenset({VersionState.DRAFT, VersionState.CONSULTED})

MOVES: dict[VersionState, frozenset[VersionState]] = {
    VersionState.DRAFT: frozenset(
        {VersionState.CONSULTED, VersionState.ADOPTED, VersionState.ISSUED, VersionState.EARLIER}
    ),
    VersionState.CONSULTED: frozenset(),
    VersionState.ADOPTED: frozenset({VersionState.REPEALED}),
    VersionState.REPEALED: frozenset(),
    VersionState.ISSUED: frozenset(),
    VersionState.EARLIER: frozenset({VersionState.REPEALED}),
}


CHANGES_PAGE = "direction.changes"  # what panels and links on it are of: (the earlier version, the later, all of it)


class Standing(models.TextChoices):
    """How a document stands on a day, which is what a reader asks of it."""

    IN_FORCE = "in_force", _("gäller")
    AHEAD = "ahead", _("gäller inte än")
    ENDED = "ended", _("har gällt")
    REPEALED = "repealed", _("har upphävts")
    CONSULTED = "consulted", _("remitterad")
    DRAFT = "draft", _("utkast")


TAGS: dict[Standing, tuple[str, str | Promise]] = {
    Standing.IN_FORCE: ("good", Standing.IN_FORCE.label),
    Standing.AHEAD: ("going", Standing.AHEAD.label),
    Standing.ENDED: ("plain", Standing.ENDED.label),
    Standing.REPEALED: ("plain", Standing.REPEALED.label),
    Standing.CONSULTED: ("going", Standing.CONSULTED.label),
    Standing.DRAFT: ("warn", Standing.DRAFT.label),
}


class DocumentRelationKind(models.TextChoices):
    """What one document is to another (E1, R11)."""

    REPLACES = "replaces", _("ersätter")
    REPEALS = "repeals", _("upphäver")
    COMPLEMENTS = "complements", _("kompletterar")
    ABSORBS = "absorbs", _("inrymmer")
    CONCRETISES = "concretises", _("konkretiserar")

    @property
    def ends(self) -> bool:
        """Whether the other document stops to hold because of this one; that takes a decision (R11)."""
        return self in (DocumentRelationKind.REPLACES, DocumentRelationKind.REPEALS)

    @property
    def backwards(self) -> str | Promise:
        """The same said from the other document: ``ersätts av``."""
        return _BACKWARDS[self]


_BACKWARDS: dict[DocumentRelationKind, str | Promise] = {
    DocumentRelationKind.REPLACES: _("ersätts av"),
    DocumentRelationKind.REPEALS: _("upphävs av"),
    DocumentRelationKind.COMPLEMENTS: _("kompletteras av"),
    DocumentRelationKind.ABSORBS: _("inryms i"),
    DocumentRelationKind.CONCRETISES: _("konkretiseras av"),
}


class PlanForm(models.TextChoices):
    """Where a body's local plan lives (E17, R48)."""

    OWN = "own", _("egen plan")
    OPERATIONS_PLAN = "operations_plan", _("del av verksamhetsplan")
    BUSINESS_PLAN = "business_plan", _("del av affärsplan")
    APPENDIX = "appendix", _("bilaga")


LOCAL_PLAN_DUTY = "direction.local_plan"  # what a body without a plan is asked for (R49)

PLANNING_BODIES = frozenset(  # those that shall have a plan of their own, or have one within another (R8, R48)
    {
        BodyKind.EXECUTIVE_BOARD,
        BodyKind.BOARD,
        BodyKind.DISTRICT_BOARD,
        BodyKind.SUBMUNICIPAL_BOARD,
        BodyKind.COMPANY,
        BodyKind.FEDERATION,
        BodyKind.MUNICIPALITY,
    }
)


class Level(models.TextChoices):
    """Where in an objective tree a node stands (E2)."""

    VISION = "vision", _("vision")
    OVERALL_GOAL = "overall_goal", _("övergripande mål")
    TARGET_AREA = "target_area", _("målområde")
    OBJECTIVE = "objective", _("mål")
    DIRECTION = "direction", _("inriktning")
    PRIORITISED_BENEFIT = "prioritised_benefit", _("prioriterad nytta")
    PRINCIPLE = "principle", _("vägledande princip")
    CRITERION = "criterion", _("kriterium")

    @property
    def rank(self) -> int:
        """How far down the tree it belongs; what has a parent never ranks above it."""
        return _RANKS[self]


_RANKS: dict[Level, int] = {
    Level.VISION: 0,
    Level.OVERALL_GOAL: 1,
    Level.TARGET_AREA: 2,
    Level.OBJECTIVE: 3,
    Level.DIRECTION: 3,
    Level.PRIORITISED_BENEFIT: 3,
    Level.PRINCIPLE: 3,
    Level.CRITERION: 4,
}


CONTRIBUTED_TO = frozenset(  # what a body contributes to; a vision is reached through these, a principle is followed
    {Level.TARGET_AREA, Level.OBJECTIVE, Level.DIRECTION, Level.PRIORITISED_BENEFIT}
)


class Movement(models.TextChoices):
    """Which way an objective goes, from nuläge to nyläge (S32)."""

    BACK = "back", _("bakåt")
    STILL = "still", _("still")
    FORWARD = "forward", _("framåt")
    THERE = "there", _("framme")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How it is read, and its word."""
        return _MOVEMENT_KINDS[self], self.label


_MOVEMENT_KINDS: dict[Movement, str] = {
    Movement.BACK: "bad",
    Movement.STILL: "warn",
    Movement.FORWARD: "going",
    Movement.THERE: "good",
}


class Favours(models.TextChoices):
    """What a stage of the road map puts first (S132)."""

    INNOVATION = "innovation", _("innovation")
    EFFICIENCY = "efficiency", _("effektivitet")
    EXTERNAL = "external", _("extern nytta")
    INTERNAL = "internal", _("intern nytta")
    BALANCE = "balance", _("balans")


class WordingKind(models.TextChoices):
    """What a passage is in the text of a version."""

    HEADING = "heading", _("rubrik")
    PARAGRAPH = "paragraph", _("stycke")
    ITEM = "item", _("punkt")
    NUMBERED = "numbered", _("numrerad punkt")
    ROW = "row", _("tabellrad")


class Beside(models.TextChoices):
    """On which side of a passage others are put in."""

    AFTER = "after", _("efter")
    BEFORE = "before", _("före")


class FindingKind(models.TextChoices):
    """What an evaluation of a document found (S4)."""

    CONCLUSION = "conclusion", _("iakttagelse")
    STRENGTH = "strength", _("styrka")
    WEAKNESS = "weakness", _("svaghet")
    OPPORTUNITY = "opportunity", _("möjlighet")
    THREAT = "threat", _("hot")
    RECOMMENDATION = "recommendation", _("rekommendation")


class Attained(models.TextChoices):
    """How far a goal or an area was reached when the document was evaluated (måluppfyllelse)."""

    REACHED = "reached", _("nått")
    LARGELY = "largely", _("i huvudsak nått")
    PARTLY = "partly", _("delvis nått")
    NOT_REACHED = "not_reached", _("inte nått")
    UNKNOWN = "unknown", _("går inte att bedöma")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How it is read, and its word."""
        return _ATTAINED_KINDS[self], self.label


_ATTAINED_KINDS: dict[Attained, str] = {
    Attained.REACHED: "good",
    Attained.LARGELY: "good",
    Attained.PARTLY: "warn",
    Attained.NOT_REACHED: "bad",
    Attained.UNKNOWN: "plain",
}
