"""Activities and insatser, the bodies that take part, and status reports (E14–E16)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from farled.direction.reads import Document, Objective
from farled.people.reads import Body, Organisation
from farled.planning.states import ActivityKind, Light, Part, Status
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Reads of activities."""

    def visible_to(self, actor: "Actor") -> Self:
        """Activities of plans the actor may see."""
        own = self.filter(organisation_id=actor.organisation_id)
        if actor.reach("direction.read_draft").whole:
            return own
        return own.filter(document__in=Document.objects.visible_to(actor))


class Activity(Governed):
    """An activity or insats of a plan (E14, E16).

    ``standing`` marks a duty that never ends (R44); ``added_on`` one that came during the year (R42). ``responsible_text``
    keeps how the source named those responsible; the bodies themselves are the ``parts``. ``effect`` is what it is
    expected to lead to, ``effect_for`` for whom, ``effect_due`` when that shall be followed up.
    """

    KIND = "planning.activity"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="activities")
    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="activities")
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.RESTRICT, related_name="activities"
    )
    insats = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="activities")
    kind = models.CharField(max_length=20, choices=ActivityKind, default=ActivityKind.ACTIVITY)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    standing = models.BooleanField(default=False)
    added_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.NEW)
    priority = models.PositiveSmallIntegerField(null=True, blank=True)
    responsible_text = models.CharField(max_length=500, blank=True)
    footnotes = models.JSONField(default=list, blank=True)
    effect = models.TextField(blank=True)
    effect_for = models.CharField(max_length=200, blank=True)
    effect_due = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        """Periods run forwards, a standing duty has no end, and an insats is not part of another."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=ActivityKind.values), name="activity_kind_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="activity_status_is_known"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")), name="activity_does_not_end_before_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(kind=ActivityKind.ACTIVITY) | Q(insats=None), name="activity_insats_is_not_nested"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome_on__isnull=False), name="activity_outcome_has_a_date"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "status", "end"], name="activity_by_status"),
            models.Index(fields=["document", "position"], name="activity_by_document"),
        ]

    def __str__(self) -> str:
        return self.title

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The bodies that take part, and how."""
        parts = self.parts.values_list("part", "body_id") if self.pk else []
        return {"parts": [f"{part}:{body_id}" for part, body_id in parts]}


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


class StatusReportQuerySet(models.QuerySet["StatusReport"]):
    """Reads of status reports."""

    def visible_to(self, actor: "Actor") -> Self:
        """Reports on activities the actor may see."""
        return self.filter(activity__in=Activity.objects.visible_to(actor))


class StatusReport(Governed):
    """What a body says of an activity on a day: light, status, what has happened, next step (lägesrapport)."""

    KIND = "planning.status_report"

    activity = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="reports")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="status_reports")
    on = models.DateField()
    light = models.CharField(max_length=10, choices=Light)
    status = models.CharField(max_length=20, choices=Status)
    text = models.TextField()
    next_step = models.TextField(blank=True)
    proposed_end = models.DateField(null=True, blank=True)
    reporter = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)

    objects = StatusReportQuerySet.as_manager()

    class Meta:
        """A report says something."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="status_report_says_something"),
            models.CheckConstraint(condition=Q(light__in=Light.values), name="status_report_light_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="status_report_status_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["activity", "-on"], name="status_report_latest")]

    def __str__(self) -> str:
        return f"{self.activity} {self.on}"

    def trail_organisation(self) -> int:
        """The activity's organisation."""
        return self.activity.organisation_id
