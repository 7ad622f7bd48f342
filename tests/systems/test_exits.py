"""Closing systems: planned, decided, carried out; with the cost that really ends and what stands in the way."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from farled.systems import acts, reads, rules
from farled.systems.models import ExitPlan
from farled.systems.states import ExitState, SystemState
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.information import SOON, a_data_set, an_eservice, an_exit_plan, the_decision
from tests.factories.systems import a_process, a_system, an_integration

AsUser = Callable[[str], Client]
COST = 500_000_00


def decided(world: World, plan: ExitPlan) -> ExitPlan:
    return acts.decide_exit(
        plan=plan, version=plan.version, decision=the_decision(world), by=world.actor("asa"), at=NOW
    )


def test_a_system_is_planned_decided_and_closed_and_its_cost_ends(world: World) -> None:
    system, successor = a_system(world, yearly_cost=COST), a_system(world, "Nytt register")
    plan = an_exit_plan(world, system, ends_cost=400_000_00, stays="Arkivet kostar 100 tkr", replaced_by=successor)
    assert reads.ending_cost(world.actor("asa")) == 0
    plan = decided(world, plan)
    system.refresh_from_db()
    assert (system.state, system.ends_on) == (SystemState.PHASING_OUT, SOON)
    plan = acts.carry_out_exit(plan=plan, version=2, done_on=TODAY, by=world.actor("erik"), at=NOW)
    system.refresh_from_db()
    assert (plan.state, system.state, system.ends_on) == (ExitState.DONE, SystemState.ENDED, TODAY)
    assert reads.ending_cost(world.actor("asa")) == 400_000_00


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ends_cost": COST + 1}, "ends_cost"),
        ({"ends_cost": COST - 1}, "stays"),
        ({"reason": " "}, "reason"),
    ],
)
def test_no_more_ends_than_the_system_costs_and_what_stays_is_told(
    world: World, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        an_exit_plan(world, a_system(world, yearly_cost=COST), **said)
    assert refused.value.field == field


def test_what_ends_is_known_when_it_is_decided(world: World) -> None:
    unknown = a_system(world)
    with pytest.raises(Refused) as refused:
        an_exit_plan(world, unknown, ends_cost=1)
    assert refused.value.code == "systems.exit.cost_unknown"
    with pytest.raises(Refused) as refused:
        decided(world, an_exit_plan(world, unknown))
    assert refused.value.code == "systems.exit.what_ends"


def test_a_system_has_one_plan_kept_by_its_owner_and_is_not_replaced_by_itself(world: World) -> None:
    system = a_system(world, yearly_cost=COST)
    content = acts.ExitContent(reason="Gammalt", planned_on=SOON)
    with pytest.raises(Forbidden):
        acts.plan_exit(system=system, content=content, by=world.actor("maj"), at=NOW)
    plan = acts.plan_exit(system=system, content=content, by=world.actor("erik"), at=NOW)
    with pytest.raises(Refused):
        acts.plan_exit(system=system, content=content, by=world.actor("erik"), at=NOW)
    itself = acts.ExitContent(reason="Gammalt", planned_on=SOON, replaced_by=system)
    with pytest.raises(Invalid):
        acts.change_exit(plan=plan, version=1, content=itself, by=world.actor("erik"), at=NOW)
    acts.drop_exit(plan=plan, version=1, by=world.actor("erik"), at=NOW)
    assert not ExitPlan.objects.exists()


def test_a_decided_plan_is_taken_up_again_with_a_reason(world: World) -> None:
    system = a_system(world, yearly_cost=COST)
    plan = decided(world, an_exit_plan(world, system, ends_cost=COST))
    with pytest.raises(Refused):
        acts.drop_exit(plan=plan, version=2, by=world.actor("asa"), at=NOW)
    with pytest.raises(Invalid):
        acts.reconsider_exit(plan=plan, version=2, why="", by=world.actor("asa"), at=NOW)
    plan = acts.reconsider_exit(plan=plan, version=2, why="Ersättaren är sen", by=world.actor("asa"), at=NOW)
    system.refresh_from_db()
    assert (plan.state, plan.decision, system.state) == (ExitState.PLANNED, None, SystemState.IN_USE)


def test_nothing_is_closed_while_something_depends_on_it_and_all_of_it_is_told(world: World) -> None:
    system, other = a_system(world, yearly_cost=COST, processes=[a_process(world)]), a_system(world, "Ekonomi")
    an_integration(world, system, other)
    an_eservice(world, system=system)
    a_data_set(world, system=system)
    plan = decided(world, an_exit_plan(world, system, ends_cost=COST))
    told = " ".join(each.sentence for each in rules.dependants(system))
    for name in ("Ekonomi", "Söka förskoleplats", "Sök skolplats", "Elever"):
        assert name in told
    with pytest.raises(Refused) as refused:
        acts.carry_out_exit(plan=plan, version=2, done_on=TODAY, by=world.actor("asa"), at=NOW)
    assert len(refused.value.each) == 4


def test_a_system_with_a_plan_ends_by_its_plan(world: World) -> None:
    system = a_system(world, yearly_cost=COST)
    decided(world, an_exit_plan(world, system, ends_cost=COST))
    system.refresh_from_db()
    with pytest.raises(Refused) as refused:
        acts.move_system(
            system=system, version=system.version, to=SystemState.ENDED, on=TODAY, by=world.actor("asa"), at=NOW
        )
    assert refused.value.code == "systems.exit.by_plan"


def test_a_system_is_closed_on_a_day_that_has_come(world: World) -> None:
    plan = decided(world, an_exit_plan(world, a_system(world, yearly_cost=COST), ends_cost=COST))
    with pytest.raises(Invalid) as refused:
        acts.carry_out_exit(plan=plan, version=2, done_on=date(2027, 1, 1), by=world.actor("asa"), at=NOW)
    assert refused.value.field == "done_on"


def test_the_pages_take_a_plan_from_the_system_to_its_end(world: World, as_user: AsUser) -> None:
    system, erik = a_system(world, yearly_cost=COST), as_user("erik")
    assert f"/systems/systems/{system.pk}/plan-exit/" in erik.get(f"/systems/systems/{system.pk}/").text
    said = {"reason": "Stödet upphör", "planned_on": "2027-06-30", "ends_cost": "500 000"}
    assert erik.post(f"/systems/systems/{system.pk}/plan-exit/", said).status_code == 303
    plan = ExitPlan.objects.get()
    assert plan.ends_cost == COST
    told = erik.get(f"/systems/exits/{plan.pk}/").text
    assert "Inget annat beror på systemet längre" in told
    decision = the_decision(world)
    path = f"/systems/exits/{plan.pk}/"
    assert erik.post(f"{path}decide/", {"version": 1, "decision": decision.pk}).status_code == 303
    assert "per år upphör" in erik.get("/systems/exits/").text
    assert erik.post(f"{path}carry-out/", {"version": 2, "done_on": "2026-11-20"}).status_code == 303
    assert "Stängt" in erik.get(path).text
    assert as_user("otto").get(path).status_code == 404


def test_what_is_decided_is_not_rewritten_and_the_system_is_not_in_use_beside_it(world: World) -> None:
    system = a_system(world, yearly_cost=COST)
    plan = decided(world, an_exit_plan(world, system, ends_cost=COST))
    content = acts.ExitContent(reason="Annat", planned_on=SOON)
    with pytest.raises(Refused, match=r"systems.exit.as_decided"):
        acts.change_exit(plan=plan, version=plan.version, content=content, by=world.actor("asa"), at=NOW)
    system.refresh_from_db()
    with pytest.raises(Refused, match=r"systems.exit.still_decided"):
        acts.move_system(system=system, version=system.version, to=SystemState.IN_USE, by=world.actor("asa"), at=NOW)
