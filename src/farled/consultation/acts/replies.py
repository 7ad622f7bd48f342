"""A reply while it is written: begun, saved as it is typed, taken from another board's, thrown away (S16, S22)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from farled.consultation.models import Recipient, Remark, Reply, ReplyWriter
from farled.consultation.reads import replies as reads
from farled.consultation.reads.guests import Guest
from farled.consultation.rules import replies as rules
from farled.consultation.states import ReplyState
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Refused

APPROVE = "consultation.approve"  # what waits in a body


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reply says in its own words. Anything may still be missing: it is saved all the same."""

    stance: str = ""
    stance_text: str = ""
    conditions: str = ""
    summary: str = ""
    statement: str = ""
    reference: str = ""
    stated_on: date | None = None


@transaction.atomic
def begin(*, recipient: Recipient, by: Actor, at: datetime) -> Reply:
    """Begin a recipient's reply (börja svara), or go on with the one that is begun."""
    one = hold_recipient(recipient)
    rules.check_can_write(by, one)
    rules.check_takes_answers(one.consultation)
    if one.opened_at is None:
        with trail.changing(one, "consultation.recipient.opened", by=by, at=at, on_behalf_of=one.name):
            one.opened_at = at
    begun = Reply.objects.filter(recipient=one).first()
    return begun or start(one, by=by, at=at)


@transaction.atomic
def save(*, reply: Reply, version: int, said: Said, by: Actor, at: datetime) -> Reply:
    """Keep what is said so far (spara). Nobody outside the body reads it before it is handed in.

    Raises Stale when somebody else saved meanwhile, Refused when the reply can no longer be changed.
    """
    one = held(reply)
    rules.check_can_write(by, one.recipient)
    rules.check_draft(one)
    check_version(current=one.version, seen=version, stored=reads.said(one))
    if rewrite(one, said, by=by, at=at):
        one.version += 1
        one.save()
    return one


@transaction.atomic
def take_text_from(*, reply: Reply, version: int, source: Reply, by: Actor, at: datetime) -> Reply:
    """Take the text and remarks of another reply of the same administration, or fetch what has changed there (S22).

    Only over what is empty, or still as it was taken. Each board adopts its own reply and may amend it.
    """
    one, other = held(reply), _held_source(source)
    rules.check_can_write(by, one.recipient)
    rules.check_can_write(by, other.recipient)
    rules.check_draft(one)
    rules.check_same_round(one, other)
    check_version(current=one.version, seen=version, stored=reads.said(one))
    blank = not any(reads.said(one).values()) and not one.remarks.exists()
    rules.check_untouched(empty=blank, untouched=reads.untouched(one))
    kept = {"reference": one.reference, "stated_on": one.stated_on}
    rewrite(one, Said(**{**reads.said(other), **kept}), remarks=reads.remarks_of(other), by=by, at=at)
    with changing(one, "consultation.reply.taken", by=by, at=at):
        one.same_text_as, one.taken_key = other, reads.content_key(one)
    return one


@transaction.atomic
def discard(*, reply: Reply, version: int, by: Actor, at: datetime, seen: str = "") -> None:
    """Throw a draft away (kasta utkastet). What is handed in stands.

    ``seen`` is the ``content_key`` of what was read. Raises Stale when somebody else has written since.
    """
    one = held(reply)
    rules.check_can_write(by, one.recipient)
    rules.check_draft(one)
    rules.check_as_read(one, seen, version=version)
    Reply.objects.filter(same_text_as=one).update(same_text_as=None, taken_key="")
    trail.removed(one, "consultation.reply.discarded", by=by, at=at)
    one.remarks.all().delete()
    one.delete()


# --- Inside, for the acts of the room ---------------------------------------------------------------------------------


def start(recipient: Recipient, *, by: Actor, at: datetime) -> Reply:
    """A new draft of a recipient that is held."""
    reply = Reply(recipient=recipient, written_by_id=by.user_id)
    reply.save(force_insert=True)
    trail.created(reply, "consultation.reply.begun", by=by, at=at, on_behalf_of=recipient.name)
    return reply


def hold_recipient(recipient: Recipient) -> Recipient:
    """The recipient as it is now, locked after the history, in which order every act takes them."""
    trail.hold(recipient.consultation.organisation_id)
    rows = Recipient.objects.select_for_update(of=("self",)).select_related("consultation__organisation", "body")
    return rows.get(pk=recipient.pk)


def held(reply: Reply) -> Reply:
    """The reply as it is now, locked likewise."""
    trail.hold(reply.recipient.consultation.organisation_id)
    rows = Reply.objects.select_for_update(of=("self",)).select_related(*reads.WITH, "same_text_as")
    found = rows.filter(pk=reply.pk).first()
    if found is None:
        raise Refused("consultation.reply.gone")
    return found


def _held_source(source: Reply) -> Reply:
    """The reply that text is taken from, as it is now and locked, when it is still there."""
    try:
        return held(source)
    except Refused as gone:
        raise Refused("consultation.reply.source") from gone


def rewrite(reply: Reply, said: Said, *, by: Actor, at: datetime, remarks: Sequence[Remark] | None = None) -> bool:
    """Let a reply that is held say something else: the one door for all acts that write over its words.

    With ``remarks`` it gets copies of those instead of its own. What does not fit is refused, and whoever writes is
    remembered as a writer, who then does not approve it. Gives whether anything became different.
    """
    before = reads.content_key(reply), reads.said(reply)
    say(reply, said)
    if remarks is not None:
        Remark.objects.filter(reply=reply).delete()
        copies = [Remark(reply=reply, **{name: getattr(row, name) for name in COPIED}) for row in remarks]
        Remark.objects.bulk_create(copies)
    changed = before != (reads.content_key(reply), reads.said(reply))
    if changed:
        wrote(reply, by=by, at=at)
    return changed


COPIED = ("number", "place", "passage_id", "question_id", "quote", "page", "text", "text_key", "appreciates")


def say(reply: Reply, said: Said) -> None:
    """Set the words of a reply that nobody has written in yet, without blanks at their ends. Raises Invalid."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(said).items()}
    rules.check_lengths({name: value for name, value in values.items() if isinstance(value, str)})
    for name, value in values.items():
        setattr(reply, name, value)


@contextmanager
def changing(reply: Reply, verb: str, *, by: Actor, at: datetime, why: str = "") -> Iterator[None]:
    """Change a held reply: what history may tell is told, and all of it is saved."""
    seen = reply.version
    with trail.changing(reply, verb, by=by, at=at, why=why, on_behalf_of=reply.recipient.name):
        yield
    if reply.version == seen:  # all that changed is a draft's own, of which history tells only that it did
        reply.version += 1
        trail.noted(reply, verb, by=by, at=at, on_behalf_of=reply.recipient.name)
    reply.save()


def wrote(reply: Reply, *, by: Actor, at: datetime) -> None:
    """Remember who writes in a draft; history tells of each the first time, and nothing of what they wrote."""
    own = {"link_id": by.link_id, "user": None} if isinstance(by, Guest) else {"link": None, "user_id": by.user_id}
    row, first = ReplyWriter.objects.get_or_create(reply=reply, **own, name=by.name, defaults={"latest_at": at})
    if first:
        trail.noted(reply, "consultation.reply.written", by=by, at=at, on_behalf_of=reply.recipient.name)
    else:
        ReplyWriter.objects.filter(pk=row.pk).update(latest_at=at)
    if by.user_id is not None and reply.written_by_id != by.user_id and reply.state == ReplyState.DRAFT:
        Reply.objects.filter(pk=reply.pk).update(written_by=by.user_id)
        reply.written_by_id = by.user_id
