"""Benefits, what was promised and thought for each year, and what was measured (E29, E30, S75–S77)."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.benefits.states import FOLLOWED, OWNED, BenefitState, EffectState
from farled.cases.states import BetterWhen
from farled.initiatives.reads import Initiative
from farled.people.reads import Body, Organisation, User
from farled.trail.reads import Governed
from farled.web.exact import ExactField
from farled.web.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from farled.people.reads import Actor

KINDS = (("financial", _("pengar")), ("time", _("frigjord tid")), ("quality", _("kvalitet")))
RECEIVERS = (
    ("citizen", _("boende och besökare")),
    ("business", _("företag")),
    ("internal", _("den egna verksamheten")),
)


class BenefitQuerySet(models.QuerySet["Benefit"]):
    """Reads of benefits."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's benefits: what came of the money is known to everybody who works there."""
        return self.filter(organisation_id=actor.organisation_id)

    def followed(self) -> Self:
        """Benefits somebody still answers for, or shall."""
        return self.filter(state__in=sorted(FOLLOWED))

    def of_bodies(self, body_ids: "Iterable[int]") -> Self:
        """Benefits that one of the bodies takes home."""
        return self.filter(body_id__in=list(body_ids))


class Benefit(Governed):
    """Something that gets better because of an initiative, for whom, and who sees to it (nytta; E29).

    ``body`` takes it home in the line, ``owner`` accepted doing so on ``accepted_on`` in ``owner_function``. ``line``
    is the line of the granted case it comes from. ``unit`` and ``baseline`` (the value on ``baseline_on``) say what is
    measured, ``method`` how, ``every`` how often in months from ``first_measured``, until ``last_measured``.
    ``next_due`` is the first of those days that has not been measured. ``price``: öre for each unit, None for what is
    not valued in money. ``process`` is what is changed.
    """

    KIND = "benefits.benefit"
    TRAIL_LABELS = {"points": _("utlovat per år"), "forecasts": _("prognos per år")}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="benefits")
    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiativ"), on_delete=models.RESTRICT, related_name="benefits"
    )
    line = models.ForeignKey(
        "cases.BenefitLine",
        verbose_name=_("rad i nyttokalkylen"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="benefits",
    )
    title = models.CharField(_("nytta"), max_length=200)
    description = models.TextField(_("beskrivning"), blank=True)
    kind = models.CharField(_("typ"), max_length=10, choices=KINDS)
    receiver = models.CharField(_("för vem"), max_length=10, choices=RECEIVERS)
    process = models.CharField(_("arbetssätt som ändras"), max_length=200, blank=True)
    body = models.ForeignKey(Body, verbose_name=_("tas hem av"), on_delete=models.RESTRICT, related_name="benefits")
    owner = models.ForeignKey(
        User, verbose_name=_("ägare"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    owner_function = models.CharField(_("ägarens funktion"), max_length=200, blank=True)
    accepted_on = models.DateField(_("ägarskapet accepterat"), null=True, blank=True)
    state = models.CharField(_("läge"), max_length=10, choices=BenefitState, default=BenefitState.PLANNED)
    unit = models.CharField(_("enhet"), max_length=60)
    direction = models.CharField(_("riktning"), max_length=6, choices=BetterWhen, default=BetterWhen.UP)
    baseline = ExactField(_("utgångsvärde"), null=True, blank=True)
    baseline_on = models.DateField(_("utgångsvärdet mätt"), null=True, blank=True)
    price = models.BigIntegerField(_("värde per enhet"), null=True, blank=True)
    cashable = ExactField(_("andel som blir pengar"), default=0)
    method = models.TextField(_("hur det mäts"), blank=True)
    every = models.PositiveSmallIntegerField(_("mäts var, månader"), default=12)
    first_measured = models.DateField(_("mäts första gången"), null=True, blank=True)
    last_measured = models.DateField(_("mäts sista gången"), null=True, blank=True)
    next_due = models.DateField(_("mäts härnäst"), null=True, blank=True)
    ended_because = models.TextField(_("följs inte längre därför att"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    is_example = models.BooleanField(_("exempelvärden"), default=False)

    objects = BenefitQuerySet.as_manager()

    class Meta:
        """A benefit is somebody's when it is accepted, and measured in a known way."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line"], condition=Q(line__isnull=False), name="benefit_is_one_per_line"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(unit=""), name="benefit_has_title_and_unit"),
            models.CheckConstraint(condition=Q(kind__in=[key for key, _label in KINDS]), name="benefit_kind_is_known"),
            models.CheckConstraint(
                condition=Q(receiver__in=[key for key, _label in RECEIVERS]), name="benefit_receiver_is_known"
            ),
            models.CheckConstraint(condition=Q(state__in=BenefitState.values), name="benefit_state_is_known"),
            models.CheckConstraint(
                condition=Q(accepted_on=None, owner=None, owner_function="")
                | Q(accepted_on__isnull=False) & ~Q(owner_function=""),
                name="benefit_owner_has_accepted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(OWNED)) | Q(accepted_on__isnull=False), name="benefit_followed_is_owned"
            ),
            models.CheckConstraint(condition=Q(every__gte=1, every__lte=120), name="benefit_is_measured_now_and_then"),
            models.CheckConstraint(condition=Q(cashable__gte=0, cashable__lte=1), name="benefit_cashable_is_a_share"),
            models.CheckConstraint(
                condition=~Q(state=BenefitState.ENDED) | ~Q(ended_because=""), name="benefit_ended_says_why"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state"], name="benefit_by_state")]

    def __str__(self) -> str:
        return self.title

    def trail_related(self) -> dict[str, Any]:
        """What was promised and is thought for each year is part of it."""
        points = list(self.points.all()) if self.pk else []
        return {
            "points": [f"{each.year}: {each.promised.normalize():f}" for each in points],
            "forecasts": [
                f"{each.year}: {each.forecast.normalize():f}" for each in points if each.forecast is not None
            ],
        }

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return BenefitState(self.state).state_tag


class YearPoint(models.Model):
    """What a benefit is to come to in a year, counted in its unit: as promised when granted, and as thought now.

    ``promised`` never changes once the benefit is accepted. Written only by acts, with the benefit.
    """

    benefit = models.ForeignKey(Benefit, on_delete=models.RESTRICT, related_name="points")
    year = models.PositiveSmallIntegerField(_("år"))
    promised = ExactField(_("utlovat"))
    forecast = ExactField(_("prognos"), null=True, blank=True)
    forecast_on = models.DateField(_("prognos från"), null=True, blank=True)
    forecast_why = models.CharField(_("därför"), max_length=300, blank=True)

    class Meta:
        """One a year; a forecast says from when."""

        ordering = ("year",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["benefit", "year"], name="year_point_is_one_a_year"),
            models.CheckConstraint(
                condition=Q(forecast=None, forecast_on=None) | Q(forecast__isnull=False, forecast_on__isnull=False),
                name="year_point_forecast_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit} {self.year}"


class Measurement(Governed):
    """What a benefit came to in a year, as measured on a day (mätning). ``value`` counts realised units that year."""

    KIND = "benefits.measurement"

    benefit = models.ForeignKey(
        Benefit, verbose_name=_("nytta"), on_delete=models.RESTRICT, related_name="measurements"
    )
    on = models.DateField(_("mätt"))
    year = models.PositiveSmallIntegerField(_("avser år"))
    value = ExactField(_("realiserat"))
    how = models.TextField(_("hur det mättes"))
    note = models.TextField(_("kommentar"), blank=True)
    by_name = models.CharField(_("mätt av"), max_length=200)
    withdrawn_because = models.TextField(_("gäller inte därför att"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    class Meta:
        """It says how it was measured; the latest that holds counts for its year."""

        ordering = ("year", "on", "pk")
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(how=""), name="measurement_says_how")]
        indexes: ClassVar = [models.Index(fields=["benefit", "year", "-on"], name="measurement_latest")]

    def __str__(self) -> str:
        return f"{self.benefit}, {day(self.on)}"

    def trail_organisation(self) -> int:
        """The benefit's organisation."""
        return self.benefit.organisation_id


class BudgetEffect(Governed):
    """A change of a body's budget that a benefit makes possible, dated apart from the grant (S62, R83). Öre a year."""

    KIND = "benefits.budget_effect"

    benefit = models.ForeignKey(
        Benefit, verbose_name=_("nytta"), on_delete=models.RESTRICT, related_name="budget_effects"
    )
    body = models.ForeignKey(Body, verbose_name=_("enhet"), on_delete=models.RESTRICT, related_name="+")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("belopp"))
    state = models.CharField(_("läge"), max_length=10, choices=EffectState, default=EffectState.PLANNED)
    done_amount = models.BigIntegerField(_("ändrat med"), null=True, blank=True)
    decision = models.ForeignKey(
        "matters.Decision",
        verbose_name=_("beslut"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="budget_effects",
    )
    why = models.TextField(_("skäl"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        """One for each benefit, body and year; what is done says how much, what is cancelled why."""

        ordering = ("year",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["benefit", "body", "year"], name="budget_effect_is_one_a_year"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="budget_effect_is_of_something"),
            models.CheckConstraint(condition=Q(state__in=EffectState.values), name="budget_effect_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=EffectState.DONE) | Q(done_amount__isnull=False), name="budget_effect_done_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(state=EffectState.CANCELLED) | ~Q(why=""), name="budget_effect_cancelled_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.benefit}, {self.year}"

    def trail_organisation(self) -> int:
        """The benefit's organisation."""
        return self.benefit.organisation_id

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return EffectState(self.state).state_tag
