"""Candidates of a selection: they come, go and are chosen by people."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures.desk import page as figures
from farled.portfolio.forms import desk as forms
from farled.portfolio.models import Candidate
from farled.portfolio.reads import desk as reads
from farled.portfolio.rules import desk as rules
from farled.portfolio.views.desk import act_page, opened, page
from farled.web.forms import form_page
from farled.web.numbers import whole


def add_candidate(request: Request, pk: int) -> HttpResponse:
    """Let an application take part."""
    row = opened(request, pk)
    rules.check_can_select(request.actor, row.organisation_id)
    return act_page(
        request,
        row,
        acts.add_candidate,
        form=forms.CandidateForm(request.actor, row, request.POST or None),
        message=_("Ansökan är med i urvalet."),
        template="portfolio/add_candidate.html",
        count=reads.can_be_added(request.actor, row).count(),
    )


def change_candidate(request: Request, pk: int) -> HttpResponse:
    """Change when it can begin at the latest."""
    row = candidate(request, pk)
    initial = {"version": row.version, "latest_start": row.latest_start}
    form = forms.ChangeCandidateForm(request.POST or None, initial=initial)
    message, template = _("Senaste start är ändrad."), "portfolio/change_candidate.html"
    return _act(request, row, acts.change_candidate, form, message, template)


def remove_candidate(request: Request, pk: int) -> HttpResponse:
    """Take it out of the selection."""
    row = candidate(request, pk)
    form = forms.DeskWhyForm(request.POST or None, initial={"version": row.version})
    message, template = _("Ansökan är inte längre med i urvalet."), "portfolio/remove_candidate.html"
    return _act(request, row, acts.remove_candidate, form, message, template)


def set_resource_use(request: Request, pk: int) -> HttpResponse:
    """Say how much of a resource it takes."""
    row = candidate(request, pk)
    form = forms.ResourceUseForm(request.POST or None, initial={"version": row.version})
    message, template = _("Resursen är sparad."), "portfolio/set_resource_use.html"
    return _act(request, row, acts.set_resource_use, form, message, template)


def choose(request: Request, pk: int) -> HttpResponse:
    """Choose it or not."""
    row = candidate(request, pk)
    found = figures.page_of(row.desk, request.actor)
    line = next(each for each in found.lines if each.candidate.pk == row.pk)
    initial = {
        "version": row.version,
        "chosen": {True: "yes", False: "no", None: ""}[row.chosen],
        "start_year": row.start_year,
        "departs_because": row.departs_because,
    }
    form = forms.ChooseForm(row, request.POST or None, initial=initial)
    message, template = _("Valet är sparat."), "portfolio/choose.html"
    return _act(request, row, acts.choose, form, message, template, line=line)


def take_plan(request: Request, pk: int) -> HttpResponse:
    """Choose as the proposal, or as a point of benefit against balance."""
    row = opened(request, pk)
    rules.check_can_select(request.actor, row.organisation_id)
    number = whole(request.GET.get("point", ""))
    found = figures.page_of(row, request.actor)
    point = next((each for each in figures.trade_off_of(found) if each["number"] == number), None)
    return act_page(
        request,
        row,
        acts.take_plan,
        form=forms.TakePlanForm(request.POST or None, initial={"version": row.version, "point": number}),
        message=_("Ansökningarna är valda. Ändra dem som gruppen vill något annat med."),
        template="portfolio/take_plan.html",
        point=point,
    )


def candidate(request: Request, pk: int) -> Candidate:
    """A candidate of a selection the actor may work in; 404 for one that is not seen."""
    found: Candidate = get_object_or_404(reads.candidates(request.actor), pk=pk)
    rules.check_can_select(request.actor, found.desk.organisation_id)
    return found


def _act(
    request: Request, row: Candidate, act: Any, form: Any, message: str, template: str, **context: object
) -> HttpResponse:
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(candidate=row, by=request.actor, at=request.now, **data),
        done=lambda _done: page(row.desk),
        message=message,
        context={"desk": row.desk, "candidate": row, "title": row.application.initiative.title, **context},
    )
