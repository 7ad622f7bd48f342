"""How far an objective has come: dated evidence, stage goals and the road map."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from farled.direction import acts
from farled.direction.models import Evidence, Objective, StageGoal
from farled.direction.slots import dates
from farled.direction.states import Favours, Movement
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, a_draft, an_objective

AsUser = Callable[[str], Client]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def aim(world: World) -> Objective:
    """An objective of a document in force."""
    return an_objective(world, a_document(world, title="Planen"), title="Balans")


def known(
    world: World, aim: Objective, on: date = TODAY, movement: Movement = Movement.FORWARD, **more: object
) -> Evidence:
    said = {"text": "Fler tjänster utgår från behoven.", "at": NOW} | more
    return acts.note_evidence(objective=aim, on=on, movement=movement, by=world.hand, **said)  # type: ignore[arg-type]


def stage(world: World, aim: Objective, due: date, **more: object) -> StageGoal:
    said = {"title": "Kriterier finns"} | more
    return acts.add_stage_goal(objective=aim, due=due, by=world.hand, at=NOW, **said)  # type: ignore[arg-type]


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_known_is_shown_as_history_with_the_latest_movement_first(
    world: World, as_user: AsUser, aim: Objective
) -> None:
    known(world, aim, date(2025, 5, 1), Movement.STILL, text="Läget är detsamma.")
    typed = {
        "on": "2026-11-20", "movement": "forward", "text": "Två av tre.", "known_from": "Mätningen",
        "body": world.school.pk,
    }  # fmt: skip
    assert as_user("asa").post(f"/direction/objectives/{aim.pk}/note-evidence/", typed).status_code == 303
    shown = page(as_user("vera"), f"/direction/objectives/{aim.pk}/")
    assert shown.index("Två av tre.") < shown.index("Läget är detsamma.")
    for words in ("framåt", "still", "Så vet vi det: Mätningen", world.school.name):
        assert words in shown
    assert "Bedöm förflyttningen" not in shown
    answer = as_user("vera").get(f"/api/v1/direction/objectives/{aim.pk}/").json()
    assert [(each["on"], each["movement"]) for each in answer["evidence"]] == [
        ("2026-11-20", "forward"), ("2025-05-01", "still"),
    ]  # fmt: skip


def test_it_is_shown_as_it_was_known_on_a_day(world: World, as_user: AsUser) -> None:
    before = NOW - timedelta(days=10)
    aim = an_objective(world, a_draft(world, at=before), at=before)
    one = known(world, aim, YESTERDAY - timedelta(days=20), text="Först sagt.", at=before)
    acts.change_evidence(
        row=one, version=1, on=one.on, movement=Movement.BACK, text="Rättat.", known_from="", body=None,
        by=world.hand, at=NOW,
    )  # fmt: skip
    then = page(as_user("asa"), f"/direction/objectives/{aim.pk}/?on={YESTERDAY}")
    assert "Först sagt." in then
    assert "Rättat." in page(as_user("asa"), f"/direction/objectives/{aim.pk}/")


def test_it_is_changed_and_removed_by_whoever_keeps_the_document(world: World, as_user: AsUser, aim: Objective) -> None:
    one = known(world, aim)
    asa = as_user("asa")
    typed = {"version": "1", "on": "2026-11-20", "movement": "there", "text": "Framme nu."}
    assert asa.post(f"/direction/evidence/{one.pk}/change-evidence/", typed).status_code == 303
    assert "Framme nu." in page(asa, f"/direction/objectives/{aim.pk}/")
    assert asa.post(f"/direction/evidence/{one.pk}/change-evidence/", typed).status_code == 412
    assert asa.post(f"/direction/evidence/{one.pk}/remove-evidence/", {"version": "2"}).status_code == 303
    assert not Evidence.objects.exists()
    verbs = set(Entry.objects.about(Evidence.KIND, one.pk).values_list("verb", flat=True))
    assert verbs == {f"direction.evidence.{verb}" for verb in ("noted", "changed", "removed")}
    with pytest.raises(Forbidden):
        acts.note_evidence(objective=aim, on=TODAY, movement=Movement.STILL, text="Nej", by=world.actor("erik"), at=NOW)


def test_what_has_not_been_is_not_known(world: World, aim: Objective) -> None:
    with pytest.raises(Invalid, match="not_yet"):
        known(world, aim, TODAY + timedelta(days=1))
    with pytest.raises(Invalid, match="not_yet"):
        stage(world, aim, TODAY, reached_on=TODAY + timedelta(days=1), evidence="Nej")
    with pytest.raises(Invalid, match="other_organisation"):
        known(world, aim, body=world.their_body)


def test_stage_goals_make_a_road_map_that_says_which_year_favours_what(
    world: World, as_user: AsUser, aim: Objective
) -> None:
    stage(world, aim, date(2026, 6, 30), title="Kriterier", favours=Favours.INNOVATION)
    last = stage(world, aim, date(2027, 12, 31), title="Register", favours=Favours.EXTERNAL)
    shown = page(as_user("vera"), f"/direction/{aim.document_id}/road-map/")
    for words in ("Kriterier", "Register", "försenat", "på väg", "innovation (1)", "extern nytta (1)", "0 av 2 delmål"):
        assert words in shown
    typed = {
        "version": "1", "title": "Register", "due": "2027-12-31", "favours": "external", "reached_on": "2026-11-20",
        "evidence": "Registret är öppet.",
    }  # fmt: skip
    asa = as_user("asa")
    assert asa.post(f"/direction/stage-goals/{last.pk}/change-stage-goal/", typed).status_code == 303
    assert Entry.objects.filter(verb="direction.stage_goal.reached").exists()
    shown = page(asa, f"/direction/objectives/{aim.pk}/")
    assert "Registret är öppet." in shown
    assert "1 av 2 delmål är nådda." in page(asa, f"/direction/{aim.document_id}/road-map/")


def test_a_stage_is_reached_with_evidence_or_not_at_all(world: World, as_user: AsUser, aim: Objective) -> None:
    with pytest.raises(Invalid, match="stage_evidence"):
        stage(world, aim, TODAY, reached_on=TODAY)
    with pytest.raises(Invalid, match="stage_evidence"):
        stage(world, aim, TODAY, evidence="Det ser bra ut.")
    one = stage(world, aim, TODAY)
    assert (
        as_user("asa").post(f"/direction/stage-goals/{one.pk}/remove-stage-goal/", {"version": "1"}).status_code == 303
    )
    assert not StageGoal.objects.exists()


def test_a_stage_that_is_due_stands_in_the_calendar(world: World, aim: Objective) -> None:
    stage(world, aim, TODAY + timedelta(days=3))
    found = [title for _day, title, _url in answered(dates(world.actor("vera"), TODAY, TODAY + timedelta(days=9)))]
    assert found == ["Delmål: Kriterier finns"]


def test_an_objective_that_is_followed_is_not_taken_away(world: World) -> None:
    aim = an_objective(world, a_draft(world))
    stage(world, aim, TODAY)
    with pytest.raises(Refused, match="remove_served"):
        acts.remove_objective(objective=aim, version=aim.version, by=world.hand, at=NOW)


def test_others_do_not_reach_it(world: World, as_user: AsUser, aim: Objective) -> None:
    one, step = known(world, aim), stage(world, aim, TODAY)
    otto = as_user("otto")
    for url in (
        f"/direction/{aim.document_id}/road-map/", f"/direction/objectives/{aim.pk}/note-evidence/",
        f"/direction/evidence/{one.pk}/change-evidence/", f"/direction/stage-goals/{step.pk}/change-stage-goal/",
    ):  # fmt: skip
        assert otto.get(url).status_code == 404, url
