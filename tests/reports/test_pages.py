"""The pages: the list, ordering, reading on the screen, fetching; and that web processes stay small."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.reports.models import Production
from farled.reports.states import ReportKind
from farled.web import middleware
from tests.cast import NOW, TODAY
from tests.factories.planning import make_plan
from tests.reports.conftest import Scene

AsUser = Callable[[str], Client]
CountQueries = Callable[[Callable[[], object]], int]


def answers(scene: Scene, **more: Any) -> dict[str, Any]:
    return {"report": "follow_up", "plan": scene.plan.pk, "on": TODAY.isoformat(), "formats": ["excel"]} | more


def test_a_report_is_ordered_made_and_fetched(
    scene: Scene, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_user("vera")
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("reports:produce"), answers(scene))
    production = Production.objects.get()
    page = reverse("reports:report", args=[production.pk])
    assert (response.status_code, response.headers["Location"]) == (303, page)
    shown = client.get(page).content.decode()
    fetch = reverse("files:fetch", args=[production.outputs.get().file_id])
    assert fetch in shown
    assert "Rapporten är klar att hämta." in shown
    assert client.get(fetch).headers["Content-Disposition"].startswith("attachment")
    assert fetch in client.get(reverse("reports:reports")).content.decode()


def test_while_it_is_made_the_page_tells_and_asks_again(scene: Scene, as_user: AsUser) -> None:
    client = as_user("asa")
    client.post(reverse("reports:produce"), answers(scene))
    page = reverse("reports:report", args=[Production.objects.get().pk])
    shown = client.get(page).content.decode()
    assert "Rapporten tas fram" in shown
    assert f'hx-get="{page}"' in shown
    assert "Ta bort rapporten" not in shown
    assert (
        client.get(page, headers={"HX-Request": "true", "HX-Target": "jobb"})
        .content.decode()
        .startswith('<div id="jobb"')
    )


def test_S2_somebody_elses_report_is_like_one_that_does_not_exist(scene: Scene, as_user: AsUser) -> None:
    as_user("asa").post(reverse("reports:produce"), answers(scene))
    pk = Production.objects.get().pk
    for name in ("vera", "otto"):
        assert as_user(name).get(reverse("reports:report", args=[pk])).status_code == 404
        assert as_user(name).get(reverse("reports:remove", args=[pk])).status_code == 404
        assert as_user(name).post(reverse("reports:produce_again", args=[pk])).status_code == 404


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"plan": ""}, "En uppföljningsrapport gäller en plan."),
        ({"on": "2027-01-01"}, "Dagen har inte varit än."),
        ({"formats": []}, "Vilka filer?"),
        ({"report": "annat"}, "annat"),
        ({"report": "activities", "selection": "status=nonsense"}, "Urvalet går inte att läsa."),
    ],
)
def test_A4_what_is_wrong_is_said_and_nothing_typed_is_lost(
    scene: Scene, as_user: AsUser, more: dict[str, Any], said: str
) -> None:
    response = as_user("asa").post(reverse("reports:produce"), answers(scene, **more))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Production.objects.exists()


def test_S3_a_draft_cannot_be_named_by_whoever_may_not_see_it(scene: Scene, as_user: AsUser) -> None:
    draft = make_plan(scene.world, "Hemligt utkast", adopted=False)
    response = as_user("vera").post(reverse("reports:produce"), answers(scene, plan=draft.pk))
    assert response.status_code == 422
    assert "Hemligt" not in response.content.decode()


def test_the_plan_leads_to_its_report_as_of_the_day_it_shows(
    scene: Scene, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(middleware, "timezone", SimpleNamespace(now=lambda: NOW + timedelta(days=3)))
    page = reverse("planning:plan", args=[scene.plan.pk])
    shown = as_user("asa").get(f"{page}?on=2026-11-21").content.decode()
    link = f"{reverse('reports:produce')}?report=follow_up&amp;plan={scene.plan.pk}&amp;on=2026-11-21"
    assert link in shown
    form = as_user("asa").get(link.replace("&amp;", "&")).content.decode()
    assert 'value="2026-11-21"' in form
    assert "Ta fram uppföljningsrapport" not in as_user("valter").get(page).content.decode()


def test_the_lists_filters_follow_it_into_the_report(
    scene: Scene, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_user("asa")
    listing = client.get(f"{reverse('planning:activities')}?status=done&sort=end&nonsense=1").content.decode()
    link = f"{reverse('reports:produce')}?report=activities&amp;formats=word&amp;status=done"
    assert link in listing
    assert "formats=excel" not in listing, "to Excel there is one way: the list's own, which comes back"
    form = client.get(link.replace("&amp;", "&"))
    assert "Status: genomförd" in form.content.decode()
    selection = form.context["form"]["selection"].value()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("reports:produce"), answers(scene, report="activities", plan="", selection=selection))
    production = Production.objects.get()
    assert production.kind == ReportKind.ACTIVITIES
    assert production.parameters == {"status": "done"}


def test_the_report_can_be_read_on_the_screen_first(scene: Scene, as_user: AsUser) -> None:
    response = as_user("asa").get(reverse("reports:preview"), answers(scene))
    shown = response.content.decode()
    assert response.status_code == 200
    assert '<article class="document" lang="sv">' in shown
    assert "Öppna data &amp; &lt;delning&gt;" in shown
    assert "Ängens nät" in shown
    wrong = as_user("asa").get(reverse("reports:preview"), answers(scene, plan=""))
    assert wrong.status_code == 422
    assert not Production.objects.exists()


def test_the_document_is_swedish_on_an_english_page(scene: Scene, as_user: AsUser) -> None:
    client = as_user("asa")
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    shown = client.get(reverse("reports:preview"), answers(scene)).content.decode()
    assert '<html lang="en">' in shown
    assert "Sammanfattning" in shown.partition('lang="sv"')[2]


def test_removing_asks_first(scene: Scene, as_user: AsUser, django_capture_on_commit_callbacks: Any) -> None:
    client = as_user("asa")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("reports:produce"), answers(scene))
    page = reverse("reports:remove", args=[Production.objects.get().pk])
    assert "tas bort" in client.get(page).content.decode()
    assert client.post(page).headers["Location"] == reverse("reports:reports")
    assert not Production.objects.exists()


def test_the_list_asks_as_little_for_many_as_for_few(
    scene: Scene, as_user: AsUser, count_queries: CountQueries
) -> None:
    client = as_user("asa")

    def add(number: int) -> None:
        Production.objects.create(
            organisation=scene.world.ours, owner=scene.world.users["asa"], kind=ReportKind.FOLLOW_UP, plan=scene.plan,
            on=TODAY, formats=["word"], title=f"Nr {number}", ordered_at=NOW, job_beat_at=NOW,
        )  # fmt: skip

    add(0)
    client.get(reverse("reports:reports"))
    few = count_queries(lambda: client.get(reverse("reports:reports")))
    for number in range(1, 30):
        add(number)
    assert count_queries(lambda: client.get(reverse("reports:reports"))) == few


def test_web_processes_do_not_load_what_writes_documents() -> None:
    code = (
        "import django, sys; django.setup(); import farled.project.urls, farled.reports.views, farled.reports.tasks;"
        "heavy = {'weasyprint', 'docx', 'xlsxwriter', 'pypdfium2', 'fontTools'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip().splitlines()[-1] == "[]"
