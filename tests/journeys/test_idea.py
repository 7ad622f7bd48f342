"""Ella at the preschool has an idea on her phone: it exists, others have it too, and the coach answers."""

import pytest

from farled.initiatives import reads
from farled.initiatives.reads import Need
from farled.initiatives.states import NeedState
from tests.cast import World
from tests.factories.needs import a_component, a_need, fresh
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser

IDEA = "Låt vårdnadshavare anmäla frånvaro i mobilen"


@pytest.fixture
def theirs(world: World) -> Need:
    """The same idea, which an editor has given already, and a component that has something to do with it."""
    a_component(world, "Anmälan", "Tar emot anmälan om frånvaro från vårdnadshavare")
    return a_need(world, "Anmäl frånvaro i mobilen", who="maj", body=world.care)


def test_an_idea_meets_its_like_is_joined_and_answered(world: World, theirs: Need, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "ella")
    journey.look("start with where to give an idea")
    journey.go("Lämna en idé")
    journey.look("give")
    keys.content()
    keys.write(say("Vad vill du att vi ska göra, eller vad behöver du?"), IDEA)
    journey.page.locator("#redan").wait_for()
    shown = journey.read()
    assert theirs.title in shown
    assert "Anmälan" in shown
    journey.look("give with what is like it")
    keys.follow(say("Lämna idén"))
    assert journey.heading() == say("Finns det redan?")
    journey.look("does it exist")
    keys.follow(say("Samma sak – ställ mig bakom"))
    assert journey.heading() == theirs.title
    journey.look("the idea one stands behind")
    assert reads.number_behind(theirs) == 2
    journey.sign_out()

    journey.sign_in(world, "cora")
    journey.page.goto(f"{journey.server}/initiatives/needs/{theirs.pk}/")
    assert "Ella Medarbetare" in journey.read()
    journey.look("the idea to consider")
    journey.go("Pröva återanvändning")
    journey.look("reuse check")
    keys.content()
    keys.select(say("Komponent"), "Anmälan")
    keys.select(say("Vad kom du fram till?"), say("byggs vidare på"))
    keys.write(say("Varför?"), "Komponenten tar redan emot anmälan.")
    keys.follow(say("Spara prövningen"))
    journey.go("Lös med det som finns")
    keys.content()
    keys.select(say("Komponent"), "Anmälan")
    keys.follow(say("Skicka svaret"))
    keys.mend(say("Vad säger du till dem som lämnade det?"))
    journey.look("an answer without words")
    keys.write(say("Vad säger du till dem som lämnade det?"), "Använd Anmälan. Den finns i skolans app.")
    keys.follow(say("Skicka svaret"))
    assert fresh(theirs).state == NeedState.MET
    journey.sign_out()

    journey.sign_in(world, "ella")
    journey.page.goto(f"{journey.server}/initiatives/needs/mine/")
    assert "Den finns i skolans app." in journey.read()
    journey.look("my ideas")
    journey.go("Jag har läst svaret")
    assert not reads.unread_answers(world.actor("ella"))
    journey.faultless()


def test_a_new_idea_is_kept_as_new_and_the_list_is_looked_over(world: World, theirs: Need, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "ella")
    journey.page.goto(f"{journey.server}/initiatives/needs/give/")
    keys.content()
    keys.write(say("Vad vill du att vi ska göra, eller vad behöver du?"), IDEA)
    keys.follow(say("Lämna idén"))
    keys.follow(say("Nej, min är ny – lämna den"))
    assert journey.heading() == IDEA
    journey.page.goto(f"{journey.server}/initiatives/needs/")
    journey.look("ideas and needs")
    assert Need.objects.count() == 2
    journey.faultless()
