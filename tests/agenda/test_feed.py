"""One's own calendar: a secret address, shown once, that stops when it should, with nothing secret behind it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from farled.agenda import acts, feeds
from farled.agenda.models import FeedKey
from farled.agenda.states import DateKind
from farled.people import acts as people
from farled.people.reads import Role
from farled.trail.models import Entry
from farled.web import slots
from farled.web.slots import CalendarSource
from tests.agenda.conftest import SECRET
from tests.agenda.mornings import place
from tests.cast import NOW, TODAY, World

pytestmark = pytest.mark.usefixtures("papers", "standing_clock")
SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _nobody_has_fetched() -> None:
    cache.clear()


def make(client: Client) -> str:
    """Make an address on the page, and read it there."""
    page = client.post("/agenda/calendar/make/")
    (address,) = re.findall(r'value="http://localhost:8000(/agenda/feed/[^"]+)"', page.text)
    assert "no-store" in page.headers["Cache-Control"]
    return str(address)


def events(address: str) -> dict[str, dict[str, object]]:
    """What the calendar holds, by its title."""
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["summary"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_the_calendar_holds_the_years_dates_and_what_waits(world: World, as_user: SignIn) -> None:
    entry = acts.add_date(
        on=date(2026, 12, 9), title="Ledningsgruppen, möte; två", kind=DateKind.MEETING, by=world.actor("asa"), at=NOW
    )
    duty = place(world)
    found = events(make(as_user("erik")))
    assert set(found) == {"Ledningsgruppen, möte; två", "Klart senast: Svara om Skolplanen"}
    meeting, todo = found["Ledningsgruppen, möte; två"], found["Klart senast: Svara om Skolplanen"]
    assert (meeting["uid"], meeting["sequence"]) == (f"date-{entry.pk}@localhost", 0)
    assert meeting["dtstart"].dt == date(2026, 12, 9)  # type: ignore[attr-defined]
    assert meeting["dtend"].dt == date(2026, 12, 10)  # type: ignore[attr-defined]
    assert meeting["dtstamp"].dt == NOW  # type: ignore[attr-defined]
    assert todo["url"] == "http://localhost:8000/papers/1/answer/"
    assert duty.due == todo["dtstart"].dt  # type: ignore[attr-defined]


def test_what_is_moved_keeps_its_name_and_says_that_it_is_changed(world: World, as_user: SignIn) -> None:
    asa = world.actor("asa")
    entry = acts.add_date(on=date(2026, 12, 9), title="Möte", by=asa, at=NOW)
    address = make(as_user("erik"))
    before = events(address)["Möte"]
    later = NOW + timedelta(minutes=30)
    acts.change_date(entry=entry, version=1, on=date(2026, 12, 10), title="Möte", by=asa, at=later)
    after = events(address)["Möte"]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["dtstamp"].dt == later  # type: ignore[attr-defined]


def test_what_rooms_know_of_keeps_its_name_from_fetch_to_fetch(
    world: World, as_user: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [(date(2026, 12, 1), "Nämnden", "/meetings/1/"), (date(2026, 12, 8), "Nämnden", "/meetings/1/")]
    source = CalendarSource(lambda _actor, _first, _last: days, kind="meeting")
    monkeypatch.setitem(slots.calendar_sources._contributions, "test", source)
    address = make(as_user("erik"))

    def names() -> list[str]:
        return [str(each["uid"]) for each in Calendar.from_ical(Client().get(address).content).walk("VEVENT")]

    assert names() == names()
    assert len(set(names())) == 2


def test_S17_the_address_is_long_hashed_shown_once_and_never_logged(
    world: World, as_user: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client = as_user("erik")
    address = make(client)
    token = address.split("/")[3]
    assert len(token) >= 43, "256 random bits"
    key = FeedKey.objects.get()
    assert token not in str(FeedKey.objects.values())
    assert len(key.token_hash) == 64
    assert token not in client.get("/agenda/calendar/").text
    assert token not in str(list(Entry.objects.values()))
    client.post("/agenda/calendar/revoke/")
    answer = Client().get(address)
    assert (answer.status_code, answer.content) == (404, b"")
    assert "Not Found" in caplog.text
    assert token not in caplog.text


def test_S17_a_new_address_stops_the_old_one(world: World, as_user: SignIn) -> None:
    client = as_user("erik")
    old, new = make(client), make(client)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    client.post("/agenda/calendar/revoke/")
    assert Client().get(new).status_code == 404


def test_S8_S17_the_address_of_a_closed_account_or_a_lost_role_opens_nothing(world: World, as_user: SignIn) -> None:
    erik, maj = make(as_user("erik")), make(as_user("maj"))
    people.deactivate(user=world.users["erik"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    held = world.users["maj"].assignments.get()
    people.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.actor("disa"), at=NOW)
    assert {Client().get(address).status_code for address in (erik, maj)} == {404}


def test_S17_the_address_opens_ones_own_calendar_in_one_organisation_and_cannot_write(
    world: World, as_user: SignIn
) -> None:
    acts.add_date(on=date(2026, 12, 9), title="Deras möte", by=world.actor("otto"), at=NOW)
    place(world)
    address = make(as_user("maj"))
    assert events(address) == {}
    assert Client().post(address).status_code == 405
    assert Client().delete(address).status_code == 405


def test_S7_nothing_secret_stands_in_a_calendar(world: World, as_user: SignIn) -> None:
    place(world, 3, role=Role.REGISTRAR)
    address = make(as_user("rut"))
    assert set(events(address)) == {"Klart senast: Ett sekretessmärkt ärende"}
    assert SECRET not in Client().get(address).text


def test_the_calendar_is_private_and_not_fetched_without_end(
    world: World, as_user: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_AN_HOUR", 3)
    address = make(as_user("erik"))
    answers = [Client().get(address) for _each in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["Retry-After"] == "3600"
    assert "private" in answers[0].headers["Cache-Control"]


def test_the_page_tells_when_the_calendar_was_last_fetched(world: World, as_user: SignIn) -> None:
    client = as_user("erik")
    assert "Du har ingen adress än" in client.get("/agenda/calendar/").text
    address = make(client)
    assert "Ingen kalender har hämtat den än" in client.get("/agenda/calendar/").text
    Client().get(address)
    assert "Kalendern hämtades senast" in client.get("/agenda/calendar/").text


def test_the_calendar_is_in_the_persons_language(world: World, as_user: SignIn) -> None:
    client = as_user("erik")
    assert client.post("/agenda/calendar/language/", {"language": "en"}).status_code == 303
    place(world)
    assert set(events(make(client))) == {"Due: Svara om Skolplanen"}
