"""The keeping plan (bevarandeplan): what a system or data set holds, how long it is kept, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from farled.people.acts import cleaned
from farled.people.reads import Actor, Organisation
from farled.systems import rules
from farled.systems.acts.opened import opened
from farled.systems.models import DataSet, KeepingRule, System
from farled.systems.states import Keeping
from farled.trail import acts as trail


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingContent:
    """What a rule of the keeping plan says (S133). Only what is deleted has ``years``."""

    what: str
    keeping: Keeping
    ground: str
    system: System | None = None
    data_set: DataSet | None = None
    years: int | None = None
    source: str = ""

    def put_on(self, row: KeepingRule) -> None:
        """Write the content on a row. Raises Invalid for what is empty or holds an invisible character."""
        row.what, row.ground = cleaned(self.what, field="what"), cleaned(self.ground, field="ground")
        row.system, row.data_set = self.system, self.data_set
        row.keeping, row.years, row.source = self.keeping, self.years, self.source.strip()


@transaction.atomic
def add_keeping_rule(*, organisation: Organisation, content: KeepingContent, by: Actor, at: datetime) -> KeepingRule:
    """Add a rule to the keeping plan (lägga till i bevarandeplanen). Raises Forbidden, Invalid."""
    row = KeepingRule(organisation=organisation)
    _write(row, content, by)
    row.save(force_insert=True)
    trail.created(row, "systems.keeping_rule.added", by=by, at=at)
    return row


@transaction.atomic
def change_keeping_rule(
    *, rule: KeepingRule, version: int, content: KeepingContent, by: Actor, at: datetime, why: str = ""
) -> KeepingRule:
    """Change a rule of the keeping plan. Raises Stale, Forbidden, Invalid."""
    row = opened(rule, version, partial(rules.check_can_keep_rule, by))
    with trail.changing(row, "systems.keeping_rule.changed", by=by, at=at, why=why.strip()):
        _write(row, content, by)
    return row


@transaction.atomic
def remove_keeping_rule(*, rule: KeepingRule, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take a rule out of the keeping plan; what it said stays in history. Raises Stale."""
    row = opened(rule, version, partial(rules.check_can_keep_rule, by))
    trail.removed(row, "systems.keeping_rule.removed", by=by, at=at, why=why.strip())
    row.delete()


def _write(row: KeepingRule, content: KeepingContent, by: Actor) -> None:
    """Put the content on a row that the actor may keep, also as it then is."""
    content.put_on(row)
    rules.check_is_of_one(row)
    rules.check_of_own(row.organisation_id, system=row.system, data_set=row.data_set)
    rules.check_can_keep_rule(by, row)
    rules.check_years(row)
    rules.check_information_lengths(row)
    trail.hold(row.organisation_id)  # of two who say the same at once, the second is told
    rules.check_rule_is_new(row)
