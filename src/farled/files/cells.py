"""A workbook as plain cells, read in the process apart: stored values only, nothing is computed, run or fetched.

Beside the values it tells which cells must not be trusted as such: formulas, errors, and cells merged with others.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import Element, iterparse

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from farled.files.containers import Limits, Unreadable, check

FORMULA, FAULT, MERGED = "formula", "fault", "merged"
MOST_COLUMNS, MOST_CELLS, MOST_MERGED = 200, 2_000_000, 100_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PART = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MACROS, _LINKS = "vbaproject.bin", "xl/externallinks/"

Value = str | float | bool | list[str] | None  # a day is ["d", "2026-11-30"]


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet: its rows from the first, and marks on cells by address (``D14``)."""

    name: str
    hidden: bool
    rows: list[list[Value]]
    marks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """All sheets, and what the file holds that is never used."""

    sheets: list[ReadSheet]
    macros: bool = False
    links: bool = False


def open_workbook(name: str, content: bytes, limits: Limits) -> ReadWorkbook:
    """Read a workbook in this very process. Raises Unreadable; untrusted files go through `apart`."""
    suffix = check(name, content, limits)
    if suffix != "xlsx":
        raise Unreadable("file.not_xlsx", extension=suffix)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [entry.casefold() for entry in archive.namelist()]
            parts = _parts(archive)
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets = [
                _sheet(book, archive, meta.name, parts, hidden=meta.visible != SheetVisibleEnum.Visible)
                for meta in book.sheets_metadata
                if meta.name in parts
            ]
    except PasswordError as error:
        raise Unreadable("file.encrypted") from error
    except (CalamineError, ValueError, OverflowError, KeyError, zipfile.BadZipFile) as error:
        raise Unreadable("file.broken", extension=suffix) from error
    return ReadWorkbook(
        sheets,
        macros=any(entry.endswith(_MACROS) for entry in names),
        links=any(entry.startswith(_LINKS) for entry in names),
    )


def address(row: int, column: int) -> str:
    """The address of a cell counted from 0: (13, 3) is D14."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    relations = {
        each.get("Id", ""): each.get("Target", "")
        for each in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    found = {}
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        target = relations.get(sheet.get(_PART, ""), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if path in archive.namelist():
            found[sheet.get("name", "")] = path
    return found


def _elements(archive: zipfile.ZipFile, path: str, tag: str) -> Iterator[Element]:
    """Every element of that name in a part, each forgotten once it has been seen."""
    with archive.open(path) as part:
        for _event, element in iterparse(part, events=("end",)):  # noqa: S314  # entities were refused by `check`
            if element.tag.rpartition("}")[2] == tag:
                yield element


def _sheet(
    book: CalamineWorkbook, archive: zipfile.ZipFile, name: str, parts: dict[str, str], *, hidden: bool
) -> ReadSheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * min(sheet.total_width, MOST_COLUMNS) > MOST_CELLS:
        raise Unreadable("file.too_many_cells", limit=MOST_CELLS)
    rows = [[_value(value) for value in row[:MOST_COLUMNS]] for row in sheet.iter_rows()]
    top: list[list[Value]] = [[] for _row in range(sheet.start[0])] if sheet.start else []
    left: list[Value] = [None] * (sheet.start[1] if sheet.start else 0)
    marks = _marks(archive, parts[name])
    for (first, start), (last, end) in sheet.merged_cell_ranges or []:
        if (last - first + 1) * (end - start + 1) > MOST_MERGED:
            raise Unreadable("file.too_many_cells", limit=MOST_CELLS)
        marks |= {address(row, at): MERGED for row in range(first, last + 1) for at in range(start, end + 1)}
    return ReadSheet(name, hidden, [*top, *([*left, *row] for row in rows)], marks)


def _marks(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """The cells of a sheet that hold a formula or an error."""
    found: dict[str, str] = {}
    with archive.open(path) as part:
        for _event, element in iterparse(part, events=("end",)):  # noqa: S314  # entities were refused by `check`
            if element.tag == f"{_MAIN}c":
                if element.find(f"{_MAIN}f") is not None:
                    found[element.get("r", "")] = FORMULA
                elif element.get("t") == "e":
                    found[element.get("r", "")] = FAULT
            elif element.tag == f"{_MAIN}row":
                element.clear()
    return found


def _value(value: float | str | bool | time | date | datetime | timedelta) -> Value:  # noqa: FBT001  # a cell's value
    if value == "":
        return None
    if isinstance(value, bool | float | int):
        return value
    if isinstance(value, datetime):
        return ["d", value.date().isoformat()] if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return ["d", value.isoformat()]
    return str(value)
