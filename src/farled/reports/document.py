"""A composed document: frozen text, tables and charts, ready to be written as Word, PDF, Excel or a page.

Whoever composes has already asked who may see what, chosen the language and counted; a writer only writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from farled.methods.passages import Fate, Piece
from farled.reports.states import PaperKind
from farled.web import formats
from farled.web.charts import Chart
from farled.web.signs import Kind


class Look(StrEnum):
    """How a paragraph reads."""

    BODY = "body"
    LEAD = "lead"  # the answer, before anything else
    SMALL = "small"  # a ground, a source


@dataclass(frozen=True, slots=True)
class Mark:
    """A state: its word, and how it reads (as a sign; colour only helps)."""

    kind: Kind
    word: str

    @property
    def text(self) -> str:
        """Sign and word."""
        return f"{self.kind.sign} {self.word}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell; ``label`` stands before it, ``strong`` and ``small`` say how it reads."""

    text: str
    label: str = ""
    strong: bool = False
    small: bool = False

    @property
    def plain(self) -> str:
        """Label and text."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Lines:
    """A cell of several lines, the first of which may be a state."""

    lines: tuple[Line, ...]
    mark: Mark | None = None

    @property
    def text(self) -> str:
        """Everything, line by line."""
        return "\n".join([*([self.mark.text] if self.mark else []), *(line.plain for line in self.lines)])


Cell = str | int | Fraction | date | Mark | Lines | None  # a fraction is a share of the whole


def plain(value: Cell) -> str:
    """A cell as text. Nothing is a dash."""
    if isinstance(value, Mark | Lines):
        return value.text
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, Fraction):
        return formats.share(value)
    return formats.number(value) if isinstance(value, int) else value or formats.DASH


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width beside the others, and whether it holds numbers."""

    label: str
    width: int = 10
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it. ``sheet`` is its name in a workbook ("" : not there).

    The last row sums up the others when ``total`` is set.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    total: bool = False
    caption_shown: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its figures, or None when they stand in other tables.

    In a workbook the chart is drawn from the table's columns of numbers, each as one of ``kinds``.
    """

    chart: Chart
    figures: Table | None
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences; ``numbered`` when others refer to them by number, as to the clauses of a decision."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A passage with what was taken away from it and added, told by signs in the text and not only by how it looks."""

    pieces: tuple[Piece, ...]

    @property
    def runs(self) -> Iterator[tuple[Fate, str]]:
        """Each piece with its signs, the space around it outside of them."""
        for piece in self.pieces:
            before, after = SIGNS[piece.fate]
            words = piece.text.strip()
            if not words or not before:
                yield Fate.KEPT, piece.text
                continue
            lead, _words, rest = piece.text.partition(words)
            yield from (
                (fate, text)
                for fate, text in ((Fate.KEPT, lead), (piece.fate, f"{before}{words}{after}"), (Fate.KEPT, rest))
                if text
            )

    @property
    def text(self) -> str:
        """The whole of it."""
        return "".join(text for _fate, text in self.runs)


SIGNS = {Fate.KEPT: ("", ""), Fate.TAKEN_AWAY: ("[–", "–]"), Fate.ADDED: ("[+", "+]")}


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its label."""

    rows: tuple[tuple[str, str], ...]


Block = Paragraph | Bullets | Facts | Compared | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. ``mark`` tells its state beside the heading."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an organisation's own template may print beside the title: empty when the paper has none of it."""

    diary_number: str = ""
    handler: str = ""
    version: str = ""
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what it is called, whose it is, its facts, its sections.

    ``notes`` is its last section: how things are counted and where they come from. ``sheets`` are tables that stand in
    a workbook only. ``wide`` documents lie down. ``made_at`` is when it was composed, ``on`` the day it tells of. A
    short one has no table of ``contents``. ``paper`` is what kind of paper it is, by which the organisation's own Word
    template is found. One that is ``kept`` is written as PDF/A-2a, for archives; others as PDF/UA-1.
    """

    title: str
    subtitle: str
    organisation: str
    author: str
    on: date
    made_at: datetime
    facts: tuple[tuple[str, str], ...]
    summary: Section
    sections: tuple[Section, ...]
    notes: Section
    sheets: tuple[Table, ...] = ()
    wide: bool = False
    file_name: str = field(default="rapport")
    language: str = "sv-SE"
    contents: bool = True
    paper: PaperKind | None = None
    particulars: Particulars = Particulars()
    kept: bool = False

    @property
    def told(self) -> tuple[Section, ...]:
        """What it tells, without how it was made."""
        return (self.summary, *self.sections)

    @property
    def every_section(self) -> tuple[Section, ...]:
        """The sections from the first to the last."""
        return (self.summary, *self.sections, self.notes)

    def blocks(self) -> Iterator[Block]:
        """Every block, in reading order."""
        waiting = list(reversed(self.every_section))
        while waiting:
            section = waiting.pop()
            yield from section.blocks
            waiting.extend(reversed(section.sections))
