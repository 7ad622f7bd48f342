"""Remarks of a reply while it is written: placed on a passage, in answer to a question, or on the whole (E11)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from farled.consultation.acts.replies import held, wrote
from farled.consultation.models import Question, Remark, Reply
from farled.consultation.reads import replies as reads
from farled.consultation.rules import replies as rules
from farled.consultation.states import Place
from farled.direction.reads import Passage
from farled.people.reads import Actor
from farled.web.optimistic import check_version
from farled.web.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """What a remark says, and the words it points at."""

    text: str
    quote: str = ""
    page: str = ""
    appreciates: bool = False


@transaction.atomic
def add_remark(
    *,
    reply: Reply,
    remarked: Remarked,
    by: Actor,
    at: datetime,
    passage: Passage | None = None,
    question: Question | None = None,
) -> Remark:
    """Leave a remark (lämna en synpunkt)."""
    one = held(reply)
    rules.check_can_write(by, one.recipient)
    rules.check_draft(one)
    row = place(one, remarked, passage=passage, question=question)
    wrote(one, by=by, at=at)
    return row


@transaction.atomic
def change_remark(*, remark: Remark, version: int, remarked: Remarked, by: Actor, at: datetime) -> Remark:
    """Change what a remark says. Raises Stale when somebody else did so meanwhile."""
    one, row = _held(remark)
    rules.check_can_write(by, one.recipient)
    rules.check_draft(one)
    check_version(current=row.version, seen=version, stored=reads.remark_said(row))
    before = reads.remark_said(row)
    _say(row, remarked)
    if reads.remark_said(row) != before:
        row.version += 1
        row.save()
        wrote(one, by=by, at=at)
    return row


@transaction.atomic
def remove_remark(*, remark: Remark, version: int, by: Actor, at: datetime) -> None:
    """Take a remark away from a draft."""
    one, row = _held(remark)
    rules.check_can_write(by, one.recipient)
    rules.check_draft(one)
    rules.check_untreated(row)
    check_version(current=row.version, seen=version, stored=reads.remark_said(row))
    row.delete()
    wrote(one, by=by, at=at)


# --- Inside, for the acts of the room ---------------------------------------------------------------------------------


def place(
    reply: Reply, remarked: Remarked, *, passage: Passage | None = None, question: Question | None = None
) -> Remark:
    """A remark last in a held reply."""
    where = Place.PASSAGE if passage else Place.QUESTION if question else Place.WHOLE
    rules.check_place(reply, where, passage.pk if passage else None, question.pk if question else None)
    rules.check_room_for_more(reply.remarks.count())
    last = reply.remarks.aggregate(last=Max("number"))["last"] or 0
    row = Remark(reply=reply, number=last + 1, place=where, passage=passage, question=question)
    _say(row, remarked)
    row.save(force_insert=True)
    return row


def _held(remark: Remark) -> tuple[Reply, Remark]:
    one = held(remark.reply)
    row = Remark.objects.select_for_update(of=("self",)).filter(pk=remark.pk).first()
    if row is None:
        raise Refused("consultation.remark.gone")
    return one, row


def _say(row: Remark, remarked: Remarked) -> None:
    text, quote, page = remarked.text.strip(), remarked.quote.strip(), remarked.page.strip()
    rules.check_remark(text, quote, page)
    row.text, row.quote, row.page, row.appreciates = text, quote, page, remarked.appreciates
    row.text_key = reads.key_of(text)
