"""Workbooks as Farled writes them: text is text whatever it begins with, and the heads of columns look alike."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD: Mapping[str, object] = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0B2A4A", "text_wrap": True}
LONGEST_CELL, LONGEST_NAME = 32_767, 31  # characters in a cell, and in what a sheet is called
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def filled(fill: Callable[[Any], None]) -> bytes:
    """The file of a new workbook, an ``xlsxwriter.Workbook`` that ``fill`` puts its sheets in."""
    from xlsxwriter import Workbook  # only what writes a workbook loads it

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        fill(book)
    return out.getvalue()


def clean(text: str) -> str:
    """Text as a cell can hold it."""
    return _UNREADABLE.sub("", text)[:LONGEST_CELL]


def sheet_name(text: str) -> str:
    """What a sheet can be called after a text; nothing when none of it can stand there."""
    return _FORBIDDEN_IN_NAMES.sub(" ", clean(text)).lstrip("' ")[:LONGEST_NAME].rstrip("' ")
