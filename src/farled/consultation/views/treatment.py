"""How far the treatment of a consultation has come, its themes, and what treatments can come to."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from farled.consultation import acts, forms, rules
from farled.consultation.figures.treatments import presets_missing
from farled.consultation.models import Consultation, Disposition, Theme
from farled.consultation.reads import treatments as reads
from farled.consultation.reads.left import left_of
from farled.consultation.views.asking import there
from farled.people.reads import Request, own_organisation
from farled.trail.reads import told
from farled.web.forms import form_page, now
from farled.web.refused import Forbidden


def treatment(request: Request, pk: int) -> HttpResponse:
    """How far the treatment has come, what keeps the document from adoption, and the text with its remarks."""
    row = _opened(request, pk)
    treats = rules.may_treat(request.actor, row)
    if not treats and not row.dispositions_shown:
        raise Forbidden("consultation.not_shown")
    after = reads.next_version(row, request.actor)
    changes = reads.changed_by(row, after) if after else {}
    tally, caused = reads.tally(row), reads.caused_in(row)
    context = {
        "consultation": row,
        "document": row.proposal.document,
        "tally": tally,
        "left": left_of(row, after, tally, caused, lambda: changes) if treats and after else None,
        "themes": list(reads.themes(request.actor).filter(consultation=row)),
        "text": reads.text_with_remarks(row, changes, caused),
        "may_treat": treats,
        "can_treat": rules.can_treat(request.actor, row),
    }
    return render(request, "consultation/treatment.html", context)


def show_treatment(request: Request, pk: int) -> HttpResponse:
    """Let everybody in the organisation see how remarks are treated, or not."""
    row = _opened(request, pk)
    rules.check_may_treat(request.actor, row)
    return form_page(
        request,
        template="consultation/show_treatment.html",
        form=forms.ShowForm(request.POST or None, initial={"version": row.version, "shown": row.dispositions_shown}),
        act=lambda data: acts.show_treatment(consultation=row, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Det är sparat vem som ser behandlingen."),
        context={"consultation": row},
    )


def add_theme(request: Request, pk: int) -> HttpResponse:
    """Add a theme to a consultation."""
    row = _opened(request, pk)
    rules.check_can_treat(request.actor, row)
    return form_page(
        request,
        template="consultation/add_theme.html",
        form=forms.ThemeForm(request.POST or None),
        act=lambda data: acts.add_theme(consultation=row, by=request.actor, at=request.now, **data),
        done=lambda theme: page(theme.consultation),
        message=_("Temat är tillagt."),
        context={"consultation": row},
    )


def change_theme(request: Request, pk: int) -> HttpResponse:
    """Name a theme anew, or say how it is met."""
    theme = _theme(request, pk)
    form = forms.ChangeThemeForm
    return form_page(
        request,
        template="consultation/change_theme.html",
        form=form(request.POST or None, initial=now(theme, form)),
        act=lambda data: acts.change_theme(theme=theme, by=request.actor, at=request.now, **data),
        done=lambda row: page(row.consultation),
        message=_("Temat är sparat."),
        context={
            "theme": theme,
            "consultation": theme.consultation,
            "history": told(theme, reader=request.actor),
        },
    )


def remove_theme(request: Request, pk: int) -> HttpResponse:
    """Take away a theme without remarks, after a question."""
    theme = _theme(request, pk)
    return form_page(
        request,
        template="consultation/remove_theme.html",
        form=forms.SureForm(request.POST or None, initial={"version": theme.version}),
        act=lambda data: acts.remove_theme(theme=theme, by=request.actor, at=request.now, **data),
        done=lambda _done: page(theme.consultation),
        message=_("Temat är borttaget."),
        context={"theme": theme, "consultation": theme.consultation},
    )


def dispositions(request: Request) -> HttpResponse:
    """What treatments can come to in the organisation."""
    rows = list(reads.dispositions_used(request.actor))
    context = {
        "dispositions": rows,
        "missing": presets_missing(rows),
        "history": told(*rows, reader=request.actor) if rows else [],
    }
    return render(request, "consultation/dispositions.html", context)


def add_disposition(request: Request) -> HttpResponse:
    """Add something a treatment can come to."""
    organisation = own_organisation(request.actor)
    return form_page(
        request,
        template="consultation/add_disposition.html",
        form=forms.DispositionForm(request.POST or None),
        act=lambda data: acts.add_disposition(organisation=organisation, by=request.actor, at=request.now, **data),
        done=_to_dispositions,
        message=_("Behandlingen är tillagd."),
    )


@require_POST
def add_presets(request: Request) -> HttpResponse:
    """Add those of the presets that are missing."""
    made = acts.add_presets(organisation=own_organisation(request.actor), by=request.actor, at=request.now)
    words = ngettext("En behandling är tillagd.", "%(n)s behandlingar är tillagda.", len(made))
    messages.success(request, words % {"n": len(made)})
    return HttpResponseRedirect(_to_dispositions(made), status=303)


def change_disposition(request: Request, pk: int) -> HttpResponse:
    """Word a disposition anew, or take it out of use."""
    row: Disposition = get_object_or_404(reads.dispositions_used(request.actor), pk=pk)
    form = forms.ChangeDispositionForm
    return form_page(
        request,
        template="consultation/change_disposition.html",
        form=form(request.POST or None, initial=now(row, form)),
        act=lambda data: acts.change_disposition(disposition=row, by=request.actor, at=request.now, **data),
        done=_to_dispositions,
        message=_("Behandlingen är sparad."),
        context={"disposition": row, "history": told(row, reader=request.actor)},
    )


def page(row: Consultation) -> str:
    """The page of a consultation's treatment."""
    return reverse("consultation:treatment", args=[row.pk])


def _to_dispositions(_row: Any) -> str:
    return reverse("consultation:dispositions")


def _opened(request: Request, pk: int) -> Consultation:
    found: Consultation = get_object_or_404(reads.consultations(request.actor), pk=pk)
    return found


def _theme(request: Request, pk: int) -> Theme:
    found = there(reads.themes(request.actor), pk, "consultation.theme.away")
    rules.check_can_treat(request.actor, found.consultation)
    return found
