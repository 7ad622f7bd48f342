"""Kinds and states of benefits, deviations, budget effects and lessons (E29, E30, S75–S77), and allowed moves."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web.signs import Kind

BENEFIT_PAGE = "benefits.benefit"
RECEIVE = "benefits.receive"  # the act of a project handing its benefits to the line; asks obstacles


class BenefitState(models.TextChoices):
    """Where a benefit is between promise and proof."""

    PLANNED = "planned", _("planerad")
    ACCEPTED = "accepted", _("har ägare i linjen")
    MEASURED = "measured", _("mäts")
    REALISED = "realised", _("realiserad")
    ENDED = "ended", _("följs inte längre")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _BENEFIT_KINDS[self], self.label


BENEFIT_MOVES: dict[BenefitState, frozenset[BenefitState]] = {
    BenefitState.PLANNED: frozenset(
        {BenefitState.ACCEPTED, BenefitState.MEASURED, BenefitState.REALISED, BenefitState.ENDED}
    ),
    BenefitState.ACCEPTED: frozenset(
        {BenefitState.PLANNED, BenefitState.MEASURED, BenefitState.REALISED, BenefitState.ENDED}
    ),
    BenefitState.MEASURED: frozenset({BenefitState.PLANNED, BenefitState.REALISED, BenefitState.ENDED}),
    BenefitState.REALISED: frozenset({BenefitState.PLANNED, BenefitState.MEASURED, BenefitState.ENDED}),
    BenefitState.ENDED: frozenset(),
}
FOLLOWED = frozenset(set(BenefitState) - {BenefitState.ENDED})
OWNED = frozenset({BenefitState.ACCEPTED, BenefitState.MEASURED, BenefitState.REALISED})
_BENEFIT_KINDS: dict[BenefitState, Kind] = {
    BenefitState.PLANNED: Kind.WARN,
    BenefitState.ACCEPTED: Kind.GOING,
    BenefitState.MEASURED: Kind.GOING,
    BenefitState.REALISED: Kind.GOOD,
    BenefitState.ENDED: Kind.PLAIN,
}


class DeviationState(models.TextChoices):
    """What has been done about a deviation (R108)."""

    REPORTED = "reported", _("rapporterad")
    SERIOUS = "serious", _("allvarlig, väntar på beslut")
    DECIDED = "decided", _("åtgärder beslutade")
    DONE = "done", _("åtgärdad")
    DISMISSED = "dismissed", _("ingen åtgärd behövs")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _DEVIATION_KINDS[self], self.label


DEVIATION_MOVES: dict[DeviationState, frozenset[DeviationState]] = {
    DeviationState.REPORTED: frozenset({DeviationState.SERIOUS, DeviationState.DONE, DeviationState.DISMISSED}),
    DeviationState.SERIOUS: frozenset({DeviationState.DECIDED}),
    DeviationState.DECIDED: frozenset({DeviationState.DONE}),
    DeviationState.DONE: frozenset(),
    DeviationState.DISMISSED: frozenset(),
}
SETTLED = frozenset({DeviationState.DONE, DeviationState.DISMISSED})  # nothing more is done about it
_DEVIATION_KINDS: dict[DeviationState, Kind] = {
    DeviationState.REPORTED: Kind.WARN,
    DeviationState.SERIOUS: Kind.BAD,
    DeviationState.DECIDED: Kind.GOING,
    DeviationState.DONE: Kind.GOOD,
    DeviationState.DISMISSED: Kind.PLAIN,
}


class EffectState(models.TextChoices):
    """Whether a budget was changed because of a benefit (S62, R83)."""

    PLANNED = "planned", _("planerad")
    DONE = "done", _("budgeten är ändrad")
    CANCELLED = "cancelled", _("blir inte av")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _EFFECT_KINDS[self], self.label


_EFFECT_KINDS: dict[EffectState, Kind] = {
    EffectState.PLANNED: Kind.GOING,
    EffectState.DONE: Kind.GOOD,
    EffectState.CANCELLED: Kind.PLAIN,
}
