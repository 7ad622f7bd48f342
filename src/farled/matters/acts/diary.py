"""Every change of the diary's entries: what came in, was made and was sent (OSL 5 kap. 2 §)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from farled.matters import rules
from farled.matters.models import DiaryEntry, Matter
from farled.matters.states import Course
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version


@transaction.atomic
def enter(
    *,
    matter: Matter,
    on: date,
    course: Course,
    subject: str,
    by: Actor,
    at: datetime,
    counterpart: str = "",
    confidential: bool = False,
    secrecy_ground: str = "",
    source: str = "",
) -> DiaryEntry:
    """Enter a document in the diary (diarieföra en handling) under the matter's next number.

    Raises Invalid for a day ahead, nobody who sent or got what came or went, and secrecy without ground.
    """
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    rules.check_can_handle(by, matter)
    rules.check_is_open(matter)
    rules.check_entry_day(on, today=local(at))
    return _entered(
        matter, on=on, course=course, subject=subject, counterpart=counterpart, confidential=confidential,
        secrecy_ground=secrecy_ground, source=source, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def correct_entry(
    *,
    entry: DiaryEntry,
    version: int,
    on: date,
    course: Course,
    subject: str,
    counterpart: str,
    confidential: bool,
    secrecy_ground: str,
    why: str,
    by: Actor,
    at: datetime,
) -> DiaryEntry:
    """Correct an entry or change its secrecy, with the reason. Its number stands. Raises Stale."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=entry.matter_id)
    entry = DiaryEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    entry.matter = matter
    rules.check_can_handle(by, matter)
    rules.check_reason(why)
    check_version(current=entry.version, seen=version, stored=entry.trail_values())
    rules.check_entry_day(on, today=local(at))
    rules.check_counterpart(course, counterpart.strip())
    rules.check_secrecy(confidential=confidential, secrecy_ground=secrecy_ground.strip())
    if confidential:
        _mark(entry, confidential=confidential, secrecy_ground=secrecy_ground, by=by, at=at, why=why)
    with trail.changing(entry, "matters.diary_entry.corrected", by=by, at=at, why=why):
        entry.on, entry.course, entry.subject = on, course, cleaned(subject, field="subject")
        entry.counterpart = counterpart.strip()
    if not confidential:
        _mark(entry, confidential=confidential, secrecy_ground=secrecy_ground, by=by, at=at, why=why)
    return entry


def note_entry_read(*, entry: DiaryEntry, by: Actor, at: datetime) -> None:
    """Tell history that somebody has opened a secret document; in a secret matter ``note_reading`` has told it."""
    if entry.confidential and not entry.matter.confidential:
        with transaction.atomic():
            trail.noted(entry, "matters.diary_entry.read_secret", by=by, at=at)


def _mark(entry: DiaryEntry, *, confidential: bool, secrecy_ground: str, by: Actor, at: datetime, why: str) -> None:
    """Change the secrecy by itself, so that history tells what the entry said while it was secret as a secret."""
    with trail.changing(entry, "matters.diary_entry.corrected", by=by, at=at, why=why):
        entry.confidential, entry.secrecy_ground = confidential, secrecy_ground.strip() if confidential else ""


def first_entry(matter: Matter, *, sender: str, by: Actor, at: datetime) -> None:
    """The document a new matter began with. It is as secret as the matter."""
    course = Course.RECEIVED if sender.strip() else Course.MADE
    _entered(matter, on=matter.opened_on, course=course, subject=matter.title, counterpart=sender, confidential=False,
             secrecy_ground="", source=matter.source, by=by, at=at)  # fmt: skip


def made(matter: Matter, *, subject: str, on: date, by: Actor, at: datetime) -> DiaryEntry:
    """Enter what was made in a locked matter by an act of its own. It is as secret as the matter."""
    return _entered(matter, on=on, course=Course.MADE, subject=subject, counterpart="", confidential=False,
                    secrecy_ground="", source="", by=by, at=at)  # fmt: skip


def _entered(
    matter: Matter,
    *,
    on: date,
    course: Course,
    subject: str,
    counterpart: str,
    confidential: bool,
    secrecy_ground: str,
    source: str,
    by: Actor,
    at: datetime,
) -> DiaryEntry:
    rules.check_counterpart(course, counterpart.strip())
    rules.check_secrecy(confidential=confidential, secrecy_ground=secrecy_ground.strip())
    last = DiaryEntry.objects.filter(matter=matter).aggregate(last=Max("number"))["last"] or 0
    entry = DiaryEntry(
        matter=matter,
        number=last + 1,
        on=on,
        course=course,
        counterpart=counterpart.strip(),
        subject=cleaned(subject, field="subject"),
        confidential=confidential,
        secrecy_ground=secrecy_ground.strip() if confidential else "",
        source=source,
    )
    entry.save(force_insert=True)
    trail.created(entry, "matters.diary_entry.entered", by=by, at=at)
    return entry
