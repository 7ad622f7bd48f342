"""The steering environment (styrmiljö, S2): what plans, what regulates, how much it binds, and what is to what."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction import figures
from farled.direction.models import Document, DocumentRelation
from farled.direction.states import DocumentKind, DocumentRelationKind, Standing

WIDTH, MARGIN, GAP = 1160, 12, 20
BOX, HEIGHT = 262, 74
HEAD, BETWEEN = 30, 18
LETTERS, LINES = 33, 2  # of a title in a box

HALVES: dict[str, str | Promise] = {
    "plans": gettext_lazy("Planerar"),
    "regulates": gettext_lazy("Reglerar"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a document is to another, told from either end."""

    word: str | Promise
    other: Document
    shown: bool  # whether the other stands in the map too


@dataclass(frozen=True, slots=True)
class Placed:
    """A document of the map: how it stands, what it is to others, and, drawn, where its box is."""

    document: Document
    stand: figures.Stand
    said: list[Said]
    here: bool  # the one whose place is asked for
    near: bool  # it has to do with that one
    x: int = 0
    y: int = 0

    @property
    def lines(self) -> list[str]:
        """The title in as many lines as a box has room for."""
        found = textwrap.wrap(self.document.title, LETTERS)
        return found if len(found) <= LINES else [*found[: LINES - 1], f"{found[LINES - 1][: LETTERS - 1]}…"]

    @property
    def note(self) -> str:
        """One line under the title: who decides it when somebody else does, and how long it holds."""
        document = self.document
        whose = document.issued_by or (document.body.name if document.body else "")
        period = self.stand.period if self.stand.standing is Standing.IN_FORCE else str(self.stand.standing.label)
        return textwrap.shorten(" · ".join(part for part in (whose, period) if part), 40, placeholder="…")

    @property
    def url(self) -> str:
        """The document's page."""
        return reverse("direction:document", args=[self.document.pk])


@dataclass(frozen=True, slots=True)
class Level:
    """The documents of one kind."""

    kind: DocumentKind
    documents: list[Placed]
    x: int = 0
    y: int = 0

    @property
    def heading(self) -> str:
        """The kind's name."""
        return str(self.kind.label).capitalize()


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one document to another."""

    path: str
    kind: DocumentRelationKind
    near: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Map:
    """The documents by half and kind, with the drawing of them."""

    halves: list[tuple[str | Promise, list[Level]]]
    lines: list[Line] = field(default_factory=list)
    height: int = 0
    width: int = WIDTH

    @property
    def levels(self) -> list[Level]:
        """Every level."""
        return [level for _half, levels in self.halves for level in levels]

    @property
    def documents(self) -> list[Placed]:
        """Every document, in the order of the levels."""
        return [placed for level in self.levels for placed in level.documents]


def environment(
    documents: Iterable[Document], relations: Sequence[DocumentRelation], on: date, *, all_of_them: bool, here: int
) -> Map:
    """Place the documents that hold on a day (or all) by what they do and how much they bind.

    ``here`` is the id of the document whose place is asked for; it is shown however it stands.
    """
    stands = [(document, figures.stand(document.versions.all(), on)) for document in documents]
    shown = {
        document.pk: (document, stand)
        for document, stand in stands
        if all_of_them or document.pk == here or stand.standing is Standing.IN_FORCE
    }
    near = {each.document_id for each in relations if each.other_id == here}
    near |= {each.other_id for each in relations if each.document_id == here}
    placed: dict[int, Placed] = {}
    halves: list[tuple[str | Promise, list[Level]]] = []
    left = MARGIN
    bottom = 0
    for half, heading in HALVES.items():
        kinds = sorted(
            (kind for kind in DocumentKind if kind.regulates == (half == "regulates")), key=lambda kind: kind.height
        )
        levels, top = [], HEAD
        for kind in kinds:
            rows = [pair for pair in shown.values() if pair[0].kind == kind]
            if not rows:
                continue
            here_first = [
                Placed(
                    document=document,
                    stand=stand,
                    said=_said(document, relations, shown),
                    here=document.pk == here,
                    near=document.pk in near,
                    x=left + (nr % 2) * (BOX + GAP),
                    y=top + HEAD + (nr // 2) * (HEIGHT + GAP),
                )
                for nr, (document, stand) in enumerate(rows)
            ]
            levels.append(Level(kind, here_first, left, top + HEAD - 10))
            placed |= {each.document.pk: each for each in here_first}
            top += HEAD + -(-len(rows) // 2) * (HEIGHT + GAP) + BETWEEN - GAP
        halves.append((heading, levels))
        left = WIDTH // 2 + MARGIN + GAP // 2
        bottom = max(bottom, top)
    lines = [
        _line(placed[each.document_id], placed[each.other_id], each, here)
        for each in relations
        if each.document_id in placed and each.other_id in placed
    ]
    return Map(halves, sorted(lines, key=lambda line: line.near), bottom + MARGIN)


def _said(
    document: Document, relations: Sequence[DocumentRelation], shown: dict[int, tuple[Document, figures.Stand]]
) -> list[Said]:
    forwards = [
        Said(DocumentRelationKind(each.kind).label, each.other, each.other_id in shown)
        for each in relations
        if each.document_id == document.pk
    ]
    backwards = [
        Said(DocumentRelationKind(each.kind).backwards, each.document, each.document_id in shown)
        for each in relations
        if each.other_id == document.pk
    ]
    return forwards + backwards


def _line(one: Placed, other: Placed, relation: DocumentRelation, here: int) -> Line:
    kind = DocumentRelationKind(relation.kind)
    return Line(
        path=_path(one, other),
        kind=kind,
        near=here in (relation.document_id, relation.other_id),
        sentence=_("%(one)s %(kind)s %(other)s")
        % {"one": one.document.title, "kind": kind.label, "other": other.document.title},
    )


def _path(one: Placed, other: Placed) -> str:
    """A curve from the near edge of one box to that of the other."""
    down = other.y > one.y
    if one.y == other.y:  # side by side: over the gap, or along the row's upper edge
        right = other.x > one.x
        x1, x2 = (one.x + BOX, other.x) if right else (one.x, other.x + BOX)
        middle = one.y + HEIGHT // 2
        if abs(x2 - x1) <= GAP:
            return f"M{x1} {middle}L{x2} {middle}"
        x1, x2, y = one.x + BOX // 2, other.x + BOX // 2, one.y
        return f"M{x1} {y}C{x1} {y - 24} {x2} {y - 24} {x2} {y}"
    x1, x2 = one.x + BOX // 2, other.x + BOX // 2
    y1, y2 = (one.y + HEIGHT, other.y) if down else (one.y, other.y + HEIGHT)
    bend = max(18, abs(y2 - y1) // 3) * (1 if down else -1)
    return f"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"
