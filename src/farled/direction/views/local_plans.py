"""Bodies' own plans: who has one, what they contribute to, beginning one and asking for one."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from farled.agenda.reads import duties_of_kind
from farled.direction import acts, reads, rules
from farled.direction.figures import local_plans as figures
from farled.direction.forms.filters import PlanHolderFilter
from farled.direction.forms.local_plans import AskForm, BeginForm, ContributeForm
from farled.direction.reads import local_plans as plans
from farled.direction.states import LOCAL_PLAN_DUTY
from farled.direction.views.asking import own_document
from farled.people.reads import Request, own_organisation
from farled.web import formats
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.numbers import whole
from farled.web.templatetags.farled import state_tag

TIME_TO_PLAN = timedelta(days=60)


def local_plans(request: Request) -> HttpResponse:
    """Which bodies have a plan of their own, how it stands, and what the others are asked (R49)."""
    actor, today = request.actor, request.today
    held = figures.plans_by_body(actor, today)
    asked = duties_of_kind(LOCAL_PLAN_DUTY, actor)
    rows = plans.planning_bodies(actor)
    bodies = [each.pk for each in rows]
    with_plan = [each for each in bodies if held.get(each, figures.NOTHING).holds]
    may_ask, may_begin = rules.can_ask_for_plans(actor), actor.may("direction.edit")
    listing = ListPage(
        request,
        rows,
        columns=_columns(held, asked, today),
        filterset=PlanHolderFilter.of(held),
        default_order="body",
        nouns=(_("organ"), pgettext("flera", "organ")),
        caption=_("Organ och deras planer"),
        empty=Empty(
            _("Inga nämnder eller bolag än"),
            _("Här syns vilka nämnder, bolag eller kommuner som har en egen plan. Lägg upp dem först."),
            reverse("people:bodies"),
            _("Öppna organisationen"),
        ),
        sheet="direction.local_plans",
    )
    context = {
        "with_plan": len(with_plan),
        "total": len(bodies),
        "coming": sum(1 for each in bodies if held.get(each, figures.NOTHING).coming),
        "may_ask": may_ask and len(with_plan) < len(bodies),
        "may_begin": may_begin,
        "group_plans": plans.group_plans(actor),
        "others": plans.plans_to_learn_from(actor),
    }
    return listing.render("direction/local_plans.html", context)


def _columns(held: Any, asked: Any, today: Any) -> list[Column]:
    def plan(body: Any) -> Any:
        one = held.get(body.pk, figures.NOTHING).plan
        return link(reverse("direction:document", args=[one.pk]), one.title) if one else None

    def state(body: Any) -> Any:
        stand = held.get(body.pk, figures.NOTHING).stand
        return state_tag(stand.tag) if stand else state_tag("warn", _("ingen plan"))

    def above(body: Any) -> Any:
        documents = held.get(body.pk, figures.NOTHING).above
        return format_html_join(", ", '<a href="{}">{}</a>', _addresses(documents)) if documents else None

    def follow_up(body: Any) -> Any:
        due = asked.get(body.pk)
        return format_html("{} {}", _("Ombedd, senast"), formats.day(due, today=today)) if due else None

    def form(body: Any) -> Any:
        one = held.get(body.pk, figures.NOTHING).plan
        return (one.get_form_display() or _("egen plan")) if one else None

    return [
        Column(key="body", cell=lambda body: link(reverse("people:body", args=[body.pk]), body.name)),
        Column(key="kind", cell=lambda body: body.get_kind_display()),
        Column(key="plan", cell=plan),
        Column(key="state", label=gettext_lazy("Status"), cell=state),
        Column(key="form", cell=form),
        Column(key="above", label=gettext_lazy("Konkretiserar"), cell=above),
        Column(key="asked", label=gettext_lazy("Uppföljning"), cell=follow_up),
    ]


def _addresses(documents: Any) -> Any:
    return ((reverse("direction:document", args=[each.pk]), each.title) for each in documents)


def contributions(request: Request, pk: int) -> HttpResponse:
    """Every objective of a document beside every body: who contributes with what, and where nobody does."""
    document = own_document(request, pk)
    found = figures.matrix(document, request.actor, request.today)
    every = request.GET.get("bodies") == "all"
    context = {
        "document": document,
        "matrix": found,
        "every": every,
        "columns": [column for column in found.columns if every or column.reached],
        "rows": [
            (row, [(column, cell) for column, cell in row.cells if every or column.reached]) for row in found.rows
        ],
        "may_ask": rules.can_ask_for_plans(request.actor) and bool(found.without_plan),
    }
    return render(request, "direction/contributions.html", context)


def begin(request: Request) -> HttpResponse:
    """Begin a body's plan below the organisation's."""
    actor = request.actor
    above = plans.group_plans(actor)
    return form_page(
        request,
        template="direction/begin_local_plan.html",
        form=BeginForm(
            actor,
            above,
            request.POST or None,
            initial={
                "body": whole(request.GET.get("body", "")),
                "concretises": reads.in_force(above, request.today) if above.exists() else None,
            },
        ),
        act=lambda data: acts.begin_local_plan(
            organisation=own_organisation(actor),
            by=actor,
            at=request.now,
            **({"concretises": ()} | data),
        ),
        done=lambda made: reverse("direction:document", args=[made.pk]),
        message=_("Planen finns nu som utkast. Säg vad den bidrar till."),
    )


def contribute(request: Request, pk: int) -> HttpResponse:
    """Add an objective to a plan that contributes to one above it."""
    document = own_document(request, pk)
    aims = plans.aims_above(document, request.actor)
    return form_page(
        request,
        template="direction/contribute.html",
        form=ContributeForm(
            aims,
            request.POST or None,
            decided=rules.is_decided(document),
            initial={"to": whole(request.GET.get("to", ""))},
        ),
        act=lambda data: acts.contribute(document=document, by=request.actor, at=request.now, **data),
        done=lambda _made: reverse("direction:document", args=[document.pk]),
        message=_("Bidraget är sparat."),
        context={"document": document},
    )


def ask(request: Request) -> HttpResponse:
    """Ask bodies without a plan to make one by a day."""
    actor = request.actor
    rows = figures.bodies_lacking(actor, request.today)
    lacking = [each.pk for each in rows]
    return form_page(
        request,
        template="direction/ask_for_plans.html",
        form=AskForm(rows, request.POST or None, initial={"bodies": lacking, "due": request.today + TIME_TO_PLAN}),
        act=lambda data: acts.ask_for_plans(by=actor, at=request.now, **data),
        done=lambda _count: reverse("direction:local_plans"),
        message=_("Frågan är ställd. Den syns på startsidan hos var och en tills planen är beslutad."),
    )
