"""Kinds and states of business cases, their lines and their appraisals (S66, S67, R63, R65, R83)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web.signs import Kind

CASE_PAGE = "cases.case"  # where later parts add links and panels to the page of a case
SUBMIT = "cases.submit"  # the act that asks obstacles
DISCOUNT_RATE, HOUR_STAFF, HOUR_OUTSIDE = "cases.discount_rate", "cases.hour_staff", "cases.hour_outside"  # parameters
FIRST_YEAR, LAST_YEAR = 2000, 2100  # the years a case may speak of
MOST_YEARS = 30  # years after the first that a case may look ahead


class CaseState(models.TextChoices):
    """What a version of a case is: being written, submitted and locked, or replaced by a later one."""

    DRAFT = "draft", _("utkast")
    SUBMITTED = "submitted", _("inlämnad")
    REPLACED = "replaced", _("ersatt")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _CASE_KINDS[self], self.label


CASE_MOVES: dict[CaseState, frozenset[CaseState]] = {
    CaseState.DRAFT: frozenset({CaseState.SUBMITTED}),
    CaseState.SUBMITTED: frozenset({CaseState.REPLACED}),
    CaseState.REPLACED: frozenset(),
}
_CASE_KINDS: dict[CaseState, Kind] = {
    CaseState.DRAFT: Kind.GOING,
    CaseState.SUBMITTED: Kind.GOOD,
    CaseState.REPLACED: Kind.PLAIN,
}


class CostKind(models.TextChoices):
    """What a cost is for: all of a solution's life counts, its end and that of what it replaces included (C71)."""

    DEVELOPMENT = "development", _("utveckling")
    OPERATION = "operation", _("drift")
    MAINTENANCE = "maintenance", _("förvaltning")
    FURTHER_DEVELOPMENT = "further_development", _("vidareutveckling")
    EXIT_OLD = "exit_old", _("avveckling av det gamla")
    EXIT_NEW = "exit_new", _("avveckling av det nya")


RUNNING = (CostKind.OPERATION, CostKind.MAINTENANCE, CostKind.FURTHER_DEVELOPMENT)  # what a body accepts itself


class Funding(models.TextChoices):
    """Whose money pays a cost."""

    PORTFOLIO = "portfolio", _("sökta medel")
    OWN = "own", _("egen budget")
    EXTERNAL = "external", _("externa medel")


class Gain(models.TextChoices):
    """How a benefit is taken home; the values are those of ``methods.benefits.BenefitKind``."""

    FINANCIAL = "financial", _("pengar")
    TIME = "time", _("frigjord tid")
    QUALITY = "quality", _("kvalitet")


class BetterWhen(models.TextChoices):
    """Which way the measured value shall go. What shrinks ends at nothing; what grows has no ceiling."""

    UP = "up", _("uppåt")
    DOWN = "down", _("nedåt")


class For(models.TextChoices):
    """Who has a benefit; the values are those of ``methods.benefits.Beneficiary``. The first two are outside."""

    CITIZEN = "citizen", _("invånare")
    BUSINESS = "business", _("företag och föreningar")
    INTERNAL = "internal", _("den egna organisationen")

    @property
    def outside(self) -> bool:
        """Whether the benefit falls outside the organisation (extern nytta)."""
        return self is not For.INTERNAL


class Rate(models.TextChoices):
    """A dated standard value that prices a benefit; the values end the parameters' keys."""

    HOUR_STAFF = "hour_staff", _("en medarbetares timme")
    HOUR_OUTSIDE = "hour_outside", _("en invånares eller ett företags timme")


class Peng(models.TextChoices):
    """How directly a benefit shows, as the PENG method colours it."""

    GREEN = "green", _("grön: direkt nytta")
    YELLOW = "yellow", _("gul: indirekt nytta")
    RED = "red", _("röd: svårvärderad nytta")


class AppraisalState(models.TextChoices):
    """How far an independent appraisal has come."""

    BEGUN = "begun", _("pågår")
    DELIVERED = "delivered", _("lämnad")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return (Kind.GOING if self is AppraisalState.BEGUN else Kind.GOOD), self.label


APPRAISAL_MOVES: dict[AppraisalState, frozenset[AppraisalState]] = {
    AppraisalState.BEGUN: frozenset({AppraisalState.DELIVERED}),
    AppraisalState.DELIVERED: frozenset(),
}
