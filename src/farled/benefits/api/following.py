"""Benefits are measured and forecast, budgets noted and deviations followed over the API."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.benefits import acts, forms, reads, rules
from farled.benefits.api.reading import opened
from farled.benefits.api.room import router
from farled.benefits.api.writing import done, saved_benefit
from farled.benefits.models import Benefit, BudgetEffect, Deviation
from farled.people.reads import Request
from farled.web.rest import Sent


@router.act(
    "/benefits/{int:pk}/measure/",
    summary=_("Mät nyttan"),
    description=_("Hur mycket nyttan gav under ett år, i dess enhet, och hur det mättes. Talet skickas som text."),
    form=forms.MeasureForm,
)
def measure(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Tell what it came to."""
    return done(request, sent, pk, acts.measure, rules.check_can_measure, lambda _one, data: forms.MeasureForm(data))


@router.act(
    "/benefits/{int:pk}/forecast/",
    summary=_("Ändra prognosen"),
    description=_("Vad som tros nu om åren framåt, med ett skäl. En rad för varje år: år, kolon och värde."),
    form=forms.ForecastForm,
)
def forecast(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what is thought now."""
    return done(request, sent, pk, acts.forecast, rules.check_can_measure, lambda _one, data: forms.ForecastForm(data))


@router.act(
    "/measurements/{int:pk}/withdraw/",
    summary=_("Ta tillbaka mätningen"),
    description=_("Säger att en mätning inte gäller, med ett skäl. Versionen är mätningens."),
    form=forms.WhyForm,
)
def withdraw_measurement(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that a measurement does not hold."""
    row = get_object_or_404(reads.measurements(request.actor), pk=pk)
    rules.check_can_measure(request.actor, row.benefit)
    acts.withdraw_measurement(measurement=row, by=request.actor, at=request.now, **sent.through(forms.WhyForm))
    return saved_benefit(opened(request, row.benefit_id))


# --- Budget effects ---------------------------------------------------------------------------------------------------


@router.act(
    "/benefits/{int:pk}/plan-budget-effect/",
    summary=_("Planera en budgeteffekt"),
    description=_("Planerar att en enhets budget minskar, tidigast året efter det att pengarna beviljades."),
    form=forms.EffectForm,
)
def plan_budget_effect(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Plan that a budget changes."""

    def make(one: Benefit, data: Any) -> django_forms.Form:
        return forms.EffectForm(request.actor, one, data)

    return done(request, sent, pk, acts.plan_budget_effect, rules.check_can_plan, make)


@router.act(
    "/effects/{int:pk}/note/",
    summary=_("Notera budgeteffekten"),
    description=_("Noterar om budgeten är ändrad, med hur mycket, eller varför det inte blir av."),
    form=forms.NoteEffectForm,
)
def note_budget_effect(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Note whether a budget was changed."""
    row: BudgetEffect = get_object_or_404(reads.effects(request.actor), pk=pk)
    rules.check_can_note(request.actor, row)
    data = sent.through(lambda data: forms.NoteEffectForm(request.actor, row, data))
    acts.note_budget_effect(effect=row, by=request.actor, at=request.now, **data)
    return saved_benefit(opened(request, row.benefit_id))


# --- Deviations -------------------------------------------------------------------------------------------------------


@router.act(
    "/benefits/{int:pk}/report-deviation/",
    summary=_("Rapportera en avvikelse"),
    description=_("Berättar att nyttan blir en annan än utlovat. Strategen bedömer om det är allvarligt."),
    form=forms.DeviationForm,
)
def report_deviation(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Tell that it becomes another than promised."""
    return done(
        request,
        sent,
        pk,
        acts.report_deviation,
        rules.check_can_measure,
        lambda _one, data: forms.DeviationForm(data),
    )


def _of_deviation(
    request: Request,
    sent: Sent,
    pk: int,
    act: Callable[..., Any],
    make: Callable[[Deviation, Any], django_forms.Form],
) -> dict[str, Any]:
    row: Deviation = get_object_or_404(reads.deviations(request.actor), pk=pk)
    rules.check_can_judge(request.actor, row)
    act(deviation=row, by=request.actor, at=request.now, **sent.through(partial(make, row)))
    return saved_benefit(opened(request, row.benefit_id))


@router.act(
    "/deviations/{int:pk}/judge/",
    summary=_("Bedöm avvikelsen"),
    description=_("Säger om avvikelsen är allvarlig, med ett skäl."),
    form=forms.JudgeForm,
)
def judge_deviation(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say whether it is serious."""
    return _of_deviation(request, sent, pk, acts.judge_deviation, lambda _row, data: forms.JudgeForm(data))


@router.act(
    "/deviations/{int:pk}/decide/",
    summary=_("Besluta om åtgärder"),
    description=_("Skriver in vad som beslutades om en allvarlig avvikelse, och i vilket beslut."),
    form=forms.DecideForm,
)
def decide_measures(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down what was decided."""

    def make(row: Deviation, data: Any) -> django_forms.Form:
        return forms.DecideForm(request.actor, row, data)

    return _of_deviation(request, sent, pk, acts.decide_measures, make)


@router.act(
    "/deviations/{int:pk}/finish/",
    summary=_("Avsluta avvikelsen"),
    description=_("Berättar vad som kom av åtgärderna."),
    form=forms.FinishForm,
)
def finish_deviation(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Tell what came of it."""
    return _of_deviation(request, sent, pk, acts.finish_deviation, lambda _row, data: forms.FinishForm(data))
