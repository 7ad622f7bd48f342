"""What becomes of needs, and what those who gave them are told."""

from collections.abc import Callable
from typing import Any

import pytest

from farled.agenda.models import Duty
from farled.initiatives import acts, reads
from farled.initiatives.acts.needs import CONSIDER
from farled.initiatives.states import NeedState, ReuseResult
from farled.systems import acts as systems
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.initiatives import an_initiative
from tests.factories.needs import a_component, a_need, fresh


def do(act: Callable[..., Any], need: Any, world: World, who: str = "cora", **more: Any) -> Any:
    return act(need=need, version=fresh(need).version, text="Så här tänker vi.", by=world.actor(who), at=NOW, **more)


def test_every_move_tells_those_who_gave_it(world: World) -> None:
    need = a_need(world)
    do(acts.consider, need, world)
    do(acts.decline, need, world)
    do(acts.consider, need, world)
    do(acts.meet, need, world, found=a_component(world))
    told = [(each.state, each.by_name) for each in reads.answers_to(need)]
    assert [state for state, _name in reversed(told)] == ["considered", "declined", "considered", "met"]
    assert {name for _state, name in told} == {"Cora Coach"}


def test_nothing_happens_without_a_word(world: World) -> None:
    need = a_need(world)
    with pytest.raises(Invalid) as refused:
        acts.decline(need=need, version=need.version, text="  ", by=world.actor("cora"), at=NOW)
    assert refused.value.code == "initiatives.need.text"
    assert fresh(need).state == NeedState.NEW
    assert reads.answers_to(need) == []


def test_the_duty_lasts_until_those_who_gave_it_know_what_became_of_it(world: World) -> None:
    need = a_need(world)
    waits = Duty.objects.filter(kind=CONSIDER, subject_id=need.pk, done_at=None)
    do(acts.consider, need, world)
    assert waits.count() == 1
    do(acts.decline, need, world)
    assert waits.count() == 0
    do(acts.consider, need, world)
    assert waits.count() == 1


def test_who_considers(world: World) -> None:
    need = a_need(world)  # from the preschool, under Erik's school board
    for name in ("ella", "maj", "vera", "adam", "rut", "otto"):
        with pytest.raises(Forbidden):
            do(acts.consider, need, world, who=name)
    for name in ("erik", "asa", "cora"):
        do(acts.consider, a_need(world), world, who=name)


def test_a_stale_answer_is_refused(world: World) -> None:
    need = a_need(world)
    do(acts.consider, need, world)
    with pytest.raises(Stale):
        acts.decline(need=need, version=need.version, text="Nej.", by=world.actor("cora"), at=NOW)


def test_joined_needs_keep_everybody_who_gave_them(world: World) -> None:
    first, second, third = (a_need(world, f"Idé av {who}", who=who) for who in ("ella", "maj", "lev"))
    do(acts.join, first, world, into=second)
    do(acts.join, second, world, into=third)
    assert fresh(first).joined_into == third, "what was joined before follows along"
    assert [each.user.name for each in reads.givers_of(third)] == [
        "Ella Medarbetare", "Maj Redaktör", "Lev Leverantör"
    ]  # fmt: skip
    [row] = reads.need_rows(world.actor("asa")).filter(pk=third.pk)
    assert row.behind == reads.number_behind(third) == 3
    do(acts.decline, third, world)
    assert [each.state for each in reads.answers_to(fresh(first))] == ["declined", "joined"]
    for name in ("ella", "maj", "lev"):
        assert reads.unread_answers(world.actor(name)), f"{name} is told what became of it in the end"


def test_what_is_backed_after_it_was_joined_is_backed_where_it_went(world: World) -> None:
    first, second = a_need(world, "En"), a_need(world, "Två", who="maj")
    do(acts.join, first, world, into=second)
    assert acts.back(need=first, by=world.actor("vera"), at=NOW) == second
    assert reads.number_behind(second) == 3


def test_what_a_need_is_joined_with(world: World) -> None:
    need, settled = a_need(world), a_need(world, "Avböjd")
    do(acts.decline, settled, world)
    theirs = a_need(world, who="otto", body=world.their_body)
    for into, code in (
        (need, "initiatives.need.itself"),
        (settled, "initiatives.need.into_settled"),
        (theirs, "initiatives.need.elsewhere"),
    ):
        with pytest.raises(Refused) as refused:
            do(acts.join, need, world, into=fresh(into))
        assert refused.value.code == code


def test_nothing_new_is_taken_up_before_what_exists_has_been_looked_for(world: World) -> None:
    need, initiative = a_need(world), an_initiative(world)
    with pytest.raises(Refused) as refused:
        do(acts.take_up, need, world, initiative=initiative)
    assert refused.value.code == "initiatives.need.not_looked_for"
    acts.check_reuse(
        need=need, result=ReuseResult.NOTHING, ground="Inget tar emot anmälan.", by=world.actor("cora"), at=NOW
    )
    do(acts.take_up, need, world, initiative=initiative)
    assert (fresh(need).state, fresh(need).initiative) == (NeedState.TAKEN_UP, initiative)


def test_a_reuse_check_has_its_motive_and_names_what_is_used(world: World) -> None:
    need, cora = a_need(world), world.actor("cora")
    with pytest.raises(Invalid) as refused:
        acts.check_reuse(need=need, result=ReuseResult.NOTHING, ground=" ", by=cora, at=NOW)
    assert refused.value.field == "ground"
    with pytest.raises(Invalid) as refused:
        acts.check_reuse(need=need, result=ReuseResult.EXTEND, ground="Passar.", by=cora, at=NOW)
    assert refused.value.code == "initiatives.reuse.names_nothing"


def test_what_is_met_by_what_exists_is_a_reuse_check_too(world: World) -> None:
    need, component = a_need(world), a_component(world)
    do(acts.meet, need, world, found=component)
    [check] = reads.reuse_checks(need)
    assert (check.component, check.ground) == (component, "Så här tänker vi.")


def test_a_move_that_the_state_forbids_is_refused(world: World) -> None:
    need = a_need(world)
    do(acts.decline, need, world)
    with pytest.raises(Refused) as refused:
        do(acts.meet, need, world, found=a_component(world))
    assert refused.value.code == "initiatives.need.move"


def test_what_meets_a_need_does_not_vanish(world: World) -> None:
    component = a_component(world)
    do(acts.meet, a_need(world), world, found=component)
    with pytest.raises(Refused) as refused:
        systems.remove_component(component=component, version=component.version, by=world.hand, at=NOW)
    assert refused.value.code == "initiatives.need.rests"
