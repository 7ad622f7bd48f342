"""One condition, two ways to ask it: by the database of its rows, or of a row at hand such as one of an earlier day."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q

_LOOKUPS: Mapping[str, Callable[[Any, Any], bool]] = {
    "exact": lambda value, asked: bool(value == asked),
    "in": lambda value, asked: value in asked,
    "lt": lambda value, asked: value is not None and bool(value < asked),
    "lte": lambda value, asked: value is not None and bool(value <= asked),
}


def holds(condition: Q, row: object) -> bool:
    """Whether a row at hand is one that a query with the condition would find.

    Knows the lookups of ``_LOOKUPS`` on the row's own fields; raises KeyError for another.
    """
    children: list[Any] = condition.children
    told = [holds(each, row) if isinstance(each, Q) else _compared(row, *each) for each in children]
    found = any(told) if condition.connector == Q.OR else all(told)
    return found != condition.negated


def _compared(row: object, name: str, asked: object) -> bool:
    field, _underscores, lookup = name.partition("__")
    return _LOOKUPS[lookup or "exact"](getattr(row, field), asked)
