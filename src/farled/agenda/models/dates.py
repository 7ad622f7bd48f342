"""Dates in the organisation's year (datum, årshjul)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.agenda.states import DateKind, Repeats
from farled.people.reads import Organisation
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DateEntryQuerySet(models.QuerySet["DateEntry"]):
    """Reads of dates."""

    def visible_to(self, actor: "Actor") -> Self:
        """The dates of the actor's organisation."""
        return self.filter(organisation_id=actor.organisation_id)


class DateEntry(Governed):
    """A date in the organisation's year: a meeting, a deadline, a budget step (datum).

    One that ``repeats`` is laid up again for the next year by an act; the new one remembers in ``laid_from`` the number
    of the one it follows, so that it is laid up once.
    """

    KIND = "agenda.date"
    TRAIL_LABELS: ClassVar = {
        "on": _("dag"),
        "title": _("vad som händer"),
        "note": _("vad som ska vara klart"),
        "kind": _("slag"),
        "repeats": _("kommer tillbaka"),
        "laid_from": _("följer på"),
    }

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="dates")
    on = models.DateField()
    title = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=DateKind, default=DateKind.OTHER)
    repeats = models.CharField(max_length=20, choices=Repeats, default=Repeats.NO)
    laid_from = models.BigIntegerField(null=True, blank=True)

    objects = DateEntryQuerySet.as_manager()

    class Meta:
        """A date says what it is, of a known kind, and is followed by one other at most."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="date_entry_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=DateKind.values), name="date_entry_kind_is_known"),
            models.CheckConstraint(condition=Q(repeats__in=Repeats.values), name="date_entry_repeats_is_known"),
            models.UniqueConstraint(
                fields=["laid_from"], condition=Q(laid_from__isnull=False), name="date_entry_laid_up_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "on"], name="date_entry_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.title}"

    def trail_name(self) -> str:
        """What happens that day."""
        return self.title
