"""Portfolios with money, limits and grants for tests, made through the acts a user takes."""

from datetime import date
from typing import Any

from farled.matters.reads import Decision
from farled.people.reads import Body
from farled.portfolio import acts
from farled.portfolio.acts import About, Instalment
from farled.portfolio.models import Application, Delegation, Grant, LedgerEntry, Portfolio
from tests.cast import LONG_AGO, NOW, World
from tests.factories import applications as applying

MKR = applying.MKR


def a_portfolio(world: World, name: str = "Utveckling", *, theirs: bool = False, **said: Any) -> Portfolio:
    """A portfolio of ours (or theirs) that holds from the beginning of the year; the same when asked for again."""
    organisation = world.theirs if theirs else world.ours
    about = About(**{"name": name, "purpose": "Verksamheter som utvecklas.", "valid_from": date(2026, 1, 1), **said})
    found = Portfolio.objects.filter(organisation=organisation, name=name).first()
    hand = world.their_hand if theirs else world.hand
    return found or acts.found_portfolio(organisation=organisation, about=about, by=hand, at=NOW)


def a_frame(
    world: World, portfolio: Portfolio | None = None, *, year: int = 2027, amount: int = 10 * MKR, **said: Any
) -> LedgerEntry:
    """A year's frame of ten million kronor."""
    of = portfolio or a_portfolio(world)
    hand = world.their_hand if of.organisation_id == world.theirs.pk else world.hand
    return acts.set_frame(portfolio=of, year=year, amount=amount, ground="Budget 2027", by=hand, at=NOW, **said)


def a_limit(
    world: World,
    body: Body | None = None,
    *,
    most: int | None = 5 * MKR,
    meeting: bool = False,
    function: str = "Stadsdirektören",
    **said: Any,
) -> Delegation:
    """A head of the executive office grants up to five million kronor, or a body at its meeting."""
    given: dict[str, Any] = {
        "ground": "Delegationsordningen 4.2",
        "valid_from": LONG_AGO,
        "organisation": world.ours,
    } | said
    return acts.set_delegation(
        body=body or world.executive,
        by_meeting=meeting,
        function="" if meeting else function,
        most=most,
        by=world.their_hand if given["organisation"] == world.theirs else world.hand,
        at=NOW,
        **given,
    )


def a_prepared(
    world: World, title: str = "Närvaro utan papper", *, years: tuple[int, ...] = (2027, 2028)
) -> Application:
    """An application that waits for a decision, with a frame for each year it asks for."""
    of = a_portfolio(world)
    for year in years:
        if not of.accounts.filter(year=year).exists():
            a_frame(world, of, year=year)
    return applying.prepared(world, title)


def instalments(application: Application, **said: Any) -> list[Instalment]:
    """All that an application asks for, a part for each portfolio and year."""
    return [
        Instalment(portfolio=each.portfolio, year=each.year, amount=each.amount, **said)
        for each in application.parts.select_related("portfolio").order_by("year")
    ]


def a_grant(
    world: World, application: Application | None = None, *, decision: Decision | None = None, **said: Any
) -> Grant:
    """All that is asked for, granted on delegation."""
    row = application or a_prepared(world)
    if not Delegation.objects.filter(organisation=world.ours).exists():
        a_limit(world)
    given: dict[str, Any] = {"parts": instalments(row), "ground": "Nyttan är stor.", "by": world.hand, "at": NOW} | said
    return acts.grant_money(application=row, version=row.version, decision=decision, **given)
