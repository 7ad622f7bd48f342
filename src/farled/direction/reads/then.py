"""A document as it stood on an earlier day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from farled.direction.models import Document, DocumentRelation, Objective
from farled.direction.reads import written_in_later
from farled.trail.reads import as_they_were, known_by, written_in


@dataclass(frozen=True, slots=True)
class Then:
    """A document, its relations to documents that were there too, and its objectives in order, as they stood.

    ``written_in`` is the day the document was written in, when it held before that: then all is as it was written in.
    """

    document: Document
    relations: list[DocumentRelation]
    objectives: list[Objective]
    written_in: date | None


def document_then(
    document: Document, relations: Iterable[DocumentRelation], objectives: Iterable[Objective], at: datetime
) -> Then | None:
    """The document as it stood at an instant; None when it neither was written in nor held."""
    known = list(relations)
    others = {ends.pk: ends.other_id if ends.document_id == document.pk else ends.document_id for ends in known}
    held = written_in_later([document.pk, *others.values()], at)
    late = document.pk in held
    if not as_they_were([document], at, late=late):
        return None
    there = {*held, *known_by(Document.KIND, others.values(), at)}
    between = as_they_were((ends for ends in known if others[ends.pk] in there), at, late=late)
    under = sorted(as_they_were(objectives, at, late=late), key=lambda objective: (objective.position, objective.pk))
    return Then(document, between, under, written_in(document) if late else None)
