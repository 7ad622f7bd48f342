"""Spreadsheets through calamine: cached values only, formulas and macros are never run."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from farled.files.containers import Unreadable
from farled.imports.reading.document import Cell, Document, Grid, GridRow
from farled.imports.reading.values import Problem
from farled.imports.reading.wording import clean

Value = int | float | str | bool | time | date | datetime | timedelta
_WIDEST = 200  # columns


def read_workbook(content: bytes, suffix: str) -> Document:
    """All sheets as grids, hidden ones too (with a notice). Raises Unreadable for locked or broken files."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids: list[Grid] = []
        problems: list[Problem] = []
        for meta in workbook.sheets_metadata:
            sheet = workbook.get_sheet_by_name(meta.name)
            grids.append(_grid(meta.name, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []))
            if meta.visible != SheetVisibleEnum.Visible:
                problems.append(Problem("sheet.hidden", {"sheet": meta.name}))
    except PasswordError as error:
        raise Unreadable("file.encrypted") from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise Unreadable("file.broken", extension=suffix) from error
    return Document(suffix, tuple(grids), problems=tuple(problems))


def _grid(name: str, values: list[list[Value]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> Grid:
    cells = [[_cell(value) for value in row[:_WIDEST]] for row in values]
    for (top, left), (bottom, right) in merged:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        origin = cells[top][left]
        if bottom - top > 2_000:
            continue
        cells[top][left] = Cell(origin.text, span=right - left + 1, day=origin.day, number=origin.number)
        for row in range(top + 1, min(bottom, len(cells) - 1) + 1):
            cells[row][left] = Cell(origin.text, joined=True, span=right - left + 1, day=origin.day)
    return Grid(tuple(GridRow(index, tuple(row)) for index, row in enumerate(cells, start=1)), sheet=name)


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return Cell("ja" if value else "nej")
    if isinstance(value, datetime):
        return Cell(value.date().isoformat(), day=value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), day=value)
    if isinstance(value, float):
        return Cell(f"{value:g}" if abs(value) < 1e15 and value != int(value) else str(int(value)), number=value)
    if isinstance(value, int):
        return Cell(str(value), number=float(value))
    return Cell(clean(str(value)).strip())
