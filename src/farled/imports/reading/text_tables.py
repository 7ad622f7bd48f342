"""Tables that plain text draws itself: with pipes (Markdown), tabs, or columns kept apart by spaces."""

import re
from collections.abc import Sequence

from farled.imports.reading.document import Cell, Grid, GridRow, Line
from farled.imports.reading.formats.geometry import TextLine, Word, aligned_grid, find_columns
from farled.imports.reading.headers import recognise

_RULE = re.compile(r"[\s|:+=-]+")
_CELL = re.compile(r"\S+(?: \S+)*")
_EMPHASIS = re.compile(r"\*\*([^*\n]+)\*\*|\*([^*\n]+)\*")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GAP = 2.0  # characters between two columns
_HEIGHT = 12.0  # a line's height, on the scale of the geometry


def drawn_table(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """A table of pipes or tabs that begins at a line: the grid and the number of lines it takes."""
    for separator in ("|", "\t"):
        taken = 0
        while start + taken < len(lines) and lines[start + taken].text.strip(" ").count(separator) >= (
            2 if separator == "|" else 1
        ):
            taken += 1
        if taken >= 2:
            rows = [
                GridRow(line.number, _cells(line.text, separator), line.page, raw=line.text.strip())
                for line in lines[start : start + taken]
            ]
            return Grid(tuple(row for row in rows if not _RULE.fullmatch(row.raw))), taken
    return None


def rules_of(lines: Sequence[Line]) -> list[Line]:
    """Lines that only draw: they hold no text."""
    return [line for line in lines if _RULE.fullmatch(line.text.strip() or "x")]


def _cells(text: str, separator: str) -> tuple[Cell, ...]:
    inner = text.strip(" ")
    if separator == "|":
        inner = inner.removeprefix("|").removesuffix("|")
    return tuple(Cell(_plain(cell)) for cell in inner.split(separator))


def _plain(cell: str) -> str:
    return _LINE_BREAK.sub("\n", _EMPHASIS.sub(r"\1\2", cell.strip())).strip()


def spaced_table(lines: Sequence[Line], start: int) -> tuple[Grid, int] | None:
    """A table whose columns stand apart by two spaces or more, below a recognised header."""
    if "  " not in lines[start].text.strip():
        return None
    header = _text_line(lines[start], 0)
    below = _text_line(lines[start + 1], 1) if start + 1 < len(lines) and not lines[start + 1].blank else None
    found = find_columns(header, below, _GAP)
    if found is None:
        return None
    columns, height = found
    body: list[TextLine] = []
    end = start + height
    for index in range(start + height, len(lines)):
        line = lines[index]
        if line.blank or _RULE.fullmatch(line.text):
            continue  # a line that only draws belongs to the table when a row follows it
        text_line = _text_line(line, index - start)
        if _crosses(text_line, columns.starts) or recognise([cell.group() for cell in _CELL.finditer(line.text)]):
            break
        body.append(text_line)
        end = index + 1
    if not body:
        return None
    head = [_text_line(line, offset) for offset, line in enumerate(lines[start : start + height])]
    return aligned_grid(head, body, columns, slack=1.0), end - start


def _text_line(line: Line, offset: int) -> TextLine:
    text = line.text.expandtabs(8)
    words = tuple(Word(float(match.start()), float(match.end()), match.group()) for match in re.finditer(r"\S+", text))
    return TextLine(line.number, offset * _HEIGHT, words, line.page)


def _crosses(line: TextLine, starts: Sequence[float]) -> bool:
    """True when a run of words goes on over the place where a column begins: running text, not a row."""
    for start in starts[1:]:
        left = [word for word in line.words if word.x0 < start - 1]
        right = [word for word in line.words if word.x0 >= start - 1]
        if left and (
            left[-1].x1 > start + 1 or (right and right[0].x0 - left[-1].x1 <= 1 and right[0].x0 > start + 1.5)
        ):
            return True
    return False
