"""The start page: what waits, what comes, what has happened, for each role and for nobody else."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation

from farled.agenda import acts, greeting, reads
from farled.people.reads import Request, Role
from farled.trail import acts as trail
from farled.web import slots
from farled.web.slots import Figure, Notice, StartPanel, StartSource
from farled.web.together import answered
from tests.agenda.conftest import PAPERS, SECRET
from tests.cast import NOW, PEOPLE, TODAY, World

pytestmark = pytest.mark.usefixtures("papers", "standing_clock")
EVERYONE = [name for name, *_rest in PEOPLE]


def events(world: World, name: str, limit: int = 5) -> list[reads.Event]:
    return answered(reads.latest_events(world.actor(name), limit=limit))


def tell(world: World, ref: int, *, days: int = 0) -> None:
    with transaction.atomic():
        trail.append(
            "test.paper.changed",
            organisation_id=world.ours.pk,
            subject=("test.paper", ref, f"{PAPERS[ref][0]}, som den hette då"),
            by=world.actor("asa"),
            at=NOW - timedelta(days=days),
        )


@pytest.mark.parametrize("name", EVERYONE)
def test_everyone_has_a_start_page(as_user: Callable[[str], Client], name: str) -> None:
    page = as_user(name).get("/agenda/")
    assert page.status_code == 200
    assert "Inget väntar på dig." in page.text
    assert "Ås kommun" in page.text


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "God morgon."), (8, "God morgon."), (9, "God dag."), (16, "God dag."), (17, "God kväll."), (23, "God kväll.")],
)
def test_R12_the_greeting_goes_by_swedish_time(hour: int, words: str) -> None:
    assert greeting.greeting(datetime(2026, 11, 21, hour, tzinfo=UTC)) == words


def test_small_numbers_are_words() -> None:
    said = [greeting.what_waits(number) for number in (0, 1, 3, 12, 13)]
    assert said == [
        "Inget väntar på dig.",
        "En sak väntar på dig.",
        "Tre saker väntar på dig.",
        "Tolv saker väntar på dig.",
        "13 saker väntar på dig.",
    ]


def test_the_lead_says_what_is_late_and_what_comes_next() -> None:
    late = reads.Waiting("a", "/a/", TODAY - timedelta(days=2), "", "")
    ahead = reads.Waiting("b", "/b/", TODAY + timedelta(days=2), "", "")
    coming = [reads.Ahead(date(2026, 12, 9), "Regionala ledningsgruppen")]
    with translation.override("sv"):
        assert greeting.lead([late, ahead], [], today=TODAY) == "1 av dem är försenad."
        assert greeting.lead([late], [], today=TODAY) == "Tiden för den har gått ut."
        said = greeting.lead([ahead], coming, today=TODAY)
    assert said == "Närmast i kalendern: Regionala ledningsgruppen, 9\N{NO-BREAK SPACE}dec."


def test_the_start_page_shows_duties_dates_and_events(world: World, as_user: Callable[[str], Client]) -> None:
    acts.place_duty(
        kind="test.answer",
        subject_id=1,
        subject_name="Skolplanen",
        role=Role.STRATEGIST,
        due=TODAY,
        by=world.hand,
        at=NOW,
    )
    acts.add_date(on=TODAY + timedelta(days=20), title="Nämndens möte", by=world.actor("asa"), at=NOW)
    tell(world, 2)
    page = as_user("asa").get("/agenda/").text
    assert "En sak väntar på dig." in page
    assert "Svara om Skolplanen" in page
    assert "Nämndens möte" in page
    assert 'Åsa Strateg ändrade <a href="/papers/2/">Kulturplanen</a>' in page


def test_S7_a_secret_title_shows_to_nobody_who_may_not_read_it(world: World, as_user: Callable[[str], Client]) -> None:
    tell(world, 3)
    for name, _person, role, _place in PEOPLE:
        acts.place_duty(
            kind="test.answer", subject_id=3, subject_name=SECRET, role=Role(role), due=TODAY, by=world.hand, at=NOW
        )
        shown = SECRET in as_user(name).get("/agenda/").text
        assert shown == (role in {Role.STRATEGIST, Role.REGISTRAR}), name
    assert SECRET not in as_user("otto").get("/agenda/").text


def test_S7_an_event_shows_the_title_of_today(world: World) -> None:
    tell(world, 1)
    assert [event.subject for event in events(world, "vera")] == ["Skolplanen"]


def test_the_same_thing_done_to_many_is_one_event(world: World) -> None:
    tell(world, 1, days=1)
    tell(world, 1)
    tell(world, 2)
    assert [(event.subject, event.more) for event in events(world, "asa")] == [("Kulturplanen", 1), ("Skolplanen", 0)]


def test_S2_events_of_another_organisation_do_not_show(world: World) -> None:
    tell(world, 1)
    assert events(world, "otto") == []


def test_figures_and_panels_are_those_of_the_role(
    world: World, as_user: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def says(request: Request, on: date) -> Iterator[Figure | StartPanel | Notice]:
        if request.actor.holds(Role.STRATEGIST):
            yield Figure("planning.ongoing", "12 av 18", "saker pågår")
            yield Notice("Planen har gått ut", "Skriv en ny.", [("Så som den var", "/papers/1/")])
        yield StartPanel("web/_empty.html", {"title": f"För {request.actor.name}"}, "side")

    monkeypatch.setitem(slots.start_sources._contributions, "test", StartSource(says))
    assert "saker pågår" in as_user("asa").get("/agenda/").text
    assert "Så räknas det" in as_user("asa").get("/agenda/").text
    assert "<h2>Planen har gått ut</h2><p>Skriv en ny.</p>" in as_user("asa").get("/agenda/").text
    assert '<a href="/papers/1/">Så som den var</a>' in as_user("asa").get("/agenda/").text
    vera = as_user("vera").get("/agenda/").text
    assert "saker pågår" not in vera
    assert "Planen har gått ut" not in vera
    assert "För Vera" not in vera, "a panel's context is its own"


def test_the_start_page_asks_the_database_as_often_however_much_there_is(
    world: World, as_user: Callable[[str], Client], count_queries: Callable[[Callable[[], object]], int]
) -> None:
    client = as_user("asa")

    def fill() -> None:
        for ref in (1, 2, 3):
            acts.place_duty(
                kind="test.answer",
                subject_id=ref,
                subject_name="x",
                role=Role.STRATEGIST,
                due=TODAY,
                by=world.hand,
                at=NOW,
            )
            tell(world, ref)

    tell(world, 1)
    acts.place_duty(
        kind="test.answer", subject_id=1, subject_name="x", role=Role.STRATEGIST, due=TODAY, by=world.hand, at=NOW
    )
    client.get("/agenda/")
    few = count_queries(lambda: client.get("/agenda/"))
    fill()
    client.get("/agenda/")  # the thread's state is worked out anew once after each change
    assert count_queries(lambda: client.get("/agenda/")) == few
    assert few <= 26


def test_an_administrator_sees_how_many_hold_a_role(as_user: Callable[[str], Client]) -> None:
    assert "personer har en roll i dag" in as_user("disa").get("/agenda/").text
    assert "personer har en roll i dag" not in as_user("asa").get("/agenda/").text
