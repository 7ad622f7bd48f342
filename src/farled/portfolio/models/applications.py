"""Applications for money, of which portfolios, on what day each step was taken, and what coaches noted (E24)."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.initiatives.reads import Initiative
from farled.people.reads import Body, Organisation, User
from farled.portfolio.models.portfolios import Delegation, Portfolio
from farled.portfolio.states import WAITING, ApplicationState, ExternalState, StepKind
from farled.trail.reads import Governed
from farled.web.formats import kr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from farled.people.reads import Actor


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Reads of applications."""

    def of_bodies(self, body_ids: "Iterable[int]") -> Self:
        """Applications that one of the bodies has made."""
        return self.filter(body_id__in=list(body_ids))

    def matching(self, text: str) -> Self:
        """Applications whose initiative's name or sketch hold a text, whatever its case."""
        return self.filter(Q(initiative__title__icontains=text) | Q(sketch__icontains=text))

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's applications: who asks for money is known to everybody who works there."""
        return self.filter(organisation_id=actor.organisation_id)

    def waiting(self) -> Self:
        """Applications that somebody has to do something with before they are decided."""
        return self.filter(state__in=sorted(WAITING))


class Application(Governed):
    """A body asks for money for an initiative (ansökan; S50, E24). The whole cost over all years is told (R77).

    ``case`` is the submitted calculation it rests on, ``start`` when the work can begin. ``sketch``: the idea in short.
    ``operations``, ``realisation`` and ``upkeep``: the plans for ways of working, for taking the benefit home and for
    maintenance (R71). ``coach`` is who helps, ``opinion`` what the group that prepares thinks, ``because`` why it was
    declined, referred or withdrawn. ``asked`` is what it has to be supplemented with, ``answered`` what was said then.
    ``urgent``: decided during the year, outside the yearly round (S48, R60), for the reason ``urgent_because``. Whoever
    decided did so within ``delegation``, at the meeting of ``decision`` if there was one.
    """

    KIND = "portfolio.application"
    TRAIL_NAMED_WITH = ("initiative",)
    TRAIL_LABELS = {"parts": _("söker")}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="applications")
    number = models.PositiveIntegerField(_("nummer"))
    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiativ"), on_delete=models.RESTRICT, related_name="applications"
    )
    case = models.ForeignKey(
        "cases.Case", verbose_name=_("nyttokalkyl"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    body = models.ForeignKey(Body, verbose_name=_("sökande"), on_delete=models.RESTRICT, related_name="applications")
    state = models.CharField(_("läge"), max_length=12, choices=ApplicationState, default=ApplicationState.DRAFT)
    sketch = models.TextField(_("idéskiss"))
    operations = models.TextField(_("plan för arbetssätten"), blank=True)
    realisation = models.TextField(_("plan för nyttan"), blank=True)
    upkeep = models.TextField(_("plan för förvaltningen"), blank=True)
    start = models.DateField(_("kan börja"))
    urgent = models.BooleanField(_("beslutas under året"), default=False)
    urgent_because = models.TextField(_("kan inte vänta därför att"), blank=True)
    coach = models.ForeignKey(
        User, verbose_name=_("projektcoach"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    coach_name = models.CharField(_("projektcoachens namn"), max_length=200, blank=True)
    asked = models.TextField(_("ska kompletteras med"), blank=True)
    answered = models.TextField(_("kompletterad med"), blank=True)
    opinion = models.TextField(_("beredningens bedömning"), blank=True)
    because = models.TextField(_("därför att"), blank=True)
    applied_by = models.CharField(_("ansökan gjord av"), max_length=200, blank=True)
    begun_on = models.DateField(_("påbörjad"))
    decided_on = models.DateField(_("beslutad"), null=True, blank=True)
    decided_by = models.CharField(_("beslutad av"), max_length=200, blank=True)
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("beslutsgräns"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    decision = models.ForeignKey(
        "matters.Decision", verbose_name=_("beslut"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)
    is_example = models.BooleanField(_("exempelvärden"), default=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        """One application of an initiative is under way at a time, and what is handed in rests on a case."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="application_number_is_unique"),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(state__in=sorted({*WAITING, ApplicationState.DRAFT})),
                name="application_is_one_at_a_time",
            ),
            models.CheckConstraint(condition=Q(state__in=ApplicationState.values), name="application_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=[ApplicationState.DRAFT, ApplicationState.WITHDRAWN]) | Q(case__isnull=False),
                name="application_handed_in_has_a_case",
            ),
            models.CheckConstraint(condition=~Q(sketch=""), name="application_has_a_sketch"),
            models.CheckConstraint(
                condition=~Q(state__in=[ApplicationState.DECLINED, ApplicationState.REFERRED]) | ~Q(because=""),
                name="application_declined_or_referred_says_why",
            ),
            models.CheckConstraint(
                condition=Q(urgent=False) | ~Q(urgent_because=""), name="application_urgent_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.SUPPLEMENT) | ~Q(asked=""), name="application_supplement_says_what"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state"], name="application_by_state")]

    def __str__(self) -> str:
        return f"{self.number}. {self.initiative}"

    def trail_related(self) -> dict[str, Any]:
        """What it asks for, of which portfolio and year, is part of it, in words: a part has no history of its own."""
        rows = self.parts.select_related("portfolio").order_by("year", "portfolio__name") if self.pk else []
        return {"parts": [f"{part}: {kr(part.amount, language='sv')}" for part in rows]}

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return ApplicationState(self.state).state_tag


class ApplicationPart(models.Model):
    """What an application asks of one portfolio in one year, in öre (R77, R84). Written with its application."""

    application = models.ForeignKey(Application, on_delete=models.RESTRICT, related_name="parts")
    portfolio = models.ForeignKey(
        Portfolio, verbose_name=_("portfölj"), on_delete=models.RESTRICT, related_name="application_parts"
    )
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.BigIntegerField(_("belopp"))

    class Meta:
        """Asked once for a portfolio and year, and for something."""

        ordering = ("portfolio", "year")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "portfolio", "year"], name="part_is_one_a_year"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="part_asks_for_something"),
        ]

    def __str__(self) -> str:
        return f"{self.portfolio} {self.year}"


class ApplicationStep(models.Model):
    """The day a step was taken on the way from application to start (R81). Written by the act that took it."""

    application = models.ForeignKey(Application, on_delete=models.RESTRICT, related_name="steps")
    kind = models.CharField(_("steg"), max_length=12, choices=StepKind)
    on = models.DateField(_("dag"))

    class Meta:
        """A step can be taken again, but not twice a day."""

        ordering = ("on", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "kind", "on"], name="step_is_one_a_day"),
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="step_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"


class CoachNoteQuerySet(models.QuerySet["CoachNote"]):
    """Reads of coaches' notes."""

    def visible_to(self, actor: "Actor") -> Self:
        """Those who prepare read every note, the applicant those of its own applications, and nobody else any."""
        rows = self.filter(application__organisation_id=actor.organisation_id)
        if actor.reach("portfolio.coach").whole:
            return rows
        reach = actor.reach("portfolio.apply")
        return rows if reach.whole else rows.filter(application__body_id__in=sorted(reach.bodies))


class CoachNote(Governed):
    """What a coach and an applicant talked of (stödlogg; S53). For those who prepare, and the applicant."""

    KIND = "portfolio.coach_note"

    application = models.ForeignKey(
        Application, verbose_name=_("ansökan"), on_delete=models.RESTRICT, related_name="notes"
    )
    on = models.DateField(_("dag"))
    text = models.TextField(_("anteckning"))
    by_name = models.CharField(_("av"), max_length=200)

    objects = CoachNoteQuerySet.as_manager()

    class Meta:
        """A note says something."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="coach_note_says_something")]

    def __str__(self) -> str:
        return f"{self.application}, {self.on}"

    def trail_organisation(self) -> int:
        """The application's organisation."""
        return self.application.organisation_id

    def trail_confidential(self) -> bool:
        """What somebody told a coach is nobody else's to read."""
        return True


class ExternalMoney(Governed):
    """Money for an initiative from somebody outside (extern finansiering; S61). ``amount`` in öre over all years."""

    KIND = "portfolio.external_money"

    application = models.ForeignKey(
        Application, verbose_name=_("ansökan"), on_delete=models.RESTRICT, related_name="external"
    )
    financier = models.CharField(_("finansiär"), max_length=200)
    call = models.CharField(_("utlysning"), max_length=200, blank=True)
    amount = models.BigIntegerField(_("belopp"))
    state = models.CharField(_("läge"), max_length=10, choices=ExternalState, default=ExternalState.SOUGHT)
    answer_due = models.DateField(_("svar väntas"), null=True, blank=True)
    note = models.CharField(_("kommentar"), max_length=300, blank=True)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    class Meta:
        """Somebody gives something."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(financier="") & Q(amount__gt=0), name="external_money_is_some"),
            models.CheckConstraint(condition=Q(state__in=ExternalState.values), name="external_money_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.financier

    def trail_organisation(self) -> int:
        """The application's organisation."""
        return self.application.organisation_id

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return ExternalState(self.state).state_tag
