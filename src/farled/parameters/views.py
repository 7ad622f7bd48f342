"""The pages of the parameters."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.parameters import acts, forms, reads, rules
from farled.people.reads import Request, own_organisation
from farled.web.forms import form_page


def parameters(request: Request) -> HttpResponse:
    """Each parameter with the value that holds today and those it has had."""
    decided: dict[str, list[reads.ParameterValue]] = {}
    for row in reads.values(request.actor):
        decided.setdefault(row.key, []).append(row)
    rows = []
    for known in reads.KNOWN.values():
        values = decided.get(known.key, [])
        now = next((value for value in values if value.valid_from <= request.today), None)
        rows.append({"known": known, "now": now, "values": values})
    context = {"rows": rows, "can_manage": rules.can_manage(request.actor, request.actor.organisation_id)}
    return render(request, "parameters/parameters.html", context)


def set_value(request: Request) -> HttpResponse:
    """Let a parameter have a new value."""
    organisation = own_organisation(request.actor)
    return form_page(
        request,
        template="parameters/set_value.html",
        form=forms.ValueForm(request.POST or None, initial={"valid_from": request.today}),
        act=lambda data: acts.set_value(organisation=organisation, by=request.actor, at=request.now, **data),
        done=lambda _row: reverse("parameters:parameters"),
        message=_("Värdet är sparat."),
    )
