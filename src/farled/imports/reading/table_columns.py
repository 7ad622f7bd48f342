"""Describing the columns of a table, with guesses, for a user who maps them."""

from collections.abc import Mapping, Sequence

from farled.imports.reading.amounts import looks_like_amount
from farled.imports.reading.document import Grid, row_passage
from farled.imports.reading.headers import guess, signature
from farled.imports.reading.periods import looks_like_period
from farled.imports.reading.statuses import is_status
from farled.imports.reading.values import Column, Field, TableFound
from farled.imports.reading.wording import one_line

_SAMPLES = 3
_LOOKED_AT = 60  # rows
_LONGEST = 60  # characters of a heading
_BY_CONTENT = 0.5  # confidence of a guess that rests on the cells alone


def describe(
    grid: Grid, first: int, height: int, headers: Sequence[str], fields: Mapping[int, Field], *, read: bool
) -> TableFound:
    """The table below header row `first`, with samples and a guess per column."""
    body = [row for row in grid.rows[first + height :] if not row.blank]
    columns = []
    for index, header in enumerate(headers):
        cells = [one_line(row.cells[index].text) for row in body[:_LOOKED_AT] if index < len(row.cells)]
        filled = [cell for cell in cells if cell]
        if not header.strip() and not filled:
            continue
        named, confidence = guess(header)
        if index in fields:
            named, confidence = fields[index], max(confidence, _BY_CONTENT)
        elif named is None or read:
            named, confidence = (None, 0.0) if read else _by_content(filled)
        samples = tuple(dict.fromkeys(cell[:80] for cell in filled))[:_SAMPLES]
        columns.append(Column(index, one_line(header), samples, named, confidence))
    passage = row_passage(grid.rows[first], grid.sheet)
    return TableFound(signature(headers), passage, tuple(columns), len(body), read)


def likely_header(grid: Grid) -> int | None:
    """The row that most looks like a header in an unknown language: many short, distinct texts, early."""
    best, most = None, 1
    for index, row in enumerate(grid.rows[:15]):
        texts = {
            cell.text for cell in row.cells if cell.text.strip() and len(cell.text) <= _LONGEST and cell.number is None
        }
        if len(texts) > most * 1.25:
            best, most = index, len(texts)
    return best


def _by_content(cells: Sequence[str]) -> tuple[Field | None, float]:
    if not cells:
        return None, 0.0
    for field, fits in (
        (Field.STATUS, is_status),
        (Field.PERIOD, looks_like_period),
        (Field.BUDGET, looks_like_amount),
    ):
        if sum(fits(cell) for cell in cells) >= len(cells) * 0.6:
            return field, _BY_CONTENT
    return None, 0.0
