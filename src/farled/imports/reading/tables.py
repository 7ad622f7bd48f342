"""A grid with headings as rows of a plan: heading rows, merged cells, rows split in two, repeated headers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low

from farled.imports.reading.cards import read_cards
from farled.imports.reading.document import Cell, Grid, GridRow, row_passage, row_passages
from farled.imports.reading.headers import kind_of, recognise, signature
from farled.imports.reading.headings import area_name, is_plain
from farled.imports.reading.ledger import Ledger
from farled.imports.reading.page_breaks import is_another, is_rest
from farled.imports.reading.raw import RawRow
from farled.imports.reading.table_columns import describe, likely_header
from farled.imports.reading.values import ColumnMapping, ContextKind, Field, OtherCell, RowKind
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import dangling, fold, one_line, starts_lower

_HEADER_ROWS = 40  # a header is looked for this far down
_LONGEST_HEADING = 160
_CARRIED_DOWN = (Field.GOAL_AREA, Field.OBJECTIVE)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A recognised header; the table may go on in the next grid (next page)."""

    headers: tuple[str, ...]
    fields: Mapping[int, Field]
    kind: RowKind

    @property
    def signature(self) -> str:
        """The signature of its headings."""
        return signature(self.headers)


def read_grid(
    grid: Grid, ledger: Ledger, mappings: Mapping[str, ColumnMapping], before: OpenTable | None
) -> OpenTable | None:
    """Put the rows of a grid into the ledger. `before` is the table that this grid may go on with.

    Returns the table that is open at the end, or None when the grid was not understood.
    """
    found = _find_header(grid, mappings)
    if found is None:
        if before is not None and grid.wrapped and grid.width == len(before.headers):
            _read_body(grid, grid.rows, before, ledger, goes_on=True)
            return before
        if not read_cards(grid, ledger):
            _leave(grid, ledger)
        return None
    first, height, table = found
    for row in grid.rows[:first]:
        if not row.blank:
            ledger.frame_row(ContextKind.INTRO, row, grid.sheet)
    for row in grid.rows[first : first + height]:
        if not row.blank:
            ledger.frame_row(ContextKind.HEADER, row, grid.sheet)
    ledger.tables.append(describe(grid, first, height, table.headers, table.fields, read=True))
    goes_on = before is not None and before.signature == table.signature
    _read_body(grid, grid.rows[first + height :], table, ledger, goes_on=goes_on)
    return table


def _texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells]


def _find_header(grid: Grid, mappings: Mapping[str, ColumnMapping]) -> tuple[int, int, OpenTable] | None:
    """Index and height of the header. A remembered mapping decides; else the row with most known headings."""
    best: tuple[int, int, OpenTable] | None = None
    for index, row in enumerate(grid.rows[:_HEADER_ROWS]):
        if row.blank:
            continue
        for height in (1, 2):
            headers = _header_texts(grid.rows[index : index + height])
            mapping = mappings.get(signature(headers))
            fields = dict(mapping.fields) if mapping else recognise(headers)
            if Field.TITLE not in fields.values():
                continue
            table = OpenTable(tuple(headers), fields, kind_of(headers, fields))
            if mapping:
                return index, height, table
            if len(fields) > (len(best[2].fields) if best else 1):
                best = index, height, table
    if best is not None and _is_below_header(grid, best):
        return None
    return best


def _is_below_header(grid: Grid, found: tuple[int, int, OpenTable]) -> bool:
    """True when a row above, in a language that is not known, heads many more columns: these are its data."""
    header = likely_header(grid)
    if header is None or header >= found[0]:
        return False
    return sum(bool(text.strip()) for text in _texts(grid.rows[header])) >= 2 * sum(map(bool, found[2].headers))


def _header_texts(rows: Iterable[GridRow]) -> list[str]:
    """Headings of one or two rows put together column by column; merged cells count once."""
    texts: list[str] = []
    for number, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            while len(texts) <= index:
                texts.append("")
            if not (number and cell.joined):
                texts[index] = one_line(f"{texts[index]} {cell.text}")
    return texts


def _leave(grid: Grid, ledger: Ledger) -> None:
    """A table that was not understood: its columns are described so that a user can map them."""
    filled = [row for row in grid.rows if not row.blank]
    header = likely_header(grid)
    if header is not None and len(filled) > 1:
        table = describe(grid, header, 1, _texts(grid.rows[header]), {}, read=False)
        ledger.tables.append(table)
        ledger.doubt("table.unknown_columns", table.header, signature=table.signature, rows=table.rows)
    for row in filled:
        ledger.leave_row("table.unknown_columns", row, grid.sheet)


def _read_body(grid: Grid, rows: tuple[GridRow, ...], table: OpenTable, ledger: Ledger, *, goes_on: bool) -> None:
    reader = _Body(grid, table, ledger, goes_on=goes_on)
    outer = ledger.area
    for index, row in enumerate(rows):
        if not row.blank:
            reader.take(row, rows[index + 1 :])
    for read in reader.own:
        read.widths = reader.widths
    ledger.area = outer


class _Body:
    """Takes the rows below one header."""

    def __init__(self, grid: Grid, table: OpenTable, ledger: Ledger, *, goes_on: bool) -> None:
        self.grid, self.table, self.ledger = grid, table, ledger
        self.above = ledger.rows[-1] if goes_on and ledger.rows else None
        self.carried: dict[Field, str] = {}
        self.own: list[RawRow] = []
        self.widths: dict[Field, int] = {}
        counts = [sum(1 for cell in row.cells if cell.text.strip()) for row in grid.rows if not row.blank]
        self.usual = median_low(counts) if counts else 0

    def take(self, row: GridRow, following: tuple[GridRow, ...]) -> None:
        sheet = self.grid.sheet
        if self._is_header(row):
            self.ledger.frame_row(ContextKind.HEADER, row, sheet)
        elif _repetitive(row):
            self.ledger.leave_row("row.repetitive", row, sheet)
        elif self._is_total(row):
            self.ledger.leave_row("row.total", row, sheet)
        elif self._is_heading(row, following):
            self._enter(row)
        else:
            self._add(row, last=all(other.blank for other in following))

    def _is_header(self, row: GridRow) -> bool:
        texts = _texts(row)
        if signature(texts) == self.table.signature:
            return True
        fields = recognise(texts)
        if len(fields) >= 3 and len(fields) >= sum(map(bool, texts)) * 0.7:
            self.table = OpenTable(tuple(texts), fields, kind_of(texts, fields))
            return True
        return False

    def _own_cells(self, row: GridRow) -> list[tuple[int, Cell]]:
        return [(index, cell) for index, cell in enumerate(row.cells) if cell.text.strip() and not cell.joined]

    def _is_total(self, row: GridRow) -> bool:
        cells = self._own_cells(row)
        return bool(cells) and fold(cells[0][1].text).split(" ")[0] in words().totals and len(cells[0][1].text) < 40

    def _is_heading(self, row: GridRow, following: tuple[GridRow, ...]) -> bool:
        """A row with one text only: merged over the table, alone in its goal area column, or alone above full rows."""
        cells = self._own_cells(row)
        numbered = len(cells) == 2 and self._heads_numbers(cells, following)
        if len(cells) != 1 and not numbered:
            return False
        index, cell = cells[-1]
        field = self.table.fields.get(index)
        if len(cell.text) > _LONGEST_HEADING or starts_lower(cell.text) or dangling(cell.text):
            return False
        if numbered or field is Field.GOAL_AREA or cell.span >= max(2, self.grid.width // 2):
            return True
        joined = any(other.joined and other.text for other in row.cells)
        if joined or field not in (Field.TITLE, Field.NUMBER, None) or (field is None and index > 0):
            return False
        below = next((other for other in following if not other.blank), None)
        if below is None or self.usual < 3:
            return False
        full = len(self._own_cells(below)) >= self.usual - 1
        return full and (index == 0 or not self.own or field is not Field.TITLE)

    def _heads_numbers(self, cells: list[tuple[int, Cell]], following: tuple[GridRow, ...]) -> bool:
        """True for "1 | Trygg välfärd" above "1.1 | …"."""
        (first, number), (second, _) = cells
        below = next((row for row in following if not row.blank), None)
        if self.table.fields.get(first) is not Field.NUMBER or self.table.fields.get(second) is not Field.TITLE:
            return False
        mark = number.text.strip().rstrip(".")
        return below is not None and first < len(below.cells) and below.cells[first].text.strip().startswith(f"{mark}.")

    def _enter(self, row: GridRow) -> None:
        text = one_line(" ".join(cell.text for _, cell in self._own_cells(row)))
        self.ledger.frame_row(ContextKind.HEADING, row, self.grid.sheet)
        self.carried.clear()
        self.above = None
        if not is_plain(text):
            self.ledger.enter_area(area_name(text), row_passage(row, self.grid.sheet))

    def _add(self, row: GridRow, *, last: bool) -> None:
        raw = self._raw(row)
        if last and self._is_top(raw):
            raw.cut = True
            self.own.append(raw)
            self.ledger.rows.append(raw)
        elif self._goes_on(raw, row):
            self.ledger.rows[-1].append(raw)
        elif not raw.titled:
            self.ledger.leave_row("row.no_title", row, self.grid.sheet)
        else:
            self._carry(raw)
            self.own.append(raw)
            self.ledger.rows.append(raw)

    def _carry(self, raw: RawRow) -> None:
        """An empty goal area or objective means the one above."""
        for field in _CARRIED_DOWN:
            if raw.cells.get(field):
                self.carried[field] = raw.cells[field]
                if field is Field.GOAL_AREA:
                    self.carried.pop(Field.OBJECTIVE, None)
            elif field in self.carried:
                raw.cells[field] = self.carried[field]
        area = one_line(raw.cells.get(Field.GOAL_AREA, ""))
        if area:
            outer = self.ledger.area
            self.ledger.enter_area(area, raw.passages[0])
            self.ledger.area = outer

    def _is_top(self, raw: RawRow) -> bool:
        """True for the top of a row that a page break cuts above its title: it cannot be of the row above."""
        previous = self.own[-1] if self.own and self.grid.wrapped and not raw.titled else None
        return previous is not None and (raw.cut or is_another(previous, raw))

    def _goes_on(self, raw: RawRow, row: GridRow) -> bool:
        """True for the rest of the row above: no title of its own, or a title in the middle of a sentence."""
        previous = self.own[-1] if self.own else self.above
        if previous is None:
            return False
        if previous is self.above and (previous.cut or is_rest(previous, raw)):
            return True
        title_joined = any(
            cell.joined and self.table.fields.get(index) is Field.TITLE for index, cell in enumerate(row.cells)
        )
        title = raw.cells.get(Field.TITLE, "")
        if title_joined or raw.cells.get(Field.SUB_TITLE):
            return title_joined and not raw.cells.get(Field.SUB_TITLE)
        if not title:
            return bool(raw.cells or raw.other)
        unfinished = dangling(previous.cells.get(Field.TITLE, "")) or not raw.cells.keys() & {
            Field.PERIOD,
            Field.STATUS,
        }
        return starts_lower(title) and unfinished and not raw.cells.get(Field.NUMBER)

    def _raw(self, row: GridRow) -> RawRow:
        raw = RawRow(
            self.table.kind,
            {},
            area=self.ledger.area,
            wrapped=self.grid.wrapped,
            cut=row.cut,
            passages=row_passages(row, self.grid.sheet),
        )
        for index, cell in enumerate(row.cells):
            field = self.table.fields.get(index)
            if not cell.text.strip() or (cell.joined and field is Field.TITLE):
                continue
            header = one_line(self.table.headers[index]) if index < len(self.table.headers) else ""
            if field is None or field is Field.IGNORE:
                if not cell.joined:
                    raw.other.append(OtherCell(header, cell.text))
                continue
            raw.cells[field] = f"{raw.cells[field]}\n{cell.text}" if field in raw.cells else cell.text
            raw.headers[field] = header
            if cell.joined:
                raw.joined.add(field)
            self.widths[field] = max(self.widths.get(field, 0), *(len(part) for part in cell.text.split("\n")))
            if cell.day is not None:
                raw.days[field] = cell.day
            if cell.number is not None:
                raw.numbers[field] = cell.number
            if field is Field.TITLE:
                raw.lead = cell.lead
        return raw


def _repetitive(row: GridRow) -> bool:
    """True for a row of instructions, such as the same few words under every heading."""
    texts = [fold(cell.text) for cell in row.cells if cell.text.strip() and not cell.joined]
    return len(texts) >= 8 and len(set(texts)) <= len(texts) * 0.5
