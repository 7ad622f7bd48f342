"""Who may write, approve, adopt and hand in a reply, and what must hold of it. No writes, no clock."""

from collections.abc import Sequence
from datetime import date

from farled.consultation.models import Consultation, Recipient, Remark, Reply, own_reach
from farled.consultation.reads import replies as reads
from farled.consultation.reads.guests import Guest
from farled.consultation.states import (
    REPLY_MOVES,
    ConsultationState,
    LinkPurpose,
    Place,
    ReplyStanding,
    ReplyState,
    Stance,
)
from farled.direction.reads import Wording
from farled.people.reads import Actor
from farled.web.formats import day
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused, asks, together

LONGEST = 100_000  # characters of a statement: some sixty pages
MOST_REMARKS = 500  # of one reply
MOST_OF_A_REMARK = 20_000

# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_write(by: Actor, recipient: Recipient) -> None:
    """A reply is written by those who answer for the body or its administration, or by whoever holds its link."""
    if not _writes(by, recipient):
        raise Forbidden("consultation.reply.other_body", body=recipient.name)


def check_can_read(by: Actor, reply: Reply) -> None:
    """A draft is read by those who write or approve it, and by nobody else."""
    if reply.drafted and not (_writes(by, reply.recipient) or _approves(by, reply.recipient)):
        raise Forbidden("consultation.reply.unread", body=reply.recipient.name)


def check_can_register(by: Actor, consultation: Consultation) -> None:
    """What has come by mail is written in by whoever runs the round."""
    own = by.organisation_id == consultation.organisation_id
    if not (own and by.reach("consultation.run").whole):
        raise Forbidden("consultation.reply.not_manager")


def check_can_approve(by: Actor, reply: Reply, *, wrote: bool) -> None:
    """Somebody else than those who wrote it approves what waits for approval (S9)."""
    check_takes_answers(reply.recipient.consultation)
    if reply.state != ReplyState.FOR_APPROVAL:
        raise Refused("consultation.reply.not_for_approval", state=ReplyState(reply.state).label)
    if not _approves(by, reply.recipient):
        raise Forbidden("consultation.reply.approver", body=reply.recipient.name)
    if wrote:
        raise Forbidden("consultation.reply.own_text")


def check_can_send_back(by: Actor, reply: Reply) -> None:
    """Whoever approves sends it back, and whoever writes takes it back, until it is handed in."""
    check_takes_answers(reply.recipient.consultation)
    if reply.state == ReplyState.HANDED_IN:
        raise Refused("consultation.reply.handed_in", body=reply.recipient.name)
    if reply.state == ReplyState.DRAFT and not reply.decided:
        raise Refused("consultation.reply.not_sent")
    if not (_approves(by, reply.recipient) or _writes(by, reply.recipient)):
        raise Forbidden("consultation.reply.other_body", body=reply.recipient.name)


def check_can_adopt(by: Actor, reply: Reply) -> None:
    """The board's decision is written in by the body's own people, or by the registrar once the reply is in."""
    if reply.drafted:
        check_takes_answers(reply.recipient.consultation)
    else:
        check_takes_mail(reply.recipient.consultation)
        if reply.standing == ReplyStanding.ADOPTED or reply.stance == Stance.ABSTAINS:
            raise Refused("consultation.reply.adopted", body=reply.recipient.name)
    if reply.state == ReplyState.FOR_APPROVAL:
        raise Refused("consultation.reply.waits", state=ReplyState(reply.state).label)
    if _writes(by, reply.recipient) or _approves(by, reply.recipient):
        return
    if reply.drafted:
        raise Forbidden("consultation.reply.other_body", body=reply.recipient.name)
    check_can_register(by, reply.recipient.consultation)


def check_text_stands(reply: Reply, statement: str | None) -> None:
    """What has been handed in stands as it reads; what the board added to it is a motion."""
    if statement is not None and not reply.drafted and statement.strip() != reply.statement:
        raise Refused("consultation.reply.handed_in", body=reply.recipient.name)


def _writes(by: Actor, recipient: Recipient) -> bool:
    if isinstance(by, Guest):
        return by.recipient_id == recipient.pk and by.purpose == LinkPurpose.ANSWER
    return _within(by, recipient, "consultation.answer")


def _approves(by: Actor, recipient: Recipient) -> bool:
    if isinstance(by, Guest):
        return by.recipient_id == recipient.pk and by.purpose == LinkPurpose.APPROVE
    return _within(by, recipient, "consultation.approve")


def _within(by: Actor, recipient: Recipient, capability: str) -> bool:
    own = by.organisation_id == recipient.consultation.organisation_id
    return own and own_reach(by, capability).covers(recipient.body_id, recipient.prepared_by_id)


def check_as_read(reply: Reply, seen: str, *, version: int | None = None) -> None:
    """A reply leaves as whoever lets it leave has read it: its words and every remark. Raises Stale, once for both.

    ``seen`` is its ``content_key`` then; "" from a program that has not said what it has read. ``version`` is the one
    of its words that was read; None where the act does not ask for it.
    """
    now = reads.content_key(reply)
    rewritten = version is not None and version != reply.version
    if rewritten or (seen and seen != now):
        stored = reads.said(reply) if rewritten else {}
        raise Stale(version=reply.version, stored=stored, renewed={"seen": now})


# --- When -------------------------------------------------------------------------------------------------------------


def check_takes_answers(consultation: Consultation) -> None:
    """Answers are taken while the consultation is out."""
    if consultation.state != ConsultationState.OPEN:
        state = ConsultationState(consultation.state).label
        raise Refused("consultation.reply.not_open", title=consultation.title, state=state)


def check_takes_mail(consultation: Consultation) -> None:
    """What comes by mail is written in also when the round is closed, until the consultation is finished."""
    if consultation.state not in (ConsultationState.OPEN, ConsultationState.CLOSED):
        state = ConsultationState(consultation.state).label
        raise Refused("consultation.reply.not_open", title=consultation.title, state=state)


def check_draft(reply: Reply) -> None:
    """A reply is changed while it is a draft and the board has not decided it."""
    check_takes_answers(reply.recipient.consultation)
    if reply.state != ReplyState.DRAFT:
        raise Refused("consultation.reply.not_draft", state=ReplyState(reply.state).label)
    if reply.decided:
        raise Refused("consultation.reply.decided", day=day(reply.decided_on) if reply.decided_on else "")


def check_move(reply: Reply, to: ReplyState) -> None:
    """Only moves of the state diagram."""
    if to not in REPLY_MOVES[ReplyState(reply.state)]:
        raise Refused("consultation.reply.move", state=ReplyState(reply.state).label)


def check_not_begun(recipient: Recipient, reply: Reply | None) -> None:
    """A recipient answers once."""
    if reply is None:
        return
    if reply.drafted:
        raise Refused("consultation.reply.drafted", body=recipient.name)
    raise Refused("consultation.reply.handed_in", body=recipient.name)


def check_can_abstain(reply: Reply, *, written: bool, discard: bool) -> None:
    """Who abstains has not answered or decided to, waits for no approval, and knows that what is written goes."""
    if reply.state == ReplyState.HANDED_IN:
        raise Refused("consultation.reply.handed_in", body=reply.recipient.name)
    if reply.state == ReplyState.FOR_APPROVAL:
        raise Refused("consultation.reply.waits", state=ReplyState(reply.state).label)
    if reply.decided_on is not None:
        raise Refused("consultation.reply.decided", day=day(reply.decided_on))
    if written and not discard:
        raise Invalid("consultation.reply.written", field="discard", body=reply.recipient.name)


# --- What it says -----------------------------------------------------------------------------------------------------


def check_lengths(texts: dict[str, str]) -> None:
    """No text is longer than what fits."""
    for name, text in texts.items():
        most = 300 if name == "stance_text" else 60 if name == "reference" else LONGEST
        if len(text) > most:
            raise Invalid("web.text.long", field=name, length=len(text), most=most)


def check_says_something(reply: Reply, *, remarks: bool) -> None:
    """A reply has a stance, and says something unless the body abstains. Everything missing is told at once."""
    together(lambda: _check_stance(reply), lambda: _check_content(reply, remarks=remarks))


def _check_stance(reply: Reply) -> None:
    if not reply.stance:
        raise Invalid("consultation.reply.stance", field="stance")
    if reply.stance == Stance.SUPPORTS_ON_CONDITION and not reply.conditions.strip():
        raise Invalid("consultation.reply.conditions", field="conditions")


def _check_content(reply: Reply, *, remarks: bool) -> None:
    silent = not (reply.statement.strip() or reply.summary.strip() or remarks)
    if silent and reply.stance not in (Stance.ABSTAINS, Stance.NO_OBJECTION):
        raise Invalid("consultation.reply.empty", field="statement")


def check_decided(decided_on: date | None, *, today: date) -> None:
    """A decision has been made."""
    if decided_on is not None and decided_on > today:
        raise Invalid("consultation.reply.decided_later", field="decided_on", day=day(decided_on))


def check_received(received_on: date | None, *, sent_on: date | None, today: date) -> None:
    """What has come came after it was asked for, and before now."""
    if received_on is None:
        return
    if received_on > today:
        raise Invalid("consultation.reply.received_later", field="received_on", day=day(received_on))
    if sent_on is not None and received_on < sent_on:
        raise Invalid("consultation.reply.received_before", field="received_on", day=day(sent_on))


def check_adopted_has_a_day(standing: ReplyStanding, decided_on: date | None, *, abstains: bool) -> None:
    """A board's own reply says when it was decided."""
    if standing == ReplyStanding.ADOPTED and decided_on is None and not abstains:
        raise Invalid("consultation.reply.no_day", field="decided_on")


def check_can_hand_in(by: Actor, reply: Reply, standing: ReplyStanding) -> None:
    """The board's own reply has its decision; an office's has been approved by a second person in the body."""
    recipient = reply.recipient
    check_takes_answers(recipient.consultation)
    if reply.state == ReplyState.HANDED_IN:
        raise Refused("consultation.reply.handed_in", body=recipient.name)
    if not (_writes(by, recipient) or _approves(by, recipient)):
        raise Forbidden("consultation.reply.other_body", body=recipient.name)
    if reply.state == ReplyState.FOR_APPROVAL:
        raise Refused("consultation.reply.waits", state=ReplyState(reply.state).label)
    check_move(reply, ReplyState.HANDED_IN)
    if standing == ReplyStanding.ADOPTED and not reply.decided:
        raise Invalid("consultation.reply.not_decided", field="standing", body=recipient.name)
    inner = recipient.body_id is not None
    if standing == ReplyStanding.OFFICE and inner and reply.state != ReplyState.APPROVED:
        raise Refused("consultation.reply.not_approved", body=recipient.name)


def check_same_round(reply: Reply, source: Reply) -> None:
    """Text is taken from another reply in the same consultation."""
    if source.pk == reply.pk or source.recipient.consultation_id != reply.recipient.consultation_id:
        raise Refused("consultation.reply.source")


def check_untouched(*, empty: bool, untouched: bool) -> None:
    """What somebody has written is not written over by another body's text."""
    if not (empty or untouched):
        raise Refused("consultation.reply.touched")


# --- Remarks ----------------------------------------------------------------------------------------------------------


def check_remark(text: str, quote: str, page: str) -> None:
    """A remark says something, and fits."""
    if not text.strip():
        raise Invalid("consultation.remark.empty", field="text")
    for name, value, most in (("text", text, MOST_OF_A_REMARK), ("quote", quote, 2_000), ("page", page, 40)):
        if len(value) > most:
            raise Invalid("web.text.long", field=name, length=len(value), most=most)


def check_place(reply: Reply, place: Place, passage: int | None, question: int | None) -> None:
    """A remark points at a passage of the text sent out, at a question asked, or at neither."""
    consultation = reply.recipient.consultation
    if place == Place.PASSAGE:
        there = Wording.objects.filter(document_version=consultation.proposal_id, passage=passage).exists()
    elif place == Place.QUESTION:
        there = question is not None and consultation.questions.filter(pk=question).exists()
    else:
        there = True
    if not there or (place != Place.PASSAGE and passage) or (place != Place.QUESTION and question):
        raise Invalid("consultation.remark.place")


def check_room_for_more(number: int) -> None:
    """A reply holds as many remarks as somebody can treat."""
    if number >= MOST_REMARKS:
        raise Refused("consultation.remark.many", most=MOST_REMARKS)


def check_untreated(remark: Remark) -> None:
    """A remark that is being treated stands."""
    if remark.treatment_id is not None:
        raise Refused("consultation.remark.treated")


def check_who(who: Sequence[str], *, field: str) -> None:
    """A motion and a reservation say whose they are."""
    if not [each for each in who if each.strip()]:
        raise Invalid("consultation.reply.who", field=field)


can_write = asks(check_can_write)
can_read = asks(check_can_read)
can_register = asks(check_can_register)
can_send_back = asks(check_can_send_back)
can_adopt = asks(check_can_adopt)
can_change = asks(check_draft)


def can_approve(by: Actor, reply: Reply) -> bool:
    """Whether somebody approves for the body, whoever wrote it."""
    return _approves(by, reply.recipient)
