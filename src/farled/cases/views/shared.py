"""What concerns many cases at once: benefits counted more than once, and what another standard value would do."""

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render

from farled.cases import forms, reads
from farled.cases.figures.claims import claimed
from farled.cases.figures.claims_workbook import written
from farled.cases.figures.what_if import what_if as try_out
from farled.parameters.reads import KNOWN
from farled.people.reads import Request
from farled.web.workbooks import MEDIA_TYPE


def claims(request: Request) -> HttpResponse:
    """Where submitted versions count the same benefit, and what remains when nothing is counted twice (R65)."""
    found = claimed(request.actor)
    if request.GET.get("format") == "xlsx":
        response = HttpResponse(written(found), content_type=MEDIA_TYPE)
        response["Content-Disposition"] = 'attachment; filename="samma-nytta.xlsx"'
        return response
    context = {
        "found": found,
        "lost": sum(each.lost for each in found),
        "count": reads.submitted(request.actor).count(),
    }
    return render(request, "cases/claims.html", context)


def what_if(request: Request) -> HttpResponse:
    """What drafts would be worth with another standard value, before anybody decides it."""
    form = forms.WhatIfForm(request.GET if "key" in request.GET else None)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        key, value = form.cleaned_data["key"], Decimal(form.cleaned_data["value"])
        found = try_out(reads.materials(reads.cases(request.actor), on=request.today).values(), key, value)
        context |= {"found": found, "known": KNOWN[key], "value": str(value)}
    return render(request, "cases/what_if.html", context)
