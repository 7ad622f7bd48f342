"""Who may grant how much."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request, own_organisation
from farled.portfolio import acts, figures
from farled.portfolio.forms import money as forms
from farled.portfolio.models import Delegation
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.web import formats
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link


def delegations(request: Request) -> HttpResponse:
    """Every limit, those that hold and those that have ended."""
    may = request.actor.may("portfolio.manage")

    def who(row: Delegation) -> object:
        if not may or row.valid_to is not None:
            return rules.named(row)
        href = reverse("portfolio:end_delegation", args=[row.pk])
        return format_html('{} <span class="small">{}</span>', rules.named(row), link(href, _("Avsluta")))

    listing = ListPage(
        request,
        reads.delegations(request.actor),
        columns=[
            Column(key="body", label=gettext_lazy("Beslutar"), cell=who, order=["body__name"]),
            Column(
                key="most",
                label=gettext_lazy("Till och med"),
                cell=lambda row: format_html('<span class="given">{}</span>', figures.up_to(row)),
                order=["most"],
                numeric=True,
            ),
            Column(key="portfolio", cell=lambda row: row.portfolio.name if row.portfolio else _("alla portföljer")),
            Column(
                key="valid_from",
                label=gettext_lazy("Gäller"),
                cell=lambda row: formats.period(row.valid_from, row.valid_to),
                order=["valid_from"],
            ),
            Column(key="ground", cell=lambda row: row.ground),
        ],
        filterset=forms.DelegationFilter,
        default_order="most",
        nouns=(_("beslutsgräns"), _("beslutsgränser")),
        empty=Empty(
            _("Inga beslutsgränser än"),
            _("Utan en beslutsgräns kan ingen bevilja medel. Skriv in vad delegationsordningen säger.")
            if may
            else _(
                "Utan en beslutsgräns kan ingen bevilja medel. Strategen skriver in vad delegationsordningen säger."
            ),
            reverse("portfolio:set_delegation") if may else "",
            _("Sätt en beslutsgräns"),
        ),
        caption=_("Beslutsgränser"),
        sheet="portfolio.delegations",
    )
    return listing.render("portfolio/delegations.html", {"may": may})


def set_delegation(request: Request) -> HttpResponse:
    """Say who may grant, and up to how much."""
    return form_page(
        request,
        template="portfolio/set_delegation.html",
        form=forms.DelegationForm(request.actor, request.POST or None, initial={"valid_from": request.today}),
        act=lambda data: acts.set_delegation(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=lambda _row: reverse("portfolio:delegations"),
        message=_("Beslutsgränsen är satt."),
    )


def end_delegation(request: Request, pk: int) -> HttpResponse:
    """End a limit."""
    one = get_object_or_404(reads.delegations(request.actor), pk=pk)
    rules.check_can_manage(request.actor, one.organisation_id)
    return form_page(
        request,
        template="portfolio/end_delegation.html",
        form=forms.EndForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.end_delegation(delegation=one, by=request.actor, at=request.now, **data),
        done=lambda _row: reverse("portfolio:delegations"),
        message=_("Beslutsgränsen är avslutad."),
        context={"one": one, "who": rules.named(one)},
    )
