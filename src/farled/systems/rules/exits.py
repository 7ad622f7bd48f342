"""Who closes systems, and what must hold before one is closed."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.db.models import Q

from farled.people.reads import Actor
from farled.systems.models import ExitPlan, Integration, System
from farled.systems.states import EXIT_MOVES, RUNNING, ExitState, SystemState
from farled.web.formats import day, kr
from farled.web.refused import Forbidden, Invalid, Refused, together

NAMED = 5  # of what is in the way, enough to know where to begin


def can_close(by: Actor, system: System) -> bool:
    """Whether somebody plans how a system is closed: its owner, or a strategist."""
    return by.organisation_id == system.organisation_id and by.reach("systems.edit").covers(system.owner_id)


def check_can_close(by: Actor, system: System) -> None:
    """How a system is closed is planned by its owner, or by a strategist."""
    if not can_close(by, system):
        raise Forbidden("systems.exit.keep", system=system.name)


def check_can_plan(by: Actor, plan: ExitPlan) -> None:
    """The same, for a plan there is."""
    check_can_close(by, plan.system)


def check_has_no_exit(system: System) -> None:
    """A system is closed by one plan at a time, and once only."""
    if system.state == SystemState.ENDED:
        raise Refused("systems.exit.ended", system=system.name)
    if system.exit_plans.exclude(state=ExitState.DONE).exists():
        raise Refused("systems.exit.planned", system=system.name)


def check_may_be_rewritten(plan: ExitPlan) -> None:
    """What has been carried out is not planned anew, and what somebody decided stays as it was decided."""
    if plan.state == ExitState.DONE:
        raise Refused("systems.exit.done", system=plan.system.name)
    if plan.state != ExitState.PLANNED:
        raise Refused("systems.exit.as_decided", state=ExitState(plan.state).label)


def check_no_decided_exit(system: System) -> None:
    """A system that somebody decided to close is not simply in use again: the plan is taken up again first."""
    if system.exit_plans.filter(state=ExitState.DECIDED).exists():
        raise Refused("systems.exit.still_decided", system=system.name)


def check_is_not_decided(plan: ExitPlan) -> None:
    """What somebody has decided is not taken away."""
    if plan.state != ExitState.PLANNED:
        raise Refused("systems.exit.decided", state=ExitState(plan.state).label)


def check_exit_move(plan: ExitPlan, to: ExitState) -> None:
    """A plan moves as its states allow."""
    state = ExitState(plan.state)
    if to not in EXIT_MOVES[state]:
        raise Refused("systems.exit.move", state=state.label, to=to.label)


def check_replaces_another(plan: ExitPlan) -> None:
    """Another system takes over, one that has not ended."""
    other = plan.replaced_by
    if other is None:
        return
    if other.pk == plan.system_id:
        raise Invalid("systems.exit.itself", field="replaced_by")
    if other.state == SystemState.ENDED:
        raise Invalid("systems.exit.replaced_by_ended", field="replaced_by", system=other.name)


def check_ends_no_more_than_it_costs(plan: ExitPlan) -> None:
    """No more cost ends than the system has, and how much it has is known."""
    if plan.ends_cost is None:
        return
    cost = plan.system.yearly_cost
    if cost is None:
        raise Refused("systems.exit.cost_unknown", field="ends_cost", system=plan.system.name)
    if plan.ends_cost > cost:
        raise Invalid("systems.exit.more_than_cost", field="ends_cost", cost=kr(cost))
    if plan.ends_cost < cost and not plan.stays.strip():
        raise Invalid("systems.exit.stays", field="stays", rest=kr(cost - plan.ends_cost))


def check_says_what_ends(plan: ExitPlan) -> None:
    """What cost ends is known when it is decided."""
    if plan.ends_cost is None:
        raise Refused("systems.exit.what_ends", field="decision", system=plan.system.name)


def check_done_on(plan: ExitPlan, done_on: date, *, today: date) -> None:
    """A system has been closed on a day that has come, and after it came into use."""
    if done_on > today:
        raise Invalid("systems.exit.ahead", field="done_on", day=day(done_on))
    if SystemState(plan.system.state) not in RUNNING:
        raise Refused("systems.exit.not_running", system=plan.system.name)
    since = plan.system.in_use_since
    if since is not None and done_on < since:
        raise Invalid("systems.exit.before_use", field="done_on", day=day(since))


def dependants(system: System) -> Iterator[Refused]:
    """What still depends on a system, each kind as the refusal to close it that it is. Six queries."""
    integrations = Integration.objects.filter(Q(giver=system) | Q(taker=system)).select_related("giver", "taker")
    found = (
        ("integrations", [each.taker if each.giver_id == system.pk else each.giver for each in integrations]),
        ("processes", [each.process for each in system.supports.select_related("process")]),
        ("eservices", list(system.eservices.order_by("name"))),
        ("data_sets", list(system.data_sets.order_by("name"))),
        ("replaces", [each.system for each in system.replaces.exclude(state=ExitState.DONE).select_related("system")]),
    )
    for kind, rows in found:
        if rows:
            names = list(dict.fromkeys(str(row) for row in rows))
            more = f" (+{len(names) - NAMED})" if len(names) > NAMED else ""
            yield Refused(
                f"systems.exit.depends.{kind}",
                system=system.name,
                count=len(rows),
                names=", ".join(names[:NAMED]) + more,
            )


def check_nothing_depends(system: System) -> None:
    """Nothing depends on a system that is closed; all that does is told at once."""

    def refuse(refusal: Refused) -> None:
        raise refusal

    together(*(partial(refuse, each) for each in dependants(system)))
