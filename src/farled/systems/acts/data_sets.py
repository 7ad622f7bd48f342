"""Data sets: what data there is, whose it is, and who may share it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Organisation
from farled.systems import rules
from farled.systems.acts.opened import opened
from farled.systems.models import DataSet, System
from farled.systems.states import Harm, Sharing
from farled.trail import acts as trail


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetContent:
    """What a data set says (E44). Without ``owner`` nobody answers for it; the coverage of owners tells (A23)."""

    name: str
    sharing: Sharing
    definition: str = ""
    owner: Body | None = None
    system: System | None = None
    security: Harm | None = None
    interface: str = ""
    model: str = ""
    quality: str = ""
    source: str = ""

    def put_on(self, row: DataSet) -> None:
        """Write the content on a row. Raises Invalid for a name that is empty or holds an invisible character."""
        row.name = cleaned(self.name)
        row.definition, row.model, row.quality = self.definition.strip(), self.model.strip(), self.quality.strip()
        row.owner, row.system = self.owner, self.system
        row.sharing, row.security = self.sharing, self.security
        row.interface, row.source = self.interface.strip(), self.source.strip()


def content_of(row: DataSet, said: Mapping[str, Any]) -> DataSetContent:
    """What somebody says of a data set; a security level that they may not read stays as it is."""
    return DataSetContent(**{"security": row.security, **said})


@transaction.atomic
def register_data_set(*, organisation: Organisation, content: DataSetContent, by: Actor, at: datetime) -> DataSet:
    """Register a data set (registrera en datamängd). Raises Forbidden outside the actor's bodies, Invalid."""
    row = DataSet(organisation=organisation)
    _write(row, content, by)
    row.save(force_insert=True)
    trail.created(row, "systems.data_set.registered", by=by, at=at)
    return row


@transaction.atomic
def change_data_set(
    *, data_set: DataSet, version: int, content: DataSetContent, by: Actor, at: datetime, why: str = ""
) -> DataSet:
    """Change what a data set says, or whose it is. Raises Stale, Forbidden, Invalid."""
    row = opened(data_set, version, partial(rules.check_can_keep_data_set, by), reader=by)
    with trail.changing(row, "systems.data_set.changed", by=by, at=at, why=why.strip()):
        _write(row, content, by)
    return row


@transaction.atomic
def remove_data_set(*, data_set: DataSet, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away a data set that is no more; what it said stays in history. Raises Stale, Refused."""
    row = opened(data_set, version, partial(rules.check_can_keep_data_set, by), reader=by)
    rules.check_has_no_rules(row)
    trail.removed(row, "systems.data_set.removed", by=by, at=at, why=why.strip())
    row.delete()


def _write(row: DataSet, content: DataSetContent, by: Actor) -> None:
    """Put the content on a row that the actor may keep, also as it then is."""
    content.put_on(row)
    rules.check_of_own(row.organisation_id, owner=row.owner, system=row.system)
    rules.check_can_keep_data_set(by, row)
    rules.check_security(row)
    rules.check_open_data(row)
    rules.check_information_lengths(row)
    trail.hold(row.organisation_id)  # of two who register the same name at once, the second is told
    rules.check_free(row, "name")
