"""Columns of a sheet built from a model's fields, and changes built from acts, so that a room's sheets are short."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import Enum
from operator import attrgetter
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from farled.web.exchange import Do, Holds, SheetColumn, Source, Text
from farled.web.lists import as_declared, swedish

_HOLDS: tuple[tuple[type[Any], Holds], ...] = (  # the first that fits
    (models.ForeignKey, Holds.ROW),
    (models.DateField, Holds.DAY),
    (models.BooleanField, Holds.YES_NO),
    (models.IntegerField, Holds.NUMBER),
    (models.JSONField, Holds.LINES),
    (models.TextField, Holds.PROSE),
    (models.CharField, Holds.TEXT),
)
_NAMES = ("name", "title", "term", "reference")  # what rows that others point at are ordered by, the first there is


class Columns:
    """Builds columns of one model: what a field is tells what its column holds, how it is ordered and what it takes.

    ``change`` is what writes the columns unless told otherwise; "" for a sheet that only goes out.
    """

    def __init__(self, model: type[models.Model], change: str = "") -> None:
        self._model, self._change = model, change

    def __call__(self, name: str, label: Text, **more: Any) -> SheetColumn:
        """The column of a field. Whatever is given in ``more`` holds instead of what the field tells."""
        field = self._model._meta.get_field(name)
        assert isinstance(field, models.Field)  # noqa: S101 -- a sheet's columns are its model's own
        holds = Holds.CHOICE if "choices" in more else next(held for kind, held in _HOLDS if isinstance(field, kind))
        change = more.pop("change", self._change)
        value: Callable[[Any], Any] = attrgetter(field.attname)
        said: dict[str, Any] = {
            "value": (lambda row: tuple(getattr(row, name))) if holds is Holds.LINES else value,
            "holds": holds,
            "change": change,
            "order": _order(field, name, more.get("choices")),
        }
        if change:
            said["required"] = not field.blank and not field.null and holds is not Holds.YES_NO
            said["longest"] = _longest(field)
        return SheetColumn(key=name, label=label, **(said | more))


def _order(field: Any, name: str, choices: Any) -> list[Any]:
    if choices is not None:
        return [as_declared(name, choices)]
    if isinstance(field, models.ForeignKey):
        return next(([swedish(f"{name}__{each}")] for each in _NAMES if _has(field.related_model, each)), [])
    if isinstance(field, models.TextField | models.JSONField):
        return []
    return [swedish(name)] if isinstance(field, models.CharField) else [name]


def _has(model: Any, name: str) -> bool:
    try:
        return isinstance(model._meta.get_field(name), models.CharField)
    except FieldDoesNotExist:
        return False


def _longest(field: Any) -> int:
    if isinstance(field, models.PositiveSmallIntegerField):
        return 32_767
    return getattr(field, "max_length", None) or 0


def through(act: Callable[..., Any], *names: str, **kinds: type[Enum]) -> Do:
    """A change that lets an act write these fields of a row: those that are new, and the others as they stand.

    ``kinds`` are fields whose values are of an enumeration. The row is what the act first asks for; a reason is told to
    acts that take one.
    """
    takes = inspect.signature(act).parameters
    subject, reasons = next(iter(takes)), "why" in takes

    def do(row: Any, new: Mapping[str, Any], *, by: Any, at: datetime, why: str) -> None:
        said = {name: new.get(name, getattr(row, name)) for name in (*names, *kinds)}
        said |= {name: kind(said[name]) if said[name] else said[name] for name, kind in kinds.items()}
        act(**{subject: row}, version=row.version, by=by, at=at, **said, **({"why": why} if reasons else {}))

    return do


def only_open(rows: Callable[[Any], Iterable[Any]]) -> Source:
    """Bodies as a source: those that have ceased may stand where they do, but are not chosen anew."""
    return Source(rows, open=lambda body: body.closed_on is None)
