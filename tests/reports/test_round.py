"""The report of a frozen round: ordered when it is frozen, and the same whenever it is written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.planning import acts as planning
from farled.planning import reads as planning_reads
from farled.planning.figures import thawed
from farled.planning.reads import Edition
from farled.reports import acts, contents, making
from farled.reports.document import Document, Facts
from farled.reports.models import Production
from farled.reports.states import Format
from farled.reports.writers import write
from farled.web.refused import Refused
from tests.cast import NOW
from tests.factories.planning import make_report, make_round
from tests.reports.conftest import Scene

AsUser = Callable[[str], Client]


@pytest.fixture
def edition(scene: Scene, django_capture_on_commit_callbacks: Any) -> Edition:
    """A round of the scene's plan, frozen by the strategist through the job."""
    asa = scene.world.actor("asa")
    row = make_round(scene.world, scene.plan, by=asa)
    make_report(scene.world, scene.going, text="Halva vägen.")
    row = planning.close_round(round=row, version=row.version, by=asa, at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        one = planning.order_freeze(round=row, version=row.version, by=asa, at=NOW)
        planning.freeze(edition=one, by=asa, at=NOW)
    return Edition.objects.select_related("file", "round").get()


def composed(edition: Edition, **parameters: str) -> Document:
    assert edition.file is not None
    data = thawed(planning_reads.data_of(edition))
    return contents.compose_round(data, parameters, checksum=edition.file.sha256)


def test_freezing_orders_the_report_for_everyone(edition: Edition, as_user: AsUser) -> None:
    production = Production.objects.get()
    assert (production.edition, production.job_state) == (True, "done")
    assert {each.format for each in production.outputs.all()} == set(Format.values)
    page = reverse("planning:edition", args=[edition.round_id])
    shown = as_user("vera").get(page).content.decode()
    for output in production.outputs.select_related("file"):
        address = reverse("files:fetch", args=[output.file_id])
        assert address in shown
        assert as_user("vera").get(address).content == as_user("vera").get(address).content


def test_the_frozen_data_give_the_same_text_and_figures_whatever_happens_later(scene: Scene, edition: Edition) -> None:
    before, word = composed(edition), write(composed(edition), Format.WORD)
    make_report(scene.world, scene.going, text="Allt har ändrats.")
    assert composed(edition) == before
    assert write(composed(edition), Format.WORD) == word
    assert "Halva vägen." in str(before)


def test_the_report_is_known_by_the_checksum_of_what_is_frozen(scene: Scene, edition: Edition) -> None:
    made = making.composed(Production.objects.get(), by=scene.world.actor("asa"), at=NOW)
    (facts, _counted) = made.notes.sections[-1].blocks
    assert isinstance(facts, Facts)
    assert edition.file is not None
    assert dict(facts.rows)["Kontrollsumma för den frysta utgåvan"] == edition.file.sha256


def test_a_body_and_a_goal_area_have_reports_of_their_own(scene: Scene, edition: Edition, as_user: AsUser) -> None:
    world = scene.world
    whole, school = composed(edition), composed(edition, body=str(world.school.pk))
    assert school.title == f"{whole.title}: Skolnämnden"
    assert "Öppna sidan" not in str(school)
    assert "Öppna sidan" in str(whole)
    page = reverse("reports:of_round", args=[edition.round_id])
    vera = as_user("vera")
    assert "Skolnämnden" in vera.get(page).content.decode()
    asked = vera.post(page, {"of": f"body-{world.school.pk}", "formats": ["excel"]})
    assert (asked.status_code, Production.objects.latest("pk").title) == (303, school.title)
    with pytest.raises(Refused):
        acts.order_of_round(
            round_id=edition.round_id, formats=["word"], parameters={"body": "987654"}, by=world.actor("asa"), at=NOW
        )


def test_a_round_that_is_not_frozen_or_not_seen_has_no_report(scene: Scene, as_user: AsUser) -> None:
    row = make_round(scene.world, scene.plan)
    page = reverse("reports:of_round", args=[row.pk])
    assert [as_user(who).get(page).status_code for who in ("asa", "otto")] == [404, 404]
