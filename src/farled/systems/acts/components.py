"""Components and processes are added, change, and are taken out when nothing hangs on them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from farled.people.reads import Actor, Body, Organisation
from farled.systems import reads, rules
from farled.systems.acts.rows import held, put, stored, write_supports
from farled.systems.models import Component, Process
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.slots import check_obstacles


class Said(TypedDict, total=False):
    """What is said of a component; see the fields of ``Component``."""

    name: str
    description: str
    interface: str
    owner: Body | None
    reusable: bool
    published: bool
    source: str


@transaction.atomic
def add_component(
    *,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    processes: Iterable[Process] = (),
    **said: Unpack[Said],
) -> Component:
    """Tell of a component that others can use (lägga till). Raises Forbidden, or Invalid for a name that is taken."""
    owner = said.get("owner")
    rules.check_can_add(by, organisation.pk, owner.pk if owner else None)
    trail.hold(organisation.pk)
    row = Component(organisation=organisation)
    _say(row, said)
    row.save(force_insert=True)
    write_supports(row, processes)
    trail.created(row, "systems.component.added", by=by, at=at)
    return row


@transaction.atomic
def change_component(
    *,
    component: Component,
    version: int,
    by: Actor,
    at: datetime,
    processes: Iterable[Process] | None = None,
    why: str = "",
    **said: Unpack[Said],
) -> Component:
    """Change what is said of a component and which processes it supports; what is not said stays. Raises Stale."""
    row = held(component, version, by)
    if "owner" in said:
        owner = said["owner"]
        rules.check_can_add(by, row.organisation_id, owner.pk if owner else None)
    trail.hold(row.organisation_id)
    with trail.changing(row, "systems.component.changed", by=by, at=at, why=why.strip()):
        _say(row, said)
        if processes is not None:
            write_supports(row, processes)
    return row


@transaction.atomic
def remove_component(*, component: Component, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take out a component that no system uses; history keeps it. Raises Stale or Refused."""
    row = held(component, version, by)
    rules.check_nothing_hangs_on(row.name, reads.hanging_on_component(row))
    check_obstacles("systems.remove_component", row, by=by)
    trail.removed(row, "systems.component.removed", by=by, at=at, why=why.strip())
    row.supports.all().delete()
    row.delete()


@transaction.atomic
def add_process(
    *, organisation: Organisation, name: str, by: Actor, at: datetime, description: str = "", source: str = ""
) -> Process:
    """Name a process that systems and components support. Raises Forbidden or Invalid."""
    rules.check_can_name_processes(by, organisation.pk)
    trail.hold(organisation.pk)
    row = Process(organisation=organisation)
    _name(row, name, description)
    row.source = source.strip()
    row.save(force_insert=True)
    trail.created(row, "systems.process.added", by=by, at=at)
    return row


@transaction.atomic
def change_process(
    *, process: Process, version: int, name: str, description: str, source: str, by: Actor, at: datetime, why: str = ""
) -> Process:
    """Change what a process is called and how it is described. Raises Stale, Forbidden or Invalid."""
    row = _held(process, version, by)
    trail.hold(row.organisation_id)
    with trail.changing(row, "systems.process.changed", by=by, at=at, why=why.strip()):
        _name(row, name, description)
        row.source = source.strip()
    return row


@transaction.atomic
def remove_process(*, process: Process, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take out a process that nothing supports; history keeps it. Raises Stale or Refused."""
    row = _held(process, version, by)
    rules.check_nothing_hangs_on(row.name, reads.hanging_on_process(row))
    check_obstacles("systems.remove_process", row, by=by)
    trail.removed(row, "systems.process.removed", by=by, at=at, why=why.strip())
    row.delete()


def _say(row: Component, said: Said) -> None:
    put(row, said)
    rules.check_own([row.owner], row.organisation_id, field="owner")
    others = Component.objects.filter(organisation_id=row.organisation_id)
    rules.check_name_is_free(others, row.name, but=row.pk)


def _name(row: Process, name: str, description: str) -> None:
    put(row, {"name": name, "description": description})
    rules.check_name_is_free(Process.objects.filter(organisation_id=row.organisation_id), row.name, but=row.pk)


def _held(process: Process, version: int, by: Actor) -> Process:
    row = Process.objects.select_for_update(of=("self",)).get(pk=process.pk)
    rules.check_can_name_processes(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=stored(row, by))
    return row
