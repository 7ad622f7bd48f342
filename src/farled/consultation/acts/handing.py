"""A reply on its way out of the body: approved by a second person, adopted by the board, handed in (R29–R31, R38)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.agenda import acts as agenda
from farled.consultation.acts.recipients import ANSWER, desks, parents_in
from farled.consultation.acts.remarks import Remarked, place
from farled.consultation.acts.replies import APPROVE, Said, changing, held, hold_recipient, rewrite, say, start, wrote
from farled.consultation.acts.treatments import receive
from farled.consultation.models import Motion, Question, Recipient, Reply, ReplyDissent
from farled.consultation.reads import replies as reads
from farled.consultation.reads.guests import Guest
from farled.consultation.rules import replies as rules
from farled.consultation.rules.rounds import check_reply_file
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, ReplyState, Stance
from farled.direction.reads import Passage
from farled.files import acts as files
from farled.files.reads import FileKind, StoredFile
from farled.methods.periods import end_of_day, local_day
from farled.people.reads import Actor, Role
from farled.web.optimistic import check_version
from farled.web.refused import together

OCTETS = "application/octet-stream"  # what comes from outside is fetched, never shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An amendment moved in the board, by parties or roles, and how it went (yrkande)."""

    who: Sequence[str]
    text: str
    fate: MotionFate


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodAside:
    """A reservation or special statement, by parties or roles."""

    who: Sequence[str]
    kind: ReplyDissentKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A remark and what it is about; neither passage nor question means the proposal as a whole."""

    remarked: Remarked
    passage: Passage | None = None
    question: Question | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A reply as the file it came as."""

    name: str
    content: bytes


@transaction.atomic
def send_for_approval(*, reply: Reply, version: int, by: Actor, at: datetime, seen: str = "") -> Reply:
    """Let somebody else in the body read it before it leaves (skicka för godkännande). What is missing is refused.

    Here and below ``seen`` is the ``content_key`` of what was read; it raises Stale when that has changed since.
    """
    one = held(reply)
    rules.check_can_write(by, one.recipient)
    rules.check_draft(one)
    rules.check_as_read(one, seen, version=version)
    rules.check_says_something(one, remarks=one.remarks.exists())
    wrote(one, by=by, at=at)  # who sends it answers for its text and does not approve it
    with changing(one, "consultation.reply.sent_for_approval", by=by, at=at):
        one.state, one.comment = ReplyState.FOR_APPROVAL, ""
    ask_to_approve(one, by=by, at=at)
    return one


@transaction.atomic
def approve(*, reply: Reply, version: int, by: Actor, at: datetime, seen: str = "") -> Reply:
    """Approve what somebody else has written (godkänn). It then waits for the board, or for being handed in."""
    one = held(reply)
    rules.check_can_approve(by, one, wrote=reads.has_written(by, one))
    rules.check_as_read(one, seen, version=version)
    with changing(one, "consultation.reply.approved", by=by, at=at):
        one.state, one.approved_by_id = ReplyState.APPROVED, by.user_id
        one.approved_through_id = by.link_id if isinstance(by, Guest) else None
    agenda.fulfil_duty(kind=APPROVE, subject_id=one.pk, by=by, at=at)
    return one


@transaction.atomic
def send_back(*, reply: Reply, version: int, comment: str, by: Actor, at: datetime) -> Reply:
    """Make it a draft again: whoever approves says what to change, whoever writes takes it back (lämna tillbaka).

    An approval, and a board's decision written in too early, hold no longer.
    """
    one = held(reply)
    rules.check_can_send_back(by, one)
    check_version(current=one.version, seen=version, stored=reads.said(one))
    with changing(one, "consultation.reply.sent_back", by=by, at=at):
        one.state, one.comment = ReplyState.DRAFT, comment.strip()
        one.approved_by_id = one.approved_through_id = None
        one.decided_on, one.paragraph = None, ""
    one.motions.all().delete()
    one.dissents.all().delete()
    agenda.withdraw_duty(kind=APPROVE, subject_id=one.pk, by=by, at=at)
    return one


@transaction.atomic
def adopt(
    *,
    reply: Reply,
    version: int,
    decided_on: date,
    paragraph: str,
    motions: Sequence[Moved],
    dissents: Sequence[StoodAside],
    by: Actor,
    at: datetime,
    statement: str | None = None,
    seen: str = "",
) -> Reply:
    """Write in the board's decision, which makes the reply its own (R29), with motions and reservations (R38).

    ``statement`` is the text as the board adopted it, when it changed it. A motion that was carried becomes a remark of
    the reply unless it says so already. An office's reply that is in becomes the board's by this.
    """
    one = held(reply)
    rules.check_can_adopt(by, one)
    rules.check_text_stands(one, statement)
    rules.check_as_read(one, seen, version=version)
    rules.check_decided(decided_on, today=local_day(at))
    together(
        *(lambda each=each, i=i: rules.check_who(each.who, field=f"motions-{i}-who") for i, each in enumerate(motions)),
        *(
            lambda each=each, i=i: rules.check_who(each.who, field=f"dissents-{i}-who")
            for i, each in enumerate(dissents)
        ),
    )
    if statement is not None:
        rewrite(one, Said(**{**reads.said(one), "statement": statement}), by=by, at=at)
    with changing(one, "consultation.reply.adopted", by=by, at=at):
        one.decided_on, one.paragraph = decided_on, paragraph.strip()
        _write_down(one, motions, dissents)
        if not one.drafted:
            one.standing = ReplyStanding.ADOPTED
    _carry(one, motions)
    if not one.drafted:
        receive(reply=one, by=by, at=at)
    return one


@transaction.atomic
def hand_in(*, reply: Reply, version: int, standing: ReplyStanding, by: Actor, at: datetime, seen: str = "") -> Reply:
    """Hand the reply in (lämna in): everybody in the organisation reads it, and each remark gets its treatment."""
    one = held(reply)
    rules.check_can_hand_in(by, one, standing)
    rules.check_as_read(one, seen, version=version)
    rules.check_says_something(one, remarks=one.remarks.exists())
    _enter(one, standing, verb="consultation.reply.handed_in", by=by, at=at, on=at)
    return one


@transaction.atomic
def abstain(
    *,
    recipient: Recipient,
    why: str,
    by: Actor,
    at: datetime,
    decided_on: date | None = None,
    paragraph: str = "",
    discard: bool = False,
    seen: str = "",
) -> Reply:
    """Say that the body does not answer (avstå), with or without a reason; it is told by name (R31).

    A draft keeps what was written as long as it is one: abstaining takes its place only when it is to ``discard`` it.
    """
    held_recipient = hold_recipient(recipient)
    rules.check_can_write(by, held_recipient)
    rules.check_takes_answers(held_recipient.consultation)
    rules.check_decided(decided_on, today=local_day(at))
    begun = reads.reply_to(held_recipient)
    one = held(begun) if begun is not None else start(held_recipient, by=by, at=at)
    rules.check_can_abstain(one, written=reads.says_anything(one), discard=discard)
    rules.check_as_read(one, seen)
    Reply.objects.filter(same_text_as=one).update(same_text_as=None, taken_key="")
    one.remarks.all().delete()
    one.same_text_as = one.approved_by = one.approved_through = None
    say(one, Said(stance=Stance.ABSTAINS, statement=why))
    one.decided_on, one.paragraph = decided_on, paragraph.strip()
    standing = ReplyStanding.ADOPTED if decided_on else ReplyStanding.OFFICE
    _enter(one, standing, verb="consultation.reply.abstained", by=by, at=at, on=at)
    return one


@transaction.atomic
def register_reply(
    *,
    recipient: Recipient,
    said: Said,
    standing: ReplyStanding,
    by: Actor,
    at: datetime,
    received_on: date | None = None,
    decided_on: date | None = None,
    paragraph: str = "",
    remarks: Sequence[Placed] = (),
    motions: Sequence[Moved] = (),
    dissents: Sequence[StoodAside] = (),
    file: StoredFile | None = None,
    attached: Attached | None = None,
    source: str = "",
    left_out: Sequence[str] = (),
) -> Reply:
    """Write in a reply that came by mail (registrera inkommet svar), as it reads. It counts from the day it came.

    ``left_out`` is what somebody has decided is no remark; a motion that was carried and says the same adds none.
    """
    one = hold_recipient(recipient)
    rules.check_can_register(by, one.consultation)
    rules.check_takes_mail(one.consultation)
    rules.check_not_begun(one, reads.reply_to(one))
    today = local_day(at)
    rules.check_decided(decided_on, today=today)
    rules.check_received(received_on, sent_on=one.consultation.sent_on, today=today)
    rules.check_adopted_has_a_day(standing, decided_on, abstains=said.stance == Stance.ABSTAINS)
    if attached is not None:
        check_reply_file(attached.name, attached.content, field="upload")
        file = files.keep(
            kind=FileKind.EDITION, name=attached.name, media_type=OCTETS, content=attached.content, by=by, at=at
        )
    reply = start(one, by=by, at=at)
    say(reply, said)
    reply.decided_on, reply.paragraph, reply.file, reply.source = decided_on, paragraph.strip(), file, source
    for each in remarks:
        place(reply, each.remarked, passage=each.passage, question=each.question)
    rules.check_says_something(reply, remarks=bool(remarks) or file is not None)
    _write_down(reply, motions, dissents)
    _carry(reply, motions, left_out)
    came = min(at, end_of_day(received_on)) if received_on else at
    _enter(reply, standing, verb="consultation.reply.registered", by=by, at=at, on=came)
    return reply


def ask_to_approve(one: Reply, *, by: Actor, at: datetime) -> None:
    """Give whoever decides in the body, or in the administration that prepares its answer, a duty to approve it."""
    for body in desks(one.recipient, parents_in(one.recipient)):
        agenda.place_duty(
            kind=APPROVE, subject_id=one.pk, subject_name=_name(one), role=Role.DECIDER, body=body,
            due=max(reads.due_of(one.recipient), local_day(at)), by=by, at=at,
        )  # fmt: skip


# --- Inside -----------------------------------------------------------------------------------------------------------


def _enter(reply: Reply, standing: ReplyStanding, *, verb: str, by: Actor, at: datetime, on: datetime) -> None:
    """The reply is in: it stands as it is, what waited is done, and its remarks are treated."""
    with changing(reply, verb, by=by, at=at):
        reply.state, reply.standing, reply.handed_in_at, reply.comment = ReplyState.HANDED_IN, standing, on, ""
    for kind, ref in ((ANSWER, reply.recipient_id), (APPROVE, reply.pk)):
        agenda.fulfil_duty(kind=kind, subject_id=ref, by=by, at=at)
    receive(reply=reply, by=by, at=at)


def _write_down(reply: Reply, motions: Sequence[Moved], dissents: Sequence[StoodAside]) -> None:
    """What was moved and who stood aside, in the minutes' order."""
    reply.motions.all().delete()
    reply.dissents.all().delete()
    Motion.objects.bulk_create(
        Motion(reply=reply, order=i, who=list(each.who), text=each.text.strip(), fate=each.fate)
        for i, each in enumerate(motions, 1)
    )
    ReplyDissent.objects.bulk_create(
        ReplyDissent(reply=reply, order=i, kind=each.kind, who=list(each.who), text=each.text.strip())
        for i, each in enumerate(dissents, 1)
    )


def _carry(reply: Reply, motions: Sequence[Moved], left_out: Sequence[str] = ()) -> None:
    """What the board added is a remark like the others, so that it is answered like them."""
    there = {row.text_key for row in reads.remarks_of(reply)} | {reads.key_of(text) for text in left_out}
    for each in motions:
        if each.fate == MotionFate.CARRIED and reads.key_of(each.text) not in there:
            place(reply, Remarked(text=each.text))


def _name(reply: Reply) -> str:
    return f"{reply.recipient.consultation.title}: {reply.recipient.name}"
