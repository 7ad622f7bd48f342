"""Portfolios: what each has left, one of them, founding, changing and ending one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request, own_organisation
from farled.portfolio import acts, figures
from farled.portfolio.forms import money as forms
from farled.portfolio.models import Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.portfolio.states import PORTFOLIO_PAGE
from farled.systems.states import Tier
from farled.trail.reads import told
from farled.web.forms import form_page, now
from farled.web.numbers import whole
from farled.web.slots import links_for, panels_for

SHOWN = 10  # the latest entries on a portfolio's page; the ledger has them all


def portfolios(request: Request) -> HttpResponse:
    """What is decided, granted, set aside and left, portfolio by portfolio and year by year."""
    rows = figures.standings(reads.portfolios(request.actor))
    years = figures.known_years(rows)
    this = request.today.year
    year = whole(request.GET.get("year", "")) or figures.year_at_hand(years, this)
    shown = figures.in_year(rows, year)
    context = {
        "rows": rows,
        "answer": figures.answer(rows, year),
        "year": year,
        "years": [(str(each), f"{reverse('portfolio:portfolios')}?year={each}", each == year) for each in years],
        "shown": shown,
        "total": figures.total(shown),
        "without": [each.portfolio for each in rows if not any(one.year == year for one in each.years)],
        "chart": figures.chart("portfoljer", shown, by_year=False),
        "can_manage": request.actor.may("portfolio.manage"),
    }
    return render(request, "portfolio/portfolios.html", context)


def portfolio(request: Request, pk: int) -> HttpResponse:
    """One portfolio: what it is for, how its money stands, and what has been booked."""
    one = opened(request, pk)
    (row,) = figures.standings([one])
    entries = reads.entries(request.actor).filter(account__portfolio=one)
    context = {
        "one": one,
        "answer": figures.portfolio_answer(row, request.today),
        "row": row,
        "facts": figures.facts(one),
        "tiers": [Tier(each).label for each in one.tiers],
        "chart": figures.chart("ar", row.years, by_year=True),
        "entries": list(entries.order_by("-on", "-pk")[:SHOWN]),
        "limits": [
            {"who": rules.named(each), "most": figures.up_to(each), "ground": each.ground}
            for each in sorted(
                reads.for_portfolio(reads.limits(one.organisation_id, request.today), one.pk),
                key=lambda each: (each.most is None, each.most or 0),
            )
        ],
        "can_manage": figures.possible(one, request.actor),
        "panels": panels_for(Portfolio.KIND, one, request),
        "links": links_for(PORTFOLIO_PAGE, one, request),
        "history": told(one, reader=request.actor, limit=20),
    }
    return render(request, "portfolio/portfolio.html", context)


def found_portfolio(request: Request) -> HttpResponse:
    """Found a portfolio."""
    return form_page(
        request,
        template="portfolio/found_portfolio.html",
        form=forms.PortfolioForm(request.actor, request.POST or None),
        act=lambda data: acts.found_portfolio(
            organisation=own_organisation(request.actor), about=acts.About(**data), by=request.actor, at=request.now
        ),
        done=page,
        message=_("Portföljen är inrättad. Sätt en ram, så går det att bevilja medel ur den."),
    )


def change_portfolio(request: Request, pk: int) -> HttpResponse:
    """Change what a portfolio says."""
    one = kept(request, pk)

    def act(data: dict[str, Any]) -> Portfolio:
        version, why = data.pop("version"), data.pop("why")
        return acts.change_portfolio(
            portfolio=one, version=version, about=acts.About(**data), by=request.actor, at=request.now, why=why
        )

    return form_page(
        request,
        template="portfolio/change_portfolio.html",
        form=forms.ChangePortfolioForm(
            request.actor, request.POST or None, initial=now(one, forms.ChangePortfolioForm) | {"version": one.version}
        ),
        act=act,
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def end_portfolio(request: Request, pk: int) -> HttpResponse:
    """End a portfolio."""
    one = kept(request, pk)
    return form_page(
        request,
        template="portfolio/end_portfolio.html",
        form=forms.EndForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.end_portfolio(portfolio=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Portföljen är avslutad."),
        context={"one": one},
    )


def opened(request: Request, pk: int) -> Portfolio:
    """A portfolio the actor may see; 404 for any other."""
    return get_object_or_404(reads.portfolios(request.actor), pk=pk)


def kept(request: Request, pk: int) -> Portfolio:
    """One that the actor may change."""
    one = opened(request, pk)
    rules.check_can_manage(request.actor, one.organisation_id)
    return one


def page(one: Portfolio) -> str:
    """The portfolio's own page."""
    return reverse("portfolio:portfolio", args=[one.pk])
