"""A reply that came as a file is read, kept as a draft, changed by a person, and registered or left."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from farled.consultation import acts as consultation
from farled.consultation.reads import Consultation, Recipient, Reply
from farled.consultation.states import MotionFate, RecipientKind, ReplyDissentKind, ReplyStanding
from farled.files import acts as files
from farled.files.reads import FileKind
from farled.imports.acts.readings import OCTETS
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reading import ReadReplies
from farled.imports.reads import replies as reads
from farled.imports.rules import person
from farled.imports.rules import replies as rules
from farled.imports.states import PartKind, ReplyReadingState
from farled.imports.understanding.replies import Understood, understand
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.optimistic import check_version

FIELDS = (*ReplyReading.SAID, *ReplyReading.DECIDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uninvited:
    """Somebody who answers a round without having been asked: a body of one's own, or a name and what it is."""

    consultation: Consultation
    body: Body | None = None
    name: str = ""
    kind: RecipientKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the draft of a reply says as a whole, as a person has put it."""

    received_on: date
    stance: str = ""
    stance_text: str = ""
    conditions: str = ""
    summary: str = ""
    statement: str = ""
    reference: str = ""
    stated_on: date | None = None
    standing: str = ""
    decided_on: date | None = None
    paragraph: str = ""


@transaction.atomic
def start_reply(
    *, sender: Recipient | Uninvited, name: str, content: bytes, received_on: date, by: Actor, at: datetime
) -> ReplyReading:
    """Keep a reply that came as a file and have it read (läs in svar från fil).

    Somebody who was not asked is noted first. Raises Invalid for a file that is not of a kind we take, Refused for
    somebody who has answered.
    """
    rules.check_takes_files(by, sender.consultation)
    rules.check_reply_file(name, content)
    asker = person(by)
    trail.hold(by.organisation_id)
    recipient = _noted(sender, by=by, at=at) if isinstance(sender, Uninvited) else sender
    rules.check_can_take_reply(by, recipient, reading=reads.open_for(recipient))
    rules.check_received(recipient, received_on, today=local_day(at))
    file = files.keep(kind=FileKind.UPLOAD, name=name, media_type=OCTETS, content=content, by=by, at=at)
    reading = ReplyReading(
        organisation_id=by.organisation_id,
        recipient=recipient,
        name=file.name,
        file=file,
        received_on=received_on,
        started_by_id=asker,
        started_at=at,
        asked_by_id=asker,
        job_beat_at=at,
    )
    reading.save(force_insert=True)
    trail.created(reading, "imports.reply.started", by=by, at=at, on_behalf_of=recipient.name)
    _have_it_read(reading, at=at)
    return reading


@transaction.atomic
def keep_reply_read(*, reading: ReplyReading, read: ReadReplies, by: Actor, at: datetime) -> ReplyReading:
    """Keep what was read: a draft to look through, with everything that was not understood beside it.

    A file without text that a program can read is kept all the same, for a person to read.
    """
    before = ReplyReading.objects.select_related(*reads.WITH).get(pk=reading.pk)
    found = _understood(before, read)  # takes its time, so nobody else's acts wait for it
    one = held_reading(reading)
    rules.check_can_read_reply(by, one)
    if one.chosen != before.chosen:
        found = _understood(one, read)
    to = ReplyReadingState.REFUSED if found.refused else ReplyReadingState.REVIEW
    rules.check_reply_move(one, to)
    ReplyPart.objects.filter(reading=one).delete()
    verb = "imports.reply.refused" if found.refused else "imports.reply.read"
    with trail.changing(one, verb, by=by, at=at):
        one.state = to
    for field, value in found.values.items():
        setattr(one, field, value)
    one.found, one.chosen = found.found, found.chosen
    one.save(update_fields=["found", "chosen", *found.values])
    ReplyPart.objects.bulk_create(found.parts, batch_size=500)
    return one


@transaction.atomic
def read_reply_again(*, reading: ReplyReading, by: Actor, at: datetime) -> ReplyReading:
    """Have the file read again when the work has stopped (försök igen)."""
    one = held_reading(reading)
    rules.check_can_read_reply(by, one)
    rules.check_reply_asked_again(one, at=at)
    _read_anew(one, by=by, at=at)
    return one


@transaction.atomic
def choose_reply(*, reading: ReplyReading, version: int, number: int, by: Actor, at: datetime) -> ReplyReading:
    """Take another of the replies in the file to be this recipient's (välj svar). What was changed is read anew."""
    one = held_reading(reading)
    rules.check_can_change_reply(by, one)
    check_version(current=one.version, seen=version, stored=said(one))
    rules.check_chosen(one, number)
    one.chosen = number
    one.save(update_fields=["chosen"])
    _read_anew(one, by=by, at=at)
    return one


@transaction.atomic
def change_reply(*, reading: ReplyReading, version: int, to: Draft, by: Actor, at: datetime) -> ReplyReading:
    """Say what the reply says as a whole (ändra). What is empty is still to be said. Raises Stale, Invalid."""
    one = held_reading(reading)
    rules.check_can_change_reply(by, one)
    before = said(one)
    check_version(current=one.version, seen=version, stored=before)
    rules.check_received(one.recipient, to.received_on, today=local_day(at))
    rules.check_draft(to.decided_on, {name: getattr(to, name) for name in FIELDS}, today=local_day(at))
    for name, value in asdict(to).items():
        setattr(one, name, value.strip() if isinstance(value, str) else value)
    if said(one) != before:
        one.version += 1
        one.save(update_fields=["version", "received_on", *FIELDS])
        told(one, one.name, "imports.reply.changed", by=by, at=at)
    return one


@transaction.atomic
def register_read_reply(*, reading: ReplyReading, version: int, by: Actor, at: datetime) -> Reply:
    """Register the draft as the recipient's reply (registrera svaret), with the file as its source.

    What is left out stays in the file. Raises what is lacking, all at once, and whatever hinders a reply that is typed.
    """
    one = held_reading(reading)
    parts = reads.parts_of(one)
    rules.check_can_register_reply(by, one, parts, today=local_day(at))
    check_version(current=one.version, seen=version, stored=said(one))
    passages = reads.passages(one.recipient.consultation)
    kept = [part for part in parts if part.kept]
    reply = consultation.register_reply(
        recipient=one.recipient,
        said=consultation.Said(**{name: getattr(one, name) for name in ReplyReading.SAID}),
        standing=ReplyStanding(one.standing),
        received_on=one.received_on,
        decided_on=one.decided_on,
        paragraph=one.paragraph,
        remarks=[
            consultation.Placed(
                remarked=consultation.Remarked(
                    text=part.text, quote=part.quote, page=part.page, appreciates=part.appreciates
                ),
                passage=passages.get(part.passage_id or 0),
                question=part.question,
            )
            for part in kept
            if part.kind == PartKind.REMARK
        ],
        motions=[
            consultation.Moved(who=part.who, text=part.text, fate=MotionFate(part.fate))
            for part in kept
            if part.kind == PartKind.MOTION
        ],
        dissents=[
            consultation.StoodAside(who=part.who, kind=ReplyDissentKind(part.dissent), text=part.text)
            for part in kept
            if part.kind == PartKind.DISSENT
        ],
        file=files.share(file=one.file, media_type=OCTETS, by=by, at=at) if one.file else None,
        source=one.name,
        left_out=[part.text for part in parts if part.kind == PartKind.REMARK and not part.kept],
        by=by,
        at=at,
    )
    with trail.changing(one, "imports.reply.registered", by=by, at=at, on_behalf_of=one.recipient.name):
        one.state, one.reply = ReplyReadingState.REGISTERED, reply
        one.registered_by_id, one.registered_at = person(by), at
    return reply


@transaction.atomic
def leave_reply(*, reading: ReplyReading, version: int, by: Actor, at: datetime) -> ReplyReading:
    """Throw away a draft that nothing has come of (lämna); its file goes, and the reply can be read in anew."""
    one = held_reading(reading)
    rules.check_can_leave_reply(by, one)
    check_version(current=one.version, seen=version, stored=said(one))
    with trail.changing(one, "imports.reply.left", by=by, at=at, on_behalf_of=one.recipient.name):
        file, one.state, one.file = one.file, ReplyReadingState.LEFT, None
    if file is not None:
        files.discard(file=file, by=by, at=at, why=one.recipient.name)
    ReplyPart.objects.filter(reading=one).delete()
    one.found = {}
    for name in FIELDS:
        setattr(one, name, None if name.endswith("_on") else "")
    one.save(update_fields=["found", *FIELDS])
    return one


# --- What the acts on parts share -------------------------------------------------------------------------------------


def held_reading(reading: ReplyReading) -> ReplyReading:
    """The reading as it is now, locked after the history, in which order every act takes them."""
    trail.hold(reading.organisation_id)
    rows = ReplyReading.objects.select_for_update(of=("self",)).select_related(*reads.WITH)
    return rows.get(pk=reading.pk)


def said(reading: ReplyReading) -> dict[str, Any]:
    """What a draft says as a whole, under the names of the form's fields."""
    return {"received_on": reading.received_on, **{name: getattr(reading, name) for name in FIELDS}}


def told(reading: ReplyReading, what: str, verb: str, *, by: Actor, at: datetime) -> None:
    """Tell history that something in a draft was done, never what it says: history is kept when the draft is not."""
    trail.append(
        verb,
        organisation_id=reading.organisation_id,
        subject=(ReplyReading.KIND, reading.pk, what),
        by=by,
        at=at,
        on_behalf_of=reading.recipient.name,
    )


def _noted(sender: Uninvited, *, by: Actor, at: datetime) -> Recipient:
    return consultation.add_uninvited(
        consultation=sender.consultation, body=sender.body, name=sender.name, kind=sender.kind, by=by, at=at
    )


def _understood(one: ReplyReading, read: ReadReplies) -> Understood:
    round_ = one.recipient.consultation
    return understand(one, read, reads.text(round_), reads.questions(round_), one.chosen)


def _read_anew(one: ReplyReading, *, by: Actor, at: datetime) -> None:
    if one.state != ReplyReadingState.READING:
        rules.check_reply_move(one, ReplyReadingState.READING)
        with trail.changing(one, "imports.reply.again", by=by, at=at):
            one.state = ReplyReadingState.READING
    one.asked_by_id = person(by)
    one.save(update_fields=["asked_by"])
    _have_it_read(one, at=at)


def _have_it_read(one: ReplyReading, *, at: datetime) -> None:
    from farled.imports.tasks import read_reply  # the task calls these acts in turn

    jobs.ask(one, read_reply, at=at)
