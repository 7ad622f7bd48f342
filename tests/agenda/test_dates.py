"""The year's wheel: who sees it, who changes it, and what is remembered."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.agenda import acts, reads
from farled.agenda.models import DateEntry
from farled.trail.models import Entry
from farled.web import slots
from farled.web.refused import Forbidden
from farled.web.slots import CalendarSource
from tests.cast import NOW, PEOPLE, World

pytestmark = pytest.mark.usefixtures("standing_clock")
MEETING = {"on": "2026-12-09", "title": "Regionala ledningsgruppen", "note": "", "source": ""}


@pytest.fixture
def meeting(world: World) -> DateEntry:
    return acts.add_date(on=date(2026, 12, 9), title="Ledningsgruppen", by=world.actor("asa"), at=NOW)


def test_a_strategist_adds_a_date(world: World, as_user: Callable[[str], Client]) -> None:
    answer = as_user("asa").post("/agenda/dates/add/", MEETING, follow=True)
    assert answer.redirect_chain == [("/agenda/dates/?year=2026", 303)]
    assert "Regionala ledningsgruppen" in answer.text
    assert "December" in answer.text
    assert Entry.objects.filter(verb="agenda.date.added").count() == 1


@pytest.mark.parametrize("name", [name for name, *_rest in PEOPLE if name != "asa"])
def test_S1_S4_others_only_read(meeting: DateEntry, as_user: Callable[[str], Client], name: str) -> None:
    client = as_user(name)
    page = client.get("/agenda/dates/?year=2026")
    assert "Ledningsgruppen" in page.text
    assert "Lägg till ett datum" not in page.text
    for url in ("/agenda/dates/add/", reverse("agenda:change_date", args=[meeting.pk])):
        assert client.get(url).status_code == 403
        assert client.post(url, {**MEETING, "version": 1}).status_code == 403
    assert list(DateEntry.objects.values_list("title", flat=True)) == ["Ledningsgruppen"]


def test_S2_another_organisations_date_is_not_there(meeting: DateEntry, as_user: Callable[[str], Client]) -> None:
    client = as_user("otto")
    assert "Ledningsgruppen" not in client.get("/agenda/dates/?year=2026").text
    assert client.get(reverse("agenda:change_date", args=[meeting.pk])).status_code == 404
    assert client.post(reverse("agenda:remove_date", args=[meeting.pk]), {"version": 1}).status_code == 404
    assert client.get(reverse("agenda:change_date", args=[999_999])).status_code == 404


def test_an_act_refuses_those_without_the_right(world: World, meeting: DateEntry) -> None:
    for stranger in (world.actor("erik"), world.actor("otto")):
        with pytest.raises(Forbidden):
            acts.change_date(entry=meeting, version=1, on=meeting.on, title="x", by=stranger, at=NOW)
        with pytest.raises(Forbidden):
            acts.remove_date(entry=meeting, version=1, by=stranger, at=NOW)


def test_a_date_is_moved(meeting: DateEntry, as_user: Callable[[str], Client]) -> None:
    url = reverse("agenda:change_date", args=[meeting.pk])
    assert 'value="2026-12-09"' in as_user("asa").get(url).text
    answer = as_user("asa").post(url, {**MEETING, "on": "2027-01-13", "version": 1})
    assert answer.headers["Location"] == "/agenda/dates/?year=2027"
    meeting.refresh_from_db()
    assert (meeting.on, meeting.title, meeting.version) == (date(2027, 1, 13), "Regionala ledningsgruppen", 2)


def test_R1_a_stale_change_is_refused_with_both_texts(
    world: World, meeting: DateEntry, as_user: Callable[[str], Client]
) -> None:
    acts.change_date(entry=meeting, version=1, on=meeting.on, title="Någon annans", by=world.actor("asa"), at=NOW)
    answer = as_user("asa").post(reverse("agenda:change_date", args=[meeting.pk]), {**MEETING, "version": 1})
    assert answer.status_code == 412
    assert "Någon annans" in answer.text
    assert "Regionala ledningsgruppen" in answer.text


def test_a_date_is_removed_after_a_question(meeting: DateEntry, as_user: Callable[[str], Client]) -> None:
    url = reverse("agenda:remove_date", args=[meeting.pk])
    assert "Historiken minns" in as_user("asa").get(url).text
    assert DateEntry.objects.count() == 1
    assert as_user("asa").post(url, {"version": 1, "why": "Inställt"}).status_code == 303
    assert DateEntry.objects.count() == 0
    assert Entry.objects.get(verb="agenda.date.removed").why == "Inställt"


def test_rooms_add_the_dates_they_know(world: World, meeting: DateEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    source = CalendarSource(lambda _actor, _first, _last: [(date(2026, 12, 1), "Svarstiden går ut", "/plan/")])
    monkeypatch.setitem(slots.calendar_sources._contributions, "test", source)
    coming = reads.ahead(world.actor("vera"), date(2026, 1, 1), date(2026, 12, 31))
    assert [(each.title, each.url) for each in coming] == [
        ("Svarstiden går ut", "/plan/"),
        ("Ledningsgruppen", "/agenda/dates/?year=2026"),
    ]


def test_an_empty_year_says_what_will_be_here(world: World, as_user: Callable[[str], Client]) -> None:
    assert "Inga datum det här året" in as_user("vera").get("/agenda/dates/?year=2031").text
    assert "Årshjulet" in as_user("vera").get("/agenda/dates/?year=mmxx").text
