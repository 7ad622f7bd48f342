"""Reading what a page needs in few questions to the database, when none of it depends on the rest.

A page gathers what many rooms say, and each room asks for its own rows. Every question is a journey to the database and
back, so what can be asked at the same time is: ``read`` takes querysets that nobody has read yet and fills them all in
one journey. Whoever holds one then reads it as ever; without the call it is read alone, with the same rows in it.

What needs rows before it can answer is written as a generator marked ``asking``: it yields the querysets it is about to
read and returns its answer. ``side_by_side`` lets several take their steps together, ``answered`` reads and returns.

    @asking
    def on_initiative(one, request):
        cases, parts = cases_of(one), parts_of(one)
        yield cases, parts
        return {"cases": list(cases), "sought": sum(part.sought for part in parts)}
"""

import json
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeAlias, TypeVar, overload
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
Rows = Sequence[QuerySet[Any, Any]]
Asks = Generator[Rows, None, T]

AT_ONCE = 40  # columns in one array: no function of PostgreSQL takes more than a hundred arguments

# How a database makes an array of a row, of all rows, and of what would not survive it; and what it then writes as text
# is read back to what its driver would have given.
_ARRAYS = {
    "sqlite": ("json_array(%s)", "json_group_array(%s)"),
    "postgresql": ("json_build_array(%s)", "json_agg(%s)::text"),
}
_WRITTEN = {"postgresql": {"JSONField": "%s::text"}}
_READ_BACK: dict[str, dict[str, Callable[[Any], Any]]] = {
    "postgresql": {
        "DateField": date.fromisoformat,
        "DateTimeField": datetime.fromisoformat,
        "DecimalField": Decimal,
        "FloatField": float,
        "TimeField": time.fromisoformat,
        "UUIDField": UUID,
    }
}


class Asking(Generic[T_co]):
    """Something that wants rows before it answers. Iterated, it yields them step by step and returns the answer."""

    def __init__(self, steps: Asks[T_co]) -> None:
        self._steps = steps

    def __iter__(self) -> Asks[T_co]:
        return self._steps


Answer: TypeAlias = T | Asking[T]  # there already, or when some rows have been read


def asking(steps: Callable[P, Asks[T]]) -> Callable[P, Asking[T]]:
    """Mark a generator as one that yields what it is about to read and returns its answer."""

    @wraps(steps)
    def asks(*args: P.args, **kwargs: P.kwargs) -> Asking[T]:
        return Asking(steps(*args, **kwargs))

    return asks


def together(*asked: Any) -> list[Any]:
    """The answers of what is asked, in its order: of what asks its answer, of a queryset itself, now read.

    Anything else is its own answer.
    """
    return answered(side_by_side(asked))


@asking
def side_by_side(asked: Iterable[Any]) -> Asks[list[Any]]:
    """Let those that ask take their steps together, so that what they want at the same time is read at once."""
    answers = list(asked)
    steps = {place: iter(each) for place, each in enumerate(answers) if isinstance(each, Asking)}
    wanted = [each for each in answers if isinstance(each, QuerySet)]
    while steps or wanted:
        for place, each in list(steps.items()):
            try:
                wanted += next(each)
            except StopIteration as done:
                answers[place] = done.value
                del steps[place]
        if wanted:
            yield wanted
            wanted = []
    return answers


@overload
def answered(asked: Asking[T]) -> T: ...


@overload
def answered(asked: T) -> T: ...


def answered(asked: Any) -> Any:
    """Read what is wanted, step by step, and return the answer."""
    if not isinstance(asked, Asking):
        return asked
    steps = iter(asked)
    try:
        while True:
            read(*next(steps))
    except StopIteration as done:
        return done.value


def read(*querysets: QuerySet[Any, Any]) -> None:
    """Fill the querysets that have not been read, all in one question; a single one is left to be read as ever.

    What they prefetch is read afterwards, one question at a time.
    """
    unread = list({id(each): each for each in querysets if each._result_cache is None}.values())  # noqa: SLF001 -- no other way
    if len(unread) < 2:
        return
    compilers = [each.query.get_compiler(using=each.db) for each in unread]
    found = _found(compilers)
    for queryset, compiler, rows in zip(unread, compilers, found, strict=True):
        _fill(queryset, compiler, rows)


def _found(compilers: Sequence[SQLCompiler]) -> list[list[list[Any]]]:
    """The rows of each as the database's driver would have given them."""
    asked = [_as_array(compiler) for compiler in compilers]
    columns = [sql for sql, _params in asked if sql]
    if not columns:
        return [[] for _ in asked]
    with compilers[0].connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)}", [each for sql, params in asked if sql for each in params])
        given = iter(cursor.fetchone())
    return [
        _rows(compiler, next(given)) if sql else [] for compiler, (sql, _params) in zip(compilers, asked, strict=True)
    ]


def _as_array(compiler: SQLCompiler) -> tuple[str, Sequence[Any]]:
    """The question as a value: an array of its rows in their order, each an array of parts. Empty for what is empty."""
    try:
        sql, params = compiler.as_sql(with_col_aliases=True)
    except EmptyResultSet:
        return "", ()
    vendor = compiler.connection.vendor
    one, every = _ARRAYS[vendor]
    columns = [
        _WRITTEN.get(vendor, {}).get(_kind(expression), "%s") % f"_row.{compiler.connection.ops.quote_name(alias)}"
        for expression, _sql, alias in compiler.select
    ]
    parts = [one % ", ".join(columns[start : start + AT_ONCE]) for start in range(0, len(columns), AT_ONCE)]
    return f"(SELECT {every % (one % ', '.join(parts))} FROM ({sql}) AS _row)", params  # noqa: S608 -- Django wrote it


def _rows(compiler: SQLCompiler, given: str | None) -> list[list[Any]]:
    """The rows of such an array."""
    read_back = _READ_BACK.get(compiler.connection.vendor, {})
    found = json.loads(given or "[]", parse_float=Decimal if "DecimalField" in read_back else None)
    rows = [[value for part in row for value in part] for row in found]
    for nr, (expression, _sql, _alias) in enumerate(compiler.select):
        if loaded := read_back.get(_kind(expression)):
            for row in rows:
                row[nr] = None if row[nr] is None else loaded(row[nr])
    return rows


def _kind(expression: Any) -> str:
    kind: str = expression.output_field.get_internal_type()
    return kind


def _fill(queryset: QuerySet[Any, Any], compiler: SQLCompiler, rows: list[list[Any]]) -> None:
    """Let the queryset make what it makes of its rows, from these instead of asking for them."""
    compiler.execute_sql = lambda *_args, **_settings: [rows]  # type: ignore[method-assign, assignment]  # this one only
    queryset.query.get_compiler = lambda *_args, **_settings: compiler  # type: ignore[method-assign]
    try:
        len(queryset)
    finally:
        del queryset.query.get_compiler
