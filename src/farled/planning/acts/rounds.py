"""Follow-up rounds: opened, sent out to every body that takes part, reminded of, closed and opened again (R39, S30)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from farled.agenda import acts as agenda
from farled.direction.reads import Document
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body, Role
from farled.planning import reads, rules
from farled.planning.acts import sittings, steps
from farled.planning.models import Activity, ActivityPart, Answer, Return, Round
from farled.planning.states import WRITABLE, Part, ReturnState, RoundState, Status
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.optimistic import check_version

DUTY, CONTRIBUTE, APPROVE = "planning.report", "planning.contribute", "planning.approve"
DUTIES = (DUTY, CONTRIBUTE, APPROVE)


@transaction.atomic
def open_round(
    *,
    document: Document,
    title: str,
    period_from: date,
    period_to: date,
    due: date,
    by: Actor,
    at: datetime,
    heard_by: date | None = None,
    instructions: str = "",
    approving: Collection[Body] = (),
    on: date | None = None,
) -> Round:
    """Open a follow-up of a plan (öppna uppföljning); the job sends it out to all that take part.

    ``heard_by`` is the earlier day for those who contribute. In the ``approving`` bodies somebody else approves before
    the answer is handed in. ``on`` is the day it opens, by default today. Raises Refused, Invalid or Forbidden.
    """
    from farled.planning.tasks import send_out as task

    on = on or local_day(at)
    rules.check_can_keep(by, document)
    rules.check_is_decided(document, decided=reads.is_decided(document))
    rules.check_round_days(period_from, period_to, due=due, heard_by=heard_by, today=on)
    trail.hold(document.organisation_id)  # the same plan is not followed up twice at once
    rules.check_no_open_round(document, reads.open_round_of(document))
    rules.check_somebody_to_ask(document, reads.taking_part_in(document))
    rules.check_approvers(approving, reads.bodies_with_approver(by, on=on))
    row = Round(
        organisation_id=document.organisation_id,
        document=document,
        title=rules.checked_title(title),
        period_from=period_from,
        period_to=period_to,
        opened_on=on,
        due=due,
        heard_by=heard_by,
        instructions=instructions.strip(),
        approving=sorted(body.pk for body in approving),
        opened_by_id=by.user_id,
        job_beat_at=at,
    )
    row.save(force_insert=True)
    trail.created(row, "planning.round.opened", by=by, at=at)
    jobs.ask(row, task, at=at)
    return row


@transaction.atomic
def send_out(*, round: Round, bodies: Sequence[int], by: Actor, at: datetime) -> list[Return]:  # noqa: A002 -- the domain's word
    """Give some bodies what they owe in a round: a return each, with a place for every answer, and their duties.

    Bodies that have a return already are passed by, so the work can be taken up again where it stopped.
    """
    row = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    rules.check_round_open(row)
    known = set(Return.objects.filter(round=row, body__in=bodies).values_list("body", flat=True))
    chosen = {body.pk: body for body in Body.objects.filter(pk__in=set(bodies) - known)}
    parts: dict[int, list[ActivityPart]] = {}
    for part in reads.parts_to_answer(row.document_id, chosen):
        parts.setdefault(part.body_id, []).append(part)
    made = Return.objects.bulk_create(_returned(row, chosen[pk]) for pk in sorted(parts))
    _owe([_blank(one, part.activity, part.part) for one in made for part in parts[one.body_id]], at=at)
    trail.created_many(made, "planning.report.asked", by=by, at=at)
    _place(row, made, {pk: {each.part for each in those} for pk, those in parts.items()}, by=by, at=at)
    return made


def _returned(row: Round, body: Body) -> Return:
    return Return(round=row, body=body, due=row.due, approval=body.pk in row.approving)


def _blank(one: Return, activity: Activity, part: str) -> Answer:
    """A place for an answer. What is reported on for the first time has most likely begun."""
    status = Status.ONGOING if activity.status == Status.NEW else Status(activity.status)
    return Answer(within=one, activity=activity, part=part, status=status if part == Part.LEAD else "")


def _owe(answers: Sequence[Answer], *, at: datetime) -> None:
    Answer.objects.bulk_create(answers, batch_size=500)
    steps.note(answers, at=at)


def _place(row: Round, made: Sequence[Return], parts: dict[int, set[str]], *, by: Actor, at: datetime) -> None:
    """One duty for what a body leads, and one with an earlier day for what it contributes to."""
    for kind, part, due in ((DUTY, Part.LEAD, row.due), (CONTRIBUTE, Part.CONTRIBUTING, row.heard_by or row.due)):
        agenda.place_duties(
            kind=kind,
            role=Role.BODY_EDITOR,
            duties=[
                agenda.NewDuty(subject_id=one.pk, subject_name=str(one), body=one.body, due=due)
                for one in made
                if part in parts[one.body_id]
            ],
            by=by,
            at=at,
        )


@transaction.atomic
def send_out_again(*, round: Round, by: Actor, at: datetime) -> Round:  # noqa: A002
    """Take up the sending out that stopped. Nothing happens while it goes on or when it is done."""
    from farled.planning.tasks import send_out as task

    row = Round.objects.select_for_update(of=("self",)).select_related("document").get(pk=round.pk)
    rules.check_can_keep(by, row.document)
    if jobs.can_be_asked_again(row, at=at):
        trail.noted(row, "planning.round.opened", by=by, at=at)
        jobs.ask(row, task, at=at)
    return row


@transaction.atomic
def remind(
    *,
    round: Round,  # noqa: A002
    returns: Collection[Return],
    due: date,
    note: str,
    by: Actor,
    at: datetime,
) -> int:
    """Remind bodies that have not answered, with a new last day (påminn). Gives how many were reminded."""
    trail.hold(round.organisation_id)
    row = Round.objects.select_for_update(of=("self",)).select_related("document").get(pk=round.pk)
    rules.check_can_keep(by, row.document)
    rules.check_round_open(row)
    rules.check_due(due, today=local_day(at))
    waiting = Return.objects.select_for_update(of=("self",)).select_related("round", "body").filter(round=row)
    reminded = 0
    for one in waiting.filter(pk__in=[each.pk for each in returns]).exclude(state=ReturnState.SUBMITTED):
        with trail.changing(one, "planning.report.asked", by=by, at=at, why=note.strip()):
            one.due = due
        kinds = [(APPROVE, Role.DECIDER)] if one.state == ReturnState.FOR_APPROVAL else _left_duties(one)
        for kind, role in kinds:
            agenda.place_duty(
                kind=kind, subject_id=one.pk, subject_name=str(one), role=role, body=one.body, due=due,
                note=note.strip()[:300], by=by, at=at,
            )  # fmt: skip
        trail.noted(one, "planning.return.reminded", by=by, at=at, why=note.strip())
        reminded += 1
    return reminded


def _left_duties(one: Return) -> list[tuple[str, Role]]:
    parts = set(one.answers.values_list("part", flat=True))
    left = [DUTY] if Part.LEAD in parts else []
    left += [CONTRIBUTE] if Part.CONTRIBUTING in parts and one.heard_on is None else []
    return [(kind, Role.BODY_EDITOR) for kind in left]


@transaction.atomic
def close_round(*, round: Round, version: int, by: Actor, at: datetime, why: str = "") -> Round:  # noqa: A002
    """Take no more answers (stäng för svar). What waits is withdrawn. Raises Stale, Refused or Forbidden."""
    row = _held(round, version, by)
    rules.check_round_move(row, RoundState.CLOSED)
    rules.check_sent_out(row)
    with trail.changing(row, "planning.round.closed", by=by, at=at, why=why.strip()):
        row.state = RoundState.CLOSED
    for pk in row.returns.exclude(state=ReturnState.SUBMITTED).order_by("pk").values_list("pk", flat=True):
        for kind in DUTIES:
            agenda.withdraw_duty(kind=kind, subject_id=pk, by=by, at=at, why=why.strip())
    for one in row.returns.exclude(state=ReturnState.SUBMITTED).select_related("round", "body").order_by("pk"):
        sittings.tell(one, at=at, texts=False)
    return row


@transaction.atomic
def reopen_round(*, round: Round, version: int, due: date, by: Actor, at: datetime) -> Round:  # noqa: A002
    """Take answers again until a day (öppna igen); those who have not answered get their duties back."""
    row = _held(round, version, by)
    rules.check_round_move(row, RoundState.OPEN)
    rules.check_due(due, today=local_day(at))
    rules.check_no_open_round(row.document, reads.open_round_of(row.document))
    with trail.changing(row, "planning.round.reopened", by=by, at=at):
        row.state, row.due = RoundState.OPEN, due
    left = row.returns.exclude(state=ReturnState.SUBMITTED)
    remind(round=row, returns=list(left), due=due, note="", by=by, at=at)
    return row


def _held(round: Round, version: int, by: Actor) -> Round:  # noqa: A002
    """The round locked, when the actor keeps its plan and has seen its latest version."""
    trail.hold(round.organisation_id)
    row = Round.objects.select_for_update(of=("self",)).select_related("document").get(pk=round.pk)
    rules.check_can_keep(by, row.document)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


@transaction.atomic
def ask_about_added(*, round: Round, by: Actor, at: datetime) -> Round:  # noqa: A002
    """Ask about what has come into the plan since the round was sent out (ta med i uppföljningen, R42).

    A body that has handed in gets its answer back to add to; what it has written stands. Does nothing when there is
    nothing to ask. Raises Refused for a round that takes no answers, or Forbidden.
    """
    trail.hold(round.organisation_id)
    row = Round.objects.select_for_update(of=("self",)).select_related("document").get(pk=round.pk)
    rules.check_can_keep(by, row.document)
    rules.check_round_open(row)
    rules.check_sent_out(row)
    added: dict[int, list[ActivityPart]] = {}
    for part in reads.unasked(row):
        added.setdefault(part.body_id, []).append(part)
    there = row.returns.select_for_update(of=("self",)).select_related("round", "body").in_bulk(field_name="pk")
    returns = {one.body_id: one for one in there.values()}
    send_out(round=row, bodies=sorted(added.keys() - returns.keys()), by=by, at=at)
    for body_id in sorted(added.keys() & returns.keys()):
        _add_to(row, returns[body_id], added[body_id], by=by, at=at)
    if added:
        trail.noted(row, "planning.round.extended", by=by, at=at, why=", ".join(_titles(added.values())))
    return row


def _add_to(row: Round, one: Return, parts: Sequence[ActivityPart], *, by: Actor, at: datetime) -> None:
    """Give a body more to answer, with a duty that says what it is."""
    note = _("Tillkom under uppföljningen: %s.") % ", ".join(_titles([parts]))
    _owe([_blank(one, part.activity, part.part) for part in parts], at=at)
    kinds = {part.part for part in parts}
    handed_in = one.state not in WRITABLE
    with trail.changing(one, "planning.return.extended", by=by, at=at, why=note):
        one.due = max(one.due, local_day(at))
        if handed_in:
            one.state, one.submitted_on, one.approved_by_id = ReturnState.SENT_BACK, None, None
            one.comment = note
        if Part.CONTRIBUTING in kinds:
            one.heard_on = None
    if handed_in:
        agenda.withdraw_duty(kind=APPROVE, subject_id=one.pk, by=by, at=at)
    for kind, part in ((DUTY, Part.LEAD), (CONTRIBUTE, Part.CONTRIBUTING)):
        if part in kinds:
            agenda.place_duty(
                kind=kind, subject_id=one.pk, subject_name=str(one), role=Role.BODY_EDITOR, body=one.body,
                due=one.due, note=note[:300], by=by, at=at,
            )  # fmt: skip


def _titles(every: Iterable[Sequence[ActivityPart]]) -> list[str]:
    return list(dict.fromkeys(part.activity.title for parts in every for part in parts))


# --- What happens to an activity while it is followed up --------------------------------------------------------------


def follow_bodies(*, activity: Activity, by: Actor, at: datetime) -> None:
    """Let what is owed follow the responsibility in an open round; called when an activity's bodies are changed."""
    row = reads.open_round_of(activity.document)
    if row is None:
        return
    wanted = {each.body_id: each.part for each in activity.parts.all()}
    returns = {one.body_id: one for one in row.returns.select_for_update(of=("self",)).select_related("round", "body")}
    for answer in Answer.objects.filter(within__round=row, activity=activity).select_related("within"):
        one = returns[answer.within.body_id]
        if one.state in WRITABLE and wanted.get(one.body_id) != answer.part:
            steps.note([answer], at=at, gone=True)
            answer.delete()
            _drop_if_nothing_is_owed(one, by=by, at=at)
    if Status(activity.status).finished:
        return
    there = set(Answer.objects.filter(within__round=row, activity=activity).values_list("within__body", flat=True))
    for body_id in sorted(wanted.keys() - there):
        found = row.returns.filter(body=body_id).select_related("round", "body").first()
        if found is None:
            send_out(round=row, bodies=[body_id], by=by, at=at)
        elif found.state in WRITABLE:
            _owe([_blank(found, activity, wanted[body_id])], at=at)
            _place(row, [found], {body_id: {wanted[body_id]}}, by=by, at=at)


def _drop_if_nothing_is_owed(one: Return, *, by: Actor, at: datetime) -> None:
    """A body from which everything was taken owes no answer; one that leads nothing more has no report to write."""
    parts = set(one.answers.values_list("part", flat=True))
    for kind, part in ((DUTY, Part.LEAD), (CONTRIBUTE, Part.CONTRIBUTING)):
        if part not in parts:
            agenda.withdraw_duty(kind=kind, subject_id=one.pk, by=by, at=at)
    if not parts:
        sittings.tell(one, at=at, texts=False)
        trail.removed(one, "planning.return.withdrawn", by=by, at=at)
        one.delete()
