"""Changing a row of a sheet through the room's own acts, and trying what they would say without a trace."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from farled.imports.exchange.comparing import rows_by_id
from farled.web.exchange import Holds, Lookups, Plain, Sheet, changing
from farled.web.refused import Refused


class ChangeRefused(Exception):
    """An act refused what these columns say."""

    def __init__(self, keys: frozenset[str], refusal: Refused) -> None:
        super().__init__(refusal.code)
        self.keys, self.refusal = keys, refusal


def do(sheet: Sheet, row: Any, new: Mapping[str, Plain], lookups: Lookups, *, by: Any, at: datetime, why: str) -> None:
    """Let a row say what is new, by each act that writes some of it. Raises ChangeRefused; inside a transaction."""
    names = changing(sheet, list(new))
    for place, name in enumerate(names):
        keys = [key for key in new if sheet.by_key[key].change == name]
        given = {key: _given(sheet, key, new[key], lookups) for key in keys}
        try:
            sheet.changes[name](row, given, by=by, at=at, why=why)
        except Refused as refusal:
            raise ChangeRefused(frozenset(keys), refusal) from refusal
        if place < len(names) - 1:
            (row,) = rows_by_id(sheet, by, [row.pk])


def _given(sheet: Sheet, key: str, value: Plain, lookups: Lookups) -> Any:
    """A value as an act is given it: rows for ids, lists for lines."""
    column = sheet.by_key[key]
    match column.holds:
        case Holds.ROW:
            return None if value is None else lookups.of(column).rows[value]  # type: ignore[index]
        case Holds.ROWS:
            return [lookups.of(column).rows[pk] for pk in value]  # type: ignore[union-attr, index]
        case Holds.LINES:
            return list(value)  # type: ignore[arg-type]
        case _:
            return value


def tried(
    sheet: Sheet, row: Any, new: Mapping[str, Plain], lookups: Lookups, *, by: Any, at: datetime, why: str
) -> dict[str, Refused]:
    """What the acts refuse of a row's new values, by column. Everything is done and taken back again."""

    def attempt(said: Mapping[str, Plain]) -> ChangeRefused | None:
        try:
            with transaction.atomic():
                do(sheet, row, said, lookups, by=by, at=at, why=why)
                transaction.set_rollback(True)
        except ChangeRefused as refused:
            return refused
        return None

    found: dict[str, Refused] = {}
    left = dict(new)
    while left and (refused := attempt(left)) is not None:
        for each in refused.refusal.each:
            keys = {each.field} & refused.keys or _culprits(refused, left, attempt)
            found |= {key: each for key in keys if key not in found}
        left = {key: value for key, value in left.items() if key not in found}
    return found


def _culprits(
    refused: ChangeRefused,
    left: Mapping[str, Plain],
    attempt: Callable[[Mapping[str, Plain]], ChangeRefused | None],
) -> frozenset[str]:
    """The one column without which the rest goes well, where there is one; otherwise all that the act was given."""
    if len(refused.keys) > 1:
        for key in sorted(refused.keys):
            if attempt({other: value for other, value in left.items() if other != key}) is None:
                return frozenset({key})
    return refused.keys
