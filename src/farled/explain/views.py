"""The page of a figure, and the rows behind it as a workbook."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from farled.explain import reads, workbooks
from farled.people.reads import Request
from farled.web import formats
from farled.web.as_of import Asked, asked_day
from farled.web.explained import Explanation, FigureKind
from farled.web.workbooks import MEDIA_TYPE

PAGE = 50
COUNTED, OTHERS = "counted", "others"


def figure(request: Request, key: str) -> HttpResponse:
    """How one figure came to be: in words, row by row, with what it rests on and on which day."""
    kind, asked, told = _told(request, key)
    asked_for_counted = request.GET.get("show") == COUNTED
    others = request.GET.get("show") == OTHERS or not (told.counted or asked_for_counted)
    shown = Paginator(told.others if others else told.counted, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    for name in ("page", "show"):
        query.pop(name, None)
    asked_for = f"?{query.urlencode()}" if query else ""
    join = f"{asked_for}&" if query else "?"
    context = {
        "key": key,
        "told": told,
        "kind": kind,
        "asked": asked,
        "on": told.on if told.on < request.today and not told.frozen else None,
        "shown": shown,
        "others": others,
        "sums": any(row.of != 1 for row in told.rows),
        "tabs": [
            (_("Räknas (%(n)s)") % {"n": formats.number(len(told.counted))}, f"{join}show={COUNTED}", not others),
            (_("Räknas inte (%(n)s)") % {"n": formats.number(len(told.others))}, f"{join}show={OTHERS}", others),
        ],
        "exports": [
            (_("Excel"), reverse("explain:workbook", args=[key]) + asked_for),
            (_("JSON"), reverse("api:explain.figure") + f"?key={key}{asked_for.replace('?', '&', 1)}"),
        ],
    }
    return render(request, "explain/figure.html", context)


def workbook(request: Request, key: str) -> HttpResponse:
    """The same as a workbook."""
    _kind, _asked, told = _told(request, key)
    response = HttpResponse(workbooks.written(told, at=request.now), content_type=MEDIA_TYPE)
    name = f"{told.label} {told.on.isoformat()}.xlsx"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _told(request: Request, key: str) -> tuple[FigureKind, Asked, Explanation]:
    kind = reads.kind_of(request.actor, key)
    if kind is None:
        raise Http404
    asked = asked_day(request, ahead=kind.ahead)
    on: date = asked.on if kind.dated else request.today
    told = reads.explanation(request.actor, kind, request.GET.dict(), on=on, today=request.today)
    if told is None:
        raise Http404
    return kind, asked, told
