"""The parts of a reply's draft: changed, placed, left out, taken back, added. Each beside where it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from farled.consultation.reads import Question
from farled.direction.reads import Passage
from farled.imports.acts.replies import held_reading, told
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reads import replies as reads
from farled.imports.rules import replies as rules
from farled.imports.states import PartKind
from farled.people.reads import Actor
from farled.web.optimistic import check_version
from farled.web.refused import Refused

VALUES = ("text", "quote", "page", "appreciates", "who", "fate", "dissent", "passage_id", "question_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSaid:
    """What a part says: a remark with what it is about, a motion with how it went, or who stood aside and how."""

    text: str = ""
    quote: str = ""
    page: str = ""
    appreciates: bool = False
    passage: Passage | None = None
    question: Question | None = None
    who: Sequence[str] = ()
    fate: str = ""
    dissent: str = ""


@transaction.atomic
def change_part(*, part: ReplyPart, version: int, to: PartSaid, by: Actor, at: datetime) -> ReplyPart:
    """Say what a part says instead (ändra), which also takes it back if it was left out. Raises Stale, Invalid."""
    one = _held(part, by)
    check_version(current=one.version, seen=version, stored=values_of(one))
    _say(one, to)
    one.kept = True
    return _put(one, "imports.reply.part_changed", by=by, at=at)


@transaction.atomic
def place_part(*, part: ReplyPart, passage: Passage, by: Actor, at: datetime) -> ReplyPart:
    """Say which passage a remark is about (koppla till stycket)."""
    one = _held(part, by)
    rules.check_is_remark(one)
    rules.check_sent_out(passage.pk, reads.passages(one.reading.recipient.consultation))
    one.passage, one.question = passage, None
    return _put(one, "imports.reply.part_changed", by=by, at=at)


@transaction.atomic
def drop_part(*, part: ReplyPart, by: Actor, at: datetime) -> ReplyPart:
    """Leave a part out (ta inte med). It stays in the file, and here while the draft does."""
    one = _held(part, by)
    one.kept = False
    return _put(one, "imports.reply.part_dropped", by=by, at=at)


@transaction.atomic
def restore_part(*, part: ReplyPart, by: Actor, at: datetime) -> ReplyPart:
    """Take a part back (ångra)."""
    one = _held(part, by)
    one.kept = True
    return _put(one, "imports.reply.part_restored", by=by, at=at)


@transaction.atomic
def add_part(
    *,
    reading: ReplyReading,
    kind: PartKind,
    to: PartSaid,
    by: Actor,
    at: datetime,
    read_at: Sequence[dict[str, Any]] = (),
) -> ReplyPart:
    """Add what the reading did not find (lägg till). ``read_at``: where in the file it stands, if known."""
    one = held_reading(reading)
    rules.check_can_change_reply(by, one)
    last = ReplyPart.objects.filter(reading=one).aggregate(last=Max("number"))["last"] or 0
    part = ReplyPart(reading=one, number=last + 1, kind=kind, passages=list(read_at), version=0)
    _say(part, to)
    return _put(part, "imports.reply.part_added", by=by, at=at)


def values_of(part: ReplyPart) -> dict[str, Any]:
    """What a part says now, as a form takes it."""
    return {name: getattr(part, name) for name in VALUES}


def _say(part: ReplyPart, to: PartSaid) -> None:
    who = [each.strip() for each in to.who if each.strip()]
    rules.check_part(PartKind(part.kind), to.text, who)
    if to.passage is not None:
        rules.check_sent_out(to.passage.pk, reads.passages(part.reading.recipient.consultation))
    part.text, part.quote, part.page = to.text.strip(), to.quote.strip(), to.page.strip()
    part.appreciates, part.who, part.fate, part.dissent = to.appreciates, who, to.fate, to.dissent
    part.passage, part.question = to.passage, to.question


def _held(part: ReplyPart, by: Actor) -> ReplyPart:
    reading = held_reading(part.reading)
    rules.check_can_change_reply(by, reading)
    one = ReplyPart.objects.select_for_update(of=("self",)).filter(pk=part.pk).first()
    if one is None:  # the file has been read anew
        raise Refused("imports.reply.part_gone")
    one.reading = reading
    return one


def _put(part: ReplyPart, verb: str, *, by: Actor, at: datetime) -> ReplyPart:
    part.version += 1
    part.save()
    reading = part.reading
    reading.version += 1  # whoever is about to register the draft sees that it says something else
    reading.save(update_fields=["version"])
    told(reading, f"{PartKind(part.kind).label} {part.number}", verb, by=by, at=at)
    return part
