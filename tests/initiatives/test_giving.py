"""Giving ideas and needs, standing behind those of others, and hearing what became of them."""

from datetime import timedelta

import pytest

from farled.agenda.models import Duty
from farled.initiatives import acts, reads
from farled.initiatives.acts import Words
from farled.initiatives.acts.needs import CONSIDER
from farled.initiatives.states import NeedState, ReuseResult, TargetGroup
from farled.trail.models import Entry
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.initiatives import an_initiative
from tests.factories.needs import a_component, a_need, a_system, fresh


def duties(pk: int) -> list[Duty]:
    return list(Duty.objects.filter(kind=CONSIDER, subject_id=pk, done_at=None))


def test_whoever_gives_an_idea_stands_behind_it_and_the_coach_is_asked_to_answer(world: World) -> None:
    need = a_need(world, "Anmäl frånvaro i mobilen", target_group=TargetGroup.RESIDENTS)
    assert (need.state, need.given_on, need.body) == (NeedState.NEW, TODAY, world.preschool)
    assert [each.user for each in reads.givers_of(need)] == [world.users["ella"]]
    assert [(each.role, each.due) for each in duties(need.pk)] == [("coach", TODAY + timedelta(days=14))]


@pytest.mark.parametrize("name", ["ella", "vera", "adam", "lev", "cora", "asa"])
def test_everybody_who_works_here_may_give(world: World, name: str) -> None:
    assert a_need(world, who=name).pk


def test_an_idea_comes_from_a_body_that_is_here_and_on_a_day_that_has_been(world: World) -> None:
    for body, given_on, code in (
        (world.their_body, None, "initiatives.need.body_elsewhere"),
        (world.preschool, TODAY + timedelta(days=1), "initiatives.need.given_ahead"),
    ):
        with pytest.raises(Refused) as refused:
            a_need(world, body=body, given_on=given_on)
        assert refused.value.code == code


def test_what_exists_already_is_told_with_the_idea_and_nobody_has_to_answer(world: World) -> None:
    component, system, initiative = a_component(world), a_system(world), an_initiative(world)
    for found, state in ((component, NeedState.MET), (system, NeedState.MET), (initiative, NeedState.TAKEN_UP)):
        need = a_need(world, found=found)
        assert need.state == state
        [check] = reads.reuse_checks(need)
        assert (check.looked_at, check.result) == (found, ReuseResult.REUSE)
        assert duties(need.pk) == []


def test_somebody_else_stands_behind_it_once_however_often_they_say_so(world: World) -> None:
    need = a_need(world)
    for words in ("Vi har samma bekymmer.", "Vi har samma bekymmer.", "Och på fritids."):
        acts.back(need=need, words=words, by=world.actor("erik"), at=NOW)
    assert reads.number_behind(need) == 2
    erik = reads.givers_of(need)[1]
    assert erik.words == "Vi har samma bekymmer.\n\nOch på fritids."


def test_what_has_been_said_no_to_is_not_stood_behind(world: World) -> None:
    need = a_need(world)
    acts.decline(need=need, version=need.version, text="Lagen tillåter det inte.", by=world.actor("cora"), at=NOW)
    with pytest.raises(Refused) as refused:
        acts.back(need=need, by=world.actor("erik"), at=NOW)
    assert refused.value.code == "initiatives.need.settled"


def test_the_giver_changes_the_words_until_somebody_considers_them(world: World) -> None:
    need, ella = a_need(world), world.actor("ella")
    said = Words(title="Anmäl frånvaro med telefonen", description="I dag ringer alla.")
    acts.change_need(need=need, version=need.version, words=said, body=world.school, by=ella, at=NOW)
    need = fresh(need)
    assert (need.title, need.body) == ("Anmäl frånvaro med telefonen", world.school)
    with pytest.raises(Stale):
        acts.change_need(need=need, version=need.version - 1, words=said, body=world.school, by=ella, at=NOW)
    with pytest.raises(Forbidden):
        acts.change_need(need=need, version=need.version, words=said, body=world.school, by=world.actor("maj"), at=NOW)
    acts.consider(need=need, version=need.version, text="Vi läser.", by=world.actor("cora"), at=NOW)
    need = fresh(need)
    with pytest.raises(Forbidden):
        acts.change_need(need=need, version=need.version, words=said, body=world.school, by=ella, at=NOW)


def test_an_answer_waits_until_whoever_gave_the_idea_has_read_it(world: World) -> None:
    need, ella = a_need(world), world.actor("ella")
    assert not reads.unread_answers(ella)
    acts.consider(need=need, version=need.version, text="Vi läser.", by=world.actor("cora"), at=NOW)
    assert [pk for pk, _title, _at in reads.unread_answers(ella)] == [need.pk]
    assert not reads.unread_answers(world.actor("erik")), "erik has nothing to do with it"
    acts.hear(need=need, by=ella, at=NOW + timedelta(hours=1))
    assert not reads.unread_answers(ella)
    need = fresh(need)
    later = NOW + timedelta(hours=2)
    acts.decline(need=need, version=need.version, text="Det går inte.", by=world.actor("cora"), at=later)
    assert len(reads.unread_answers(ella)) == 1
    [mine] = reads.my_needs(ella)
    assert mine.unread
    assert mine.latest is not None
    assert mine.latest.text == "Det går inte."


def test_history_that_names_who_gave_an_idea_is_not_open_to_all(world: World) -> None:
    need = a_need(world)
    acts.back(need=need, by=world.actor("erik"), at=NOW)
    told = Entry.objects.filter(subject_kind=need.KIND, subject_id=need.pk)
    assert told.count() == 2
    assert not told.open_to_all().exists()


def test_nobody_elsewhere_sees_an_idea(world: World) -> None:
    a_need(world)
    assert not reads.needs(world.actor("otto")).exists()
