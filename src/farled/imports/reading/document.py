"""A document between its file format and the understanding of it: numbered lines and grids, in reading order."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date

from farled.imports.reading.values import Passage, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text.

    `page_break` is true for the first line of a new page; `level` is 1..9 for a line that the file marks as a
    heading, 0 for others.
    """

    number: int
    text: str
    page: int | None = None
    page_break: bool = False
    level: int = 0
    bullet: bool = False

    @property
    def blank(self) -> bool:
        """True for a line without text."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    `joined` marks the lower part of a vertically merged cell (its text repeats the upper part);
    `span` is the number of columns; `lead` is text in bold at its beginning; `day` a real date of a sheet.
    """

    text: str = ""
    joined: bool = False
    span: int = 1
    lead: str = ""
    day: date | None = None
    number: float | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid with the line it stands on; `last` and `raw` when it was put together from several lines.

    `numbers` are those lines where what stands between them (a page mark, a drawn rule) is not of the row. `cut` says
    that no line is drawn below it at the foot of a page: it goes on in the next row.
    """

    line: int
    cells: tuple[Cell, ...]
    page: int | None = None
    last: int = 0
    raw: str = ""
    numbers: tuple[int, ...] = ()
    cut: bool = False

    @property
    def text(self) -> str:
        """The row as it is shown to the user: its own cells, without repeated merged text."""
        return self.raw or " | ".join(cell.text for cell in self.cells if cell.text.strip() and not cell.joined)

    @property
    def blank(self) -> bool:
        """True for a row whose own cells are all empty."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `wrapped` says that line breaks inside cells come from the column's width, not from the author."""

    rows: tuple[GridRow, ...]
    sheet: str = ""
    wrapped: bool = False

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text between tables."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that the file format itself keeps apart from the text."""

    mark: str
    line: Line


@dataclass(frozen=True, slots=True)
class Document:
    """What a format reader gives."""

    format: str
    blocks: tuple[Prose | Grid, ...]
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = field(default_factory=tuple)


def passages(lines: Iterable[Line], blanks: Container[int] = ()) -> tuple[Passage, ...]:
    """Non-blank lines as passages: runs on one page, unbroken but for the line numbers in `blanks`."""
    runs: list[list[Line]] = []
    for line in sorted((line for line in lines if not line.blank), key=lambda line: line.number):
        between = range(runs[-1][-1].number + 1, line.number) if runs else range(0)
        if runs and line.page == runs[-1][-1].page and all(number in blanks for number in between):
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(
        Passage(run[0].number, run[-1].number, "\n".join(line.text.strip() for line in run), run[0].page)
        for run in runs
    )


def row_passage(row: GridRow, sheet: str = "") -> Passage:
    """The passage of one grid row."""
    return Passage(row.line, max(row.line, row.last), row.text, row.page, sheet)


def row_passages(row: GridRow, sheet: str = "") -> list[Passage]:
    """The passages of one grid row: one, or a run of lines each where something else stands between them."""
    runs: list[list[tuple[int, str]]] = []
    for number, text in zip(row.numbers, row.raw.split("\n"), strict=False):
        if runs and number == runs[-1][-1][0] + 1:
            runs[-1].append((number, text))
        else:
            runs.append([(number, text)])
    if len(runs) < 2:
        return [row_passage(row, sheet)]
    return [Passage(run[0][0], run[-1][0], "\n".join(text for _, text in run), row.page, sheet) for run in runs]
