"""Who reads in replies that came as files, and what must hold of them and of their drafts. No writes, no clock."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime

from farled.consultation.reads import Consultation, Recipient
from farled.consultation.reads.replies import reply_to
from farled.consultation.rules import replies
from farled.consultation.states import MotionFate, ReplyStanding, Stance
from farled.files.containers import Limits, Unreadable, glance
from farled.files.reads import spoken_facts
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reads.replies import passages
from farled.imports.states import REPLY_MOVES, PartKind, ReplyReadingState
from farled.people.reads import Actor
from farled.web import jobs
from farled.web.refused import Invalid, Refused, RefusedTogether, asks

REPLY_FILES = frozenset({"docx", "pdf", "txt", "md"})
MACRO_FILES = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm"})


def check_can_take_reply(by: Actor, recipient: Recipient, *, reading: ReplyReading | None) -> None:
    """A reply is read in by whoever registers replies, while the round takes them, once, for one who has none."""
    check_takes_files(by, recipient.consultation)
    replies.check_not_begun(recipient, reply_to(recipient))
    if reading is not None:
        raise Refused("imports.reply.under_way", name=recipient.name, file=reading.name)


def check_takes_files(by: Actor, row: Consultation) -> None:
    """Replies to a round are read in by whoever registers them, while it takes them."""
    replies.check_can_register(by, row)
    replies.check_takes_mail(row)


def check_can_read_reply(by: Actor, reading: ReplyReading) -> None:
    """The work with a reply is done with the rights of whoever registers replies."""
    replies.check_can_register(by, reading.recipient.consultation)


def check_can_be_registered(reading: ReplyReading) -> None:
    """The round still takes replies, and the recipient has not answered in another way meanwhile."""
    replies.check_takes_mail(reading.recipient.consultation)
    replies.check_not_begun(reading.recipient, reply_to(reading.recipient))


def check_received(recipient: Recipient, received_on: date, *, today: date) -> None:
    """A reply came after it was asked for, and before now."""
    replies.check_received(received_on, sent_on=recipient.consultation.sent_on, today=today)


def check_reply_file(name: str, content: bytes) -> None:
    """A reply comes as Word, PDF or text, without programs, as large as it may be, and is what it is called (F1, F2).

    Of an office file only its own list of parts is read here.
    """
    ending = name.rpartition(".")[2].casefold()
    if ending in MACRO_FILES:
        raise Invalid("imports.file.macros", field="file")
    if ending not in REPLY_FILES:
        raise Invalid("imports.reply.type", field="file", extension=ending[:20])
    try:
        glance(name, content, Limits(macros=False))
    except Unreadable as unreadable:
        code = unreadable.code
        raise Invalid(f"imports.{code}", field="file", **spoken_facts(code, unreadable.facts)) from unreadable


def check_reply_move(reading: ReplyReading, to: ReplyReadingState) -> None:
    """Only moves of the state diagram."""
    state = ReplyReadingState(reading.state)
    if to not in REPLY_MOVES[state]:
        raise Refused("imports.reply.move", state=state.label)


def check_can_change_reply(by: Actor, reading: ReplyReading) -> None:
    """A draft is changed by those who register replies, while it is under review."""
    replies.check_can_register(by, reading.recipient.consultation)
    if reading.state != ReplyReadingState.REVIEW:
        raise Refused("imports.reply.closed", state=ReplyReadingState(reading.state).label)


def check_reply_asked_again(reading: ReplyReading, *, at: datetime) -> None:
    """Nobody is at work on the file."""
    if not jobs.can_be_asked_again(reading, at=at):
        raise Refused("imports.busy")


def check_chosen(reading: ReplyReading, number: int) -> None:
    """The file holds a reply of that number."""
    if not 0 <= number < len(reading.found.get("replies", ())):
        raise Invalid("imports.reply.chosen", field="number")


def check_draft(decided_on: date | None, texts: Mapping[str, object], *, today: date) -> None:
    """A decision has been made, and no text is longer than what fits."""
    replies.check_decided(decided_on, today=today)
    replies.check_lengths({name: text for name, text in texts.items() if isinstance(text, str)})


def check_part(kind: PartKind, text: str, who: Collection[str]) -> None:
    """A remark and a motion say something, and a motion and a dissent say whose they are."""
    if kind is PartKind.REMARK:
        replies.check_remark(text, "", "")
    elif kind is PartKind.MOTION and not text.strip():
        raise Invalid("imports.reply.motion", field="text")
    if kind is not PartKind.REMARK:
        replies.check_who(list(who), field="who")


def check_is_remark(part: ReplyPart) -> None:
    """Only a remark is about a passage."""
    if part.kind != PartKind.REMARK:
        raise Refused("imports.reply.place")


def check_sent_out(passage: int, sent_out: Collection[int]) -> None:
    """A remark is about a passage of the text that was sent out."""
    if passage not in sent_out:
        raise Invalid("imports.reply.place", field="place")


def lacking(reading: ReplyReading, parts: Iterable[ReplyPart], *, today: date) -> list[Refused]:
    """Everything a person still has to say, or say otherwise, before a draft can be registered."""
    found: list[Refused] = []
    abstains = reading.stance == Stance.ABSTAINS
    if not reading.stance:
        found.append(Refused("imports.reply.stance", field="stance"))
    if reading.stance == Stance.SUPPORTS_ON_CONDITION and not reading.conditions.strip():
        found.append(Refused("imports.reply.conditions", field="conditions"))
    if not reading.standing:
        found.append(Refused("imports.reply.standing", field="standing"))
    if reading.standing == ReplyStanding.ADOPTED and reading.decided_on is None and not abstains:
        found.append(Refused("imports.reply.decided_on", field="decided_on"))
    texts = {name: getattr(reading, name) for name in ReplyReading.SAID}
    found += _refusals(lambda: check_draft(reading.decided_on, texts, today=today))
    kept = [part for part in parts if part.kept]
    sent_out = passages(reading.recipient.consultation) if any(part.passage_id for part in kept) else {}
    for part in kept:
        found += _part_lacks(part, sent_out)
    remarks = [part for part in kept if part.kind == PartKind.REMARK]
    if len(remarks) > replies.MOST_REMARKS:
        first = remarks[replies.MOST_REMARKS].number
        found.append(Refused("consultation.remark.many", field=f"part-{first}", most=replies.MOST_REMARKS))
    return found


def _part_lacks(part: ReplyPart, sent_out: Collection[int]) -> list[Refused]:
    """What a part that is kept lacks, or has that a reply has no room for, each told by the part's number."""
    field = f"part-{part.number}"
    found: list[Refused] = []
    if part.kind == PartKind.REMARK:
        wrong = _refusals(lambda: replies.check_remark(part.text, part.quote, part.page))
        if part.passage_id is not None:
            wrong += _refusals(lambda: check_sent_out(part.passage_id or 0, sent_out))
    else:
        unsaid = not (part.fate if part.kind == PartKind.MOTION else part.dissent)
        if unsaid or not part.who:
            found.append(Refused(f"imports.reply.{part.kind}_lacks", field=field, number=part.number))
        wrong = _refusals(lambda: _check_carried(part))
    kind = PartKind(part.kind).label
    return found + [
        Refused("imports.reply.part_lacks", field=field, kind=kind, number=part.number, why=each.sentence)
        for each in wrong
    ]


def _check_carried(part: ReplyPart) -> None:
    """A motion that was carried becomes a remark, and is as long as one."""
    if part.fate == MotionFate.CARRIED:
        if not part.text.strip():
            raise Invalid("imports.reply.motion", field="text")
        replies.check_remark(part.text, "", "")


def _refusals(check: Callable[[], None]) -> list[Refused]:
    try:
        check()
    except Refused as refused:
        return refused.each
    return []


def check_can_register_reply(by: Actor, reading: ReplyReading, parts: Iterable[ReplyPart], *, today: date) -> None:
    """Nothing is left to say."""
    check_can_change_reply(by, reading)
    left = lacking(reading, parts, today=today)
    if left:
        raise RefusedTogether(left)


def check_can_leave_reply(by: Actor, reading: ReplyReading) -> None:
    """What has become a reply keeps its file."""
    replies.check_can_register(by, reading.recipient.consultation)
    check_reply_move(reading, ReplyReadingState.LEFT)


takes_files = asks(check_takes_files)
can_take_reply = asks(check_can_take_reply)
can_change_reply = asks(check_can_change_reply)
can_leave_reply = asks(check_can_leave_reply)
