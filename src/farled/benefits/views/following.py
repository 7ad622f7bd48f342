"""Owning, measuring and forecasting a benefit, the budgets it changes, and what deviates."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from farled.benefits import acts, forms, reads, rules
from farled.benefits.forms.measuring import upcoming
from farled.benefits.models import BudgetEffect, Deviation
from farled.benefits.views.benefits import act_page, opened
from farled.benefits.views.register import page
from farled.people.reads import Request
from farled.web.forms import form_page


def ask_owner(request: Request, pk: int) -> HttpResponse:
    """Ask a body in the line to own a benefit."""
    one = opened(request, pk)
    rules.check_can_plan(request.actor, one)
    initial = {"version": one.version, "body": one.body_id}
    return act_page(
        request,
        one,
        acts.ask_owner,
        template="benefits/ask_owner.html",
        form=forms.AskForm(request.actor, one, request.POST or None, initial=initial),
        message=_("Enheten har fått frågan."),
    )


def accept_benefit(request: Request, pk: int) -> HttpResponse:
    """Accept owning a benefit."""
    one = opened(request, pk)
    rules.check_can_own(request.actor, one)
    return act_page(
        request,
        one,
        acts.accept_benefit,
        template="benefits/accept_benefit.html",
        form=forms.OwnForm(request.POST or None, initial={"version": one.version}),
        message=_("Nyttan är din att ta hem. Du får veta när den ska mätas."),
    )


def leave_benefit(request: Request, pk: int) -> HttpResponse:
    """Stop owning a benefit."""
    one = opened(request, pk)
    rules.check_can_own(request.actor, one)
    return act_page(
        request,
        one,
        acts.leave_benefit,
        template="benefits/leave_benefit.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Ägarskapet är lämnat. Enheten har fått frågan om vem som tar vid."),
    )


def hand_over(request: Request, pk: int) -> HttpResponse:
    """Hand a benefit over to another body."""
    one = opened(request, pk)
    rules.check_can_own(request.actor, one)
    return act_page(
        request,
        one,
        acts.hand_over,
        template="benefits/hand_over.html",
        form=forms.HandOverForm(request.actor, one, request.POST or None, initial={"version": one.version}),
        message=_("Nyttan är lämnad över. Den nya enheten har fått frågan om att äga den."),
    )


def measure(request: Request, pk: int) -> HttpResponse:
    """Tell what a benefit came to."""
    one = opened(request, pk)
    rules.check_can_measure(request.actor, one)
    year = min(reads.measured_in(one, one.next_due), request.today.year) if one.next_due else request.today.year
    initial = {"version": one.version, "on": request.today, "year": year}
    return act_page(
        request,
        one,
        acts.measure,
        template="benefits/measure.html",
        form=forms.MeasureForm(request.POST or None, initial=initial),
        message=_(
            "Mätningen är sparad. Blev det mindre än utlovat, rapportera en avvikelse: då avgörs om något ska göras."
        ),
    )


def forecast(request: Request, pk: int) -> HttpResponse:
    """Say what is thought now of the years to come."""
    one = opened(request, pk)
    rules.check_can_measure(request.actor, one)
    initial = {"version": one.version, "values": upcoming(one.points.all(), request.today.year)}
    return act_page(
        request,
        one,
        acts.forecast,
        template="benefits/forecast.html",
        form=forms.ForecastForm(request.POST or None, initial=initial),
        message=_("Prognosen är sparad."),
    )


def withdraw_measurement(request: Request, pk: int) -> HttpResponse:
    """Say that a measurement does not hold."""
    row = get_object_or_404(reads.measurements(request.actor), pk=pk)
    rules.check_can_measure(request.actor, row.benefit)
    return form_page(
        request,
        template="benefits/withdraw_measurement.html",
        form=forms.WhyForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.withdraw_measurement(measurement=row, by=request.actor, at=request.now, **data),
        done=lambda _row: page(row.benefit),
        message=_("Mätningen är tillbakatagen."),
        context={"one": row.benefit, "row": row},
    )


# --- Budget effects ---------------------------------------------------------------------------------------------------


def plan_budget_effect(request: Request, pk: int) -> HttpResponse:
    """Plan that a body's budget changes."""
    one = opened(request, pk)
    rules.check_can_plan(request.actor, one)
    form = forms.EffectForm(request.actor, one, request.POST or None, initial={"body": one.body_id})
    return act_page(
        request,
        one,
        acts.plan_budget_effect,
        template="benefits/plan_budget_effect.html",
        form=form,
        message=_("Budgeteffekten är planerad."),
    )


def note_budget_effect(request: Request, pk: int) -> HttpResponse:
    """Note whether a budget was changed."""
    row: BudgetEffect = get_object_or_404(reads.effects(request.actor), pk=pk)
    rules.check_can_note(request.actor, row)
    return form_page(
        request,
        template="benefits/note_budget_effect.html",
        form=forms.NoteEffectForm(request.actor, row, request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.note_budget_effect(effect=row, by=request.actor, at=request.now, **data),
        done=lambda _row: page(row.benefit) + "#budget",
        message=_("Det är noterat."),
        context={"one": row.benefit, "row": row},
    )


# --- Deviations -------------------------------------------------------------------------------------------------------


def report_deviation(request: Request, pk: int) -> HttpResponse:
    """Tell that a benefit becomes another than promised."""
    one = opened(request, pk)
    rules.check_can_measure(request.actor, one)
    return act_page(
        request,
        one,
        acts.report_deviation,
        template="benefits/report_deviation.html",
        form=forms.DeviationForm(request.POST or None),
        message=_("Avvikelsen är rapporterad. Strategen bedömer om den är allvarlig."),
    )


def judge_deviation(request: Request, pk: int) -> HttpResponse:
    """Say whether a deviation is serious."""
    row = _deviation(request, pk)
    form = forms.JudgeForm(request.POST or None, initial={"version": row.version})
    return _deviation_page(
        request, row, acts.judge_deviation, "benefits/judge_deviation.html", form, _("Bedömningen är sparad.")
    )


def decide_measures(request: Request, pk: int) -> HttpResponse:
    """Write down what was decided about a serious deviation."""
    row = _deviation(request, pk)
    form = forms.DecideForm(request.actor, row, request.POST or None, initial={"version": row.version})
    return _deviation_page(
        request, row, acts.decide_measures, "benefits/decide_measures.html", form, _("Åtgärderna är sparade.")
    )


def finish_deviation(request: Request, pk: int) -> HttpResponse:
    """Tell what came of the measures."""
    row = _deviation(request, pk)
    form = forms.FinishForm(request.POST or None, initial={"version": row.version})
    return _deviation_page(
        request, row, acts.finish_deviation, "benefits/finish_deviation.html", form, _("Avvikelsen är avslutad.")
    )


def _deviation(request: Request, pk: int) -> Deviation:
    row: Deviation = get_object_or_404(reads.deviations(request.actor), pk=pk)
    rules.check_can_judge(request.actor, row)
    return row


def _deviation_page(
    request: Request, row: Deviation, act: Any, template: str, form: forms.EditForm, message: str
) -> HttpResponse:
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(deviation=row, by=request.actor, at=request.now, **data),
        done=lambda _row: page(row.benefit) + "#avvikelser",
        message=message,
        context={"one": row.benefit, "row": row},
    )
