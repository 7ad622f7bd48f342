"""The duties that follow from a statement: somebody writes it, somebody else looks it over."""

from datetime import datetime

from farled.agenda import acts as agenda
from farled.matters.models import Matter, Statement
from farled.matters.states import StatementState
from farled.people.reads import Actor, Role, assignments
from farled.web.formats import local

WRITE = "matters.write_statement"  # the duty of the body that handles the matter
REVIEW = "matters.review_statement"  # of whoever approves in it


def place(statement: Statement, *, by: Actor, at: datetime, note: str = "") -> None:
    """Say who shall do something about it now: whoever writes a draft, whoever approves what is to be looked over."""
    body = statement.matter.handler
    if statement.state == StatementState.DRAFT:
        kind, other, role = WRITE, REVIEW, Role.BODY_EDITOR if body else Role.STRATEGIST
    elif statement.state == StatementState.REVIEW:
        deciders = assignments(by, on=local(at)).filter(role=Role.DECIDER, body=body)
        kind, other, role = REVIEW, WRITE, Role.DECIDER if body and deciders.exists() else Role.STRATEGIST
    else:
        return
    agenda.withdraw_duty(kind=other, subject_id=statement.pk, by=by, at=at)
    agenda.place_duty(
        kind=kind, subject_id=statement.pk, subject_name=statement.open_name, role=role,
        body=None if role is Role.STRATEGIST else body, due=statement.due, note=note[:300], by=by, at=at,
    )  # fmt: skip


def done(statement: Statement, *, by: Actor, at: datetime) -> None:
    """What waited about it is done."""
    for kind in (WRITE, REVIEW):
        agenda.fulfil_duty(kind=kind, subject_id=statement.pk, by=by, at=at)


def let_go(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Nothing waits about it any more."""
    for kind in (WRITE, REVIEW):
        agenda.withdraw_duty(kind=kind, subject_id=statement.pk, by=by, at=at)


def worked_on(matter: Matter) -> Statement | None:
    """The version of the matter's statement that no meeting has been given, locked."""
    rows = Statement.objects.select_for_update(of=("self",)).select_related("layout")
    found = rows.filter(matter=matter).exclude(state=StatementState.BASIS).first()
    if found is not None:
        found.matter = matter
    return found
