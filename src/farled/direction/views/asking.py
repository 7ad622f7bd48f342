"""What the direction's pages ask of the address: which document or objective, and as of which day."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction import reads
from farled.direction.models import Document, Objective
from farled.people.reads import Request
from farled.web.renderer import DateField


class DayForm(forms.Form):
    """The day a page shows."""

    on = DateField(label=_("Visa som det var den"))


@dataclass(frozen=True, slots=True)
class Asked:
    """The day asked for; ``past`` when it has been, so that values are shown as they were then."""

    form: DayForm
    on: date
    past: bool


def asked_day(request: Request) -> Asked:
    """The day in the address; today when none is given or it cannot be read (the form then says so)."""
    form = DayForm(request.GET if "on" in request.GET else None)
    on: date = (form.is_valid() and form.cleaned_data.get("on")) or request.today
    return Asked(form, on, on < request.today)


def own_document(request: Request, pk: int) -> Document:
    """A document of the actor's own organisation that they may see, or 404."""
    return get_object_or_404(reads.documents(request.actor), pk=pk)


def own_objective(request: Request, pk: int) -> Objective:
    """An objective of the actor's own organisation that they may see, or 404."""
    own = reads.objectives(request.actor).filter(document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)
