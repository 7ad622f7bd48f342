"""Who runs a consultation, who answers for a recipient, and what must hold of the round."""

from collections.abc import Callable, Collection
from datetime import date

from farled.consultation.models import Consultation, Recipient, Reply, own_reach
from farled.consultation.reads.guests import Guest
from farled.consultation.states import CONSULTATION_MOVES, ConsultationState, LinkPurpose, RecipientKind, ReplyState
from farled.direction.reads import DocumentVersion
from farled.direction.states import VersionState
from farled.files.containers import Limits, Unreadable, glance, sniff
from farled.files.reads import spoken_facts
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks

GUEST = "guest"  # the kind of an actor who came in by a personal link

# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_manage(by: Actor, organisation_id: int) -> None:
    """A round is run by those who keep the whole organisation's consultations."""
    if by.organisation_id != organisation_id or not by.reach("consultation.run").whole:
        raise Forbidden("consultation.run")


def check_can_answer(by: Actor, recipient: Recipient) -> None:
    """A recipient is answered for by those who write for its body or prepare there, or by whoever holds its link."""
    own = by.organisation_id == recipient.consultation.organisation_id
    reach = own_reach(by, "consultation.answer")
    within = reach.covers(recipient.body_id, recipient.prepared_by_id) if recipient.body_id else by.everything
    if isinstance(by, Guest):
        within = by.recipient_id == recipient.pk and by.purpose == LinkPurpose.ANSWER
    if not (own and within):
        raise Forbidden("consultation.other_body", body=recipient.name)


def link_purposes(recipient: Recipient) -> list[LinkPurpose]:
    """What a personal link to a recipient can be for, as far as the round has come."""
    if recipient.consultation.state == ConsultationState.OPEN:
        return [LinkPurpose.ANSWER, LinkPurpose.APPROVE]
    return [LinkPurpose.READ]


can_manage = asks(check_can_manage)
can_answer = asks(check_can_answer)

# --- What is sent out -------------------------------------------------------------------------------------------------


def checked_title(title: str) -> str:
    """A consultation has a name, short enough for a heading. Raises Invalid."""
    title = cleaned(title, field="title")
    if len(title) > 200:
        raise Invalid("web.text.long", field="title", length=len(title), most=200)
    return title


def check_proposal(by: Actor, proposal: DocumentVersion, *, other: Consultation | None) -> None:
    """A draft of the organisation's own is consulted about, once."""
    if proposal.document.organisation_id != by.organisation_id:
        raise Invalid("consultation.proposal.elsewhere", field="proposal")
    if proposal.state != VersionState.DRAFT:
        raise Invalid("consultation.proposal.state", field="proposal", state=VersionState(proposal.state).label)
    if other is not None:
        raise Invalid("consultation.proposal.taken", field="proposal", title=other.title)


def check_preparing(row: Consultation) -> None:
    """What has been sent out stands as the recipients got it."""
    if row.state != ConsultationState.PREPARING:
        raise Refused("consultation.sent", title=row.title)


def check_ready_to_send(row: Consultation, *, on: date, today: date, recipients: int, written: bool) -> None:
    """What is sent out has a text, a decision that names somebody to ask, and time to answer (R26)."""
    check_move(row, ConsultationState.OPEN)
    if row.proposal.state != VersionState.DRAFT:
        raise Refused("consultation.proposal.state", state=VersionState(row.proposal.state).label)
    if not written:
        raise Refused("consultation.send.no_text", document=row.proposal.document.title)
    if not recipients:
        raise Refused("consultation.send.nobody")
    if row.decision_id is None and not row.decided_text:
        raise Refused("consultation.send.undecided")
    if on > today:
        raise Invalid("consultation.send.ahead", field="on", day=day(on))
    if row.due <= on:
        raise Invalid("consultation.due.past", field="on", due=day(row.due), day=day(on))


def check_can_freeze_text(by: Actor, row: Consultation) -> None:
    """Sending out lays the text fast, which those do who write the document."""
    if not by.reach("direction.edit").covers(row.proposal.document.body_id):
        raise Forbidden("consultation.send.writer", document=row.proposal.document.title)


def check_file(name: str, content: bytes, *, field: str = "file") -> None:
    """A file is of a kind we take, as large as it may be, and what it is called (F1). It is never opened here."""
    _asked_of(sniff, name, content, Limits(), field)


def check_reply_file(name: str, content: bytes, *, field: str = "file") -> None:
    """The same of a reply that came as a file, which holds no programs either: everybody may fetch it (F1, F2)."""
    _asked_of(glance, name, content, Limits(macros=False), field)


def _asked_of(look: Callable[[str, bytes, Limits], str], name: str, content: bytes, limits: Limits, field: str) -> None:
    try:
        look(name, content, limits)
    except Unreadable as unreadable:
        code = unreadable.code
        raise Invalid(f"consultation.{code}", field=field, **spoken_facts(code, unreadable.facts)) from unreadable


def check_recipient(row: Consultation, *, name: str, body: Body | None, kind: str, taken: Collection[str]) -> None:
    """A recipient is the organisation's own body or has a name of its own, of a known kind, asked once."""
    if body is not None and body.organisation_id != row.organisation_id:
        raise Invalid("consultation.recipient.elsewhere", field="body", body=body.name)
    if body is not None and body.closed_on is not None:
        raise Invalid("consultation.recipient.closed", field="body", body=body.name)
    if kind not in RecipientKind.values:
        raise Invalid("consultation.recipient.kind", field="kind")
    if name.casefold() in taken:
        raise Invalid("consultation.recipient.twice", field="name", name=name)


def check_takes_replies(row: Consultation) -> None:
    """Replies are taken while the round is out."""
    if row.state != ConsultationState.OPEN:
        raise Refused("consultation.not_open", title=row.title, state=ConsultationState(row.state).label)


def check_links_take(recipient: Recipient, purpose: LinkPurpose, *, expires_on: date, today: date) -> None:
    """A link leads, for somebody without an account, to what it is for, and lasts for a while.

    That is a round which takes replies, or how a reply that has come in was treated, once that is shown.
    """
    if recipient.body_id is not None:
        raise Refused("consultation.link.inner", body=recipient.name)
    if purpose is LinkPurpose.READ:
        check_shows_treatment(recipient)
    else:
        check_takes_replies(recipient.consultation)
    if expires_on < today:
        raise Invalid("consultation.link.past", field="expires_on", day=day(expires_on))


def check_shows_treatment(recipient: Recipient) -> None:
    """There is a reply, and those who gave it may see how it was treated."""
    if not Reply.objects.filter(recipient=recipient, state=ReplyState.HANDED_IN).exists():
        raise Refused("consultation.link.no_reply", name=recipient.name)
    if not recipient.consultation.dispositions_shown:
        raise Refused("consultation.link.not_shown")


can_show_treatment = asks(check_shows_treatment)


# --- While it is out --------------------------------------------------------------------------------------------------


def check_move(row: Consultation, to: ConsultationState) -> None:
    """Only moves of the state diagram."""
    if to not in CONSULTATION_MOVES[ConsultationState(row.state)]:
        raise Refused("consultation.move", title=row.title, state=ConsultationState(row.state).label)


def check_why(why: str, *, field: str = "why") -> None:
    """A reason is given in words."""
    if not why:
        raise Invalid("consultation.why", field=field)


def check_longer(recipient: Recipient, until: date, *, today: date) -> None:
    """More time is later than what the recipient has, and not a day gone by."""
    check_takes_replies(recipient.consultation)
    last = recipient.extended_to or recipient.consultation.due
    if until <= last:
        raise Invalid("consultation.longer.earlier", field="until", name=recipient.name, last=day(last))
    check_due_ahead(until, today=today, field="until")


def check_time_left(waiting: Collection[str], why: str) -> None:
    """Nobody loses time to answer that they were given, unless it is said why."""
    if waiting and not why:
        raise Invalid("consultation.close.time_left", field="why", names=first_of(sorted(waiting)))


def check_somebody_waits(chosen: Collection[object]) -> None:
    """A reminder is to somebody who has not answered."""
    if not chosen:
        raise Invalid("consultation.remind.nobody", field="recipients")


def check_nothing_left(left: int) -> None:
    """A round is finished when every remark has been treated."""
    if left:
        raise Refused("consultation.finish.remarks_left", count=left)


def check_due_ahead(due: date, *, today: date, field: str = "due") -> None:
    """There is time to answer."""
    if due < today:
        raise Invalid("consultation.due.gone", field=field, day=day(due))


def check_is(row: Consultation, state: ConsultationState) -> None:
    """Where two states lead to the same: only what is closed is opened again, what is finished is taken up again."""
    if row.state != state:
        raise Refused("consultation.move", title=row.title, state=ConsultationState(row.state).label)


def check_has_asked(recipient: Recipient) -> None:
    """Somebody has asked for more time."""
    if recipient.asked_until is None:
        raise Refused("consultation.longer.not_asked", name=recipient.name)


def check_collects(recipient: Recipient, through: Recipient | None, *, collects: bool) -> None:
    """Whoever collects answers is a recipient of the same round that answers for itself."""
    if through is None:
        return
    other = through.consultation_id != recipient.consultation_id or through.pk == recipient.pk
    if other or collects or through.answers_through_id is not None:
        raise Invalid("consultation.recipient.through", field="answers_through", name=through.name)


def check_can_be_removed(recipient: Recipient, *, begun: bool, collects: bool, linked: bool) -> None:
    """A recipient goes before the sending out, and only where nothing hangs on it: who has been asked has been."""
    if recipient.invited:
        check_preparing(recipient.consultation)
    if begun or collects or linked:
        raise Refused("consultation.recipient.in_use", name=recipient.name)


def check_has_address(recipient: Recipient) -> None:
    """A letter has somewhere to go."""
    if recipient.body_id is not None:
        raise Refused("consultation.link.inner", body=recipient.name)
    if not recipient.address:
        raise Invalid("consultation.link.no_address", field="address", name=recipient.name)


def check_date_of_occasion(*, on: date, today: date, attended: int | None) -> None:
    """How many came is known afterwards."""
    if attended is not None and on > today:
        raise Invalid("consultation.occasion.ahead", field="attended", day=day(on))


def first_of(names: Collection[str]) -> str:
    """The first few of many, and how many more."""
    some = list(names)
    return ", ".join(some[:3]) + (f" (+{len(some) - 3})" if len(some) > 3 else "")
