"""A document's headings, each with an anchor of its own, for tables of contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from farled.reports.document import Block, Document, Mark, Section

CONTENTS_DEPTH = 2  # headings further down are not in the table of contents


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with its anchor and its level, from 1."""

    title: str
    mark: Mark | None
    blocks: tuple[Block, ...]
    anchor: str
    level: int
    sections: tuple["Placed", ...]


def placed(document: Document) -> tuple[Placed, ...]:
    """The document's sections with anchors, in order."""
    numbers = count(1)

    def place(sections: Sequence[Section], level: int) -> tuple[Placed, ...]:
        found = []
        for section in sections:
            anchor = f"del{next(numbers)}"
            below = place(section.sections, level + 1)
            found.append(Placed(section.title, section.mark, section.blocks, anchor, level, below))
        return tuple(found)

    return place(document.every_section, 1)


def headings(sections: Sequence[Placed], *, depth: int = CONTENTS_DEPTH) -> Iterator[Placed]:
    """The headings of a table of contents, in order."""
    for section in sections:
        if section.level <= depth:
            yield section
            yield from headings(section.sections, depth=depth)
