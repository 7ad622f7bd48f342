"""Contracts are added, change, and are taken out; the owner is asked what shall become of one before it ends."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction

from farled.agenda import acts as agenda
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body, Organisation, Role
from farled.systems import rules
from farled.systems.acts.rows import held, put
from farled.systems.models import Contract, Cover, System
from farled.trail import acts as trail

DUTY = "systems.contract_ends"


class Said(TypedDict, total=False):
    """What is said of a contract; see the fields of ``Contract``. ``yearly_cost`` is in öre."""

    name: str
    supplier: str
    kind: str
    owner: Body | None
    start: date | None
    end: date | None
    notice_by: date | None
    service_level: str
    pricing: str
    yearly_cost: int | None
    source: str


@transaction.atomic
def add_contract(
    *,
    organisation: Organisation,
    by: Actor,
    at: datetime,
    systems: Iterable[System] = (),
    **said: Unpack[Said],
) -> Contract:
    """Add a contract about some systems (lägga till). Before it ends, a duty waits for its owner.

    Raises Forbidden, or Invalid for a name that is taken and days in the wrong order.
    """
    owner = said.get("owner")
    rules.check_can_add(by, organisation.pk, owner.pk if owner else None)
    trail.hold(organisation.pk)
    row = Contract(organisation=organisation)
    _say(row, said)
    row.save(force_insert=True)
    _write_covers(row, systems)
    trail.created(row, "systems.contract.added", by=by, at=at)
    _ask(row, by=by, at=at)
    return row


@transaction.atomic
def change_contract(
    *,
    contract: Contract,
    version: int,
    by: Actor,
    at: datetime,
    systems: Iterable[System] | None = None,
    why: str = "",
    **said: Unpack[Said],
) -> Contract:
    """Change what is said of a contract and which systems it is about; what is not said stays. Its duty follows.

    Raises Stale, Forbidden or Invalid.
    """
    row = held(contract, version, by)
    before = (row.owner_id, _asked_by(row))
    if "owner" in said:
        owner = said["owner"]
        rules.check_can_add(by, row.organisation_id, owner.pk if owner else None)
    trail.hold(row.organisation_id)
    with trail.changing(row, "systems.contract.changed", by=by, at=at, why=why.strip()):
        _say(row, said)
        if systems is not None:
            _write_covers(row, systems)
    if before != (row.owner_id, _asked_by(row)):
        agenda.withdraw_duty(kind=DUTY, subject_id=row.pk, by=by, at=at)
        _ask(row, by=by, at=at)
    return row


@transaction.atomic
def remove_contract(*, contract: Contract, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take out a contract that does not hold; history keeps it. Raises Stale, Forbidden, or Refused while it runs."""
    row = held(contract, version, by)
    rules.check_has_run_out(row, today=local_day(at))
    agenda.withdraw_duty(kind=DUTY, subject_id=row.pk, by=by, at=at, why=why)
    trail.removed(row, "systems.contract.removed", by=by, at=at, why=why.strip())
    row.covers.all().delete()
    row.delete()


def _asked_by(row: Contract) -> date | None:
    """The day by which somebody must know what shall become of it: the last day of notice, or the last day."""
    return row.notice_by or row.end


def _ask(row: Contract, *, by: Actor, at: datetime) -> None:
    due = _asked_by(row)
    if row.owner is not None and due is not None and due >= local_day(at):
        agenda.place_duty(
            kind=DUTY,
            subject_id=row.pk,
            subject_name=str(row),
            role=Role.BODY_EDITOR,
            body=row.owner,
            due=due,
            by=by,
            at=at,
        )


def _say(row: Contract, said: Said) -> None:
    put(row, said)
    rules.check_own([row.owner], row.organisation_id, field="owner")
    others = Contract.objects.filter(organisation_id=row.organisation_id)
    rules.check_name_is_free(others, row.name, but=row.pk)
    rules.check_contract(row.start, row.end, row.notice_by)


def _write_covers(row: Contract, systems: Iterable[System]) -> None:
    wanted = {each.pk: each for each in systems}
    rules.check_own(wanted.values(), row.organisation_id, field="systems")
    row.covers.exclude(system__in=wanted).delete()
    there = set(row.covers.values_list("system_id", flat=True))
    Cover.objects.bulk_create(Cover(contract=row, system=each) for pk, each in wanted.items() if pk not in there)
