"""Page numbers, running heads and feet: lines that frame pages, not the plan."""

import re
from collections import Counter
from collections.abc import Sequence

from farled.imports.reading.document import Document, Line, Prose
from farled.imports.reading.headings import is_named_page, is_page_number
from farled.imports.reading.wording import fold

_DIGITS = re.compile(r"\d+")
_PAGES = 3  # a head or foot stands on at least so many pages
_EDGE = 2  # lines at the top and bottom of a page that are looked at


def find_furniture(document: Document) -> frozenset[int]:
    """Numbers of the lines that are page furniture."""
    pages: dict[int, list[Line]] = {}
    for block in document.blocks:
        if isinstance(block, Prose):
            for line in block.lines:
                if line.page is not None and not line.blank:
                    pages.setdefault(line.page, []).append(line)
    edges = [line for lines in pages.values() for line in _edge_lines(lines)]
    seen = Counter(_shape(line.text) for line in edges)
    repeated = {line.number for line in edges if _is_frame(line, seen)}
    numbered = {line.number for line in edges if is_page_number(line.text)}
    named = {
        line.number
        for block in document.blocks
        if isinstance(block, Prose)
        for line in block.lines
        if is_named_page(line.text)
    }
    return frozenset(repeated | numbered | named)


def _is_frame(line: Line, seen: Counter[str]) -> bool:
    shape = _shape(line.text)
    return seen[shape] >= _PAGES and not line.level and any(char.isalpha() for char in shape)


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    return list({line.number: line for line in (*lines[:_EDGE], *lines[-_EDGE:])}.values())


def _shape(text: str) -> str:
    return _DIGITS.sub("#", fold(text))
