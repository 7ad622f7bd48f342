"""Replies that came as files: who sees them, the parts of their drafts, and what they are read against."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from farled.consultation import reads as consultation
from farled.consultation.reads import Consultation, Question, Recipient
from farled.consultation.reads import replies as answers
from farled.consultation.reads.texts import text_of
from farled.consultation.states import ConsultationState, Stance
from farled.direction.reads import Passage, Wording
from farled.files.reads import StoredFile
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.states import OPEN_REPLIES, PartKind, ReplyReadingState
from farled.methods import stance as said
from farled.people.reads import Actor, Body, acting
from farled.web.refused import Forbidden

__all__ = ["ReplyPart", "ReplyReading"]

WITH = ("recipient__consultation__proposal__document", "recipient__body", "file", "started_by", "organisation", "reply")
TAKING = (ConsultationState.OPEN, ConsultationState.CLOSED)  # rounds in which replies are registered


def readings(actor: Actor) -> QuerySet[ReplyReading]:
    """Every reply read from a file that the actor may see."""
    return ReplyReading.objects.visible_to(actor).select_related(*WITH, "registered_by")


def parts(actor: Actor) -> QuerySet[ReplyPart]:
    """The parts of the drafts that the actor may see."""
    rows = ReplyPart.objects.visible_to(actor)
    return rows.select_related(*(f"reading__{name}" for name in WITH), "question")


def parts_of(reading: ReplyReading) -> list[ReplyPart]:
    """The parts of one draft in order. The caller has checked the reading."""
    return list(ReplyPart.objects.filter(reading=reading).select_related("question").order_by("number"))


def open_for(recipient: Recipient) -> ReplyReading | None:
    """The reading of a recipient's reply that somebody is at work on."""
    return ReplyReading.objects.filter(recipient=recipient, state__in=OPEN_REPLIES).first()


def open_in(actor: Actor, row: Consultation) -> QuerySet[ReplyReading]:
    """The replies to a consultation that are being read in."""
    own = readings(actor).filter(recipient__consultation=row, state__in=OPEN_REPLIES)
    return own.order_by("started_at", "pk")


def waiting(actor: Actor) -> QuerySet[ReplyReading]:
    """The actor's own readings that wait for them."""
    own = readings(actor).filter(started_by_id=actor.user_id)
    return own.filter(state__in=[ReplyReadingState.REVIEW, ReplyReadingState.REFUSED]).order_by("-started_at")


def recipients(actor: Actor) -> QuerySet[Recipient]:
    """Those asked to answer in the rounds the actor sees."""
    return consultation.recipients(actor)


def consultations(actor: Actor) -> QuerySet[Consultation]:
    """The rounds the actor sees."""
    return consultation.consultations(actor)


def unanswered(actor: Actor, row: Consultation) -> QuerySet[Recipient]:
    """Those in a round for whom nothing has been begun, and whose reply nobody is reading in."""
    taken = ReplyReading.objects.filter(state__in=OPEN_REPLIES).values("recipient")
    rows = recipients(actor).filter(consultation=row, reply__isnull=True).exclude(pk__in=taken)
    return rows.order_by("name", "pk")


def bodies_to_ask(actor: Actor, row: Consultation) -> QuerySet[Body]:
    """The organisation's bodies that the round has not asked."""
    return consultation.bodies_to_ask(actor, row)


def text(row: Consultation) -> list[tuple[Wording, str]]:
    """The text that was sent out, in order, with labels."""
    return text_of(row)


def questions(row: Consultation) -> list[Question]:
    """The questions asked, in order."""
    return answers.questions_of(row)


def passages(row: Consultation) -> dict[int, Passage]:
    """The passages that were sent out, by their ids."""
    return {passage.pk: passage for passage in Passage.objects.filter(wordings__document_version=row.proposal_id)}


def has_answered(recipient: Recipient) -> bool:
    """Whether anything is begun or handed in for a recipient."""
    return answers.reply_to(recipient) is not None


def due_of(recipient: Recipient) -> date:
    """The last day a recipient has to answer."""
    return answers.due_of(recipient)


def tone_of(reading: ReplyReading) -> said.Tone | None:
    """What the draft leans towards, by the rule that replies follow; None before there is a stance."""
    if not reading.stance:
        return None
    remarks = Q(kind=PartKind.REMARK, kept=True)
    counted = ReplyPart.objects.filter(reading=reading).aggregate(
        good=Count("pk", filter=remarks & Q(appreciates=True)), other=Count("pk", filter=remarks & Q(appreciates=False))
    )
    return said.tone(
        Stance(reading.stance).said,
        has_conditions=bool(reading.conditions),
        criticisms=counted["other"],
        appreciations=counted["good"],
    )


def files_of(reading: ReplyReading) -> QuerySet[StoredFile]:
    """The file a draft was read from, as one row or none. The caller has checked the reading."""
    return StoredFile.objects.filter(pk__in=[reading.file_id or 0], organisation_id=reading.organisation_id)


def actor_of(reading: ReplyReading, *, on: date) -> Actor:
    """Whoever asked for the file to be read, with the rights they hold on a day. Raises Forbidden."""
    try:
        return acting(reading.asked_by, reading.organisation, on=on)
    except ValueError as gone:
        raise Forbidden("consultation.reply.not_manager") from gone
