"""Kinds, states and levels of systems and information (E41-E44, A23)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web.signs import Kind

SYSTEM_PAGE = "systems.system"  # where later parts add links to the page of a system
COMPONENT_PAGE = "systems.component"  # and to that of a component
SEARCH_PAGE = "systems.reuse"  # and to a search that found nothing, with the words that were sought


class Tier(models.TextChoices):
    """The level of IT support (S54): how its money, rules and length of life are."""

    BASIC = "basic", _("bas")
    DIFFERENTIATING = "differentiating", _("differentierande")
    INNOVATIVE = "innovative", _("innovativ")

    @property
    def meaning(self) -> str | Promise:
        """What the level means for money and length of life (R79, R80)."""
        return _TIERS[self]


_TIERS: dict[Tier, str | Promise] = {
    Tier.BASIC: _("Betalas inom ägarens egen budget och förändras långsamt."),
    Tier.DIFFERENTIATING: _("Kan få pengar ur portföljen och lever ofta tre till fem år."),
    Tier.INNOVATIVE: _("Kan få pengar ur portföljen, har låga krav och prövas i tre till sex månader."),
}
INTEGRATED = frozenset({Tier.BASIC, Tier.DIFFERENTIATING})  # the integration service is compulsory for these (S109)


class SystemState(models.TextChoices):
    """Where in its life a system is."""

    CONSIDERED = "considered", _("övervägs")
    IN_USE = "in_use", _("i drift")
    PHASING_OUT = "phasing_out", _("avvecklas")
    ENDED = "ended", _("avslutat")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _STATE_KINDS[self], self.label


MOVES: dict[SystemState, frozenset[SystemState]] = {
    SystemState.CONSIDERED: frozenset({SystemState.IN_USE}),
    SystemState.IN_USE: frozenset({SystemState.PHASING_OUT}),
    SystemState.PHASING_OUT: frozenset({SystemState.IN_USE, SystemState.ENDED}),
    SystemState.ENDED: frozenset({SystemState.IN_USE}),
}
RUNNING = frozenset({SystemState.IN_USE, SystemState.PHASING_OUT})  # somebody works in it and it costs

_STATE_KINDS: dict[SystemState, Kind] = {
    SystemState.CONSIDERED: Kind.PLAIN,
    SystemState.IN_USE: Kind.GOOD,
    SystemState.PHASING_OUT: Kind.WARN,
    SystemState.ENDED: Kind.PLAIN,
}


class Criticality(models.TextChoices):
    """What happens to the work when a system is down."""

    LOW = "low", _("kan vara nere några dagar")
    MEDIUM = "medium", _("kan vara nere någon dag")
    HIGH = "high", _("kan vara nere någon timme")
    VITAL = "vital", _("samhällsviktig, får inte vara nere")


class Harm(models.IntegerChoices):
    """One level of an information class: the harm when information leaks, is wrong or is out of reach."""

    NEGLIGIBLE = 1, _("1, försumbar skada")
    MODERATE = 2, _("2, måttlig skada")
    CONSIDERABLE = 3, _("3, betydande skada")
    SERIOUS = 4, _("4, allvarlig skada")


class Way(models.TextChoices):
    """How one system reaches another (S109)."""

    SERVICE = "service", _("genom integrationstjänsten")
    DIRECT = "direct", _("direkt")


class ContractKind(models.TextChoices):
    """What a contract is about (E41)."""

    LICENCE = "licence", _("licens")
    OPERATION = "operation", _("drift")
    MAINTENANCE = "maintenance", _("underhåll och support")
    SUBSCRIPTION = "subscription", _("molntjänst")
    DEVELOPMENT = "development", _("utveckling")
    FRAMEWORK = "framework", _("ramavtal")
    OTHER = "other", _("annat")


class Sharing(models.TextChoices):
    """Who may use a data set (E44)."""

    OPEN = "open", _("öppen")
    SHARED = "shared", _("delad")
    INTERNAL = "internal", _("intern")


class Keeping(models.TextChoices):
    """What happens to information in the end (S133)."""

    KEPT = "kept", _("bevaras")
    DELETED = "deleted", _("gallras")


class ServiceCriterion(models.TextChoices):
    """What citizens may ask of an e-service (S120)."""

    ONCE = "once", _("Lämnar man en uppgift bara en gång?")
    INSIGHT = "insight", _("Kan man följa sitt ärende?")
    STATUS = "status", _("Syns det om tjänsten fungerar just nu?")
    ALTERNATIVES = "alternatives", _("Syns det hur man gör i stället?")


class Met(models.TextChoices):
    """Whether a criterion is met."""

    YES = "yes", _("ja")
    PARTLY = "partly", _("delvis")
    NO = "no", _("nej")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the answer is read, and its word."""
        return {Met.YES: Kind.GOOD, Met.PARTLY: Kind.WARN, Met.NO: Kind.BAD}[self], self.label


class Direction(models.TextChoices):
    """What the upper end of a legacy criterion's scale says of a system (DIOS)."""

    HINDERING = "hindering", _("hindrar")
    ENABLING = "enabling", _("möjliggör")


class ExitState(models.TextChoices):
    """How far the closing of a system has come (S69)."""

    PLANNED = "planned", _("planerad")
    DECIDED = "decided", _("beslutad")
    DONE = "done", _("genomförd")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _EXIT_KINDS[self], self.label


EXIT_MOVES: dict[ExitState, frozenset[ExitState]] = {
    ExitState.PLANNED: frozenset({ExitState.DECIDED}),
    ExitState.DECIDED: frozenset({ExitState.PLANNED, ExitState.DONE}),
    ExitState.DONE: frozenset(),
}
_EXIT_KINDS: dict[ExitState, Kind] = {
    ExitState.PLANNED: Kind.PLAIN,
    ExitState.DECIDED: Kind.GOING,
    ExitState.DONE: Kind.GOOD,
}
