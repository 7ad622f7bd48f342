"""Closing a system (avveckling): planned, decided and carried out, with the yearly cost that really ends."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction

from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.systems import rules
from farled.systems.acts.opened import opened
from farled.systems.acts.systems import move_system
from farled.systems.models import ExitPlan, System
from farled.systems.states import ExitState, SystemState
from farled.trail import acts as trail
from farled.web.slots import check_obstacles


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitContent:
    """What a plan for closing says. ``ends_cost`` is the yearly cost that really ends, in öre; None is not known yet.

    ``stays`` tells what goes on costing, such as an archive.
    """

    reason: str
    planned_on: date
    ends_cost: int | None = None
    stays: str = ""
    replaced_by: System | None = None
    source: str = ""

    def put_on(self, row: ExitPlan) -> None:
        """Write the content on a row. Raises Invalid for a reason that is empty or holds an invisible character."""
        row.reason = cleaned(self.reason, field="reason")
        row.planned_on, row.ends_cost, row.stays = self.planned_on, self.ends_cost, self.stays.strip()
        row.replaced_by, row.source = self.replaced_by, self.source.strip()


@transaction.atomic
def plan_exit(*, system: System, content: ExitContent, by: Actor, at: datetime) -> ExitPlan:
    """Plan how a system is closed (planera avveckling). Raises Forbidden, Refused, Invalid."""
    system = System.objects.select_for_update(of=("self",)).get(pk=system.pk)
    rules.check_can_close(by, system)
    rules.check_has_no_exit(system)
    row = ExitPlan(organisation_id=system.organisation_id, system=system)
    _write(row, content)
    row.save(force_insert=True)
    trail.created(row, "systems.exit_plan.made", by=by, at=at)
    return row


@transaction.atomic
def change_exit(
    *, plan: ExitPlan, version: int, content: ExitContent, by: Actor, at: datetime, why: str = ""
) -> ExitPlan:
    """Change a plan that is not decided. Raises Stale, Forbidden, Refused, Invalid."""
    row = opened(plan, version, partial(rules.check_can_plan, by))
    rules.check_may_be_rewritten(row)
    with trail.changing(row, "systems.exit_plan.changed", by=by, at=at, why=why.strip()):
        _write(row, content)
    return row


@transaction.atomic
def decide_exit(
    *, plan: ExitPlan, version: int, decision: Decision, by: Actor, at: datetime, why: str = ""
) -> ExitPlan:
    """Write down the decision to close; the system is then phased out. Raises Stale."""
    row = opened(plan, version, partial(rules.check_can_plan, by))
    rules.check_exit_move(row, ExitState.DECIDED)
    rules.check_decides(by, row.organisation_id, decision)
    rules.check_says_what_ends(row)
    with trail.changing(row, "systems.exit_plan.decided", by=by, at=at, why=why.strip()):
        row.state, row.decision = ExitState.DECIDED, decision
    if row.system.state == SystemState.IN_USE:
        _move(row.system, SystemState.PHASING_OUT, row.planned_on, by=by, at=at)
    return row


@transaction.atomic
def reconsider_exit(*, plan: ExitPlan, version: int, by: Actor, at: datetime, why: str) -> ExitPlan:
    """Take a decided plan back to being planned (ta upp planen igen); the system is in use again. Raises Stale."""
    row = opened(plan, version, partial(rules.check_can_plan, by))
    rules.check_exit_move(row, ExitState.PLANNED)
    with trail.changing(row, "systems.exit_plan.reconsidered", by=by, at=at, why=cleaned(why, field="why")):
        row.state, row.decision = ExitState.PLANNED, None
    if row.system.state == SystemState.PHASING_OUT:
        _move(row.system, SystemState.IN_USE, None, by=by, at=at)
    return row


@transaction.atomic
def drop_exit(*, plan: ExitPlan, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away a plan that is not decided; what it said stays in history.

    Asks the obstacles of ``systems.drop_exit``. Raises Stale, Forbidden, Refused.
    """
    row = opened(plan, version, partial(rules.check_can_plan, by))
    rules.check_is_not_decided(row)
    check_obstacles("systems.drop_exit", row, by=by)
    trail.removed(row, "systems.exit_plan.dropped", by=by, at=at, why=why.strip())
    row.delete()


@transaction.atomic
def carry_out_exit(*, plan: ExitPlan, version: int, done_on: date, by: Actor, at: datetime, why: str = "") -> ExitPlan:
    """Close the system (genomföra avvecklingen): nothing depends on it any more, and it has ended.

    Asks the obstacles of ``systems.carry_out_exit``. Raises Stale, Forbidden, Refused for what still depends on it.
    """
    row = opened(plan, version, partial(rules.check_can_plan, by))
    rules.check_exit_move(row, ExitState.DONE)
    rules.check_done_on(row, done_on, today=local_day(at))
    rules.check_nothing_depends(row.system)
    check_obstacles("systems.carry_out_exit", row, by=by)
    with trail.changing(row, "systems.exit_plan.carried_out", by=by, at=at, why=why.strip()):
        row.state, row.done_on = ExitState.DONE, done_on
    _move(row.system, SystemState.ENDED, done_on, by=by, at=at)
    return row


def _move(system: System, to: SystemState, on: date | None, *, by: Actor, at: datetime) -> None:
    """Let the system follow what becomes of the plan."""
    move_system(system=system, version=system.version, to=to, on=on, by=by, at=at)


def _write(row: ExitPlan, content: ExitContent) -> None:
    content.put_on(row)
    rules.check_of_own(row.organisation_id, replaced_by=row.replaced_by)
    rules.check_replaces_another(row)
    rules.check_ends_no_more_than_it_costs(row)
    rules.check_information_lengths(row)
