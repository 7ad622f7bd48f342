"""Applications: the project office's queue, one of them, beginning one and changing what it says."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases.figures import summary
from farled.cases.reads import with_lines
from farled.cases.states import CaseState
from farled.direction.reads.terms import explained_on
from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.acts.steps import SUPPLEMENT
from farled.portfolio.figures import applications as figures
from farled.portfolio.figures.grants import because_of, told_rows
from farled.portfolio.figures.queue import wait_of
from farled.portfolio.forms import application_filters
from farled.portfolio.forms import applications as forms
from farled.portfolio.models import Application
from farled.portfolio.reads import applying as reads
from farled.portfolio.reads import granting
from farled.portfolio.reads.money import who_decides
from farled.portfolio.rules import applications as rules
from farled.portfolio.rules.money import named
from farled.portfolio.states import APPLICATION_PAGE, ApplicationState
from farled.trail.reads import told_asked
from farled.web import formats
from farled.web.explained import linked
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.next_step import ways_asked
from farled.web.numbers import whole
from farled.web.slots import exports_for, panels_asked
from farled.web.templatetags.farled import state_tag
from farled.web.together import together


def applications(request: Request) -> HttpResponse:
    """The queue: what waits, for whom, how long, and what comes next."""
    may_apply = request.actor.may("portfolio.apply")

    def title(row: Application) -> object:
        mark = _("beslutas under året") if row.urgent else ""
        return format_html('{} <span class="small">{}</span>', link(page(row), str(row)), mark)

    def waits(row: Application) -> object:
        wait = wait_of(row)
        if wait is None:
            return None
        return format_html("{}: {}", wait.who, wait.what)

    def since(row: Application) -> object:
        wait = wait_of(row)
        return formats.day(wait.since) if wait else None

    listing = ListPage(
        request,
        reads.applications_listed(request.actor),
        columns=[
            Column(key="initiative", cell=title, order=["number"]),
            Column(
                key="state", label=gettext_lazy("Läge"), cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("state", ApplicationState), "number"],
            ),
            Column(key="waits", label=gettext_lazy("Väntar på"), cell=waits),
            Column(key="since", label=gettext_lazy("Sedan"), cell=since),
            Column(key="body", cell=lambda row: row.body.name),
            Column(key="coach_name", cell=lambda row: row.coach_name or None),
            Column(
                key="asked", label=gettext_lazy("Söker"), numeric=True, order=["asked_for"],
                cell=lambda row: linked("portfolio.asked", formats.kr(row.asked_for, unit="exact"), application=row.pk),
            ),
        ],
        filterset=application_filters.ApplicationFilter,
        default_order="state",
        nouns=(_("ansökan"), _("ansökningar")),
        empty=Empty(
            _("Inga ansökningar än"),
            _("Här samlas ansökningar om medel. Sök för ett initiativ som är klart för beredning."),
            reverse("portfolio:begin_application") if may_apply else "",
            _("Sök medel"),
        ),
        caption=_("Ansökningar"),
        exports=exports_for(Application.KIND, request),
        sheet="portfolio.applications",
    )  # fmt: skip
    found = list(reads.under_way(request.actor).values_list("coach_id", flat=True))
    context = {
        "may_apply": may_apply,
        "under_way": formats.number(len(found)),
        "no_coach": formats.number(sum(coach is None for coach in found)),
    }
    return listing.render("portfolio/applications.html", context)


def application(request: Request, pk: int) -> HttpResponse:
    """One application: where it is and what it waits for, what it asks for and on what ground."""
    one, actor = opened(request, pk), request.actor
    locked = one.case is not None and one.case.state != CaseState.DRAFT
    reads_notes = rules.can_read_notes(actor, one)
    _parts, _lines, steps, external, notes, grants, panels, ways, history, _terms = together(
        reads.with_parts(one),
        with_lines(one.case, appraised=locked) if one.case is not None else None,
        reads.steps_of(one),
        reads.external_of(one),
        reads.notes_of(actor, one) if reads_notes else (),
        granting.grants(actor).filter(application=one),
        panels_asked(Application.KIND, one, request),
        ways_asked(APPLICATION_PAGE, one, request),
        told_asked(one, reader=actor, limit=20),
        explained_on(request),
    )
    money = figures.money(one, list(one.parts.all()))
    awaited = bool(money.asked) and one.state in rules.HELPED
    supplement = one.state == ApplicationState.SUPPLEMENT
    left, asked_for, limit, revoked = together(
        figures.left(one),
        reads.due_of(SUPPLEMENT, one) if supplement else (),
        who_decides(one.organisation_id, granting.portfolios_of(one), money.asked, request.today) if awaited else None,
        granting.revoked_on(grants),
    )
    grant = next(iter(grants), None)
    taken_back = revoked.get(grant.pk) if grant is not None else None
    context = {
        "one": one,
        "answer": figures.answer(
            one, left=left, decides=named(limit) if limit else "", revoked=taken_back, due=next(iter(asked_for), None)
        ),
        "state": figures.state_tag(one, grant.state if grant is not None else ""),
        "left": left,
        "stops": figures.stops(steps),
        "money": money,
        "decides": named(limit) if awaited else "",
        "because": because_of(limit),
        "granted": {"grants": told_rows(grants, revoked)},
        "grant": grant,
        "figures": summary(one.case) if one.case is not None and locked else None,
        "external": external,
        "outside": formats.kr(sum(each.amount for each in external if each.state != "refused")),
        "reads_notes": reads_notes,
        "notes": notes,
        "may_change_external": rules.can_apply(actor, one),
        "facts": figures.facts(one),
        "history": history,
        "panels": panels,
        "links": ways.links,
        "can": figures.possible(one, actor),
    }
    return render(request, "portfolio/application.html", context)


def begin_application(request: Request) -> HttpResponse:
    """Begin an application for an initiative."""
    more, rows = request.POST.get(forms.MORE, ""), reads.initiatives_to_apply_for(request.actor)
    known, open_ = together(rows, reads.open_portfolios(request.actor, on=request.today))
    form_of = partial(forms.BeginForm, request.actor, request.today, known=known, open_=open_)
    if more:
        form = form_of(None, initial=request.POST.dict(), more=more)
        return render(request, "portfolio/begin_application.html", {"form": form})
    asked = whole(request.GET.get("initiative", ""))
    of = next((each for each in known if each.pk == asked), None)
    begun = forms.begun_for(of, open_, on=request.today) if of is not None else {}
    form = form_of(request.POST or None, initial=begun)
    return form_page(
        request,
        template="portfolio/begin_application.html",
        form=form,
        act=lambda data: acts.begin_application(
            initiative=data["initiative"], wish=forms.wish(data), by=request.actor, at=request.now
        ),
        done=page,
        message=_("Ansökan är påbörjad. Lämna in den när den är klar."),
        context={} if request.POST else {"nothing": not known, "no_portfolio": not open_},  # what is typed stays
    )


def change_application(request: Request, pk: int) -> HttpResponse:
    """Change what an application says."""
    one = opened(request, pk)
    rules.check_can_apply(request.actor, one)
    more, parts = request.POST.get(forms.MORE, ""), reads.parts_now(one)
    context = {"one": one}
    form_of = partial(forms.ChangeForm, request.actor, request.today, parts=parts)
    if more:
        form = form_of(None, initial=request.POST.dict(), more=more)
        return render(request, "portfolio/change_application.html", {"form": form, **context})
    form = form_of(request.POST or None, initial=forms.typed(one, parts))

    def act(data: dict[str, Any]) -> Application:
        return acts.change_application(
            application=one, version=data["version"], wish=forms.wish(data), by=request.actor, at=request.now,
            why=data.get("why", ""),
        )  # fmt: skip

    return form_page(
        request, template="portfolio/change_application.html", form=form, act=act, done=page,
        message=_("Ändringen är sparad."), context=context,
    )  # fmt: skip


# --- What the room's views share --------------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> Application:
    """An application the actor may see; 404 for any other."""
    return get_object_or_404(reads.applications(request.actor), pk=pk)


def page(one: Application) -> str:
    """The application's own page."""
    return reverse("portfolio:application", args=[one.pk])
