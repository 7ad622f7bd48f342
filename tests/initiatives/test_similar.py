"""What looks like an idea is found among what exists, with the reason in words."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.initiatives import acts, figures, reads
from farled.initiatives.reads import Initiative, Sort
from farled.initiatives.states import Phase
from tests.cast import NOW, World
from tests.factories.initiatives import an_initiative
from tests.factories.needs import a_component, a_need, a_system


@pytest.fixture
def known(world: World) -> World:
    a_need(world, "Frånvaroanmälan i telefonen")
    an_initiative(world, "Frånvaro i skolan", purpose="Vårdnadshavare anmäler frånvaro digitalt")
    a_system(world, "Frånvarosystemet", "Håller reda på elevers frånvaro")
    a_component(world, "Anmälan", "Tar emot anmälan om frånvaro")
    for name in ("Parkeringstillstånd", "Bokning av idrottshall", "Lönesystem", "Diarium"):
        a_system(world, name)
    return world


def test_the_same_is_found_among_all_sorts_with_the_words_both_have(known: World) -> None:
    found = figures.like("Anmäla frånvaro i mobilen", reads.existing(known.actor("ella")))
    assert {each.what.sort for each in found} == set(Sort)
    assert all(each.words for each in found)
    assert found == sorted(found, key=lambda each: -each.score)
    assert not any(each.what.title == "Lönesystem" for each in found)


def test_the_words_that_say_why_are_whole_and_say_something(world: World) -> None:
    a_system(world, "Skolsköterskan", "Är på skolan varje dag och fyller i en frånvaroanmälan")
    [found] = figures.like("I dag ringer vi om skolskjutsen. Frånvaro anmäls.", reads.existing(world.actor("ella")))
    assert found.words == ("frånvaro",), "neither the run skolsk nor the word dag"


def test_too_little_to_go_by_finds_nothing(known: World) -> None:
    assert figures.like("Frå", reads.existing(known.actor("ella"))) == []
    assert figures.like("Vindkraftverk på torget", reads.existing(known.actor("ella"))) == []


def test_what_somebody_elsewhere_has_is_not_found(known: World) -> None:
    assert reads.existing(known.actor("otto")) == []
    [need] = [each for each in reads.existing(known.actor("ella")) if each.sort is Sort.NEED]
    assert reads.existing_by_key(known.actor("ella"), need.key) is not None
    assert reads.existing_by_key(known.actor("otto"), need.key) is None


@pytest.mark.parametrize("key", ["", "need", "need:", "need:x", "body:1", "need:99999999999999999999", "need:1:2"])
def test_a_name_that_stands_for_nothing_gives_nothing(known: World, key: str) -> None:
    assert reads.existing_by_key(known.actor("ella"), key) is None


def test_what_is_settled_or_finished_is_not_offered(world: World) -> None:
    need = a_need(world)
    acts.decline(need=need, version=need.version, text="Nej.", by=world.actor("cora"), at=NOW)
    assert reads.existing(world.actor("ella")) == []


def test_it_takes_four_questions_however_much_there_is(
    known: World, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    ella = known.actor("ella")
    for number in range(8):
        a_need(known, f"Idé {number}")
        a_component(known, f"Komponent {number}")
    assert count_queries(lambda: reads.existing(ella)) == 4


def test_what_is_finished_is_found_to_read_about_and_what_was_dropped_is_not(
    world: World, as_user: Callable[[str], Client]
) -> None:
    closed = an_initiative(world, "Frånvaro i mobilen för vårdnadshavare", purpose="Ingen ringer skolan")
    dropped = an_initiative(world, "Frånvaro i mobilen, prov", purpose="Ingen ringer skolan")
    for row, phase in ((closed, Phase.CLOSED), (dropped, Phase.DROPPED)):
        kept = {"maintenance_object": "Skola", "maintenance_plan": "Skolkontoret", "support": "Servicedesk"}
        ended = {"phase": phase, "outcome": "Så blev det.", "closed_on": NOW.date()}
        Initiative.objects.filter(pk=row.pk).update(**ended, **kept)
    ella = world.actor("ella")
    [found] = figures.like("Frånvaro i mobilen för vårdnadshavare", reads.existing(ella))
    assert (found.what.pk, str(found.what.state), found.what.done) == (closed.pk, "infört", True)
    assert reads.existing_by_key(ella, found.what.key) is None, "an idea is not kept with what is over"
    title = "Frånvaro i mobilen för vårdnadshavare"
    text = as_user("ella").get("/initiatives/needs/similar/", {"title": title}).text
    assert "Det är infört. Läs vad det ledde till" in text
    assert "Det pågår redan här" not in text
