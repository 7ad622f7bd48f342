"""Sentences of a paragraph, each with the lines it stands on."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from farled.imports.reading.document import Line
from farled.imports.reading.replies.paragraphs import Paragraph
from farled.imports.reading.values import Passage

_SHORT = re.compile(
    r"\b(?:t\.? ?ex|bl\.? ?a|m\.? ?m|m\.? ?fl|d\.? ?v\.? ?s|o\.? ?s\.? ?v|f\.? ?n|s|sid|kap|ca|dnr|jfr|resp|inkl"
    r"|exkl|nr|ev|tex|pkt)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])(?P<after>[\"”’')\]]*)\s+(?=[\"”’(]?[A-ZÅÄÖ\d])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the lines it stands on."""

    text: str
    lines: tuple[Line, ...]


def sentences(paragraph: Paragraph) -> list[Sentence]:
    """The sentences of a paragraph, in order; together they are its whole text."""
    ends = list(accumulate(_letters(line.text) for line in paragraph.lines))
    found: list[Sentence] = []
    begin = _letters(" ".join(line.text for line in paragraph.lines)) - _letters(paragraph.text)  # a sign of a list
    for text in split(paragraph.text):
        end = begin + _letters(text)
        first = min(bisect_right(ends, max(begin, 0)), len(ends) - 1)
        last = min(bisect_right(ends, max(end - 1, 0)), len(ends) - 1)
        found.append(Sentence(text, paragraph.lines[first : last + 1]))
        begin = end
    return found


def split(text: str) -> list[str]:
    """A text as sentences; a full stop after an abbreviation ends none.

    >>> split("Bra, t.ex. Paraplyet. Men s. 4 är otydlig.")
    ['Bra, t.ex. Paraplyet.', 'Men s. 4 är otydlig.']
    """
    parts: list[str] = []
    begin = 0
    for match in _END.finditer(text):
        end = match.end("after")
        if not _SHORT.search(text[begin : match.start()]):
            parts.append(text[begin:end].strip())
            begin = end
    parts.append(text[begin:].strip())
    return [part for part in parts if part]


def passage_of(parts: Iterable[Sentence]) -> Passage:
    """Where sentences that follow each other stand."""
    lines = list({line.number: line for part in parts for line in part.lines}.values())
    return Passage(lines[0].number, lines[-1].number, "\n".join(line.text.strip() for line in lines), lines[0].page)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
