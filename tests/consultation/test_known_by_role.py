"""Somebody from outside signs for those who run the round; everybody else reads for whom they acted."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Reply
from farled.consultation.reads.guests import guest
from farled.consultation.states import LinkPurpose, ReplyStanding
from farled.trail.reads import Entry, who_acted
from tests.cast import NOW, World
from tests.consultation.scene import Round, a_round

AsUser = Callable[[str], Client]
NAME = "Signe Sekreterare"  # as somebody may sign, although asked for a function
CHAIR = "Olle Ordförande"
ROLE = "Den som har länken för Föreningen"


@pytest.fixture
def scene(world: World) -> Round:
    return a_round(world)


def answered(scene: Round) -> Reply:
    """The association's reply, written through one link, approved through another and handed in."""
    writer = scene.guest(scene.association, name=NAME)
    one = acts.begin(recipient=scene.association, by=writer, at=NOW)
    said = acts.Said(stance="supports", statement="Vi stöder det.")
    one = acts.save(reply=one, version=one.version, said=said, by=writer, at=NOW)
    one = acts.send_for_approval(reply=one, version=one.version, by=writer, at=NOW)
    chair = guest(scene.link(scene.association, LinkPurpose.APPROVE, name=CHAIR)[0])
    one = acts.approve(reply=one, version=one.version, by=chair, at=NOW)
    return acts.hand_in(reply=one, version=one.version, standing=ReplyStanding.OFFICE, by=writer, at=NOW)


def test_P10_a_guests_name_is_read_by_those_who_run_the_round_and_the_role_by_others(
    scene: Round, as_user: AsUser
) -> None:
    one = answered(scene)
    places = [
        reverse("consultation:recipient", args=[scene.association.pk]), reverse("consultation:reply", args=[one.pk]),
    ]  # fmt: skip
    for place in places:
        for name in ("asa", "rut"):
            assert NAME in as_user(name).get(place).content.decode(), (name, place)
        for name in ("vera", "erik", "bo", "cora"):
            page = as_user(name).get(place).content.decode()
            assert NAME not in page, (name, place)
            assert CHAIR not in page, (name, place)
            assert ROLE in page, (name, place)
    assert "den som godkänner för Föreningen" in as_user("vera").get(places[1]).content.decode()
    assert CHAIR in as_user("asa").get(places[1]).content.decode()
    for name in ("vera", "asa"):
        news = as_user(name).get("/agenda/").content.decode()
        assert NAME not in news, "the start page tells the news to everybody alike"
        assert ROLE in news
    assert NAME in as_user("adam").get("/trail/").content.decode(), "the log keeps who it was"


def test_whoever_works_here_is_told_by_name_and_a_guest_without_a_body_as_somebody(scene: Round) -> None:
    answered(scene)
    asa = Entry(actor_kind="person", actor_name="Åsa Strateg", on_behalf_of="")
    assert who_acted(asa) == "Åsa Strateg"
    stranger = Entry(actor_kind="guest", actor_name=NAME, on_behalf_of="")
    assert who_acted(stranger) == "Någon med en personlig länk"
    assert who_acted(stranger, guests=True) == NAME
