"""Columns by position: tables without drawn lines, whose cells stand straight below their headings."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from farled.imports.reading.document import Cell, Grid, GridRow
from farled.imports.reading.headers import recognise, split_header
from farled.imports.reading.periods import looks_like_period
from farled.imports.reading.statuses import begins_with_status
from farled.imports.reading.values import Field
from farled.imports.reading.wording import starts_lower

_TEXT_HEIGHT = 4.0  # a drawn line nearer than this above a line's foot goes through it
_ROW_GAP = 1.3  # a distance so much wider than the usual divides rows
_ANCHORS = {Field.PERIOD, Field.START, Field.END, Field.STATUS, Field.NUMBER}


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its horizontal place (points or characters)."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of words with its vertical place; `number` is the source line."""

    number: int
    top: float
    words: tuple[Word, ...]
    page: int | None = None
    size: float = 0.0
    bold: bool = False

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Columns:
    """Recognised headings with the left edge of each column; `ends` are the right edges of the headings."""

    headers: tuple[str, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    fields: dict[int, Field]


def find_columns(line: TextLine, below: TextLine | None, gap: float) -> tuple[Columns, int] | None:
    """Headings of a line (and of the line below, when that goes on with them); None when it is no header.

    `gap` is the least distance between two headings. Returns the columns and the number of lines they take.
    """
    cells = _cells(line, gap)
    if len(cells) == 1 or len(cells) < len(split_header(line.text)):
        cells = _by_words(line)
    best: tuple[Columns, int] | None = None
    for lines, candidate in ((1, cells), (2, _with_below(cells, below, gap) if below else [])):
        headers = [" ".join(word.text for word in cell) for cell in candidate]
        fields = recognise(headers)
        better = len(fields) > (len(best[0].fields) if best else 1)
        if len(fields) >= max(2, len(headers) * 0.6) and better:
            starts = tuple(min(word.x0 for word in cell) for cell in candidate)
            ends = tuple(max(word.x1 for word in cell) for cell in candidate)
            best = Columns(tuple(headers), starts, ends, fields), lines
    return best


def _cells(line: TextLine, gap: float) -> list[list[Word]]:
    cells: list[list[Word]] = []
    for word in line.words:
        if cells and word.x0 - cells[-1][-1].x1 < gap:
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _by_words(line: TextLine) -> list[list[Word]]:
    """Headings that stand close together, told apart by the vocabulary."""
    words = iter(line.words)
    return [list(islice(words, len(header.split()))) for header in split_header(line.text)]


def _with_below(cells: list[list[Word]], below: TextLine, gap: float) -> list[list[Word]]:
    """Second line of headings put under the heading it overlaps; empty when a part has no heading above it."""
    merged = [list(cell) for cell in cells]
    for part in _cells(below, gap):
        for cell in merged:
            if part[0].x0 < cell[-1].x1 + gap and part[-1].x1 > cell[0].x0 - gap:
                cell.extend(part)
                break
        else:
            return []
    return merged


def fitted(columns: Columns, body: Sequence[TextLine]) -> Columns:
    """The columns with left edges where the body's cells begin: headings may be centred over them.

    An edge moves to the place between two headings that fewest words cross and most words begin at.
    """
    words = [word for line in body for word in line.words]
    starts = list(columns.starts)
    for index in range(1, len(starts)):
        low, high = columns.starts[index - 1], columns.ends[index]
        places = {round(word.x0, 1) for word in words if low + 1 < word.x0 <= high} | {columns.starts[index]}

        def fit(x: float) -> tuple[int, int, float]:
            crossing = sum(word.x0 < x - 0.5 and word.x1 > x + 0.5 for word in words)
            beginning = sum(abs(word.x0 - x) <= 1 for word in words)
            return -crossing, beginning, x

        starts[index] = max(places, key=fit)
    return Columns(columns.headers, tuple(starts), columns.ends, columns.fields)


def place(line: TextLine, columns: Columns, slack: float) -> list[str]:
    """The words of a line by column: a word belongs to the last column that begins left of it."""
    cells: list[list[str]] = [[] for _ in columns.starts]
    for word in line.words:
        index = max((i for i, start in enumerate(columns.starts) if start <= word.x0 + slack), default=0)
        cells[index].append(word.text)
    return [" ".join(cell) for cell in cells]


def aligned_grid(
    header: Sequence[TextLine], body: Sequence[TextLine], columns: Columns, *, slack: float, rules: Sequence[float] = ()
) -> Grid:
    """Lines below a header as a grid.

    Rows are divided by drawn `rules` (vertical places) where there are any,
    else by white space and by a new period, status or number beside a new title.
    """
    rows = [_row(header, columns.headers)]
    columns = fitted(columns, body)
    usual = _usual_distance(body)
    groups: list[list[tuple[TextLine, list[str]]]] = []
    for line in body:
        cells = place(line, columns, slack)
        previous = groups[-1][-1][0] if groups else None
        if previous is None or _new_row(previous, line, cells, groups[-1], columns, usual, rules):
            groups.append([])
        groups[-1].append((line, cells))
    for group in groups:
        texts = ["\n".join(cells[i] for _, cells in group if cells[i]) for i in range(len(columns.starts))]
        rows.append(_row([line for line, _ in group], texts))
    return Grid(tuple(rows), wrapped=True)


def _row(lines: Sequence[TextLine], texts: Sequence[str]) -> GridRow:
    raw = "\n".join(line.text for line in lines)
    numbers = tuple(line.number for line in lines)
    return GridRow(numbers[0], tuple(Cell(text) for text in texts), lines[0].page, numbers[-1], raw, numbers)


def _usual_distance(body: Sequence[TextLine]) -> float:
    distances = sorted(after.top - before.top for before, after in itertools.pairwise(body))
    return distances[len(distances) // 2] if distances else 0.0


def _new_row(
    previous: TextLine,
    line: TextLine,
    cells: list[str],
    group: list[tuple[TextLine, list[str]]],
    columns: Columns,
    usual: float,
    rules: Sequence[float],
) -> bool:
    if rules:
        return any(previous.top < rule < line.top - _TEXT_HEIGHT for rule in rules)
    title = next(index for index, field in columns.fields.items() if field is Field.TITLE)
    if not cells[title] or starts_lower(cells[title]):
        return False
    if usual and line.top - previous.top > usual * _ROW_GAP and sum(bool(cell) for cell in cells) > 1:
        return True
    return any(
        _is_anchor(field, cells[index]) and any(above[index] for _, above in group)
        for index, field in columns.fields.items()
        if field in _ANCHORS and cells[index]
    )


def _is_anchor(field: Field, text: str) -> bool:
    if field is Field.STATUS:
        return begins_with_status(text)
    return field is Field.NUMBER or looks_like_period(text)
