"""Duties and dates (att göra, datum)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q

from farled.people.reads import Body, Organisation, Role
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DutyQuerySet(models.QuerySet["Duty"]):
    """Reads of duties."""

    def waiting_for(self, actor: "Actor") -> Self:
        """What waits for the actor: duties of a role held, in the bodies it reaches or for everyone who holds it."""
        mine = Q(pk=None)
        for role in {held.role for held in actor.roles}:
            reach = actor.holding(role)
            mine |= Q(role=role) if reach.whole else Q(role=role) & (Q(body=None) | Q(body_id__in=reach.bodies))
        return self.filter(mine, organisation_id=actor.organisation_id, done_at=None)

    def of_subject(self, kind: str, subject_id: int, organisation_id: int) -> Self:
        """The duties of a kind about one record that still wait."""
        return self.filter(kind=kind, subject_id=subject_id, organisation_id=organisation_id, done_at=None)


class Duty(Governed):
    """Something a role, in a body or in the whole organisation, shall do by a day (att göra).

    ``kind`` is registered by the room that placed it; that room says where the duty is done.
    """

    KIND = "agenda.duty"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="duties")
    kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_name = models.CharField(max_length=300)
    role = models.CharField(max_length=20, choices=Role)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.RESTRICT, related_name="duties")
    due = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        """The same duty is not placed twice while it waits."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "role", "body"],
                condition=Q(done_at=None),
                name="duty_waits_once_in_a_body",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_id", "role"],
                condition=Q(done_at=None, body=None),
                name="duty_waits_once_in_the_whole",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "done_at", "due"], name="duty_by_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_name}"

    def trail_name(self) -> str:
        """What the duty is about."""
        return self.subject_name


class DateEntryQuerySet(models.QuerySet["DateEntry"]):
    """Reads of dates."""

    def visible_to(self, actor: "Actor") -> Self:
        """The dates of the actor's organisation."""
        return self.filter(organisation_id=actor.organisation_id)


class DateEntry(Governed):
    """A date in the organisation's year: a meeting, a deadline, a budget step (datum)."""

    KIND = "agenda.date"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="dates")
    on = models.DateField()
    title = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = DateEntryQuerySet.as_manager()

    class Meta:
        """A date says what it is."""

        constraints: ClassVar = [models.CheckConstraint(condition=~Q(title=""), name="date_entry_has_a_title")]
        indexes: ClassVar = [models.Index(fields=["organisation", "on"], name="date_entry_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.title}"

    def trail_name(self) -> str:
        """What happens that day."""
        return self.title
