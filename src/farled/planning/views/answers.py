"""What one body answers in a round: everything it owes on one page, saved as it goes, heard, handed in, approved."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.models import Answer, Return
from farled.planning.states import WRITABLE, Part, ReturnState, RoundState
from farled.trail.reads import as_they_were, told
from farled.web.as_of import Asked, asked_day
from farled.web.forms import form_page
from farled.web.saving import saved_as_it_goes


def answers(request: Request, pk: int) -> HttpResponse:
    """Everything a body owes in a round: what it contributes to, what it leads, and what is left."""
    one = opened(request, pk)
    rules.check_can_read(request.actor, one)
    asked = asked_day(request, ahead=False)
    if at := asked.at:
        return _answers_then(request, one, asked, at)
    rows = reads.answers(one)
    latest = reads.latest_reports(
        request.actor, reads.activity_rows(request.actor).filter(answers__within=one), on=request.today
    )
    pieces = figures.pieces(rows, reads.heard(rows, one.round_id), latest, on=request.today)
    takes = one.round.state == RoundState.OPEN and one.state in WRITABLE
    writes = takes and rules.can_answer(request.actor, one)
    leads = [each for each in pieces if each.leads]
    contributes = [each for each in pieces if not each.leads]
    left = [each for each in pieces if each.left]
    context = {
        "one": one,
        "asked": asked,
        "round": one.round,
        "plan": one.round.document,
        "leads": leads,
        "contributes": contributes,
        "left": left,
        "done": len(pieces) - len(left),
        "total": len(pieces),
        "lights": figures.lights(),
        "writes": writes,
        "contributing": writes and one.heard_on is None,
        "approves": rules.can_approve(request.actor, one, reads.writers(one))
        if one.state == ReturnState.FOR_APPROVAL
        else False,
        "sittings": reads.sittings(one),
        "can_send_back": rules.can_send_back(request.actor, one),
        "history": told(one, reader=request.actor, limit=10),
    }
    return render(request, "planning/answers.html", context)


def _answers_then(request: Request, one: Return, asked: Asked, at: datetime) -> HttpResponse:
    """What the body owed on a day gone by, how far it had come, and what it had said; nothing can be done there."""
    standing = next((each for each in reads.standings(one.round, at=at) if each.one.pk == one.pk), None)
    said = reads.visible_reports(request.actor).filter(body=one.body_id, on__lte=asked.on).order_by("on", "pk")
    owing = standing.owing if standing else ()
    said = said.filter(activity__in=[each.activity for each in owing])
    reports = {each.activity_id: each for each in as_they_were(said, at)}
    context = {
        "one": one,
        "round": one.round,
        "plan": one.round.document,
        "standing": standing,
        "rows": [(each, reports.get(each.activity)) for each in owing],
        "asked": asked,
        "on": asked.on,
    }
    return render(request, "planning/answers_then.html", context)


def answer(request: Request, pk: int) -> HttpResponse:
    """One answer: saved by the page itself as it is typed, or by its button."""
    row = reads.answer_of(request.actor, pk)
    if row is None:
        raise Http404
    one = row.within
    rules.check_can_answer(request.actor, one)
    form = forms.AnswerForm(row, request.POST or None, initial={**reads.said(row), "version": row.version})
    if getattr(request, "htmx", False) and request.method == "POST":
        return saved_as_it_goes(
            request,
            form,
            template="planning/_answer_state.html",
            name="piece",
            row=row,
            save=lambda data: _save(request, row, data),
            shown=figures.piece,
        )
    return form_page(
        request,
        template="planning/answer.html",
        form=form,
        act=lambda data: _save(request, row, data),
        done=lambda saved: f"{page(one)}#del-{saved.pk}",
        message=_("Svaret om %(title)s är sparat.") % {"title": row.activity.title},
        context={
            "answer": row, "back": f"{page(one)}#del-{row.pk}", "one": one, "round": one.round,
            "plan": one.round.document,
            "heard": reads.heard([row], one.round_id).get(row.activity_id, []),
        },
    )  # fmt: skip


def _save(request: Request, row: Answer, data: dict[str, Any]) -> Answer:
    version = data.pop("version")
    return acts.save_answer(answer=row, version=version, said=acts.Said(**data), by=request.actor, at=request.now)


def contribute(request: Request, pk: int) -> HttpResponse:
    """Hand over what the body says of others' activities."""
    one = opened(request, pk)
    rules.check_can_answer(request.actor, one)
    return _act(
        request, one, acts.contribute, template="planning/contribute.html",
        form=forms.EditForm(request.POST or None, initial={"version": one.version}),
        message=_("Er medverkan är lämnad. De som ansvarar ser den nu."), left=reads.left_of(one, Part.CONTRIBUTING),
    )  # fmt: skip


def submit(request: Request, pk: int) -> HttpResponse:
    """Hand in the body's answer, or send it to whoever approves it."""
    one = opened(request, pk)
    rules.check_can_answer(request.actor, one)
    late = reads.unheard(one)
    return _act(
        request, one, acts.submit, template="planning/submit.html",
        form=forms.SubmitForm(late, request.POST or None, initial={"version": one.version, "without": one.without}),
        message=_("Svaret är skickat för godkännande.") if one.approval else _("Svaret är inlämnat. Tack."),
        left=reads.left_of(one, Part.LEAD), contribute_first=reads.has_contributions(one), late=late,
    )  # fmt: skip


def approve(request: Request, pk: int) -> HttpResponse:
    """Approve what somebody else has written."""
    one = opened(request, pk)
    rules.check_can_approve(request.actor, one, reads.writers(one))
    return _act(
        request, one, acts.approve, template="planning/approve.html",
        form=forms.EditForm(request.POST or None, initial={"version": one.version}),
        message=_("Svaret är godkänt och inlämnat."),
    )  # fmt: skip


def send_back(request: Request, pk: int) -> HttpResponse:
    """Send an answer back to be changed."""
    one = opened(request, pk)
    rules.check_can_send_back(request.actor, one)
    return _act(
        request, one, acts.send_back, template="planning/send_back.html",
        form=forms.SendBackForm(request.POST or None, initial={"version": one.version}),
        message=_("Svaret är återlämnat med din kommentar."),
    )  # fmt: skip


def _act(
    request: Request,
    one: Return,
    act: Callable[..., Return],
    *,
    template: str,
    form: django_forms.Form,
    message: str,
    **context: object,
) -> HttpResponse:
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(within=one, by=request.actor, at=request.now, **data),
        done=page,
        message=message,
        context={"one": one, "round": one.round, "plan": one.round.document, **context},
    )


def opened(request: Request, pk: int) -> Return:
    """A return in a round the actor may see; 404 for any other."""
    return get_object_or_404(reads.returns(request.actor), pk=pk)


def page(one: Return) -> str:
    """The body's own page in the round."""
    return reverse("planning:answers", args=[one.pk])
