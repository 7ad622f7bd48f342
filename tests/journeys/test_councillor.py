"""Vera on the council: finds a goal, follows it up and down, sees who decided it and what came of it, then and now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from farled.direction import acts as direction
from farled.direction.reads import Document, Objective
from farled.direction.states import Level
from farled.planning import acts
from farled.planning.reads import Activity
from farled.planning.states import Status
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_draft, an_objective
from tests.factories.matters import a_decision, a_matter
from tests.factories.planning import fresh, make_activity
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser

IN_FEBRUARY = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


@dataclass
class Scene:
    """A decided programme with a vision, a goal and something done for it, and a draft that nobody has decided."""

    programme: Document
    goal: Objective
    activity: Activity
    draft: Document


@pytest.fixture
def scene(world: World) -> Scene:
    programme = a_draft(world, title="Äldreprogram för Ås", at=IN_FEBRUARY)
    vision = an_objective(world, programme, title="Ett gott liv hela livet", level=Level.VISION, at=IN_FEBRUARY)
    goal = an_objective(world, programme, title="Trygga äldre på Öster", parent=vision, at=IN_FEBRUARY)
    programme.refresh_from_db()
    decision = a_decision(world, matter=a_matter(world), on=date(2025, 12, 1), paragraph="112", at=IN_FEBRUARY)
    direction.adopt(
        document=programme,
        version=programme.version,
        decision=decision,
        valid_from=date(2026, 1, 1),
        by=world.hand,
        at=IN_FEBRUARY,
    )
    activity = make_activity(
        world,
        programme,
        "Pröva digital nattillsyn",
        leads=[world.care],
        objective=goal,
        content={"effect": "Lugnare nätter", "effect_for": "äldre", "effect_due": date(2027, 6, 30)},
        at=IN_FEBRUARY,
    )
    activity = fresh(activity)
    acts.record_outcome(
        activity=activity,
        version=activity.version,
        status=Status.DONE,
        outcome="Åtta av tio sover bättre.",
        outcome_on=TODAY,
        by=world.hand,
        at=NOW,
    )
    draft = a_draft(world, title="Hemligt utkast om äldre")
    an_objective(world, draft, title="Äldre som ingen har beslutat om")
    return Scene(programme, goal, activity, draft)


def test_A1_A2_A5_a_councillor_follows_a_goal_by_keyboard(world: World, scene: Scene, journey: Journey) -> None:
    journey.sign_in(world, "vera")
    journey.look("start")

    journey.search("äldre på ös")
    journey.look("found")
    assert "Trygga äldre på Öster" in journey.read(), "å, ä and ö are searched as they are written"

    journey.go("Trygga äldre på Öster")
    journey.look("goal")
    journey.go("Följ hela tråden, ända ner till vad som görs")
    journey.look("thread of the goal")
    assert "Ett gott liv hela livet" in journey.read(), "why"
    journey.go("Pröva digital nattillsyn")
    journey.look("thread of the activity")
    journey.go("Trygga äldre på Öster")
    assert journey.heading() == "Trygga äldre på Öster", "and up again"

    journey.room("Riktning")
    journey.look("documents")
    journey.go("Äldreprogram för Ås")
    journey.look("document")
    told = journey.read()
    assert "Kommunfullmäktige" in told
    assert "§ 112" in told.replace("\N{NO-BREAK SPACE}", " ")
    journey.faultless()


def test_A1_A2_what_came_of_it_now_and_then(world: World, scene: Scene, journey: Journey) -> None:
    journey.sign_in(world, "vera")
    journey.room("Handlingsplan")
    journey.go("Alla aktiviteter och insatser som en lista")
    journey.go("Pröva digital nattillsyn")
    journey.look("activity")
    assert "Åtta av tio sover bättre." in journey.read()
    assert journey.page.locator("main").get_by_role("link", name=journey.say("Rapportera läget")).count() == 0

    journey.keys.content()
    journey.date("Visa som det var den", date(2026, 3, 1))
    journey.keys.follow(journey.say("Visa dagen"))
    journey.look("activity in March")
    assert "Åtta av tio sover bättre." not in journey.read(), "nothing had come of it in March"
    journey.sign_out()
    journey.faultless()


def test_S7_A1_a_councillor_sees_nothing_of_drafts(world: World, scene: Scene, journey: Journey) -> None:
    journey.sign_in(world, "vera")
    journey.search("äldre")
    assert "utkast" not in journey.read().lower()
    assert "ingen har beslutat" not in journey.read()
    journey.room("Riktning")
    assert "Hemligt utkast" not in journey.read()
    answers = [journey.page.goto(f"{journey.server}/direction/{pk}/") for pk in (scene.draft.pk, 987654)]
    assert [answer.status for answer in answers if answer] == [404, 404]
    journey.look("not found")
    journey.faultless()


def test_A1_A2_a_councillor_asks_how_a_figure_came_about(world: World, scene: Scene, journey: Journey) -> None:
    journey.sign_in(world, "vera")
    journey.room("Handlingsplan")
    journey.look("plans")
    journey.keys.content()
    journey.keys.follow(f"1 {journey.say('är avslutade')} {journey.say('Så räknas det')}")
    journey.look("how it is counted")
    told = journey.heading()
    assert told.startswith("1 ")
    assert journey.say("Så räknas det") in journey.read()

    journey.go("Pröva digital nattillsyn")
    assert journey.heading() == "Pröva digital nattillsyn", "to one of the rows it is counted of"
    journey.page.go_back()
    assert journey.heading() == told, "and back"

    journey.go("Per den 31 december i fjol")
    journey.look("how it was counted then")
    assert journey.heading().startswith("0 "), "nothing had come of it then"
    journey.go("Visa som det är i dag")
    assert journey.heading() == told
    journey.faultless()
