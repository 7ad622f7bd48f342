"""What columns, names and goals of a file stand for, one page for each."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from farled.imports import acts, figures, forms, reads, rules
from farled.imports.views.shown import opened, page, shell
from farled.imports.wording import place
from farled.people.reads import Request
from farled.people.reads import bodies as known_bodies
from farled.web.refused import Refused

PER_PAGE = 50  # names or goals asked about at a time


def columns(request: Request, pk: int) -> HttpResponse:
    """Say what each column of the tables holds; the file is then read anew."""
    one = opened(request, pk)
    rules.check_can_read_anew(one)
    tables = one.found.get("tables", [])
    known = reads.maps_by_signature(one.organisation_id, [table["signature"] for table in tables])
    posted = request.POST or None
    asked = []
    distinct = {table["signature"]: table for table in reversed(tables) if table["columns"]}
    largest = figures.largest_unread(distinct.values())
    for number, (signature, table) in enumerate(sorted(distinct.items(), key=lambda pair: pair[1]["read"])):
        remembered, prefix = known.get(signature), f"t{number}"
        used = f"use-{prefix}" in request.POST if posted else signature == largest
        form = forms.ColumnsForm(table, remembered.columns if remembered else {}, posted, prefix=prefix)
        asked.append({"table": table, "form": form, "known": remembered, "place": place(table["header"]), "used": used})
    context: dict[str, Any] = {**shell(request, one), "asked": asked}
    if posted is None:
        return render(request, "imports/columns.html", context)
    chosen = [each for each in asked if each["used"]]
    status = 422
    if all(each["form"].is_valid() for each in chosen):
        try:
            acts.map_columns(
                reading=one,
                tables={each["table"]["signature"]: each["form"].columns() for each in chosen},
                by=request.actor,
                at=request.now,
            )
        except Refused as refused:
            context["refusal"], status = refused.sentence, refused.status
        else:
            messages.success(request, _("Kolumnerna är sparade till nästa gång. Filen läses om."))
            return HttpResponseRedirect(page(one), status=303)
    return render(request, "imports/columns.html", context, status=status)


def bodies(request: Request, pk: int) -> HttpResponse:
    """Say who each name of the file means; one answer holds for all its rows."""
    one = opened(request, pk)
    rules.check_can_decide(request.actor, one)
    shown = Paginator(reads.parties(one), PER_PAGE).get_page(request.GET.get("page"))
    form = forms.PartiesForm(list(shown), list(known_bodies(request.actor)), request.POST or None)
    context = {**shell(request, one), "form": form, "shown": shown, "open": reads.open_parties(one)}
    if request.method != "POST":
        return render(request, "imports/bodies.html", context)
    if not form.is_valid():
        return render(request, "imports/bodies.html", context, status=422)
    acts.decide_parties(reading=one, meant=form.meant(), by=request.actor, at=request.now)
    messages.success(request, _("Valen är sparade och gäller alla rader som nämner namnen."))
    return HttpResponseRedirect(page(one), status=303)


def goals(request: Request, pk: int) -> HttpResponse:
    """Say what each goal area and objective of the file becomes."""
    one = opened(request, pk)
    rules.check_can_decide(request.actor, one)
    shown = Paginator(reads.goals(one), PER_PAGE).get_page(request.GET.get("page"))
    objectives = reads.objectives_near(one.document, request.actor)
    form = forms.GoalsForm(list(shown), objectives, request.POST or None)
    context = {**shell(request, one), "form": form, "shown": shown}
    if request.method != "POST":
        return render(request, "imports/goals.html", context)
    if not form.is_valid():
        return render(request, "imports/goals.html", context, status=422)
    acts.decide_goals(reading=one, becomes=form.becomes(), by=request.actor, at=request.now)
    messages.success(request, _("Målen är sparade och gäller alla rader som står under dem."))
    return HttpResponseRedirect(page(one), status=303)
