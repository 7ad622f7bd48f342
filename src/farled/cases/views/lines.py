"""The alternatives of a draft, and the costs and benefits of each."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from farled.cases import acts, forms, reads, rules
from farled.cases.models import Alternative, BenefitLine, Case, CostLine
from farled.cases.views.cases import opened, page
from farled.people.reads import Request
from farled.web.forms import form_page, now


def _draft(request: Request, one: Case) -> Case:
    rules.check_can_edit(request.actor, one)
    rules.check_draft(one)
    return one


def _alternative(request: Request, pk: int) -> Alternative:
    found: Alternative = get_object_or_404(reads.alternatives(request.actor), pk=pk)
    _draft(request, found.case)
    return found


def _cost(request: Request, pk: int) -> CostLine:
    found: CostLine = get_object_or_404(reads.all_costs(request.actor), pk=pk)
    _draft(request, found.alternative.case)
    return found


def _benefit(request: Request, pk: int) -> BenefitLine:
    found: BenefitLine = get_object_or_404(reads.all_benefits(request.actor), pk=pk)
    _draft(request, found.alternative.case)
    return found


def _form_of(
    request: Request,
    one: Case,
    act: Callable[[dict[str, Any]], Any],
    *,
    template: str,
    form: django_forms.Form,
    message: str,
    **context: object,
) -> HttpResponse:
    """The form of an act about something in a draft, which leads back to the draft's page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=act,
        done=lambda _done: page(one),
        message=message,
        context={"one": one, **context},
    )


# --- Alternatives -----------------------------------------------------------------------------------------------------


def add_alternative(request: Request, pk: int) -> HttpResponse:
    """Add an alternative to compare with."""
    one = _draft(request, opened(request, pk))
    return _form_of(
        request,
        one,
        lambda data: acts.add_alternative(case=one, choice=acts.Choice(**data), by=request.actor, at=request.now),
        template="cases/add_alternative.html",
        form=forms.AlternativeForm(request.POST or None),
        message=_("Alternativet är tillagt."),
    )


def change_alternative(request: Request, pk: int) -> HttpResponse:
    """Change an alternative, or let it be the one that is applied for."""
    row = _alternative(request, pk)

    def act(data: dict[str, Any]) -> Alternative:
        version = data.pop("version")
        return acts.change_alternative(
            alternative=row, version=version, choice=acts.Choice(**data), by=request.actor, at=request.now
        )

    return _form_of(
        request,
        row.case,
        act,
        template="cases/change_alternative.html",
        form=forms.ChangeAlternativeForm(
            request.POST or None, initial=now(row, forms.AlternativeForm) | {"version": row.version}
        ),
        message=_("Alternativet är ändrat."),
        row=row,
    )


def remove_alternative(request: Request, pk: int) -> HttpResponse:
    """Remove an alternative with its lines."""
    row = _alternative(request, pk)
    return _form_of(
        request,
        row.case,
        lambda data: acts.remove_alternative(alternative=row, by=request.actor, at=request.now, **data),
        template="cases/remove_alternative.html",
        form=forms.DiscardForm(request.POST or None, initial={"version": row.version}),
        message=_("Alternativet är borttaget."),
        row=row,
    )


# --- Costs ------------------------------------------------------------------------------------------------------------


def add_cost(request: Request, pk: int) -> HttpResponse:
    """Add a cost to an alternative."""
    way = _alternative(request, pk)
    form = forms.CostForm(request.actor, way.case, request.POST or None)
    form.initial["body"] = way.case.body_id
    return _form_of(
        request,
        way.case,
        lambda data: acts.add_cost(alternative=way, content=forms.cost(data), by=request.actor, at=request.now),
        template="cases/add_cost.html",
        form=form,
        message=_("Kostnaden är tillagd."),
        way=way,
    )


def change_cost(request: Request, pk: int) -> HttpResponse:
    """Change a cost."""
    row = _cost(request, pk)
    initial = now(row, forms.CostForm) | {"version": row.version}
    return _form_of(
        request,
        row.alternative.case,
        lambda data: acts.change_cost(
            line=row, version=data.pop("version"), content=forms.cost(data), by=request.actor, at=request.now
        ),
        template="cases/change_cost.html",
        form=forms.ChangeCostForm(request.actor, row.alternative.case, request.POST or None, initial=initial),
        message=_("Kostnaden är ändrad."),
        row=row,
    )


def remove_cost(request: Request, pk: int) -> HttpResponse:
    """Remove a cost."""
    row = _cost(request, pk)
    return _form_of(
        request,
        row.alternative.case,
        lambda data: acts.remove_cost(line=row, by=request.actor, at=request.now, **data),
        template="cases/remove_cost.html",
        form=forms.DiscardForm(request.POST or None, initial={"version": row.version}),
        message=_("Kostnaden är borttagen."),
        row=row,
    )


# --- Benefits ---------------------------------------------------------------------------------------------------------


def add_benefit(request: Request, pk: int) -> HttpResponse:
    """Add a benefit to an alternative."""
    way = _alternative(request, pk)
    return _form_of(
        request,
        way.case,
        lambda data: acts.add_benefit(alternative=way, content=forms.gains(data), by=request.actor, at=request.now),
        template="cases/add_benefit.html",
        form=forms.BenefitForm(request.actor, way.case, request.POST or None),
        message=_("Nyttan är tillagd."),
        way=way,
        exact=reads.is_exact(way.case),
    )


def change_benefit(request: Request, pk: int) -> HttpResponse:
    """Change a benefit."""
    row = _benefit(request, pk)
    initial = now(row, forms.BenefitForm) | {"version": row.version}
    return _form_of(
        request,
        row.alternative.case,
        lambda data: acts.change_benefit(
            line=row, version=data.pop("version"), content=forms.gains(data), by=request.actor, at=request.now
        ),
        template="cases/change_benefit.html",
        form=forms.ChangeBenefitForm(request.actor, row.alternative.case, request.POST or None, initial=initial),
        message=_("Nyttan är ändrad."),
        row=row,
        exact=reads.is_exact(row.alternative.case),
    )


def remove_benefit(request: Request, pk: int) -> HttpResponse:
    """Remove a benefit."""
    row = _benefit(request, pk)
    return _form_of(
        request,
        row.alternative.case,
        lambda data: acts.remove_benefit(line=row, by=request.actor, at=request.now, **data),
        template="cases/remove_benefit.html",
        form=forms.DiscardForm(request.POST or None, initial={"version": row.version}),
        message=_("Nyttan är borttagen."),
        row=row,
    )
