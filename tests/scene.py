"""Scenes set once in a process and put back row by row for each test, which takes a fraction of setting them anew."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, TypeVar, cast

from django.apps import apps
from django.db import connection

T = TypeVar("T")
MOST_VALUES = 30_000  # in one statement; both databases take more, and a statement for each row is slow on a server
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that a scene put in one table, or changed there, as the database holds them."""

    name: str
    key: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def put_back(self) -> None:
        """Write the rows as they were, with their numbers, and let new rows be numbered after them."""
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, self.columns))
        places = f"({', '.join(['%s'] * len(self.columns))})"
        new = ", ".join(f"{quote(each)} = excluded.{quote(each)}" for each in self.columns if each != self.key)
        most = MOST_VALUES // len(self.columns)
        with connection.cursor() as cursor:
            for start in range(0, len(self.rows), most):
                rows = self.rows[start : start + most]
                cursor.execute(
                    f"INSERT INTO {quote(self.name)} ({columns})"  # noqa: S608 -- names of our own tables
                    f" VALUES {', '.join([places] * len(rows))}"
                    f" ON CONFLICT ({quote(self.key)}) DO UPDATE SET {new}",
                    [*chain.from_iterable(rows)],
                )
            if connection.vendor == "postgresql" and isinstance(self.rows[0][self.columns.index(self.key)], int):
                # A number is never given back on PostgreSQL, so the sequence may also have come further than this.
                cursor.execute(
                    "SELECT setval(s, greatest(%s, nextval(s)))"
                    " FROM pg_get_serial_sequence(%s, %s) s WHERE s IS NOT NULL",
                    [max(row[self.columns.index(self.key)] for row in self.rows), self.name, self.key],
                )


@dataclass(frozen=True, slots=True)
class Kept:
    """What a scene needs to stand again: the ground it was set on, what it told the test, and its rows."""

    ground: tuple[Row, ...]
    told: bytes
    tables: tuple[Table, ...]

    def stands_here(self) -> bool:
        """Whether the ground is as it was: the tables that held rows, and those that the scene wrote in."""
        return {*_ground(row[0] for row in self.ground)} == {*self.ground}  # a server reads large tables side by side


_kept: dict[tuple[str, str], Kept] = {}


def kept(name: str, build: Callable[[], T]) -> T:
    """What ``build`` gives, with the rows it makes: built the first time, put back when the same ground stands again.

    What it gives must not depend on anything but the rows that stand before, and can be pickled.
    """
    known = _kept.get((connection.vendor, name))
    if known and known.stands_here():
        for each in known.tables:
            each.put_back()
        return cast("T", pickle.loads(known.told))  # noqa: S301 -- what this process wrote itself
    before = {table: (frozenset(rows), _face(table, key, columns, rows)) for table, key, columns, rows in _tables()}
    told = build()
    made = [
        Table(table, key, columns, tuple(row for row in rows if row not in before[table][0]))
        for table, key, columns, rows in _tables()
    ]
    written = tuple(each for each in made if each.rows)
    names = {each.name for each in written} | {table for table, (rows, _) in before.items() if rows}
    _kept[connection.vendor, name] = Kept(
        tuple(before[table][1] for table in sorted(names)), pickle.dumps(told), written
    )
    return told


@cache
def _keys() -> Mapping[str, str]:
    """Each table's key column; what belongs to others before what it belongs to.

    So nothing is put back into what the database keeps as it is, such as a passage into a text that lies fast.
    """
    models = [each for each in apps.get_models(include_auto_created=True) if each._meta.managed]
    return {each._meta.db_table: cast("Any", each._meta.pk).column for each in reversed(models)}


def _face(table: str, key: str, columns: Sequence[str], rows: Sequence[Row]) -> Row:
    keys = [str(row[columns.index(key)]) for row in rows]
    return table, len(keys), max(keys, default=None)


def _ground(tables: Iterable[object]) -> tuple[Row, ...]:
    """How many rows each table holds and which is the last of them, by the order of text."""
    quote, keys = connection.ops.quote_name, _keys()
    binary = ' COLLATE "C"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{each}', count(*), max(CAST({quote(keys[str(each)])} AS varchar(99)){binary})"  # noqa: S608
                f" FROM {quote(str(each))}"
                for each in tables
            )
        )
        return tuple(cursor.fetchall())


def _tables() -> Iterator[tuple[str, str, tuple[str, ...], list[Row]]]:
    for table, key in _keys().items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names of our own tables
            assert cursor.description is not None
            yield table, key, tuple(column[0] for column in cursor.description), cursor.fetchall()
