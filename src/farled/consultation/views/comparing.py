"""Remarks that may say the same: having them compared, how that goes, and what is suggested."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.consultation import acts, rules
from farled.consultation.models import Consultation
from farled.consultation.reads import comparisons as reads
from farled.consultation.reads import treatments
from farled.people.reads import Request
from farled.web import jobs
from farled.web.refused import SENTENCES

PER_PAGE = 20  # suggestions shown at a time
TOLD = 10  # remarks of a suggestion told there; all of them stand where they are answered


def alike(request: Request, pk: int) -> HttpResponse:
    """What may say the same, with why; how the comparing goes; and whether it is of the remarks there are now."""
    row = _opened(request, pk)
    latest, made = reads.latest(row), reads.made(row)
    shown = jobs.progress(latest, text=_("Synpunkterna jämförs"), url=page(row), at=request.now) if latest else None
    if shown and (answer := jobs.answer(request, shown)):
        return answer
    suggested = reads.suggestions(request.actor, row, shown=TOLD)
    going = shown is not None and not shown.finished and not shown.problem
    context = {
        "consultation": row,
        "job": None if shown is None or shown.finished else shown,
        "going": going,
        "made": made,
        "stale": made is not None and not going and made.basis != reads.basis_of(row),
        "page": Paginator(suggested, PER_PAGE).get_page(request.GET.get("page")),
        "can_treat": rules.can_treat(request.actor, row),
    }
    return render(request, "consultation/alike.html", context)


@require_POST
def compare(request: Request, pk: int) -> HttpResponse:
    """Have all remarks compared with each other."""
    row = _opened(request, pk)
    acts.compare(consultation=row, by=request.actor, at=request.now)
    return HttpResponseRedirect(page(row), status=303)


@require_POST
def stop_comparing(request: Request, pk: int) -> HttpResponse:
    """Have the comparison end."""
    row = _opened(request, pk)
    acts.stop_comparing(consultation=row, by=request.actor, at=request.now)
    return HttpResponseRedirect(page(row), status=303)


@require_POST
def set_aside(request: Request, pk: int, alike_pk: int) -> HttpResponse:
    """Say that what is suggested does not say the same. One that is gone since is told of on the page."""
    row = _opened(request, pk)
    one = reads.alike(request.actor).filter(pk=alike_pk, comparison__consultation=row).first()
    if one is None:
        messages.warning(request, str(SENTENCES["consultation.comparison.anew"]))
        return HttpResponseRedirect(page(row), status=303)
    acts.set_aside(alike=one, by=request.actor, at=request.now)
    messages.success(
        request, _("Förslaget är undanlagt. När fler synpunkter kommer in kan det bli nya förslag där dessa är med.")
    )
    return HttpResponseRedirect(page(row), status=303)


def page(row: Consultation) -> str:
    """The page of what may say the same."""
    return reverse("consultation:alike", args=[row.pk])


def _opened(request: Request, pk: int) -> Consultation:
    found: Consultation = get_object_or_404(treatments.consultations(request.actor), pk=pk)
    rules.check_may_treat(request.actor, found)
    return found
