"""What the register of systems refuses, and what it asks of owners."""

from datetime import date, timedelta
from typing import Any

import pytest

from farled.agenda.reads import Duty
from farled.systems import acts, invariants
from farled.systems.reads import still_integrated
from farled.systems.states import MOVES, SystemState, Tier, Way
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.systems import a_component, a_contract, a_process, a_system, an_integration


def test_a_name_stands_once_whatever_its_case(world: World) -> None:
    a_system(world, "eDok")
    with pytest.raises(Invalid, match="name_taken"):
        a_system(world, "EDOK")


def test_a_stale_change_is_refused_with_what_stands_now(world: World) -> None:
    one = a_system(world)
    acts.change_system(system=one, version=one.version, users=10, by=world.hand, at=NOW)
    with pytest.raises(Stale):
        acts.change_system(system=one, version=one.version, users=20, by=world.hand, at=NOW)


def test_what_is_not_said_stays(world: World) -> None:
    one = a_system(world, yearly_cost=500_00, tier=Tier.BASIC)
    changed = acts.change_system(system=one, version=one.version, users=10, by=world.hand, at=NOW)
    assert (changed.yearly_cost, changed.tier, changed.users) == (500_00, Tier.BASIC, 10)


def test_an_editor_does_not_give_a_system_to_others(world: World) -> None:
    one = a_system(world)
    with pytest.raises(Forbidden):
        acts.change_system(system=one, version=one.version, owner=world.care, by=world.actor("erik"), at=NOW)


@pytest.mark.parametrize("state", SystemState)
def test_a_system_moves_as_its_life_allows(world: World, state: SystemState) -> None:
    for to in set(SystemState) - MOVES[state]:
        one = a_system(world, f"Från {state} till {to}", state=state)
        with pytest.raises(Refused):
            acts.move_system(system=one, version=one.version, to=to, on=TODAY, by=world.hand, at=NOW)


def test_a_system_does_not_end_while_something_goes_to_one_in_use(world: World) -> None:
    one, other = a_system(world, state=SystemState.PHASING_OUT), a_system(world, "Lönesystemet")
    flow = an_integration(world, one, other)
    assert still_integrated(one) == [flow]
    with pytest.raises(Refused, match="Lönesystemet"):
        acts.move_system(system=one, version=one.version, to=SystemState.ENDED, on=TODAY, by=world.hand, at=NOW)
    acts.remove_integration(integration=flow, version=flow.version, by=world.hand, at=NOW)
    ended = acts.move_system(system=one, version=one.version, to=SystemState.ENDED, on=TODAY, by=world.hand, at=NOW)
    assert (ended.state, ended.ends_on) == (SystemState.ENDED, TODAY)


def test_a_system_does_not_end_on_a_day_that_has_not_been(world: World) -> None:
    one = a_system(world, state=SystemState.PHASING_OUT)
    with pytest.raises(Invalid):
        acts.move_system(
            system=one, version=one.version, to=SystemState.ENDED, on=TODAY + timedelta(days=1), by=world.hand, at=NOW
        )


def test_the_integration_service_is_passed_by_only_with_a_ground(world: World) -> None:
    basic, trial = a_system(world, "Bas", tier=Tier.BASIC), a_system(world, "Prov", tier=Tier.INNOVATIVE)
    with pytest.raises(Invalid, match=r"integration\.ground"):
        an_integration(world, trial, basic, way=Way.DIRECT)
    an_integration(world, trial, basic, way=Way.DIRECT, ground="Leverantören stänger i mars.")
    an_integration(world, trial, a_system(world, "Annat prov"), way=Way.DIRECT)
    assert list(invariants.exceptions_have_their_ground()) == []


def test_all_three_levels_of_a_class_are_given_or_none(world: World) -> None:
    with pytest.raises(Invalid, match="class_whole"):
        a_system(world, confidentiality=3)


def test_what_something_hangs_on_is_not_removed(world: World) -> None:
    process = a_process(world)
    component = a_component(world, processes=[process])
    one = a_system(world, components=[component])
    a_contract(world, systems=[one])
    said: dict[str, Any] = {"by": world.hand, "at": NOW}
    with pytest.raises(Refused, match="avtal"):
        acts.remove_system(system=one, version=one.version, **said)
    with pytest.raises(Refused, match="system som använder den"):
        acts.remove_component(component=component, version=component.version, **said)
    with pytest.raises(Refused, match="komponenter som stödjer den"):
        acts.remove_process(process=process, version=process.version, **said)


def test_the_owner_of_a_contract_is_asked_before_it_ends(world: World) -> None:
    contract = a_contract(world, end=date(2027, 12, 31), notice_by=date(2027, 6, 30))
    duty = Duty.objects.get(kind=acts.DUTY)
    assert (duty.body, duty.due) == (world.school, date(2027, 6, 30))
    moved = acts.change_contract(contract=contract, version=contract.version, owner=world.care, by=world.hand, at=NOW)
    waiting = Duty.objects.get(kind=acts.DUTY, done_at=None)
    assert waiting.body == world.care
    assert not Duty.objects.filter(kind=acts.DUTY).exclude(done_at=None).exists()
    with pytest.raises(Refused, match=r"systems.contract.runs"):
        acts.remove_contract(contract=moved, version=moved.version, by=world.hand, at=NOW)
    over = acts.change_contract(
        contract=moved, version=moved.version, end=TODAY - timedelta(days=1), notice_by=None, by=world.hand, at=NOW
    )
    acts.remove_contract(contract=over, version=over.version, by=world.hand, at=NOW)
    assert not Duty.objects.filter(kind=acts.DUTY, done_at=None).exists()


def test_nothing_is_tied_to_what_is_of_others(world: World) -> None:
    theirs = acts.register_system(organisation=world.theirs, name="Deras", by=world.their_hand, at=NOW)
    with pytest.raises((Invalid, Forbidden)):
        an_integration(world, a_system(world), theirs)
    with pytest.raises(Invalid, match="elsewhere"):
        a_contract(world, systems=[theirs])
    assert list(invariants.rows_stay_in_their_organisation()) == []


def test_what_has_ended_has_a_day_that_has_been(world: World) -> None:
    tomorrow = TODAY + timedelta(days=1)
    one = a_system(world, state=SystemState.ENDED)
    assert one.ends_on == TODAY
    for ends_on in (None, tomorrow):
        with pytest.raises(Invalid) as refused:
            acts.change_system(system=one, version=one.version, ends_on=ends_on, by=world.hand, at=NOW)
        assert refused.value.field == "ends_on"
    for said in ({"ends_on": tomorrow}, {"in_use_since": tomorrow}):
        with pytest.raises(Invalid):
            a_system(world, "Annat", state=SystemState.ENDED, **said)


def test_a_system_that_a_process_needs_does_not_end_without_a_plan_either(world: World) -> None:
    one = a_system(world, state=SystemState.PHASING_OUT, processes=[a_process(world)])
    with pytest.raises(Refused, match="Söka förskoleplats"):
        acts.move_system(system=one, version=one.version, to=SystemState.ENDED, on=TODAY, by=world.hand, at=NOW)
