"""What has been sent to whom: one digest a person and day, and what it told of (utskick)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Count, Q

from farled.agenda.states import Section, SendingState
from farled.people.reads import Organisation, User

if TYPE_CHECKING:
    from farled.people.reads import Actor


class SendingQuerySet(models.QuerySet["Sending"]):
    """Reads of sendings."""

    def visible_to(self, actor: "Actor") -> Self:
        """Those that told of something in the actor's organisation, with how many things (``number``)."""
        here = Count("items", filter=Q(items__organisation_id=actor.organisation_id))
        if not actor.reach("agenda.manage").whole:
            return self.none()
        return self.annotate(number=here).filter(number__gt=0)


class Sending(models.Model):
    """A digest to one person on one day. ``message_id`` is the same however often it is tried.

    The row is the record of the sending; it holds no titles, so nothing secret.
    """

    user = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="sendings")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=SendingState, default=SendingState.SENDING)
    subject = models.CharField(max_length=200)
    message_id = models.CharField(max_length=200)
    tries = models.PositiveSmallIntegerField(default=1)
    begun_at = models.DateTimeField()
    again_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=100, blank=True)

    objects = SendingQuerySet.as_manager()

    class Meta:
        """One a person and day, whoever sends."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "day"], name="sending_is_one_a_person_and_day"),
            models.CheckConstraint(condition=Q(state__in=SendingState.values), name="sending_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=SendingState.SENT) | Q(sent_at__isnull=False), name="sending_sent_has_its_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "again_at"], name="sending_by_state")]

    def __str__(self) -> str:
        return f"{self.day} {self.user}"


class SendingItem(models.Model):
    """One thing a digest told of: which, due when, and how many reminders of it there had been (``step``)."""

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="items")
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="+")
    section = models.CharField(max_length=10, choices=Section)
    thing = models.CharField(max_length=300)
    due = models.DateField()
    step = models.PositiveSmallIntegerField()

    class Meta:
        """A thing is told of once in a digest."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sending", "organisation", "thing"], name="sending_tells_of_a_thing_once")
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "thing"], name="sending_item_by_thing")]

    def __str__(self) -> str:
        return f"{self.thing} ({self.step})"
