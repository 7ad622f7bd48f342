"""Activities and insatser: the list, one of them, and changing what they say."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.reads import where_stands
from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.models import Activity
from farled.planning.states import ActivityKind, Status
from farled.thread.figures import hanging
from farled.trail.reads import told
from farled.web import formats
from farled.web.as_of import asked_day
from farled.web.forms import form_page
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.refused import NotThen
from farled.web.slots import exports_for, links_for, panels_for
from farled.web.templatetags.farled import state_tag
from farled.web.together import answered

NEW = "new"  # in an address: the activity has just been added


def activities(request: Request) -> HttpResponse:
    """Every activity and insats one may see, to be filtered and ordered."""
    where = reads.bearings(request.actor)
    listing = ListPage(
        request,
        reads.activity_rows(request.actor),
        columns=_columns(where, request.today, cache(lambda: reads.leads_of(listing.page))),
        filterset=forms.activity_filter(where, request.today),
        default_order="plan",
        nouns=(_("rad"), _("rader")),
        empty=Empty(
            _("Inga aktiviteter än"),
            _("Här samlas allt som planerna innehåller. Öppna en plan för att lägga till, eller läs in en som finns."),
            reverse("planning:plans"),
            _("Till planerna"),
        ),
        caption=_("Aktiviteter och insatser"),
        exports=exports_for(Activity.KIND, request),
        sheet="planning.activities",
    )
    return listing.render("planning/activities.html")


def _columns(where: reads.Bearings, today: date, leads: Callable[[], Mapping[int, list[int]]]) -> list[Column]:
    """The list's columns; ``leads`` looks up those who answer for the rows of the page, once."""

    def title(row: Activity) -> object:
        url = reverse("planning:activity", args=[row.pk])
        if row.kind == ActivityKind.ACTIVITY:
            return link(url, row.title)
        return format_html('{} <span class="small">{}</span>', link(url, row.title), ActivityKind(row.kind).label)

    def area(row: Activity) -> object:
        found, plan = where.area_of(row), where.plans.get(row.document_id, "")
        return format_html(
            '<div class="where">{}<div class="small">{}</div></div>', found.title if found else _("Utan mål"), plan
        )

    def time(row: Activity) -> object:
        return format_html('<span class="nowrap">{}</span>', figures.time_of(row))

    def responsible(row: Activity) -> str:
        return figures.names(leads().get(row.pk, ()), where.bodies) or row.responsible_text

    return [
        Column(key="title", cell=title),
        Column(
            key="state",
            label=gettext_lazy("Läge"),
            cell=lambda row: state_tag(figures.state_of(row, today)),
            order=[as_declared("status", Status), "light", "end"],
        ),
        Column(key="plan", label=gettext_lazy("Målområde och plan"), cell=area, order=["document_id", "position"]),
        Column(key="leads", cell=responsible),
        Column(key="end", label=gettext_lazy("Tid"), cell=time, order=["end", "start"]),
        Column(key="reported", cell=lambda row: formats.day(row.reported_on, today=today) if row.reported_on else ""),
    ]


def activity(request: Request, pk: int) -> HttpResponse:
    """One activity or insats: how it goes, what it says, its reports; with ``?on=`` as it was that day."""
    one = opened(request, pk)
    asked = asked_day(request, ahead=False)
    on = asked.on if asked.past else None
    known = reads.known_at(one, request.actor, asked.at) if asked.at else reads.known(one, request.actor)
    then = on or request.today
    if known is None:
        raise NotThen("web.not_then", on=then.isoformat())
    reports = [report for report in reads.reports(one) if report.on <= then]
    may_report, may_edit = rules.can_report(request.actor, one), rules.can_edit(request.actor, one)
    keeps = rules.can_keep(request.actor, one.document)
    now = on is None
    node, line = answered(hanging(request.actor, one.node_kind, one.pk, on=request.today))
    days = reads.occasions_of(one) if known.activity.shape.occasions else []
    earlier, later = reads.goes_on(one, request.actor) if now else ([], [])
    draft = keeps and not reports and not reads.is_decided(one.document)
    context = {
        "one": one,
        "activity": known.activity,
        "known": known,
        "asked": asked,
        "on": on,
        "state": figures.state_of(known.activity, then),
        "answer": figures.answer(known.activity, on=then),
        "facts": figures.facts(known),
        "stands": where_stands(one.passage, request.actor, request.today) if one.passage and now else None,
        "latest": reports[0] if reports else None,
        "reports": reports[1:],
        "occasions": days,
        "trained": figures.trained(days, on=then),
        "owes": figures.owes(one, on=then) if now else [],
        "follows": reads.follows_from(one, request.actor) if now else [],
        "earlier": earlier,
        "later": later,
        "below": figures.reportable(reads.within(one, request.actor), on=then),
        "node": node,
        "line": line,
        "saved": _draft_done(request, one),
        "history": told(one, reader=request.actor, limit=20) if now else [],
        "panels": panels_for(Activity.KIND, one, request) if now else [],
        "links": links_for(Activity.KIND, one, request) if now else [],
        "can": figures.possible(one, reports=may_report, edits=may_edit, keeps=keeps, draft=draft) if now else {},
    }
    return render(request, "planning/activity.html", context)


def _draft_done(request: Request, one: Activity) -> str:
    """The name of the draft on the reader's own computer that has been saved by now; empty when none has."""
    saved = request.GET.get("saved")
    if saved == NEW:
        return figures.adding_key(request.actor.user_id, one.document_id)
    return figures.draft_key(request.actor.user_id, one.pk) if saved == str(one.pk) else ""


def add_activity(request: Request, pk: int) -> HttpResponse:
    """Add an activity or insats to a plan."""
    document = get_object_or_404(reads.plans(request.actor), pk=pk)
    rules.check_can_keep(request.actor, document)
    initial = {
        "kind": ActivityKind.ACTIVITY,
        "objective": request.GET.get("objective", ""),
        "added_on": request.today if reads.is_decided(document) else None,
        "leads": [document.body_id] if document.body_id else [],
    }
    return form_page(
        request,
        template="planning/add_activity.html",
        form=forms.AddForm(request.actor, request.POST or None, initial=initial),
        act=lambda data: acts.add_activity(
            document=document, content=forms.content(data), by=request.actor, at=request.now, **data
        ),
        done=lambda one: f"{page(one)}?saved={NEW}",
        message=_("Den står nu i planen."),
        context={"plan": document, "draft": figures.adding_key(request.actor.user_id, document.pk)},
    )


def change_activity(request: Request, pk: int) -> HttpResponse:
    """Change what an activity says and where it stands."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    initial = reads.stored(one) | {"version": one.version}
    return form_page(
        request,
        template="planning/change_activity.html",
        form=forms.ChangeForm(request.actor, request.POST or None, initial=initial, but=one.pk),
        act=lambda data: acts.change_activity(
            activity=one, content=forms.content(data), by=request.actor, at=request.now, **data
        ),
        done=page,
        message=_("Ändringen är sparad."),
        context={"activity": one},
    )


def set_bodies(request: Request, pk: int) -> HttpResponse:
    """Say who answers for an activity and who contributes."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    initial = reads.stored(one) | {"version": one.version}
    return act_page(
        request,
        one,
        acts.set_bodies,
        template="planning/set_bodies.html",
        form=forms.BodiesForm(request.actor, one, request.POST or None, initial=initial),
        message=_("Ansvaret är sparat."),
    )


def tie_passage(request: Request, pk: int) -> HttpResponse:
    """Say where in the text an activity stands."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    initial = {"version": one.version, "passage": one.passage_id}
    return act_page(
        request,
        one,
        acts.tie_passage,
        template="planning/tie_passage.html",
        form=forms.PassageForm(request.actor, one, request.POST or None, initial=initial),
        message=_("Kopplingen till texten är sparad."),
    )


def remove_draft(request: Request, pk: int) -> HttpResponse:
    """Delete a draft, after a question."""
    one = opened(request, pk)
    rules.check_can_keep(request.actor, one.document)
    plan = reverse("planning:plan", args=[one.document_id])
    return act_page(
        request,
        one,
        acts.remove_draft,
        template="planning/remove_draft.html",
        form=forms.EditForm(request.POST or None, initial={"version": one.version}),
        message=_("Utkastet är borttaget."),
        done=lambda _nothing: plan,
    )


# --- What the room's views share --------------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> Activity:
    """An activity the actor may see, with the bodies that take part; 404 for any other."""
    rows = reads.activities(request.actor).prefetch_related("parts__body", "listings", "sequels")
    return get_object_or_404(rows, pk=pk)


def page(one: Activity) -> str:
    """The activity's own page."""
    return reverse("planning:activity", args=[one.pk])


def act_page(
    request: Request,
    one: Activity,
    act: Callable[..., Any],
    *,
    template: str,
    form: django_forms.Form,
    message: str,
    done: Callable[[Any], str] | None = None,
    **context: object,
) -> HttpResponse:
    """The form of an act about an activity, which leads back to the activity's page unless told otherwise."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(activity=one, by=request.actor, at=request.now, **data),
        done=done or (lambda _done: page(one)),
        message=message,
        context={"activity": one, **context},
    )
