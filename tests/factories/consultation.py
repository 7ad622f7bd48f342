"""Consultations, made by the acts a user takes: a draft with its text, who is asked, and the sending out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from farled.consultation import acts
from farled.consultation.reads import Consultation, Recipient
from farled.consultation.states import RecipientKind
from farled.direction import acts as direction
from farled.direction.reads import Document, DocumentVersion
from farled.direction.states import DocumentKind
from farled.people.reads import Body
from tests.cast import NOW, TODAY, World

DUE = date(2027, 2, 21)
TEXT = """# Program för digital utveckling

Alla ska kunna använda kommunens digitala tjänster.

## Mål

Programmet har tre mål.

Personer med funktionsnedsättning deltar i arbetet.
"""


@dataclass(frozen=True, slots=True)
class Outside:
    """Somebody outside to ask."""

    name: str = "Ungdomsrådet i Ås"
    kind: RecipientKind = RecipientKind.ASSOCIATION
    address: str = "rad@as.example"


def a_draft(world: World, title: str = "Program för digital utveckling", *, text: str = TEXT) -> DocumentVersion:
    """A draft of a programme, with its text."""
    document = direction.create_document(
        organisation=world.ours, kind=DocumentKind.PROGRAMME, title=title, by=world.hand, at=NOW
    )
    return with_text(world, document, text)


def with_text(world: World, document: Document, text: str = TEXT) -> DocumentVersion:
    """The draft of a document, with a text."""
    draft = document.versions.latest("number")
    if text:
        direction.write_text(draft=draft, version=_unwritten(draft), text=text, by=world.hand, at=NOW)
    return draft


def _unwritten(draft: DocumentVersion) -> int:
    from farled.direction.reads.text import mark_of

    return mark_of(draft.wordings.order_by("position"))


def a_consultation(
    world: World,
    *,
    bodies: Iterable[Body] | None = None,
    outside: Iterable[Outside] = (),
    proposal: DocumentVersion | None = None,
    sent: bool = True,
    due: date = DUE,
    on: date = TODAY,
    at: datetime = NOW,
    **more: Any,
) -> Consultation:
    """A consultation of a draft, by default sent out today to the school board and the care board."""
    said = {"title": "Remiss av programmet", "decided_text": "Kommunstyrelsen 2026-11-01 § 12", **more}
    row = acts.prepare(proposal=proposal or a_draft(world), due=due, by=world.hand, at=at, **said)
    chosen = (world.school, world.care) if bodies is None else bodies
    asked = [acts.Asked(body) for body in chosen]
    asked += [acts.Asked(name=each.name, kind=each.kind, address=each.address) for each in outside]
    acts.add_recipients(consultation=row, recipients=asked, by=world.hand, at=at)
    if sent:
        acts.send_out(consultation=row, on=on, by=world.hand, at=at)
    row.refresh_from_db()
    return row


def recipient_of(row: Consultation, who: Body | str) -> Recipient:
    """A body, or somebody outside by name, as it was asked."""
    key: dict[str, Any] = {"name": who} if isinstance(who, str) else {"body": who}
    return Recipient.objects.select_related("consultation").get(consultation=row, **key)
