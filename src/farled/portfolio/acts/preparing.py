"""The project office helps and prepares: coaches, notes, complete, supplement, refer, prepare; and what was decided."""

from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.cases.reads import delivered_appraisal
from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.reads import Actor, User
from farled.portfolio.acts.applications import write_parts
from farled.portfolio.acts.steps import (
    PREPARE,
    RECEIVE,
    ask_applicant,
    ask_office,
    locked,
    moving,
    step,
    withdraw_all,
)
from farled.portfolio.figures.left import left_before_complete
from farled.portfolio.models import Application, CoachNote, Delegation, Portfolio
from farled.portfolio.reads import applying as reads
from farled.portfolio.rules import applications as rules
from farled.portfolio.rules.applications import Part
from farled.portfolio.states import ApplicationState, StepKind
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


def _office(application: Application, version: int, by: Actor) -> Application:
    """The locked row, when the actor handles applications and has seen it as it is."""
    row = locked(application)
    rules.check_can_prepare(by, row)
    check_version(current=row.version, seen=version, stored=reads.stored(row))
    return row


@transaction.atomic
def assign_coach(*, application: Application, version: int, coach: User, by: Actor, at: datetime) -> Application:
    """Say who helps the applicant (ta eller ge uppdraget som projektcoach; S53). One at a time."""
    row = _office(application, version, by)
    rules.check_helped(row)
    rules.check_no_coach(row)
    rules.check_is_coach(coach, reads.roles_of(coach, row.organisation_id, on=local_day(at)))
    with trail.changing(row, "portfolio.application.coach_assigned", by=by, at=at):
        row.coach, row.coach_name = coach, coach.name
    return row


@transaction.atomic
def leave_coach(*, application: Application, version: int, why: str, by: Actor, at: datetime) -> Application:
    """Leave it without a coach, for a reason (lämna uppdraget); it waits for another."""
    row = _office(application, version, by)
    rules.check_helped(row)
    rules.check_coached(row)
    check_says(why, field="why")
    with trail.changing(row, "portfolio.application.coach_left", by=by, at=at, why=why.strip()):
        row.coach, row.coach_name = None, ""
    return row


@transaction.atomic
def note(*, application: Application, text: str, by: Actor, at: datetime, on: date | None = None) -> CoachNote:
    """Write in the support log what was talked of (anteckna i stödloggen; S53). Never changed."""
    row = locked(application)
    rules.check_can_prepare(by, row)
    check_says(text, field="text")
    day = on or local_day(at)
    rules.check_day(day, today=local_day(at))
    written = CoachNote(application=row, on=day, text=text.strip(), by_name=by.signature[:200])
    written.save(force_insert=True)
    trail.created(written, "portfolio.coach_note.written", by=by, at=at)
    return written


@transaction.atomic
def complete(*, application: Application, version: int, by: Actor, at: datetime, on: date | None = None) -> Application:
    """Say that nothing is missing and that it can be prepared (komplett; R63, R70).

    Refused with all that is missing: an owner, bodies that have not accepted their running cost, an independent
    appraisal. A tier whose rules are content with an estimate is not asked for an appraisal (R72).
    """
    row = _office(application, version, by)
    rules.check_moves(row, ApplicationState.COMPLETED)
    day = on or local_day(at)
    rules.check_day(day, today=local_day(at), after=reads.last_step(row))
    rules.check_case_holds(row, reads.submitted_case(row.initiative))
    rules.check_complete(left_before_complete(row))
    with moving(row, ApplicationState.COMPLETED, "portfolio.application.completed", by=by, at=at):
        pass
    appraisal = delivered_appraisal(row.case) if row.case else None
    if appraisal is not None and appraisal.delivered_on is not None:
        step(row, StepKind.APPRAISED, appraisal.delivered_on)
    step(row, StepKind.COMPLETED, day)
    agenda.fulfil_duty(kind=RECEIVE, subject_id=row.pk, by=by, at=at)
    ask_office(row, PREPARE, by=by, at=at)
    return row


@transaction.atomic
def ask_to_supplement(
    *, application: Application, version: int, text: str, due: date, by: Actor, at: datetime
) -> Application:
    """Ask the applicant for what is missing, by a day (begär komplettering). The applicant is asked to answer."""
    row = _office(application, version, by)
    rules.check_moves(row, ApplicationState.SUPPLEMENT)
    check_says(text, field="text")
    rules.check_due(due, today=local_day(at))
    with moving(row, ApplicationState.SUPPLEMENT, "portfolio.application.supplement_asked", by=by, at=at):
        row.asked, row.answered = text.strip(), ""
    withdraw_all(row, by=by, at=at, why=text.strip())
    ask_applicant(row, due=due, note=text.strip()[:200], by=by, at=at)
    return row


@transaction.atomic
def refer(
    *, application: Application, version: int, portfolio: Portfolio, because: str, due: date, by: Actor, at: datetime
) -> Application:
    """Refer an application to another portfolio, for a reason (hänvisa). What it asks for moves there.

    The applicant looks at it and hands it in again, by a day.
    """
    row = _office(application, version, by)
    rules.check_moves(row, ApplicationState.REFERRED)
    check_says(because, field="because")
    rules.check_due(due, today=local_day(at))
    rules.check_open_portfolio(portfolio, row.organisation_id, local_day(at))
    parts = reads.parts_now(row)
    rules.check_other_portfolio(portfolio, parts)
    amounts: dict[int, int] = {}
    for part in parts:
        amounts[part.year] = amounts.get(part.year, 0) + part.amount
    with moving(row, ApplicationState.REFERRED, "portfolio.application.referred", by=by, at=at, why=because.strip()):
        row.because = because.strip()
        write_parts(row, [Part(portfolio, year, amount) for year, amount in sorted(amounts.items())])
    withdraw_all(row, by=by, at=at, why=because.strip())
    ask_applicant(row, due=due, note=because.strip()[:200], by=by, at=at)
    return row


@transaction.atomic
def prepare(
    *, application: Application, version: int, opinion: str, by: Actor, at: datetime, on: date | None = None
) -> Application:
    """Write what the group that prepares thinks, and let it go on to decision (bered; R68). Mended until then."""
    row = _office(application, version, by)
    check_says(opinion, field="opinion")
    day = on or local_day(at)
    if row.state == ApplicationState.PREPARED:
        with trail.changing(row, "portfolio.application.opinion_changed", by=by, at=at):
            row.opinion = opinion.strip()
        return row
    rules.check_moves(row, ApplicationState.PREPARED)
    rules.check_day(day, today=local_day(at), after=reads.last_step(row))
    with moving(row, ApplicationState.PREPARED, "portfolio.application.prepared", by=by, at=at):
        row.opinion = opinion.strip()
    step(row, StepKind.PREPARED, day)
    agenda.fulfil_duty(kind=PREPARE, subject_id=row.pk, by=by, at=at)
    return row


@transaction.atomic
def decided(
    *,
    application: Application,
    granted: bool,
    because: str,
    by: Actor,
    at: datetime,
    within: Delegation | None = None,
    decision: Decision | None = None,
    on: date | None = None,
) -> Application:
    """What was decided of a prepared application, ``within`` whose limit. Called by the act that asks who may.

    Raises Refused for one that is not prepared, and Invalid for a no without a reason.
    """
    row = locked(application)
    to = ApplicationState.GRANTED if granted else ApplicationState.DECLINED
    rules.check_moves(row, to)
    if not granted:
        check_says(because, field="because")
    day = on or local_day(at)
    rules.check_day(day, today=local_day(at), after=reads.last_step(row))
    verb = "portfolio.application.granted" if granted else "portfolio.application.declined"
    with moving(row, to, verb, by=by, at=at, why=because.strip()):
        row.because, row.decided_on = because.strip(), day
        row.delegation, row.decision, row.decided_by = within, decision, by.signature[:200]
    step(row, StepKind.DECIDED, day)
    withdraw_all(row, by=by, at=at, why="")
    return row
