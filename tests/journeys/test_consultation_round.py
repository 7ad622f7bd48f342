"""Åsa runs a consultation by keyboard, from the decision to the adopted text.

The board sends the programme out, its bodies answer, an association is late, the council sends the matter back with two
points and adopts it when they are answered.
"""

from datetime import date
from pathlib import Path

import pytest

from farled.people import acts as people
from farled.people.states import BodyKind
from tests.cast import NOW, World
from tests.factories.consultation import a_draft
from tests.factories.matters import a_matter
from tests.journeys.conftest import Calendar
from tests.journeys.journey import Journey
from tests.journeys.round_home import (
    adopt,
    put_together,
    sent_back_and_answered,
    treat,
)
from tests.journeys.round_out import (
    add_questions_and_papers,
    choose_recipients,
    close,
    prepare,
    refused_without_a_decision,
    remind,
    send_out,
    some_answer,
)
from tests.journeys.round_scene import (
    COUNCIL_OF,
    TITLE,
    Scene,
    decide,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def scene(world: World, calendar: Calendar) -> Scene:
    people.add_body(
        organisation=world.ours, name=COUNCIL_OF, kind=BodyKind.ADVISORY_COUNCIL, parent=world.executive, by=world.hand,
        at=NOW,
    )  # fmt: skip
    matter = a_matter(world, title=f"{TITLE} 2027–2030", reference="KS 2026/0412")
    return Scene(world, a_draft(world, TITLE), matter, calendar)


def test_a_strategist_runs_a_consultation_from_decision_to_adoption(
    scene: Scene, journey: Journey, tmp_path: Path
) -> None:
    world, calendar = scene.world, scene.calendar
    journey.sign_in(world, "asa")
    prepare(scene, journey)
    choose_recipients(journey)
    add_questions_and_papers(scene, journey, tmp_path)
    refused_without_a_decision(journey)
    journey.sign_out()
    journey.sign_in(world, "rut")
    decide(scene, journey, on=date(2026, 11, 18), body="Kommunstyrelsen", paragraph="412", outcome="remitteras")
    journey.sign_out()
    journey.sign_in(world, "asa")
    send_out(scene, journey)
    calendar.turn(date(2027, 2, 10))
    some_answer(scene)
    remind(scene, journey)
    calendar.turn(date(2027, 2, 25))
    close(scene, journey)
    treat(scene, journey)
    put_together(scene, journey)
    journey.sign_out()
    calendar.turn(date(2027, 4, 20))
    sent_back_and_answered(scene, journey)
    adopt(scene, journey)
    journey.faultless()
