"""Kinds and states of needs, initiatives, checks and uses of AI (E21, E28, E46), and what may follow what."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.people.states import Role
from farled.systems.states import Tier
from farled.web.signs import Kind

INITIATIVE_PAGE = "initiatives.initiative"  # where later parts add links and panels to the page of an initiative
BEGIN, READY, CLOSE = "initiatives.begin", "initiatives.make_ready", "initiatives.close"  # acts that ask obstacles
DROP = "initiatives.drop"  # the act that lets later rooms end what waits


# --- Needs ------------------------------------------------------------------------------------------------------------


class NeedKind(models.TextChoices):
    """What somebody gives: an idea of something new, or a need that is not met."""

    IDEA = "idea", _("idé")
    NEED = "need", _("behov")


class Origin(models.TextChoices):
    """Where a need comes from (R52)."""

    MISSION = "mission", _("eget uppdrag")
    CUSTOMERS = "customers", _("kunddialog")
    WATCH = "watch", _("omvärldsbevakning")
    LAW = "law", _("lagkrav")


class TargetGroup(models.TextChoices):
    """Whom it is for (A38)."""

    RESIDENTS = "residents", _("boende")
    VISITORS = "visitors", _("besökare")
    BUSINESS = "business", _("näringsliv")
    STAFF = "staff", _("medarbetare")


class Track(models.TextChoices):
    """Whether it concerns one's own mission, or is common to several (S37)."""

    OWN = "own", _("verksamhetsspecifik")
    COMMON = "common", _("gemensam")


class NeedState(models.TextChoices):
    """What has become of a need."""

    NEW = "new", _("ny")
    CONSIDERED = "considered", _("under övervägande")
    JOINED = "joined", _("hopslagen")
    TAKEN_UP = "taken_up", _("blev initiativ")
    MET = "met", _("löst med det som finns")
    DECLINED = "declined", _("avböjd")

    @property
    def answered(self) -> bool:
        """Whether those who gave it know what became of it."""
        return self in ANSWERED

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _NEED_KINDS[self], self.label


NEED_MOVES: dict[NeedState, frozenset[NeedState]] = {
    NeedState.NEW: frozenset(
        {NeedState.CONSIDERED, NeedState.JOINED, NeedState.TAKEN_UP, NeedState.MET, NeedState.DECLINED}
    ),
    NeedState.CONSIDERED: frozenset({NeedState.JOINED, NeedState.TAKEN_UP, NeedState.MET, NeedState.DECLINED}),
    NeedState.JOINED: frozenset(),
    NeedState.TAKEN_UP: frozenset({NeedState.CONSIDERED}),
    NeedState.MET: frozenset({NeedState.CONSIDERED}),
    NeedState.DECLINED: frozenset({NeedState.CONSIDERED}),
}
BY_THE_GIVER = "Idégivaren"  # who saw what exists already, when the giver of a need did: not named, and no look of ours
ANSWERED = frozenset({NeedState.JOINED, NeedState.TAKEN_UP, NeedState.MET, NeedState.DECLINED})
_NEED_KINDS: dict[NeedState, Kind] = {
    NeedState.NEW: Kind.WARN,
    NeedState.CONSIDERED: Kind.GOING,
    NeedState.JOINED: Kind.PLAIN,
    NeedState.TAKEN_UP: Kind.GOOD,
    NeedState.MET: Kind.GOOD,
    NeedState.DECLINED: Kind.PLAIN,
}


class ReuseResult(models.TextChoices):
    """What came of looking for something that exists already (R53)."""

    REUSE = "reuse", _("återanvänds som det är")
    EXTEND = "extend", _("byggs vidare på")
    NOTHING = "nothing", _("inget som finns passar")


# --- Initiatives ------------------------------------------------------------------------------------------------------


class Phase(models.TextChoices):
    """How far an initiative has come (E28, S74)."""

    INITIATE = "initiate", _("initiera")
    DEVELOP = "develop", _("utveckla")
    IMPLEMENT = "implement", _("implementera")
    ESTABLISH = "establish", _("etablera förvaltning")
    FOLLOW_UP = "follow_up", _("följa upp")
    CLOSED = "closed", _("avslutat")
    DROPPED = "dropped", _("nedlagt")

    @property
    def finished(self) -> bool:
        """Whether nothing more will be done in it."""
        return self in FINISHED

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the phase is read, and its word."""
        return _PHASE_KINDS[self], self.label


FINISHED = frozenset({Phase.CLOSED, Phase.DROPPED})
UNFINISHED = frozenset(set(Phase) - FINISHED)
WORKING = (Phase.INITIATE, Phase.DEVELOP, Phase.IMPLEMENT, Phase.ESTABLISH, Phase.FOLLOW_UP)  # in the order they come
PHASE_MOVES: dict[Phase, frozenset[Phase]] = {
    Phase.INITIATE: frozenset({Phase.DEVELOP, Phase.DROPPED}),
    Phase.DEVELOP: frozenset({Phase.INITIATE, Phase.IMPLEMENT, Phase.CLOSED, Phase.DROPPED}),
    Phase.IMPLEMENT: frozenset({Phase.DEVELOP, Phase.ESTABLISH, Phase.CLOSED, Phase.DROPPED}),
    Phase.ESTABLISH: frozenset({Phase.IMPLEMENT, Phase.FOLLOW_UP, Phase.CLOSED, Phase.DROPPED}),
    Phase.FOLLOW_UP: frozenset({Phase.ESTABLISH, Phase.CLOSED}),
    Phase.CLOSED: frozenset(),
    Phase.DROPPED: frozenset(),
}
_PHASE_KINDS: dict[Phase, Kind] = {
    Phase.INITIATE: Kind.PLAIN,
    Phase.DEVELOP: Kind.GOING,
    Phase.IMPLEMENT: Kind.GOING,
    Phase.ESTABLISH: Kind.GOING,
    Phase.FOLLOW_UP: Kind.GOING,
    Phase.CLOSED: Kind.GOOD,
    Phase.DROPPED: Kind.PLAIN,
}


class Financing(models.TextChoices):
    """Whose money an initiative of a tier takes (R79)."""

    OWN = "own", _("egen budget")
    PORTFOLIO = "portfolio", _("portföljens medel")


class Asked(models.TextChoices):
    """A field that the form of a tier may ask for beyond the name, the purpose, the customer and the tier."""

    TARGET_GROUP = "target_group", _("målgrupp")
    TRACK = "track", _("spår")
    OBJECTIVES = "objectives", _("mål det bidrar till")
    EFFECT = "effect", _("förväntad effekt")
    EFFECT_DUE = "effect_due", _("när effekten följs upp")
    START = "start", _("början")
    END = "end", _("slut")
    COST = "cost", _("kostnad")
    SUPPLIER = "supplier", _("leverantör")
    MAINTENANCE_OBJECT = "maintenance_object", _("förvaltningsobjekt")
    RISKS = "risks", _("risker och säkerhet")


class AskedOf(models.TextChoices):
    """Who answers a check: the body that owns the initiative, its supplier, or a body named in the question."""

    OWNER = "owner", _("den som äger initiativet")
    SUPPLIER = "supplier", _("leverantören")
    BODY = "body", _("en namngiven enhet")


class Verdict(models.TextChoices):
    """What a check came to."""

    OK = "ok", _("klart")
    ATTENTION = "attention", _("att tänka på")
    NOT_RELEVANT = "not_relevant", _("inte aktuellt")
    NO = "no", _("nej, hinder")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the verdict is read, and its word."""
        return _VERDICT_KINDS[self], self.label


_VERDICT_KINDS: dict[Verdict, Kind] = {
    Verdict.OK: Kind.GOOD,
    Verdict.ATTENTION: Kind.WARN,
    Verdict.NOT_RELEVANT: Kind.PLAIN,
    Verdict.NO: Kind.BAD,
}


@dataclass(frozen=True, slots=True)
class TierPreset:
    """What holds for a tier until the organisation says otherwise. ``most`` is in öre, ``months`` None has no end."""

    asked: tuple[Asked, ...]
    months: int | None
    extendable: bool
    most: int | None
    exact: bool
    decides: Role
    financing: Financing


_WHOLE = tuple(Asked)
TIER_PRESETS: Mapping[Tier, TierPreset] = {
    Tier.BASIC: TierPreset(_WHOLE, None, True, None, True, Role.DECIDER, Financing.OWN),
    Tier.DIFFERENTIATING: TierPreset(_WHOLE, 60, True, None, True, Role.DECIDER, Financing.PORTFOLIO),
    Tier.INNOVATIVE: TierPreset(
        (Asked.OBJECTIVES, Asked.EFFECT, Asked.EFFECT_DUE, Asked.START, Asked.END, Asked.COST),
        6,
        True,
        50_000_000,
        False,
        Role.STRATEGIST,
        Financing.PORTFOLIO,
    ),
}
ALWAYS_ASKED = 4  # the name, the purpose, the customer and the tier
MOST_FIELDS: Mapping[Tier, int] = {Tier.INNOVATIVE: 10}  # the innovative tier is short on purpose (R72)


# --- Uses of AI -------------------------------------------------------------------------------------------------------


class AiStatus(models.TextChoices):
    """How far a use of AI has come (E46)."""

    IDENTIFIED = "identified", _("identifierad")
    EXAMINED = "examined", _("under prövning")
    FEASIBLE = "feasible", _("möjlig att genomföra")
    NOT_YET = "not_yet", _("inte möjlig än")
    TRIED = "tried", _("provas")
    IN_USE = "in_use", _("i drift")
    ENDED = "ended", _("avslutad")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the status is read, and its word."""
        return _AI_KINDS[self], self.label


AI_MOVES: dict[AiStatus, frozenset[AiStatus]] = {
    AiStatus.IDENTIFIED: frozenset({AiStatus.EXAMINED, AiStatus.NOT_YET, AiStatus.ENDED}),
    AiStatus.EXAMINED: frozenset({AiStatus.FEASIBLE, AiStatus.NOT_YET, AiStatus.ENDED}),
    AiStatus.FEASIBLE: frozenset({AiStatus.TRIED, AiStatus.IN_USE, AiStatus.NOT_YET, AiStatus.ENDED}),
    AiStatus.NOT_YET: frozenset({AiStatus.EXAMINED, AiStatus.ENDED}),
    AiStatus.TRIED: frozenset({AiStatus.IN_USE, AiStatus.NOT_YET, AiStatus.ENDED}),
    AiStatus.IN_USE: frozenset({AiStatus.TRIED, AiStatus.ENDED}),
    AiStatus.ENDED: frozenset({AiStatus.EXAMINED}),
}
_AI_KINDS: dict[AiStatus, Kind] = {
    AiStatus.IDENTIFIED: Kind.PLAIN,
    AiStatus.EXAMINED: Kind.GOING,
    AiStatus.FEASIBLE: Kind.GOOD,
    AiStatus.NOT_YET: Kind.WARN,
    AiStatus.TRIED: Kind.GOING,
    AiStatus.IN_USE: Kind.GOOD,
    AiStatus.ENDED: Kind.PLAIN,
}


class DataStatus(models.TextChoices):
    """Whether the data a use of AI needs are there."""

    UNKNOWN = "unknown", _("inte undersökt")
    MISSING = "missing", _("saknas")
    PARTLY = "partly", _("finns delvis")
    READY = "ready", _("finns och får användas")


class AiRisk(models.TextChoices):
    """The risk class of a use according to the AI act, regulation (EU) 2024/1689."""

    NOT_ASSESSED = "not_assessed", _("inte bedömd")
    MINIMAL = "minimal", _("minimal risk")
    LIMITED = "limited", _("begränsad risk, öppenhet krävs")
    HIGH = "high", _("hög risk")
    PROHIBITED = "prohibited", _("förbjuden")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the class is read, and its word."""
        return _RISK_KINDS[self], self.label


_RISK_KINDS: dict[AiRisk, Kind] = {
    AiRisk.NOT_ASSESSED: Kind.WARN,
    AiRisk.MINIMAL: Kind.GOOD,
    AiRisk.LIMITED: Kind.PLAIN,
    AiRisk.HIGH: Kind.WARN,
    AiRisk.PROHIBITED: Kind.BAD,
}


class AiObstacle(models.TextChoices):
    """What stands in the way of a use of AI (003:243-269)."""

    TECHNOLOGY = "technology", _("omogen teknik")
    TRAINING_DATA = "training_data", _("träningsdata saknas")
    INFRASTRUCTURE = "infrastructure", _("infrastruktur")
    COMPETENCE = "competence", _("kompetens")
    SECURITY = "security", _("informationssäkerhet")
    ETHICS = "ethics", _("etik")
    COST = "cost", _("kostnad i början")
    LAW = "law", _("lagstöd")
