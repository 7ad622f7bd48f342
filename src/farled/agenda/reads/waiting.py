"""What waits for somebody and what has happened, always as the actor may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, groupby, islice

from django.db.models import QuerySet

from farled.agenda.models import Duty
from farled.people.reads import Actor
from farled.trail.reads import Entry, log_of, who_acted
from farled.web import slots
from farled.web.formats import local
from farled.web.slots import Waiting as Waiting  # noqa: PLC0414 -- the front door hands it on
from farled.web.together import Asks, answered, asking, side_by_side

EVENTS_READ = 120  # entries looked through for the few an actor may see
READ = ("verb", "actor_kind", "actor_name", "on_behalf_of", "at", "subject_kind", "subject_id")  # of each entry


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened: a sentence around the name of what it happened to, and how many ``more`` met it.

    ``at_least``: there may be even more, older than what was looked through.
    """

    at: datetime
    before: str
    subject: str
    after: str
    url: str
    more: int = 0
    at_least: bool = False


Subject = tuple[str, int]  # a governed record by kind and id, as history names it
Faces = dict[Subject, tuple[str, str]]  # title and address


def faces(actor: Actor, subjects: Iterable[Subject]) -> Faces:
    """Title and address of the records the actor may see. One answer per kind of record, whatever their number."""
    return answered(_faces(actor, subjects))


@asking
def _faces(actor: Actor, subjects: Iterable[Subject]) -> Asks[Faces]:
    by_kind: dict[str, set[int]] = {}
    for kind, ref in subjects:
        by_kind.setdefault(kind, set()).add(ref)
    asked = [(source, refs) for kind, refs in by_kind.items() if (source := slots.subject_sources.get(kind))]
    found = yield from side_by_side(source.faces(actor, refs) for source, refs in asked)
    return {
        (source.kind, ref): face
        for (source, _refs), those in zip(asked, found, strict=True)
        for ref, face in those.items()
    }


def waiting_for(actor: Actor, *, on: date) -> list[Waiting]:
    """What waits for the actor on a day, the first due first: duties, and what follows from how the rows stand.

    A duty about a record the actor may not see is left out.
    """
    return answered(waiting_asked(actor, on=on))


@asking
def waiting_asked(actor: Actor, *, on: date) -> Asks[list[Waiting]]:
    """The same, to be read together with what else is read."""
    duties, follows = yield from side_by_side(
        [_told_duties(actor, Duty.objects.waiting_for(actor)), _what_follows(actor, on)]
    )
    return _first_due([told for _duty, told in duties], follows)


@asking
def waiting_and_elsewhere(actor: Actor, *, on: date) -> Asks[tuple[list[Waiting], list[Waiting]]]:
    """The same, and what others are late with, for whoever keeps the whole together."""
    duties, follows = yield from side_by_side(
        [_told_duties(actor, Duty.objects.on_desk_of(actor)), _what_follows(actor, on)]
    )
    own = [told for duty, told in duties if duty.mine]
    return _first_due(own, follows), [told for duty, told in duties if not duty.mine]


@asking
def latest_events(actor: Actor, *, limit: int) -> Asks[list[Event]]:
    """What has happened most lately: no more records are looked up than are shown."""
    latest = _latest(actor)
    yield (latest,)
    entries = list(latest)
    enough = _entries_of(entries, limit)
    visible = yield from _faces(actor, map(_subject, enough))
    found = _events(enough, visible)
    if len(found) < limit and len(enough) < len(entries):  # some may not be seen, so older ones take their place
        visible |= yield from _faces(actor, {_subject(entry) for entry in entries} - visible.keys())
        found = _events(entries, visible)
    return found[:limit]


@asking
def late(actor: Actor, *, on: date) -> Asks[list[Waiting]]:
    """Duties whose day has passed: the organisation's for whoever keeps the whole together, otherwise one's own."""
    whole = actor.reach("agenda.manage").whole
    rows = Duty.objects.filter(organisation_id=actor.organisation_id, done_at=None)
    rows = (rows if whole else Duty.objects.waiting_for(actor)).filter(due__lt=on)
    duties = yield from _told_duties(actor, rows)
    return [told for _duty, told in duties]


def duty_versions(refs: Iterable[int]) -> dict[int, int]:
    """How many times each of the duties has been written, for calendars that want to know."""
    return dict(Duty.objects.filter(pk__in=list(refs)).values_list("pk", "version"))


@asking
def _what_follows(actor: Actor, on: date) -> Asks[list[Waiting]]:
    """What waits although nobody has placed a duty."""
    found = yield from side_by_side(source.waiting(actor, on) for source in slots.waiting_sources)
    return list(chain.from_iterable(found))


def _first_due(*those: Iterable[Waiting]) -> list[Waiting]:
    return sorted(chain(*those), key=lambda each: each.due)


@asking
def _told_duties(actor: Actor, rows: QuerySet[Duty]) -> Asks[list[tuple[Duty, Waiting]]]:
    """Those of kinds some room knows about records the actor may see, the first due first."""
    rows = rows.select_related("body").order_by("due", "pk")
    yield (rows,)
    known = [(duty, kind) for duty in rows if (kind := slots.duty_kinds.get(duty.kind))]
    visible = yield from _faces(actor, ((kind.subject_kind, duty.subject_id) for duty, kind in known))
    return [
        (duty, _told_duty(duty, kind, face))
        for duty, kind in known
        if (face := visible.get((kind.subject_kind, duty.subject_id)))
    ]


def _told_duty(duty: Duty, kind: slots.DutyKind, face: tuple[str, str]) -> Waiting:
    return Waiting(
        title=str(kind.label) % {"subject": face[0]},
        url=kind.url(duty.subject_id),
        due=duty.due,
        note=duty.note,
        body=duty.body.name if duty.body else "",
        key=f"duty:{duty.pk}",
    )


def _latest(actor: Actor) -> QuerySet[Entry]:
    """The latest entries about records whose news are told, those of secrets left out, newest first."""
    kinds = [source.kind for source in slots.subject_sources if source.news]
    told = log_of(actor.organisation_id, secret=False).filter(
        verb__in=slots.trail_sentences.names(), subject_kind__in=kinds
    )
    return told.only(*READ)[:EVENTS_READ]


def _subject(entry: Entry) -> Subject:
    return entry.subject_kind, entry.subject_id


def _alike(entry: Entry) -> tuple[str, str, date]:
    """The same done by the same person on the same day to many at once is one event."""
    return entry.verb, entry.actor_name, local(entry.at)


def _entries_of(entries: list[Entry], events: int) -> list[Entry]:
    """The entries of the first few events, if all of them may be seen."""
    return [entry for _same, group in islice(groupby(entries, key=_alike), events) for entry in group]


def _events(entries: list[Entry], visible: Faces) -> list[Event]:
    found = []
    for _same, group in groupby((entry for entry in entries if _subject(entry) in visible), key=_alike):
        first, *others = group
        more = {_subject(other) for other in others} - {_subject(first)}
        to_the_end = len(entries) == EVENTS_READ and (others or [first])[-1] is entries[-1]
        found.append(_told(first, visible[_subject(first)], len(more), at_least=to_the_end))
    return found


def _told(entry: Entry, face: tuple[str, str], more: int, *, at_least: bool) -> Event:
    mark = "\0"  # stands in for the subject, which the page shows as a link
    sentence = str(slots.trail_sentences[entry.verb]) % {"who": who_acted(entry), "subject": mark}
    before, _mark, after = sentence.partition(mark)
    title, url = face
    return Event(entry.at, before, title, after, url, more, at_least and more > 0)


def duties_of_kind(kind: str, actor: Actor) -> dict[int, date]:
    """The day by which each record's duty of a kind is due, by record, of those that wait in the organisation."""
    rows = Duty.objects.filter(kind=kind, organisation_id=actor.organisation_id, done_at=None)
    return dict(rows.order_by("-due").values_list("subject_id", "due"))
