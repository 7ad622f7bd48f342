"""The parameters' front door: the value that held on a date, with its reference."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from farled.parameters.known import KNOWN, Known
from farled.parameters.models import ParameterValue
from farled.people.reads import Actor

__all__ = ["KNOWN", "Dated", "Known", "ParameterValue", "at", "values"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value with the day it began to hold (None: Farled's own default) and where it comes from."""

    value: Decimal
    valid_from: date | None
    reference: str


def at(key: str, *, organisation_id: int, on: date) -> Dated:
    """The parameter's value in an organisation on a date. Raises KeyError for an unknown key."""
    known = KNOWN[key]
    rows = ParameterValue.objects.filter(organisation_id=organisation_id, key=key, valid_from__lte=on)
    row = rows.order_by("-valid_from").first()
    if row is None:
        return Dated(known.default, None, str(known.reference))
    return Dated(Decimal(row.value), row.valid_from, row.reference)


def values(actor: Actor) -> QuerySet[ParameterValue]:
    """Every value the organisation has decided, newest first."""
    return ParameterValue.objects.filter(organisation_id=actor.organisation_id).order_by("key", "-valid_from")
