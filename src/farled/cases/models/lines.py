"""The lines of an alternative: what it costs, body by body and year by year, and what it gives."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.cases.models.cases import Alternative
from farled.cases.models.words import QUANTITIES, SHARES, WORDS
from farled.cases.states import RUNNING, BetterWhen, CostKind, For, Funding, Gain, Peng, Rate
from farled.people.reads import Body
from farled.systems.reads import ExitPlan
from farled.trail.reads import Governed
from farled.web.exact import ExactField

ONE, LOW, HIGH = Decimal(1), Decimal("0.9"), Decimal("1.3")


class CostLine(Governed):
    """A cost of an alternative: öre for each year of the case, who bears it and whose money pays it.

    ``low`` and ``high`` say how much it can differ, as shares of the amounts: 0.9 and 1.3 are ten per cent less and
    thirty per cent more. ``is_example``: the amounts are an example and nobody's estimate.
    """

    KIND = "cases.cost_line"
    TRAIL_WORDS = WORDS | SHARES

    alternative = models.ForeignKey(
        Alternative, verbose_name=_("alternativ"), on_delete=models.RESTRICT, related_name="cost_lines"
    )
    title = models.CharField(_("vad som kostar"), max_length=200)
    kind = models.CharField(_("kostnadsslag"), max_length=20, choices=CostKind)
    body = models.ForeignKey(
        Body,
        verbose_name=_("enhet som bär kostnaden"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="cost_lines",
    )
    funding = models.CharField(_("betalas med"), max_length=10, choices=Funding)
    amounts = models.JSONField(_("belopp per år"), default=list)
    low = ExactField(_("lägst, andel av beloppen"), default=LOW)
    high = ExactField(_("högst, andel av beloppen"), default=HIGH)
    source = models.CharField(_("källa"), max_length=300, blank=True)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    class Meta:
        """It has a name, a known kind, and a range around what is written."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="cost_line_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=CostKind.values), name="cost_line_kind_is_known"),
            models.CheckConstraint(condition=Q(funding__in=Funding.values), name="cost_line_funding_is_known"),
            models.CheckConstraint(
                condition=Q(low__gte=0, low__lte=1, high__gte=1), name="cost_line_range_holds_the_amounts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["alternative", "id"], name="cost_line_in_order")]

    def __str__(self) -> str:
        return self.title

    def trail_organisation(self) -> int:
        """The case's organisation."""
        return self.alternative.case.organisation_id

    @property
    def is_running(self) -> bool:
        """Whether it is a cost of running the solution, which the body that bears it accepts itself."""
        return self.kind in RUNNING

    @property
    def total(self) -> int:
        """Öre in all the years together."""
        return sum(self.amounts)


class BenefitLine(Governed):
    """A benefit of an alternative: so much a year at full effect, for whom, of what kind, and how it is measured.

    ``low``, ``likely`` and ``high``: quantity a year in ``unit``; all three None where it is described and not
    counted. A unit is worth ``price`` öre, or the dated standard value that ``rate`` names; with neither it is not
    valued in money. ``ramp``: the share of the full effect (0–1) in each year of the case. ``realisation``: the share
    (0–1) that arises at all, and ``cashable`` the share that changes a budget (None: as its kind has it).
    ``direction``: whether what is measured shall shrink or grow; no more than ``baseline`` can be taken away from it,
    while what grows has no ceiling (R65). ``body`` is where it arises, None outside the organisation, and ``moves_to``
    where work turns up instead (C70).
    ``budget_effect`` öre a year is taken out of the body's budget from ``budget_effect_year``, which is later than the
    year of the grant (R83). ``exit``: the plan to close a system whose cost ends; the benefit is there when that is
    carried out and not before (S69).
    """

    KIND = "cases.benefit_line"
    TRAIL_WORDS = WORDS | QUANTITIES

    alternative = models.ForeignKey(
        Alternative, verbose_name=_("alternativ"), on_delete=models.RESTRICT, related_name="benefit_lines"
    )
    title = models.CharField(_("nytta"), max_length=200)
    kind = models.CharField(_("nyttoslag"), max_length=10, choices=Gain)
    beneficiary = models.CharField(_("för vem"), max_length=10, choices=For)
    body = models.ForeignKey(
        Body,
        verbose_name=_("enhet där nyttan uppstår"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="benefit_lines",
    )
    target_group = models.CharField(_("målgrupp"), max_length=200, blank=True)
    process = models.CharField(_("process eller tjänst"), max_length=200, blank=True)
    unit = models.CharField(_("enhet som nyttan räknas i"), max_length=60, blank=True)
    baseline = ExactField(_("nuläge"), null=True, blank=True)
    direction = models.CharField(_("riktning"), max_length=6, choices=BetterWhen, default=BetterWhen.DOWN)
    low = ExactField(_("lägst per år"), null=True, blank=True)
    likely = ExactField(_("troligen per år"), null=True, blank=True)
    high = ExactField(_("högst per år"), null=True, blank=True)
    price = models.BigIntegerField(_("värde per enhet"), null=True, blank=True)
    rate = models.CharField(_("värdet enligt schablon"), max_length=20, choices=Rate, blank=True)
    ramp = models.JSONField(_("andel av full effekt per år"), default=list)
    realisation = ExactField(_("andel som uppstår"), default=ONE)
    cashable = ExactField(_("andel som ändrar en budget"), null=True, blank=True)
    measured_by = models.TextField(_("så mäts nyttan"), blank=True)
    moves_to = models.ForeignKey(
        Body,
        verbose_name=_("arbete som flyttar till"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="moved_benefit_lines",
    )
    budget_effect_year = models.PositiveSmallIntegerField(_("budgeten ändras från år"), null=True, blank=True)
    budget_effect = models.BigIntegerField(_("budgeten minskar per år"), null=True, blank=True)
    peng_class = models.CharField(_("PENG-klass"), max_length=10, choices=Peng, blank=True)
    why_it_falls = models.TextField(_("varför effekten minskar"), blank=True)
    exit = models.ForeignKey(
        ExitPlan,
        verbose_name=_("kostnaden upphör genom"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="benefit_lines",
    )
    source = models.CharField(_("källa"), max_length=300, blank=True)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    class Meta:
        """It is counted whole or not at all, priced in one way, and inside the organisation or outside."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="benefit_line_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=Gain.values), name="benefit_line_kind_is_known"),
            models.CheckConstraint(condition=Q(beneficiary__in=For.values), name="benefit_line_beneficiary_is_known"),
            models.CheckConstraint(
                condition=Q(direction__in=BetterWhen.values), name="benefit_line_direction_is_known"
            ),
            models.CheckConstraint(
                condition=Q(beneficiary=For.INTERNAL) | Q(body=None), name="benefit_line_outside_has_no_body"
            ),
            models.CheckConstraint(
                condition=Q(low=None, likely=None, high=None)
                | Q(low__isnull=False, likely__isnull=False, high__isnull=False)
                & Q(low__lte=F("likely"), likely__lte=F("high")),
                name="benefit_line_likely_lies_between",
            ),
            models.CheckConstraint(
                condition=Q(rate="") | Q(rate__in=Rate.values, price=None), name="benefit_line_is_priced_in_one_way"
            ),
            models.CheckConstraint(
                condition=Q(realisation__gte=0, realisation__lte=1)
                & (Q(cashable=None) | Q(cashable__gte=0, cashable__lte=1)),
                name="benefit_line_shares_are_shares",
            ),
            models.CheckConstraint(
                condition=Q(budget_effect_year=None, budget_effect=None)
                | Q(budget_effect_year__isnull=False, budget_effect__gt=0),
                name="benefit_line_budget_effect_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(peng_class="") | Q(peng_class__in=Peng.values), name="benefit_line_peng_class_is_known"
            ),
            models.CheckConstraint(
                condition=Q(moves_to=None) | Q(body=None) | ~Q(moves_to=F("body")),
                name="benefit_line_moves_to_somebody_else",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["alternative", "id"], name="benefit_line_in_order")]

    def __str__(self) -> str:
        return self.title

    def trail_organisation(self) -> int:
        """The case's organisation."""
        return self.alternative.case.organisation_id

    @property
    def counted(self) -> bool:
        """Whether it says how much; else it is described only."""
        return self.likely is not None

    @property
    def grows(self) -> bool:
        """Whether there shall be more of what is measured; else less."""
        return self.direction == BetterWhen.UP

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """``ramp`` as exact decimals, 0–1."""
        return tuple(Decimal(str(each)) for each in self.ramp)
