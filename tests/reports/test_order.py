"""Ordering a report and what becomes of it: rights when it is asked for and when it is made, doubles, editions."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from farled.files.reads import FileKind, StoredFile, content_of
from farled.people import acts as people
from farled.people.reads import Assignment
from farled.reports import acts, making, rules
from farled.reports.models import Output, Production
from farled.reports.states import Format, ReportKind
from farled.trail.reads import Entry
from farled.web.jobs import JobState
from farled.web.refused import Refused
from tests.cast import NOW, TODAY
from tests.factories.planning import make_activity, make_plan
from tests.reports.conftest import SOON, Scene

AsUser = Callable[[str], Client]
Order = Callable[..., Production]


@pytest.fixture
def order(scene: Scene) -> Order:
    """Åsa orders the follow-up report of the scene's plan as a workbook; anything can be said otherwise."""

    def ordered(who: str = "asa", **more: Any) -> Production:
        wanted: dict[str, Any] = {
            "kind": ReportKind.FOLLOW_UP, "plan": scene.plan, "on": TODAY, "formats": ["excel"], "parameters": {},
            "at": NOW,
        }  # fmt: skip
        return acts.order(**(wanted | more), by=scene.world.actor(who))

    return ordered


@pytest.fixture
def make(order: Order, django_capture_on_commit_callbacks: Any) -> Order:
    """The same, made by the job at once."""

    def made(*args: Any, **more: Any) -> Production:
        with django_capture_on_commit_callbacks(execute=True):
            production = order(*args, **more)
        production.refresh_from_db()
        return production

    return made


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.code


def test_an_order_becomes_files_of_the_one_who_ordered(scene: Scene, make: Order) -> None:
    production = make(formats=["excel", "word"])
    assert production.job_state == JobState.DONE
    assert production.made_at is not None
    files = {each.format: each.file for each in production.outputs.all()}
    assert set(files) == {"word", "excel"}
    assert files["word"].name.startswith("Uppföljning Handlingsplan 2026")
    assert files["word"].name.endswith(".docx")
    assert {file.kind for file in files.values()} == {FileKind.PRODUCED}
    assert {file.owner_id for file in files.values()} == {scene.world.users["asa"].pk}
    assert content_of(files["excel"])[:2] == b"PK"


def test_R18_ordering_making_and_taking_data_out_is_history(make: Order) -> None:
    production = make()
    verbs = list(
        Entry.objects.filter(subject_kind=Production.KIND, subject_id=production.pk)
        .order_by("seq")
        .values_list("verb", flat=True)
    )
    assert verbs == ["reports.report.ordered", "reports.report.produced", "reports.report.exported"]


def test_the_same_order_twice_is_one(order: Order) -> None:
    assert order().pk == order().pk
    assert order().pk != order(formats=["word"]).pk
    assert Production.objects.count() == 2


def test_an_order_that_is_ready_can_be_made_anew(make: Order) -> None:
    assert make().pk != make().pk


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"plan": None}, "reports.plan"),
        ({"on": TODAY + timedelta(days=1)}, "reports.ahead"),
        ({"formats": []}, "reports.formats"),
        ({"formats": ["exe"]}, "reports.formats"),
        ({"kind": ReportKind.ACTIVITIES, "parameters": {"status": "nonsense"}}, "reports.selection"),
        (
            {"kind": ReportKind.ACTIVITIES, "parameters": {"status": "open"}, "on": TODAY - timedelta(days=9)},
            "reports.past_selection",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_not_ordered(order: Order, more: dict[str, Any], code: str) -> None:
    assert refused(lambda: order(**more)) == code
    assert not Production.objects.exists()


def test_a_list_too_long_to_read_is_for_a_workbook_only(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_ON_PAPER", 3)
    assert refused(lambda: order(formats=["pdf"])) == "reports.too_long"
    assert order(formats=["excel"]).pk


def test_S3_a_plan_one_may_not_see_is_refused(scene: Scene, order: Order) -> None:
    draft = make_plan(scene.world, "Utkast", adopted=False)
    assert refused(lambda: order("vera", plan=draft)) == "reports.plan_gone"
    assert refused(lambda: order("otto")) == "reports.plan_gone"


def test_S1_somebody_without_the_right_orders_nothing(order: Order) -> None:
    assert refused(lambda: order("valter")) == "web.forbidden"


def test_S8_a_right_that_is_lost_before_the_report_is_made_stops_it(
    scene: Scene, order: Order, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        production = order()
        held = Assignment.objects.get(user=scene.world.users["asa"])
        people.end_assignment(assignment=held, last_day=TODAY - timedelta(days=400), by=scene.world.hand, at=NOW)
    production.refresh_from_db()
    assert (production.job_state, production.job_refusal) == (JobState.FAILED, "reports.right_lost")
    assert not StoredFile.objects.exists()


def test_what_stopped_can_be_ordered_again(
    scene: Scene, make: Order, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def broken(*args: object) -> bytes:
        raise Refused("reports.plan_gone")

    with monkeypatch.context() as patched:
        patched.setattr(making, "written", broken)
        production = make()
    assert production.job_state == JobState.FAILED
    with django_capture_on_commit_callbacks(execute=True):
        acts.order_again(production=production, by=scene.world.actor("asa"), at=SOON)
    production.refresh_from_db()
    assert production.job_state == JobState.DONE


def test_an_edition_is_for_everyone_and_holds_what_everyone_may_read(
    scene: Scene, make: Order, as_user: AsUser
) -> None:
    draft = make_plan(scene.world, "Hemligt utkast", adopted=False)
    make_activity(scene.world, draft, "Hemlig aktivitet")
    edition = make(kind=ReportKind.ACTIVITIES, plan=None, edition=True)
    own = make(kind=ReportKind.ACTIVITIES, plan=None)
    assert list(Production.objects.visible_to(scene.world.actor("lev"))) == [edition]
    content = content_of(edition.outputs.get().file)
    assert b"Hemlig" not in _unzipped(content)
    assert b"Hemlig" in _unzipped(content_of(own.outputs.get().file))
    fetch = as_user("lev").get(f"/files/{edition.outputs.get().file_id}/")
    assert (fetch.status_code, fetch.headers["Content-Type"]) == (200, Format.EXCEL.media_type)
    assert as_user("lev").get(f"/files/{own.outputs.get().file_id}/").status_code == 404


def _unzipped(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_only_the_keeper_of_the_plan_makes_an_edition_and_not_of_a_draft(scene: Scene, order: Order) -> None:
    assert refused(lambda: order("vera", edition=True)) == "reports.edition"
    assert refused(lambda: order("erik", edition=True)) == "reports.edition"
    draft = make_plan(scene.world, "Utkast", adopted=False)
    assert refused(lambda: order(plan=draft, edition=True)) == "reports.edition_draft"


def test_one_takes_away_what_one_has_ordered_and_history_remembers(
    scene: Scene, make: Order, django_capture_on_commit_callbacks: Any
) -> None:
    production = make()
    pk, path = production.pk, production.outputs.get().file.path
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove(production=production, by=scene.world.actor("asa"), at=SOON)
    assert not Production.objects.exists()
    assert not Output.objects.exists()
    assert not StoredFile.objects.filter(path=path).exists()
    assert not default_storage.exists(path)
    assert Entry.objects.filter(subject_kind=Production.KIND, subject_id=pk, verb="reports.report.removed").exists()


def test_R19_an_edition_and_somebody_elses_report_stay(scene: Scene, make: Order, order: Order) -> None:
    edition, own, waiting = make(edition=True), make(), order(formats=["pdf"])
    asa = scene.world.actor("asa")
    assert refused(lambda: acts.remove(production=edition, by=asa, at=NOW)) == "reports.edition_stays"
    assert refused(lambda: acts.remove(production=waiting, by=asa, at=NOW)) == "reports.under_way"
    assert refused(lambda: acts.remove(production=own, by=scene.world.actor("rut"), at=NOW)) == "reports.not_own"
    somebody = replace(asa, user_id=None)
    assert refused(lambda: acts.remove(production=own, by=somebody, at=NOW)) == "reports.not_own"
