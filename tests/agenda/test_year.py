"""The year's wheel: kinds of dates, dates that come back, and the same as files."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from farled.agenda import acts, reads, recurring, workdays
from farled.agenda.models import DateEntry
from farled.agenda.states import DateKind, Repeats
from farled.trail.models import Entry
from farled.web import slots
from farled.web.refused import Forbidden, Invalid
from farled.web.slots import CalendarSource
from tests.agenda.mornings import place
from tests.cast import NOW, World

pytestmark = pytest.mark.usefixtures("standing_clock")
SignIn = Callable[[str], Client]


@pytest.fixture
def year(world: World) -> list[DateEntry]:
    """A meeting on the third Wednesday of May, a budget step on 6 June, and something that happens once."""
    asa = world.actor("asa")
    return [
        acts.add_date(
            on=date(2026, 5, 20), title="Styrgruppen", kind=DateKind.MEETING, repeats=Repeats.SAME_WEEKDAY, by=asa,
            at=NOW,
        ),
        acts.add_date(
            on=date(2026, 6, 5), title="=Underlag", kind=DateKind.BUDGET, repeats=Repeats.SAME_DAY, source="Reglemente",
            by=asa, at=NOW,
        ),
        acts.add_date(on=date(2026, 12, 9), title="Remissen går ut", kind=DateKind.CONSULTATION, by=asa, at=NOW),
    ]  # fmt: skip


@given(on=st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_R12_the_same_weekday_next_year_is_the_same_in_its_month(on: date) -> None:
    coming = recurring.next_year(on, Repeats.SAME_WEEKDAY)
    assert (coming.year, coming.month, coming.weekday()) == (on.year + 1, on.month, on.weekday())
    if recurring.place(on) == recurring.LAST:
        assert (coming + timedelta(days=7)).month != coming.month
    else:
        assert recurring.place(coming) == recurring.place(on)


@given(on=st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_R12_the_same_day_next_year_is_the_same_but_for_leap_day(on: date) -> None:
    coming = recurring.next_year(on, Repeats.SAME_DAY)
    expected = (2, 28) if (on.month, on.day) == (2, 29) else (on.month, on.day)
    assert (coming.year, coming.month, coming.day) == (on.year + 1, *expected)


def test_what_comes_once_has_no_next_year() -> None:
    with pytest.raises(ValueError, match="does not come back"):
        recurring.next_year(date(2026, 5, 1), Repeats.NO)


def test_why_a_day_is_quiet_is_said_in_words() -> None:
    assert workdays.why_quiet(date(2026, 12, 24)) == "Julafton"
    assert workdays.why_quiet(date(2026, 11, 21)) == "lördag"
    assert workdays.why_quiet(date(2026, 11, 20)) == ""


def test_next_year_is_shown_first_and_laid_up_as_changed(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    client = as_user("asa")
    assert "Lägg upp nästa år" in client.get("/agenda/dates/?year=2026").text
    page = client.get("/agenda/dates/next-year/?year=2026").text
    assert "Varje år, tredje onsdagen i maj" in page
    assert 'value="2027-05-19"' in page
    assert "Lördag: inte en arbetsdag" in page or "lördag: inte en arbetsdag" in page
    assert "Remissen" not in page
    assert DateEntry.objects.count() == 3
    meeting, budget, _once = year
    typed = {
        f"lay_{meeting.pk}": "on", f"on_{meeting.pk}": "2027-05-26",
        f"lay_{budget.pk}": "on", f"on_{budget.pk}": "2027-06-05",
    }  # fmt: skip
    answer = client.post("/agenda/dates/next-year/?year=2026", typed)
    assert answer.headers["Location"] == "/agenda/dates/?year=2027"
    laid = DateEntry.objects.filter(on__year=2027).order_by("on")
    assert [(each.title, each.on, each.kind, each.repeats, each.source, each.laid_from) for each in laid] == [
        ("Styrgruppen", date(2027, 5, 26), "meeting", "same_weekday", "", meeting.pk),
        ("=Underlag", date(2027, 6, 5), "budget", "same_day", "Reglemente", budget.pk),
    ]
    assert Entry.objects.filter(verb="agenda.date.laid_up").count() == 2
    assert "Inget att lägga upp" in client.get("/agenda/dates/next-year/?year=2026").text


def test_laying_up_again_doubles_nothing(world: World, year: list[DateEntry]) -> None:
    rows = [acts.LaidUp(each.entry, each.on) for each in reads.to_lay_up(world.actor("asa"), 2026)]
    assert len(acts.lay_up_next_year(rows=rows, by=world.actor("asa"), at=NOW)) == 2
    assert acts.lay_up_next_year(rows=rows, by=world.actor("asa"), at=NOW) == []
    assert DateEntry.objects.count() == 5


def test_a_day_in_another_year_lays_up_nothing(world: World, year: list[DateEntry]) -> None:
    rows = [acts.LaidUp(year[0], date(2027, 5, 19)), acts.LaidUp(year[1], date(2028, 6, 5))]
    with pytest.raises(Invalid) as refused:
        acts.lay_up_next_year(rows=rows, by=world.actor("asa"), at=NOW)
    assert refused.value.code == "agenda.next_year.other_year"
    assert DateEntry.objects.count() == 3
    with pytest.raises(Invalid):
        acts.lay_up_next_year(rows=[], by=world.actor("asa"), at=NOW)


def test_S4_others_lay_up_nothing(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    assert as_user("erik").get("/agenda/dates/next-year/?year=2026").status_code == 403
    for stranger in ("erik", "otto"):
        rows = [acts.LaidUp(year[0], date(2027, 5, 19))]
        if stranger == "otto":
            assert acts.lay_up_next_year(rows=rows, by=world.actor(stranger), at=NOW) == []
        else:
            with pytest.raises(Forbidden):
                acts.lay_up_next_year(rows=rows, by=world.actor(stranger), at=NOW)
    assert DateEntry.objects.count() == 3


def test_a_kind_alone_is_shown_when_asked_for(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    client = as_user("vera")
    text = client.get("/agenda/dates/?year=2026&kind=budget").text
    assert "=Underlag" in text
    assert "Styrgruppen" not in text
    assert "Inga datum av det slaget" in client.get("/agenda/dates/?year=2026&kind=follow_up").text
    assert "Styrgruppen" in client.get("/agenda/dates/?year=2026&kind=nonsense").text


def test_A6_the_year_is_a_picture_with_its_figures(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    text = as_user("vera").get("/agenda/dates/?year=2026").text
    assert 'id="aret-desc"' in text
    assert "Sammanträde 1; Remiss 1; Budgetsteg 1." in text
    assert "3\N{NO-BREAK SPACE}datum." in text or "3 datum." in text
    assert "1 återstår." in text


def test_what_rooms_know_of_has_its_kind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    source = CalendarSource(lambda _actor, _first, _last: [(date(2026, 12, 1), "Nämnden", "/m/")], kind="meeting")
    monkeypatch.setitem(slots.calendar_sources._contributions, "test", source)
    (found,) = reads.ahead(world.actor("vera"), date(2026, 1, 1), date(2026, 12, 31))
    assert found.kind is DateKind.MEETING


@pytest.mark.usefixtures("papers")
def test_what_is_late_stands_on_the_years_page(world: World, as_user: SignIn) -> None:
    place(world, due=date(2026, 11, 10))
    assert "En sak är försenad" in as_user("asa").get("/agenda/dates/").text
    assert "En sak är försenad" in as_user("erik").get("/agenda/dates/").text
    assert "En sak är försenad" not in as_user("maj").get("/agenda/dates/").text


def test_F4_the_year_as_a_workbook_holds_text_as_text(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    answer = as_user("vera").get("/agenda/dates/excel/?year=2026")
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert head[:3] == ["Dag", "Slag", "Vad"]
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == [
        (date(2026, 5, 20), "sammanträde", "Styrgruppen", "varje år, tredje onsdagen i maj"),
        (date(2026, 6, 5), "budgetsteg", "=Underlag", "varje år den 5\N{NO-BREAK SPACE}juni"),
        (date(2026, 12, 9), "remiss", "Remissen går ut", ""),
    ]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_the_year_as_a_calendar_file(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    answer = as_user("vera").get("/agenda/dates/ical/?year=2026&kind=meeting")
    assert "rshjul%202026.ics" in answer.headers["Content-Disposition"]
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Styrgruppen"
    assert event["categories"].to_ical() == b"sammantr\xc3\xa4de"


def test_a_date_keeps_its_kind_through_the_form(world: World, as_user: SignIn, year: list[DateEntry]) -> None:
    client, entry = as_user("asa"), year[0]
    page = client.get(f"/agenda/dates/{entry.pk}/change/").text
    assert '<option value="meeting" selected>' in page
    typed = {"on": "2026-05-20", "title": "Styrgruppen", "kind": "other", "repeats": "no", "version": 1}
    client.post(f"/agenda/dates/{entry.pk}/change/", typed)
    entry.refresh_from_db()
    assert (entry.kind, entry.repeats) == (DateKind.OTHER, Repeats.NO)
