"""What a body answers in a round: saved as it is typed, heard, handed in, approved by somebody else, sent back."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role
from farled.planning import reads, rules
from farled.planning.acts import sittings, steps
from farled.planning.acts.rounds import APPROVE, CONTRIBUTE, DUTY
from farled.planning.acts.rows import locked
from farled.planning.models import Activity, Answer, Return, StatusReport
from farled.planning.states import MOVES, WRITABLE, Part, ReturnState, RoundState, Status
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of an activity in a round. Anything may still be missing: it is saved all the same."""

    light: str = ""
    text: str = ""
    next_step: str = ""
    status: str = ""
    proposed_end: date | None = None
    outcome: str = ""
    outcome_on: date | None = None


@transaction.atomic
def save_answer(*, answer: Answer, version: int, said: Said, by: Actor, at: datetime) -> Answer:
    """Keep what is said so far (spara). Nobody outside the body reads it before it is handed in.

    Raises Stale when somebody else saved meanwhile, Refused when the answer can no longer be changed.
    """
    one = _locked(answer.within)
    row = Answer.objects.select_for_update(of=("self",)).select_related("activity").get(pk=answer.pk)
    rules.check_can_answer(by, one)
    rules.check_writable(one)
    rules.check_contribution_open(one, row)
    check_version(current=row.version, seen=version, stored=reads.said(row))
    before = reads.said(row)
    row.light, row.text = said.light, said.text.strip()
    if row.part == Part.LEAD:
        row.next_step, row.outcome = said.next_step.strip(), said.outcome.strip()
        row.status, row.proposed_end = said.status or row.status, said.proposed_end
        row.outcome_on = said.outcome_on
        rules.check_move(Status(row.activity.status), Status(row.status))
        rules.check_proposed_end(row.activity, row.proposed_end, Status(row.status))
        if row.outcome_on is not None:
            rules.check_outcome(Status(row.status), row.outcome or "-", row.outcome_on, today=local_day(at))
    if reads.said(row) == before:
        return row
    was, row.complete = row.complete, not rules.missing(row)
    row.version, row.saved_at, row.writer_id = row.version + 1, at, by.user_id
    row.save()
    sittings.wrote(row, before, by=by, at=at)
    if row.complete != was:
        steps.note([row], at=at)
    if one.state == ReturnState.WAITING:
        _move(one, ReturnState.STARTED, "planning.return.started", by=by, at=at)
    return row


@transaction.atomic
def contribute(*, within: Return, version: int, by: Actor, at: datetime) -> Return:
    """Hand what the body says of others' activities to those who lead them (lämna till den som ansvarar)."""
    one = _locked(within)
    rules.check_can_answer(by, one)
    rules.check_writable(one)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_nothing_left(one, reads.left_of(one, Part.CONTRIBUTING))
    _heard(one, by=by, at=at)
    return one


@transaction.atomic
def submit(*, within: Return, version: int, by: Actor, at: datetime, without: str = "") -> Return:
    """Hand the body's answer in, or to whoever approves it (lämna in). Every part has to be complete.

    Those who contribute are heard first; ``without`` says why it is handed in although some have not answered.
    """
    one = _locked(within)
    rules.check_can_answer(by, one)
    rules.check_writable(one)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_nothing_left(one, reads.left_of(one, Part.LEAD))
    rules.check_own_contribution_given(one, reads.has_contributions(one))
    rules.check_heard(reads.unheard(one), without.strip())
    if one.approval:
        with _changing(one, "planning.return.sent_for_approval", by=by, at=at):
            one.state, one.sent_by_id, one.without = ReturnState.FOR_APPROVAL, by.user_id, without.strip()
            one.comment = ""
        sittings.tell(one, at=at)
        agenda.fulfil_duty(kind=DUTY, subject_id=one.pk, by=by, at=at)
        agenda.place_duty(
            kind=APPROVE, subject_id=one.pk, subject_name=str(one), role=Role.DECIDER, body=one.body, due=one.due,
            by=by, at=at,
        )  # fmt: skip
        return one
    with _changing(one, "planning.report.answered", by=by, at=at):
        one.sent_by_id, one.without, one.comment = by.user_id, without.strip(), ""
        one.state, one.submitted_on = ReturnState.SUBMITTED, local_day(at)
    sittings.tell(one, at=at)
    _publish(one, reporter=by.name, by=by, at=at)
    agenda.fulfil_duty(kind=DUTY, subject_id=one.pk, by=by, at=at)
    return one


@transaction.atomic
def approve(*, within: Return, version: int, by: Actor, at: datetime) -> Return:
    """Approve what somebody else in the body has written, which hands it in (godkänn)."""
    one = _locked(within)
    rules.check_can_approve(by, one, reads.writers(one))
    check_version(current=one.version, seen=version, stored=one.trail_values())
    with _changing(one, "planning.return.approved", by=by, at=at):
        one.state, one.submitted_on, one.approved_by_id = ReturnState.SUBMITTED, local_day(at), by.user_id
    _publish(one, reporter=one.sent_by.name if one.sent_by else by.name, by=by, at=at)
    agenda.fulfil_duty(kind=APPROVE, subject_id=one.pk, by=by, at=at)
    return one


@transaction.atomic
def send_back(*, within: Return, version: int, comment: str, by: Actor, at: datetime) -> Return:
    """Send an answer back to be changed, saying what (återlämna): whoever approves, or the plan's keeper afterwards."""
    one, comment = _locked(within), comment.strip()
    rules.check_can_send_back(by, one)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_comment(comment)
    with _changing(one, "planning.return.sent_back", by=by, at=at, why=comment):
        one.state, one.submitted_on, one.comment = ReturnState.SENT_BACK, None, comment
        one.approved_by_id = None
    agenda.withdraw_duty(kind=APPROVE, subject_id=one.pk, by=by, at=at)
    agenda.place_duty(
        kind=DUTY, subject_id=one.pk, subject_name=str(one), role=Role.BODY_EDITOR, body=one.body,
        due=max(one.due, local_day(at)), note=comment[:300], by=by, at=at,
    )  # fmt: skip
    return one


# --- What is told of an activity outside the round --------------------------------------------------------------------


def take_in(*, activity: Activity, report: StatusReport, by: Actor, at: datetime) -> None:
    """Let a report made on the activity's own page be the body's answer in the open round."""
    answers = Answer.objects.filter(activity=activity, within__body=report.body_id, within__state__in=WRITABLE)
    for row in answers.filter(within__round__state=RoundState.OPEN).select_related("within"):
        row.light, row.text, row.saved_at, row.writer_id = report.light, report.text, at, by.user_id
        if row.part == Part.LEAD:
            row.next_step, row.status = report.next_step, report.status
            row.proposed_end = report.proposed_end
            row.outcome, row.outcome_on = activity.outcome, activity.outcome_on
        was, row.complete, row.report, row.version = row.complete, True, report, row.version + 1
        row.save()
        if not was:
            steps.note([row], at=at)


def settle(*, activity: Activity, body_ids: Iterable[int], by: Actor, at: datetime) -> None:
    """Hand in for bodies that have told everything on the activities' own pages; called by acts that change that.

    What somebody has begun to write in the round is left for them to hand in, and so is what another has to approve.
    """
    rows = Return.objects.filter(
        round__document=activity.document_id, round__state=RoundState.OPEN, body__in=list(body_ids), state__in=WRITABLE
    )
    for one in rows.select_for_update(of=("self",)).select_related("round", "body", "sent_by").order_by("pk"):
        if one.heard_on is None and reads.has_contributions(one) and reads.told_already(one, Part.CONTRIBUTING):
            _heard(one, by=by, at=at)
        leads = one.answers.filter(part=Part.LEAD)
        done = one.state in WRITABLE and leads.exists() and reads.told_already(one, Part.LEAD)
        if done and not one.approval and not reads.unheard(one):
            with _changing(one, "planning.report.answered", by=by, at=at):
                one.state, one.submitted_on, one.sent_by_id = ReturnState.SUBMITTED, local_day(at), by.user_id
            sittings.tell(one, at=at)
            agenda.fulfil_duty(kind=DUTY, subject_id=one.pk, by=by, at=at)


# --- Inside -----------------------------------------------------------------------------------------------------------


def _locked(within: Return) -> Return:
    """The return as it is now, locked after the history, in which order every act takes them."""
    trail.hold(within.round.organisation_id)
    rows = Return.objects.select_for_update(of=("self",))
    return rows.select_related("round__document", "body", "sent_by").get(pk=within.pk)


def _changing(one: Return, verb: str, *, by: Actor, at: datetime, why: str = "") -> AbstractContextManager[None]:
    return trail.changing(one, verb, by=by, at=at, why=why, on_behalf_of=one.body.name)


def _move(one: Return, to: ReturnState, verb: str, *, by: Actor, at: datetime) -> None:
    rules.check_return_move(one, to)
    with _changing(one, verb, by=by, at=at):
        one.state = to


def _heard(one: Return, *, by: Actor, at: datetime) -> None:
    """Those who lead see what the body says; a body that leads nothing has thereby answered."""
    only = not one.answers.filter(part=Part.LEAD).exists()
    with _changing(one, "planning.return.contributed", by=by, at=at):
        one.heard_on = local_day(at)
        if only:
            one.state, one.submitted_on, one.sent_by_id = ReturnState.SUBMITTED, local_day(at), by.user_id
        elif one.state == ReturnState.WAITING:
            one.state = ReturnState.STARTED
    if only:
        sittings.tell(one, at=at)
    agenda.fulfil_duty(kind=CONTRIBUTE, subject_id=one.pk, by=by, at=at)


def _publish(one: Return, *, reporter: str, by: Actor, at: datetime) -> None:
    """Make the answers status reports, those that say something new, and let them tell on their activities."""
    on = local_day(at)
    for row in one.answers.filter(part=Part.LEAD, complete=True).select_related("activity", "report").order_by("pk"):
        if row.report is not None and reads.same_as_told(row):
            continue
        activity = locked(row.activity)
        now = Status(activity.status)
        wanted = Status(row.status)
        status = wanted if wanted in MOVES[now] else now  # it may have been finished otherwise meanwhile
        report = StatusReport(
            activity=activity, body=one.body, on=max(on, activity.reported_on or on), light=row.light, status=status,
            text=row.text, next_step=row.next_step, reporter=reporter,
            proposed_end=None if status.finished else row.proposed_end,
        )  # fmt: skip
        report.save(force_insert=True)
        trail.created(report, "planning.report.made", by=by, at=at, on_behalf_of=one.body.name)
        with trail.changing(activity, "planning.activity.reported", by=by, at=at, on_behalf_of=one.body.name):
            activity.light, activity.reported_on, activity.proposed_end = row.light, report.on, report.proposed_end
            if status.finished and status is not now:
                activity.outcome, activity.outcome_on = row.outcome, row.outcome_on or on
            activity.status = status
        row.report = report
        row.save(update_fields=["report"])
