"""Workbooks as a spreadsheet program would save them: cells changed in one that was taken, or new ones written."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from html import escape

FIRST = "xl/worksheets/sheet1.xml"
Said = str | float | date | None


def formula(text: str) -> str:
    """A cell that is computed."""
    return f"\x01{text}"


def edited(content: bytes, cells: Mapping[str, Said], *, part: str = FIRST) -> bytes:
    """The workbook with other values in some cells, which were there."""

    def change(xml: str) -> str:
        for address, value in cells.items():
            pattern = rf'<c r="{address}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)'
            style = re.search(pattern, xml)
            assert style is not None, address
            xml = xml.replace(style[0], _cell(address, style[1] or "", value), 1)
        return xml

    return rewritten(content, {part: change})


def rewritten(content: bytes, changes: Mapping[str, object], add: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with some parts changed, taken away (None) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name, lambda text: text)
            if change is not None:
                new.writestr(name, change(old.read(name).decode()))  # type: ignore[operator]
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def _cell(address: str, style: str, value: Said) -> str:
    if value is None:
        return f'<c r="{address}"{style}/>'
    if isinstance(value, date):
        return f'<c r="{address}"{style}><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{address}"{style}><v>{value}</v></c>'
    if value.startswith("\x01"):
        return f'<c r="{address}"{style}><f>{escape(value[1:])}</f><v>1</v></c>'
    return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
