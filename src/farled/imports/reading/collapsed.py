"""Tables whose columns have collapsed into lines: which line, or part of line, belongs to which cell of which row.

Text taken out of a PDF gives a table's cells one after the other: lines of title and description, then the
period, the responsible bodies, the status; sometimes several on one line, sometimes with a page's foot and head
between. No single line decides. So all lines are read together: a beam search keeps the best ways to have read the
text so far, each line either goes on with a cell, begins a later cell of the row, begins a new row, goes on with a
row that a page break cut off, or stands outside the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from farled.imports.reading.cell_scores import HARD, continue_score, missing, start_score
from farled.imports.reading.document import Line
from farled.imports.reading.fragments import partitions
from farled.imports.reading.headings import is_strong
from farled.imports.reading.values import Field
from farled.imports.reading.wording import dangling, ends_sentence, starts_lower, starts_upper

OUTSIDE = -1
_BEAM = 48
_HOPELESS = 25.0  # a way this far behind the best does not catch up
_LEAST = -9.0  # a cell that fits worse than this is not tried
_ENTER, _LEAVE, _RETURN, _FIRST_OUTSIDE = 0.0, -3.0, -3.0, -4.0
_NO_GAP = -1.5
_HEADING_IN_ROW, _HEADING_OUTSIDE = -5.0, 5.0
_BROKEN_OFF = -3.0
_RESUME_AT_PAGE, _RESUME_AT_GAP, _RESUME_UNLIKELY = -1.0, -4.0, -5.0
_WIDE, _TOO_WIDE, _RATHER_WIDE, _BROKE_EARLY = 1.35, -3.0, -0.8, -0.8


@dataclass(frozen=True, slots=True)
class Item:
    """A non-blank line with what stands before it: a blank line, a page break, a (repeated) header."""

    line: Line
    gap: bool
    page: bool
    header: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """The outcome for one line: the row it belongs to (or None) and its pieces by column."""

    item: Item
    row: int | None
    pieces: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to have read the lines so far."""

    score: float
    column: int
    row: int
    resumed: bool
    filled: frozenset[int]
    last: tuple[str, ...]
    widths: tuple[int, ...]
    pieces: tuple[tuple[int, str], ...] = ()
    parent: "_Way | None" = field(default=None, repr=False)

    @property
    def key(self) -> tuple[int, bool, frozenset[int]]:
        return self.column, self.resumed, self.filled


def place_lines(items: Sequence[Item], columns: Sequence[Field | None]) -> list[Placed]:
    """Place every line of a collapsed table with the given columns.

    A first reading tells how wide each column's lines are; the second uses it: the width tells cells apart where
    no blank line does.
    """
    return _place(items, columns, _usual_widths(_place(items, columns, (0,) * len(columns)), len(columns)))


def _usual_widths(placed: Sequence[Placed], count: int) -> tuple[int, ...]:
    """The width that nearly all whole lines of each column keep within; 0 where too few lines tell."""
    lengths: list[list[int]] = [[] for _ in range(count)]
    for one in placed:
        if len(one.pieces) == 1:
            column, text = one.pieces[0]
            lengths[column].append(len(text))
    return tuple(sorted(column)[int(len(column) * 0.9)] if len(column) >= 5 else 0 for column in lengths)


def _place(items: Sequence[Item], columns: Sequence[Field | None], widths: tuple[int, ...]) -> list[Placed]:
    empty = ("",) * len(columns)
    ways = [_Way(0.0, OUTSIDE, -1, False, frozenset(), empty, widths)]
    for item in items:
        following: dict[tuple[int, bool, frozenset[int]], _Way] = {}
        for way in ways:
            for step in _steps(way, item, columns):
                kept = following.get(step.key)
                if kept is None or step.score > kept.score:
                    following[step.key] = step
        ordered = sorted(following.values(), key=lambda way: -way.score)[:_BEAM]
        ways = [way for way in ordered if way.score > ordered[0].score - _HOPELESS]
    best: _Way | None = max(ways, key=lambda way: way.score + _closing(way, columns))
    placed: list[Placed] = []
    for item in reversed(items):
        assert best is not None  # one way per line  # noqa: S101
        placed.append(Placed(item, None if best.column == OUTSIDE else best.row, best.pieces))
        best = best.parent
    return placed[::-1]


def _closing(way: _Way, columns: Sequence[Field | None]) -> float:
    """What it costs to end the row that is open."""
    if way.column == OUTSIDE:
        return 0.0
    lost = sum(missing(column) for index, column in enumerate(columns) if index not in way.filled)
    return lost + _leaving(way)


def _leaving(way: _Way) -> float:
    """What it costs to leave the open cell: more when it stops in the middle of a phrase."""
    return _BROKEN_OFF if dangling(way.last[way.column]) else 0.0


def _steps(way: _Way, item: Item, columns: Sequence[Field | None]) -> Iterator[_Way]:
    yield _outside(way, item, columns)
    for pieces in partitions(item.line.text):
        for chosen in combinations(range(len(columns)), len(pieces)):
            later = sum(start_score(columns[index], piece) for index, piece in zip(chosen[1:], pieces[1:], strict=True))
            if later < _LEAST:
                continue
            placed = tuple(zip(chosen, pieces, strict=True))
            yield from _in_row(way, item, columns, placed, later)


def _is_heading(item: Item) -> bool:
    """True for a line that says itself, or is marked, to head what follows."""
    return bool(item.line.level) or is_strong(item.line.text)


def _outside(way: _Way, item: Item, columns: Sequence[Field | None]) -> _Way:
    score = way.score
    if way.column != OUTSIDE:
        score += _closing(way, columns) + _LEAVE + (0.0 if item.gap or item.page else _NO_GAP)
    elif item.header:
        score += _FIRST_OUTSIDE
    if _is_heading(item):
        score += _HEADING_OUTSIDE
    return _Way(score, OUTSIDE, way.row, False, frozenset(), ("",) * len(columns), way.widths, (), way)


def _in_row(
    way: _Way, item: Item, columns: Sequence[Field | None], placed: tuple[tuple[int, str], ...], later: float
) -> Iterator[_Way]:
    first, text = placed[0]
    if _is_heading(item):
        later += _HEADING_IN_ROW
    wide = _width_score(way, columns, first, item.line.text if len(placed) == 1 else text)
    begin = start_score(columns[first], text) + later + wide
    gap = item.gap or item.page
    if way.column == OUTSIDE:
        entry = _ENTER if item.header or way.parent is None else _RETURN
        yield _moved(way, columns, placed, begin + entry, row=way.row + 1)
        return
    new_row = begin + _closing(way, columns) + (0.0 if gap else _NO_GAP)
    yield _moved(way, columns, placed, new_row, row=way.row + 1)
    if first == way.column:
        onward = continue_score(columns[first], way.last[first], text, gap=gap) + later + wide
        yield _moved(way, columns, placed, onward - (2.0 if item.header else 0.0), row=way.row)
    elif first > way.column and (not way.resumed or (first in way.filled and len(placed) == 1)):
        known = way.resumed and first in way.filled
        fit = continue_score(columns[first], way.last[first], text, gap=False) + later + wide if known else begin
        yield _moved(way, columns, placed, fit + _advance(way, columns, first, text, gap=gap or known), row=way.row)
    if len(placed) == 1 and first in way.filled and first <= way.column and gap and not way.resumed:
        yield _moved(way, columns, placed, _resume(way, item, columns, first, text), row=way.row, resumed=True)


def _advance(way: _Way, columns: Sequence[Field | None], first: int, text: str, *, gap: bool) -> float:
    """The price of going on to a later cell of the row; between two cells of prose a sign of a break is wanted."""
    price = _leaving(way)
    if columns[way.column] not in HARD and columns[first] not in HARD and not gap:
        price -= _break_price(way.last[way.column], text)
    return price


def _break_price(before: str, text: str) -> float:
    """What it costs to part two cells of prose; least where the author broke a line that had room for more."""
    if not starts_upper(text):
        return 3.0
    fits = len(before) + 1 + len(text.split(maxsplit=1)[0]) <= len(text)
    return 0.5 if fits or ends_sentence(before) else 1.5


def _resume(way: _Way, item: Item, columns: Sequence[Field | None], first: int, text: str) -> float:
    price = _RESUME_AT_PAGE if item.page else _RESUME_AT_GAP
    before = way.last[first]
    unlikely = 0.0 if starts_lower(text) or dangling(before) else _RESUME_UNLIKELY
    return price + unlikely + continue_score(columns[first], before, text, gap=False)


def _width_score(way: _Way, columns: Sequence[Field | None], column: int, text: str) -> float:
    """A line wider than the column rather belongs to another; so does a line after one that broke off early."""
    width = way.widths[column]
    if columns[column] in HARD or width <= 20:
        return 0.0
    length = len(text.strip())
    score = _TOO_WIDE if length > width * _WIDE else _RATHER_WIDE if length > width * 1.1 else 0.0
    before = way.last[column]
    first = len(text.split(maxsplit=1)[0])
    if column == way.column and not ends_sentence(before) and len(before) + 1 + first <= width * 0.85:
        score += _BROKE_EARLY
    return score


def _moved(
    way: _Way,
    columns: Sequence[Field | None],
    placed: tuple[tuple[int, str], ...],
    gain: float,
    *,
    row: int,
    resumed: bool = False,
) -> _Way:
    same = row == way.row
    last = list(way.last) if same else [""] * len(columns)
    widths = list(way.widths)
    for column, text in placed:
        last[column] = text
        widths[column] = widths[column] or len(text)
    filled = (way.filled if same else frozenset()) | {column for column, _ in placed}
    return _Way(
        score=way.score + gain,
        column=placed[-1][0],
        row=row,
        resumed=(resumed or way.resumed) if same else False,
        filled=filled,
        last=tuple(last),
        widths=tuple(widths),
        pieces=placed,
        parent=way,
    )
