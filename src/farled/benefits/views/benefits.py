"""One benefit, the plan of an initiative, and planning, changing and ending benefits."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.benefits import acts, figures, forms, reads, rules
from farled.benefits.models import Benefit
from farled.benefits.states import BENEFIT_PAGE
from farled.benefits.views.register import page, state_of
from farled.cases import reads as cases
from farled.direction.reads.terms import explained_on
from farled.initiatives import reads as initiatives
from farled.initiatives.reads import Initiative
from farled.people.reads import Request
from farled.thread.figures import hanging
from farled.thread.states import NodeKind
from farled.trail.reads import told_asked
from farled.web.forms import form_page
from farled.web.next_step import ways_asked
from farled.web.slots import panels_asked
from farled.web.together import together


def benefit(request: Request, pk: int) -> HttpResponse:
    """One benefit: how it goes, its curve, measurements, deviations, budgets and owner."""
    one, actor = opened(request, pk), request.actor
    measurements, effects, deviations, (node, line), history, ways, panels, _terms = together(
        reads.measurements_of(one),
        reads.effects_of(actor, one),
        reads.deviations_of(actor, one),
        hanging(actor, NodeKind.BENEFIT, one.pk, on=request.today),
        told_asked(one, reader=actor, limit=20),
        ways_asked(BENEFIT_PAGE, one, request),
        panels_asked(Benefit.KIND, one, request),
        explained_on(request),  # for the texts
    )
    realised = reads.realised_in(measurements)
    parts = figures.parts_of([one], {one.pk: realised})
    can = figures.possible(one, actor)
    decided = [*(each.decision_id for each in effects), *(each.decision_id for each in deviations)]
    context = {
        "one": one,
        "state": state_of(one, request.today),
        "answer": figures.answer(one, realised, on=request.today, measures=can["measure"]),
        "curve": figures.curve(one, realised),
        "chart": figures.progress_chart(one, realised),
        "worth": [(part.year, part.sums, part.sums.measured) for part in parts],
        "sums": figures.sums_of(parts),
        "measurements": [(each, figures.plain(each.value)) for each in measurements],
        "effects": [(each, rules.can_note(actor, each)) for each in effects],
        "deviations": [(each, rules.can_judge(actor, each)) for each in deviations],
        "decisions": reads.decisions_seen(actor, decided),
        "facts": figures.facts(one),
        "node": node,
        "line": line,
        "history": history,
        "panels": panels,
        "links": ways.links,
        "can": can,
    }
    return render(request, "benefits/benefit.html", context)


def plan(request: Request, pk: int) -> HttpResponse:
    """The plan of an initiative for taking its benefits home (realiseringsplan, R107)."""
    one = opened_initiative(request, pk)
    rows, realised, evaluations, lessons = together(
        reads.benefits_of(one), reads.realised_for(one), reads.evaluations_of(one), reads.lessons_of(one)
    )
    can = rules.can_plan_for(request.actor, one)
    case = cases.submitted_of([one.pk]).get(one.pk) if can else None
    context = {
        "one": one,
        "answer": figures.plan_state(rows, on=request.today),
        "rows": [
            {
                "row": row,
                "state": state_of(row, request.today),
                "points": figures.curve(row, realised.get(row.pk, {})),
            }
            for row in rows
        ],
        "sums": figures.sums_of(figures.parts_of(rows, realised)),
        "evaluations": evaluations,
        "lessons": lessons,
        "can_plan": can,
        "lines": len(reads.lines_left(case)) if case else 0,
    }
    return render(request, "benefits/plan.html", context)


def plan_benefit(request: Request, pk: int) -> HttpResponse:
    """Plan a benefit by hand."""
    one = opened_initiative(request, pk)
    rules.check_can_plan_for(request.actor, one)
    rules.check_not_dropped(one)
    form = forms.BenefitForm(request.actor, one, request.POST or None, initial={"body": one.body_id})
    return form_page(
        request,
        template="benefits/plan_benefit.html",
        form=form,
        act=lambda data: acts.plan_benefit(
            initiative=one, content=forms.content(data), by=request.actor, at=request.now
        ),
        done=page,
        message=_("Nyttan är planerad. Enheten som tar hem den har fått frågan om att äga den."),
        context={"one": one},
    )


def plan_from_case(request: Request, pk: int) -> HttpResponse:
    """Plan every benefit of the submitted calculation at once."""
    one = opened_initiative(request, pk)
    rules.check_can_plan_for(request.actor, one)
    case = cases.submitted_of([one.pk]).get(one.pk)
    return form_page(
        request,
        template="benefits/plan_from_case.html",
        form=django_forms.Form(request.POST or None),
        act=lambda _data: acts.plan_from_case(initiative=one, by=request.actor, at=request.now),
        done=lambda _rows: reverse("benefits:plan", args=[one.pk]),
        message=_("Nyttorna är hämtade ur kalkylen. Enheterna som tar hem dem har fått frågan om att äga dem."),
        context={"one": one, "lines": reads.lines_left(case) if case else []},
    )


def change_benefit(request: Request, pk: int) -> HttpResponse:
    """Change what a benefit says."""
    one = opened(request, pk)
    rules.check_can_plan(request.actor, one)
    initial = forms.stored(one) | {"version": one.version}
    form = forms.ChangeBenefitForm(request.actor, one.initiative, request.POST or None, initial=initial, held=one)
    return act_page(
        request,
        one,
        lambda benefit, by, at, **data: acts.change_benefit(
            benefit=benefit, content=forms.content(data), by=by, at=at, version=data["version"], why=data["why"]
        ),
        template="benefits/change_benefit.html",
        form=form,
        message=_("Ändringen är sparad."),
    )


def end_benefit(request: Request, pk: int) -> HttpResponse:
    """Stop following a benefit."""
    one = opened(request, pk)
    rules.check_can_decide(request.actor, one)
    return act_page(
        request,
        one,
        acts.end_benefit,
        template="benefits/end_benefit.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Nyttan följs inte längre. Det som är utlovat och realiserat står kvar."),
    )


def take_back_benefit(request: Request, pk: int) -> HttpResponse:
    """Take back a benefit that nobody has accepted."""
    one = opened(request, pk)
    rules.check_can_plan(request.actor, one)
    return act_page(
        request,
        one,
        acts.take_back_benefit,
        template="benefits/take_back_benefit.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Nyttan är tillbakatagen."),
    )


# --- What the room's views share --------------------------------------------------------------------------------------


def opened(request: Request, pk: int) -> Benefit:
    """A benefit the actor may see, with its years; 404 for any other."""
    one = get_object_or_404(reads.benefits(request.actor), pk=pk)
    prefetch_related_objects([one], "points")
    return one


def opened_initiative(request: Request, pk: int) -> Initiative:
    """An initiative the actor may see; 404 for any other."""
    found: Initiative = get_object_or_404(initiatives.initiatives(request.actor), pk=pk)
    return found


def act_page(
    request: Request,
    one: Benefit,
    act: Callable[..., Any],
    *,
    form: django_forms.Form,
    message: str,
    template: str,
    **context: object,
) -> HttpResponse:
    """The form of an act about a benefit, which leads back to its page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(benefit=one, by=request.actor, at=request.now, **data),
        done=lambda _done: page(one),
        message=message,
        context={"one": one, **context},
    )
