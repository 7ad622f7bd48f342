"""The balance of the money, and the reference points that others have counted."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures import balance as figures
from farled.portfolio.forms import balance as forms
from farled.portfolio.models import BalancePoint
from farled.portfolio.reads import balance as reads
from farled.portfolio.rules import balance as rules
from farled.web import formats
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link


def balance(request: Request) -> HttpResponse:
    """Where the money lies, together, by portfolio and by body, and how it has moved."""
    basis = figures.SOUGHT if request.GET.get("basis") == figures.SOUGHT else figures.GRANTED
    rows, portfolios = figures.items(request.actor, basis), reads.aimed_portfolios(request.actor)
    whole, own, bodies = figures.parts(rows, portfolios, basis)
    past = list(reads.balance_points(request.actor))
    here = reverse("portfolio:balance")
    context = {
        "whole": whole,
        "answer": figures.answer(whole, basis),
        "groups": [(_("Portfölj"), own), (_("Enhet"), bodies)],
        "quadrants": figures.quadrants(whole.found) if whole.found else [],
        "years": figures.over_years(rows, portfolios, basis),
        "unplaced": figures.unplaced(rows),
        "points": past,
        "chart": figures.drawn(whole, own, past) if whole.found or past else None,
        "tabs": [
            (_("Beviljade pengar"), here, basis == figures.GRANTED),
            (_("Sökta pengar"), f"{here}?basis={figures.SOUGHT}", basis == figures.SOUGHT),
        ],
        "may": request.actor.may("portfolio.manage"),
    }
    return render(request, "portfolio/balance.html", context)


def balance_points(request: Request) -> HttpResponse:
    """All reference points."""
    may = request.actor.may("portfolio.manage")
    listing = ListPage(
        request,
        reads.balance_points(request.actor),
        columns=[
            Column(key="on", cell=lambda row: link(_change(row), formats.day(row.on)) if may else formats.day(row.on)),
            Column(
                key="portfolio",
                label=gettext_lazy("Portfölj"),
                cell=lambda row: row.portfolio.name if row.portfolio else _("alla tillsammans"),
                order=["portfolio__number"],
            ),
            Column(key="innovation", cell=lambda row: f"{formats.number(row.innovation)} %"),
            Column(
                key="external",
                cell=lambda row: formats.DASH if row.external is None else f"{formats.number(row.external)} %",
            ),
            Column(key="source", cell=lambda row: row.source),
        ],
        default_order="on",
        nouns=(_("referenspunkt"), _("referenspunkter")),
        empty=Empty(
            _("Inga referenspunkter än"),
            _("Har någon räknat balansen förut, till exempel i en pilot? Skriv in den, så syns rörelsen sedan dess."),
            reverse("portfolio:add_balance_point") if may else "",
            _("Lägg till en referenspunkt"),
        ),
        caption=_("Referenspunkter"),
        sheet="portfolio.balance_points",
    )
    return listing.render("portfolio/balance_points.html", {"may": may})


def _change(row: BalancePoint) -> str:
    return reverse("portfolio:change_balance_point", args=[row.pk])


def _all(_done: object) -> str:
    return reverse("portfolio:balance_points")


def add_balance_point(request: Request) -> HttpResponse:
    """Write one down."""
    return form_page(
        request,
        template="portfolio/add_balance_point.html",
        form=forms.BalancePointForm(request.actor, request.POST or None),
        act=lambda data: acts.add_balance_point(by=request.actor, at=request.now, **data),
        done=_all,
        message=_("Referenspunkten är sparad."),
    )


def change_balance_point(request: Request, pk: int) -> HttpResponse:
    """Mend one."""
    row = _opened(request, pk)
    initial = now(row, forms.ChangeBalancePointForm) | {"version": row.version}
    return form_page(
        request,
        template="portfolio/change_balance_point.html",
        form=forms.ChangeBalancePointForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.change_balance_point(point=row, by=request.actor, at=request.now, **data),
        done=_all,
        message=_("Referenspunkten är ändrad."),
        context={"point": row},
    )


def remove_balance_point(request: Request, pk: int) -> HttpResponse:
    """Take one away."""
    row = _opened(request, pk)
    return form_page(
        request,
        template="portfolio/remove_balance_point.html",
        form=forms.RemoveBalancePointForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.remove_balance_point(point=row, by=request.actor, at=request.now, **data),
        done=_all,
        message=_("Referenspunkten är borttagen."),
        context={"point": row},
    )


def _opened(request: Request, pk: int) -> BalancePoint:
    row: BalancePoint = get_object_or_404(reads.balance_points(request.actor), pk=pk)
    rules.check_can_keep_points(request.actor, row.organisation_id)
    return row
