"""The start page, what waits, search, and the organisation's dates."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.agenda import acts, figures, forms, greeting, reads, rules
from farled.people.reads import Request
from farled.web.forms import form_page

WAITING_SHOWN = 6
DAYS_AHEAD = 120
AHEAD_SHOWN = 5
EVENTS_SHOWN = 6
MOST_ASKED = 100  # characters searched for


def start(request: Request) -> HttpResponse:
    """What waits for me, how things are, what comes, what has happened."""
    waiting, events = reads.waiting_and_events(request.actor, on=request.today, events=EVENTS_SHOWN)
    coming = reads.next_ahead(request.actor, request.today, days=DAYS_AHEAD, limit=AHEAD_SHOWN)
    context = {
        "heading": f"{greeting.greeting(request.now)} {greeting.what_waits(len(waiting))}",
        "lead": greeting.lead(waiting, coming, today=request.today),
        "said": figures.said(request),
        "waiting": waiting[:WAITING_SHOWN],
        "waiting_total": len(waiting),
        "coming": coming,
        "events": events,
    }
    return render(request, "agenda/start.html", context)


def duties(request: Request) -> HttpResponse:
    """Everything that waits for me."""
    return render(request, "agenda/duties.html", {"waiting": reads.waiting_for(request.actor, on=request.today)})


def search(request: Request) -> HttpResponse:
    """Everything I may see that answers to a text."""
    asked = "".join(each if each.isprintable() else " " for each in request.GET.get("q", "")[:MOST_ASKED])
    text = " ".join(asked.split())
    context = {
        "search_text": text,
        "too_short": 0 < len(text) < reads.SHORTEST_QUERY,
        "found": reads.found(request.actor, text),
    }
    return render(request, "agenda/search.html", context)


def dates(request: Request) -> HttpResponse:
    """The year's wheel: all dates of a year, month by month."""
    year = figures.year_asked(request.GET.get("year", ""), request.today)
    coming = reads.ahead(request.actor, date(year, 1, 1), date(year, 12, 31))
    context = {
        "year": year,
        "months": figures.by_month(coming, year),
        "number": len(coming),
        "can_manage": rules.can_manage(request.actor, request.actor.organisation_id),
        "years": [
            (str(each), f"{reverse('agenda:dates')}?year={each}", each == year) for each in range(year - 1, year + 2)
        ],
    }
    return render(request, "agenda/dates.html", context)


def add_date(request: Request) -> HttpResponse:
    """Put a date in the calendar."""
    return form_page(
        request,
        template="agenda/add_date.html",
        form=forms.DateForm(request.POST or None),
        act=lambda data: acts.add_date(by=request.actor, at=request.now, **data),
        done=_in_the_year,
        message=_("Datumet finns nu i kalendern."),
    )


def change_date(request: Request, pk: int) -> HttpResponse:
    """Move or reword a date."""
    entry = get_object_or_404(reads.dates(request.actor), pk=pk)
    initial = {name: getattr(entry, name) for name in ("version", "on", "title", "note", "source")}
    return form_page(
        request,
        template="agenda/change_date.html",
        form=forms.ChangeDateForm(request.POST or None, initial=initial),
        act=lambda data: acts.change_date(entry=entry, by=request.actor, at=request.now, **data),
        done=_in_the_year,
        message=_("Ändringen är sparad."),
        context={"entry": entry},
    )


def remove_date(request: Request, pk: int) -> HttpResponse:
    """Take a date out of the calendar, after a question."""
    entry = get_object_or_404(reads.dates(request.actor), pk=pk)
    return form_page(
        request,
        template="agenda/remove_date.html",
        form=forms.RemoveDateForm(request.POST or None, initial={"version": entry.version}),
        act=lambda data: acts.remove_date(entry=entry, by=request.actor, at=request.now, **data),
        done=lambda _nothing: reverse("agenda:dates"),
        message=_("Datumet är borttaget."),
        context={"entry": entry},
    )


def _in_the_year(entry: reads.DateEntry) -> str:
    return f"{reverse('agenda:dates')}?year={entry.on.year}"
