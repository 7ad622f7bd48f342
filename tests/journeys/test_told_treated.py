"""By keyboard: a strategist ends a round, and an association without an account reads what became of its remarks."""

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache

from farled.consultation import tasks
from farled.consultation.models import Consultation
from tests.cast import World
from tests.consultation.remarked import a_treated_round
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser


def test_an_association_reads_what_became_of_its_remarks(world: World, journey: Journey) -> None:
    cache.clear()
    scene = a_treated_round(world)
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "asa")
    journey.room("Remiss")
    keys.content()
    keys.follow(scene.consultation.title)
    journey.go("Hur synpunkterna behandlas")
    journey.go("Ändra vem som ser den")
    journey.look("who sees the treatment")
    keys.content()
    keys.reach(say("Alla i organisationen ser hur synpunkterna behandlas"))
    journey.page.keyboard.press("Space")
    keys.follow(say("Spara"), "button")
    assert mail.outbox == [], "the round is not over"
    journey.go(scene.consultation.title)
    journey.go("Avsluta remissen")
    keys.content()
    keys.follow(say("Avsluta remissen"), "button")
    assert Consultation.objects.get().state == "finished"
    tasks.tell_treated.func(scene.consultation.pk)
    journey.sign_out()
    (letter,) = mail.outbox
    address = next(word for word in str(letter.body).split() if word.startswith(settings.BASE_URL))
    journey.page.goto(journey.server + address.removeprefix(settings.BASE_URL.rstrip("/")))
    assert journey.heading() == say("Så har ert svar behandlats")
    text = journey.read()
    assert "Säg hur mycket." in text
    assert "Målet får ett tal." in text
    assert "Följ upp oftare." not in text
    journey.look("what became of the reply")
    journey.faultless()
