"""A proposal: having it worked out, and what it says of those left out, of money and of balance."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures.desk import page as figures
from farled.portfolio.states import RunPart
from farled.portfolio.views.desk import opened, page


@require_POST
def run(request: Request, pk: int) -> HttpResponse:
    """Have a proposal worked out."""
    row = opened(request, pk)
    acts.run(desk=row, by=request.actor, at=request.now)
    return HttpResponseRedirect(page(row), status=303)


@require_POST
def stop_run(request: Request, pk: int) -> HttpResponse:
    """Have it end."""
    row = opened(request, pk)
    acts.stop_run(desk=row, by=request.actor, at=request.now)
    return HttpResponseRedirect(page(row), status=303)


def reasons(request: Request, pk: int) -> HttpResponse:
    """Why each one that is left out is so, and what today's way would have given."""
    row = opened(request, pk)
    found = figures.page_of(row, request.actor)
    filled = found.proposal.get("filled") or {}
    context = {
        "desk": row,
        "page": found,
        "left_out": [each for each in found.lines if each.reasons and each.proposed and each.proposed[0] != "good"],
        "beside": [(each.title, each.proposed, filled["starts"].get(each.weighed.id)) for each in found.lines]
        if filled
        else [],
        "today": found.words.today(found.proposal) if found.plan else "",
        "can": figures.possible(row, request.actor),
    }
    return render(request, "portfolio/reasons.html", context)


def trade_off(request: Request, pk: int) -> HttpResponse:
    """Benefit against balance: up to twenty plans to choose among."""
    row = opened(request, pk)
    found = figures.page_of(row, request.actor)
    points = figures.trade_off_of(found)
    said = found.answer.get(RunPart.TRADE_OFF) or {}
    context = {
        "desk": row,
        "page": found,
        "points": points,
        "chart": figures.trade_off_chart(points) if points else None,
        "target": said.get("target") or {},
        "unknown": said.get("unknown"),
        "can": figures.possible(row, request.actor),
    }
    return render(request, "portfolio/trade_off.html", context)
