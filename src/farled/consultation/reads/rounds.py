"""Consultations: those the actor may see, what they hold, their dates, and the drafts one may be made of."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from farled.consultation.models import (
    Consultation,
    ConsultationQuerySet,
    Link,
    Material,
    Occasion,
    Question,
    Recipient,
    Treatment,
)
from farled.consultation.states import ConsultationState, ReplyState
from farled.direction.reads import DocumentVersion, Wording
from farled.direction.states import VersionState
from farled.people.reads import Actor


def consultations(actor: Actor) -> ConsultationQuerySet:
    """The consultations the actor may see, with what their pages name."""
    return Consultation.objects.visible_to(actor).select_related(
        "organisation", "proposal__document__body", "matter", "decision__matter", "decision__meeting__body",
        "decision__meeting__group",
    )  # fmt: skip


def listed(actor: Actor) -> QuerySet[Consultation]:
    """The same with how many were asked and how many of them have answered, for the list."""
    asked = Q(recipients__invited=True, recipients__answers_through=None)
    return consultations(actor).annotate(
        asked=Count("recipients", filter=asked),
        answered=Count("recipients", filter=asked & Q(recipients__reply__state=ReplyState.HANDED_IN)),
    )


def proposals(actor: Actor) -> QuerySet[DocumentVersion]:
    """The organisation's drafts with a text here, that no consultation is prepared about."""
    text = Wording.objects.filter(document_version=OuterRef("pk"))
    drafts = DocumentVersion.objects.readable_by(actor).filter(
        state=VersionState.DRAFT, document__organisation_id=actor.organisation_id, consultation=None
    )
    return drafts.filter(Exists(text)).select_related("document").order_by("document__title")


def of_documents(actor: Actor, document_id: int) -> QuerySet[Consultation]:
    """The consultations about a document's versions, the latest first."""
    return consultations(actor).filter(proposal__document=document_id).order_by("-proposal__number")


def draft_texts(row: Consultation) -> list[str]:
    """What the proposal says, passage by passage, for finding whom it concerns."""
    rows = Wording.objects.filter(document_version=row.proposal_id).order_by("position")
    return list(rows.values_list("plain", flat=True))


def questions(row: Consultation) -> list[Question]:
    """The questions in order."""
    return list(row.questions.all())


def material(actor: Actor) -> QuerySet[Material]:
    """The papers of consultations the actor may see."""
    seen = Consultation.objects.visible_to(actor)
    return Material.objects.filter(consultation__in=seen).select_related("consultation", "file")


def material_of(row: Consultation) -> list[Material]:
    """A round's papers in order. The caller has checked that it may be read."""
    return list(row.material.select_related("file"))


def occasions(actor: Actor) -> QuerySet[Occasion]:
    """The days beside the rounds the actor may see."""
    seen = Consultation.objects.visible_to(actor)
    return Occasion.objects.filter(consultation__in=seen).select_related("consultation", "body")


def occasions_of(row: Consultation) -> list[Occasion]:
    """A round's days in order."""
    return list(row.occasions.select_related("body"))


def links_rows(actor: Actor) -> QuerySet[Link]:
    """The personal links of rounds that the actor runs; nobody else sees them."""
    if not actor.reach("consultation.run").whole:
        return Link.objects.none()
    seen = Consultation.objects.visible_to(actor)
    rows = Link.objects.filter(recipient__consultation__in=seen)
    return rows.select_related("recipient__consultation__organisation", "recipient__body")


def remarks_left(row: Consultation) -> int:
    """How many remarks nobody has treated."""
    return Treatment.objects.filter(consultation=row).open().count()


def searched(actor: Actor, text: str, limit: int) -> list[Consultation]:
    """The consultations whose name, number or introduction holds a text."""
    found = Q(title__icontains=text) | Q(reference__icontains=text) | Q(introduction__icontains=text)
    return list(consultations(actor).filter(found).order_by("-due", "pk")[:limit])


def dates(actor: Actor, first: date, last: date) -> QuerySet[Any, tuple[date, str, int, str]]:
    """When replies to open rounds are due, with the round; of longer time, with whose it is."""
    out = Consultation.objects.visible_to(actor).filter(state=ConsultationState.OPEN)
    ordinary = out.filter(due__range=(first, last)).annotate(whose=Value("")).values_list("due", "whose", "pk", "title")
    longer = Recipient.objects.filter(consultation__in=out, extended_to__range=(first, last))
    own = longer.exclude(reply__state=ReplyState.HANDED_IN).values_list(
        "extended_to", "name", "consultation_id", "consultation__title"
    )
    return ordinary.order_by().union(own.order_by(), all=True).order_by("due", "pk")
