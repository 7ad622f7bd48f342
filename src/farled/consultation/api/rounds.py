"""Consultations and their recipients over the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import forms, reads, rules
from farled.consultation.api.router import router
from farled.consultation.models import Consultation, Material, Occasion, Recipient
from farled.consultation.models import Question as QuestionRow
from farled.consultation.states import ConsultationState, Progress, RecipientKind
from farled.people.reads import Request
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

CONSULTATION, RECIPIENT = "api:consultation.consultation", "api:consultation.recipient"
DOCUMENT, BODY = "api:direction.document", "api:people.body"


class ConsultationRow(Row):
    """A consultation in the list."""

    title: str = said(Consultation, "title")
    document: Reference = told(_("Dokumentet vars utkast remissen gäller"))
    state: ConsultationState = one_of(ConsultationState, _("Läge"))
    sent_on: date | None = said(Consultation, "sent_on")
    due: date = said(Consultation, "due")


class Question(Shape):
    """A question of the reply template."""

    number: int = said(QuestionRow, "number")
    text: str = said(QuestionRow, "text")
    explanation: str = said(QuestionRow, "explanation")


class Paper(Shape):
    """A paper that goes with the proposal."""

    title: str = said(Material, "title")
    proposed: bool = said(Material, "proposed")


class ConsultationOccasion(Shape):
    """A day beside the round."""

    id: int = told(_("Tillfällets id"))
    version: int = told(_("Version, för att ändra det"))
    title: str = said(Occasion, "title")
    on: date = said(Occasion, "on")
    union: bool = said(Occasion, "union")
    invited: int | None = said(Occasion, "invited")
    attended: int | None = said(Occasion, "attended")
    notes: str = said(Occasion, "notes")


class RecipientCounts(Shape):
    """How far the recipients have come, today."""

    invited: int = told(_("Inbjudna"))
    unopened: int = told(_("Har inte öppnat"))
    opened: int = told(_("Har öppnat"))
    drafting: int = told(_("Skriver"))
    for_approval: int = told(_("Väntar på godkännande eller beslut"))
    answered: int = told(_("Har svarat"))
    office: int = told(_("Därav kontorsyttranden"))
    abstained: int = told(_("Därav avstår"))
    late: int = told(_("Är sena"))
    extended: int = told(_("Har fått längre tid"))
    asked: int = told(_("Har bett om längre tid"))
    uninvited: int = told(_("Inkomna utan remiss"))


class ConsultationShape(ConsultationRow):
    """A consultation with all it says."""

    version: int = versioned()
    reference: str = said(Consultation, "reference")
    decided_text: str = said(Consultation, "decided_text")
    introduction: str = said(Consultation, "introduction")
    letter: str = said(Consultation, "letter")
    reply_address: str = said(Consultation, "reply_address")
    questions: list[Question] = told(_("Frågorna i ordning"))
    material: list[Paper] = told(_("Underlagen i ordning"))
    occasions: list[ConsultationOccasion] = told(_("Presentationer och samverkan"))
    counts: RecipientCounts = told(_("Hur långt instanserna har kommit"))
    source: str = said(Consultation, "source")


class RecipientRow(Row):
    """A recipient in the list."""

    name: str = said(Recipient, "name")
    kind: RecipientKind = one_of(RecipientKind, _("Slag"))
    consultation: Reference = told(_("Remissen"))
    body: Reference | None = said(Recipient, "body")
    invited: bool = said(Recipient, "invited")
    stands: Progress = one_of(Progress, _("Hur långt den har kommit"))
    last: date = told(_("Sista svarsdag"))
    late: bool = told(_("Sista svarsdagen har passerat utan svar"))


class RecipientShape(RecipientRow):
    """A recipient with all that is known of it."""

    version: int = versioned()
    prepared_by: Reference | None = said(Recipient, "prepared_by")
    answers_through: Reference | None = said(Recipient, "answers_through")
    extended_to: date | None = said(Recipient, "extended_to")
    extended_why: str = said(Recipient, "extended_why")
    asked_until: date | None = said(Recipient, "asked_until")


CONSULTATIONS = Listed(
    orders={"due": ["due"], "title": [swedish("title")], "sent": ["sent_on"]},
    default="-due",
    filters=forms.ConsultationFilter,
)
RECIPIENTS = Listed(orders={"name": [swedish("name")], "last": ["last"]}, default="name", filters=forms.RecipientFilter)


@router.read(
    "/consultations/",
    summary=_("Remisser"),
    description=_("Remisserna du får se, den med senast svarsdag först."),
    answer=pages(ConsultationRow),
    asks=CONSULTATIONS,
)
def consultations(request: Request, asked: Asked) -> dict[str, Any]:
    """Every consultation."""
    return CONSULTATIONS.page(request, asked, reads.consultations(request.actor), _rows)


def _rows(rows: Iterable[Consultation]) -> list[dict[str, Any]]:
    return [_row(row) for row in rows]


def _row(row: Consultation) -> dict[str, Any]:
    document = row.proposal.document
    return {
        "id": row.pk,
        "url": address("consultation:consultation", row.pk),
        "api": address(CONSULTATION, row.pk),
        "title": row.title,
        "document": reference(DOCUMENT, document.pk, document.title),
        "state": row.state,
        "sent_on": row.sent_on,
        "due": row.due,
    }


@router.read(
    "/consultations/{int:pk}/",
    summary=_("En remiss"),
    description=_("Vad remissen säger, dess frågor och underlag, och hur långt instanserna har kommit."),
    answer=ConsultationShape,
)
def consultation(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One consultation."""
    row = opened(request, pk)
    counts = reads.tally(request.actor, row, request.today)
    names = ("version", "reference", "decided_text", "introduction", "letter", "reply_address", "source")
    return _row(row) | {name: getattr(row, name) for name in names} | {
        "questions": [
            {"number": each.number, "text": each.text, "explanation": each.explanation}
            for each in reads.questions(row)
        ],
        "material": [{"title": each.title, "proposed": each.proposed} for each in row.material.all()],
        "occasions": [
            _occasion(each) for each in reads.occasions_of(row)
        ],
        "counts": {name: getattr(counts, name) for name in RecipientCounts.model_fields},
    }  # fmt: skip


def _occasion(each: Occasion) -> dict[str, Any]:
    return {name: getattr(each, name) for name in ConsultationOccasion.model_fields}


@router.read(
    "/recipients/",
    summary=_("Remissinstanser"),
    description=_("Instanserna i de remisser du får se, och hur långt var och en har kommit."),
    answer=pages(RecipientRow),
    asks=RECIPIENTS,
)
def recipients(request: Request, asked: Asked) -> dict[str, Any]:
    """Every recipient."""
    return RECIPIENTS.page(request, asked, reads.standings(request.actor, request.today), _recipients)


def _recipients(rows: Iterable[Recipient]) -> list[dict[str, Any]]:
    return [_recipient(row) for row in rows]


def _recipient(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk,
        "url": address("consultation:recipient", one.pk),
        "api": address(RECIPIENT, one.pk),
        "name": one.name,
        "kind": one.kind,
        "consultation": reference(CONSULTATION, one.consultation_id, one.consultation.title),
        "body": reference(BODY, one.body_id, one.body.name) if one.body else None,
        "invited": one.invited,
        "stands": one.stands,
        "last": one.last,
        "late": one.late,
    }


@router.read(
    "/recipients/{int:pk}/",
    summary=_("En remissinstans"),
    description=_("Vad instansen är, hur långt den har kommit och till när den svarar."),
    answer=RecipientShape,
)
def recipient(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One recipient."""
    one = get_object_or_404(reads.standings(request.actor, request.today), pk=pk)
    through, prepares = one.answers_through, one.prepared_by
    knows = rules.can_manage(request.actor, one.consultation.organisation_id) or rules.can_answer(request.actor, one)
    return _recipient(one) | {
        "version": one.version,
        "prepared_by": reference(BODY, prepares.pk, prepares.name) if prepares else None,
        "answers_through": reference(RECIPIENT, through.pk, through.name) if through else None,
        "extended_to": one.extended_to,
        "extended_why": one.extended_why,
        "asked_until": one.asked_until if knows else None,
    }


def opened(request: Request, pk: int) -> Consultation:
    """A consultation the actor may see; 404 for any other."""
    found: Consultation = get_object_or_404(reads.consultations(request.actor), pk=pk)
    return found
