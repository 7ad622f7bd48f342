"""A case as a workbook that works it out by itself: four sheets, and live formulas from assumption to result."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from farled.cases.figures import sheets
from farled.cases.figures.convert import Line, line_id, party_of
from farled.cases.figures.sheets import COLUMNS, PLACES, Column, Holds, letters
from farled.cases.figures.worked import Worked, by_line, by_party_and_year, party_name, work
from farled.cases.reads import Alternative, CostLine, Material
from farled.methods.valuation import Measure
from farled.web.workbooks import HEAD, clean, filled

KRONOR, SHARE, CALCULATED = "# ##0.00", "0.0%", "#F1F3F5"
RATE_CELL = "Antaganden!$B$9"


def written(material: Material, alternatives: Sequence[Alternative]) -> bytes:
    """The file of a case: its values as they stand, and formulas that give the same and go on doing so."""
    with override("sv"):
        return filled(_Book(work(material), list(alternatives)).fill)


@dataclass
class _Book:
    worked: Worked
    alternatives: list[Alternative]
    book: Any = None
    formats: dict[str, Any] = field(default_factory=dict)

    def fill(self, book: Any) -> None:
        self.book = book
        for name, look in {
            "head": HEAD,
            "kronor": {"num_format": KRONOR},
            "share": {"num_format": SHARE},
            "calculated": {"num_format": KRONOR, "bg_color": CALCULATED},
            "word": {"bg_color": CALCULATED},
            "factor": {"num_format": "0.000000", "bg_color": CALCULATED},
            "rate": {"num_format": "0.00%"},
            "bold": {"bold": True},
        }.items():
            self.formats[name] = book.add_format(look)
        pages = {
            name: book.add_worksheet(name)
            for name in (sheets.ASSUMPTIONS, sheets.COSTS, sheets.BENEFITS, sheets.RESULT)
        }
        self._assumptions(pages[sheets.ASSUMPTIONS])
        costs = [line for each in self.alternatives for line in each.cost_lines.all()]
        benefits = [line for each in self.alternatives for line in each.benefit_lines.all()]
        self.last = {sheets.COSTS: len(costs) + sheets.SPARE + 1, sheets.BENEFITS: len(benefits) + sheets.SPARE + 1}
        self._lines(pages[sheets.COSTS], sheets.COSTS, costs)
        self._lines(pages[sheets.BENEFITS], sheets.BENEFITS, benefits)
        self._result(pages[sheets.RESULT])

    @property
    def years(self) -> tuple[int, ...]:
        return self.worked.years

    def _assumptions(self, page: Any) -> None:
        material, case = self.worked.material, self.worked.material.case
        rates = material.rates
        values: list[object] = [
            case.title, case.initiative.title, case.number, case.pk, case.version, case.first_year, case.horizon,
            case.price_year, float(rates.discount_rate), rates.hour_staff / 100, rates.hour_outside / 100,
            material.chosen.title if material.chosen else "", material.zero.title if material.zero else "",
        ]  # fmt: skip
        grounds = {sheets.RATE: "discount_rate", sheets.STAFF: "hour_staff", sheets.OUTSIDE: "hour_outside"}
        for row, (asked, value) in enumerate(zip(sheets.ASKED, values, strict=True)):
            page.write_string(row, 0, asked, self.formats["bold"])
            self._write(page, row, 1, value, "rate" if row == sheets.RATE else "")
            if row in grounds:
                page.write_string(row, 2, clean(rates.references.get(grounds[row], "")))
                page.write_string(row, 3, clean(rates.since.get(grounds[row], "")))
        page.write_string(
            len(values) + 1,
            0,
            "Ändra belopp, mängder och andelar i Kostnader och Nyttor. Grå celler räknas ut. Schabloner och år läses "
            "inte tillbaka: de ändras i Farled.",
        )
        page.set_column(0, 0, 44)
        page.set_column(1, 1, 40)
        page.set_column(2, 3, 30)

    def _write(self, page: Any, row: int, place: int, value: object, look: str = "") -> None:
        style = self.formats[look] if look else None
        if isinstance(value, bool):
            page.write_string(row, place, sheets.YES if value else sheets.NO, style)
        elif isinstance(value, int | float | Decimal):
            page.write_number(row, place, float(value), style)
        elif value:
            page.write_string(row, place, clean(str(value)), style)
        elif style is not None:
            page.write_blank(row, place, None, style)

    # --- The lines ----------------------------------------------------------------------------------------------------

    def _lines(self, page: Any, name: str, lines: Sequence[Line]) -> None:
        columns = COLUMNS[name]
        for place, text in enumerate([*(each.name for each in columns), *map(str, self.years)]):
            page.write_string(0, place, text, self.formats["head"])
        for place, column in enumerate(columns):
            page.set_column(place, place, column.width)
            self._choices(page, name, place, column)
        page.set_column(len(columns), len(columns) + len(self.years) - 1, 13)
        for row in range(1, self.last[name]):
            line = lines[row - 1] if row <= len(lines) else None
            for place, column in enumerate(columns):
                if column.holds is Holds.FORMULA:
                    self._formula(page, name, row, place, column.field, line)
                elif line is not None:
                    self._write(page, row, place, _cell(line, column), _look(column))
            for t in range(len(self.years)):
                value = None if line is None else _of_year(line, t)
                self._write(page, row, len(columns) + t, value, "kronor" if name == sheets.COSTS else "share")
        page.freeze_panes(1, 3)

    def _choices(self, page: Any, name: str, place: int, column: Column) -> None:
        words: list[str] = []
        if column.choices is not None:
            words = [sheets.label(each) for each in column.choices]
        elif column.holds is Holds.YES_NO:
            words = [sheets.YES, sheets.NO]
        elif column.holds is Holds.ALTERNATIVE:
            words = [each.title for each in self.alternatives]
        if words and sum(map(len, words)) + len(words) <= 255 and not any("," in each for each in words):
            page.data_validation(1, place, self.last[name] - 1, place, {"validate": "list", "source": words})

    def _formula(self, page: Any, name: str, row: int, place: int, what: str, line: Line | None) -> None:
        formula = (_cost_formulas if name == sheets.COSTS else _benefit_formulas)(row + 1, len(self.years))[what]
        value = self._value(what, line)
        page.write_formula(row, place, formula, self.formats["word" if what == "party" else "calculated"], value)

    def _value(self, what: str, line: Line | None) -> object:
        """What a formula comes to, from the room's own figures: what a reader who computes nothing sees."""
        if line is None:
            return "" if what == "party" else 0
        if what == "party":
            return party_name(self.worked, party_of(line), sheets.NOBODY)
        name = line_id(line)
        if what == "worth":
            return by_line(self.worked).get(name, 0) / 100
        sign = 0 if name not in self.worked.converted.lines else -1 if line.alternative.is_zero else 1
        if isinstance(line, CostLine):
            return {"sign": sign, "total": sum(line.amounts) / 100}[what]
        price = self.worked.material.rates.price_of(line)
        full = sign * line.realisation * (line.likely or 0) * price / 100
        values = {"sign": sign, "unit_price": price / 100, "full": full, "total": full * sum(line.shares)}
        return float(values[what])

    # --- The result ---------------------------------------------------------------------------------------------------

    def _result(self, page: Any) -> None:
        years, valued = len(self.years), self.worked.valued
        first, last = letters(1), letters(years)
        page.set_column(0, 0, 34)
        page.set_column(1, years + 1, 15)
        page.write_string(0, 0, "Resultat, kronor", self.formats["bold"])
        heads = {
            sheets.YEARS_ROW: "År",
            sheets.FACTORS_ROW: "Faktor",
            sheets.COSTS_ROW: "Kostnader",
            sheets.BENEFITS_ROW: "Nyttor",
            sheets.NET_ROW: "Netto",
            sheets.WORTH_ROW: "Netto, nuvärde",
        }
        for row, text in heads.items():
            page.write_string(row, 0, text, self.formats["head"])
        for t, of_year in enumerate(valued.years):
            at = letters(t + 1)
            self._year(page, t, at)
            page.write_number(sheets.YEARS_ROW, t + 1, of_year.year, self.formats["head"])
            for place, formula, value in (
                (sheets.FACTORS_ROW, f"=1/(1+{RATE_CELL})^{t}", of_year.factor),
                (sheets.NET_ROW, f"={at}6-{at}5", of_year.net / 100),
                (sheets.WORTH_ROW, f"={at}7*{at}4", of_year.discounted / 100),
            ):
                look = "factor" if place == sheets.FACTORS_ROW else "calculated"
                page.write_formula(place, t + 1, formula, self.formats[look], float(value))
        rate = f"IF({RATE_CELL}=0,{years},(1-(1+{RATE_CELL})^-{years})/{RATE_CELL})"
        start = sheets.MEASURES_ROW
        for nr, (text, formula, measure, unit) in enumerate(
            (
                ("Nettonuvärde", f"=SUM({first}8:{last}8)", Measure.NPV, 100),
                ("Nytta, nuvärde", f"=SUMPRODUCT({first}6:{last}6,{first}4:{last}4)", Measure.PV_BENEFITS, 100),
                ("Kostnad, nuvärde", f"=SUMPRODUCT({first}5:{last}5,{first}4:{last}4)", Measure.PV_COSTS, 100),
                ("Nytta för varje krona", f'=IF(B{start + 3}>0,B{start + 2}/B{start + 3},"")', Measure.BCR, 1),
                ("Vändpunkt", f'=IF(B{start + 2}>0,B{start + 3}/B{start + 2},"")', Measure.SWITCHING, 1),
                ("Jämn kostnad per år", f"=B{start + 3}/{rate}", Measure.EAC, 100),
            )
        ):
            worth = valued[measure]
            page.write_string(start + nr, 0, text, self.formats["bold"])
            cached = "" if worth is None else float(worth / unit)
            page.write_formula(start + nr, 1, formula, self.formats["calculated"], cached)
        self._parties(page)

    def _year(self, page: Any, t: int, at: str) -> None:
        costs, benefits = self._range(sheets.COSTS, t), self._range(sheets.BENEFITS, t)
        sign, full = self._column(sheets.COSTS, "sign"), self._column(sheets.BENEFITS, "full")
        row = self.worked.valued.years[t]
        look = self.formats["calculated"]
        page.write_formula(sheets.COSTS_ROW, t + 1, f"=SUMPRODUCT({sign},{costs})", look, float(row.costs / 100))
        page.write_formula(
            sheets.BENEFITS_ROW, t + 1, f"=SUMPRODUCT({full},{benefits})", look, float(row.benefits / 100)
        )

    def _parties(self, page: Any) -> None:
        years, top = len(self.years), sheets.PARTIES_ROW
        page.write_string(top - 1, 0, "Nettonuvärde per part och år", self.formats["bold"])
        page.write_string(top, 0, "Part", self.formats["head"])
        for t, year in enumerate(self.years):
            page.write_number(top, t + 1, year, self.formats["head"])
        page.write_string(top, years + 1, "Summa", self.formats["head"])
        rows = by_party_and_year(self.worked)
        sign, full = self._column(sheets.COSTS, "sign"), self._column(sheets.BENEFITS, "full")
        of_cost, of_benefit = self._column(sheets.COSTS, "party"), self._column(sheets.BENEFITS, "party")
        for nr, (party, amounts) in enumerate(sorted(rows.items()), start=top + 1):
            page.write_string(nr, 0, clean(party_name(self.worked, party, sheets.NOBODY)))
            for t, amount in enumerate(amounts):
                costs, benefits = self._range(sheets.COSTS, t), self._range(sheets.BENEFITS, t)
                formula = (
                    f"=(SUMPRODUCT(({of_benefit}=$A{nr + 1})*1,{full},{benefits})"
                    f"-SUMPRODUCT(({of_cost}=$A{nr + 1})*1,{sign},{costs}))*{letters(t + 1)}$4"
                )
                page.write_formula(nr, t + 1, formula, self.formats["calculated"], amount / 100)
            whole = f"=SUM(B{nr + 1}:{letters(years)}{nr + 1})"
            page.write_formula(nr, years + 1, whole, self.formats["calculated"], sum(amounts) / 100)
        last = top + len(rows)
        for nr, text in ((last + 1, "Övriga"), (last + 2, "Tillsammans")):
            page.write_string(nr, 0, text, self.formats["bold"])
            for t in range(years + 1):
                at = letters(t + 1)
                whole = f"{at}8" if t < years else f"SUM(B8:{letters(years)}8)"
                formula = f"={whole}-SUM({at}{top + 2}:{at}{last + 1})" if nr == last + 1 else f"={whole}"
                worth = [float(row.discounted / 100) for row in self.worked.valued.years]
                value = 0 if nr == last + 1 else worth[t] if t < years else sum(worth)
                page.write_formula(nr, t + 1, formula, self.formats["calculated"], value)

    def _range(self, name: str, t: int) -> str:
        at = letters(len(COLUMNS[name]) + t)
        return f"{name}!${at}$2:${at}${self.last[name]}"

    def _column(self, name: str, what: str) -> str:
        at = letters(PLACES[name][what])
        return f"{name}!${at}$2:${at}${self.last[name]}"


def _cell(line: Line, column: Column) -> object:
    value = getattr(line, column.field)
    match column.holds:
        case Holds.ALTERNATIVE:
            return value.title
        case Holds.BODY:
            return value.name if value else ""
        case Holds.KRONOR:
            return None if value is None else value / 100
        case Holds.CHOICE:
            return sheets.label(column.choices(value)) if value and column.choices else ""
        case _:
            return value


def _of_year(line: Line, t: int) -> object:
    if isinstance(line, CostLine):
        return line.amounts[t] / 100 if t < len(line.amounts) else 0
    return line.ramp[t] if t < len(line.ramp) else 0


def _look(column: Column) -> str:
    return {Holds.SHARE: "share", Holds.KRONOR: "kronor"}.get(column.holds, "")


def _signed(row: int) -> str:
    return f'IF(B{row}="",0,IF(B{row}=Antaganden!$B$12,1,IF(B{row}=Antaganden!$B$13,-1,0)))'


def _span(name: str, row: int, years: int, *, start: int = 0, short: int = 0) -> str:
    first = len(COLUMNS[name]) + start
    return f"{letters(first)}{row}:{letters(first + years - 1 - start - short)}{row}"


def _factors(years: int) -> str:
    return f"Resultat!$B$4:${letters(years)}$4"


def _party(row: int, body: str, otherwise: str) -> str:
    return f'=IF(B{row}="","",IF({body}<>"",{body},{otherwise}))'


def _cost_formulas(row: int, years: int) -> dict[str, str]:
    at = {name: f"{letters(place)}{row}" for name, place in PLACES[sheets.COSTS].items()}
    span = _span(sheets.COSTS, row, years)
    return {
        "sign": f"={_signed(row)}",
        "party": _party(row, at["body"], f'"{sheets.NOBODY}"'),
        "total": f"=SUM({span})",
        "worth": f"=-{at['sign']}*SUMPRODUCT({span},{_factors(years)})",
    }


def _benefit_formulas(row: int, years: int) -> dict[str, str]:
    at = {name: f"{letters(place)}{row}" for name, place in PLACES[sheets.BENEFITS].items()}
    span = _span(sheets.BENEFITS, row, years)
    quality, inside = (COLUMNS[sheets.BENEFITS][place].choices for place in (3, 4))
    assert quality is not None  # noqa: S101  # both are choices
    assert inside is not None  # noqa: S101
    staff = sheets.label(COLUMNS[sheets.BENEFITS][PLACES[sheets.BENEFITS]["rate"]].choices("hour_staff"))  # type: ignore[misc]
    falls = "FALSE"
    if years > 1:
        earlier, later = _span(sheets.BENEFITS, row, years, short=1), _span(sheets.BENEFITS, row, years, start=1)
        falls = f'AND({at["why_it_falls"]}="",SUMPRODUCT(({earlier}>{later})*1)>0)'
    missing = ",".join(f'{at[name]}=""' for name in ("title", "baseline", "likely", "measured_by"))
    priced = f'AND({at["price"]}="",{at["rate"]}="")'
    stops = f'OR({missing},{at["kind"]}="{sheets.label(quality("quality"))}",{priced},{falls})'
    return {
        "unit_price": (
            f'=IF({at["rate"]}="",{at["price"]}+0,IF({at["rate"]}="{staff}",Antaganden!$B$10,Antaganden!$B$11))'
        ),
        "sign": f"=IF({stops},0,{_signed(row)})",
        "party": _party(
            row,
            at["body"],
            f'IF({at["beneficiary"]}="{sheets.label(inside("internal"))}","{sheets.NOBODY}",{at["beneficiary"]})',
        ),
        "full": f"={at['sign']}*{at['realisation']}*{at['likely']}*{at['unit_price']}",
        "total": f"={at['full']}*SUM({span})",
        "worth": f"={at['full']}*SUMPRODUCT({span},{_factors(years)})",
    }
