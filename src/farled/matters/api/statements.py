"""Statements over the API, to read. A secret matter's title is left out of the list, as on the pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, forms, reads
from farled.matters.api.matters import MATTER, organ, router
from farled.matters.models import Passage, Statement
from farled.matters.states import HeadingRole, StatementState
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

STATEMENT = "api:matters.statement"


class StatementRow(Row):
    """A statement in the list."""

    title: str | None = told(_("Rubrik. Tom för ett ärende med sekretess, tills tjänsteutlåtandet öppnas"))
    matter: Reference = said(Statement, "matter")
    number: int = said(Statement, "number")
    state: StatementState = one_of(StatementState, _("Status"))
    to: Reference | None = said(Statement, "to")
    due: date = said(Statement, "due")
    approved_on: date | None = said(Statement, "approved_on")


class PassageShape(Shape):
    """What stands under a heading."""

    id: int = told(_("Texten under rubriken, att skriva i"))
    heading: str = said(Passage, "name")
    role: HeadingRole = one_of(HeadingRole, _("Vad som står under rubriken"))
    required: bool = told(_("Om rubriken måste fyllas i"))
    text: str = said(Passage, "text")
    nothing: bool = told(_("Om någon har angett att det inte finns några särskilda aspekter"))
    sources: list[str] = told(_("Varifrån texten är hämtad"))


class StatementShape(StatementRow):
    """A statement with all it says."""

    version: int = versioned()
    layout: str = told(_("Dispositionens namn"))
    concerns: list[str] = told(_("Rader i målkedjan som det rör, till exempel insats:12"))
    passages: list[PassageShape] = told(_("Rubrikerna med sina texter, i ordning"))
    meeting: str | None = told(_("Sammanträdet som fick det, när det är fryst"))
    sha256: str | None = told(_("Kontrollsumman för frysta data"))
    source: str = said(Statement, "source")


STATEMENTS = Listed(
    orders={
        "title": [swedish("title")],
        "reference": ["matter__reference"],
        "number": ["number"],
        "state": ["state"],
        "left": ["left"],
        "due": ["due"],
    },
    default="-due",
    filters=forms.StatementFilter,
)


@router.read(
    "/statements/",
    summary=_("Tjänsteutlåtanden"),
    description=_("Det som skrivs inför beslut. Utkast syns bara för den som skriver eller godkänner."),
    answer=pages(StatementRow),
    asks=STATEMENTS,
)
def statements(request: Request, asked: Asked) -> dict[str, Any]:
    """The statements."""
    return STATEMENTS.page(request, asked, reads.with_left(reads.statements(request.actor)), _statements)


def _statements(rows: Iterable[Statement]) -> list[dict[str, Any]]:
    return [_statement(row) | {"title": None if row.matter.confidential else row.title} for row in rows]


def _statement(row: Statement) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("matters:statement", row.pk),
        "api": address(STATEMENT, row.pk),
        "title": row.title,
        "matter": reference(MATTER, row.matter_id, str(row.matter)),
        "number": row.number,
        "state": row.state,
        "to": organ(row.to) if row.to else None,
        "due": row.due,
        "approved_on": row.approved_on,
    }


@router.read(
    "/statements/{int:pk}/",
    summary=_("Ett tjänsteutlåtande"),
    description=_("Rubrikerna med sina texter. Att ett i ett ärende med sekretess öppnas antecknas."),
    answer=StatementShape,
)
def statement(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One statement. In a secret matter that it is opened is told to history."""
    one: Statement = get_object_or_404(reads.statements(request.actor), pk=pk)
    acts.note_reading(matter=one.matter, by=request.actor, at=request.now)
    frozen = reads.frozen_of(one)
    return _statement(one) | {
        "version": one.version,
        "layout": one.layout.name,
        "concerns": one.concerns,
        "passages": [
            {"id": each.pk, "heading": each.name, "role": each.role, "required": each.required, "text": each.text,
             "nothing": each.nothing, "sources": each.sources}
            for each in reads.passages_of(one)
        ],
        "meeting": str(one.meeting) if one.meeting else None,
        "sha256": frozen.sha256 if frozen else None,
        "source": one.source,
    }  # fmt: skip
