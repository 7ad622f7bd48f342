"""Word: paragraphs, tables with merged cells, footnotes. Deleted text is left out, macros are never looked at."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from farled.files.containers import Unreadable
from farled.imports.reading.document import Cell, Document, Grid, GridRow, Line, Note, Prose
from farled.imports.reading.wording import clean, one_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BREAKS = {f"{_W}br", f"{_W}cr"}
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DEEPEST = 200


def read_word(content: bytes) -> Document:
    """A .docx file in reading order. Raises Unreadable when its XML is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml").find(f"{_W}body")
            names = archive.namelist()
            styles = _styles(_part(archive, "word/styles.xml")) if "word/styles.xml" in names else _Styles()
            notes = _part(archive, "word/footnotes.xml") if "word/footnotes.xml" in names else None
    except (ET.ParseError, KeyError, zipfile.BadZipFile, UnicodeError, ValueError) as error:
        raise Unreadable("file.broken", extension="docx") from error
    if body is None:
        raise Unreadable("file.broken", extension="docx")
    numbers = count(1)
    blocks = tuple(_blocks(body, numbers, styles))
    return Document("docx", blocks, notes=tuple(_notes(notes, numbers)) if notes is not None else ())


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    text = archive.read(name).replace(_STRICT.encode(), _W[1:-1].encode())
    return ET.fromstring(text)  # noqa: S314  # definitions of entities were refused before


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the file's styles say: style id → level of a heading, and the ids of those that make a list."""

    headings: Mapping[str, int] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()


def _styles(styles: Element) -> _Styles:
    listed = (style for style in styles.iter(f"{_W}style") if style.find(f"{_W}pPr/{_W}numPr") is not None)
    return _Styles(_heading_styles(styles), frozenset(style.get(f"{_W}styleId") or "" for style in listed))


def _heading_styles(styles: Element) -> dict[str, int]:
    """Style id → level of a heading."""
    found: dict[str, int] = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = (name.get(f"{_W}val") or "").casefold() if name is not None else ""
        outline = style.find(f".//{_W}outlineLvl")
        if label.startswith(("heading", "rubrik", "title")) or outline is not None:
            digits = "".join(char for char in label if char.isdigit())
            found[style.get(f"{_W}styleId") or ""] = min(int(digits or _number(outline, 0) + 1), 9)
    return found


def _blocks(body: Element, numbers: "count[int]", styles: _Styles) -> Iterator[Prose | Grid]:
    lines: list[Line] = []
    for element in _children(body):
        if element.tag == f"{_W}tbl":
            if lines:
                yield Prose(tuple(lines))
                lines = []
            yield _grid(element, numbers)
        elif element.tag == f"{_W}p":
            lines.extend(_lines(element, numbers, styles))
    if lines:
        yield Prose(tuple(lines))


def _children(parent: Element, depth: int = 0) -> Iterator[Element]:
    """Paragraphs and tables in order, through content controls, inserted text and text boxes."""
    for element in parent:
        if element.tag in _SKIPPED or depth > _DEEPEST:
            continue
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
            if element.tag == f"{_W}p":
                for box in element.iter(f"{_W}txbxContent"):
                    yield from _children(box, depth + 1)
        elif element.tag != f"{_W}tc":
            yield from _children(element, depth + 1)


def _lines(paragraph: Element, numbers: "count[int]", styles: _Styles) -> Iterator[Line]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    listed = _is_item(paragraph) or name in styles.lists
    level = styles.headings.get(name, 0)
    for index, text in enumerate(_text(paragraph).split("\n")):
        bullet = listed and not level and index == 0 and bool(text.strip())
        yield Line(next(numbers), text, level=level, bullet=bullet)


def _text(paragraph: Element) -> str:
    return clean("".join(_runs(paragraph)))


def _runs(element: Element, depth: int = 0) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{_W}txbxContent" or depth > _DEEPEST:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t" if element.tag == f"{_W}r" else ""
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}footnoteReference":
            yield "".join(_SUPER[int(digit)] for digit in child.get(f"{_W}id") or "" if digit.isdigit())
        else:
            yield from _runs(child, depth + 1)


def _bold_lead(paragraph: Element) -> str:
    """Text in bold at the beginning of a paragraph; authors mark titles so."""
    lead = ""
    for run in paragraph.iter(f"{_W}r"):
        bold = run.find(f"{_W}rPr/{_W}b")
        text = "".join(_runs(run))
        if text.strip() and (bold is None or bold.get(f"{_W}val") in ("0", "false")):
            break
        lead += text
    return one_line(clean(lead))


def _grid(table: Element, numbers: "count[int]") -> Grid:
    rows: list[GridRow] = []
    above: dict[int, Cell] = {}
    for row in _rows(table):
        cells: list[Cell] = []
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        cells.extend(Cell() for _ in range(_number(before, 0)))
        for element in _own_cells(row):
            cell = _cell(element, above.get(len(cells)))
            above[len(cells)] = cell
            cells.append(cell)
            cells.extend(Cell() for _ in range(cell.span - 1))
        rows.append(GridRow(next(numbers), tuple(cells)))
    return Grid(tuple(rows))


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if element.tag == f"{_W}tr":
            yield element
        elif element.tag not in _SKIPPED and element.tag != f"{_W}tbl":
            yield from _rows(element)


def _own_cells(row: Element) -> list[Element]:
    """Cells of this row, not of tables nested in it."""
    cells: list[Element] = []
    for element in row:
        if element.tag == f"{_W}tc":
            cells.append(element)
        elif element.tag not in _SKIPPED:
            cells.extend(_own_cells(element))
    return cells


def _cell(element: Element, above: Cell | None) -> Cell:
    span = min(_number(element.find(f"{_W}tcPr/{_W}gridSpan"), 1), 100)
    merge = element.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart" and above is not None:
        return Cell(above.text, joined=True, span=span, lead=above.lead)
    paragraphs = list(element.iter(f"{_W}p"))
    texts = [("• " if _is_item(paragraph) else "") + _text(paragraph).strip() for paragraph in paragraphs]
    text = "\n".join(text for text in texts if text.strip(" •"))
    lead = _bold_lead(paragraphs[0]) if paragraphs else ""
    return Cell(text, span=span, lead=lead if lead != text else "")


def _is_item(paragraph: Element) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}numPr") is not None


def _number(element: Element | None, default: int) -> int:
    value = element.get(f"{_W}val") if element is not None else None
    return int(value) if value and value.isdigit() else default


def _notes(notes: Element, numbers: "count[int]") -> Iterator[Note]:
    for note in notes.iter(f"{_W}footnote"):
        text = one_line(" ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")))
        mark = note.get(f"{_W}id") or ""
        if text and mark.isdigit() and note.get(f"{_W}type") is None:
            yield Note(mark, Line(next(numbers), text))
