"""Rows in a form, such as the proposals of a decision, that need no script: a button asks for the page with more rows.

A row's field is called ``proposals-0-who``. Rows left empty are passed over; those after them move up.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from farled.web.numbers import whole
from farled.web.rest.rows import MOST

MORE = "more"  # the button's name; its value is the rows' name


class RowsForm(forms.Form):
    """A form with rows of fields beside its own.

    ``ROWS`` maps each kind of row to how many empty ones are shown. A subclass says which fields a row has
    (``row_fields``) and which of them must be filled in when any is (``NEEDED``). ``NUMBERED`` are fields of other rows
    that name a row by its number, which follow it when it moves.
    """

    ROWS: ClassVar[Mapping[str, int]] = {}
    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    NUMBERED: ClassVar[Mapping[str, tuple[tuple[str, str], ...]]] = {}

    def __init__(self, data: QueryDict | None = None, *args: Any, more: str = "", **kwargs: Any) -> None:
        given: Mapping[str, Any] = kwargs.get("initial") or {}
        self.counts: dict[str, int] = {}
        for name in self.ROWS:
            filled = _rows_in(data if data is not None else given, name)
            if data is not None:
                data = _closed_up(data, name, filled, self.NUMBERED.get(name, ()))
            there = len(filled) if data is not None else (max(filled) + 1 if filled else 0)
            spare = self.ROWS[name] * (2 if more == name else 1)
            self.counts[name] = min(MOST, there + spare)
        super().__init__(data, *args, **kwargs)
        for name, count in self.counts.items():
            for row in range(count):
                for key, field in self.row_fields(name).items():
                    field.required = False
                    self.fields[f"{name}-{row}-{key}"] = field

    def row_fields(self, name: str) -> dict[str, forms.Field]:
        """The fields of a new row of a kind, by key."""
        raise NotImplementedError

    def rows(self, name: str) -> Iterator[list[BoundField]]:
        """The fields of each row of a kind, for the page."""
        keys = list(self.row_fields(name))
        for row in range(self.counts[name]):
            yield [self[f"{name}-{row}-{key}"] for key in keys]

    def row_names(self) -> set[str]:
        """The names of all fields that stand in rows."""
        kinds = tuple(f"{name}-" for name in self.ROWS)
        return {name for name in self.fields if name.startswith(kinds)}

    def row_number(self, field: str) -> int | None:
        """Which row of its kind a field stands in, from 1; None when it stands in none."""
        kind, _dash, rest = field.partition("-")
        row = whole(rest.partition("-")[0]) if kind in self.ROWS else None
        return None if row is None else row + 1

    def filled(self, name: str) -> list[dict[str, Any]]:
        """What was typed in the rows of a kind, cleaned; a row where something needed is missing says so."""
        found = []
        for row in range(self.counts[name]):
            cleaned = {key: self.cleaned_data.get(f"{name}-{row}-{key}") for key in self.row_fields(name)}
            wrong = any(f"{name}-{row}-{key}" in self.errors for key in cleaned)
            if wrong or any(value not in (None, "") for value in cleaned.values()):
                for key in self.NEEDED.get(name, ()):
                    if cleaned[key] in (None, "") and f"{name}-{row}-{key}" not in self.errors:
                        self.add_error(f"{name}-{row}-{key}", _("Fyll i det här på raden."))
                found.append(cleaned)
        return found


def _rows_in(given: Mapping[str, Any], name: str) -> list[int]:
    """The numbers of the rows where something is typed, in order."""
    rows = set()
    for key, value in given.items():
        kind, _dash, rest = key.partition("-")
        row, _dash, _key = rest.partition("-")
        number = whole(row) if kind == name and value not in (None, "") else None
        if number is not None and number < MOST:
            rows.add(number)
    return sorted(rows)


def _closed_up(data: QueryDict, name: str, filled: list[int], numbered: tuple[tuple[str, str], ...]) -> QueryDict:
    """The same data with empty rows taken out, and the numbers that name rows following them."""
    if filled == list(range(len(filled))):
        return data
    closed = data.copy()
    for key in [key for key in data if key.startswith(f"{name}-")]:
        del closed[key]
    for new, old in enumerate(filled):
        for key in data:
            if key.startswith(f"{name}-{old}-"):
                closed[f"{name}-{new}-{key.split('-', 2)[2]}"] = str(data[key])
    moves = {str(old + 1): str(new + 1) for new, old in enumerate(filled)}
    for kind, field in numbered:
        for key in data:
            if key.startswith(f"{kind}-") and key.endswith(f"-{field}") and str(data[key]) in moves:
                closed[key] = moves[str(data[key])]
    return closed
