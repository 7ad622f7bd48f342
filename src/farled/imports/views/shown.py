"""What the views of imports share: which reading, its page, and its rows as a list."""

from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.imports import figures, reads, rules
from farled.imports.models import Draft, Reading
from farled.imports.states import ReadingState, RowState
from farled.people.reads import Request, bodies
from farled.web import formats
from farled.web.lists import PAGE, SIZE, Column, Empty, ListPage

SHOW = "show"
LOOK, ALL, DROPPED = "look", "all", "dropped"


def opened(request: Request, pk: int) -> Reading:
    """A reading the actor may see; 404 for any other."""
    return get_object_or_404(reads.readings(request.actor), pk=pk)


def opened_row(request: Request, pk: int) -> Draft:
    """A row of a reading the actor may see; 404 for any other."""
    return get_object_or_404(reads.drafts(request.actor), pk=pk)


def page(reading: Reading) -> str:
    """The reading's own page."""
    return reverse("imports:reading", args=[reading.pk])


def shell(request: Request, reading: Reading) -> dict[str, Any]:
    """What every page about a reading needs."""
    return {
        "reading": reading,
        "state": ReadingState(reading.state).state_tag,
        "can_decide": rules.can_decide(request.actor, reading),
        "can_abandon": rules.can_abandon(reading),
        "can_read_anew": rules.can_read_anew(reading),
    }


def asked_view(request: Request, tally: reads.Tally) -> str:
    """Which rows to show: as asked, else those that need a look when there are any."""
    asked = request.GET.get(SHOW, "")
    return asked if asked in {LOOK, ALL, DROPPED} else LOOK if tally.look else ALL


def list_of(request: Request, reading: Reading, tally: reads.Tally) -> dict[str, Any]:
    """The rows asked for, one page of them, each beside its source, under the goals they stand under."""
    show = asked_view(request, tally)
    rows = reads.rows_of(reading)
    if show == LOOK:
        rows = rows.to_look_at()
    elif show == DROPPED:
        rows = rows.filter(state=RowState.DROPPED)
    listing = ListPage(
        request,
        rows,
        columns=[Column(key="number", label=_("Nummer"), cell=lambda row: row.number, order=["number"])],
        nouns=(_("rad"), _("rader")),
        default_order="number",
        empty=Empty("", ""),
        name="rader",
    )
    names = figures.body_names(bodies(request.actor))
    return {
        "listing": listing,
        "rows": [figures.row_of(draft, names) for draft in listing.page.object_list],
        "tabs": _tabs(reading, tally, show),
        "show": show,
        "back": back(request, show, listing.page.number),
    }


def _tabs(reading: Reading, tally: reads.Tally, show: str) -> list[tuple[str, str, bool]]:
    counted = (
        (LOOK, _("Behöver tittas på"), tally.look),
        (ALL, _("Alla"), tally.total),
        (DROPPED, _("Tas inte med"), tally.of(RowState.DROPPED)),
    )
    return [
        (f"{label} ({formats.number(number)})", f"{page(reading)}?{SHOW}={name}#rader", name == show)
        for name, label, number in counted
    ]


def back(request: Request, show: str, number: int = 0) -> str:
    """The part of the list a person stands in, as a query: only what the list itself knows of."""
    known = {SHOW: show, PAGE: str(number) if number > 1 else "", SIZE: request.GET.get(SIZE, "")}
    return urlencode({name: value for name, value in known.items() if value})
