"""The glossary over the API."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction import acts
from farled.direction.api.documents import DOCUMENT, router
from farled.direction.forms import SureForm
from farled.direction.forms.terms import ChangeTermForm, TermFilter, TermForm
from farled.direction.models import Term
from farled.direction.reads import terms as glossary
from farled.people.reads import Request, own_organisation
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import Asked, Listed, Reference, Row, Sent, address, pages, reference, said, saved, versioned

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


class TermShape(TermRow):
    """A term with its version."""

    version: int = versioned()


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
    answer=TermShape,
)
def term(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One term."""
    one = _opened(request, pk)
    return _term(one) | {"version": one.version}


def _opened(request: Request, pk: int) -> Term:
    return get_object_or_404(glossary.terms(request.actor), pk=pk)


def _saved(one: Term) -> dict[str, Any]:
    return saved(one, url=address("direction:term", one.pk), api=address(TERM, one.pk))


@router.add(
    "/terms/",
    summary=_("Förklara ett begrepp"),
    description=_("Begreppet förklaras sedan där det står i texterna."),
    form=TermForm,
)
def add_term(request: Request, sent: Sent) -> dict[str, Any]:
    """Explain a term."""
    data = sent.through(lambda data: TermForm(request.actor, data))
    organisation = own_organisation(request.actor)
    return _saved(acts.add_term(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/terms/{int:pk}/",
    summary=_("Ändra hur ett begrepp förklaras"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=ChangeTermForm,
)
def change_term(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Explain a term in other words."""
    one = _opened(request, pk)
    data = sent.through(lambda data: ChangeTermForm(request.actor, data, initial=now(one, ChangeTermForm)))
    return _saved(acts.change_term(row=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/terms/{int:pk}/",
    summary=_("Ta bort ett begrepp"),
    description=_("Tar bort begreppet ur ordlistan. Vad det sa står kvar i historiken."),
    form=SureForm,
)
def remove_term(request: Request, sent: Sent, pk: int) -> None:
    """Take a term out of the glossary."""
    acts.remove_term(row=_opened(request, pk), by=request.actor, at=request.now, **sent.through(SureForm))
