"""The list of broken threads: grouped, filtered, paged, explained."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.thread.broken import FEW, PAGE
from tests.cast import PEOPLE
from tests.factories.planning import make_activity
from tests.thread.conftest import WHOLE, Scene

PATH = "/thread/breaks/"


@pytest.fixture
def broken(scene: Scene) -> Scene:
    """One activity without effect that the school mends, one without end that the care board mends."""
    scene.work("Skolans", effect="", effect_due=None)
    make_activity(
        scene.world,
        scene.programme,
        "Äldreomsorgens",
        leads=[scene.world.care],
        objective=scene.objective,
        content={**WHOLE, "end": None},
    )
    return scene


@pytest.mark.parametrize("name", [name for name, *_rest in PEOPLE])
def test_everyone_sees_what_is_broken_and_who_can_mend_it(
    broken: Scene, as_user: Callable[[str], Client], name: str
) -> None:
    page = as_user(name).get(PATH)
    assert page.status_code == 200
    assert "2 trådar brister" in page.text
    assert "Skolnämnden" in page.text
    assert "Äldrenämnden" in page.text


def test_only_those_who_may_mend_get_the_form(broken: Scene, as_user: Callable[[str], Client]) -> None:
    forms = {name: as_user(name).get(PATH).text for name in ("asa", "erik", "maj", "vera")}
    assert {name: ("Ange förväntad effekt" in page, "Ange sluttid" in page) for name, page in forms.items()} == {
        "asa": (True, True),
        "erik": (True, False),
        "maj": (False, True),
        "vera": (False, False),
    }


def test_the_figures_say_how_they_are_counted(broken: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get(PATH).text
    assert "3\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}3" in page, "all lead up to a decided goal"
    assert "2\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}3" in page, "two hang whole"
    assert page.count("Så räknas det") == 2
    others = as_user("vera").get("/explain/thread.whole/?show=others").text
    assert "aktivitet utan effekt att följa upp" in others.lower()


def test_filter_by_kind_and_by_body(broken: Scene, as_user: Callable[[str], Client]) -> None:
    client = as_user("vera")

    def shown(**asked: str | int) -> tuple[bool, bool]:
        page = client.get(PATH, dict(asked)).text
        page = page[page.index("<table") :] if "<table" in page else ""
        return ">Skolans<" in page, ">Äldreomsorgens<" in page

    assert shown() == (True, True)
    assert shown(kind="activity.no_end") == (False, True)
    assert shown(body=broken.world.school.pk) == (True, False)
    assert shown(kind="activity.no_end", body=broken.world.school.pk) == (False, False)
    assert "Inget stämmer med filtren" in client.get(PATH, {"kind": "insats.no_end"}).text


@pytest.mark.parametrize("asked", [{"kind": "nothing"}, {"body": "999999"}, {"body": "x"}, {"on": "x"}, {"page": "-1"}])
def test_S6_an_unknown_filter_has_no_effect(
    broken: Scene, as_user: Callable[[str], Client], asked: dict[str, str]
) -> None:
    page = as_user("vera").get(PATH, asked)
    assert page.status_code == 200
    assert "2 trådar brister" in page.text


def test_S6_another_organisations_body_is_no_filter(broken: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("vera").get(PATH, {"body": broken.world.their_body.pk}).text
    assert "Regionstyrelsen" not in page


def test_S2_another_organisation_sees_its_own_only(broken: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("otto").get(PATH).text
    assert "Skolans" not in page
    assert "så snart det finns mål och aktiviteter" in page


def test_as_it_was_offers_no_form(broken: Scene, as_user: Callable[[str], Client]) -> None:
    page = as_user("asa").get(PATH, {"on": "2026-11-22"}).text
    assert "Äldreomsorgens" in page
    assert "btn quiet compact" not in page


def test_many_of_a_kind_are_shown_few_and_then_by_page(scene: Scene, as_user: Callable[[str], Client]) -> None:
    for number in range(PAGE + 1):
        scene.work(f"Nummer {number:02}", end=None)
    client = as_user("vera")
    start = client.get(PATH).text
    assert f"Visa alla {PAGE + 1}" in start
    assert f"Nummer {FEW - 1:02}" in start
    assert f"Nummer {FEW:02}" not in start
    first = client.get(PATH, {"kind": "activity.no_end"}).text
    assert f"Nummer {PAGE - 1:02}" in first
    assert "page=2" in first
    second = client.get(PATH, {"kind": "activity.no_end", "page": "2"}).text
    assert f"Nummer {PAGE:02}" in second
    assert "page=1" in second


def test_the_list_asks_the_database_as_often_however_much_is_broken(
    broken: Scene, as_user: Callable[[str], Client], count_queries: Callable[[Callable[[], object]], int]
) -> None:
    client = as_user("asa")

    def ask() -> int:
        client.get(PATH)
        return count_queries(lambda: client.get(PATH))

    few = ask()
    for number in range(12):
        scene_work = broken.work(f"Nummer {number}", end=None, effect="", effect_due=None)
        assert scene_work.pk
    assert ask() == few
