"""What stands where in the workbook of a case: the same words when it is written and when it is read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices

from farled.cases.states import BetterWhen, CostKind, For, Funding, Gain, Peng, Rate

ASSUMPTIONS, COSTS, BENEFITS, RESULT = "Antaganden", "Kostnader", "Nyttor", "Resultat"
SPARE = 20  # empty rows with formulas, for lines that are added in the workbook
MOST_ROWS = 500
YES, NO = "ja", "nej"

TITLE, INITIATIVE, NUMBER, CASE, VERSION, FIRST_YEAR, HORIZON, PRICE_YEAR, RATE, STAFF, OUTSIDE, CHOSEN, ZERO = range(
    13
)
"""The rows of the sheet of assumptions, counted from 0; the value stands in column B."""
ASKED = (
    "Nyttokalkyl",
    "Initiativ",
    "Version",
    "Kalkylens id i Farled",
    "Utkastets nummer",
    "Första året",
    "År efter det första",
    "Prisnivå",
    "Kalkylränta",
    "En medarbetares timme, kronor",
    "En invånares eller ett företags timme, kronor",
    "Det förordade alternativet",
    "Att göra ingenting",
)


class Holds(StrEnum):
    """What a column's cells hold."""

    ID = "id"
    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"  # per cent as a share, 0–1
    KRONOR = "kronor"
    YEAR = "year"
    YES_NO = "yes_no"
    CHOICE = "choice"
    BODY = "body"
    ALTERNATIVE = "alternative"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called in the file, the field it is of (a formula's own name otherwise), what it holds."""

    name: str
    field: str
    holds: Holds
    choices: type[TextChoices] | None = None
    width: int = 14


COST_COLUMNS: Sequence[Column] = (
    Column("Id", "pk", Holds.ID, width=8),
    Column("Alternativ", "alternative", Holds.ALTERNATIVE, width=18),
    Column("Vad som kostar", "title", Holds.TEXT, width=32),
    Column("Kostnadsslag", "kind", Holds.CHOICE, CostKind, 20),
    Column("Enhet som bär kostnaden", "body", Holds.BODY, width=22),
    Column("Betalas med", "funding", Holds.CHOICE, Funding),
    Column("Lägst", "low", Holds.SHARE, width=9),
    Column("Högst", "high", Holds.SHARE, width=9),
    Column("Källa", "source", Holds.TEXT, width=20),
    Column("Exempelvärde", "is_example", Holds.YES_NO),
    Column("Tecken", "sign", Holds.FORMULA, width=8),
    Column("Part", "party", Holds.FORMULA, width=20),
    Column("Summa, kronor", "total", Holds.FORMULA, width=16),
    Column("Nuvärde, kronor", "worth", Holds.FORMULA, width=16),
)
BENEFIT_COLUMNS: Sequence[Column] = (
    Column("Id", "pk", Holds.ID, width=8),
    Column("Alternativ", "alternative", Holds.ALTERNATIVE, width=18),
    Column("Nytta", "title", Holds.TEXT, width=32),
    Column("Nyttoslag", "kind", Holds.CHOICE, Gain),
    Column("För vem", "beneficiary", Holds.CHOICE, For, 22),
    Column("Enhet där nyttan uppstår", "body", Holds.BODY, width=22),
    Column("Målgrupp", "target_group", Holds.TEXT),
    Column("Process eller tjänst", "process", Holds.TEXT, width=20),
    Column("Räknas i", "unit", Holds.TEXT),
    Column("Riktning", "direction", Holds.CHOICE, BetterWhen),
    Column("Nuläge", "baseline", Holds.NUMBER),
    Column("Lägst per år", "low", Holds.NUMBER),
    Column("Troligen per år", "likely", Holds.NUMBER),
    Column("Högst per år", "high", Holds.NUMBER),
    Column("Eget värde per enhet, kronor", "price", Holds.KRONOR),
    Column("Värde enligt schablon", "rate", Holds.CHOICE, Rate, 22),
    Column("Andel som uppstår", "realisation", Holds.SHARE),
    Column("Andel som ändrar en budget", "cashable", Holds.SHARE),
    Column("Så mäts nyttan", "measured_by", Holds.TEXT, width=24),
    Column("Arbete flyttar till", "moves_to", Holds.BODY, width=22),
    Column("Budgeten ändras från år", "budget_effect_year", Holds.YEAR),
    Column("Budgeten minskar per år, kronor", "budget_effect", Holds.KRONOR),
    Column("PENG-klass", "peng_class", Holds.CHOICE, Peng),
    Column("Varför effekten minskar", "why_it_falls", Holds.TEXT, width=24),
    Column("Källa", "source", Holds.TEXT, width=20),
    Column("Exempelvärde", "is_example", Holds.YES_NO),
    Column("Värde per enhet, kronor", "unit_price", Holds.FORMULA),
    Column("Tecken", "sign", Holds.FORMULA, width=8),
    Column("Part", "party", Holds.FORMULA, width=20),
    Column("Full effekt per år, kronor", "full", Holds.FORMULA, width=16),
    Column("Summa, kronor", "total", Holds.FORMULA, width=16),
    Column("Nuvärde, kronor", "worth", Holds.FORMULA, width=16),
)
PLACES: Mapping[str, Mapping[str, int]] = {
    COSTS: {column.field: place for place, column in enumerate(COST_COLUMNS)},
    BENEFITS: {column.field: place for place, column in enumerate(BENEFIT_COLUMNS)},
}
COLUMNS: Mapping[str, Sequence[Column]] = {COSTS: COST_COLUMNS, BENEFITS: BENEFIT_COLUMNS}
LATER: Mapping[str, frozenset[str]] = {COSTS: frozenset(), BENEFITS: frozenset({"direction"})}
"""The fields whose columns came after the first workbooks were given out: one without them is read all the same."""
NOBODY = "ingen enhet angiven"
YEARS_ROW, FACTORS_ROW, COSTS_ROW, BENEFITS_ROW, NET_ROW, WORTH_ROW = 2, 3, 4, 5, 6, 7
MEASURES_ROW, PARTIES_ROW = 9, 17


def letters(place: int) -> str:
    """The letters of a column counted from 0: 27 is AB."""
    text, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def label(choice: TextChoices) -> str:
    """What a choice is called in the file, which is in Swedish whatever the reader's language."""
    return str(choice.label)
