"""Governing documents over the API."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction import figures, reads
from farled.direction.forms import DocumentFilter
from farled.direction.models import Document, DocumentRelation, DocumentVersion, Objective
from farled.direction.reads.text import readable_versions, with_text
from farled.direction.states import (
    DocumentKind,
    DocumentRelationKind,
    PlanForm,
    Standing,
    VersionState,
)
from farled.matters.reads import decisions, matters
from farled.people.reads import Actor, Body, Request
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    RoomRouter,
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

DOCUMENT, OBJECTIVE, BODY = "api:direction.document", "api:direction.objective", "api:people.body"
RELATION = "api:direction.relation"
router = RoomRouter("direction")


class DocumentRow(Row):
    """A document in the list."""

    title: str = said(Document, "title")
    kind: DocumentKind = one_of(DocumentKind, _("Dokumentsort"))
    reference: str = said(Document, "reference")
    body: Reference | None = said(Document, "body")
    published: bool = said(Document, "published")
    standing: Standing = one_of(Standing, _("Status den dagen"))
    valid_from: date | None = told(_("Gäller från, den version som avgör status"))
    valid_to: date | None = told(_("Gäller till och med; tom för tills vidare"))
    objectives: int = told(_("Antal mål"))


class VersionShape(Shape):
    """A version of a document."""

    number: int = said(DocumentVersion, "number")
    state: VersionState = one_of(VersionState, _("Status"))
    valid_from: date | None = said(DocumentVersion, "valid_from")
    valid_to: date | None = said(DocumentVersion, "valid_to")
    decided_by: str | None = told(_("Nämnden, styrelsen eller gruppen som beslutade"))
    decided_on: date | None = told(_("Beslutsdag"))
    paragraph: str | None = told(_("Paragraf"))
    decision: Reference | None = told(_("Beslutet, om du får se ärendet"))
    matter: Reference | None = told(_("Ärendet den bereds i, om du får se det"))
    note: str = said(DocumentVersion, "note")
    text: str | None = told(_("Adressen till versionens text, när den finns här och du får läsa den"))


class RelationShape(Shape):
    """What one document is to another."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    document: Reference = said(DocumentRelation, "document")
    kind: DocumentRelationKind = one_of(DocumentRelationKind, _("Förhållande"))
    other: Reference = said(DocumentRelation, "other")


class DocumentShape(DocumentRow):
    """A document with all it says."""

    version: int = versioned()
    organisation: str = told(_("Organisationen som dokumentet tillhör"))
    form: PlanForm | None = one_of(PlanForm, _("Den lokala planens form"))
    aliases: list[str] = said(Document, "aliases")
    purpose: str = said(Document, "purpose")
    applies_to: str = said(Document, "applies_to")
    responsible: Reference | None = said(Document, "responsible")
    responsible_function: str = said(Document, "responsible_function")
    follow_up: str = said(Document, "follow_up")
    issued_by: str = said(Document, "issued_by")
    source: str = said(Document, "source")
    versions: list[VersionShape] = told(_("Versioner, den senaste först"))
    relations: list[RelationShape] = told(_("Förhållanden till andra dokument"))


DOCUMENTS = Listed(
    orders={
        "title": [swedish("title")],
        "kind": ["kind"],
        "valid": ["begins"],
        "body": [swedish("body__name")],
        "objectives": ["objective_count"],
    },
    default="title",
    filters=DocumentFilter,
)


@router.read(
    "/documents/",
    summary=_("Styrande dokument"),
    description=_("Organisationens egna dokument, som de gäller i dag eller den dag du anger."),
    answer=pages(DocumentRow),
    asks=DOCUMENTS,
)
def documents(request: Request, asked: Asked) -> dict[str, Any]:
    """The organisation's documents."""
    on = asked.get("on", request.today)
    rows = reads.count_objectives(reads.with_validity(reads.documents(request.actor), on))
    return DOCUMENTS.page(request, asked, rows, partial(_documents, on=on))


def _documents(rows: QuerySet[Document], *, on: date) -> list[dict[str, Any]]:
    every = reads.lean_documents(rows)
    versions = reads.standing_versions(row.pk for row in every)
    return [
        _document(row, versions.get(row.pk, ()), on)
        | {
            "body": reference(BODY, row.body_id, row.body__name) if row.body_id else None,
            "objectives": row.objective_count,
        }
        for row in every
    ]


def _document(row: Any, versions: Iterable[DocumentVersion], on: date) -> dict[str, Any]:
    """A document, or a row with the same columns, and how it stands on a day."""
    stand = figures.stand(versions, on)
    return {
        "id": row.pk,
        "url": address("direction:document", row.pk),
        "api": address(DOCUMENT, row.pk),
        "title": row.title,
        "kind": row.kind,
        "reference": row.reference,
        "published": row.published,
        "standing": stand.standing,
        "valid_from": stand.version.valid_from if stand.version else None,
        "valid_to": stand.version.valid_to if stand.version else None,
    }


@router.read(
    "/documents/{int:pk}/",
    summary=_("Ett styrande dokument"),
    description=_("Dokumentet med sina versioner, besluten bakom dem och vad det är till andra dokument."),
    answer=DocumentShape,
)
def document(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One document, of the organisation or published by another."""
    actor = request.actor
    one: Document = get_object_or_404(reads.documents_in_sight(actor), pk=pk)
    versions = reads.versions_of(one, actor)
    return _document(one, reversed(versions), request.today) | {
        "version": one.version,
        "body": body_of(one.body, actor),
        "objectives": reads.objectives_of(one).count(),
        "organisation": one.organisation.name,
        "form": one.form or None,
        "aliases": one.aliases,
        "purpose": one.purpose,
        "applies_to": one.applies_to,
        "responsible": body_of(one.responsible, actor),
        "responsible_function": one.responsible_function,
        "follow_up": one.follow_up,
        "issued_by": one.issued_by,
        "source": one.source,
        "versions": _versions(versions, actor),
        "relations": [_relation(each) for each in reads.relations_of(one, actor)],
    }


def _relation(each: DocumentRelation) -> dict[str, Any]:
    return {
        "id": each.pk,
        "api": address(RELATION, each.pk),
        "version": each.version,
        "document": named(each.document),
        "kind": each.kind,
        "other": named(each.other),
    }


@router.read(
    "/relations/{int:pk}/",
    summary=_("Ett förhållande mellan två dokument"),
    description=_("Vad ett av organisationens dokument är till ett annat."),
    answer=RelationShape,
)
def relation(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One relation of a document of the organisation."""
    return _relation(get_object_or_404(reads.relations(request.actor), pk=pk))


def body_of(body: Body | None, actor: Actor) -> Any:
    """A reference to a body; one of another organisation is named but not shown."""
    if body is None:
        return None
    return reference(BODY, body.pk, body.name, opens=body.organisation_id == actor.organisation_id)


def _versions(versions: Sequence[DocumentVersion], actor: Actor) -> list[dict[str, Any]]:
    """The versions; decisions and matters are pointed at when the actor may open them."""
    refs = [version.decision_id for version in versions]
    may_open = set(decisions(actor).filter(pk__in=[ref for ref in refs if ref]).values_list("pk", flat=True))
    about = matters(actor).in_bulk([version.matter_id for version in versions if version.matter_id])
    texts = with_text(readable_versions(actor).filter(pk__in=[version.pk for version in versions]))
    return [
        _version(each, may_open, about.get(each.matter_id or 0))
        | {"text": address("api:direction.text", each.pk) if each.pk in texts else None}
        for each in versions
    ]


def _version(version: DocumentVersion, may_open: set[int], about: Any) -> dict[str, Any]:
    decision = version.decision
    opened = decision if decision and decision.pk in may_open else None
    return {
        "number": version.number,
        "state": version.state,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
        "decided_by": decision.meeting.organ.name if decision else None,
        "decided_on": decision.meeting.on if decision else None,
        "paragraph": decision.paragraph if decision else None,
        "decision": reference("api:matters.decision", opened.pk, str(opened)) if opened else None,
        "matter": reference("api:matters.matter", about.pk, str(about)) if about else None,
        "note": version.note,
    }


def named(one: Document | Objective) -> Any:
    """A reference to a document or an objective."""
    return reference(DOCUMENT if isinstance(one, Document) else OBJECTIVE, one.pk, one.title)
