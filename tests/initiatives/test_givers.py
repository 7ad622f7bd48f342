"""Who gave an idea changes it and is not named to all; what they say of themselves is no reuse check of ours."""

import pytest

from farled.initiatives import acts, reads, rules
from farled.initiatives.acts import Words
from farled.initiatives.states import BY_THE_GIVER, NeedState, ReuseResult
from farled.systems.states import SystemState
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, World
from tests.factories.initiatives import an_initiative
from tests.factories.needs import a_component, a_need, a_system, fresh
from tests.initiatives.conftest import Scene


def test_to_stand_behind_an_idea_is_no_right_to_rewrite_it(world: World) -> None:
    need, other = a_need(world), a_need(world, "En till", who="lev")
    vera = world.actor("vera")
    acts.back(need=need, by=vera, at=NOW)
    acts.join(need=other, version=other.version, into=need, text="Samma sak.", by=world.actor("cora"), at=NOW)
    said = Words(title="Något helt annat")
    for name in ("vera", "lev"):
        need, actor = fresh(need), world.actor(name)
        assert reads.gave(actor, need), "they are still among those behind it"
        with pytest.raises(Forbidden):
            acts.change_need(need=need, version=need.version, words=said, body=need.body, by=actor, at=NOW)
    ella = world.actor("ella")
    acts.change_need(need=need, version=need.version, words=said, body=need.body, by=ella, at=NOW)
    assert fresh(need).title == "Något helt annat"


def test_what_comes_out_of_a_document_is_not_changed_by_the_first_behind_it(world: World) -> None:
    need = acts.give(words=Words(title="Ur en handling"), body=world.preschool, by=world.hand, at=NOW)
    acts.back(need=need, by=world.actor("ella"), at=NOW)
    assert not reads.gave_first(world.actor("ella"), need)


def test_no_open_history_names_who_gave_an_idea(world: World) -> None:
    component, initiative = a_component(world), an_initiative(world)
    before = Entry.objects.order_by("-pk").values_list("pk", flat=True)[0]
    need = a_need(world)
    a_need(world, "Finns som komponent", found=component)
    a_need(world, "Finns som initiativ", found=initiative)
    a_need(world, "Samma sak", found=need)
    ella = world.actor("ella")
    said = Words(title="Andra ord")
    acts.change_need(need=need, version=need.version, words=said, body=need.body, by=ella, at=NOW)
    acts.hear(need=need, by=ella, at=NOW)
    made = Entry.objects.filter(pk__gt=before)
    assert {"agenda.duty.placed", "initiatives.reuse.checked"} <= set(made.values_list("verb", flat=True))
    by_giver = made.filter(actor_id=world.users["ella"].pk) | made.filter(actor_name__contains="Ella")
    assert by_giver.exists()
    assert not by_giver.open_to_all().exists()


def test_what_the_giver_saw_is_not_a_look_of_ours(world: World) -> None:
    need, cora, initiative = a_need(world, found=a_component(world)), world.actor("cora"), an_initiative(world)
    assert [each.by_name for each in reads.reuse_checks(need)] == [BY_THE_GIVER]
    acts.consider(need=need, version=need.version, text="Vi ser på det igen.", by=cora, at=NOW)
    need = fresh(need)
    assert not rules.can_be_taken_up(need)
    with pytest.raises(Refused) as refused:
        acts.take_up(need=need, version=need.version, initiative=initiative, text="Ja.", by=cora, at=NOW)
    assert refused.value.code == "initiatives.need.not_looked_for"
    acts.check_reuse(need=need, result=ReuseResult.NOTHING, ground="Den räcker inte.", by=cora, at=NOW)
    acts.take_up(need=need, version=need.version, initiative=initiative, text="Ja.", by=cora, at=NOW)
    assert reads.reuse_checks_count(initiative) == 1


def test_an_initiative_is_not_looked_at_before_itself(world: World) -> None:
    initiative, other = an_initiative(world), an_initiative(world, "Ett annat")
    a_need(world, found=initiative)
    assert list(reads.reuse_checks_of(initiative)) == []
    hand = world.hand
    for found in (None, other):
        acts.look_for_reuse(
            initiative=initiative, result=ReuseResult.NOTHING, ground="Passar inte.", found=found, by=hand, at=NOW
        )
    assert [each.other for each in reads.reuse_checks_of(initiative)] == [None, other]
    assert reads.reuse_checks_count(initiative) == 2


def test_what_is_over_solves_nothing(scene: Scene) -> None:
    world = scene.world
    system = a_system(world)
    type(system).objects.filter(pk=system.pk).update(state=SystemState.ENDED, ends_on=NOW.date())
    scene.act("drop", why="Behövs inte.")
    system.refresh_from_db()
    for found in (scene.fresh(), system):
        with pytest.raises(Refused) as refused:
            a_need(world, found=found)
        assert refused.value.code == "initiatives.need.found_over"


def test_what_was_taken_up_can_be_considered_again(world: World) -> None:
    need, cora = a_need(world, found=an_initiative(world)), world.actor("cora")
    with pytest.raises(Forbidden):
        acts.consider(need=need, version=need.version, text="Nej.", by=world.actor("ella"), at=NOW)
    acts.consider(need=need, version=need.version, text="Det hörde inte dit.", by=cora, at=NOW)
    need = fresh(need)
    assert (need.state, need.initiative) == (NeedState.CONSIDERED, None)
