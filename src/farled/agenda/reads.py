"""The calendar's front door: what waits, what comes, what has happened, and search; always as the actor may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from farled.agenda.models import DateEntry, Duty
from farled.methods.swedish import sort_key
from farled.people.reads import Actor
from farled.trail.reads import Entry, log_of
from farled.web import slots
from farled.web.formats import local

__all__ = [
    "Ahead",
    "DateEntry",
    "Duty",
    "Event",
    "Found",
    "Waiting",
    "ahead",
    "dates",
    "found",
    "recent_events",
    "waiting_for",
]

SHORTEST_QUERY = 2  # characters; one letter finds everything and says nothing
HITS_PER_KIND = 8
EVENTS_READ = 120  # entries looked through for the few an actor may see


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something the actor shall do: what, where it is done, by which day, and in which body when not everywhere."""

    title: str
    url: str
    due: date
    note: str
    body: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day ahead and what happens then; ``entry`` is set when it stands in the organisation's own calendar."""

    on: date
    title: str
    url: str = ""
    note: str = ""
    entry: DateEntry | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened: a sentence around the name of what it happened to, and how many ``more`` met it."""

    at: datetime
    before: str
    subject: str
    after: str
    url: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The search hits of one kind; ``more`` when there are others than those shown."""

    label: str | Promise
    hits: list[slots.Hit]
    more: bool


def faces(actor: Actor, subjects: Iterable[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """Title and address of the records the actor may see. One answer per kind of record, whatever their number."""
    by_kind: dict[str, set[int]] = {}
    for kind, ref in subjects:
        by_kind.setdefault(kind, set()).add(ref)
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for kind, refs in by_kind.items():
        if source := slots.subject_sources.get(kind):
            found.update({(kind, ref): face for ref, face in source.faces(actor, refs).items()})
    return found


def waiting_for(actor: Actor) -> list[Waiting]:
    """What waits for the actor, the first due first. A duty about a record the actor may not see is left out."""
    duties = [
        (duty, kind)
        for duty in Duty.objects.waiting_for(actor).select_related("body").order_by("due", "pk")
        if (kind := slots.duty_kinds.get(duty.kind))
    ]
    visible = faces(actor, ((kind.subject_kind, duty.subject_id) for duty, kind in duties))
    return [
        Waiting(
            title=str(kind.label) % {"subject": visible[kind.subject_kind, duty.subject_id][0]},
            url=kind.url(duty.subject_id),
            due=duty.due,
            note=duty.note,
            body=duty.body.name if duty.body else "",
        )
        for duty, kind in duties
        if (kind.subject_kind, duty.subject_id) in visible
    ]


def dates(actor: Actor) -> QuerySet[DateEntry]:
    """The dates of the organisation's own calendar."""
    return DateEntry.objects.visible_to(actor).order_by("on", "pk")


def ahead(actor: Actor, first: date, last: date) -> list[Ahead]:
    """What happens from a day to another, both included: the organisation's own dates and those rooms know of."""
    own = [
        Ahead(entry.on, entry.title, f"{reverse('agenda:dates')}?year={entry.on.year}", entry.note, entry)
        for entry in dates(actor).filter(on__range=(first, last))
    ]
    rooms = [Ahead(*each) for source in slots.calendar_sources for each in source.dates(actor, first, last)]
    return sorted(own + rooms, key=lambda each: (each.on, sort_key(each.title)))


def recent_events(actor: Actor, limit: int) -> list[Event]:
    """What has happened lately to what the actor may see, newest first. The same done to many at once is one event."""
    kinds = [source.kind for source in slots.subject_sources]
    read = log_of(actor.organisation_id, secret=False).filter(
        verb__in=slots.trail_sentences.names(), subject_kind__in=kinds
    )
    entries = list(read[:EVENTS_READ])
    visible = faces(actor, ((entry.subject_kind, entry.subject_id) for entry in entries))
    seen = [entry for entry in entries if (entry.subject_kind, entry.subject_id) in visible]
    events = []
    for _alike, group in groupby(seen, key=lambda entry: (entry.verb, entry.actor_name, local(entry.at))):
        first, *others = group
        distinct = {(other.subject_kind, other.subject_id) for other in others} - {
            (first.subject_kind, first.subject_id)
        }
        events.append(_told(first, visible[first.subject_kind, first.subject_id], len(distinct)))
    return events[:limit]


def _told(entry: Entry, face: tuple[str, str], more: int) -> Event:
    mark = "\0"  # stands in for the subject, which the page shows as a link
    sentence = str(slots.trail_sentences[entry.verb]) % {"who": entry.actor_name, "subject": mark}
    before, _mark, after = sentence.partition(mark)
    title, url = face
    return Event(at=entry.at, before=before, subject=title, after=after, url=url, more=more)


def found(actor: Actor, text: str, *, limit: int = HITS_PER_KIND) -> list[Found]:
    """What the actor may see that answers to a text, by kind; nothing for a single letter."""
    if len(text) < SHORTEST_QUERY:
        return []
    groups = []
    for source in slots.search_sources:
        hits = list(source.find(actor, text, limit + 1))
        if hits:
            groups.append(Found(source.label, hits[:limit], len(hits) > limit))
    return groups


def next_ahead(actor: Actor, today: date, *, days: int, limit: int) -> list[Ahead]:
    """The nearest dates, today included."""
    return ahead(actor, today, today + timedelta(days=days))[:limit]
