"""Every change of duties and dates. Duties are placed and ended by the rooms' acts, in the same transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from farled.agenda import rules
from farled.agenda.models import DateEntry, Duty
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Role
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def place_duty(
    *,
    kind: str,
    subject_id: int,
    subject_name: str,
    role: Role,
    due: date,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    note: str = "",
) -> Duty:
    """Say that a role, in a body or everywhere, shall do something about a record by a day.

    A duty that waits already is not doubled: its day and note are brought up to date. Raises UnknownDuty.
    """
    rules.check_kind(kind)
    waiting = Duty.objects.of_subject(kind, subject_id, by.organisation_id)
    duty = waiting.filter(role=role, body=body).select_for_update(of=("self",)).first()
    if duty is not None:
        with trail.changing(duty, "agenda.duty.moved", by=by, at=at):
            duty.subject_name, duty.due, duty.note = subject_name, due, note
        return duty
    duty = Duty(
        organisation_id=by.organisation_id,
        kind=kind,
        subject_id=subject_id,
        subject_name=subject_name,
        role=role,
        body=body,
        due=due,
        note=note,
    )
    duty.save(force_insert=True)
    trail.created(duty, "agenda.duty.placed", by=by, at=at)
    return duty


class NewDuty(NamedTuple):
    """A duty to place together with others: about which record, in which body, by when."""

    subject_id: int
    subject_name: str
    body: Body
    due: date
    note: str = ""


@transaction.atomic
def place_duties(*, kind: str, role: Role, duties: Sequence[NewDuty], by: Actor, at: datetime) -> list[Duty]:
    """Place many duties of a kind, about different records, as ``place_duty`` does; the queries are few when new."""
    rules.check_kind(kind)
    refs = [new.subject_id for new in duties]
    waiting = Duty.objects.filter(
        kind=kind, role=role, subject_id__in=refs, organisation_id=by.organisation_id, done_at=None
    )
    there = set(waiting.values_list("subject_id", "body_id"))
    moved = [
        place_duty(kind=kind, role=role, by=by, at=at, **new._asdict())
        for new in duties
        if (new.subject_id, new.body.pk) in there
    ]
    fresh = [
        Duty(organisation_id=by.organisation_id, kind=kind, role=role, **new._asdict())
        for new in duties
        if (new.subject_id, new.body.pk) not in there
    ]
    made = Duty.objects.bulk_create(fresh, batch_size=500)
    trail.created_many(made, "agenda.duty.placed", by=by, at=at)
    return [*moved, *made]


@transaction.atomic
def fulfil_duty(*, kind: str, subject_id: int, by: Actor, at: datetime, body: Body | None = None) -> int:
    """Say that what waited has been done: everywhere, or in one body. Gives how many duties that ended."""
    duties = _waiting(kind, subject_id, by, body)
    for duty in duties:
        with trail.changing(duty, "agenda.duty.fulfilled", by=by, at=at):
            duty.done_at = at
    return len(duties)


@transaction.atomic
def withdraw_duty(
    *, kind: str, subject_id: int, by: Actor, at: datetime, body: Body | None = None, why: str = ""
) -> int:
    """Say that what waited need not be done after all: everywhere, or in one body. Gives how many duties that went."""
    duties = _waiting(kind, subject_id, by, body)
    for duty in duties:
        trail.removed(duty, "agenda.duty.withdrawn", by=by, at=at, why=why)
        duty.delete()
    return len(duties)


def _waiting(kind: str, subject_id: int, by: Actor, body: Body | None) -> list[Duty]:
    rules.check_kind(kind)
    waiting = Duty.objects.of_subject(kind, subject_id, by.organisation_id)
    if body is not None:
        waiting = waiting.filter(body=body)
    return list(waiting.select_for_update(of=("self",)).order_by("pk"))


@transaction.atomic
def add_date(*, on: date, title: str, by: Actor, at: datetime, note: str = "", source: str = "") -> DateEntry:
    """Put a date in the organisation's calendar."""
    rules.check_can_manage(by, by.organisation_id)
    title = cleaned(title, field="title")
    entry = DateEntry(organisation_id=by.organisation_id, on=on, title=title, note=note.strip(), source=source.strip())
    entry.save(force_insert=True)
    trail.created(entry, "agenda.date.added", by=by, at=at)
    return entry


@transaction.atomic
def change_date(
    *, entry: DateEntry, version: int, on: date, title: str, by: Actor, at: datetime, note: str = "", source: str = ""
) -> DateEntry:
    """Move or reword a date. Raises Stale when somebody else changed it meanwhile."""
    rules.check_can_manage(by, entry.organisation_id)
    entry = DateEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    check_version(current=entry.version, seen=version, stored=entry.trail_values())
    with trail.changing(entry, "agenda.date.changed", by=by, at=at):
        entry.on, entry.title = on, cleaned(title, field="title")
        entry.note, entry.source = note.strip(), source.strip()
    return entry


@transaction.atomic
def remove_date(*, entry: DateEntry, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take a date out of the calendar; history keeps what it said. Raises Stale when it has changed meanwhile."""
    rules.check_can_manage(by, entry.organisation_id)
    entry = DateEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    check_version(current=entry.version, seen=version, stored=entry.trail_values())
    trail.removed(entry, "agenda.date.removed", by=by, at=at, why=why)
    entry.delete()
