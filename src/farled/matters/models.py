"""Matters, the meetings that handled them and the decisions made (E4, E5)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q

from farled.matters.states import MatterKind, MatterState, Outcome
from farled.people.reads import Body, Group, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DiarySeries(models.Model):
    """The running number of an organisation's diary in a year; a number drawn is never drawn again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="+")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One series a year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year"], name="diary_series_is_one_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.year}: {self.last}"


class MatterQuerySet(models.QuerySet["Matter"]):
    """Reads of matters."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's matters; a confidential one only to those who may read secrets there."""
        own = self.filter(organisation_id=actor.organisation_id)
        reach = actor.reach("matters.read_secret")
        if reach.whole:
            return own
        return own.filter(Q(confidential=False) | Q(handler__in=reach.bodies))


class Matter(Governed):
    """A case with diarienummer (ärende)."""

    KIND = "matters.matter"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="matters")
    reference = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=MatterKind)
    state = models.CharField(max_length=20, choices=MatterState, default=MatterState.OPEN)
    opened_on = models.DateField()
    handler = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="handles")
    summary = models.TextField(blank=True)
    confidential = models.BooleanField(default=False)
    secrecy_ground = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        """A diary number is its own; secrecy names its ground in law."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "reference"], name="matter_reference_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(reference="") & ~Q(title=""), name="matter_has_reference_and_title"),
            models.CheckConstraint(condition=Q(kind__in=MatterKind.values), name="matter_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=MatterState.values), name="matter_state_is_known"),
            models.CheckConstraint(
                condition=Q(confidential=False) | ~Q(secrecy_ground=""), name="matter_secrecy_names_its_ground"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "opened_on"], name="matter_by_date")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class Meeting(Governed):
    """A meeting of an organ or a group on a day (sammanträde)."""

    KIND = "matters.meeting"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="meetings")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="meetings")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.RESTRICT, related_name="meetings")
    on = models.DateField()

    class Meta:
        """A meeting is of one organ or one group."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, group=None) | Q(body=None, group__isnull=False),
                name="meeting_is_of_one_organ_or_group",
            ),
            models.UniqueConstraint(fields=["body", "on"], condition=Q(group=None), name="meeting_of_a_body_once_a_day"),
            models.UniqueConstraint(fields=["group", "on"], condition=Q(body=None), name="meeting_of_a_group_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.on}"

    @property
    def organ(self) -> Body | Group:
        """Who met."""
        organ = self.body or self.group
        assert organ is not None, "meeting_is_of_one_organ_or_group"
        return organ


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Reads of decisions."""

    def visible_to(self, actor: "Actor") -> Self:
        """Decisions in matters the actor may see."""
        return self.filter(matter__in=Matter.objects.visible_to(actor))


class Decision(Governed):
    """What an organ decided in a matter at a meeting: outcome, § and numbered clauses (beslut)."""

    KIND = "matters.decision"

    matter = models.ForeignKey(Matter, on_delete=models.RESTRICT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.RESTRICT, related_name="decisions")
    paragraph = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    clauses = models.JSONField(default=list, blank=True)
    immediately_verified = models.BooleanField(default=False)
    copies_to = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        """A § is used once at a meeting."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="decision_outcome_is_known"),
            models.UniqueConstraint(
                fields=["meeting", "paragraph"], condition=~Q(paragraph=""), name="decision_paragraph_once_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        paragraph = f" § {self.paragraph}" if self.paragraph else ""
        return f"{self.meeting.organ} {self.meeting.on}{paragraph}"

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.matter.organisation_id

    @property
    def adopts(self) -> bool:
        """Whether a governing document can rest on this decision."""
        return Outcome(self.outcome).adopts
