"""Scheduled work that some worker has taken: one row for each time it was due."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from farled.agenda.states import DueState


class Due(models.Model):
    """A time when some work was due, taken by whoever could insert the row: that is what makes it run once.

    ``subject`` tells apart what the work is for, such as an organisation's number. ``again_at``: when it may be taken
    over, because whoever took it has vanished, or failed.
    """

    work = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=DueState, default=DueState.TAKEN)
    taken_at = models.DateTimeField()
    again_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """Each due time is taken once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "subject", "at"], name="due_is_taken_once"),
            models.CheckConstraint(condition=Q(state__in=DueState.values), name="due_state_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["work", "at"], name="due_by_time")]

    def __str__(self) -> str:
        return f"{self.work} {self.subject} {self.at}"
