"""A list as a sheet that goes out to Excel and comes back: its columns, what they hold and the acts that change them.

Each room declares its sheets in ``exchange.py`` and registers them in the slot ``sheets``. The chassis shows the
columns on list pages; ``lists`` keeps views of them; ``imports`` writes the workbook and takes changes back through the
acts.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Case, Func, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from farled.web import formats

Text = str | Promise
Plain = str | int | bool | date | None | tuple[int, ...] | tuple[str, ...]
LANGUAGES = ("sv", "en")


class Holds(StrEnum):
    """What a column's values are, in the form ``SheetColumn.value`` gives them."""

    TEXT = "text"  # str
    PROSE = "prose"  # str of several lines
    DAY = "day"  # date or None
    NUMBER = "number"  # int or None
    YES_NO = "yes_no"  # bool
    CHOICE = "choice"  # the code of one of ``choices``, or ""
    ROW = "row"  # the id of one of a source's rows, or None
    ROWS = "rows"  # ids of a source's rows, in order
    LINES = "lines"  # texts, one a line


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that a column chooses among, and how each is named. ``open``: whether it may be chosen anew."""

    rows: Callable[[Any], Iterable[Any]]  # actor → rows
    name: Callable[[Any], str] = str
    open: Callable[[Any], bool] = lambda _row: True


class Named:
    """A source's rows by id and by name, looked up once. Two rows of one name are told apart by their ids."""

    def __init__(self, source: Source, actor: object) -> None:
        self.rows: dict[int, Any] = {row.pk: row for row in source.rows(actor)}
        self._source = source

    @cached_property
    def names(self) -> dict[int, str]:
        """Each row's name."""
        first: dict[str, int] = {}
        found: dict[int, str] = {}
        for pk, row in self.rows.items():
            name = " ".join(self._source.name(row).split())
            found[pk] = name if first.setdefault(name.casefold(), pk) == pk else f"{name} [{pk}]"
        return found

    @cached_property
    def by_name(self) -> dict[str, int]:
        """Each name, folded, and its row's id."""
        return {name.casefold(): pk for pk, name in self.names.items()}

    @cached_property
    def open(self) -> frozenset[int]:
        """Those that may be chosen anew."""
        return frozenset(pk for pk, row in self.rows.items() if self._source.open(row))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a sheet. ``value`` gives what a row holds; ``change`` names what writes it, "" when nothing does.

    ``of`` names the sheet's source for ROW and ROWS. ``required``: it cannot be emptied. ``longest`` in characters.
    ``shown``: on the list unless somebody chooses otherwise. ``many``: may be given to many rows at once.
    """

    key: str
    label: Text
    value: Callable[[Any], Plain]
    holds: Holds = Holds.TEXT
    change: str = ""
    choices: type[TextChoices] | None = None
    of: str = ""
    required: bool = False
    longest: int = 0
    order: Sequence[str | Func | Case] = ()
    shown: bool = False
    many: bool = True


Do = Callable[..., None]  # (row, new: Mapping[str, Any], *, by, at, why): only what is changed stands in ``new``


def own_version(row: Any) -> int | None:
    """The version of a row that carries its own; None when it has none."""
    version: int | None = getattr(row, "version", None)
    return version


def everything(_actor: object) -> bool:
    """For those whom the acts themselves refuse what they may not."""
    return True


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A list of rows of one kind. ``key`` names it in addresses: its route with a dot, such as ``matters.matters``.

    ``rows``: what an actor may see, without order. ``changes``: name → the room's act, in the order they are done.
    What a change is given holds values as columns do, but for ROW the row itself (or None) and for ROWS a list of rows.
    ``listed``: columns that only its own page writes, by key. ``beside``: what to prefetch for the columns.
    ``may_change``: whether the actor may change anything here at all. ``only_out``: of a sheet without changes, why.
    ``version`` tells a row from how it was, where what is changed stands beside the row itself.
    """

    key: str
    label: Text
    nouns: tuple[Text, Text]
    capability: str
    rows: Callable[[Any], QuerySet[Any]]
    columns: Sequence[SheetColumn]
    default_order: str
    name: Callable[[Any], str] = str
    url: Callable[[Any], str] | None = None
    page: str = ""  # the route of the list's own page; without it the foundation ``lists`` shows it
    sources: Mapping[str, Source] = field(default_factory=dict)
    changes: Mapping[str, Do] = field(default_factory=dict)
    beside: Sequence[Any] = ()
    listed: Mapping[str, Text] = field(default_factory=dict)
    may_change: Callable[[Any], bool] = everything
    only_out: Text = ""
    version: Callable[[Any], int | None] = own_version

    @cached_property
    def by_key(self) -> Mapping[str, SheetColumn]:
        """Its columns by key."""
        return {column.key: column for column in self.columns}

    def changeable(self, actor: object) -> bool:
        """Whether the actor may change anything in the sheet."""
        return bool(self.changes) and self.may_change(actor)


class Lookups:
    """The sources of a sheet for one actor, each asked once and only when a column needs it."""

    def __init__(self, sheet: Sheet, actor: object) -> None:
        self._sheet, self._actor, self._found = sheet, actor, dict[str, Named]()

    def __getitem__(self, name: str) -> Named:
        if name not in self._found:
            self._found[name] = Named(self._sheet.sources[name], self._actor)
        return self._found[name]

    def of(self, column: SheetColumn) -> Named:
        """The rows a column chooses among."""
        return self[column.of]


def words_of(column: SheetColumn, language: str | None = None) -> dict[str, str]:
    """The words of a column's choices by code, in a language or in the active one."""
    if language is not None:
        with override(language):
            return words_of(column)
    return {code: str(word) for code, word in column.choices.choices} if column.choices else {}


def spoken(column: SheetColumn, value: Any, lookups: Lookups) -> str:
    """A value in words, in the active language; "" for none."""
    if value is None or value in ("", ()):
        return ""
    write = _WORDS.get(column.holds)
    return write(column, value, lookups) if write else str(value)


_WORDS: Mapping[Holds, Callable[[SheetColumn, Any, Lookups], str]] = {
    Holds.DAY: lambda _column, value, _lookups: value.isoformat(),
    Holds.NUMBER: lambda _column, value, _lookups: formats.number(value),
    Holds.YES_NO: lambda _column, value, _lookups: _("ja") if value else _("nej"),
    Holds.CHOICE: lambda column, value, _lookups: words_of(column).get(value, str(value)),
    Holds.ROW: lambda column, value, lookups: lookups.of(column).names.get(value, f"[{value}]"),
    Holds.ROWS: lambda column, value, lookups: "; ".join(lookups.of(column).names.get(pk, f"[{pk}]") for pk in value),
    Holds.LINES: lambda _column, value, _lookups: "\n".join(value),
}


def changing(sheet: Sheet, keys: Collection[str]) -> list[str]:
    """The changes that write these columns, in the order they are done."""
    wanted = {sheet.by_key[key].change for key in keys}
    return [name for name in sheet.changes if name in wanted]
