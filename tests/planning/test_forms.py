"""The forms as a person meets them: nothing typed is lost, choices are one's own, and it works without JavaScript."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.planning import acts
from farled.planning.reads import Activity, StatusReport
from farled.planning.states import Status
from tests.cast import NOW, TODAY, World
from tests.factories.planning import fresh, make_activity, make_plan, make_report, make_round
from tests.planning.conftest import Scene

SignIn = Callable[[str], Client]


def url(name: str, row: Any) -> str:
    return reverse(f"planning:{name}", args=[row.pk])


def report(scene: Scene, **typed: object) -> dict[str, object]:
    version = fresh(scene.activity).version
    said = {"version": version, "body": scene.world.school.pk, "light": "yellow", "text": "Två mätare är trasiga."}
    return {**said, "status": "ongoing", **typed}


def test_an_editor_reports_and_goes_on_to_the_next(scene: Scene, as_user: SignIn) -> None:
    world, erik = scene.world, as_user("erik")
    following = make_activity(world, scene.plan, "Öppna data", leads=[world.school])
    make_round(world, scene.plan, due=date(2030, 12, 10), by=world.actor("asa"))
    mine = erik.get(reverse("planning:mine")).content.decode()
    assert "2 rapporter återstår" in mine
    page = erik.get(url("report_status", scene.activity)).content.decode()
    assert "Spara och gå till nästa" in page
    assert f'data-draft="planning-report-{world.users["erik"].pk}-{scene.activity.pk}"' in page
    answer = erik.post(url("report_status", scene.activity), report(scene))
    assert answer.status_code == 303
    assert answer["Location"] == f"{url('report_status', following)}?saved={scene.activity.pk}"
    scene.activity = following
    last = erik.post(url("report_status", following), report(scene))
    assert last["Location"] == f"{reverse('planning:mine')}?saved={following.pk}"
    assert "återstår" not in erik.get(reverse("planning:mine")).content.decode()
    assert StatusReport.objects.count() == 2


def test_A4_a_refused_report_keeps_all_that_was_typed(scene: Scene, as_user: SignIn) -> None:
    typed = report(scene, status="done", next_step="Laga mätarna", text="Nästan klart")
    answer = as_user("erik").post(url("report_status", scene.activity), typed)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Skriv vad det blev" in html
    assert "Laga mätarna" in html
    assert "Nästan klart" in html
    assert not StatusReport.objects.exists()


def test_who_contributes_reports_without_being_asked_about_status(scene: Scene, as_user: SignIn) -> None:
    maj = as_user("maj")
    form = maj.get(url("report_status", scene.activity)).context["form"]
    assert form["status"].is_hidden
    assert form["light"].value() == "", "how it goes is for the one who reports to say"
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent |= {"light": "green", "text": "Vi ser samma sak."}
    assert maj.post(url("report_status", scene.activity), sent).status_code == 303
    assert fresh(scene.activity).status == Status.NEW


def test_R1_a_stale_report_keeps_its_text_and_can_be_saved_again(scene: Scene, as_user: SignIn) -> None:
    erik = as_user("erik")
    make_report(scene.world, scene.activity, body=scene.world.care, status=Status.ONGOING)
    answer = erik.post(url("report_status", scene.activity), report(scene, version=1, status="new"))
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "Två mätare är trasiga." in html
    assert 'name="version" value="2"' in html
    again = erik.post(url("report_status", scene.activity), report(scene, version=2))
    assert again.status_code == 303


def test_R1_a_stale_change_shows_both_texts(scene: Scene, as_user: SignIn) -> None:
    asa = as_user("asa")
    typed = {
        "version": 1,
        "kind": "activity",
        "title": "Mobiltäckning",
        "end": "2026-12-31",
        "start": "2026-01-01",
        "description": "Min text",
    }
    assert asa.post(url("change_activity", scene.activity), {**typed, "description": "Annans text"}).status_code == 303
    answer = asa.post(url("change_activity", scene.activity), typed)
    html = answer.content.decode()
    assert answer.status_code == 412
    assert "Annans text" in html
    assert "Min text" in html
    assert fresh(scene.activity).description == "Annans text"


def test_a_change_form_shows_what_is_stored_and_saves_it_unchanged(scene: Scene, as_user: SignIn) -> None:
    asa, before = as_user("asa"), fresh(scene.activity).trail_values()
    form = asa.get(url("change_activity", scene.activity)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value not in (None, False, [])}
    assert asa.post(url("change_activity", scene.activity), sent).status_code == 303
    assert fresh(scene.activity).trail_values() == before
    assert fresh(scene.activity).version == 1


def test_S3_a_body_or_objective_of_another_organisation_is_no_choice(scene: Scene, as_user: SignIn) -> None:
    asa, before = as_user("asa"), fresh(scene.activity).trail_values()
    theirs = scene.world.their_body.pk
    assert asa.post(url("set_bodies", scene.activity), {"version": 1, "leads": [theirs]}).status_code == 422
    typed = {"version": 1, "title": "X", "objective": 987654}
    assert asa.post(url("change_activity", scene.activity), typed).status_code == 422
    assert as_user("erik").post(url("report_status", scene.activity), report(scene, body=theirs)).status_code == 422
    assert fresh(scene.activity).trail_values() == before


def test_S5_fields_that_are_no_fields_of_the_form_change_nothing(scene: Scene, as_user: SignIn) -> None:
    row = fresh(scene.activity)
    typed = {"version": 1, "kind": "activity", "title": "Nytt namn", "start": "2026-01-01", "end": "2026-12-31"}
    typed |= {"status": "done"}
    extra = {"outcome": "Hemligt klart", "organisation": scene.world.theirs.pk, "document": 987, "light": "green"}
    assert as_user("asa").post(url("change_activity", row), {**typed, **extra}).status_code == 303
    after = fresh(row)
    assert (after.title, after.status, after.outcome, after.light) == ("Nytt namn", "new", "", "")
    assert (after.organisation_id, after.document_id) == (row.organisation_id, row.document_id)


def test_S20_a_form_without_its_token_is_refused(scene: Scene) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.world.users["erik"])
    assert client.post(url("report_status", scene.activity), report(scene)).status_code == 403
    assert not StatusReport.objects.exists()


def test_the_strategist_asks_prolongs_and_finishes_from_pages(
    scene: Scene, as_user: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    asa = as_user("asa")
    form = {"title": "Uppföljning 2030", "period_from": "2030-01-01", "period_to": "2030-12-31", "due": "2030-12-10"}
    with django_capture_on_commit_callbacks(execute=True):
        asked = asa.post(url("open_round", scene.plan), form)
    assert "Skolnämnden" in asa.get(asked["Location"]).content.decode()
    later = NOW + timedelta(hours=1)
    make_report(scene.world, scene.activity, body=scene.world.school, proposed_end=date(2027, 6, 30), at=later)
    assert "föreslår ny sluttid" in asa.get(url("activity", scene.activity)).content.decode()
    version = fresh(scene.activity).version
    typed = {"version": version, "end": "2027-06-30", "why": "Mätarna behöver bytas."}
    assert asa.post(url("prolong", scene.activity), typed).status_code == 303
    html = asa.get(url("activity", scene.activity)).content.decode()
    assert "Mätarna behöver bytas." in html
    assert "Förlängd från" in html
    version = fresh(scene.activity).version
    typed = {"version": version, "status": "done", "outcome": "Klart i hela kommunen", "outcome_on": str(TODAY)}
    assert asa.post(url("record_outcome", scene.activity), typed).status_code == 303
    html = asa.get(url("activity", scene.activity)).content.decode()
    assert "Klart i hela kommunen" in html
    assert "Rapportera läget</a>" not in html


def test_an_activity_is_added_from_the_plans_page(scene: Scene, as_user: SignIn) -> None:
    asa = as_user("asa")
    form = asa.get(url("add_activity", scene.plan)).context["form"]
    assert form["added_on"].value() is not None, "the plan is decided, so this one came during the year"
    typed = {
        "kind": "activity", "title": "Digital fritid", "objective": scene.area.pk, "leads": [scene.world.care.pk],
        "footnotes": "Beslut väntas\n\nMed skolan", "added_on": "2026-11-21",
    }  # fmt: skip
    assert asa.post(url("add_activity", scene.plan), typed).status_code == 303
    added = Activity.objects.get(title="Digital fritid")
    assert added.footnotes == ["Beslut väntas", "Med skolan"]
    assert "tillkom under året" in asa.get(url("plan", scene.plan)).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=MOBIL", {"Mobiltäckning"}),
        ("text=öppna", {"Öppna data"}),
        ("status=done", {"Öppna data"}),
        ("status=open", {"Mobiltäckning"}),
        ("kind=insats", set()),
        ("late=late", set()),
        ("late=silent", {"Mobiltäckning"}),
        ("area=none", {"Öppna data"}),
        ("late=hopp", {"Mobiltäckning", "Öppna data"}),
        ("sort=organisation__name", {"Mobiltäckning", "Öppna data"}),
    ],
)
def test_S6_the_list_is_filtered_by_declared_names_only(
    scene: Scene, as_user: SignIn, query: str, found: set[str]
) -> None:
    make_activity(scene.world, scene.plan, "Öppna data", status=Status.DONE, outcome="Ute")
    html = as_user("vera").get(f"{reverse('planning:activities')}?{query}").content.decode()
    assert {title for title in ("Mobiltäckning", "Öppna data") if f">{title}</a>" in html} == found


def test_an_activity_and_a_plan_are_shown_as_they_were(world: World, as_user: SignIn) -> None:
    then = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    plan = make_plan(world, adopted=False, at=then)
    activity = make_activity(world, plan, leads=[world.school], at=then)
    acts.set_bodies(activity=activity, version=1, leads=[world.care], contributing=[], by=world.hand, at=NOW)
    asa = as_user("asa")
    page = asa.get(url("activity", activity) + "?on=2026-04-01").content.decode()
    assert "Skolnämnden" in page
    assert "Äldrenämnden" not in page
    assert "Rapportera läget</a>" not in page
    assert asa.get(url("activity", activity) + "?on=2026-02-01").status_code == 404
    assert asa.get(url("activity", activity) + "?on=igår").status_code == 200
    assert "Skolnämnden" in asa.get(url("plan", plan) + "?on=2026-04-01").content.decode()
    assert "Äldrenämnden" in asa.get(url("plan", plan)).content.decode()
    assert asa.get(url("gantt", plan) + "?on=2026-04-01").status_code == 200
