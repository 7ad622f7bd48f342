"""Meetings of organs and groups, and the matters that are to be handled there."""

from typing import TYPE_CHECKING, ClassVar, Self, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.models.matters import Matter
from farled.people.reads import Body, Group, Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


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


class AgendaItem(Governed):
    """A matter on the list of a meeting (ärendelista). It is dealt with when a decision in it was made there."""

    KIND = "matters.agenda_item"

    meeting = models.ForeignKey(Meeting, on_delete=models.RESTRICT, related_name="items", verbose_name=_("sammanträde"))
    matter = models.ForeignKey(Matter, on_delete=models.RESTRICT, related_name="items", verbose_name=_("ärende"))

    class Meta:
        """A matter stands once on a list."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "matter"], name="agenda_item_once_a_meeting"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.matter}"

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.matter.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the matter."""
        return self.matter.confidential
