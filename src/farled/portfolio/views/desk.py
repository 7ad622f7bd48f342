"""Selections: the list, one of them with its answer, and opening, changing, proposing and closing one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures.desk import page as figures
from farled.portfolio.forms import desk as forms
from farled.portfolio.models import Desk
from farled.portfolio.reads import desk as reads
from farled.portfolio.reads import money
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import DeskState
from farled.trail.reads import told
from farled.web import formats, jobs
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, as_declared, link, swedish
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def desks(request: Request) -> HttpResponse:
    """All selections of the organisation."""
    may = request.actor.may("portfolio.manage")
    listing = ListPage(
        request,
        reads.desks(request.actor),
        columns=[
            Column(key="title", cell=lambda row: link(page(row), row.title), order=[swedish("title")]),
            Column(
                key="state",
                label=gettext_lazy("Läge"),
                cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("state", DeskState), "first_year"],
            ),
            Column(key="years", label=gettext_lazy("År"), cell=_years, order=["first_year", "last_year"]),
            Column(key="group", cell=lambda row: row.group.name if row.group else formats.DASH),
            Column(
                key="candidates",
                label=gettext_lazy("Ansökningar"),
                cell=lambda row: (
                    _("%(n)s, varav %(chosen)s valda")
                    % {"n": formats.number(row.candidates_count), "chosen": formats.number(row.chosen_count)}
                ),
                order=["candidates_count"],
            ),
        ],
        default_order="state",
        nouns=(_("urval"), _("urval")),
        empty=Empty(
            _("Inga urval än"),
            _("I ett urval ställs ansökningar mot varandra inom portföljernas ramar. Öppna det första.")
            if may
            else _("I ett urval ställs ansökningar mot varandra inom portföljernas ramar. Strategen öppnar det."),
            reverse("portfolio:open_desk") if may else "",
            _("Öppna ett urval"),
        ),
        caption=_("Urval"),
        sheet="portfolio.desks",
    )
    return listing.render("portfolio/desks.html", {"may": may})


def _years(row: Desk) -> str:
    return f"{row.first_year}" if row.first_year == row.last_year else f"{row.first_year}–{row.last_year}"


def desk(request: Request, pk: int) -> HttpResponse:
    """One selection: the answer first, then every candidate, the frames, the rules, and what can be done."""
    row = opened(request, pk)
    latest = reads.latest_run(row)
    shown = jobs.progress(latest, text=_("Räknar fram ett förslag"), url=page(row), at=request.now) if latest else None
    if shown and (answer := jobs.answer(request, shown)):
        return answer
    found = figures.page_of(row, request.actor, latest=latest)
    going = shown is not None and not shown.finished and not shown.problem
    context = {
        "desk": row,
        "page": found,
        "answer": found.words.answer(found.proposal) if found.proposal else "",
        "ties": found.words.ties(found.proposal) if found.plan else "",
        "today": found.words.today(found.proposal) if found.plan else "",
        "conflict": found.words.conflict(found.proposal["conflict"]) if found.proposal.get("conflict") else [],
        "smallest": (found.proposal.get("conflict") or {}).get("smallest"),
        "job": None if shown is None or shown.finished else shown,
        "going": going,
        "rules": [(each, figures.rule_line(each, found.words.names)) for each in found.on.rules],
        "portfolios": found.on.portfolios,
        "frames": figures.frames_of(found),
        "chosen": figures.chosen_of(found),
        "years": _years(row),
        "history": told(row, reader=request.actor, limit=20),
        "panels": panels_for(Desk.KIND, row, request),
        "links": links_for(Desk.KIND, row, request),
        "can": figures.possible(row, request.actor),
    }
    return render(request, "portfolio/desk.html", context)


def open_desk(request: Request) -> HttpResponse:
    """Open a selection."""
    return form_page(
        request,
        template="portfolio/open_desk.html",
        form=forms.DeskForm(
            request.actor, request.POST or None, initial={"portfolios": request.GET.getlist("portfolio")}
        ),
        act=lambda data: acts.open_desk(by=request.actor, at=request.now, **data),
        done=page,
        message=_("Urvalet är öppnat. Lägg till ansökningarna som ska ställas mot varandra."),
        context={"nothing": not money.portfolios(request.actor).exists()},
    )


def change_desk(request: Request, pk: int) -> HttpResponse:
    """Change what a selection is about."""
    row = opened(request, pk)
    rules.check_can_keep_desks(request.actor, row.organisation_id)
    initial = now(row, forms.ChangeDeskForm) | {"version": row.version, "portfolios": sorted(reads.portfolio_ids(row))}
    return form_page(
        request,
        template="portfolio/change_desk.html",
        form=forms.ChangeDeskForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.change_desk(desk=row, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Ändringen är sparad."),
        context={"desk": row},
    )


def propose(request: Request, pk: int) -> HttpResponse:
    """Leave the selection as a proposal."""
    row = opened(request, pk)
    rules.check_can_select(request.actor, row.organisation_id)
    found = figures.page_of(row, request.actor)
    return act_page(
        request,
        row,
        acts.propose,
        form=forms.ProposeForm(request.POST or None, initial={"version": row.version, "outcome": row.outcome}),
        message=_("Förslaget är lämnat. Den som beslutar om en ansökan ser vad urvalet kom fram till."),
        template="portfolio/propose.html",
        chosen=figures.chosen_of(found),
        departures=[each for each in found.lines if each.departs],
    )


def reopen(request: Request, pk: int) -> HttpResponse:
    """Take the proposal back to work on it."""
    row = opened(request, pk)
    rules.check_can_keep_desks(request.actor, row.organisation_id)
    form = forms.DeskWhyForm(request.POST or None, initial={"version": row.version})
    message, template = _("Urvalet är öppet igen."), "portfolio/reopen.html"
    return act_page(request, row, acts.reopen, form=form, message=message, template=template)


def close_desk(request: Request, pk: int) -> HttpResponse:
    """Close it."""
    row = opened(request, pk)
    rules.check_can_keep_desks(request.actor, row.organisation_id)
    form = forms.CloseDeskForm(request.POST or None, initial={"version": row.version})
    message, template = _("Urvalet är avslutat."), "portfolio/close_desk.html"
    return act_page(request, row, acts.close_desk, form=form, message=message, template=template)


# --- What the desk's views share --------------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> Desk:
    """A selection the actor may see; 404 for any other."""
    found: Desk = get_object_or_404(reads.desks(request.actor), pk=pk)
    return found


def page(row: Desk) -> str:
    """The selection's own page."""
    return reverse("portfolio:desk", args=[row.pk])


def act_page(
    request: Request, row: Desk, act: Any, *, form: Any, message: str, template: str, **context: object
) -> HttpResponse:
    """The form of an act about a selection, which leads back to its page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(desk=row, by=request.actor, at=request.now, **data),
        done=lambda _done: page(row),
        message=message,
        context={"desk": row, **context},
    )
