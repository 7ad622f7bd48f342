"""PDF: drawn tables, tables without lines, running text; a PDF of pictures only is told to be one."""

import io
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, pairwise, zip_longest
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from farled.files.containers import Unreadable
from farled.imports.reading.document import Cell, Document, Grid, GridRow, Line, Prose
from farled.imports.reading.formats.geometry import Columns, TextLine, Word, aligned_grid, find_columns
from farled.imports.reading.headers import recognise
from farled.imports.reading.values import Problem
from farled.imports.reading.wording import clean, join_lines

_MOST_PAGES = 500
_LITTLE_TEXT = 15  # characters on a page that is otherwise a picture
_SLACK = 4.0  # points
_HEADING_GAP = 6.0
_TOUCHING = 3.0
_LARGER = 1.12  # type of a heading against the usual type
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Box = tuple[float, float, float, float]


def read_pdf(content: bytes) -> Document:
    """A PDF in reading order. Raises Unreadable when it is locked, broken, too long or only pictures."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise Unreadable("file.too_many_pages", count=len(pdf.pages), limit=_MOST_PAGES)
            return _document(pdf.pages)
    except (PDFException, PdfminerException) as error:
        if isinstance(error, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(error):
            raise Unreadable("file.encrypted") from error
        raise Unreadable("file.broken", extension="pdf") from error


def _document(pages: list[Any]) -> Document:
    numbers = count(1)
    blocks: list[Prose | Grid] = []
    problems: list[Problem] = []
    pictures = 0
    drawn: list[_Table] = []
    for page in pages:
        if len(page.chars) < _LITTLE_TEXT and page.images:
            pictures += 1
            problems.append(Problem("page.image_only", {"page": page.page_number}))
        drawn = list(_drawn(page, drawn[-1] if drawn else None))
        blocks.extend(_page(page, drawn, numbers))
        page.close()
    if pictures == len(pages) and pages:
        raise Unreadable("file.image_only", pages=len(pages))
    if not any(isinstance(block, Grid) or any(not line.blank for line in block.lines) for block in blocks):
        raise Unreadable("file.no_text", pages=len(pages))
    return Document("pdf", tuple(blocks), problems=tuple(problems))


def _page(page: Any, drawn: list["_Table"], numbers: "count[int]") -> Iterator[Prose | Grid]:
    """The blocks of one page from top to bottom, with the tables drawn on it."""
    rules = _rules(page)
    items: list[tuple[float, TextLine | _Table]] = [(table.box[1], table) for table in drawn]
    items.extend((line.top, line) for line in _text_lines(page, [table.box for table in drawn]))
    pending: list[TextLine] = []
    first = True
    for _, item in sorted(items, key=lambda item: item[0]):
        if isinstance(item, TextLine):
            pending.append(item)
            continue
        yield from _running(pending, rules, page, numbers, first=first)
        pending, first = [], False
        yield _grid(item, page.page_number, numbers)
    yield from _running(pending, rules, page, numbers, first=first)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of drawn cells. `used`: which columns have text. `cut`: no line is drawn below the last row."""

    box: Box
    cells: list[list[str]]
    used: list[bool]
    cut: bool


def _drawn(page: Any, before: _Table | None) -> Iterator[_Table]:
    """Tables of drawn cells. A row that a page break cuts often has no line where it is cut.

    `before` is the last table of the page before: what is left of a row of it may leave columns empty.
    """
    ends = _open_ends(page)
    for table in page.find_tables({"explicit_horizontal_lines": ends}):
        rows = [[(cell or "").strip() for cell in row] for row in table.extract(x_tolerance=2)]
        used = [any(column) for column in zip_longest(*rows)]
        if before is not None and len(before.used) == len(used) and _same_sides(before.box, table.bbox):
            used = [any(either) for either in zip(used, before.used, strict=True)]
        before = None
        cells = [[cell for cell, use in zip(row, used, strict=False) if use] for row in rows if any(row)]
        _, top, _, bottom = table.bbox
        above, below = (any(abs(end - edge) <= _TOUCHING for end in ends) for edge in (top, bottom))
        if _is_clean(cells) and not (above and below and len(cells) < 2):  # lines of a chart are open at both ends
            yield _Table(table.bbox, cells, used, below)


def _same_sides(one: Box, other: Box) -> bool:
    return abs(one[0] - other[0]) <= _TOUCHING and abs(one[2] - other[2]) <= _TOUCHING


def _open_ends(page: Any) -> list[float]:
    """Vertical places where the sides of two or more columns begin or end together and no line is drawn."""
    edges = [
        edge for edge in page.edges if max(edge["width"], edge["height"]) > _TOUCHING
    ]  # not the ends of thin lines
    level = [edge["top"] for edge in edges if edge["orientation"] == "h"]
    sides: dict[int, set[float]] = {}
    for edge in edges:
        if edge["orientation"] == "v":
            for place in (edge["top"], edge["bottom"]):
                sides.setdefault(round(place), set()).add(edge["x0"])
    return [
        float(place)
        for place, across in sorted(sides.items())
        if sum(after - before > _TOUCHING for before, after in pairwise(sorted(across))) > 1
        and not any(abs(drawn - place) <= _TOUCHING for drawn in level)
    ]


def _grid(table: _Table, page: int, numbers: "count[int]") -> Grid:
    rows = [_row([clean(cell) for cell in cells], next(numbers), page) for cells in table.cells]
    return Grid((*rows[:-1], replace(rows[-1], cut=table.cut)), wrapped=True)


def _row(cells: list[str], number: int, page: int) -> GridRow:
    """A row of wrapped cells; as its source each is shown as one line."""
    raw = " | ".join(join_lines(cell.split("\n")) for cell in cells if cell.strip())
    return GridRow(number, tuple(map(Cell, cells)), page, raw=raw)


def _is_clean(cells: list[list[str]]) -> bool:
    """True for a grid of real cells.

    Shading behind text makes grids with many empty columns: those are read by
    the position of the words instead.
    """
    if len(cells) < 1 or max(map(len, cells)) < 2:
        return False
    width = max(map(len, cells))
    filled = sum(bool(cell) for row in cells for cell in row)
    if any(len(recognise(row)) >= 2 and sum(map(bool, row)) > width / 2 for row in cells[:3]):
        header = next(row for row in cells[:3] if len(recognise(row)) >= 2)
        return sum(map(bool, header)) >= width * 0.75 or filled >= len(cells) * width * 0.5
    return filled >= len(cells) * width * 0.34


def _text_lines(page: Any, boxes: list[Box]) -> list[TextLine]:
    """Lines of words outside the given boxes."""

    def outside(item: dict[str, Any]) -> bool:
        if item.get("object_type") != "char":
            return True
        x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
        return not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes)

    visible = page.filter(outside) if boxes else page
    lines: list[list[dict[str, Any]]] = []
    words = visible.extract_words(x_tolerance=2, y_tolerance=3, return_chars=True)
    for word in sorted(words, key=lambda word: (round(word["bottom"]), word["x0"])):
        if lines and abs(word["bottom"] - lines[-1][0]["bottom"]) <= 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_text_line(sorted(line, key=lambda word: float(word["x0"]))) for line in lines]


def _text_line(words: list[dict[str, Any]]) -> TextLine:
    chars = [char for word in words for char in word["chars"]]
    size = max(char["size"] for char in chars)
    bold = all("bold" in char["fontname"].casefold() for char in chars)
    placed = tuple(Word(word["x0"], word["x1"], _raised(word["chars"], size)) for word in words)
    return TextLine(0, max(word["bottom"] for word in words), placed, size=size, bold=bold)


def _raised(chars: list[dict[str, Any]], size: float) -> str:
    """The text of a word, with small digits after larger letters as superscripts: they are footnote marks."""
    text = ""
    for char in chars:
        raised = char["text"].isascii() and char["text"].isdigit() and char["size"] < size * 0.8 and text
        text += char["text"].translate(_SUPERSCRIPTS) if raised else char["text"]
    return clean(text)


def _rules(page: Any) -> list[float]:
    """Vertical places of drawn horizontal lines that are long enough to divide rows, cell borders joined."""
    spans: dict[int, list[tuple[float, float]]] = {}
    for edge in page.edges:
        if edge["orientation"] == "h":
            spans.setdefault(round(edge["top"]), []).append((edge["x0"], edge["x1"]))
    return [float(place) for place, parts in sorted(spans.items()) if _longest(parts) > page.width * 0.4]


def _longest(parts: list[tuple[float, float]]) -> float:
    """Length of the longest unbroken line of overlapping or touching parts."""
    longest, begin, reach = 0.0, 0.0, float("-inf")
    for start, end in sorted(parts):
        if start > reach + 3:
            begin = start
            reach = end
        reach = max(reach, end)
        longest = max(longest, reach - begin)
    return longest


def _running(
    lines: list[TextLine], rules: list[float], page: Any, numbers: "count[int]", *, first: bool
) -> Iterator[Prose | Grid]:
    """Running text of a page, with the tables without drawn columns in it as grids."""
    numbered = [replace(line, number=next(numbers), page=page.page_number) for line in lines]
    usual_size = _body_size(page)
    prose: list[TextLine] = []
    index = 0
    while index < len(numbered):
        below = numbered[index + 1] if index + 1 < len(numbered) else None
        found = find_columns(numbered[index], below, _HEADING_GAP)
        if not found or (len(found[0].fields) < 3 and len(found[0].headers) < 3):
            prose.append(numbered[index])
            index += 1
            continue
        columns, height = found
        body = _table_body(numbered[index + height :], columns, rules)
        if not body:
            prose.append(numbered[index])
            index += 1
            continue
        if prose:
            yield _prose(prose, usual_size, first=first)
            prose, first = [], False
        between = [rule for rule in rules if numbered[index].top < rule]
        yield aligned_grid(numbered[index : index + height], body, columns, slack=_SLACK, rules=between)
        index += height + len(body)
        first = False
    if prose:
        yield _prose(prose, usual_size, first=first)


def _table_body(lines: list[TextLine], columns: Columns, rules: list[float]) -> list[TextLine]:
    """Lines that belong to a table without drawn columns.

    They go down to the last rule below the header, else as long as they keep to the columns and no wide gap comes.
    """
    if not lines:
        return []
    last_rule = max((rule for rule in rules if rule > lines[0].top), default=0.0)
    body: list[TextLine] = []
    for line in lines:
        crosses = any(
            before.x1 > start - 1 and before.x0 < start - _SLACK
            for start in columns.starts[1:]
            for before in line.words
        )
        if last_rule:
            if line.top > last_rule + 2:
                break
        elif crosses or (body and line.top - body[-1].top > 45):
            break
        body.append(line)
    return body


def _prose(lines: list[TextLine], body: float, *, first: bool) -> Prose:
    """Lines of text; a blank line where the distance on the page is wider than usual."""
    distances = sorted(after.top - before.top for before, after in pairwise(lines))
    usual = distances[len(distances) // 2] if distances else 0.0
    result: list[Line] = []
    for index, line in enumerate(lines):
        if index and usual and line.top - lines[index - 1].top > usual * 1.35:
            result.append(Line(0, "", line.page))
        result.append(
            Line(line.number, line.text, line.page, page_break=first and index == 0, level=_level(line, body))
        )
    return Prose(tuple(result))


def _body_size(page: Any) -> float:
    """The usual size of type on a page."""
    sizes = Counter(round(char["size"], 1) for char in page.chars)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _level(line: TextLine, body: float) -> int:
    """The level of a heading by its type: the larger the higher; bold text of the usual size is the lowest."""
    if len(line.words) > 16:
        return 0
    if body and line.size > body * _LARGER:
        return max(1, 6 - round((line.size / body - 1) * 10))
    return 7 if line.bold else 0
