"""Duties are placed and ended by the rooms' acts, in the same transaction."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import rules
from farled.agenda.models import Duty
from farled.people.reads import Actor, Body, Role
from farled.trail import acts as trail


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
            if due > duty.due:
                duty.escalated_at = None
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
def escalate(*, late_since: date, by: Actor, at: datetime) -> int:
    """Tell the strategist of duties of other roles that were due on a day or earlier. Each is told of once.

    Gives how many that were told of now.
    """
    waiting = Duty.objects.filter(
        organisation_id=by.organisation_id, done_at=None, escalated_at=None, due__lte=late_since
    ).exclude(role=Role.STRATEGIST)
    duties = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    for duty in duties:
        with trail.changing(duty, "agenda.duty.escalated", by=by, at=at):
            duty.escalated_at = at
    return len(duties)
