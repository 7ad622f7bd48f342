"""Grants: the list, one of them, and what follows after the decision."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures import grants as figures
from farled.portfolio.forms import grants as forms
from farled.portfolio.models import Grant, Tranche
from farled.portfolio.reads import granting as reads
from farled.portfolio.rules import grants as rules
from farled.portfolio.rules.money import exact
from farled.portfolio.states import GRANT_PAGE, GrantState
from farled.portfolio.views.deciding import page
from farled.trail.reads import told
from farled.web import formats
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, as_declared, link, swedish
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def grants(request: Request) -> HttpResponse:
    """Everything that has been granted."""
    listing = ListPage(
        request,
        reads.grants(request.actor),
        columns=[
            Column(
                key="title",
                cell=lambda row: link(page(row), row.application.initiative.title),
            ),
            Column(key="applicant", cell=lambda row: row.application.body.name),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("state", GrantState)],
            ),
            Column(
                key="amount", label=gettext_lazy("Beviljat"), numeric=True, order=["amount"],
                cell=lambda row: format_html('<span class="given">{}</span>', exact(row.amount)),
            ),
            Column(
                key="returned", label=gettext_lazy("Återlämnat"), numeric=True, order=["returned"],
                cell=lambda row: format_html('<span class="given">{}</span>', exact(row.returned)),
            ),
            Column(key="decided_on", cell=lambda row: formats.day(row.decided_on)),
            Column(key="body", label=gettext_lazy("Beslutat av"), cell=lambda row: row.body.name,
                   order=[swedish("body__name")]),
        ],
        filterset=forms.GrantFilter,
        default_order="-decided_on",
        nouns=(_("beslut"), _("beslut")),
        empty=Empty(
            _("Inga medel är beviljade än"),
            _("Här står varje beslut om pengar: vem som beslutade, på vilka villkor och vad som är utbetalt."),
            reverse("portfolio:portfolios"),
            _("Till portföljerna"),
        ),
        caption=_("Beviljade medel"),
        sheet="portfolio.grants",
    )  # fmt: skip
    return listing.render("portfolio/grants.html", {})


def grant(request: Request, pk: int) -> HttpResponse:
    """One grant: who decided, why, on which conditions, and what each part waits for."""
    one = opened(request, pk)
    running = one.state == GrantState.RUNNING
    releases = rules.can_release(request.actor, one.organisation_id)
    rows = figures.tranche_rows(one, request.today)
    context = {
        "one": one,
        "answer": figures.grant_answer(one, [each.tranche for each in rows]),
        "decided_by": figures.decided_by(one),
        "rows": rows,
        "payable": next((each.tranche for each in rows if each.payable), None) if releases and running else None,
        "conditions": reads.conditions_of(one),
        "entries": list(reads.entries_of(one)),
        "releases": releases,
        "running": running,
        "can_finish": releases and running and not reads.unpaid_of(one) and not reads.unfulfilled_of(one),
        "can_revoke": figures.may_revoke(one, [each.tranche for each in rows], request.actor, request.today),
        "panels": panels_for(Grant.KIND, one, request),
        "links": links_for(GRANT_PAGE, one, request),
        "history": told(one, reader=request.actor, limit=20),
    }
    return render(request, "portfolio/grant.html", context)


def finish(request: Request, pk: int) -> HttpResponse:
    """Say that no more will be paid."""
    one = opened(request, pk)
    rules.check_can_release(request.actor, one.organisation_id)
    return form_page(
        request,
        template="portfolio/finish.html",
        form=forms.FinishForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.finish(grant=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("De beviljade medlen är slutreglerade."),
        context={"one": one},
    )


def fulfil_condition(request: Request, pk: int) -> HttpResponse:
    """Find a condition fulfilled."""
    one = get_object_or_404(reads.conditions(request.actor), pk=pk)
    rules.check_can_release(request.actor, one.grant.organisation_id)
    return form_page(
        request,
        template="portfolio/fulfil_condition.html",
        form=forms.FulfilForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.fulfil_condition(condition=one, by=request.actor, at=request.now, **data),
        done=lambda row: page(row.grant),
        message=_("Villkoret är uppfyllt."),
        context={"one": one.grant, "condition": one},
    )


def release_tranche(request: Request, pk: int) -> HttpResponse:
    """Pay out a part."""
    one = _tranche(request, pk)
    (row,) = [each for each in figures.tranche_rows(one.grant, request.today) if each.tranche.pk == one.pk]
    return form_page(
        request,
        template="portfolio/release_tranche.html",
        form=forms.ReleaseForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.release_tranche(tranche=one, by=request.actor, at=request.now, **data),
        done=lambda done: page(done.grant),
        message=_("Delen är utbetald."),
        context={"one": one.grant, "tranche": one, "waits": row.waits, "amount": exact(one.amount - one.returned)},
    )


def return_money(request: Request, pk: int) -> HttpResponse:
    """Give money back."""
    one = _tranche(request, pk)
    left = one.amount - one.returned
    return form_page(
        request,
        template="portfolio/return_money.html",
        form=forms.ReturnForm(request.POST or None, initial={"version": one.version, "amount": left}),
        act=lambda data: acts.return_money(tranche=one, by=request.actor, at=request.now, **data),
        done=lambda done: page(done.grant),
        message=_("Pengarna är tillbaka i sin portfölj."),
        context={"one": one.grant, "tranche": one, "amount": exact(left)},
    )


def opened(request: Request, pk: int) -> Grant:
    """A grant the actor may see; 404 for any other."""
    return get_object_or_404(reads.grants(request.actor), pk=pk)


def _tranche(request: Request, pk: int) -> Tranche:
    one = get_object_or_404(reads.tranches(request.actor), pk=pk)
    rules.check_can_release(request.actor, one.grant.organisation_id)
    return one
