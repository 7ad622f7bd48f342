"""A cell as a value of its column: what it says, or why it cannot say that. Words are understood in every language."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from farled.files.cells import Value
from farled.web.exchange import LANGUAGES, Holds, Lookups, Plain, Sheet, SheetColumn, words_of

FIRST_DAY, LAST_DAY = date(1900, 3, 1), date(2199, 12, 31)  # before the first, spreadsheets do not agree on the days
MOST = 2_147_483_647
_YES, _NO = frozenset({"ja", "yes", "true", "sant", "x", "1"}), frozenset({"nej", "no", "false", "falskt", "0"})
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Unfit(Exception):
    """What a cell says cannot be used; ``code`` has its sentence under ``imports.``."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class Understanding:
    """What the words of a sheet mean: headings and choices in every language, rows by name."""

    def __init__(self, sheet: Sheet, lookups: Lookups) -> None:
        self.sheet, self.lookups = sheet, lookups
        self._choices: dict[str, dict[str, str]] = {}

    def headings(self) -> dict[str, SheetColumn]:
        """Each heading, folded, in every language, and its column."""
        from django.utils.translation import override

        found: dict[str, SheetColumn] = {}
        for language in LANGUAGES:
            with override(language):
                for column in self.sheet.columns:
                    found.setdefault(fold(str(column.label)), column)
        return found

    def choices(self, column: SheetColumn) -> dict[str, str]:
        """Each word of a choice, folded, in every language, and its code."""
        if column.key not in self._choices:
            known = {code.casefold(): code for code in words_of(column)}
            for language in LANGUAGES:
                known |= {fold(word): code for code, word in words_of(column, language).items()}
            self._choices[column.key] = known
        return self._choices[column.key]

    def value(self, column: SheetColumn, cell: Value) -> Plain:
        """What a cell says. Raises Unfit."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            if column.required or column.holds is Holds.YES_NO:
                raise Unfit("cell.required" if column.holds is not Holds.YES_NO else "cell.yes_no", text="")
            return _EMPTY.get(column.holds, "")
        read: Plain = _READERS[column.holds](self, column, cell)
        return read


_EMPTY: Mapping[Holds, Plain] = {Holds.DAY: None, Holds.NUMBER: None, Holds.ROW: None, Holds.ROWS: (), Holds.LINES: ()}


def fold(text: str) -> str:
    """Text for comparing words: white space and case do not matter."""
    return " ".join(text.split()).casefold()


def said(cell: Value) -> str:
    """A cell as text, as a person would read it."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return str(cell[1])
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _text(_known: Understanding, column: SheetColumn, cell: Value) -> str:
    text = said(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\x00" in text:
        raise Unfit("cell.text")
    if column.longest and len(text) > column.longest:
        raise Unfit("cell.long", length=str(len(text)), most=str(column.longest))
    return text


def _day(_known: Understanding, _column: SheetColumn, cell: Value) -> date:
    text = said(cell).strip()
    if isinstance(cell, bool | int | float):
        raise Unfit("cell.day.number", text=text)
    try:
        day = date.fromisoformat(text if _ISO_DAY.fullmatch(text) else "")
    except ValueError:
        raise Unfit("cell.day", text=text[:60]) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Unfit("cell.day.far", text=text)
    return day


def _number(_known: Understanding, column: SheetColumn, cell: Value) -> int:
    text = said(cell).replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if isinstance(cell, bool | list) or not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST))):
        raise Unfit("cell.number", text=said(cell)[:60])
    number, most = int(text), column.longest or MOST
    if number > most:
        raise Unfit("cell.number.large", most=str(most))
    return number


def _yes_no(_known: Understanding, _column: SheetColumn, cell: Value) -> bool:
    if isinstance(cell, bool):
        return cell
    word = fold(said(cell))
    if word not in _YES | _NO:
        raise Unfit("cell.yes_no", text=said(cell)[:60])
    return word in _YES


def _choice(known: Understanding, column: SheetColumn, cell: Value) -> str:
    code = known.choices(column).get(fold(said(cell)))
    if code is None:
        raise Unfit("cell.choice", text=said(cell)[:60], words=", ".join(words_of(column).values()))
    return code


def _row(known: Understanding, column: SheetColumn, cell: Value) -> int:
    return _named(known, column, said(cell))


def _named(known: Understanding, column: SheetColumn, name: str) -> int:
    pk = known.lookups.of(column).by_name.get(fold(name))
    if pk is None:
        raise Unfit("cell.row", text=name.strip()[:100])
    return pk


def _rows(known: Understanding, column: SheetColumn, cell: Value) -> tuple[int, ...]:
    names = [name for name in re.split(r"[;\n]", said(cell)) if name.strip()]
    return tuple(sorted({_named(known, column, name) for name in names}))


def _lines(known: Understanding, column: SheetColumn, cell: Value) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(known, column, cell).split("\n") if line.strip())


_READERS: Mapping[Holds, Callable[[Understanding, SheetColumn, Value], Any]] = {
    Holds.TEXT: _text,
    Holds.PROSE: _text,
    Holds.DAY: _day,
    Holds.NUMBER: _number,
    Holds.YES_NO: _yes_no,
    Holds.CHOICE: _choice,
    Holds.ROW: _row,
    Holds.ROWS: _rows,
    Holds.LINES: _lines,
}


def same(one: Plain, other: Plain) -> bool:
    """Whether two values of a column say the same, however lines end and whatever stands around them."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.replace("\r\n", "\n").replace("\r", "\n").strip()
    return one == other


def stored(value: Plain) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value


def restored(column: SheetColumn, kept: Any) -> Plain:
    """The value that ``stored`` kept."""
    if column.holds is Holds.DAY:
        return date.fromisoformat(kept) if kept else None
    return tuple(kept) if isinstance(kept, list) else kept
