"""The map of the steering environment."""

from django.http import HttpResponse
from django.shortcuts import render

from farled.direction import reads
from farled.direction.figures.environment import environment as placed
from farled.direction.forms.environment import MapForm
from farled.people.reads import Request, bodies
from farled.web.forms import choose
from farled.web.numbers import whole


def environment(request: Request) -> HttpResponse:
    """What plans and what regulates, what holds on a day, and what is to what."""
    form = MapForm(request.GET or None)
    choose(form, "body", bodies(request.actor))
    asked = form.cleaned_data if form.is_valid() else {}
    day = asked.get("on") or request.today
    rows = reads.by_title(reads.documents(request.actor), request.actor)
    if asked.get("body"):
        rows = rows.filter(body=None) | rows.filter(body=asked["body"])
    documents = list(rows)
    here = whole(request.GET.get("document", "")) or 0
    chosen = next((each for each in documents if each.pk == here), None)
    found = placed(
        documents,
        reads.relations_between(documents, request.actor),
        day,
        all_of_them=asked.get("show") == "all",
        here=here if chosen else 0,
    )
    context = {"form": form, "map": found, "day": day, "chosen": chosen, "asked": bool(request.GET), "any": documents}
    return render(request, "direction/map.html", context)
