"""A sheet as a workbook: the rows with what they hold, what may be changed in colour, and how it is sent back.

Text is text whatever it begins with, numbers are numbers and days are days. Beside the rows: ``About the file``, the
words to choose among, and the values as they were taken, by which a change of somebody else's is told from one's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from farled.web.exchange import Holds, Lookups, Sheet, SheetColumn, spoken, words_of
from farled.web.formats import moment
from farled.web.workbooks import HEAD, clean, filled, sheet_name

ID, VERSION = "Id", "Version"
MARK, FORM = "farled", "1"
TAKEN, WORDS = "farled-taken", "farled-words"  # sheets of ours that are not shown
MOST_WORDS = 1_000
FIXED = 2  # the columns before the sheet's own: id and version
_WIDTHS = {Holds.PROSE: 50, Holds.LINES: 30, Holds.DAY: 12, Holds.NUMBER: 10, Holds.YES_NO: 10}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a workbook tells of itself: which rows they are, in words, who took them and when, in which language."""

    organisation: str
    filters: Sequence[tuple[str, str]]
    by: str
    at: datetime
    language: str
    address: str = ""


def write(sheet: Sheet, keys: Sequence[str], rows: Iterable[Any], taken: Taken, actor: object) -> bytes:
    """The workbook. ``keys`` are the columns in order; the sheet's own first column comes first whatever they are."""
    with translation.override(taken.language):
        return filled(lambda book: _Writer(book, sheet, columns_of(sheet, keys), taken, actor).fill(rows))


def columns_of(sheet: Sheet, keys: Sequence[str]) -> list[SheetColumn]:
    """The columns of a workbook: the one a row is known by, those asked for, and then all that can be changed."""
    first, *others = sheet.columns
    by_key = {column.key: column for column in others}
    chosen = [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
    return [first, *chosen, *(column for column in others if column.change and column not in chosen)]


def file_name(sheet: Sheet, taken: Taken) -> str:
    """What the file is called: Ärenden 2026-11-21.xlsx."""
    with translation.override(taken.language):
        return f"{sheet_name(str(sheet.label))} {taken.at.date().isoformat()}.xlsx"


class _Writer:
    """Fills one workbook."""

    def __init__(self, book: Any, sheet: Sheet, columns: list[SheetColumn], taken: Taken, actor: object) -> None:
        self.book, self.sheet, self.columns, self.taken = book, sheet, columns, taken
        self.lookups = Lookups(sheet, actor)
        self.writable = sheet.changeable(actor)
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        head = {**base, **HEAD, "valign": "vcenter"}
        self.text = book.add_format({**base, "text_wrap": True, "num_format": "@"})
        self.number = book.add_format({**base, "num_format": "#,##0"})
        self.day = book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"})
        self.head = book.add_format(head)
        self.grey = book.add_format({**head, "font_color": "#4A5666", "bg_color": "#D9D9D9"})
        self.title = book.add_format({**base, "bold": True, "font_size": 16, "font_color": "#0B2A4A"})
        self.label = book.add_format({**base, "font_color": "#4A5666"})

    def fill(self, rows: Iterable[Any]) -> None:
        """Every sheet."""
        made = self.taken.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        self.book.set_properties(
            {"title": clean(str(self.sheet.label)), "author": clean(self.taken.by), "created": made, "comments": ""}
        )
        main = self.book.add_worksheet(sheet_name(str(self.sheet.label)))
        about = self.book.add_worksheet(self._about_name(main.get_name()))
        was = self.book.add_worksheet(TAKEN)
        was.very_hidden()
        self._heads(main)
        was.write_string(0, 0, f"{MARK}:{FORM}:{self.sheet.key}:{self.taken.at.isoformat()}")
        was.write_number(1, 0, 0)
        for nr, column in enumerate(self.columns):
            was.write_string(1, FIXED + nr, column.key)
        count = 0
        for count, row in enumerate(rows, 1):
            self._row(main, count, row)
            self._row(was, count + 1, row)
        main.autofilter(0, 0, max(count, 1), FIXED + len(self.columns) - 1)
        self._choices(main, count)
        self._about(about, count)

    def _about_name(self, main: str) -> str:
        name = sheet_name(_("Om filen"))
        return name if name.casefold() != main.casefold() else f"{name} 2"

    def _heads(self, main: Any) -> None:
        main.freeze_panes(1, FIXED + 1)
        main.set_row(0, 32)
        for nr, name in enumerate((ID, VERSION)):
            main.write_string(0, nr, name, self.grey)
            main.set_column(nr, nr, 8, None, {"hidden": True})
        for nr, column in enumerate(self.columns, FIXED):
            main.set_column(nr, nr, 36 if nr == FIXED else _WIDTHS.get(column.holds, 22))
            how = self.head if column.change and self.writable else self.grey
            main.write_string(0, nr, clean(str(column.label)), how)

    def _row(self, to: Any, at: int, row: Any) -> None:
        to.write_number(at, 0, row.pk)
        version = self.sheet.version(row)
        if version is not None:
            to.write_number(at, 1, version)
        for nr, column in enumerate(self.columns, FIXED):
            self._cell(to, at, nr, column, column.value(row))

    def _cell(self, to: Any, at: int, nr: int, column: SheetColumn, value: Any) -> None:
        if isinstance(value, date):
            if value.year < 1900:
                to.write_string(at, nr, value.isoformat(), self.text)
            else:
                to.write_datetime(at, nr, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001 -- a day
        elif column.holds is Holds.NUMBER and isinstance(value, int):
            to.write_number(at, nr, value, self.number)
        elif text := clean(spoken(column, value, self.lookups)):
            to.write_string(at, nr, text, self.text)
        else:
            to.write_blank(at, nr, None, self.text)

    def _choices(self, main: Any, count: int) -> None:
        """What can be chosen in a cell, as a list to choose from."""
        words: Any = None
        for nr, column in enumerate(self.columns, FIXED):
            if not column.change or not count:
                continue
            if column.holds is Holds.DAY:
                main.data_validation(1, nr, count, nr, {"validate": "any", "input_message": _("Skriv som 2026-11-30.")})
                continue
            options = self._options(column)
            if not options or len(options) > MOST_WORDS:
                continue
            if words is None:
                words = self.book.add_worksheet(WORDS)
                words.very_hidden()
            for at, each in enumerate(options):
                words.write_string(at, nr, clean(each)[:250])
            letter = _letters(nr)
            source = f"='{WORDS}'!${letter}$1:${letter}${len(options)}"
            warning = "information" if column.holds is Holds.ROWS else "stop"
            main.data_validation(
                1, nr, count, nr, {"validate": "list", "source": source, "error_type": warning, "ignore_blank": True}
            )

    def _options(self, column: SheetColumn) -> list[str]:
        match column.holds:
            case Holds.CHOICE:
                return list(words_of(column).values())
            case Holds.YES_NO:
                return [_("ja"), _("nej")]
            case Holds.ROW | Holds.ROWS:
                named = self.lookups.of(column)
                return [name for pk, name in named.names.items() if pk in named.open]
            case _:
                return []

    def _about(self, about: Any, count: int) -> None:
        taken = self.taken
        about.hide_gridlines(2)
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 90)
        about.write_string(0, 0, clean(str(self.sheet.label)), self.title)
        lines = [
            (_("Organisation"), taken.organisation),
            (_("Rader"), str(count)),
            *((label, value) for label, value in taken.filters),
            (_("Hämtad"), f"{moment(taken.at)}, {taken.by}"),
        ]
        if self.writable:
            lines += [
                (_("Ändra"), _("Kolumner med mörk rubrik går att ändra. Grå kolumner läses bara.")),
                ("", _("Ändra i cellerna, spara filen som xlsx och skicka tillbaka den där du hämtade den.")),
                ("", _("Du ser alla ändringar innan något sparas. Rader du tar bort i filen rörs inte i Farled.")),
                ("", _("Nya rader läggs inte till härifrån. Flera namn i en cell skiljs åt med semikolon.")),
                ("", _("De dolda kolumnerna Id och Version visar vilken rad det är. Låt dem stå kvar.")),
            ]
            if taken.address:
                lines.append((_("Skicka tillbaka"), taken.address))
        else:
            lines.append((_("Ändra"), _("Den här listan går bara att läsa. Det som ändras här kommer inte tillbaka.")))
            if self.sheet.only_out:
                lines.append(("", str(self.sheet.only_out)))
        for at, (label, value) in enumerate(lines, 2):
            about.write_string(at, 0, clean(label), self.label)
            about.write_string(at, 1, clean(value), self.text)


def _letters(column: int) -> str:
    from farled.files.cells import address

    return address(0, column).rstrip("1")
