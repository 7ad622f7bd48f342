"""Versions of a case (nyttokalkyl), the alternatives they compare, and what bodies accept to pay each year."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.cases.models.words import WORDS
from farled.cases.states import FIRST_YEAR, LAST_YEAR, MOST_YEARS, CaseState
from farled.initiatives.reads import Initiative
from farled.people.reads import Body, Organisation
from farled.trail.reads import Governed
from farled.web.exact import ExactField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from farled.people.reads import Actor


class CaseQuerySet(models.QuerySet["Case"]):
    """Reads of cases."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's cases: what a change is thought to cost and give is known to all who work there."""
        return self.filter(organisation_id=actor.organisation_id)

    def submitted(self) -> Self:
        """The versions that hold: submitted, and not replaced by a later one."""
        return self.filter(state=CaseState.SUBMITTED)

    def of_bodies(self, body_ids: "Iterable[int]") -> Self:
        """Cases one of the bodies applies with."""
        return self.filter(body_id__in=list(body_ids))

    def matching(self, text: str) -> Self:
        """Cases whose name or summary hold a text, whatever its case."""
        return self.filter(Q(title__icontains=text) | Q(summary__icontains=text))


class Case(Governed):
    """One numbered version of what an initiative is thought to cost and give (nyttokalkyl; S66).

    ``body`` is the applicant. Year 0 is ``first_year``, and ``horizon`` years follow it; all amounts are in the prices
    of ``price_year``. ``discount_rate`` (share, 0–1) and the hour rates (öre) are None in a draft, which goes by the
    parameters of the day; at submission they are stored with where they come from in ``rates_from``, so that what was
    decided on stays as it was. ``innovation``: the share of the cost that is new ability, in per cent. ``why``: why
    this version was made.
    """

    KIND = "cases.case"
    TRAIL_WORDS = WORDS

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="cases")
    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiativ"), on_delete=models.RESTRICT, related_name="cases"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("läge"), max_length=10, choices=CaseState, default=CaseState.DRAFT)
    body = models.ForeignKey(Body, verbose_name=_("sökande"), on_delete=models.RESTRICT, related_name="cases")
    title = models.CharField(_("namn"), max_length=200)
    summary = models.TextField(_("idéskiss"), blank=True)
    first_year = models.PositiveSmallIntegerField(_("första året"))
    horizon = models.PositiveSmallIntegerField(_("år efter det första"))
    price_year = models.PositiveSmallIntegerField(_("prisnivå, år"))
    discount_rate = ExactField(_("kalkylränta"), null=True, blank=True)
    hour_staff = models.BigIntegerField(_("en medarbetares timme"), null=True, blank=True)
    hour_outside = models.BigIntegerField(_("en invånares eller ett företags timme"), null=True, blank=True)
    rates_from = models.JSONField(default=dict, blank=True)  # internal to history: the page tells it in words
    innovation = models.PositiveSmallIntegerField(_("andel ny förmåga, procent"), null=True, blank=True)
    begun_on = models.DateField(_("påbörjad"))
    submitted_on = models.DateField(_("inlämnad"), null=True, blank=True)
    submitted_by = models.CharField(_("inlämnad av"), max_length=200, blank=True)
    why = models.TextField(_("varför en ny version"), blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        """One draft and one submitted version per initiative; what is submitted keeps the rates it went by."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="case_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=CaseState.values), name="case_state_is_known"),
            models.UniqueConstraint(fields=["initiative", "number"], name="case_number_is_its_own"),
            models.CheckConstraint(condition=Q(number__gte=1), name="case_number_begins_at_one"),
            models.UniqueConstraint(
                fields=["initiative"], condition=Q(state=CaseState.DRAFT), name="case_one_draft_per_initiative"
            ),
            models.UniqueConstraint(
                fields=["initiative"], condition=Q(state=CaseState.SUBMITTED), name="case_one_submitted_per_initiative"
            ),
            models.CheckConstraint(condition=Q(horizon__lte=MOST_YEARS), name="case_horizon_is_within_reach"),
            models.CheckConstraint(
                condition=Q(first_year__gte=FIRST_YEAR, first_year__lte=LAST_YEAR), name="case_first_year_is_a_year"
            ),
            models.CheckConstraint(
                condition=Q(price_year__gte=FIRST_YEAR, price_year__lte=LAST_YEAR), name="case_price_year_is_a_year"
            ),
            models.CheckConstraint(
                condition=Q(innovation=None) | Q(innovation__lte=100), name="case_innovation_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.DRAFT, submitted_on=None, submitted_by="")
                & Q(discount_rate=None, hour_staff=None, hour_outside=None)
                | ~Q(state=CaseState.DRAFT)
                & ~Q(submitted_by="")
                & Q(submitted_on__isnull=False, discount_rate__isnull=False)
                & Q(hour_staff__isnull=False, hour_outside__isnull=False),
                name="case_submitted_keeps_its_rates",
            ),
            models.CheckConstraint(
                condition=Q(discount_rate=None) | Q(discount_rate__gt=-1, discount_rate__lte=1),
                name="case_discount_rate_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(hour_staff=None, hour_outside=None) | Q(hour_staff__gte=0, hour_outside__gte=0),
                name="case_hours_are_not_worth_less_than_nothing",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="case_later_version_says_why"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-submitted_on"], name="case_by_state")]

    def __str__(self) -> str:
        return f"{self.title}, v{self.number}"

    @property
    def years(self) -> tuple[int, ...]:
        """The years it looks at, the first of them the year of decision."""
        return tuple(range(self.first_year, self.first_year + self.horizon + 1))

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.state == CaseState.DRAFT

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return CaseState(self.state).state_tag


class Alternative(Governed):
    """A way to go that a case compares: doing nothing (``is_zero``), the one applied for (``chosen``), or another."""

    KIND = "cases.alternative"

    case = models.ForeignKey(
        Case, verbose_name=_("nyttokalkyl"), on_delete=models.RESTRICT, related_name="alternatives"
    )
    title = models.CharField(_("namn"), max_length=200)
    text = models.TextField(_("beskrivning"), blank=True)
    is_zero = models.BooleanField(_("att göra ingenting"), default=False)
    chosen = models.BooleanField(_("förordas"), default=False)
    position = models.PositiveSmallIntegerField(_("plats"), default=0)

    class Meta:
        """A case has at most one that is to do nothing, and at most one that is chosen."""

        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="alternative_has_a_title"),
            models.UniqueConstraint(fields=["case", "title"], name="alternative_name_is_its_own"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(is_zero=True), name="alternative_one_is_to_do_nothing"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(chosen=True), name="alternative_one_is_chosen"),
        ]

    def __str__(self) -> str:
        return self.title

    def trail_organisation(self) -> int:
        """The case's organisation."""
        return self.case.organisation_id


class Acceptance(Governed):
    """What a body says of the running cost it is to bear each year by a version: yes, or no on a ground.

    ``amount``: öre in the year when operation, maintenance and further development together cost the body the most.
    Said by the body itself (``by_name`` in the function ``function``), never for it.
    """

    KIND = "cases.acceptance"
    TRAIL_WORDS = WORDS

    case = models.ForeignKey(Case, verbose_name=_("nyttokalkyl"), on_delete=models.RESTRICT, related_name="acceptances")
    body = models.ForeignKey(Body, verbose_name=_("enhet"), on_delete=models.RESTRICT, related_name="case_acceptances")
    amount = models.BigIntegerField(_("kostnad per år"))
    accepted = models.BooleanField(_("godtar"))
    ground = models.TextField(_("motivering"), blank=True)
    on = models.DateField(_("dag"))
    function = models.CharField(_("funktion"), max_length=200)
    by_name = models.CharField(_("sagt av"), max_length=200)

    class Meta:
        """A body answers once for a version, in a function, and a no has a ground."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "body"], name="acceptance_is_one_per_body"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="acceptance_amount_is_not_negative"),
            models.CheckConstraint(condition=Q(accepted=True) | ~Q(ground=""), name="acceptance_refusal_has_a_ground"),
            models.CheckConstraint(condition=~Q(function="") & ~Q(by_name=""), name="acceptance_says_who_accepted"),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.body}"

    def trail_organisation(self) -> int:
        """The case's organisation."""
        return self.case.organisation_id
