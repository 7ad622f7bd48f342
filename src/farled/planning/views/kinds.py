"""What networks, mappings and trainings lead to, and the days of a training."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.planning import acts, forms, reads, rules
from farled.planning.models import Occasion
from farled.planning.views.activities import act_page, opened, page
from farled.web.forms import form_page, now


def lead_on(request: Request, pk: int) -> HttpResponse:
    """Say what an activity leads to."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rules.check_leads_on(one)
    known = reads.known(one, request.actor).leads_to
    initial = {
        "version": one.version,
        "later": [each.pk for each in known.later],
        "objectives": [each.pk for each in known.objectives],
        "stage_goals": [each.pk for each in known.stage_goals],
    }
    return act_page(
        request,
        one,
        acts.lead_on,
        template="planning/lead_on.html",
        form=forms.LeadOnForm(request.actor, one, request.POST or None, initial=initial),
        message=_("Det är sparat vad den leder till."),
    )


def add_occasion(request: Request, pk: int) -> HttpResponse:
    """Add a day to a training."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    rules.check_has_occasions(one)
    return act_page(
        request,
        one,
        acts.add_occasion,
        template="planning/add_occasion.html",
        form=forms.OccasionForm(request.POST or None),
        message=_("Tillfället är tillagt."),
        done=lambda _row: f"{page(one)}#tillfallen",
    )


def change_occasion(request: Request, pk: int) -> HttpResponse:
    """Change a day of a training, or say how many were trained."""
    row = _opened(request, pk)
    return _act_page(
        request,
        row,
        acts.change_occasion,
        template="planning/change_occasion.html",
        form=forms.ChangeOccasionForm(request.POST or None, initial=now(row, forms.ChangeOccasionForm)),
        message=_("Tillfället är sparat."),
    )


def remove_occasion(request: Request, pk: int) -> HttpResponse:
    """Take away a day of a training, after a question."""
    row = _opened(request, pk)
    return _act_page(
        request,
        row,
        acts.remove_occasion,
        template="planning/remove_occasion.html",
        form=forms.EditForm(request.POST or None, initial={"version": row.version}),
        message=_("Tillfället är borttaget."),
    )


def _opened(request: Request, pk: int) -> Occasion:
    """A day of a training the actor may change; 404 for one they may not see."""
    row = get_object_or_404(reads.occasions(request.actor).prefetch_related("activity__parts__body"), pk=pk)
    rules.check_can_edit(request.actor, row.activity)
    return row


def _act_page(request: Request, row: Occasion, act: Any, **more: Any) -> HttpResponse:
    return form_page(
        request,
        act=lambda data: act(occasion=row, by=request.actor, at=request.now, **data),
        done=lambda _done: f"{page(row.activity)}#tillfallen",
        context={"activity": row.activity, "occasion": row},
        **more,
    )
