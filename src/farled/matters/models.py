"""Matters, the meetings that handled them and the decisions made (E4, E5)."""

from typing import TYPE_CHECKING, ClassVar, Self, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
    reference = models.CharField(_("diarienummer"), max_length=60)
    title = models.CharField(_("rubrik"), max_length=300)
    kind = models.CharField(_("ärendetyp"), max_length=20, choices=MatterKind)
    state = models.CharField(_("status"), max_length=20, choices=MatterState, default=MatterState.OPEN)
    opened_on = models.DateField(_("registrerat"))
    handler = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="handles", verbose_name=_("handläggs av")
    )
    summary = models.TextField(_("sammanfattning"), blank=True)
    confidential = models.BooleanField(_("sekretess"), default=False)
    secrecy_ground = models.CharField(_("sekretessgrund"), max_length=200, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

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
        return f"{self.reference} {self.open_title}"

    @property
    def open_title(self) -> str:
        """The title where it stands among others: a secret one is read on the matter's own page only."""
        return str(_("Sekretess")) if self.confidential else self.title

    def trail_confidential(self) -> bool:
        """What happens in a secret matter is secret."""
        return self.confidential


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Reads of meetings."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's meetings: that an organ met is never secret."""
        return self.filter(organisation_id=actor.organisation_id)


class Meeting(Governed):
    """A meeting of an organ or a group on a day (sammanträde)."""

    KIND = "matters.meeting"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="meetings")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="meetings")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.RESTRICT, related_name="meetings")
    on = models.DateField(_("dag"))

    objects = MeetingQuerySet.as_manager()

    class Meta:
        """A meeting is of one organ or one group."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, group=None) | Q(body=None, group__isnull=False),
                name="meeting_is_of_one_organ_or_group",
            ),
            models.UniqueConstraint(
                fields=["body", "on"], condition=Q(group=None), name="meeting_of_a_body_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["group", "on"], condition=Q(body=None), name="meeting_of_a_group_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.on}"

    @property
    def organ(self) -> Body | Group:
        """Who met."""
        return cast(Body | Group, self.body or self.group)  # one of them: meeting_is_of_one_organ_or_group


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Reads of decisions."""

    def of(self, organisation_id: int) -> Self:
        """Decisions of an organisation, with the organ and the matter they were made in."""
        return self.filter(matter__organisation_id=organisation_id).select_related(
            "matter", "meeting__body", "meeting__group"
        )

    def visible_to(self, actor: "Actor") -> Self:
        """Decisions in matters the actor may see."""
        return self.filter(matter__in=Matter.objects.visible_to(actor))


class Decision(Governed):
    """What an organ decided in a matter at a meeting: outcome, § and numbered clauses (beslut)."""

    KIND = "matters.decision"
    ADOPTING: ClassVar = [outcome.value for outcome in Outcome if outcome.adopts]

    matter = models.ForeignKey(Matter, on_delete=models.RESTRICT, related_name="decisions", verbose_name=_("ärende"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.RESTRICT, related_name="decisions", verbose_name=_("sammanträde")
    )
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    outcome = models.CharField(_("beslut"), max_length=20, choices=Outcome)
    clauses = models.JSONField(_("beslutspunkter"), default=list, blank=True)
    immediately_verified = models.BooleanField(_("omedelbart justerat"), default=False)
    copies_to = models.CharField(_("kopia till"), max_length=300, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

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

    def trail_confidential(self) -> bool:
        """As secret as the matter."""
        return self.matter.confidential

    @property
    def adopts(self) -> bool:
        """Whether a governing document can rest on this decision."""
        return Outcome(self.outcome).adopts
