"""The organisation's dates: its own, and those the rooms know of."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from farled.agenda import recurring, workdays
from farled.agenda.models import DateEntry
from farled.agenda.states import DateKind, Repeats
from farled.methods.swedish import sort_key
from farled.people.reads import Actor
from farled.web import slots
from farled.web.together import Asks, answered, asking, side_by_side


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day ahead and what happens then; ``entry`` is set when it stands in the organisation's own calendar."""

    on: date
    title: str
    url: str = ""
    note: str = ""
    entry: DateEntry | None = None
    kind: DateKind = DateKind.OTHER

    @property
    def back(self) -> str:
        """How it comes back, in words; empty if it does not."""
        return recurring.told(self.entry.on, Repeats(self.entry.repeats)) if self.entry else ""


def dates(actor: Actor) -> QuerySet[DateEntry]:
    """The dates of the organisation's own calendar."""
    return DateEntry.objects.visible_to(actor).order_by("on", "pk")


def ahead(actor: Actor, first: date, last: date) -> list[Ahead]:
    """What happens from a day to another, both included: the organisation's own dates and those rooms know of."""
    return answered(ahead_asked(actor, first, last))


@asking
def ahead_asked(actor: Actor, first: date, last: date) -> Asks[list[Ahead]]:
    """The same, to be read together with what else a page reads."""
    kept = dates(actor).filter(on__range=(first, last))
    known, _kept = yield from side_by_side(
        [side_by_side(source.dates(actor, first, last) for source in slots.calendar_sources), kept]
    )
    own = [
        Ahead(
            entry.on,
            entry.title,
            f"{reverse('agenda:dates')}?year={entry.on.year}",
            entry.note,
            entry,
            DateKind(entry.kind),
        )
        for entry in kept
    ]
    rooms = [
        Ahead(on, title, url, kind=DateKind(source.kind))
        for source, those in zip(slots.calendar_sources, known, strict=True)
        for on, title, url in those
    ]
    return sorted(own + rooms, key=lambda each: (each.on, sort_key(each.title)))


@asking
def next_ahead(actor: Actor, today: date, *, days: int, limit: int) -> Asks[list[Ahead]]:
    """The nearest dates, today included."""
    coming = yield from ahead_asked(actor, today, today + timedelta(days=days))
    return coming[:limit]


@dataclass(frozen=True, slots=True)
class Coming:
    """A date that comes back: the day it falls on next year, and what speaks against it (a Saturday, julafton)."""

    entry: DateEntry
    on: date
    quiet: str

    @property
    def back(self) -> str:
        """How it comes back, in words."""
        return recurring.told(self.entry.on, Repeats(self.entry.repeats))


def to_lay_up(actor: Actor, year: int) -> list[Coming]:
    """The dates of a year that come back and have not been laid up for the next one."""
    those = dates(actor).filter(on__year=year).exclude(repeats=Repeats.NO)
    already = set(dates(actor).filter(on__year=year + 1, laid_from__isnull=False).values_list("laid_from", flat=True))
    found = []
    for entry in those:
        if entry.pk not in already:
            on = recurring.next_year(entry.on, Repeats(entry.repeats))
            found.append(Coming(entry, on, workdays.why_quiet(on)))
    return sorted(found, key=lambda each: each.on)
