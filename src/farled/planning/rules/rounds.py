"""Who may open, answer, approve and freeze a follow-up round, and what must hold of it. No writes, no clock."""

from collections.abc import Collection, Sequence
from datetime import date

from farled.direction.reads import Document
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.planning.models import Answer, Return, Round
from farled.planning.rules.activities import check_can_keep
from farled.planning.states import RETURN_MOVES, ROUND_MOVES, WRITABLE, Part, ReturnState, RoundState, Status
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks

# --- A round ----------------------------------------------------------------------------------------------------------


def checked_title(title: str) -> str:
    """A round has a name, short enough for a heading. Raises Invalid."""
    title = cleaned(title, field="title")
    if len(title) > 200:
        raise Invalid("web.text.long", field="title", length=len(title), most=200)
    return title


def check_due(due: date, *, today: date) -> None:
    """There is time to answer."""
    if due < today:
        raise Invalid("planning.request.past", field="due", day=day(due))


def check_round_days(period_from: date, period_to: date, *, due: date, heard_by: date | None, today: date) -> None:
    """The period runs forwards, and those who contribute answer before those who lead."""
    check_due(due, today=today)
    if period_to < period_from:
        raise Invalid("planning.period.backwards", field="period_to", start=day(period_from), end=day(period_to))
    if heard_by is not None and heard_by > due:
        raise Invalid("planning.round.heard_late", field="heard_by", due=day(due))
    if heard_by is not None and heard_by < today:
        raise Invalid("planning.request.past", field="heard_by", day=day(heard_by))


def check_is_decided(document: Document, *, decided: bool) -> None:
    """A plan that nobody has decided is not followed up: those who would answer cannot even see it."""
    if not decided:
        raise Refused("planning.request.draft", plan=document.title)


def check_no_open_round(document: Document, other: Round | None) -> None:
    """A plan is followed up in one round at a time."""
    if other is not None:
        raise Refused("planning.round.open_already", plan=document.title, title=other.title)


def check_somebody_to_ask(document: Document, bodies: Collection[object]) -> None:
    """Some body answers for something unfinished in the plan."""
    if not bodies:
        raise Refused("planning.request.nobody", plan=document.title)


def check_approvers(approving: Collection[Body], having: Collection[int]) -> None:
    """Where the answer is to be approved there is somebody who can."""
    for body in approving:
        if body.pk not in having:
            raise Invalid("planning.round.no_approver", field="approving", body=body.name)


def check_round_open(row: Round) -> None:
    """Answers are taken while the round is open."""
    if row.state != RoundState.OPEN:
        raise Refused("planning.round.not_open", title=row.title, state=RoundState(row.state).label)


def check_round_move(row: Round, to: RoundState) -> None:
    """Only moves of the state diagram: what is frozen stays frozen."""
    if to not in ROUND_MOVES[RoundState(row.state)]:
        raise Refused("planning.round.move", title=row.title, state=RoundState(row.state).label)


def check_sent_out(row: Round) -> None:
    """Nothing is closed before everybody has got what they owe."""
    if row.job_state != "done":
        raise Refused("planning.round.sending", title=row.title)


# --- What a body answers ----------------------------------------------------------------------------------------------


def check_can_answer(by: Actor, one: Return) -> None:
    """A body's answer is written by those who report for it, or by whoever keeps the plans of all."""
    within = by.organisation_id == one.round.organisation_id and by.reach("planning.report").covers(one.body_id)
    if not within:
        raise Forbidden("planning.return.other_body", body=one.body.name)


def check_can_read(by: Actor, one: Return) -> None:
    """What is not handed in is read by those who write or approve it, and by whoever keeps the plan."""
    if by.organisation_id != one.round.organisation_id:
        raise Forbidden("planning.return.other_body", body=one.body.name)
    if one.state != ReturnState.SUBMITTED and not (can_answer(by, one) or approves_in(by, one)):
        raise Forbidden("planning.return.unread", body=one.body.name)


def check_writable(one: Return) -> None:
    """An answer is changed until it is handed in, in a round that takes answers."""
    check_round_open(one.round)
    if one.state not in WRITABLE:
        raise Refused("planning.return.handed_in", body=one.body.name, state=ReturnState(one.state).label)


def check_contribution_open(one: Return, row: Answer) -> None:
    """What has been handed to those who lead stands."""
    if row.part == Part.CONTRIBUTING and one.heard_on is not None:
        raise Refused("planning.return.heard", day=day(one.heard_on))


def missing(row: Answer) -> list[str]:
    """The fields an answer lacks before it can be handed in."""
    left = [name for name in ("light", "text") if not getattr(row, name)]
    ends = row.status and Status(row.status).finished and row.status != row.activity.status
    return [*left, "outcome"] if ends and not row.outcome else left


def check_return_move(one: Return, to: ReturnState) -> None:
    """Only moves of the state diagram."""
    if to not in RETURN_MOVES[ReturnState(one.state)]:
        raise Refused("planning.return.move", state=ReturnState(one.state).label)


def check_nothing_left(one: Return, left: Sequence[Answer]) -> None:
    """Everything owed is answered."""
    if left:
        raise Refused(
            "planning.return.left", body=one.body.name, count=len(left), titles=_first([r.activity.title for r in left])
        )


def check_own_contribution_given(one: Return, waiting: bool) -> None:  # noqa: FBT001 -- what the read says
    """What the body says of others' activities is handed over first: they wait for it."""
    if waiting:
        raise Refused("planning.return.contribute_first", body=one.body.name)


def check_heard(late: Sequence[str], without: str) -> None:
    """Those who contribute are heard before the one who leads answers, or it is said why not."""
    if late and not without:
        raise Invalid("planning.return.unheard", field="without", bodies=_first(late))


def check_can_approve(by: Actor, one: Return, writers: Collection[int]) -> None:
    """Somebody in the body who has written none of it approves what waits for approval."""
    if one.state != ReturnState.FOR_APPROVAL:
        raise Refused("planning.return.not_for_approval", state=ReturnState(one.state).label)
    check_round_open(one.round)
    if not approves_in(by, one):
        raise Forbidden("planning.return.approver", body=one.body.name)
    if by.user_id is not None and by.user_id in writers:
        raise Forbidden("planning.return.own_text")


def check_can_send_back(by: Actor, one: Return) -> None:
    """Whoever approves sends back before it is handed in, and the plan's keeper afterwards."""
    check_round_open(one.round)
    check_return_move(one, ReturnState.SENT_BACK)
    if one.state == ReturnState.FOR_APPROVAL and approves_in(by, one):
        return
    check_can_keep(by, one.round.document)


def check_comment(comment: str) -> None:
    """What is sent back says what to do."""
    if not comment:
        raise Invalid("planning.return.comment", field="comment")


def approves_in(by: Actor, one: Return) -> bool:
    """Whether the actor approves for the body."""
    own = by.organisation_id == one.round.organisation_id
    return own and by.reach("planning.approve").covers(one.body_id)


def _first(names: Sequence[str]) -> str:
    """The first few of many, and how many more."""
    return ", ".join(names[:3]) + (f" (+{len(names) - 3})" if len(names) > 3 else "")


can_answer = asks(check_can_answer)
can_read = asks(check_can_read)
can_approve = asks(check_can_approve)
can_send_back = asks(check_can_send_back)
