"""Plans: all of them, one with its goal areas, one over time, and who has answered the follow-up of one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction.reads import Document
from farled.people.reads import Request
from farled.planning import figures, reads, rules
from farled.planning.states import PLAN_PAGE
from farled.web.as_of import asked_day
from farled.web.slots import links_for

ROWS_SHOWN = 200  # a longer plan shows its areas with links to the list


def plans(request: Request) -> HttpResponse:
    """Every plan with its figures; with ``?on=`` as they were that day."""
    actor, asked = request.actor, asked_day(request, ahead=False)
    at = asked.at
    every = reads.report_every(actor.organisation_id, asked.on, at=at)
    if at is None:
        counts = reads.tallies_of(reads.activity_rows(actor), on=asked.on, every=every)
    else:
        counts = figures.tally((row.activity for row in reads.rows_in_sight_at(actor, at)), on=asked.on, every=every)
    documents = list(reads.plans(actor))
    context = {
        "rows": figures.plans(documents, counts),
        "asked": asked,
        "on": asked.on if asked.past else None,
        "counts": figures.together(counts),
        "can_report": not asked.past and bool(reads.own_bodies(actor)) and actor.may("planning.report"),
    }
    return render(request, "planning/plans.html", context)


def plan(request: Request, pk: int) -> HttpResponse:
    """One plan: how it stands, goal area by goal area; with ``?on=`` as it stood that day."""
    document = _plan(request, pk)
    asked = asked_day(request, ahead=False)
    on = asked.on if asked.past else None
    then = on or request.today
    at = asked.at
    every = reads.report_every(document.organisation_id, then, at=at)
    where = reads.bearings(request.actor, at=at)
    if at is None:
        counts = reads.tallies([document.pk], on=then, every=every)
        soonest = list(reads.soonest([document.pk], on=then))
        rows = reads.plan_rows(document) if sum(each.total for each in counts) <= ROWS_SHOWN else []
    else:
        rows = reads.plan_rows_at(document, at)
        counts = figures.tally((row.activity for row in rows), on=then, every=every)
        soonest = figures.soonest((row.activity for row in rows), on=then)
    states = figures.areas(counts, where, soonest)
    whole = figures.together(counts)
    requests = reads.requests(request.actor, document, at=at)
    context = {
        "plan": document,
        "asked": asked,
        "on": on,
        "counts": whole,
        "nouns": figures.nouns(whole),
        "answer": figures.plan_answer(whole, states),
        "areas": states,
        "lines": figures.lines(rows, states, where, on=then) if len(rows) <= ROWS_SHOWN else [],
        "follow_up": figures.follow_up(requests, on=then),
        "tabs": _tabs(document, "plan"),
        "can_keep": on is None and rules.can_keep(request.actor, document),
        "can_ask": on is None and _can_ask(request, document),
        "links": links_for(PLAN_PAGE, document, request),
    }
    return render(request, "planning/plan.html", context)


def gantt(request: Request, pk: int) -> HttpResponse:
    """One plan over time; with ``?on=`` as it stood that day."""
    document = _plan(request, pk)
    asked = asked_day(request, ahead=False)
    on = asked.on if asked.past else None
    at = asked.at
    rows = reads.plan_rows(document) if at is None else reads.plan_rows_at(document, at)
    where = reads.bearings(request.actor, at=at)
    context = {
        "plan": document,
        "asked": asked,
        "on": on,
        "gantt": figures.gantt(document.title, rows, where, on=on or request.today),
        "tabs": _tabs(document, "gantt"),
        "can_keep": on is None and rules.can_keep(request.actor, document),
    }
    return render(request, "planning/gantt.html", context)


def follow_up(request: Request, pk: int) -> HttpResponse:
    """The rounds of a plan, the latest first, with how far each has come; with ``?on=`` as they were that day."""
    document = _plan(request, pk)
    asked = asked_day(request, ahead=False)
    context = {
        "plan": document,
        "asked": asked,
        "on": asked.on if asked.past else None,
        "rounds": reads.counted_rounds(request.actor, document, at=asked.at),
        "tabs": _tabs(document, "follow_up"),
        "can_ask": not asked.past and _can_ask(request, document),
    }
    return render(request, "planning/follow_up.html", context)


def _can_ask(request: Request, document: Document) -> bool:
    """Whether the actor may open a round: the plan is theirs to keep, and somebody has decided it."""
    return rules.can_keep(request.actor, document) and reads.is_decided(document)


def _plan(request: Request, pk: int) -> Document:
    return get_object_or_404(reads.plans(request.actor), pk=pk)


def _tabs(document: Document, here: str) -> list[tuple[str, str, bool]]:
    names = {"plan": _("Målområden"), "gantt": _("Över tid"), "follow_up": _("Uppföljning")}
    tabs = [(label, reverse(f"planning:{name}", args=[document.pk]), name == here) for name, label in names.items()]
    return [*tabs, (_("Alla som lista"), figures.list_url(plan=document.pk), False)]
