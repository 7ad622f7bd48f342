"""Initiatives (förändringsinsatser), what they aim at, how they go, and the answers to their checks (E28)."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Objective
from farled.initiatives.models.steering import CheckQuestion
from farled.initiatives.states import FINISHED, UNFINISHED, Phase, TargetGroup, Track, Verdict
from farled.people.reads import Body, Organisation, User
from farled.planning.states import Light
from farled.systems.reads import ExitPlan
from farled.systems.states import Tier
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from farled.people.reads import Actor


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Reads of initiatives."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's initiatives: what goes on is known to everybody who works there (S113)."""
        return self.filter(organisation_id=actor.organisation_id)

    def unfinished(self) -> Self:
        """Initiatives something more will be done in."""
        return self.filter(phase__in=UNFINISHED)

    def late(self, on: "date") -> Self:
        """Unfinished initiatives whose last day has passed."""
        return self.unfinished().filter(end__lt=on)

    def of_bodies(self, body_ids: "Iterable[int]") -> Self:
        """Initiatives that one of the bodies owns or carries out."""
        ids = list(body_ids)
        return self.filter(Q(body_id__in=ids) | Q(supplier_id__in=ids))

    def matching(self, text: str) -> Self:
        """Initiatives whose name, purpose or expected effect hold a text, whatever its case."""
        return self.filter(Q(title__icontains=text) | Q(purpose__icontains=text) | Q(effect__icontains=text))


class Initiative(Governed):
    """A change that somebody wants and owns (initiativ, förändringsinsats; E28).

    ``body`` is the customer, which owns it and realises the benefit; ``supplier`` the one that carries it out.
    ``owner`` accepted being its owner on ``accepted_on``, in the function ``owner_function``. ``cost`` is what it is
    thought to cost in öre, ``effect`` what it is expected to lead to and ``effect_due`` when that is followed up.
    ``ready_on`` is the day its checks were found to be answered, ``first_end`` its last day before it was extended the
    first time and ``extended_because`` why. ``followed``: its change is followed specially (S78). The maintenance
    object and plan and the support are stated before it is closed (R106, R113). ``transferred_from`` is the older
    programme it came from (S57), ``exit`` the plan to close a system that it carries out: its benefit is the yearly
    cost that really ends (S69). ``light`` and ``reported_on`` are those of the latest report.
    """

    KIND = "initiatives.initiative"
    TRAIL_LABELS = {"objectives": _("bidrar till"), "report": _("senaste lägesrapport")}
    TRAIL_POINTS = {"objectives": "direction.Objective", "report": "initiatives.InitiativeReport"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="initiatives")
    body = models.ForeignKey(Body, verbose_name=_("kund"), on_delete=models.RESTRICT, related_name="initiatives")
    supplier = models.ForeignKey(
        Body,
        verbose_name=_("leverantör"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="supplied_initiatives",
    )
    owner = models.ForeignKey(
        User, verbose_name=_("ägare"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    owner_function = models.CharField(_("ägarens funktion"), max_length=200, blank=True)
    accepted_on = models.DateField(_("ägarskapet accepterat"), null=True, blank=True)
    title = models.CharField(_("namn"), max_length=200)
    purpose = models.TextField(_("syfte"))
    tier = models.CharField(_("nivå"), max_length=20, choices=Tier)
    track = models.CharField(_("spår"), max_length=10, choices=Track, default=Track.OWN)
    target_group = models.CharField(_("målgrupp"), max_length=12, choices=TargetGroup, blank=True)
    phase = models.CharField(_("fas"), max_length=12, choices=Phase, default=Phase.INITIATE)
    begun_on = models.DateField(_("påbörjat"))
    ready_on = models.DateField(_("redo"), null=True, blank=True)
    start = models.DateField(_("början"), null=True, blank=True)
    end = models.DateField(_("slut"), null=True, blank=True)
    first_end = models.DateField(_("första slut"), null=True, blank=True)
    extended_because = models.TextField(_("förlängt därför att"), blank=True)
    cost = models.BigIntegerField(_("kostnad"), null=True, blank=True)
    effect = models.TextField(_("förväntad effekt"), blank=True)
    effect_due = models.DateField(_("effekten följs upp"), null=True, blank=True)
    risks = models.TextField(_("risker och säkerhet"), blank=True)
    followed = models.BooleanField(_("särskilt följt"), default=False)
    maintenance_object = models.CharField(_("förvaltningsobjekt"), max_length=200, blank=True)
    maintenance_plan = models.TextField(_("förvaltningsplan"), blank=True)
    support = models.TextField(_("supportlösning"), blank=True)
    exit = models.OneToOneField(
        ExitPlan,
        verbose_name=_("avvecklar"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="initiative",
    )
    transferred_from = models.CharField(_("överfört från"), max_length=200, blank=True)
    light = models.CharField(_("läge"), max_length=10, choices=Light, blank=True)
    reported_on = models.DateField(_("senast rapporterat"), null=True, blank=True)
    outcome = models.TextField(_("utfall"), blank=True)
    closed_on = models.DateField(_("avslutat"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        """Time runs forwards, an owner has accepted, and what is closed says how it is kept and what came of it."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(purpose=""), name="initiative_has_title_and_purpose"),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="initiative_tier_is_known"),
            models.CheckConstraint(condition=Q(track__in=Track.values), name="initiative_track_is_known"),
            models.CheckConstraint(
                condition=Q(target_group="") | Q(target_group__in=TargetGroup.values),
                name="initiative_target_group_is_known",
            ),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="initiative_phase_is_known"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")), name="initiative_period_runs_forwards"
            ),
            models.CheckConstraint(
                condition=Q(first_end=None) | Q(end__gt=F("first_end")) & ~Q(extended_because=""),
                name="initiative_extended_to_a_later_day_says_why",
            ),
            models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name="initiative_cost_is_not_negative"),
            models.CheckConstraint(
                condition=Q(accepted_on=None, owner=None, owner_function="")
                | Q(accepted_on__isnull=False) & ~Q(owner_function=""),
                name="initiative_owner_has_accepted",
            ),
            models.CheckConstraint(
                condition=Q(light="", reported_on=None) | Q(light__in=Light.values, reported_on__isnull=False),
                name="initiative_light_comes_with_a_report",
            ),
            models.CheckConstraint(
                condition=Q(phase__in=sorted(FINISHED), closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(phase__in=sorted(FINISHED)) & Q(closed_on=None),
                name="initiative_finished_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=~Q(phase=Phase.CLOSED) | ~Q(maintenance_object="") & ~Q(maintenance_plan="") & ~Q(support=""),
                name="initiative_closed_is_kept_up",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "phase", "end"], name="initiative_by_phase"),
            models.Index(fields=["organisation", "tier"], name="initiative_by_tier"),
        ]

    def __str__(self) -> str:
        return self.title

    def trail_related(self) -> dict[str, Any]:
        """What it contributes to is part of it, and its latest report: each report makes it another."""
        return {
            "objectives": [each.objective_id for each in self.aims.all()],
            "report": list(self.reports.order_by("-pk").values_list("pk", flat=True)[:1]) if self.pk else [],
        }

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its phase is read, and the word."""
        return Phase(self.phase).state_tag


class Aim(models.Model):
    """An objective that an initiative contributes to. Written only by acts, with the edge in the red thread."""

    initiative = models.ForeignKey(Initiative, on_delete=models.RESTRICT, related_name="aims")
    objective = models.ForeignKey(
        Objective, verbose_name=_("mål"), on_delete=models.RESTRICT, related_name="initiative_aims"
    )

    class Meta:
        """An initiative contributes to an objective once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "objective"], name="aim_is_one_per_objective")
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.objective_id}"


class CheckAnswer(Governed):
    """What one check of an initiative came to (svar på en kontroll). It can be answered anew; history keeps each."""

    KIND = "initiatives.check_answer"

    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiativ"), on_delete=models.RESTRICT, related_name="check_answers"
    )
    question = models.ForeignKey(
        CheckQuestion, verbose_name=_("fråga"), on_delete=models.RESTRICT, related_name="answers"
    )
    verdict = models.CharField(_("svar"), max_length=12, choices=Verdict)
    ground = models.TextField(_("grund"))
    on = models.DateField(_("dag"))
    by_name = models.CharField(_("besvarad av"), max_length=200)

    class Meta:
        """A check is answered once at a time, on a ground."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "question"], name="check_answer_is_one_per_question"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="check_answer_verdict_is_known"),
            models.CheckConstraint(condition=~Q(ground=""), name="check_answer_has_a_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.question}"

    def trail_organisation(self) -> int:
        """The initiative's organisation."""
        return self.initiative.organisation_id

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the verdict is read, and its word."""
        return Verdict(self.verdict).state_tag


class InitiativeReport(Governed):
    """How an initiative goes on a day (lägesrapport): in all, in the supplier's part and in the customer's (R105)."""

    KIND = "initiatives.report"
    TRAIL_NAMED_WITH = ("initiative",)

    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiativ"), on_delete=models.RESTRICT, related_name="reports"
    )
    on = models.DateField(_("dag"))
    phase = models.CharField(_("fas"), max_length=12, choices=Phase)
    light = models.CharField(_("läge"), max_length=10, choices=Light)
    text = models.TextField(_("vad har hänt"))
    supplier_part = models.TextField(_("leverantörens del"), blank=True)
    customer_part = models.TextField(_("kundens del"), blank=True)
    next_step = models.TextField(_("nästa steg"), blank=True)
    reporter = models.CharField(_("rapporterat av"), max_length=200, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        """A report says something."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="initiative_report_says_something"),
            models.CheckConstraint(condition=Q(light__in=Light.values), name="initiative_report_light_is_known"),
            models.CheckConstraint(condition=Q(phase__in=Phase.values), name="initiative_report_phase_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["initiative", "-on", "-id"], name="initiative_report_latest")]

    def __str__(self) -> str:
        return f"{self.initiative}, {self.on}"

    def trail_organisation(self) -> int:
        """The initiative's organisation."""
        return self.initiative.organisation_id

    @property
    def light_tag(self) -> tuple[str, str | Promise]:
        """How the light is read, and its word."""
        return Light(self.light).state_tag
