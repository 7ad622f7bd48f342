"""Sendings: who has been reminded, and what reaches nobody, for the strategist to see."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.agenda import reads
from farled.people import acts as people
from farled.people.models import User
from farled.people.reads import Role
from tests.agenda.mornings import place, strike
from tests.cast import NOW, PEOPLE, TODAY, World

pytestmark = pytest.mark.usefixtures("papers", "standing_clock", "reminders_alone")
SignIn = Callable[[str], Client]


def test_the_list_tells_who_got_what_and_how_it_went(world: World, as_user: SignIn) -> None:
    place(world)
    strike()
    text = as_user("asa").get("/agenda/sendings/").text
    assert "Erik Redaktör" in text
    assert "En sak väntar på dig" in text
    assert "skickat" in text
    assert "Svara om Skolplanen" not in text
    assert "Erik Redaktör" not in as_user("otto").get("/agenda/sendings/").text
    assert "Inget har skickats än" in as_user("otto").get("/agenda/sendings/").text


@pytest.mark.parametrize("name", [name for name, *_rest in PEOPLE if name != "asa"])
def test_S1_others_do_not_see_who_has_been_reminded(world: World, as_user: SignIn, name: str) -> None:
    client = as_user(name)
    assert client.get("/agenda/sendings/").status_code == 403
    assert "Utskick" not in client.get("/agenda/duties/").text


def test_what_reaches_nobody_is_told_with_why(world: World, as_user: SignIn) -> None:
    place(world, 1)
    place(world, 2, role=Role.BODY_EDITOR, body=world.executive)
    place(world, 1, role=Role.REGISTRAR)
    place(world, 2, body=world.care)
    User.objects.filter(pk=world.users["maj"].pk).update(email="")
    people.deactivate(user=world.users["rut"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    found = {(each.title, each.role): str(each.why) for each in reads.unheard(world.actor("asa"), on=TODAY)}
    assert found == {
        ("Svara om Kulturplanen", "redaktör, Kommunstyrelsen"): "Ingen har rollen.",
        ("Svara om Kulturplanen", "redaktör, Äldrenämnden"): (
            "De som har rollen kan inte ta emot: e-postadress saknas."
        ),
        ("Svara om Skolplanen", "registrator"): "De som har rollen kan inte ta emot: kontot är stängt.",
    }
    assert "3 uppgifter når ingen" in as_user("asa").get("/agenda/sendings/").text


def test_R16_the_list_asks_as_little_however_much_there_is(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    client = as_user("asa")
    place(world)
    strike()
    few = count_queries(lambda: client.get("/agenda/sendings/"))
    for ref, body in ((1, world.care), (2, world.school), (2, world.executive), (1, world.council)):
        place(world, ref, body=body)
    strike(NOW.replace(day=24, hour=6))
    assert count_queries(lambda: client.get("/agenda/sendings/")) <= few + 1
