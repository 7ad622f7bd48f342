"""What single cells of a workbook say, and how a value is told to whoever sends it back."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from farled.cases.figures import sheets
from farled.cases.figures.sheets import Column, Holds
from farled.files.cells import FAULT, MERGED, Value
from farled.methods.money import to_ore
from farled.web import formats

MOST = Decimal(10) ** 12
FAULTS = ("#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#NULL!")


class Unfit(Exception):
    """A cell does not hold what its column asks for; the text says what to write."""


def check_usable(mark: str, value: Value) -> None:
    """Refuse a cell that is merged with others or holds an error. Raises Unfit."""
    if mark == MERGED:
        raise Unfit(_("Cellen är sammanslagen med andra. Dela upp den."))
    if mark == FAULT or value in FAULTS:
        raise Unfit(_("Cellen innehåller ett fel i stället för ett värde."))


def shown(value: Any, column: Column) -> str:
    """A value as it is told."""
    if value in (None, ""):
        return formats.DASH
    telling = _SHOWN.get(column.holds)
    return telling(value, column) if telling else str(value)


def _choice(value: Any, column: Column) -> str:
    return str(column.choices(value).label) if column.choices else str(value)


_SHOWN: Mapping[Holds, Callable[[Any, Column], str]] = {
    Holds.KRONOR: lambda value, _column: formats.kr(value, unit="kr"),
    Holds.SHARE: lambda value, _column: formats.share(Decimal(str(value)), decimals=1),
    Holds.NUMBER: lambda value, _column: formats.number(value, decimals=0 if value == int(value) else 4),
    Holds.CHOICE: _choice,
    Holds.YES_NO: lambda value, _column: sheets.YES if value else sheets.NO,
}


def kronor_of(value: Value) -> int | None:
    """Kronor as öre."""
    found = number_of(value)
    return None if found is None else to_ore(found)


def fold(text: str) -> str:
    """A text as it is compared: whatever its case and spaces."""
    return " ".join(text.casefold().split())


def text_of(value: Value) -> str:
    """Text without spaces around it; a number as it is written."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value[-1] if isinstance(value, list) else str(value).strip()


def number_of(value: Value) -> Decimal | None:
    """A number, also one that is typed as text with a comma. Raises Unfit."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Unfit(_("Skriv ett tal."))
    try:
        found = Decimal(repr(value) if isinstance(value, float) else "".join(str(value).split()).replace(",", "."))
    except ArithmeticError as error:
        raise Unfit(_("Skriv ett tal.")) from error
    if not found.is_finite() or abs(found) > MOST:
        raise Unfit(_("Talet är för stort."))
    return round(found, 6)


def whole_of(value: Value) -> int | None:
    """A whole number. Raises Unfit."""
    found = number_of(value)
    if found is not None and found != int(found):
        raise Unfit(_("Skriv ett heltal."))
    return None if found is None else int(found)


def yes_of(value: Value) -> bool:
    """Yes or no; nothing is no. Raises Unfit."""
    known = {sheets.YES: True, sheets.NO: False, "": False, "true": True, "false": False}
    found = known.get(fold(text_of(value)))
    if found is None:
        raise Unfit(_("Skriv ja eller nej."))
    return found


def one_of(text: str, known: Mapping[str, Any]) -> Any:
    """One of the known ones by its folded name; None of nothing. Raises Unfit."""
    if not text:
        return None
    if fold(text) not in known:
        raise Unfit(_("Välj ett av: %(words)s.") % {"words": ", ".join(known)})
    return known[fold(text)]


PLAIN: Mapping[Holds, Callable[[Value], Any]] = {
    Holds.TEXT: text_of,
    Holds.ID: whole_of,
    Holds.YEAR: whole_of,
    Holds.NUMBER: number_of,
    Holds.SHARE: number_of,
    Holds.KRONOR: kronor_of,
    Holds.YES_NO: yes_of,
}
"""How a cell is understood, where nothing but the cell itself is asked."""
