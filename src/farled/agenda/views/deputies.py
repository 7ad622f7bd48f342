"""Deputies: who stands in for whom."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.agenda import acts, forms, reads, rules
from farled.people import reads as people
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.signs import Kind

SHOWN = 100
A_WEEK = timedelta(days=6)


def deputies(request: Request) -> HttpResponse:
    """Who stands in for me, for whom I stand in, and for an administrator all of them."""
    rows = reads.deputyships(request.actor)[:SHOWN]
    shown = [
        {
            "row": row,
            "tag": _state(row, request.today),
            "uncovered": reads.uncovered(
                row, organisation_name=request.actor.organisation_name, on=max(row.valid_from, request.today)
            )
            if row.valid_to >= request.today
            else [],
            "can_end": row.valid_to >= request.today and rules.can_end(request.actor, row),
        }
        for row in rows
    ]
    return render(request, "agenda/deputies.html", {"shown": shown})


def appoint_deputy(request: Request) -> HttpResponse:
    """Name a deputy."""
    initial = {"valid_from": request.today, "valid_to": request.today + A_WEEK}

    def act(data: dict[str, Any]) -> reads.Deputyship:
        absent = data.pop("absent", None) or people.people(request.actor).get(pk=request.actor.user_id or 0)
        return acts.appoint_deputy(absent=absent, by=request.actor, at=request.now, **data)

    return form_page(
        request,
        template="agenda/appoint_deputy.html",
        form=forms.DeputyForm(request.actor, request.POST or None, initial=initial),
        act=act,
        done=_list,
        message=_("Ersättaren är utsedd."),
    )


def end_deputyship(request: Request, pk: int) -> HttpResponse:
    """Set another last day."""
    row = get_object_or_404(reads.deputyships(request.actor), pk=pk)
    rules.check_can_end(request.actor, row)
    initial = {"version": row.version, "last_day": min(row.valid_to, request.today)}
    return form_page(
        request,
        template="agenda/end_deputyship.html",
        form=forms.EndDeputyForm(request.POST or None, initial=initial),
        act=lambda data: acts.end_deputyship(deputyship=row, by=request.actor, at=request.now, **data),
        done=_list,
        message=_("Ersättarskapets sista dag är sparad."),
        context={"row": row},
    )


def _list(_row: reads.Deputyship) -> str:
    return reverse("agenda:deputies")


def _state(row: reads.Deputyship, today: date) -> tuple[Kind, str]:
    if row.valid_to < today:
        return Kind.PLAIN, _("har varit")
    return (Kind.PLAIN, _("kommer")) if row.valid_from > today else (Kind.GOOD, _("gäller nu"))
