"""Lines as paragraphs: a reply cut out of a PDF has lost where its paragraphs began and what was a heading.

A line was broken by the column's width, or by the writer. It was the writer when the first word of the next line would
have had room. Blank lines tell only where the page is not written with one between all lines, as many are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from farled.imports.reading.document import Document, Line, Prose
from farled.imports.reading.document import passages as passages_of
from farled.imports.reading.replies.headings import is_known_heading
from farled.imports.reading.replies.naming import is_body
from farled.imports.reading.values import Passage
from farled.imports.reading.wording import (
    dangling,
    ends_sentence,
    join_lines,
    one_line,
    starts_bullet,
    starts_lower,
    without_bullet,
)

_NEAR = 12  # lines either way that tell how wide the column is and whether lines are spaced
_HEADING = 110  # characters at most
_SLACK = 3
_MOST = 500  # lines of one paragraph
_ITEM = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_SIGN = re.compile(r"^[\uf000-\uf0ff]\s*")
_PAGE_MARK = re.compile(r"^(?:\d{1,3}\s*\(\s*\d{1,3}\s*\)|Sida?\s*\d*(?:\s*\(\d+\))?|\d{1,3})$")
_FURNITURE = re.compile(
    r"^(?:Justerandes? ?sign\w*.*|Justerandes\w* ?\w*|(?:Justerandes signatur )?Utdrags\w+|https?://\S+|[_.…\s]{6,}"
    r"|.*SAMMANTRÄDESPROTOKOLL\s*(?:\d+\s*\(\d+\))?)$"
)
_NOTE = re.compile(r"^\d{1,2}\s+\S")
_TOPIC = re.compile(r"^(?:Kommentar(?:er)?|Synpunkt(?:er)?|Frågor|Svar|Särskilt) (?:på|om|till|kring)\b")
_YEAR = re.compile(r"^(?:19|20)\d\d\b")
_ASKS = re.compile(
    r"^(?:\(?\d{1,2}[.)]\s*|(?:Hur|Vad|Vilk\w+|Leder|Tydliggör|Är|Kan|Finns|Ser|Anser|Har|Bör|När|Var"
    r"|På vilket sätt|I vilken|Ytterligare|Övriga)\b).*\?(?:\s*\([^)]*\))?$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. ``heading`` is said of what looks like one; ``item`` of a point in a list."""

    lines: tuple[Line, ...]
    text: str
    heading: bool = False
    item: bool = False

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.lines[-1].number

    @property
    def passage(self) -> Passage:
        """Where it stands, whole."""
        text = "\n".join(line.text.strip() for line in self.lines)
        return Passage(self.first, self.last, text, self.lines[0].page)


def lines_of(document: Document) -> list[Line]:
    """All lines of a document in reading order; rows of tables as lines."""
    found: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Prose):
            found.extend(block.lines)
        else:
            found.extend(Line(row.line, row.text, row.page) for row in block.rows)
    return found


def is_furniture(line: Line) -> bool:
    """True for what stands on every page: page numbers, signature lines, addresses of web pages."""
    text = one_line(line.text)
    return bool(_PAGE_MARK.match(text) or _FURNITURE.match(text))


def paragraphs(lines: Sequence[Line], *, whole: bool = False) -> list[Paragraph]:
    """Lines as paragraphs. ``whole``: each line is one already, as in Word."""
    kept = [line for line in lines if not line.blank and not is_furniture(line)]
    if whole:
        return [_paragraph([line]) for line in kept]
    widths = [len(one_line(line.text)) for line in kept]
    groups: list[list[Line]] = []
    for place, line in enumerate(kept):
        near = slice(max(0, place - _NEAR), place + _NEAR)
        if groups and len(groups[-1]) < _MOST and not _breaks(kept, place, max(widths[near])):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _breaks(kept: Sequence[Line], place: int, width: int) -> bool:
    before, line = kept[place - 1], kept[place]
    over, text = one_line(before.text), one_line(line.text)
    gap = line.number - before.number
    if before.level or line.level or _marked(text) or is_known_heading(over) or is_known_heading(text):
        return True
    if ends_sentence(over) and is_body(text):
        return True
    if _NOTE.match(text) and over.endswith((".", ")")):
        return True
    goes_on = (starts_lower(text) or bool(_YEAR.match(text))) and not ends_sentence(over)
    if dangling(over) or goes_on:
        return gap > 8 and not dangling(over)
    room = len(over) + 1 + len(text.split(maxsplit=1)[0]) <= width - _SLACK
    if room:
        return True
    usual = _spacing(kept, place)
    return gap > usual


def _spacing(kept: Sequence[Line], place: int) -> int:
    """The usual distance between lines of one sentence about here: 1 where they follow each other, 2 where spaced."""
    near = range(max(1, place - _NEAR), min(len(kept), place + _NEAR))
    gaps = sorted(kept[n].number - kept[n - 1].number for n in near if starts_lower(kept[n].text))
    return max(1, min(2, gaps[len(gaps) // 2])) if gaps else 1


def _marked(text: str) -> bool:
    return bool(starts_bullet(text) or _ITEM.match(text) or _SIGN.match(text) or text.startswith("§"))


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    raw = join_lines([line.text for line in lines])
    item = _marked(raw) and not raw.startswith("§")
    text = _SIGN.sub("", without_bullet(raw)) if item else raw
    heading = bool(lines[0].level) or _like_heading(text, lines)
    pointed = item and not _ITEM.match(text)
    return Paragraph(tuple(lines), text, heading=heading and not pointed, item=item)


def _like_heading(text: str, lines: Sequence[Line]) -> bool:
    if _TOPIC.match(text) and len(lines) <= 4 and len(text) <= 300 and not ends_sentence(text):
        return True
    if "?" in text:
        return is_question(text) and len(lines) <= 4
    short = len(text) <= _HEADING and len(lines) <= 2
    return short and not ends_sentence(text) and not starts_lower(text) and not text.endswith((",", ":", ";"))


def is_question(text: str) -> bool:
    """True for a question that the reply answers, alone in its paragraph."""
    plain = _ITEM.sub("", text)
    return bool(_ASKS.match(text)) and text.count("?") == 1 and not re.search(r"[.!] [A-ZÅÄÖ]", plain)


def spans(parts: Iterable[Paragraph]) -> tuple[Passage, ...]:
    """Where paragraphs stand, as passages."""
    return passages_of(line for part in parts for line in part.lines)
