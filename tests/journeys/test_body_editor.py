"""Erik at the school board: told what waits, reports it, finishes something, meets a colleague's change, leaves."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from farled.direction.states import DocumentKind
from farled.planning import acts
from farled.planning.reads import Activity
from farled.planning.states import Light, Status
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_draft
from tests.factories.planning import adopt, fresh, make_activity, make_area, make_plan, make_round
from tests.journeys.journey import Journey
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser


@dataclass
class Scene:
    """An adopted plan: two activities of the school board's that are asked for, and one of the care board's."""

    asked: Activity
    finished: Activity
    others: Activity
    elsewhere: Activity


@pytest.fixture
def scene(world: World) -> Scene:
    plan = make_plan(world, adopted=False)
    area = make_area(world, plan)
    plan = adopt(world, plan)
    whole = {"effect": "Alla når skolan digitalt", "effect_for": "vårdnadshavare", "effect_due": date(2027, 6, 30)}
    asked = make_activity(
        world, plan, "Lärplattform för alla skolor", leads=[world.school], objective=area, content=whole
    )
    finished = make_activity(
        world, plan, "Åtkomst för vårdnadshavare", leads=[world.school], objective=area, content=whole
    )
    others = make_activity(world, plan, "Digital nattillsyn", leads=[world.care], objective=area, content=whole)
    make_round(world, plan, due=TODAY + timedelta(days=9), by=world.actor("asa"))
    return Scene(asked, finished, others, theirs(world))


def theirs(world: World) -> Activity:
    """An activity of the other organisation, in a draft."""
    plan = a_draft(world, title="Regionens plan", kind=DocumentKind.ACTION_PLAN, theirs=True)
    content = acts.Content(title="Regionens hemlighet", start=date(2026, 1, 1), end=date(2026, 12, 31))
    return acts.add_activity(document=plan, content=content, leads=[], by=world.their_hand, at=NOW)


def test_A1_A2_A4_A5_a_body_editor_reports_by_keyboard(world: World, scene: Scene, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "erik")
    assert scene.asked.title in journey.read(), "the start page says what waits"
    journey.look("start")

    journey.go(scene.asked.title)
    journey.look("report")
    keys.content()
    keys.choose(say("risk för försening"))
    keys.write(say("Nästa steg"), "Utbilda rektorerna i mars.")
    keys.follow(say("Spara och gå till nästa"))
    keys.mend(say("Vad har hänt?"))
    journey.look("report without a text")
    keys.write(say("Vad har hänt?"), "Åtta av tolv skolor är igång.")
    keys.follow(say("Spara och gå till nästa"))
    assert scene.finished.title in journey.heading(), "the next one asked for comes by itself"
    reported = fresh(scene.asked)
    assert (reported.light, reported.status) == (Light.YELLOW, Status.ONGOING)
    journey.faultless()


def test_A1_A2_what_is_finished_gets_its_outcome(world: World, scene: Scene, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "erik")
    journey.room("Handlingsplan")
    journey.look("plans")
    journey.go("Alla aktiviteter och insatser som en lista")
    journey.look("activities")
    journey.go(scene.finished.title)
    journey.look("activity")
    journey.go("Skriv utfallet")
    journey.look("outcome")
    keys.content()
    keys.choose(say("genomförd"))
    keys.write(say("Utfall"), "Alla vårdnadshavare når skolan med e-legitimation.")
    keys.follow(say("Spara utfallet"))
    journey.look("activity with outcome")
    assert "e-legitimation" in journey.read()
    assert fresh(scene.finished).status == Status.DONE
    journey.sign_out()
    journey.faultless()


def test_A1_R1_a_colleagues_change_is_shown_beside_ones_own(world: World, scene: Scene, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "erik")
    journey.page.goto(f"{journey.server}/planning/activities/{scene.asked.pk}/")
    journey.go("Ändra uppgifterna")
    journey.look("change")
    keys.content()
    keys.write(say("Beskrivning"), "Eriks text om skolorna i Ås.")
    written_meanwhile(world, scene.asked, "Åsas text om lärplattformen.")
    keys.follow(say("Spara ändringen"))
    journey.look("conflict")
    shown = journey.read()
    assert "Eriks text om skolorna i Ås." in shown
    assert "Åsas text om lärplattformen." in shown
    assert journey.page.locator(".versions fieldset").count() == 1, "only what differs is asked about"
    assert fresh(scene.asked).description == "Åsas text om lärplattformen."
    keys.follow(say("Spara ändringen"))
    assert fresh(scene.asked).description == "Eriks text om skolorna i Ås."
    journey.faultless()


def test_A1_S2_another_bodys_activity_is_read_and_no_more(world: World, scene: Scene, journey: Journey) -> None:
    journey.sign_in(world, "erik")
    address = f"{journey.server}/planning/activities/{scene.others.pk}/"
    journey.page.goto(address)
    journey.look("another body's activity")
    for verb in ("Rapportera läget", "Ändra uppgifterna", "Skriv utfallet"):
        assert journey.page.locator("main").get_by_role("link", name=journey.say(verb), exact=True).count() == 0, verb
    journey.page.goto(f"{address}report/")
    journey.look("refused")
    assert scene.others.title in journey.read(), "the refusal says what it is about"
    journey.go("Till startsidan")
    missing = [journey.page.goto(f"{journey.server}/planning/activities/{pk}/") for pk in (scene.elsewhere.pk, 987654)]
    assert [answer.status for answer in missing if answer] == [404, 404]
    journey.look("not found")
    journey.faultless()


def test_A2_a_report_without_scripts(world: World, scene: Scene, browser: Browser, live_server: Any) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    keys = Keyboard(page)
    page.goto(f"{live_server.url}/account/login/")
    keys.write("E-postadress", world.users["erik"].email)
    keys.write("Lösenord", "pw")
    keys.follow("Logga in", "button")
    keys.follow(scene.asked.title)
    keys.choose("enligt plan")
    keys.write("Vad har hänt?", "Alla skolor är igång.")
    keys.follow("Spara och gå till nästa")
    assert scene.finished.title in page.locator("h1").inner_text()
    assert fresh(scene.asked).light == Light.GREEN
    context.close()


def written_meanwhile(world: World, activity: Activity, text: str) -> None:
    """The strategist changes the description while somebody else is writing."""
    stored = fresh(activity)
    acts.change_activity(
        activity=stored,
        version=stored.version,
        content=acts.Content(
            title=stored.title,
            description=text,
            start=stored.start,
            end=stored.end,
            effect=stored.effect,
            effect_for=stored.effect_for,
            effect_due=stored.effect_due,
        ),
        objective=stored.objective,
        insats=None,
        also_listed=[],
        by=world.actor("asa"),
        at=NOW,
    )
