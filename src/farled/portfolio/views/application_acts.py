"""Handing in, supplementing and withdrawing an application; helping with it, preparing it; and money from outside."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures import applications as figures
from farled.portfolio.figures.left import left_before_complete
from farled.portfolio.forms import applications as forms
from farled.portfolio.models import Application
from farled.portfolio.reads import applying as reads
from farled.portfolio.rules import applications as rules
from farled.portfolio.views.applications import opened, page
from farled.web.forms import form_page, now


def _act(
    request: Request,
    one: Application,
    act: Callable[..., Any],
    template: str,
    form: django_forms.Form,
    message: str,
    **context: object,
) -> HttpResponse:
    """The form of an act about an application, which leads back to its page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(application=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=message,
        context={"one": one, **context},
    )


def _applicants(request: Request, pk: int) -> tuple[Application, dict[str, Any]]:
    one = opened(request, pk)
    rules.check_can_apply(request.actor, one)
    return one, {"version": one.version}


def _offices(request: Request, pk: int) -> tuple[Application, dict[str, Any]]:
    one = opened(request, pk)
    rules.check_can_prepare(request.actor, one)
    return one, {"version": one.version}


def hand_in(request: Request, pk: int) -> HttpResponse:
    """Hand in an application, after what is handed in has been told."""
    one, seen = _applicants(request, pk)
    return _act(
        request,
        one,
        acts.hand_in,
        "portfolio/hand_in.html",
        forms.HandInForm(request.POST or None, initial=seen),
        _("Ansökan är inlämnad. Projektkontoret har fått den."),
        money=figures.money(one, reads.parts_of([one.pk]).get(one.pk, [])),
        plans=rules.missing_plans(one),
    )


def supplement(request: Request, pk: int) -> HttpResponse:
    """Answer what the application was to be supplemented with."""
    one, seen = _applicants(request, pk)
    return _act(
        request,
        one,
        acts.supplement,
        "portfolio/supplement.html",
        forms.SupplementForm(request.POST or None, initial=seen),
        _("Kompletteringen är inlämnad."),
    )


def withdraw(request: Request, pk: int) -> HttpResponse:
    """Withdraw an application."""
    one, seen = _applicants(request, pk)
    return _act(
        request,
        one,
        acts.withdraw,
        "portfolio/withdraw.html",
        forms.BecauseForm(request.POST or None, initial=seen),
        _("Ansökan är återtagen."),
    )


def assign_coach(request: Request, pk: int) -> HttpResponse:
    """Say who helps."""
    one, seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.assign_coach,
        "portfolio/assign_coach.html",
        forms.CoachForm(
            request.actor, request.today, request.POST or None, initial={**seen, "coach": request.actor.user_id}
        ),
        _("Ansökan har en projektcoach."),
    )


def leave_coach(request: Request, pk: int) -> HttpResponse:
    """Leave it without a coach."""
    one, seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.leave_coach,
        "portfolio/leave_coach.html",
        forms.WhyForm(request.POST or None, initial=seen),
        _("Ansökan väntar på en ny projektcoach."),
    )


def note(request: Request, pk: int) -> HttpResponse:
    """Write in the support log."""
    one, _seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.note,
        "portfolio/note.html",
        forms.NoteForm(request.POST or None),
        _("Anteckningen är sparad."),
    )


def complete(request: Request, pk: int) -> HttpResponse:
    """Say that nothing is missing, after what is has been told."""
    one, seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.complete,
        "portfolio/complete.html",
        forms.StepForm(request.POST or None, initial=seen),
        _("Ansökan är komplett och kan beredas."),
        left=left_before_complete(one),
    )


def ask_to_supplement(request: Request, pk: int) -> HttpResponse:
    """Ask for what is missing."""
    one, seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.ask_to_supplement,
        "portfolio/ask_to_supplement.html",
        forms.AskForm(request.POST or None, initial={**seen, "text": "\n".join(left_before_complete(one))}),
        _("Den sökande har fått frågan."),
    )


def refer(request: Request, pk: int) -> HttpResponse:
    """Refer to another portfolio."""
    one, seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.refer,
        "portfolio/refer.html",
        forms.ReferForm(request.actor, request.today, request.POST or None, initial=seen),
        _("Ansökan är hänvisad. Den sökande har fått frågan."),
    )


def prepare(request: Request, pk: int) -> HttpResponse:
    """Write what the group that prepares thinks."""
    one, seen = _offices(request, pk)
    return _act(
        request,
        one,
        acts.prepare,
        "portfolio/prepare.html",
        forms.OpinionForm(request.POST or None, initial={**seen, "opinion": one.opinion}),
        _("Bedömningen är sparad."),
    )


def add_external_money(request: Request, pk: int) -> HttpResponse:
    """Tell of money sought from outside."""
    one = opened(request, pk)
    rules.check_can_apply(request.actor, one)
    return form_page(
        request,
        template="portfolio/add_external_money.html",
        form=forms.OutsideForm(request.POST or None),
        act=lambda data: acts.add_external_money(
            application=one, content=acts.Outside(**data), by=request.actor, at=request.now
        ),
        done=lambda _row: page(one),
        message=_("De externa medlen är sparade."),
        context={"one": one},
    )


def change_external_money(request: Request, pk: int) -> HttpResponse:
    """Change what is told of it."""
    row = get_object_or_404(reads.external(request.actor), pk=pk)
    one = row.application
    rules.check_can_apply(request.actor, one)
    initial = {**now(row, forms.ChangeOutsideForm), "version": row.version}

    def act(data: dict[str, Any]) -> Any:
        version, why = data.pop("version"), data.pop("why")
        return acts.change_external_money(
            external=row, version=version, content=acts.Outside(**data), by=request.actor, at=request.now, why=why
        )

    return form_page(
        request,
        template="portfolio/change_external_money.html",
        form=forms.ChangeOutsideForm(request.POST or None, initial=initial),
        act=act,
        done=lambda _row: page(one),
        message=_("Ändringen är sparad."),
        context={"one": one, "row": row},
    )
