"""Integrations: the list, and what is done with one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request
from farled.systems import acts, reads, rules
from farled.systems.forms import integrations as forms
from farled.systems.forms.systems import RemoveForm
from farled.systems.models import Integration
from farled.systems.states import Way
from farled.systems.views.systems import own_system, page
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link


def _change(row: Integration) -> str:
    return reverse("systems:change_integration", args=[row.pk])


def _columns(request: Request) -> list[Column]:
    def carries(row: Integration) -> object:
        may = rules.can_integrate(request.actor, row.giver, row.taker)
        return link(_change(row), row.carries) if may else row.carries

    return [
        Column(key="giver", cell=lambda row: link(page(row.giver), row.giver.name)),
        Column(key="taker", cell=lambda row: link(page(row.taker), row.taker.name)),
        Column(key="carries", cell=carries),
        Column(key="way", label=gettext_lazy("Väg"), cell=lambda row: Way(row.way).label),
        Column(key="ground", cell=lambda row: row.ground or None),
    ]


def integrations(request: Request) -> HttpResponse:
    """Everything that goes from one system to another."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.integrations(request.actor),
        columns=_columns(request),
        filterset=forms.IntegrationFilter,
        default_order="giver",
        nouns=(_("integration"), _("integrationer")),
        empty=Empty(
            _("Inga integrationer än"),
            _("Här syns vad som går från ett system till ett annat, och vad som påverkas när ett av dem ändras."),
            reverse("systems:add_integration") if may else "",
            _("Lägg till en integration") if may else "",
        ),
        sheet="systems.integrations",
    )
    return listing.render("systems/integrations.html", {"can_add": may})


def add_integration(request: Request) -> HttpResponse:
    """Tell that one system gives another information; with ``?from=`` the giver is chosen already."""
    return form_page(
        request,
        template="systems/add_integration.html",
        form=forms.IntegrationForm(request.actor, request.POST or None, initial={"giver": request.GET.get("from", "")}),
        act=lambda data: acts.add_integration(by=request.actor, at=request.now, **data),
        done=lambda made: page(made.giver),
        message=_("Integrationen är sparad."),
    )


def change_integration(request: Request, pk: int) -> HttpResponse:
    """Change what goes where, and how."""
    one = _opened(request, pk)
    initial = now(one, forms.ChangeIntegrationForm)
    return form_page(
        request,
        template="systems/change_integration.html",
        form=forms.ChangeIntegrationForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.change_integration(integration=one, by=request.actor, at=request.now, **data),
        done=lambda changed: page(changed.giver),
        message=_("Ändringen är sparad."),
        context=_around(request, one),
    )


def remove_integration(request: Request, pk: int) -> HttpResponse:
    """Tell that information does not go there any more."""
    one = _opened(request, pk)
    giver = page(one.giver)
    return form_page(
        request,
        template="systems/remove_integration.html",
        form=RemoveForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_integration(integration=one, by=request.actor, at=request.now, **data),
        done=lambda _none: giver,
        message=_("Integrationen är borttagen."),
        context=_around(request, one),
    )


def _opened(request: Request, pk: int) -> Integration:
    one = get_object_or_404(reads.integrations(request.actor), pk=pk)
    rules.check_can_integrate(request.actor, one.giver, one.taker)
    return one


def _around(request: Request, one: Integration) -> dict[str, Any]:
    return {"one": one, "giver": own_system(request, one.giver_id)}
