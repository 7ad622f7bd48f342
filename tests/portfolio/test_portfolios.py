"""The landing page, a portfolio's page and the lists: sums tie to the öre, and what can be done is shown (R66)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from farled.portfolio import acts, figures
from farled.portfolio.acts import About
from farled.portfolio.models import Delegation, LedgerEntry, Portfolio
from farled.portfolio.reads import money as reads
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.portfolio import MKR, a_frame, a_grant, a_limit, a_portfolio, a_prepared

pytestmark = pytest.mark.django_db


def test_an_empty_landing_says_what_to_do(world: World, as_user: Callable[[str], Client]) -> None:
    assert "Inga portföljer än" in as_user("asa").get("/portfolio/").content.decode()


def test_portfolios_without_a_frame_are_told_one_by_one_with_what_to_do(
    world: World, as_user: Callable[[str], Client]
) -> None:
    for name in ("Samla, analysera och dela", "Service"):
        a_portfolio(world, name)
    ours, theirs = (as_user(who).get("/portfolio/").text for who in ("asa", "vera"))
    for told in (ours, theirs):
        assert "Ur en portfölj utan ram kan inga pengar beviljas." in told
        assert "Samla, analysera och dela</a></li>" in told
    assert "välj Sätt en ram" in ours
    assert "välj Sätt en ram" not in theirs


def test_the_landing_adds_up_to_the_ore(world: World, as_user: Callable[[str], Client]) -> None:
    one, other = a_portfolio(world), a_portfolio(world, "Innovation")
    a_frame(world, one, year=2026, amount=MKR + 1)
    a_frame(world, other, year=2026, amount=MKR + 50)
    html = as_user("vera").get("/portfolio/").content.decode().replace("\xa0", " ")
    for said in ("1 000 000,01 kr", "1 000 000,50 kr", "2 000 000,51 kr är kvar att bevilja 2026 i 2 portföljer"):
        assert said in html


def test_a_portfolio_is_founded_changed_and_ended_on_its_pages(world: World, as_user: Callable[[str], Client]) -> None:
    client = as_user("asa")
    typed: dict[str, Any] = {
        "name": "Digitalt först", "number": 1, "purpose": "Förnya.", "tiers": ["innovative"], "tolerance": 10,
        "valid_from": "2026-01-01", "carry_over": 10, "council": world.council.pk,
    }  # fmt: skip
    assert client.post("/portfolio/portfolios/found/", typed).status_code == 303
    one = Portfolio.objects.get()
    assert client.post(f"/portfolio/portfolios/{one.pk}/change/", typed | {"version": 1, "purpose": "Mer."}).status_code
    one.refresh_from_db()
    assert (one.purpose, one.version) == ("Mer.", 2)
    frame: dict[str, Any] = {"year": 2027, "amount": "1 000,25", "ground": "Budget"}
    assert client.post(f"/portfolio/portfolios/{one.pk}/set-frame/", frame).status_code == 303
    page = client.get(f"/portfolio/portfolios/{one.pk}/").content.decode().replace("\xa0", " ")
    assert "1 000,25 kr" in page
    assert "Avsätt till reserven" in page
    for act in ("change-frame", "set-aside", "use-reserve", "carry-over", "move-money"):
        assert client.get(f"/portfolio/portfolios/{one.pk}/2027/{act}/").status_code == 200
    end: dict[str, Any] = {"version": 2, "why": "Slut."}
    assert "kvar i Digitalt först" in client.post(f"/portfolio/portfolios/{one.pk}/end/", end).content.decode()
    entry = LedgerEntry.objects.get()
    assert client.post(f"/portfolio/ledger/{entry.pk}/correct/", {"because": "Fel år"}).status_code == 303
    assert client.post(f"/portfolio/portfolios/{one.pk}/end/", end).status_code == 303
    one.refresh_from_db()
    assert one.valid_to == TODAY
    there = f"/portfolio/portfolios/{one.pk}/"
    assert "Portföljen upphör " in client.get(there).text, "the last day is one of its days"
    Portfolio.objects.update(valid_to=TODAY - timedelta(days=1))
    assert "Portföljen upphörde" in client.get(there).text


def test_a_portfolio_that_somebody_waits_for_does_not_end(world: World) -> None:
    row = a_prepared(world)
    of = a_portfolio(world)
    with pytest.raises(Refused) as problem:
        acts.end_portfolio(portfolio=of, version=of.version, why="Slut.", by=world.hand, at=NOW)
    assert "1 ansökningar som inte är beslutade" in problem.value.sentence
    a_grant(world, row)
    with pytest.raises(Refused) as problem:
        acts.end_portfolio(portfolio=of, version=of.version, why="Slut.", by=world.hand, at=NOW)
    assert "inte är utbetalda" in problem.value.sentence


def test_what_a_portfolio_says_is_judged_at_once(world: World) -> None:
    a_portfolio(world)
    about = About(name="Utveckling", purpose=" ", valid_from=TODAY, tiers=(), carry_over=101)
    with pytest.raises(Refused) as problem:
        acts.found_portfolio(organisation=world.ours, about=about, by=world.actor("asa"), at=NOW)
    assert {each.code for each in problem.value.each} == {
        "web.text.empty", "portfolio.tiers", "portfolio.share", "portfolio.name.taken",
    }  # fmt: skip


def test_the_right_body_is_the_lowest_limit_that_reaches(world: World) -> None:
    one, other = a_portfolio(world), a_portfolio(world, "Innovation")
    low, high = a_limit(world, most=MKR), a_limit(world, world.council, most=None, meeting=True)
    own = a_limit(world, world.school, most=100, portfolio=other)
    both = [one.pk, other.pk]

    def who(portfolios: list[int], amount: int) -> Delegation | None:
        return answered(reads.who_decides(world.ours.pk, portfolios, amount, TODAY))

    assert (who([one.pk], MKR), who([one.pk], MKR + 1)) == (low, high)
    assert (who([other.pk], 100), who([other.pk], 101)) == (own, None)
    assert who(both, 100) is None, "nobody is within the limits of both"
    acts.end_delegation(delegation=low, version=low.version, on=LONG_AGO, why="Ny.", by=world.hand, at=NOW)
    assert who([one.pk], 1) == high


def test_a_limit_says_who_and_up_to_how_much(world: World, as_user: Callable[[str], Client]) -> None:
    client = as_user("asa")
    typed: dict[str, Any] = {
        "body": world.executive.pk,
        "by_meeting": "no",
        "valid_from": "2026-01-01",
        "ground": "Punkt 4",
    }
    told = client.post("/portfolio/delegations/set/", typed).content.decode()
    assert "Skriv vilken funktion som beslutar ensam" in told
    typed |= {"function": "Stadsdirektören", "most": "500 000"}
    assert client.post("/portfolio/delegations/set/", typed).status_code == 303
    html = client.get("/portfolio/delegations/").content.decode().replace("\xa0", " ")
    assert "Stadsdirektören i Kommunstyrelsen på delegation" in html
    assert "500 000 kr" in html
    row = Delegation.objects.get()
    assert client.post(f"/portfolio/delegations/{row.pk}/end/", {"version": 1, "why": "Ny."}).status_code == 303


@pytest.mark.parametrize("path", ["/portfolio/", "/portfolio/ledger/", "/portfolio/grants/", "/portfolio/delegations/"])
def test_lists_ask_the_database_as_often_for_many_as_for_one(
    world: World, as_user: Callable[[str], Client], count_queries: Callable[..., int], path: str
) -> None:
    client = as_user("asa")
    a_grant(world)
    few = count_queries(lambda: client.get(path))
    for number in range(3):
        of = a_portfolio(world, f"Nr {number}")
        a_frame(world, of, year=2026)
        a_limit(world, portfolio=of)
        a_grant(world, a_prepared(world, f"Titel {number}"))
    assert count_queries(lambda: client.get(path)) <= few


def test_figures_explain_themselves(world: World, as_user: Callable[[str], Client]) -> None:
    a_grant(world)
    of = a_portfolio(world)
    client = as_user("vera")
    for part in ("frame", "granted", "reserve", "moved", "left"):
        response = client.get(f"/explain/portfolio.{part}/?portfolio={of.pk}&year=2027")
        assert response.status_code == 200, part
    assert (
        "9\xa0000\xa0000\xa0kr" in client.get(f"/explain/portfolio.left/?portfolio={of.pk}&year=2027").content.decode()
    )


@pytest.mark.parametrize(
    ("years", "shown"), [([2027, 2028], 2027), ([2025, 2026, 2027], 2026), ([2024], 2024), ([], 2026)]
)
def test_the_page_begins_with_the_year_at_hand(years: list[int], shown: int) -> None:
    assert figures.year_at_hand(years, 2026) == shown
