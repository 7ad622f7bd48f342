"""The parameters' front door: the value that held on a date, with its reference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from farled.parameters.known import KNOWN, Known
from farled.parameters.models import ParameterValue
from farled.people.reads import Actor
from farled.trail.reads import history_of, known_by
from farled.web import formats
from farled.web.explained import Used
from farled.web.together import Asks, answered, asking

__all__ = ["KNOWN", "Dated", "Known", "ParameterValue", "at", "held", "used", "values"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value with the day it began to hold (None: Farled's own default) and where it comes from."""

    value: Decimal
    valid_from: date | None
    reference: str


def at(key: str, *, organisation_id: int, on: date, known_at: datetime | None = None) -> Dated:
    """The parameter's value in an organisation on a date. Raises KeyError for an unknown key.

    ``known_at`` leaves out what was decided after an instant, also when it was made to hold before it.
    """
    return answered(at_asked(key, organisation_id=organisation_id, on=on, known_at=known_at))


@asking
def at_asked(key: str, *, organisation_id: int, on: date, known_at: datetime | None = None) -> Asks[Dated]:
    """The same, to be read together with what else is read."""
    known, rows = KNOWN[key], _rows(key, organisation_id, on, known_at)
    yield (rows,)
    return _dated(known, next(iter(rows), None))


def held(keys: Iterable[str], *, organisation_id: int, on: date) -> dict[str, Dated]:
    """The same of several parameters, by key, in one query. Raises KeyError for an unknown key."""
    known = {key: KNOWN[key] for key in keys}
    rows = ParameterValue.objects.filter(organisation_id=organisation_id, key__in=known, valid_from__lte=on)
    latest = {row.key: row for row in rows.order_by("valid_from")}
    return {key: _dated(each, latest.get(key)) for key, each in known.items()}


def _dated(known: Known, row: ParameterValue | None) -> Dated:
    if row is None:
        return Dated(known.default, None, str(known.reference))
    return Dated(Decimal(row.value), row.valid_from, row.reference)


def used(key: str, *, organisation_id: int, on: date, known_at: datetime | None = None) -> Used:
    """The same as the explanation of a figure tells it: with unit, and who set it."""
    known, row = KNOWN[key], next(iter(_rows(key, organisation_id, on, known_at)), None)
    if row is None:
        return Used(known.label, f"{formats.number(known.default)} {known.unit}", None, str(known.reference), "")
    setting = history_of(row).last()
    value = f"{formats.number(Decimal(row.value))} {known.unit}"
    return Used(known.label, value, row.valid_from, row.reference, setting.actor_name if setting else "")


def _rows(key: str, organisation_id: int, on: date, known_at: datetime | None) -> QuerySet[ParameterValue]:
    rows = ParameterValue.objects.filter(organisation_id=organisation_id, key=key, valid_from__lte=on)
    if known_at is not None:
        rows = rows.filter(pk__in=known_by(ParameterValue.KIND, rows.values_list("pk", flat=True), known_at))
    return rows.order_by("-valid_from")[:1]


def values(actor: Actor) -> QuerySet[ParameterValue]:
    """Every value the organisation has decided, newest first."""
    return ParameterValue.objects.filter(organisation_id=actor.organisation_id).order_by("key", "-valid_from")
