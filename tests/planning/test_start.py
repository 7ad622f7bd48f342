"""What the plan puts on the start page: what waits, how it stands, and that it has ended."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import waiting_for
from farled.planning import acts, reads
from farled.planning.reads import Activity
from farled.planning.states import Status
from farled.web import slots
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_draft, adopted
from tests.factories.planning import fresh, make_activity, make_area, make_plan, make_report, make_round
from tests.planning.conftest import Scene

SignIn = Callable[[str], Client]
START = reverse("agenda:start")
EVERY = 180  # days between reports, the parameter's own value


def waiting(scene: Scene, name: str, on: date = TODAY) -> list[tuple[str, date]]:
    return [(each.title, each.due) for each in waiting_for(scene.world.actor(name), on=on)]


def ended_plan(world: World, title: str = "Handlingsplan 2021–2022", last: date = date(2022, 12, 31)) -> Activity:
    """A plan whose time has passed, with an activity in it."""
    plan = make_plan(world, title, adopted=False)
    area = make_area(world, plan)
    adopted(world, plan, valid_from=date(2021, 1, 1), valid_to=last, on=date(2020, 12, 1))
    return make_activity(world, plan, "Fiber", objective=area, content={"start": None, "end": date(2022, 6, 30)})


# --- What waits -------------------------------------------------------------------------------------------------------


def test_a_report_that_the_plan_expects_waits_for_those_who_lead(scene: Scene, as_user: SignIn) -> None:
    assert waiting(scene, "erik") == [("Rapportera läget för Mobiltäckning", date(2026, 1, 1) + timedelta(days=EVERY))]
    assert waiting(scene, "maj") == [], "who only contributes is not the one who answers"
    assert waiting(scene, "asa") == waiting(scene, "vera") == waiting(scene, "otto") == []
    page = as_user("erik").get(START).text
    assert "En sak väntar på dig." in page
    assert reverse("planning:report_status", args=[scene.activity.pk]) in page
    assert 'class="late"' in page
    assert "En aktivitet saknar färsk rapport." in as_user("erik").get(reverse("planning:mine")).text
    assert "Ingen väntar på en rapport från dig." in as_user("maj").get(reverse("planning:mine")).text


def test_a_fresh_report_leaves_nothing_to_wait_for_until_it_is_old(scene: Scene) -> None:
    make_report(scene.world, scene.activity, body=scene.world.school)
    assert waiting(scene, "erik") == waiting(scene, "erik", TODAY + timedelta(days=EVERY)) == []
    late = TODAY + timedelta(days=EVERY + 1)
    assert waiting(scene, "erik", late) == [("Rapportera läget för Mobiltäckning", TODAY + timedelta(days=EVERY))]


def test_many_wait_together_and_as_many_as_the_list_counts(scene: Scene, as_user: SignIn) -> None:
    for number in range(3):
        make_activity(scene.world, scene.plan, f"Rad {number}", leads=[scene.world.preschool])
    assert [title for title, _due in waiting(scene, "erik")] == ["Rapportera läget för 4 aktiviteter"]
    listed = as_user("erik").get("/planning/activities/", {"late": "silent"}).text
    assert "4 rader" in listed


def test_what_waits_for_a_question_does_not_wait_twice(scene: Scene) -> None:
    make_round(scene.world, scene.plan, due=TODAY + timedelta(days=9), by=scene.world.actor("asa"))
    assert [title for title, _due in waiting(scene, "erik")] == ["Rapportera läget: Uppföljning 2026, Skolnämnden"]


def test_nothing_is_expected_of_what_has_not_begun_is_finished_or_stands_in_no_plan_that_holds(scene: Scene) -> None:
    world = scene.world
    make_report(world, scene.activity, body=world.school)
    make_activity(world, scene.plan, "Börjar", leads=[world.school], content={"start": TODAY + timedelta(days=1)})
    make_activity(world, scene.plan, "Klar", leads=[world.school], status=Status.DONE, outcome="Det gick bra")
    make_activity(world, make_plan(world, "Utkast", adopted=False), "I ett utkast", leads=[world.school])
    acts.set_bodies(
        activity=(old := ended_plan(world)),
        version=old.version,
        leads=[world.school],
        contributing=[],
        by=world.hand,
        at=NOW,
    )
    assert waiting(scene, "erik") == []


def test_a_new_end_waits_for_an_answer(scene: Scene, as_user: SignIn) -> None:
    row = make_report(scene.world, scene.activity, body=scene.world.school, proposed_end=date(2027, 6, 30))
    assert waiting(scene, "asa") == [("Svara om ny sluttid för Mobiltäckning", TODAY)]
    assert waiting(scene, "erik") == waiting(scene, "vera") == []
    other = make_activity(scene.world, scene.plan, "Fiber", leads=[scene.world.care])
    make_report(scene.world, other, body=scene.world.care, proposed_end=date(2027, 6, 30))
    assert [title for title, _due in waiting(scene, "asa")] == ["Svara om nya sluttider för 2 aktiviteter"]
    assert "/planning/activities/?late=proposed" in as_user("asa").get(START).text
    acts.keep_end(activity=row, version=row.version, why="Det ska bli klart", by=scene.world.actor("asa"), at=NOW)
    assert [title for title, _due in waiting(scene, "asa")] == ["Svara om ny sluttid för Fiber"]


def test_whoever_keeps_a_local_plan_answers_in_it(scene: Scene) -> None:
    world = scene.world
    make_report(world, scene.activity, body=world.school)
    local = make_activity(world, make_plan(world, "Skolans plan", body=world.school), "Läsplattor", leads=[world.care])
    make_report(world, local, body=world.care, proposed_end=date(2027, 6, 30))
    assert waiting(scene, "erik") == [("Svara om ny sluttid för Läsplattor", TODAY)]
    assert waiting(scene, "maj") == []


def test_the_page_of_duties_shows_what_waits_too(scene: Scene, as_user: SignIn) -> None:
    assert "Rapportera läget för Mobiltäckning" in as_user("erik").get(reverse("agenda:duties")).text


# --- How the plan stands ----------------------------------------------------------------------------------------------


def test_the_first_to_report_stand_on_the_page_with_how_many_there_are(scene: Scene, as_user: SignIn) -> None:
    for number in range(6):
        make_activity(scene.world, scene.plan, f"Rad {number}", leads=[scene.world.school])
    make_round(scene.world, scene.plan, due=TODAY + timedelta(days=9), by=scene.world.actor("asa"))
    page = as_user("erik").get(START).text
    assert "Rad 3" in page
    assert "Rad 4" not in page
    assert "Allt att rapportera (7)" in page
    erik = scene.world.actor("erik")
    for row in Activity.objects.filter(document=scene.plan):
        make_report(scene.world, row, body=scene.world.school, by=erik)
    assert answered(reads.left_to_report(erik, [scene.world.school.pk], limit=5)) == []


def test_the_plan_and_what_is_late_are_told(scene: Scene, as_user: SignIn) -> None:
    make_activity(scene.world, scene.plan, "Sen", content={"end": date(2026, 6, 30)})
    page = as_user("vera").get(START).text
    assert "0\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}2" in page
    assert "har passerat sin sluttid" in page
    assert "Planens läge" in page
    assert "Ingen handlingsplan gäller" not in page


# --- When no plan holds -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [START, "/thread/breaks/"])
@pytest.mark.parametrize("name", ["asa", "erik", "vera"])
def test_that_the_plan_has_ended_is_said_with_the_way_on(world: World, as_user: SignIn, name: str, path: str) -> None:
    row = ended_plan(world)
    page = as_user(name).get(path).text
    assert "Ingen handlingsplan gäller" in page
    assert "Handlingsplan 2021–2022 gällde till och med 31\N{NO-BREAK SPACE}dec\N{NO-BREAK SPACE}2022." in page
    assert "En rad i planen är inte avslutad." in page
    assert f"{reverse('planning:plan', args=[row.document_id])}?on=2022-12-31" in page
    assert "/thread/breaks/?on=2022-12-31" in page
    assert (">Påbörja en ny version</a>" in page) is (name == "asa")
    assert ("Strategen kan påbörja en ny plan" in page) is (name != "asa")


def test_what_it_leads_to_shows_the_plan_as_it_was(world: World, as_user: SignIn) -> None:
    row = ended_plan(world)
    client = as_user("vera")
    plan = client.get(reverse("planning:plan", args=[row.document_id]), {"on": "2022-12-31"}).text
    assert "Fiber" in plan
    assert "skrevs in i Farled först" in plan
    breaks = client.get("/thread/breaks/", {"on": "2022-12-31"}).text
    assert "Ingen handlingsplan gäller" not in breaks, "that day it did"
    assert "1\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}1" in breaks, "it led up to a goal that held"
    assert "skrevs in i Farled först" in breaks
    later = client.get("/thread/breaks/", {"on": "2023-01-01"}).text
    assert "Ingen handlingsplan gäller" in later


def test_the_plan_that_takes_over_is_named(world: World, as_user: SignIn) -> None:
    ended_plan(world)
    coming = a_draft(world, title="Handlingsplan 2027–2030")
    make_activity(world, coming, "Det nya")
    adopted(world, coming, valid_from=date(2027, 1, 1))
    page = as_user("asa").get(START).text
    assert "Handlingsplan 2027–2030 tar vid 1\N{NO-BREAK SPACE}jan\N{NO-BREAK SPACE}2027." in page


def test_where_a_plan_holds_or_none_ever_did_nothing_is_said(scene: Scene, as_user: SignIn) -> None:
    ended_plan(scene.world)
    assert "Ingen handlingsplan gäller" not in as_user("vera").get(START).text, "another one holds"
    assert "Ingen handlingsplan gäller" not in as_user("otto").get(START).text
    assert list(slots.notice_sources["planning"].says(scene.world.actor("otto"), TODAY)) == []


def test_of_several_that_hold_the_one_that_began_last_is_the_plan(scene: Scene) -> None:
    newer = make_plan(scene.world, "Nyare", adopted=False)
    make_activity(scene.world, newer, "Ny")
    adopted(scene.world, newer, valid_from=date(2026, 6, 1))
    actor = scene.world.actor("vera")
    assert reads.own_plan(actor, on=TODAY).current == newer
    assert reads.own_plan(actor, on=date(2026, 5, 31)).current == scene.plan
    assert reads.own_plan(actor, on=date(2026, 1, 14)).current is None
    assert fresh(scene.activity).document_id == scene.plan.pk
