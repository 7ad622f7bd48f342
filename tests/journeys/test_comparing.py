"""Åsa has the remarks compared, stops it, has it done, and answers a suggestion once: by the keys alone."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from farled.consultation import acts, tasks
from farled.consultation.models import Alike, Comparison, Remark
from tests.cast import World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målen saknar startvärde och målvärde."), (5, "Följ upp oftare."))
    a_reply(found, "Äldrenämnden", (2, "Målen saknar tydligt startvärde och målvärde."))
    return found


def waiting(scene: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison that no worker has taken up."""
    with monkeypatch.context() as held:
        held.setattr(transaction, "on_commit", lambda *_asked, **_how: None)
        acts.compare(consultation=scene.consultation, by=scene.world.hand, at=timezone.now())


def test_remarks_that_say_the_same_are_found_and_answered_once(
    scene: Round, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey.sign_in(scene.world, "asa")
    journey.page.goto(journey.server + reverse("consultation:treatment", args=[scene.consultation.pk]))
    journey.go("Synpunkter som kan säga samma sak")
    journey.look("not compared yet")
    waiting(scene, monkeypatch)
    journey.page.reload()
    journey.look("under way")
    journey.go("Avbryt jämförelsen")
    assert journey.say("Jämförelsen avbröts. Förslagen från förra gången finns kvar.") in journey.read()
    journey.look("stopped")
    waiting(scene, monkeypatch)
    tasks.compare.func(Comparison.objects.get(job_state="waiting").pk)
    journey.page.reload()
    journey.look("suggested")
    journey.keys.content()
    journey.keys.follow(f"{journey.say('Besvara tillsammans')} {', '.join(Alike.objects.get().words)}")
    journey.look("answering once")
    journey.go("Besvara tillsammans")
    assert Remark.objects.filter(alike__isnull=False).values("treatment").distinct().count() == 1
    assert journey.say("Jämför igen") in journey.read()
    journey.faultless()
