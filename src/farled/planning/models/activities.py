"""Activities and insatser, the bodies that take part, and status reports (E14–E16)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document, Objective, Passage
from farled.people.reads import Body, Organisation
from farled.planning.states import FINISHED, UNFINISHED, ActivityKind, Light, Meets, Part, Shape, Status
from farled.thread.states import NodeKind
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from datetime import date

    from farled.people.reads import Actor


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Reads of activities."""

    def visible_to(self, actor: "Actor") -> Self:
        """Activities of plans the actor may see."""
        own = self.filter(organisation_id=actor.organisation_id)
        if actor.reach("direction.read_draft").whole:
            return own
        return own.filter(document__in=Document.objects.visible_to(actor))

    def in_sight_of(self, actor: "Actor") -> Self:
        """The same, and activities of plans that other organisations have published."""
        return self.filter(document__in=Document.objects.visible_to(actor))

    def unfinished(self) -> Self:
        """Activities something more will be done about."""
        return self.filter(status__in=UNFINISHED)

    def late(self, on: "date") -> Self:
        """Unfinished activities whose last day has passed; a standing duty (R44) is never late."""
        return self.unfinished().filter(end__lt=on, standing=False)

    def with_part(self, body_ids: Iterable[int], *parts: Part) -> Self:
        """Activities in which one of the bodies leads or contributes (or has one of the parts named)."""
        rows = ActivityPart.objects.filter(activity=OuterRef("pk"), body_id__in=list(body_ids))
        return self.filter(Exists(rows.filter(part__in=parts) if parts else rows))

    def under(self, objective_ids: Iterable[int]) -> Self:
        """Activities that serve one of the objectives, or are also listed under one (S31)."""
        ids = list(objective_ids)
        listed = Exists(Listing.objects.filter(activity=OuterRef("pk"), objective_id__in=ids))
        return self.filter(Q(objective_id__in=ids) | listed)

    def matching(self, text: str) -> Self:
        """Activities whose title, description or responsible as written hold a text, whatever its case."""
        return self.filter(
            Q(title__icontains=text) | Q(description__icontains=text) | Q(responsible_text__icontains=text)
        )


class Activity(Governed):
    """An activity or insats of a plan (E14, E16).

    ``standing`` marks a duty that never ends (R44); ``added_on`` one that came during the year (R42). ``first_end`` is
    the last day it had before it was prolonged for the first time (R41). ``responsible_text`` keeps how the source
    named those responsible; the bodies themselves are the ``parts``. What only some kinds hold stands last, see
    ``states.SHAPES``: how often a network meets and when next, what a mapping maps and where its result is kept, and
    whom a training is for. ``effect`` is what it is expected to lead to,
    ``effect_for`` for whom, ``effect_due`` when that shall be followed up. ``light``, ``reported_on`` and
    ``proposed_end`` are those of the latest status report; the proposal goes when somebody has answered it.
    """

    KIND = "planning.activity"
    TRAIL_LABELS = {
        "leads": _("ansvarar"),
        "contributing": _("medverkar"),
        "also_listed": _("anges även under"),
        "leads_to": _("leder till"),
        "leads_to_goals": _("leder till målen"),
        "leads_to_stages": _("leder till delmålen"),
    }
    TRAIL_POINTS = {
        "leads": "people.Body",
        "contributing": "people.Body",
        "also_listed": "direction.Objective",
        "leads_to": "planning.Activity",
        "leads_to_goals": "direction.Objective",
        "leads_to_stages": "direction.StageGoal",
    }

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="activities")
    document = models.ForeignKey(Document, verbose_name=_("plan"), on_delete=models.RESTRICT, related_name="activities")
    objective = models.ForeignKey(
        Objective, verbose_name=_("mål"), null=True, blank=True, on_delete=models.RESTRICT, related_name="activities"
    )
    insats = models.ForeignKey(
        "self",
        verbose_name=_("insats"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="activities",
        db_index=False,  # an index of its own, with the order, stands in Meta
    )
    passage = models.ForeignKey(
        Passage,
        verbose_name=_("textställe"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="activities",
    )
    kind = models.CharField(_("slag"), max_length=20, choices=ActivityKind, default=ActivityKind.ACTIVITY)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(_("namn"), max_length=300)
    description = models.TextField(_("beskrivning"), blank=True)
    start = models.DateField(_("början"), null=True, blank=True)
    end = models.DateField(_("slut"), null=True, blank=True)
    first_end = models.DateField(_("första slut"), null=True, blank=True)
    standing = models.BooleanField(_("löpande uppdrag"), default=False)
    added_on = models.DateField(_("tillkom"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW)
    priority = models.PositiveSmallIntegerField(_("prioritet"), null=True, blank=True)
    responsible_text = models.CharField(_("ansvariga som de skrivs i planen"), max_length=500, blank=True)
    footnotes = models.JSONField(_("fotnoter"), default=list, blank=True)
    effect = models.TextField(_("förväntad effekt"), blank=True)
    effect_for = models.CharField(_("för vem"), max_length=200, blank=True)
    effect_due = models.DateField(_("effekten följs upp"), null=True, blank=True)
    outcome = models.TextField(_("utfall"), blank=True)
    outcome_on = models.DateField(_("utfallets dag"), null=True, blank=True)
    light = models.CharField(_("läge"), max_length=10, choices=Light, blank=True)
    reported_on = models.DateField(_("senast rapporterad"), null=True, blank=True)
    proposed_end = models.DateField(_("föreslaget slut"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    meets = models.CharField(_("möts"), max_length=20, choices=Meets, blank=True, default="")
    next_meeting = models.DateField(_("nästa möte"), null=True, blank=True)
    scope = models.TextField(_("vad som kartläggs"), blank=True, default="")
    result_source = models.CharField(_("var resultatet finns"), max_length=300, blank=True, default="")
    target_group = models.CharField(_("målgrupp"), max_length=200, blank=True, default="")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        """Periods run forwards, an insats is not part of another, and what is finished has an outcome."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=ActivityKind.values), name="activity_kind_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="activity_status_is_known"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="activity_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(first_end=None) | Q(end__gt=F("first_end")), name="activity_is_prolonged_to_a_later_day"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ActivityKind.INSATS) | Q(insats=None), name="activity_insats_is_not_nested"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome_on__isnull=False), name="activity_outcome_has_a_date"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(FINISHED)) | ~Q(outcome=""), name="activity_finished_has_an_outcome"
            ),
            models.CheckConstraint(
                condition=Q(light="", reported_on=None) | Q(light__in=Light.values, reported_on__isnull=False),
                name="activity_light_comes_with_a_report",
            ),
            models.CheckConstraint(
                condition=Q(kind=ActivityKind.NETWORK) | Q(meets="", next_meeting=None), name="activity_network_meets"
            ),
            models.CheckConstraint(condition=Q(meets="") | Q(meets__in=Meets.values), name="activity_meets_is_known"),
            models.CheckConstraint(
                condition=Q(kind=ActivityKind.MAPPING) | Q(scope="", result_source=""), name="activity_mapping_maps"
            ),
            models.CheckConstraint(
                condition=Q(kind=ActivityKind.TRAINING) | Q(target_group=""), name="activity_training_has_a_group"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "status", "end"], name="activity_by_status"),
            models.Index(fields=["document", "position"], name="activity_by_document"),
            models.Index(fields=["organisation", "document", "position"], name="activity_in_order"),
            models.Index(fields=["insats", "position"], name="activity_by_insats"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def node_kind(self) -> NodeKind:
        """What it is in the red thread."""
        return ActivityKind(self.kind).node_kind

    @property
    def shape(self) -> Shape:
        """What rows of its kind hold."""
        return ActivityKind(self.kind).shape

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The bodies that take part and where else it is listed and what it leads to, by id."""
        parts = list(self.parts.all())
        return {
            "leads": [each.body_id for each in parts if each.part == Part.LEAD],
            "contributing": [each.body_id for each in parts if each.part == Part.CONTRIBUTING],
            "also_listed": [each.objective_id for each in self.listings.all()],
            **{
                name: [ref for each in self.sequels.all() if (ref := getattr(each, f"{to}_id")) is not None]
                for name, to in Sequel.ENDS.items()
            },
        }


def column_label(name: str) -> str:
    """What an activity's column is called."""
    field = Activity._meta.get_field(name)
    return str(field.verbose_name) if isinstance(field, models.Field) else name


class ActivityPart(models.Model):
    """A body's part in an activity: it leads or contributes. Written only by the activity's acts."""

    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="parts")
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="parts")
    part = models.CharField(max_length=20, choices=Part)

    class Meta:
        """A body has one part in an activity."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "body"], name="activity_part_is_one_per_body"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="activity_part_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "part"], name="activity_part_by_body")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.part}"


class Listing(models.Model):
    """A further objective an activity or insats is listed under (anges även under, S31). Written only by its acts."""

    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="listings")
    objective = models.ForeignKey(Objective, on_delete=models.RESTRICT, related_name="listings")

    class Meta:
        """An activity is listed once under an objective."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "objective"], name="listing_is_one_per_objective")
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} under {self.objective_id}"


class Sequel(models.Model):
    """What an activity leads to (leder till): another one, an objective or a stage goal. Written only by its acts."""

    ENDS: ClassVar = {"leads_to": "later", "leads_to_goals": "objective", "leads_to_stages": "stage_goal"}

    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="sequels")
    later = models.ForeignKey(Activity, null=True, on_delete=models.RESTRICT, related_name="follows")
    objective = models.ForeignKey(Objective, null=True, on_delete=models.RESTRICT, related_name="follows")
    stage_goal = models.ForeignKey("direction.StageGoal", null=True, on_delete=models.RESTRICT, related_name="follows")

    class Meta:
        """It leads to one thing, told once."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(later__isnull=False, objective=None, stage_goal=None)
                | Q(later=None, objective__isnull=False, stage_goal=None)
                | Q(later=None, objective=None, stage_goal__isnull=False),
                name="sequel_is_one_thing",
            ),
            models.UniqueConstraint(fields=["activity", "later"], name="sequel_is_told_once"),
            models.UniqueConstraint(fields=["activity", "objective"], name="sequel_goal_is_told_once"),
            models.UniqueConstraint(fields=["activity", "stage_goal"], name="sequel_stage_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.later_id or self.objective_id or self.stage_goal_id} follows {self.activity_id}"


class StatusReportQuerySet(models.QuerySet["StatusReport"]):
    """Reads of status reports."""

    def visible_to(self, actor: "Actor") -> Self:
        """Reports on activities the actor may see."""
        return self.filter(activity__in=Activity.objects.visible_to(actor))


class StatusReport(Governed):
    """What a body says of an activity on a day: light, status, what has happened, next step (lägesrapport).

    ``body`` is empty when the plan's keeper reports. ``proposed_end`` is a new last day the body asks for.
    """

    KIND = "planning.status_report"

    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="reports")
    body = models.ForeignKey(
        Body, verbose_name=_("för"), null=True, blank=True, on_delete=models.RESTRICT, related_name="status_reports"
    )
    on = models.DateField(_("dag"))
    light = models.CharField(_("läge"), max_length=10, choices=Light)
    status = models.CharField(_("status"), max_length=20, choices=Status)
    text = models.TextField(_("vad har hänt"))
    next_step = models.TextField(_("nästa steg"), blank=True)
    proposed_end = models.DateField(_("föreslaget slut"), null=True, blank=True)
    reporter = models.CharField(_("rapporterat av"), max_length=200)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = StatusReportQuerySet.as_manager()

    class Meta:
        """A report says something."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="status_report_says_something"),
            models.CheckConstraint(condition=Q(light__in=Light.values), name="status_report_light_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="status_report_status_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["activity", "-on", "-id"], name="status_report_latest")]

    def __str__(self) -> str:
        return f"{self.activity} {self.on}"

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its light is read, and the light's word."""
        return Light(self.light).state_tag

    def trail_organisation(self) -> int:
        """The activity's organisation."""
        return self.activity.organisation_id
