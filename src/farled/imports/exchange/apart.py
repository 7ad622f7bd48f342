"""What a workbook's cells hold, or why it is refused as a problem that the face tells."""

from farled.files.cells import ReadWorkbook
from farled.files.containers import Limits, Unreadable
from farled.files.reading_cells import LIMITS, read_cells
from farled.imports.reading.values import Problem


def read_workbook(name: str, content: bytes, limits: Limits = LIMITS) -> ReadWorkbook | Problem:
    """The workbook's cells. Never raises for what is in the file: then it is a problem whose code begins `file.`."""
    try:
        return read_cells(name, content, limits)
    except Unreadable as failed:
        return Problem(failed.code, failed.facts)
