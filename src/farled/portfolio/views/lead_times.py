"""How long it takes from application to start, step by step, and who still waits."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.portfolio.figures import lead
from farled.portfolio.figures.lead_page import bars_of, rows_of, sentence
from farled.web import formats


def lead_times(request: Request) -> HttpResponse:
    """Each step's time, the whole against the old model's 18 months, year by year, and who waits."""
    found = lead.ways(request.actor)
    slow = [way for way in found if way.is_slow(request.today)]
    waiting = [(way, (request.today - way.days[lead.LEGS[0].begins]).days) for way in lead.waiting(found)]
    context = {
        "lead": sentence(found, on=request.today),
        "rows": rows_of(found),
        "years": [(year, rows_of(found, year)) for year in lead.years(found)],
        "chart": bars_of(found),
        "slow": formats.of_total(len(slow), len(found)) if found else "",
        "waiting": waiting,
        "months": lead.MONTHS,
        "source": lead.SOURCE,
        "title": _("Ledtider"),
    }
    return render(request, "portfolio/lead_times.html", context)
