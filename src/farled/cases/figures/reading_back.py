"""What a workbook that comes back says, row by row: what it would change in a draft, and what is wrong and where."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from farled.cases.acts.rows import Cost, Gains
from farled.cases.figures import sheets
from farled.cases.figures.read_cells import PLAIN, Unfit, check_usable, fold, one_of, shown, text_of
from farled.cases.figures.sheets import COLUMNS, Column, Holds, letters
from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.cases.states import BetterWhen
from farled.files.cells import ReadSheet, ReadWorkbook, Value
from farled.people.reads import Body
from farled.web.refused import Refused

Line = CostLine | BenefitLine


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be used, by its address, and why."""

    sheet: str
    cell: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that would be added (``line`` None) or changed, and each change as (what, before, after)."""

    sheet: str
    number: int
    alternative: Alternative
    content: Cost | Gains
    line: Line | None
    changes: tuple[tuple[str, str, str], ...]

    @property
    def title(self) -> str:
        """What the line is called."""
        return self.content.title


@dataclass
class ReadBack:
    """What the workbook would do; nothing at all is done while ``wrong`` holds anything."""

    rows: list[ReadRow] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    same: int = 0

    @property
    def added(self) -> list[ReadRow]:
        """Rows that are new."""
        return [each for each in self.rows if each.line is None]

    @property
    def changed(self) -> list[ReadRow]:
        """Rows that would be changed."""
        return [each for each in self.rows if each.line is not None]


def read_back(book: ReadWorkbook, case: Case, alternatives: Sequence[Alternative], bodies: Sequence[Body]) -> ReadBack:
    """Understand a workbook against the draft as it stands. Lines that are not in the file are left as they are."""
    found = ReadBack()
    pages = {each.name: each for each in book.sheets}
    for name in (sheets.ASSUMPTIONS, sheets.COSTS, sheets.BENEFITS):
        if name not in pages:
            found.wrong.append(Wrong(name, "", _("Fliken finns inte i filen. Utgå från filen som Farled gav.")))
    if not found.wrong:
        _check_assumptions(pages[sheets.ASSUMPTIONS], case, found)
    if not found.wrong:
        names: dict[str, list[Body]] = {}
        for body in bodies:
            names.setdefault(fold(body.name), []).append(body)
        for name in (sheets.COSTS, sheets.BENEFITS):
            _Reading(name, pages[name], case, alternatives, names, found).read()
    return found


def _check_assumptions(page: ReadSheet, case: Case, found: ReadBack) -> None:
    said = {row: _at(page, row, 1) for row in range(len(sheets.ASKED))}
    for row, now, why in (
        (sheets.CASE, case.pk, _("Filen hör till en annan nyttokalkyl.")),
        (sheets.FIRST_YEAR, case.first_year, _("Åren har ändrats. Ändra dem i Farled och hämta filen igen.")),
        (sheets.HORIZON, case.horizon, _("Åren har ändrats. Ändra dem i Farled och hämta filen igen.")),
    ):
        if said[row] != now:
            found.wrong.append(Wrong(sheets.ASSUMPTIONS, f"B{row + 1}", why))


@dataclass
class _Reading:
    name: str
    page: ReadSheet
    case: Case
    alternatives: Sequence[Alternative]
    bodies: Mapping[str, list[Body]]
    found: ReadBack
    columns: Sequence[Column] = field(init=False)  # those of the file, which may be older than the latest of ours

    def __post_init__(self) -> None:
        there = {text_of(cell) for cell in (self.page.rows[0] if self.page.rows else ())}
        later = sheets.LATER[self.name]
        self.columns = [each for each in COLUMNS[self.name] if each.field not in later or each.name in there]

    def read(self) -> None:
        heads = [text_of(_at(self.page, 0, place)) for place in range(self._width)]
        wanted = [*(each.name for each in self.columns), *map(str, self.case.years)]
        for place, (head, want) in enumerate(zip(heads, wanted, strict=True)):
            if head != want:
                why = _("Här ska rubriken vara ”%(want)s”. Flytta inte kolumnerna.") % {"want": want}
                self._wrong(0, place, why)
                return
        if len(self.page.rows) > sheets.MOST_ROWS:
            self._wrong(sheets.MOST_ROWS, 0, _("Fler än %(n)s rader läses inte.") % {"n": sheets.MOST_ROWS})
            return
        self._seen: set[int] = set()
        for row in range(1, len(self.page.rows)):
            if any(_at(self.page, row, place) is not None for place in self._typed):
                self._row(row)

    @property
    def _width(self) -> int:
        return len(self.columns) + len(self.case.years)

    @property
    def _typed(self) -> list[int]:
        """The columns a person writes in, years that are 0 or empty in a spare row left out of account."""
        return [place for place, each in enumerate(self.columns) if each.holds is not Holds.FORMULA]

    def _wrong(self, row: int, place: int, why: str) -> None:
        self.found.wrong.append(Wrong(self.name, f"{letters(place)}{row + 1}", why))

    def _row(self, row: int) -> None:
        before = len(self.found.wrong)
        values: dict[str, Any] = {}
        for place, column in enumerate(self.columns):
            if column.holds is not Holds.FORMULA:
                values[column.field] = self._cell(row, place, column)
        start = len(self.columns)
        column = Column("", "", Holds.KRONOR if self.name == sheets.COSTS else Holds.SHARE)
        of_year = [self._cell(row, start + t, column) or 0 for t in range(len(self.case.years))]
        if len(self.found.wrong) > before:
            return
        line = self._line(row, values.pop("pk"))
        alternative: Alternative | None = values.pop("alternative")
        if alternative is None:
            self._wrong(row, 1, _("Skriv vilket alternativ raden hör till."))
        if len(self.found.wrong) == before and alternative is not None:
            self._content(row, line, alternative, values, of_year)

    def _line(self, row: int, pk: int | None) -> Line | None:
        if pk is None:
            return None
        lines: dict[int, Line] = {
            each.pk: each
            for way in self.alternatives
            for each in (way.cost_lines.all() if self.name == sheets.COSTS else way.benefit_lines.all())
        }
        if pk not in lines:
            self._wrong(row, 0, _("Raden finns inte i utkastet längre. Ta bort id, så läggs den till som ny."))
        elif pk in self._seen:
            self._wrong(row, 0, _("Samma id står på flera rader. Ta bort id på den nya."))
        self._seen.add(pk)
        return lines.get(pk)

    def _content(
        self, row: int, line: Line | None, alternative: Alternative, values: dict[str, Any], of_year: list[Any]
    ) -> None:
        if line is not None and line.alternative_id != alternative.pk:
            self._wrong(row, 1, _("En rad kan inte byta alternativ. Lägg till den som ny i det andra."))
            return
        content: Cost | Gains
        if self.name == sheets.COSTS:
            values["low"] = Decimal("0.9") if values["low"] is None else values["low"]
            values["high"] = Decimal("1.3") if values["high"] is None else values["high"]
            content, new = Cost(**values, amounts=of_year), CostLine(alternative=alternative)
        else:
            told = values.get("direction", line.direction if isinstance(line, BenefitLine) else None)
            values["direction"] = BetterWhen(told) if told else BetterWhen.DOWN
            values["realisation"] = Decimal(1) if values["realisation"] is None else values["realisation"]
            content, new = Gains(**values, ramp=of_year), BenefitLine(alternative=alternative)  # type: ignore[assignment]
        tried = copy(line) if line is not None else new
        try:
            content.put_on(tried, self.case)  # type: ignore[arg-type]  # a cost on a cost, a benefit on a benefit
        except Refused as refused:
            for each in refused.each:
                self._wrong(row, self._place_of(each.field), str(each.sentence))
            return
        changes = _changes(self.name, self.case, line, tried)
        if line is not None and not changes:
            self.found.same += 1
            return
        self.found.rows.append(ReadRow(self.name, row + 1, alternative, content, line, changes))

    def _place_of(self, name: str) -> int:
        if name in ("amounts", "ramp"):
            return len(self.columns)
        return next((place for place, each in enumerate(self.columns) if each.field == name), 2)

    def _cell(self, row: int, place: int, column: Column) -> Any:
        mark = self.page.marks.get(f"{letters(place)}{row + 1}", "")
        value = _at(self.page, row, place)
        try:
            check_usable(mark, value)
            return self._understood(column, value)
        except Unfit as unfit:
            self._wrong(row, place, str(unfit))
            return None

    def _understood(self, column: Column, value: Value) -> Any:
        if column.holds in PLAIN:
            return PLAIN[column.holds](value)
        if column.holds is Holds.BODY:
            return self._body(value)
        if column.holds is Holds.ALTERNATIVE:
            return one_of(text_of(value), {fold(each.title): each for each in self.alternatives})
        known = {fold(sheets.label(each)): each for each in column.choices or ()}
        found = one_of(text_of(value), known)
        if found is None and column.field in ("kind", "funding", "beneficiary"):
            raise Unfit(_("Välj ett av: %(words)s.") % {"words": ", ".join(known)})
        return found

    def _body(self, value: Value) -> Body | None:
        text = text_of(value)
        if not text:
            return None
        bodies = self.bodies.get(fold(text), [])
        if len(bodies) != 1:
            unknown, many = (
                _("Det finns ingen enhet som heter så."),
                _("Flera enheter heter så. Ändra i Farled i stället."),
            )
            raise Unfit(many if bodies else unknown)
        return bodies[0]


def _changes(name: str, case: Case, line: Line | None, tried: Line) -> tuple[tuple[str, str, str], ...]:
    if line is None:
        return ()
    found = [
        (each.name, shown(getattr(line, each.field), each), shown(getattr(tried, each.field), each))
        for each in COLUMNS[name]
        if each.holds not in (Holds.FORMULA, Holds.ID, Holds.ALTERNATIVE)
        and getattr(line, each.field) != getattr(tried, each.field)
    ]
    before, after = (
        (line.amounts, tried.amounts)
        if isinstance(line, CostLine) and isinstance(tried, CostLine)
        else (line.ramp, tried.ramp)  # type: ignore[union-attr]  # both are benefits
    )
    of_year = Column("", "", Holds.KRONOR if name == sheets.COSTS else Holds.SHARE)
    for year, old, new in zip(case.years, before, after, strict=True):
        if old != new:
            found.append((str(year), shown(old, of_year), shown(new, of_year)))
    return tuple(found)


def _at(page: ReadSheet, row: int, place: int) -> Value:
    cells = page.rows[row] if row < len(page.rows) else []
    return cells[place] if place < len(cells) else None
