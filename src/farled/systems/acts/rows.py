"""What the room's acts share: the row as it is now, held; and what somebody says written on it."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models

from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.systems import rules
from farled.systems.models import Component, Process, Support, System
from farled.trail.reads import Governed
from farled.web.optimistic import check_version
from farled.web.refused import Invalid

Kept = TypeVar("Kept", bound=Governed)
SECRET = frozenset({"confidentiality", "integrity", "availability", "pricing", "security"})


def held(row: Kept, version: int, by: Actor) -> Kept:
    """The row as it is now, held until the transaction ends. Raises Forbidden, or Stale when it has changed."""
    model: Any = type(row)
    now: Any = model.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_can_keep(by, now)
    check_version(current=now.version, seen=version, stored=stored(now, by))
    return now  # type: ignore[no-any-return]


def stored(row: Governed, by: Actor) -> dict[str, Any]:
    """What a row says now, as far as the actor may read it."""
    values, secret = row.trail_values(), rules.reads_secrets(by, row.trail_organisation())
    return values if secret else {name: value for name, value in values.items() if name not in SECRET}


def put(row: models.Model, said: Mapping[str, Any]) -> None:
    """Write what is said on the row: texts trimmed, a name as it is stored. What is not said stays as it is.

    Raises Invalid for an empty name and a cost below zero.
    """
    for name, value in said.items():
        setattr(row, name, _as_stored(row, name, value))


def _as_stored(row: models.Model, name: str, value: Any) -> Any:
    if name in ("name", "supplier"):
        return cleaned(value, field=name)
    if isinstance(value, str):
        return value.strip()
    if name == "yearly_cost" and value is not None and value < 0:
        raise Invalid("systems.negative", field=name)
    return "" if value is None and _is_text(row, name) else value


def _is_text(row: models.Model, name: str) -> bool:
    return isinstance(row._meta.get_field(name), models.CharField | models.TextField)


def write_supports(row: System | Component, processes: Iterable[Process]) -> None:
    """Let the row support exactly these processes. Raises Invalid for one of another organisation."""
    wanted = {each.pk: each for each in processes}
    rules.check_own(wanted.values(), row.organisation_id, field="processes")
    row.supports.exclude(process__in=wanted).delete()
    there = set(row.supports.values_list("process_id", flat=True))
    by = {"system": row} if isinstance(row, System) else {"component": row}
    Support.objects.bulk_create(Support(process=each, **by) for pk, each in wanted.items() if pk not in there)
