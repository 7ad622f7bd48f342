"""The start page, what waits, and search."""

from django.http import HttpResponse
from django.shortcuts import render

from farled.agenda import figures, greeting, reads
from farled.people.reads import Request
from farled.web.as_of import asked_day
from farled.web.together import answered, together

WAITING_SHOWN = 6
DAYS_AHEAD = 120
AHEAD_SHOWN = 5
EVENTS_SHOWN = 6
MOST_ASKED = 100  # characters searched for


def start(request: Request) -> HttpResponse:
    """What waits for me, how things are, what comes, what has happened; with ``?on=`` only how things were that day."""
    asked = asked_day(request, ahead=False)
    if asked.past:
        told = {"said": answered(figures.said(request, on=asked.on)), "asked": asked, "on": asked.on}
        return render(request, "agenda/start_then.html", told)
    desk, events, coming, said = together(
        reads.desk(request.actor, on=request.today),
        reads.latest_events(request.actor, limit=EVENTS_SHOWN),
        reads.next_ahead(request.actor, request.today, days=DAYS_AHEAD, limit=AHEAD_SHOWN),
        figures.said(request, on=request.today),
    )
    waiting = desk.to_do
    context = {
        "heading": f"{greeting.greeting(request.now)} {greeting.what_waits(len(waiting))}",
        "lead": greeting.lead(waiting, coming, today=request.today),
        "said": said,
        "asked": asked,
        "waiting": waiting[:WAITING_SHOWN],
        "waiting_total": len(waiting),
        "covered": [each.name for each in desk.covered if each.waiting],
        "elsewhere": desk.elsewhere[:WAITING_SHOWN],
        "elsewhere_total": len(desk.elsewhere),
        "coming": coming,
        "events": events,
    }
    return render(request, "agenda/start.html", context)


def duties(request: Request) -> HttpResponse:
    """Everything that waits for me and for those I stand in for, and what is late elsewhere."""
    desk, deputies = together(
        reads.desk(request.actor, on=request.today), reads.deputies_of(request.actor, request.today)
    )
    context = {"desk": desk, "number": len(desk.to_do), "deputies": deputies}
    return render(request, "agenda/duties.html", context)


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
