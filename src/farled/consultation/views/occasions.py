"""Days beside the round."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from farled.consultation import acts, forms, reads
from farled.consultation.views.asking import Words, form_of, run, there
from farled.people.reads import Request
from farled.web.forms import now


def add_occasion(request: Request, pk: int) -> HttpResponse:
    """Note a presentation, a dialogue or information to the unions."""
    row = run(request, pk)
    return form_of(
        request,
        row,
        Words(
            _("Lägg till ett tillfälle"),
            _("Presentationer, dialoger och facklig samverkan som hör till remissen, före eller under den."),
            _("Lägg till tillfället"),
            _("Tillfället är tillagt."),
        ),
        form=forms.OccasionForm(request.actor, request.POST or None),
        act=lambda data: acts.add_occasion(consultation=row, by=request.actor, at=request.now, **data),
    )


def change_occasion(request: Request, pk: int) -> HttpResponse:
    """Change a day, or write what came of it."""
    one = there(reads.occasions(request.actor), pk, "consultation.occasion.away")
    return form_of(
        request,
        run(request, one.consultation_id),
        Words(_("Ändra tillfället"), str(one), _("Spara ändringen"), _("Ändringen är sparad.")),
        form=forms.ChangeOccasionForm(request.actor, request.POST or None, initial=now(one, forms.ChangeOccasionForm)),
        act=lambda data: acts.change_occasion(occasion=one, by=request.actor, at=request.now, **data),
    )


def remove_occasion(request: Request, pk: int) -> HttpResponse:
    """Take a day away."""
    one = there(reads.occasions(request.actor), pk, "consultation.occasion.away")
    return form_of(
        request,
        run(request, one.consultation_id),
        Words(_("Ta bort tillfället"), str(one), _("Ta bort"), _("Tillfället är borttaget."), danger=True),
        form=forms.SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_occasion(occasion=one, by=request.actor, at=request.now, **data),
    )
