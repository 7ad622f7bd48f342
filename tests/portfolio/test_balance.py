"""The balance of the money: where it lies, against which target, how it has moved, and what is not known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from farled.portfolio import acts
from farled.portfolio.figures import balance as figures
from farled.portfolio.models import Account, Application, BalancePoint, Portfolio
from farled.portfolio.reads import balance as reads
from farled.trail.reads import Entry
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.desks import a_framed_portfolio, a_worthy

SignIn = Callable[[str], Client]
GOTEBORG = "Göteborgs Stads PIOS-pilot, handlingsplan 2020–2021 (002:6586–6595)"


def a_point(world: World, **said: Any) -> BalancePoint:
    """Göteborg's own starting point: 1 per cent innovation, external benefit not counted."""
    given: dict[str, Any] = {"on": date(2020, 1, 1), "innovation": 1, "source": GOTEBORG, **said}
    return acts.add_balance_point(by=world.hand, at=NOW, **given)


def sought(world: World) -> tuple[Portfolio, Portfolio]:
    """Six million without innovation and four with only that, in two portfolios."""
    run = a_framed_portfolio(world, target_innovation=40, target_external=50)
    renew = a_framed_portfolio(world, "Innovation", target_innovation=80, target_external=50)
    a_worthy(world, "Arkivet", cost=6, worth=14, innovation=0, citizens=False, portfolio=run)
    a_worthy(world, "Bokningen", cost=4, worth=14, innovation=100, citizens=True, portfolio=renew)
    return run, renew


def test_money_weighs_and_each_portfolio_is_held_against_its_own_target(world: World) -> None:
    run, renew = sought(world)
    by = world.actor("asa")
    rows, portfolios = figures.items(by, figures.SOUGHT), reads.aimed_portfolios(by)
    whole, own, bodies = figures.parts(rows, portfolios, figures.SOUGHT)
    assert whole.found is not None
    assert whole.found.centroid == pytest.approx((0.4, 0.4))
    assert whole.target == pytest.approx((0.4 * 0.6 + 0.8 * 0.4, 0.5)), "the targets weighed by the money in each"
    assert [(each.name, each.innovation, each.aimed) for each in own] == [
        (renew.name, "100\xa0%", "80\xa0% / 50\xa0%"), (run.name, "0\xa0%", "40\xa0% / 50\xa0%"),
    ]  # fmt: skip
    assert [each.name for each in bodies] == ["Skolnämnden"]
    assert whole.enough
    assert figures.answer(whole, figures.SOUGHT).startswith("40\xa0% av pengarna går till innovation")


def test_what_has_no_place_is_told_and_never_guessed(world: World, as_user: SignIn) -> None:
    sought(world)
    of = Portfolio.objects.get(name="Utveckling")
    a_worthy(world, "Chatten", cost=10, worth=12, innovation=None, portfolio=of)
    a_worthy(world, "Dörren", cost=1, worth=None, portfolio=of)
    by = world.actor("asa")
    rows = figures.items(by, figures.SOUGHT)
    whole, *_rest = figures.parts(rows, reads.aimed_portfolios(by), figures.SOUGHT)
    assert whole.coverage == pytest.approx(10 / 21)
    assert not whole.enough
    text = as_user("ella").get("/portfolio/balance/?basis=sought").text
    assert "Det gäller bara 48\xa0% av pengarna." in text
    assert "saknar andelen innovation i nyttokalkylen" in text
    assert "saknar nytta i kronor i nyttokalkylen" in text


def test_what_is_granted_is_counted_by_the_year_and_moves_towards_the_target(world: World) -> None:
    item = figures.Item(1, "Arkivet", "/x/", 1, "Skolan", 1, 2026, 600, 0, 50)
    later = figures.Item(2, "Bokningen", "/y/", 1, "Skolan", 1, 2027, 400, 80, 50)
    of = Portfolio(pk=1, name="Utveckling", target_innovation=80, target_external=50)
    years = figures.over_years([item, later], [of], figures.GRANTED)
    assert [(each.year, each.closer) for each in years] == [(2026, ""), (2027, "80 närmare")]
    back = figures.over_years([later, figures.Item(3, "C", "/", 1, "S", 1, 2028, 9, 0, 50)], [of], figures.GRANTED)
    assert back[1].closer == "80 längre bort"
    assert figures.of([item, item], None) is not None


def test_the_page_shows_the_map_the_reference_point_and_where_money_lies(world: World, as_user: SignIn) -> None:
    ella = as_user("ella")
    assert "Inga pengar är beviljade än." in ella.get("/portfolio/balance/").text
    sought(world)
    a_point(world)
    text = ella.get("/portfolio/balance/?basis=sought").text
    assert "<svg" in text
    assert "målbilden" in text
    assert "1 procent innovation" in text
    assert GOTEBORG in text
    assert "Extern nytta är inte räknad" in text
    for figure in ("balance_money", "balance_innovation", "balance_external"):
        answer = ella.get(f"/explain/portfolio.{figure}/?basis=sought")
        assert answer.status_code == 200, figure
    assert "40\xa0%" in ella.get("/explain/portfolio.balance_innovation/?basis=sought").text


def test_the_page_takes_constant_queries(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    run, _renew = sought(world)
    ella = as_user("ella")
    few = count_queries(lambda: ella.get("/portfolio/balance/?basis=sought"))
    for number in range(4):
        a_worthy(world, f"Fler {number}", cost=1, worth=2, portfolio=run)
    assert count_queries(lambda: ella.get("/portfolio/balance/?basis=sought")) == few
    assert Application.objects.count() == 6
    assert Account.objects.count() == 4


def test_reference_points_are_kept_by_the_strategist_on_pages(world: World, as_user: SignIn) -> None:
    asa = as_user("asa")
    said = {"on": "2020-01-01", "innovation": "1", "external": "", "source": GOTEBORG}
    assert asa.post("/portfolio/balance/points/add-balance-point/", said).status_code == 303
    row = BalancePoint.objects.get()
    assert (row.innovation, row.external, row.portfolio) == (1, None, None)
    assert "99\xa0%" not in asa.get("/portfolio/balance/points/").text
    answer = asa.post("/portfolio/balance/points/add-balance-point/", said)
    assert answer.status_code == 409
    assert "Det finns redan en referenspunkt den dagen." in answer.text
    at = f"/portfolio/balance/points/{row.pk}/"
    assert asa.post(at + "change-balance-point/", {**said, "version": row.version, "innovation": 2}).status_code == 303
    row.refresh_from_db()
    assert row.innovation == 2
    assert asa.post(at + "remove-balance-point/", {"version": row.version, "why": "Fel tal."}).status_code == 303
    assert not BalancePoint.objects.exists()
    assert Entry.objects.get(verb="portfolio.balance_point.removed").why == "Fel tal."
    assert as_user("cora").get("/portfolio/balance/points/add-balance-point/").status_code == 403


def test_reference_points_are_refused_that_nobody_counted(world: World) -> None:
    for code, said in (
        ("portfolio.balance.source", {"source": " "}),
        ("portfolio.balance.per_cent", {"innovation": 101}),
        ("portfolio.balance.per_cent", {"external": -1}),
        ("portfolio.balance.elsewhere", {"portfolio": a_framed_portfolio(world, "Deras", theirs=True)}),
    ):
        with pytest.raises(Refused) as found:
            a_point(world, **said)
        assert found.value.code == code
    with pytest.raises(Forbidden):
        acts.add_balance_point(on=TODAY, innovation=1, source="x", by=world.actor("erik"), at=NOW)
