"""Calendars as files (iCalendar, RFC 5545): all-day dates with names that stay the same from fetch to fetch."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from farled import __version__
from farled.agenda import reads
from farled.agenda.digest import domain
from farled.agenda.reads import Ahead, DateEntry, Duty, Waiting
from farled.trail import reads as trail

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Happening:
    """A day in a calendar. ``uid`` is its name for ever; ``sequence`` and ``changed`` say that it has been changed."""

    uid: str
    on: date
    title: str
    note: str = ""
    url: str = ""
    category: str = ""
    sequence: int = 0
    changed: datetime | None = None


def of_dates(dates: Sequence[Ahead]) -> list[Happening]:
    """The organisation's own dates and those the rooms know of."""
    changed = trail.changed_at(DateEntry.KIND, [each.entry.pk for each in dates if each.entry])
    alike = Counter((each.url, each.title) for each in dates if each.entry is None)
    found = []
    for each in dates:
        if each.entry is not None:
            uid, sequence, at = f"date-{each.entry.pk}", each.entry.version - 1, changed.get(each.entry.pk)
        else:
            name = [each.url, each.title, *([each.on.isoformat()] if alike[each.url, each.title] > 1 else [])]
            uid, sequence, at = f"room-{_short(name)}", 0, None
        found.append(Happening(uid, each.on, each.title, each.note, each.url, str(each.kind.label), sequence, at))
    return found


def of_waiting(waiting: Iterable[Waiting]) -> list[Happening]:
    """What somebody shall do, on the day when it is due."""
    those = list(waiting)
    refs = {each.thing: int(each.thing.removeprefix("duty:")) for each in those if each.thing.startswith("duty:")}
    changed, versions = trail.changed_at(Duty.KIND, refs.values()), reads.duty_versions(refs.values())
    return [
        Happening(
            uid=f"todo-{_short([each.thing])}",
            on=each.due,
            title=_("Klart senast: %(title)s") % {"title": each.title},
            note=" ".join(filter(None, (each.body, each.note))),
            url=each.url,
            category=_("att göra"),
            sequence=versions.get(refs.get(each.thing, 0), 1) - 1,
            changed=changed.get(refs.get(each.thing, 0)),
        )
        for each in those
    ]


def written(name: str, happenings: Iterable[Happening], *, now: datetime) -> bytes:
    """The calendar as a file. What nobody knows the last change of is told as of today's beginning (UTC)."""
    from icalendar import Calendar, Event

    today = datetime.combine(now.astimezone(UTC).date(), time.min, UTC)
    host, base = domain(), settings.BASE_URL.rstrip("/")
    calendar = Calendar()
    calendar.add("prodid", f"-//Farled//Farled {__version__}//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for each in happenings:
        event = Event()
        event.add("uid", f"{each.uid}@{host}")
        event.add("dtstamp", (each.changed or today).astimezone(UTC).replace(microsecond=0))
        event.add("sequence", each.sequence)
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
        event.add("summary", each.title)
        event.add("transp", "TRANSPARENT")
        if each.note:
            event.add("description", each.note)
        if each.url:
            event.add("url", base + each.url)
        if each.category:
            event.add("categories", [each.category])
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _short(names: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:24]
