"""Who keeps what of the register, and what holds of everything in it."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db.models import QuerySet

from farled.people.reads import Actor
from farled.web.refused import Forbidden, Invalid, Refused, asks


class Owned(Protocol):
    """A row of the register that a body owns, or that nobody does yet."""

    organisation_id: int
    owner_id: int | None
    name: str


def check_can_add(by: Actor, organisation_id: int, owner_id: int | None) -> None:
    """Strategists keep the whole register, a body's editor what that body owns."""
    if by.organisation_id != organisation_id or not by.reach("systems.edit").covers(owner_id):
        raise Forbidden("systems.edit")


def check_can_keep(by: Actor, row: Owned) -> None:
    """The same for what stands in the register."""
    if by.organisation_id != row.organisation_id or not by.reach("systems.edit").covers(row.owner_id):
        raise Forbidden("systems.keep", name=row.name)


def check_can_name_processes(by: Actor, organisation_id: int) -> None:
    """Processes are common to all bodies: whoever keeps a part of the register names them."""
    if by.organisation_id != organisation_id or not by.may("systems.edit"):
        raise Forbidden("systems.edit")


def check_own(rows: Iterable[Any], organisation_id: int, *, field: str) -> None:
    """What a row is tied to belongs to its organisation."""
    for row in rows:
        if row is not None and row.organisation_id != organisation_id:
            raise Invalid("systems.elsewhere", field=field, name=str(row))


def check_name_is_free(others: QuerySet[Any], name: str, *, but: int | None = None) -> None:
    """A name stands once among the organisation's own of its sort, whatever its case."""
    if others.filter(name__iexact=name).exclude(pk=but).exists():
        raise Invalid("systems.name_taken", field="name", name=name)


def check_nothing_hangs_on(name: str, hanging: Sequence[tuple[str, int]]) -> None:
    """What something hangs on stays: ``hanging`` names each sort and how many there are of it."""
    left = [f"{label} ({count})" for label, count in hanging if count]
    if left:
        raise Refused("systems.hangs", name=name, what=", ".join(left))


def reads_secrets(actor: Actor, organisation_id: int) -> bool:
    """Whether the actor reads information classes and what contracts cost: inside the organisation only."""
    return actor.organisation_id == organisation_id and actor.may("systems.read_secret")


can_add = asks(check_can_add)
can_keep = asks(check_can_keep)
can_name_processes = asks(check_can_name_processes)
