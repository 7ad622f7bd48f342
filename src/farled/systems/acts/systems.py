"""Systems are registered, change, move in their lives, are tied to what they use and support, and are taken out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.reads import Actor, Body, Organisation
from farled.systems import reads, rules
from farled.systems.acts.rows import held, put, write_supports
from farled.systems.models import Component, Process, System, Use
from farled.systems.states import SystemState
from farled.trail import acts as trail
from farled.web.slots import check_obstacles


class Said(TypedDict, total=False):
    """What is said of a system; see the fields of ``System``. ``yearly_cost`` is in öre, levels are 1-4."""

    name: str
    description: str
    owner: Body | None
    maintenance: str
    tier: str
    in_use_since: date | None
    ends_on: date | None
    users: int | None
    yearly_cost: int | None
    cost_note: str
    criticality: str
    confidentiality: int | None
    integrity: int | None
    availability: int | None
    published: bool
    source: str


@transaction.atomic
def register_system(
    *,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    state: SystemState = SystemState.IN_USE,
    components: Iterable[Component] = (),
    processes: Iterable[Process] = (),
    **said: Unpack[Said],
) -> System:
    """Register a system (registrera), wherever in its life it stands, with what it uses and supports.

    Raises Forbidden for what is not the actor's to keep, Invalid for a name that is taken or what is of others.
    """
    owner = said.get("owner")
    rules.check_can_add(by, organisation.pk, owner.pk if owner else None)
    row = System(organisation=organisation, state=state)
    trail.hold(organisation.pk)  # of two who register the same system at once, the second is told
    if state == SystemState.ENDED and said.get("ends_on") is None:
        said["ends_on"] = local_day(at)
    _say(row, said, today=local_day(at))
    row.save(force_insert=True)
    write_supports(row, processes)
    _write_uses(row, components)
    trail.created(row, "systems.system.registered", by=by, at=at)
    return row


@transaction.atomic
def change_system(
    *, system: System, version: int, by: Actor, at: datetime, why: str = "", **said: Unpack[Said]
) -> System:
    """Change what is said of a system (ändra); what is not said stays. Raises Stale, Forbidden or Invalid.

    Whoever gives it to another body keeps both, or all of the register.
    """
    row = held(system, version, by)
    if "owner" in said:
        owner = said["owner"]
        rules.check_can_add(by, row.organisation_id, owner.pk if owner else None)
    trail.hold(row.organisation_id)
    with trail.changing(row, "systems.system.changed", by=by, at=at, why=why.strip()):
        _say(row, said, today=local_day(at))
    return row


@transaction.atomic
def move_system(
    *,
    system: System,
    version: int,
    to: SystemState,
    by: Actor,
    at: datetime,
    on: date | None = None,
    why: str = "",
) -> System:
    """Move a system in its life (i drift, avvecklas, avslutat). ``on`` is the day it was taken into use, or ends.

    Raises Stale, Forbidden, Invalid, or Refused for a move that its life does not allow or that something hinders.
    """
    row = held(system, version, by)
    rules.check_move(row, to, on, today=local_day(at))
    if to is SystemState.ENDED:
        rules.check_can_end(row, reads.still_integrated(row))
        check_obstacles("systems.end_system", row, by=by)
        rules.check_nothing_depends(row)
    if to is SystemState.IN_USE:
        rules.check_no_decided_exit(row)
    with trail.changing(row, "systems.system.moved", by=by, at=at, why=why.strip()):
        if to is SystemState.IN_USE:
            row.in_use_since, row.ends_on = (row.in_use_since or on, None)
        elif on is not None:
            rules.check_period(row.in_use_since, on, field="on")
            row.ends_on = on
        row.state = to
    return row


@transaction.atomic
def tie_system(
    *,
    system: System,
    version: int,
    components: Iterable[Component],
    processes: Iterable[Process],
    by: Actor,
    at: datetime,
    why: str = "",
) -> System:
    """Say which components a system uses and which processes it supports (koppla). Raises Stale or Invalid."""
    row = held(system, version, by)
    with trail.changing(row, "systems.system.tied", by=by, at=at, why=why.strip()):
        write_supports(row, processes)
        _write_uses(row, components)
    return row


@transaction.atomic
def remove_system(*, system: System, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take out a system that nothing hangs on (ta bort); history keeps it. Raises Stale or Refused.

    A system that has been used and is no more is ended instead, so that it can be seen what there was.
    """
    row = held(system, version, by)
    rules.check_nothing_hangs_on(row.name, reads.hanging_on_system(row))
    check_obstacles("systems.remove_system", row, by=by)
    trail.removed(row, "systems.system.removed", by=by, at=at, why=why.strip())
    row.uses.all().delete()
    row.supports.all().delete()
    row.delete()


def _say(row: System, said: Said, *, today: date) -> None:
    put(row, said)
    rules.check_own([row.owner], row.organisation_id, field="owner")
    others = System.objects.filter(organisation_id=row.organisation_id)
    rules.check_name_is_free(others, row.name, but=row.pk)
    rules.check_period(row.in_use_since, row.ends_on)
    rules.check_ended(row, today=today)
    rules.check_levels(row)


def _write_uses(row: System, components: Iterable[Component]) -> None:
    wanted = {each.pk: each for each in components}
    rules.check_own(wanted.values(), row.organisation_id, field="components")
    row.uses.exclude(component__in=wanted).delete()
    there = set(row.uses.values_list("component_id", flat=True))
    Use.objects.bulk_create(Use(system=row, component=each) for pk, each in wanted.items() if pk not in there)
