"""What the acts of applications share: the locked row, its moves, the steps taken, and what waits for whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.db import transaction

from farled.agenda import acts as agenda
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.portfolio.models import Application, ApplicationStep
from farled.portfolio.rules import applications as rules
from farled.portfolio.states import ApplicationState, StepKind
from farled.trail import acts as trail

RECEIVE, SUPPLEMENT, PREPARE = "portfolio.receive", "portfolio.supplement", "portfolio.prepare"  # kinds of duty
CONDITION = "portfolio.condition"  # one more, of grants
DUTIES = (RECEIVE, SUPPLEMENT, PREPARE)
LOOKED_AT_WITHIN = timedelta(days=14)  # how long the project office has to say whether an application is complete
PREPARED_WITHIN = timedelta(days=42)  # how long the preparation has when it is


def locked(application: Application) -> Application:
    """The application as it is stored, held until the transaction ends.

    The organisation's history is held first, so that no two acts wait for each other.
    """
    trail.hold(application.organisation_id)
    rows = Application.objects.select_for_update(of=("self",)).select_related("initiative", "initiative__body", "body")
    return rows.select_related("case", "coach").get(pk=application.pk)


@contextmanager
def moving(
    row: Application, to: ApplicationState, verb: str, *, by: Actor, at: datetime, why: str = ""
) -> Iterator[None]:
    """Move a locked application to a state, together with what is set inside the ``with``. Raises Refused."""
    rules.check_moves(row, to)
    with trail.changing(row, verb, by=by, at=at, why=why):
        yield
        row.state = to


@transaction.atomic
def step(application: Application, kind: StepKind, on: date) -> ApplicationStep:
    """Write down that a step was taken on a day; twice on the same day is once (R81)."""
    row, _new = ApplicationStep.objects.get_or_create(application=application, kind=kind, on=on)
    return row


def ask_office(row: Application, kind: str, *, by: Actor, at: datetime) -> None:
    """The project office has something to do with an application."""
    within = LOOKED_AT_WITHIN if kind == RECEIVE else PREPARED_WITHIN
    agenda.place_duty(
        kind=kind,
        subject_id=row.pk,
        subject_name=str(row),
        role=Role.COACH,
        due=local_day(at) + within,
        by=by,
        at=at,
    )


def ask_applicant(row: Application, *, due: date, note: str, by: Actor, at: datetime) -> None:
    """The applicant has something to answer."""
    agenda.place_duty(
        kind=SUPPLEMENT,
        subject_id=row.pk,
        subject_name=str(row),
        role=Role.BODY_EDITOR,
        body=row.body,
        due=due,
        note=note,
        by=by,
        at=at,
    )


def withdraw_all(row: Application, *, by: Actor, at: datetime, why: str) -> None:
    """What waited need not be done when an application is over."""
    for kind in DUTIES:
        agenda.withdraw_duty(kind=kind, subject_id=row.pk, by=by, at=at, why=why)
