"""Follow-up rounds: a plan's rounds, one with who has answered, opening, reminding, closing and opening it again."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.forms.rounds import suggested
from farled.planning.models import Round
from farled.planning.states import ROUND_PAGE, RoundState
from farled.trail.reads import as_they_were, told
from farled.web import jobs
from farled.web.as_of import Asked, asked_day
from farled.web.forms import form_page
from farled.web.slots import links_for


def open_round(request: Request, pk: int) -> HttpResponse:
    """Open a follow-up of a plan."""
    document = get_object_or_404(reads.plans(request.actor), pk=pk)
    rules.check_can_keep(request.actor, document)
    bodies = reads.bodies_taking_part(document)
    having = reads.bodies_with_approver(request.actor, on=request.today)
    return form_page(
        request,
        template="planning/open_round.html",
        form=forms.RoundForm(
            bodies,
            having,
            request.POST or None,
            initial=suggested(document.title, until=reads.holds_until(document), today=request.today),
        ),
        act=lambda data: acts.open_round(document=document, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Uppföljningen är öppnad och skickas nu ut."),
        context={"plan": document, "bodies": list(bodies), "has_approvers": bodies.filter(pk__in=having).exists()},
    )


def round_(request: Request, pk: int) -> HttpResponse:
    """One round: how far everybody has come, who has not answered, and what can be done; ``?on=`` for a past day."""
    row = opened(request, pk)
    asked = asked_day(request, ahead=False)
    if at := asked.at:
        return _round_then(request, row, asked, at)
    shown = jobs.progress(row, text=_("Uppföljningen skickas ut"), url=page(row), at=request.now)
    if answer := jobs.answer(request, shown):
        return answer
    standings = reads.standings(row)
    keeps = rules.can_keep(request.actor, row.document)
    context = {
        "round": row,
        "plan": row.document,
        "job": shown,
        "standings": [(each, figures.waits_for(each)) for each in standings],
        "progress": figures.progress(standings, on=request.today),
        "asked": asked,
        "edition": reads.edition_of(row),
        "can_keep": keeps,
        "added": reads.added(row) if keeps else [],
        "is_open": row.state == RoundState.OPEN,
        "is_closed": row.state == RoundState.CLOSED,
        "can_send_again": keeps and jobs.can_be_asked_again(row, at=request.now),
        "links": links_for(ROUND_PAGE, row, request),
        "history": told(row, reader=request.actor, limit=20),
    }
    return render(request, "planning/round.html", context)


def _round_then(request: Request, row: Round, asked: Asked, at: datetime) -> HttpResponse:
    """The round as it was on a day gone by; nothing can be done there."""
    then = as_they_were([row], at)
    standings = reads.standings(row, at=at) if then else []
    context = {
        "round": row,
        "plan": row.document,
        "there": bool(then),
        "standings": [(each, figures.waits_for(each)) for each in standings],
        "progress": figures.progress(standings, on=asked.on),
        "asked": asked,
        "on": asked.on,
    }
    return render(request, "planning/round.html", context)


def send_again(request: Request, pk: int) -> HttpResponse:
    """Take up the sending out that stopped."""
    row = opened(request, pk)
    if request.method == "POST":
        acts.send_out_again(round=row, by=request.actor, at=request.now)
    return HttpResponseRedirect(page(row), status=303)


def ask_about_added(request: Request, pk: int) -> HttpResponse:
    """Ask about what has come into the plan since the round was sent out."""
    row = opened(request, pk)
    if request.method == "POST":
        acts.ask_about_added(round=row, by=request.actor, at=request.now)
        messages.success(request, _("Det är med i uppföljningen. De som tar del i det har fått frågan."))
    return HttpResponseRedirect(page(row), status=303)


def remind(request: Request, pk: int) -> HttpResponse:
    """Remind those who have not answered."""
    row = opened(request, pk)
    rules.check_can_keep(request.actor, row.document)
    waiting = reads.returns(request.actor).waiting().filter(round=row).order_by("body__name")
    chosen = [one.pk for one in waiting if not request.GET.get("body") or str(one.body_id) == request.GET["body"]]
    return form_page(
        request,
        template="planning/remind.html",
        form=forms.RemindForm(
            waiting, request.POST or None, initial={"returns": chosen, "due": max(row.due, request.today)}
        ),
        act=lambda data: acts.remind(round=row, by=request.actor, at=request.now, **data),
        done=lambda _number: page(row),
        message=_("Påminnelsen är lagd."),
        context={"round": row, "plan": row.document},
    )


def close_round(request: Request, pk: int) -> HttpResponse:
    """Take no more answers."""
    row = opened(request, pk)
    rules.check_can_keep(request.actor, row.document)
    left = [each.one.body.name for each in reads.standings(row) if not each.submitted]
    return form_page(
        request,
        template="planning/close_round.html",
        form=forms.EditForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.close_round(round=row, by=request.actor, at=request.now, **data),
        done=page,
        message=ngettext(
            "Uppföljningen är stängd. Ett svar saknas.", "Uppföljningen är stängd. %(n)s svar saknas.", len(left)
        ) % {"n": len(left)}
        if left
        else _("Uppföljningen är stängd. Alla har svarat."),
        context={"round": row, "plan": row.document, "left": left},
    )  # fmt: skip


def reopen_round(request: Request, pk: int) -> HttpResponse:
    """Take answers again."""
    row = opened(request, pk)
    rules.check_can_keep(request.actor, row.document)
    return form_page(
        request,
        template="planning/reopen_round.html",
        form=forms.ReopenForm(
            request.POST or None, initial={"version": row.version, "due": max(row.due, request.today)}
        ),
        act=lambda data: acts.reopen_round(round=row, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Uppföljningen tar emot svar igen."),
        context={"round": row, "plan": row.document},
    )


def opened(request: Request, pk: int) -> Round:
    """A round the actor may see; 404 for any other."""
    return get_object_or_404(reads.rounds(request.actor), pk=pk)


def page(row: Round) -> str:
    """The round's own page."""
    return reverse("planning:round", args=[row.pk])
