"""Small pieces of WordprocessingML: text that is safe, runs, fields, tables of any length."""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from farled.methods.passages import Fate
from farled.reports.document import Cell, Column, Line, Lines, Mark, Table, plain
from farled.web.signs import Kind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COLOURS = {Kind.GOOD: "1B6E4B", Kind.GOING: "0A4DB3", Kind.WARN: "8A5A00", Kind.BAD: "B3261E", Kind.PLAIN: "4A5666"}
KEPT_TOGETHER = 8  # rows; a table no longer than this stands on one page
SEA, LINE, SOFT = "0B2A4A", "D8D5CC", "4A5666"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def run(
    text: str,
    *,
    bold: bool = False,
    small: bool = False,
    colour: str = "",
    struck: bool = False,
    underlined: bool = False,
) -> str:
    """A run of text; a line break in it stays one."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n"))
    how = _how(bold=bold, small=small, colour=colour, struck=struck, underlined=underlined)
    return f"<w:r>{how}{lines}</w:r>"


def compared(fate: Fate, text: str) -> str:
    """A run of a passage that has changed: what was taken away is struck out, what was added underlined."""
    if fate is Fate.TAKEN_AWAY:
        return run(text, colour=COLOURS[Kind.BAD], struck=True)
    return run(text, colour=COLOURS[Kind.GOOD], underlined=True) if fate is Fate.ADDED else run(text)


def field(code: str, shown: str, *, small: bool = False, colour: str = "") -> str:
    """A field that a word processor works out, with what it shows until then."""
    how = _how(small=small, colour=colour)
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{how}{part}</w:r>" for part in parts)


def _how(
    *, bold: bool = False, small: bool = False, colour: str = "", struck: bool = False, underlined: bool = False
) -> str:
    how = ("<w:b/>" if bold else "") + ("<w:strike/>" if struck else "")
    how += f'<w:color w:val="{colour}"/>' if colour else ""
    how += '<w:sz w:val="16"/><w:szCs w:val="16"/>' if small else ""
    how += '<w:u w:val="single"/>' if underlined else ""
    return f"<w:rPr>{how}</w:rPr>" if how else ""


def table(content: Table, *, width: int) -> str:
    """A table ``width`` twentieths of a point wide: its headings repeat on each page, no row is split."""
    whole = sum(column.width for column in content.columns)
    widths = [round(width * column.width / whole) for column in content.columns]
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    look = '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
    properties = (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar>'
        f"{look}<w:tblCaption w:val={quoteattr(clean(content.caption))}/></w:tblPr>"
    )
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(
        _row(
            row,
            content.columns,
            widths,
            bold=content.total and nr == len(content.rows),
            keep=nr < len(content.rows) and (nr == 1 or len(content.rows) <= KEPT_TOGETHER),
        )
        for nr, row in enumerate(content.rows, 1)
    )
    return f"<w:tbl {W}>{properties}<w:tblGrid>{grid}</w:tblGrid>{_head(content.columns, widths)}{rows}</w:tbl>"


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    border = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{SEA}"/></w:tcBorders>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}{_air(columns, nr)}'
        '<w:vAlign w:val="bottom"/></w:tcPr>'
        f"{_paragraph(run(column.label, bold=True, colour=SEA), number=column.number, keep=True)}</w:tc>"
        for nr, (column, width) in enumerate(zip(columns, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _air(columns: Sequence[Column], nr: int) -> str:
    """Air between a number at the right of its column and the text that follows."""
    close = nr > 0 and columns[nr - 1].number and not columns[nr].number
    return '<w:tcMar><w:left w:w="230" w:type="dxa"/></w:tcMar>' if close else ""


def _row(row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], *, bold: bool, keep: bool) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_air(columns, nr)}</w:tcPr>'
        + _content(value, number=columns[nr].number, bold=bold, keep=keep)
        + "</w:tc>"
        for nr, (value, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _content(value: Cell, *, number: bool, bold: bool, keep: bool) -> str:
    if isinstance(value, Lines):
        first = [marked(value.mark)] if value.mark else []
        return "".join(
            _paragraph(runs, number=number, keep=keep) for runs in [*first, *map(_line, value.lines)] or [""]
        )
    runs = marked(value) if isinstance(value, Mark) else run(plain(value), bold=bold)
    return _paragraph(runs, number=number, keep=keep)


def _line(line: Line) -> str:
    label = run(f"{line.label}: ", bold=True, small=line.small) if line.label else ""
    return label + run(line.text, bold=line.strong, small=line.small, colour=SOFT if line.small else "")


def marked(mark: Mark) -> str:
    """A state as sign and word; the colour only helps."""
    return run(mark.text.replace(" ", "\N{NO-BREAK SPACE}", 1), bold=True, colour=COLOURS[mark.kind])


def _paragraph(runs: str, *, number: bool, keep: bool) -> str:
    how = "<w:keepNext/>" if keep else ""
    how += '<w:jc w:val="right"/>' if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Tabelltext"/>{how}</w:pPr>{runs}</w:p>'


def parsed(xml: str) -> Any:
    """The piece as an element to put into a document."""
    from docx.oxml import parse_xml

    return parse_xml(xml)
