"""Running text of any format: footnotes out, tables found by shape, the rest read as sections."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from farled.imports.reading.collapsed import Item, Placed, place_lines
from farled.imports.reading.document import Line, Prose, passages
from farled.imports.reading.footnotes import find_footnotes
from farled.imports.reading.headers import kind_of, recognise, signature, split_header
from farled.imports.reading.headings import is_link
from farled.imports.reading.labels import Stacked, stacked_record
from farled.imports.reading.ledger import Ledger
from farled.imports.reading.raw import RawRow
from farled.imports.reading.sections import Sections
from farled.imports.reading.tables import read_grid
from farled.imports.reading.text_tables import drawn_table, rules_of, spaced_table
from farled.imports.reading.values import Column, ColumnMapping, ContextKind, Field, OtherCell, RowKind, TableFound
from farled.imports.reading.wording import starts_lower

_DOUBLE_SPACED = 0.8  # share of lines with blank ones below that makes a text double-spaced
_HEADER_LINES = 8  # headings that stand one below the other


class ProseReader:
    """Reads the prose blocks of a document in order."""

    def __init__(
        self, ledger: Ledger, mappings: Mapping[str, ColumnMapping], furniture: frozenset[int], width: int
    ) -> None:
        self.ledger, self.mappings, self.furniture = ledger, mappings, furniture
        self.width = width
        self.sections = Sections(ledger, width)

    def read(self, prose: Prose, *, last: bool) -> None:
        """Put every line of a block into the ledger. `last` says that no block follows."""
        lines = self._without_frame(prose.lines)
        run: list[Line] = []
        index = 0
        while index < len(lines):
            taken = self._table(lines, index, run)
            if taken:
                run = []
                index += taken
            else:
                run.append(lines[index])
                index += 1
        self._flush(run, last=last)

    def _flush(self, run: Sequence[Line], *, last: bool = False) -> None:
        rest: ContextKind | str = "text.after_table" if last and self.ledger.rows else ContextKind.INTRO
        self.sections.read(run, rest=rest)

    def _without_frame(self, lines: Sequence[Line]) -> list[Line]:
        """Lines without footnotes and page furniture; each leaves a blank line behind, and page breaks move on."""
        away: set[int] = set()
        feet: set[int] = set()
        for note, body in find_footnotes(lines, self.width):
            self.ledger.note([note])
            away.update(line.number for line in body)
            feet.add(body[-1].number)
        self.ledger.frame(ContextKind.FURNITURE, (line for line in lines if line.number in self.furniture - away))
        away |= self.furniture
        lines = evenly_spaced(lines)
        kept: list[Line] = []
        moved = False
        for line in lines:
            if line.number in away and not line.blank:
                # Footnotes stand at the foot of a page, so a new page begins below the last of them.
                moved = moved or line.page_break or line.number in feet
                kept.append(Line(line.number, "", line.page))
            elif moved and not line.blank:
                kept.append(replace(line, page_break=True))
                moved = False
            else:
                kept.append(line)
        return kept

    def _table(self, lines: list[Line], index: int, run: list[Line]) -> int:
        """Read a table that begins at a line, after the text before it; returns the lines it takes, 0 for none."""
        if lines[index].blank:
            return 0
        drawn = drawn_table(lines, index) or spaced_table(lines, index)
        if drawn:
            grid, taken = drawn
            self._flush(run)
            read_grid(grid, self.ledger, self.mappings, None)
            self.ledger.frame(ContextKind.FURNITURE, rules_of(lines[index : index + taken]))
            return taken
        record = stacked_record(lines, index)
        if record:
            self._flush(run)
            return self._stacked(record)
        header = collapsed_header(lines, index)
        if header:
            headers, height = header
            self._flush(run)
            return self._collapsed(lines, index, headers, height)
        return 0

    def _stacked(self, record: Stacked) -> int:
        """A row whose cells stand below their labels."""
        cells = {field: "\n".join(parts) for field, parts in record.cells.items() if parts}
        where = list(passages(record.taken, self.ledger.blanks))
        kind = RowKind.OUTCOME if Field.OUTCOME in cells and Field.RESPONSIBLE not in cells else RowKind.ACTIVITY
        self.ledger.rows.append(RawRow(kind, cells, area=self.ledger.area, wrapped=True, passages=where))
        return record.height

    def _collapsed(self, lines: list[Line], start: int, headers: list[str], height: int) -> int:
        """Read a collapsed table and its repetitions, until a table with other headings begins."""
        name = signature(headers)
        fields = recognise(headers)
        columns = [fields.get(index) for index in range(len(headers))]
        items: list[Item] = []
        gap, page, after_header = True, False, True
        index = start + height
        self.ledger.frame(ContextKind.HEADER, lines[start:index])
        while index < len(lines):
            line = lines[index]
            again = None if line.blank else collapsed_header(lines, index)
            if (again and signature(again[0]) != name) or (not line.blank and drawn_table(lines, index)):
                break
            if again:
                self.ledger.frame(ContextKind.HEADER, lines[index : index + again[1]])
                gap, after_header = True, True
                index += again[1]
                continue
            if line.blank:
                gap = True
            elif is_link(line.text) and (gap or line.page_break):
                self.ledger.frame(ContextKind.LINK, [line])
                gap, page = True, page or line.page_break
            else:
                items.append(Item(line, gap, page or line.page_break, after_header))
                gap = page = after_header = False
            index += 1
        placed = place_lines(items, columns)
        count = len({one.row for one in placed if one.row is not None})
        self._describe(headers, fields, lines[start : start + height], count)
        self._rows(placed, headers, fields, ends=index >= len(lines))
        return index - start

    def _describe(self, headers: list[str], fields: dict[int, Field], lines: Sequence[Line], rows: int) -> None:
        columns = tuple(Column(i, header, (), fields.get(i), 1.0) for i, header in enumerate(headers))
        self.ledger.tables.append(TableFound(signature(headers), passages(lines)[0], columns, rows, read=True))

    def _rows(self, placed: Sequence[Placed], headers: list[str], fields: dict[int, Field], *, ends: bool) -> None:
        """Placed lines as raw rows; the text outside goes on to the sections, in order."""
        rows: dict[int, RawRow] = {}
        own: dict[int, list[Line]] = {}
        outside: list[Line] = []
        widths: dict[Field, int] = {}
        for one in placed:
            line = one.item.line
            if one.row is None:
                if one.item.gap and outside:
                    outside.append(Line(line.number, "", line.page))
                outside.append(line)
                continue
            if outside:
                self._flush(outside)
                outside = []
            if one.row not in rows:
                rows[one.row] = RawRow(kind_of(headers, fields), {}, area=self.ledger.area, wrapped=True, widths=widths)
                own[one.row] = []
                self.ledger.rows.append(rows[one.row])
            own[one.row].append(line)
            for column, text in one.pieces:
                _put(rows[one.row], headers[column], fields.get(column), text)
                if column in fields and len(one.pieces) == 1:
                    widths[fields[column]] = max(widths.get(fields[column], 0), len(text))
        for row, lines in own.items():
            rows[row].passages.extend(passages(lines, self.ledger.blanks))
        self._flush(outside, last=ends)


def evenly_spaced(lines: Sequence[Line]) -> list[Line]:
    """Lines without the blank ones that stand between nearly all lines.

    In double-spaced text only a larger distance says something.
    """
    runs: list[int] = []
    for line in lines:
        if not line.blank:
            runs.append(0)
        elif runs:
            runs[-1] += 1
    usual = sorted(runs)[len(runs) // 2] if runs else 0
    if not usual or sum(run >= usual for run in runs) < len(runs) * _DOUBLE_SPACED:
        return list(lines)
    kept: list[Line] = []
    blanks = 0
    for line in lines:
        blanks = blanks + 1 if line.blank else 0
        if not line.blank or blanks > usual:
            kept.append(line)
    return kept


def _put(row: RawRow, header: str, field: Field | None, text: str) -> None:
    if field is None:
        row.other.append(OtherCell(header, text))
        return
    row.cells[field] = f"{row.cells[field]}\n{text}" if field in row.cells else text
    row.headers[field] = header


def collapsed_header(lines: Sequence[Line], index: int) -> tuple[list[str], int] | None:
    """Headings of a collapsed table at a line, on one line or one below the other, and the lines they take."""
    headers = split_header(lines[index].text)
    if not headers:
        return None
    if len(headers) >= 3 and len(recognise(headers)) >= 2:
        return headers, 1
    taken, best = 1, (headers, 1) if len(headers) >= 2 and len(recognise(headers)) >= 2 else None
    together = list(headers)
    for offset, line in enumerate(lines[index + 1 : index + 2 * _HEADER_LINES], start=1):
        if line.blank:
            continue
        more = split_header(line.text)
        if not more or starts_lower(line.text) or any(header in together for header in more):
            break
        together += more
        taken = offset + 1
        if len(together) >= 3 and len(recognise(together)) >= 3:
            best = together[:], taken
    return best
