"""The glossary over the API."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction.api.documents import DOCUMENT, router
from farled.direction.forms.terms import TermFilter
from farled.direction.models import Term
from farled.direction.reads import terms as glossary
from farled.people.reads import Request
from farled.web.lists import swedish
from farled.web.rest import Asked, Listed, Reference, Row, address, pages, reference, said

TERM = "api:direction.term"


class TermRow(Row):
    """A term and what it means."""

    term: str = said(Term, "term")
    definition: str = said(Term, "definition")
    forms: list[str] = said(Term, "forms")
    avoid: list[str] = said(Term, "avoid")
    document: Reference | None = said(Term, "document")
    said_by: str = said(Term, "said_by")
    source: str = said(Term, "source")


TERMS = Listed(
    orders={"term": [swedish("term")], "document": [swedish("document__title")]}, default="term", filters=TermFilter
)


@router.read(
    "/terms/",
    summary=_("Ordlista"),
    description=_("Organisationens begrepp med förklaring, källa och ord att undvika."),
    answer=pages(TermRow),
    asks=TERMS,
)
def terms(request: Request, asked: Asked) -> dict[str, Any]:
    """The glossary."""
    return TERMS.page(request, asked, glossary.terms(request.actor), _terms)


def _terms(rows: Iterable[Term]) -> list[dict[str, Any]]:
    return [_term(row) for row in rows]


def _term(row: Term) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("direction:term", row.pk),
        "api": address(TERM, row.pk),
        "term": row.term,
        "definition": row.definition,
        "forms": row.forms,
        "avoid": row.avoid,
        "document": reference(DOCUMENT, row.document.pk, row.document.title) if row.document else None,
        "said_by": row.said_by,
        "source": row.source,
    }


@router.read(
    "/terms/{int:pk}/",
    summary=_("Ett begrepp"),
    description=_("Vad begreppet betyder och var det står."),
    answer=TermRow,
)
def term(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One term."""
    return _term(get_object_or_404(glossary.terms(request.actor), pk=pk))
