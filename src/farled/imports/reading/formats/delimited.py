"""CSV and TSV: separator found from the text itself."""

import csv
import io

from farled.imports.reading.document import Cell, Document, Grid, GridRow
from farled.imports.reading.formats.text import decode

_SEPARATORS = ";\t,|"


def read_delimited(content: bytes) -> Document:
    """A CSV file as one grid. Line numbers are record numbers, as a spreadsheet shows them."""
    text = decode(content).replace("\f", " ")
    rows = tuple(
        GridRow(number, tuple(Cell(cell.strip()) for cell in record))
        for number, record in enumerate(_records(text, _separator(text)), start=1)
    )
    return Document("csv", (Grid(rows),))


def _records(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in text.split("\n")]


def _separator(text: str) -> str:
    """The separator that gives most rows with the same number of cells as the first rows have."""

    def steadiness(separator: str) -> tuple[int, int]:
        records = [record for record in _records(text[:20_000], separator) if any(cell.strip() for cell in record)][:30]
        widths = [len(record) for record in records]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(common) if common > 1 else 0, common)

    return max(_SEPARATORS, key=steadiness)
