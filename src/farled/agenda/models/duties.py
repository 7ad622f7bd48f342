"""Duties (att göra)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import BooleanField, Case, Q, When

from farled.people.reads import Body, Organisation, Role
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


def mine(actor: "Actor") -> Q:
    """Duties of a role the actor holds, in the bodies it reaches or for everyone who holds it."""
    found = Q(pk=None)
    for role in {held.role for held in actor.roles}:
        reach = actor.holding(role)
        found |= Q(role=role) if reach.whole else Q(role=role) & (Q(body=None) | Q(body_id__in=reach.bodies))
    return found


class DutyQuerySet(models.QuerySet["Duty"]):
    """Reads of duties."""

    def waiting_for(self, actor: "Actor") -> Self:
        """What waits for the actor: duties of a role held, in the bodies it reaches or for everyone who holds it."""
        return self.filter(mine(actor), organisation_id=actor.organisation_id, done_at=None)

    def on_desk_of(self, actor: "Actor") -> Self:
        """The same, and for whoever keeps the whole together what others are late with; ``mine`` tells which is which.

        Each of those has been told of once in history, when it had been late for long.
        """
        told = Q(escalated_at__isnull=False) if actor.reach("agenda.manage").whole else Q(pk=None)
        own = mine(actor)
        rows = self.filter(own | told, organisation_id=actor.organisation_id, done_at=None)
        return rows.annotate(mine=Case(When(own, then=True), default=False, output_field=BooleanField()))

    def of_subject(self, kind: str, subject_id: int, organisation_id: int) -> Self:
        """The duties of a kind about one record that still wait."""
        return self.filter(kind=kind, subject_id=subject_id, organisation_id=organisation_id, done_at=None)


class Duty(Governed):
    """Something a role, in a body or in the whole organisation, shall do by a day (att göra).

    ``kind`` is registered by the room that placed it; that room says where the duty is done. ``escalated_at``: when it
    had been late for so long that the strategist was told.
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
    escalated_at = models.DateTimeField(null=True, blank=True)

    mine: bool  # told by on_desk_of

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
