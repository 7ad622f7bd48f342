"""What a workbook says against what stands: cells that differ, what is wrong with them, and what is left alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects

from farled.files.cells import ReadSheet, ReadWorkbook, Value, address
from farled.imports.exchange.cells import Understanding, Unfit, fold, said, same
from farled.imports.exchange.writing import FORM, ID, MARK, TAKEN, VERSION, WORDS
from farled.web.exchange import Holds, Lookups, Plain, Sheet, SheetColumn, spoken
from farled.web.numbers import whole

CHUNK = 500
MOST_ROWS = 20_000
HEAD_WITHIN = 20  # rows; somebody may have written something above the headings
Told = tuple[str, dict[str, str]]  # a code under ``imports.changes.`` and its facts
_MISSING = object()


class Unusable(Exception):
    """The workbook as a whole cannot be compared with the list."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(slots=True)
class Differing:
    """A cell that says something else than what stands, or that nothing can be made of. ``ref`` is the row's id."""

    sheet: str
    cell: str
    ref: int | None
    version: int = 0
    name: str = ""
    column: str = ""
    label: str = ""
    before: Plain = None
    after: Plain = None
    before_text: str = ""
    after_text: str = ""
    problem: Told | None = None
    place: tuple[int, int] = (0, 0)  # row and column in the workbook, from 0


@dataclass(slots=True)
class Compared:
    """All that differs, and what to tell besides."""

    cells: list[Differing] = field(default_factory=list)
    notices: list[Told] = field(default_factory=list)
    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Taken:
    """The values as they were when the workbook was taken, by row and column; nothing where that is not known."""

    cells: Mapping[int, Mapping[str, Value]]
    known: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where in the workbook the list stands: its sheet, the row of headings, the column of each."""

    sheet: ReadSheet
    head: int
    ref: int
    version: int | None
    columns: Mapping[int, SheetColumn]


def rows_by_id(sheet: Sheet, actor: object, refs: Collection[int]) -> Iterator[Any]:
    """The rows of those ids that the actor may see, with what the columns need, some hundred at a time."""
    every = sorted(refs)
    for start in range(0, len(every), CHUNK):
        found = list(sheet.rows(actor).filter(pk__in=every[start : start + CHUNK]))
        prefetch_related_objects(found, *sheet.beside)
        yield from found


def compare(book: ReadWorkbook, sheet: Sheet, actor: object) -> Compared:
    """The workbook against the list as the actor sees it. Raises Unusable."""
    return _Comparing(book, sheet, actor).compare()


class _Comparing:
    def __init__(self, book: ReadWorkbook, sheet: Sheet, actor: object) -> None:
        self.book, self.sheet, self.actor = book, sheet, actor
        self.lookups = Lookups(sheet, actor)
        self.known = Understanding(sheet, self.lookups)
        self.writable = sheet.changeable(actor)
        self.found = Compared()

    def compare(self) -> Compared:
        taken = self._taken()
        grid = self._grid()
        self._tell_of_the_file(grid)
        refs = self._refs(grid)
        unknown = {ref: at for at, ref in refs.items()}
        behind = 0
        for row in rows_by_id(self.sheet, self.actor, list(unknown)):
            at = unknown.pop(row.pk)
            self.found.rows += 1
            seen = self._version(grid, at)
            stale = seen is not None and self.sheet.version(row) not in (seen, None)
            behind += stale
            self._row(grid, at, row, taken, stale=stale)
        for ref, at in unknown.items():
            self._wrong(grid, at, grid.ref, "row.unknown", id=str(ref))
        self.found.cells.sort(key=lambda cell: cell.place)  # rows were looked up in the order of their ids
        if behind:
            self.found.notices.append(("stale", {"count": str(behind)}))
        if left := len(taken.cells.keys() - set(refs.values())):
            self.found.notices.append(("missing", {"count": str(left)}))
        if not taken.known:
            self.found.notices.append(("not_known", {}))
        return self.found

    # The workbook

    def _taken(self) -> _Taken:
        """What the workbook itself keeps of how the values were."""
        ours = next((each for each in self.book.sheets if each.name == TAKEN), None)
        if ours is None or len(ours.rows) < 2 or not ours.rows[0]:
            return _Taken({}, known=False)
        mark = said(ours.rows[0][0]).split(":")
        if mark[:2] != [MARK, FORM] or len(mark) < 3:
            return _Taken({}, known=False)
        if mark[2] != self.sheet.key:
            raise Unusable("other_list", list=str(self.sheet.label))
        keys = [said(cell) for cell in ours.rows[1]]
        cells: dict[int, dict[str, Value]] = {}
        for row in ours.rows[2:]:
            ref = _number_in(row[0] if row else None)
            if ref is not None:
                cells[ref] = {key: row[nr] if nr < len(row) else None for nr, key in enumerate(keys) if key and nr > 1}
        return _Taken(cells, known=True)

    def _grid(self) -> _Grid:
        """The first sheet shown that has the heading of ids and some of the list's."""
        headings = self.known.headings()
        for each in self.book.sheets:
            if each.hidden:
                continue
            for head, row in enumerate(each.rows[:HEAD_WITHIN]):
                words = [fold(said(cell)) for cell in row]
                if fold(ID) in words and any(word in headings for word in words):
                    return self._columns(each, head, words, headings)
        raise Unusable("no_ids")

    def _columns(self, each: ReadSheet, head: int, words: list[str], headings: Mapping[str, SheetColumn]) -> _Grid:
        columns: dict[int, SheetColumn] = {}
        seen: dict[str, int] = {}
        for nr, word in enumerate(words):
            if not word:
                continue
            name = headings[word].key if word in headings else word
            if name in seen:
                raise Unusable(
                    "twice",
                    heading=said(each.rows[head][nr]),
                    first=address(head, seen[name]),
                    second=address(head, nr),
                    sheet=each.name,
                )
            seen[name] = nr
            if word in headings:
                columns[nr] = headings[word]
            elif word not in {fold(ID), fold(VERSION)}:
                facts = {"heading": said(each.rows[head][nr])[:80], "cell": address(head, nr)}
                self.found.notices.append(("unknown_heading", facts))
        return _Grid(each, head, words.index(fold(ID)), seen.get(fold(VERSION)), columns)

    def _tell_of_the_file(self, grid: _Grid) -> None:
        if self.book.macros:
            self.found.notices.append(("macros", {}))
        if self.book.links:
            self.found.notices.append(("links", {}))
        for each in self.book.sheets:
            if each.name in {TAKEN, WORDS} or each is grid.sheet:
                continue
            if each.hidden:
                self.found.notices.append(("hidden", {"sheet": each.name}))
            elif self._has_ids(each):
                self.found.notices.append(("not_read", {"sheet": each.name}))

    def _has_ids(self, each: ReadSheet) -> bool:
        return any(fold(ID) in [fold(said(cell)) for cell in row] for row in each.rows[:HEAD_WITHIN])

    # Rows

    def _refs(self, grid: _Grid) -> dict[int, int]:
        """The place of each row of the list, and the row's id. What is no row of it is told."""
        found: dict[int, int] = {}
        first: dict[int, int] = {}
        rows = grid.sheet.rows
        for at in range(grid.head + 1, len(rows)):
            cell = rows[at][grid.ref] if grid.ref < len(rows[at]) else None
            if all(each is None for nr, each in enumerate(rows[at]) if nr in grid.columns or nr == grid.ref):
                continue
            ref = _number_in(cell)
            if grid.sheet.marks.get(address(at, grid.ref)) or (ref is None and cell is not None):
                self._wrong(grid, at, grid.ref, "row.id", text=said(cell)[:40])
            elif ref is None:
                self._wrong(grid, at, grid.ref, "row.new")
            elif ref in first:
                self._wrong(grid, at, grid.ref, "row.twice", id=str(ref), first=address(first[ref], grid.ref))
            else:
                found[at], first[ref] = ref, at
        if len(found) > MOST_ROWS:
            raise Unusable("too_many", count=str(len(found)), most=str(MOST_ROWS))
        return found

    def _version(self, grid: _Grid, at: int) -> int | None:
        row = grid.sheet.rows[at]
        return _number_in(row[grid.version]) if grid.version is not None and grid.version < len(row) else None

    def _wrong(self, grid: _Grid, at: int, nr: int, code: str, **facts: str) -> None:
        cell = Differing(grid.sheet.name, address(at, nr), None, problem=(code, facts), place=(at, nr))
        row = grid.sheet.rows[at]
        name = next((said(row[each]) for each in grid.columns if each < len(row) and row[each] is not None), "")
        cell.name = name[:200]
        self.found.cells.append(cell)

    def _row(self, grid: _Grid, at: int, row: Any, taken: _Taken, *, stale: bool) -> None:
        cells, was = grid.sheet.rows[at], taken.cells.get(row.pk)
        for nr, column in grid.columns.items():
            cell = cells[nr] if nr < len(cells) else None
            mark = grid.sheet.marks.get(address(at, nr))
            before = _MISSING if was is None else was.get(column.key, _MISSING)
            if mark is None and before is not _MISSING and cell == before:
                continue
            differing = self._cell(column, row, cell, before, mark=mark, stale=stale)
            if differing is not None:
                differing.sheet, differing.cell, differing.place = grid.sheet.name, address(at, nr), (at, nr)
                self.found.cells.append(differing)

    def _cell(
        self, column: SheetColumn, row: Any, cell: Value, before: Any, *, mark: str | None, stale: bool
    ) -> Differing | None:
        now = column.value(row)
        found = Differing(
            sheet="",
            cell="",
            ref=row.pk,
            version=self.sheet.version(row) or 0,
            name=self.sheet.name(row)[:200],
            column=column.key,
            label=str(column.label),
            before=now,
            before_text=spoken(column, now, self.lookups),
            after_text=said(cell)[:2_000],
        )
        try:
            self._check_usable(column, mark)
            found.after = new = self._new(column, cell, now)
        except Unfit as unfit:
            if unfit.code == "cell.locked" and self._says(column, cell, now):
                return None
            found.problem = (unfit.code, unfit.facts)
            return found
        if same(new, now):
            return None
        found.after_text = spoken(column, new, self.lookups)
        if stale and not self._stood(column, before, now):
            found.problem = ("cell.both", {"file": found.after_text or "–", "now": found.before_text or "–"})
        return found

    def _check_usable(self, column: SheetColumn, mark: str | None) -> None:
        if mark is not None:
            raise Unfit(f"cell.{mark}")
        if not column.change or not self.writable:
            raise Unfit("cell.locked", column=str(column.label))

    def _new(self, column: SheetColumn, cell: Value, now: Plain) -> Plain:
        """What a cell that can be changed says; what has closed is not chosen anew."""
        new = self.known.value(column, cell)
        if column.holds in {Holds.ROW, Holds.ROWS} and new != now:
            chosen, stood = _ids(new), _ids(now)
            named = self.lookups.of(column)
            if shut := [named.names[pk] for pk in chosen - stood - named.open]:
                raise Unfit("cell.closed", text=", ".join(shut))
        return new

    def _says(self, column: SheetColumn, cell: Value, now: Plain) -> bool:
        """Whether a cell that cannot be changed says what stands; words in any language."""
        try:
            return same(self.known.value(column, cell), now)
        except Unfit:
            return fold(said(cell)) == fold(spoken(column, now, self.lookups))

    def _stood(self, column: SheetColumn, before: Any, now: Plain) -> bool:
        """Whether what stands now stood in the cell already when the workbook was taken."""
        if before is _MISSING:
            return False
        try:
            return same(self.known.value(column, before), now)
        except Unfit:
            return False


def _ids(value: Plain) -> frozenset[int]:
    """The rows that a value of ROW or ROWS names."""
    every = value if isinstance(value, tuple) else (value,)
    return frozenset(each for each in every if isinstance(each, int))


def _number_in(cell: Value) -> int | None:
    """A cell as a whole number, if it is one."""
    return None if isinstance(cell, bool | list) else whole(said(cell).strip())
