"""Governing documents and their objectives as sheets that go to Excel and come back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.direction import acts, reads
from farled.direction.models import Document, Objective
from farled.direction.states import DocumentKind, Level, PlanForm
from farled.people.reads import Actor, Body
from farled.web.exchange import Holds, Sheet, SheetColumn, Source, Text
from farled.web.lists import as_declared, swedish

BODIES = Source(Body.objects.visible_to, open=lambda body: body.closed_on is None)


def _own_objectives(actor: Actor) -> Any:
    return reads.objectives(actor).filter(document__organisation_id=actor.organisation_id)


def _in_its_document(objective: Objective) -> str:
    return f"{objective.title} ({objective.document})"


OBJECTIVES_OF_OURS = Source(_own_objectives, name=_in_its_document)


def _said(name: str, label: Text, **more: Any) -> SheetColumn:
    """A text that a row holds under the column's own name."""
    return SheetColumn(key=name, label=label, value=lambda row: getattr(row, name), change="change", **more)


def change_document(document: Document, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what differs of what a document says of itself."""

    def said(name: str) -> Any:
        return new.get(name, getattr(document, name))

    form = said("form")
    acts.change_document(
        document=document,
        version=document.version,
        kind=DocumentKind(said("kind")),
        title=said("title"),
        body=said("body"),
        form=PlanForm(form) if form else "",
        aliases=said("aliases"),
        purpose=said("purpose"),
        applies_to=said("applies_to"),
        responsible=said("responsible"),
        responsible_function=said("responsible_function"),
        follow_up=said("follow_up"),
        issued_by=said("issued_by"),
        reference=said("reference"),
        by=by,
        at=at,
        why=why,
    )


DOCUMENTS = Sheet(
    key="direction.documents",
    label=_("Styrande dokument"),
    nouns=(_("dokument"), _("dokument")),
    capability="direction.read",
    rows=lambda actor: reads.count_objectives(reads.documents(actor)),
    default_order="title",
    page="direction:documents",
    url=lambda document: reverse("direction:document", args=[document.pk]),
    sources={"bodies": BODIES},
    changes={"change": change_document},
    may_change=lambda actor: actor.may("direction.edit"),
    listed={"state": _("Status"), "valid": _("Giltighet")},
    columns=(
        _said("title", _("Titel"), required=True, longest=300, order=[swedish("title")], shown=True, many=False),
        _said(
            "kind",
            _("Sort"),
            holds=Holds.CHOICE,
            choices=DocumentKind,
            required=True,
            order=[as_declared("kind", DocumentKind)],
            shown=True,
        ),
        SheetColumn(
            key="body",
            label=_("Egen för"),
            value=lambda document: document.body_id,
            holds=Holds.ROW,
            of="bodies",
            change="change",
            order=[swedish("body__name")],
            shown=True,
        ),
        _said("form", _("Planens form"), holds=Holds.CHOICE, choices=PlanForm),
        SheetColumn(
            key="responsible",
            label=_("Dokumentansvarig"),
            value=lambda document: document.responsible_id,
            holds=Holds.ROW,
            of="bodies",
            change="change",
            order=[swedish("responsible__name")],
        ),
        _said("responsible_function", _("Dokumentansvarig funktion"), longest=200),
        _said("reference", _("Diarienummer"), longest=60, order=["reference"]),
        _said("applies_to", _("Gäller för"), longest=300),
        _said("purpose", _("Syfte"), holds=Holds.PROSE),
        _said("follow_up", _("Uppföljning"), holds=Holds.PROSE),
        _said("issued_by", _("Beslutas av annan"), longest=200),
        SheetColumn(
            key="aliases",
            label=_("Andra namn"),
            value=lambda document: tuple(document.aliases),
            holds=Holds.LINES,
            change="change",
            many=False,
        ),
        SheetColumn(
            key="published",
            label=_("Publicerat"),
            value=lambda document: document.published,
            holds=Holds.YES_NO,
            order=["published"],
        ),
        SheetColumn(
            key="objectives",
            label=_("Antal mål"),
            value=lambda document: document.objective_count,
            holds=Holds.NUMBER,
            order=["objective_count"],
            shown=True,
        ),
    ),
)


def change_objective(objective: Objective, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what differs of what an objective says."""

    def said(name: str) -> Any:
        return new.get(name, getattr(objective, name))

    acts.change_objective(
        objective=objective,
        version=objective.version,
        level=Level(said("level")),
        title=said("title"),
        aliases=said("aliases"),
        text=said("text"),
        present_state=said("present_state"),
        new_state=said("new_state"),
        by=by,
        at=at,
        why=why,
    )


def move_objective(objective: Objective, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Move an objective under another one of its document, or on top."""
    acts.move_objective(objective=objective, version=objective.version, parent=new["parent"], by=by, at=at, why=why)


OBJECTIVES = Sheet(
    key="direction.objectives",
    label=_("Mål"),
    nouns=(_("mål"), _("mål")),
    capability="direction.read",
    rows=_own_objectives,
    default_order="title",
    url=lambda objective: reverse("direction:objective", args=[objective.pk]),
    sources={"objectives": OBJECTIVES_OF_OURS},
    changes={"change": change_objective, "move": move_objective},
    may_change=lambda actor: actor.may("direction.edit"),
    columns=(
        _said("title", _("Mål"), required=True, longest=300, order=[swedish("title")], shown=True, many=False),
        _said(
            "level",
            _("Nivå"),
            holds=Holds.CHOICE,
            choices=Level,
            required=True,
            order=[as_declared("level", Level)],
            shown=True,
        ),
        SheetColumn(
            key="document",
            label=_("Dokument"),
            value=lambda objective: objective.document.title,
            order=[swedish("document__title"), "position"],
            shown=True,
        ),
        SheetColumn(
            key="parent",
            label=_("Ligger under"),
            value=lambda objective: objective.parent_id,
            holds=Holds.ROW,
            of="objectives",
            change="move",
            order=[swedish("parent__title")],
            shown=True,
        ),
        _said("text", _("Beskrivning"), holds=Holds.PROSE),
        _said("present_state", _("Nuläge"), holds=Holds.PROSE),
        _said("new_state", _("Nyläge"), holds=Holds.PROSE),
        SheetColumn(
            key="aliases",
            label=_("Andra namn"),
            value=lambda objective: tuple(objective.aliases),
            holds=Holds.LINES,
            change="change",
            many=False,
        ),
    ),
)

SHEETS = (DOCUMENTS, OBJECTIVES)
