"""A consultation put together: read on the screen, and ordered as files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from farled.consultation.reads import Consultation
from farled.people.reads import Request
from farled.reports import acts, contents, forms, reads, rules
from farled.web.forms import form_page


def compilation(request: Request, pk: int) -> HttpResponse:
    """The compilation as the reader may see it now, with the files that have been made of it."""
    row = _opened(request, pk)
    document = contents.compose_compilation(
        row, reader=request.actor, on=request.today, author=request.actor.name, at=request.now
    )
    with translation.override(contents.LANGUAGE):
        shown = render_to_string("reports/_document.html", {"document": document})
    context = {
        "consultation": row,
        "document": document,
        "shown": shown,
        "productions": reads.compilations_of(request.actor, pk),
        "can_produce": rules.can_produce(request.actor),
    }
    return render(request, "reports/compilation.html", context)


def order_compilation(request: Request, pk: int) -> HttpResponse:
    """Order the compilation as files."""
    rules.check_can_produce(request.actor)
    row = _opened(request, pk)
    return form_page(
        request,
        template="reports/order_compilation.html",
        form=forms.CompilationForm(request.POST or None),
        act=lambda data: acts.order_compilation(consultation_id=pk, by=request.actor, at=request.now, **data),
        done=lambda production: reverse("reports:report", args=[production.pk]),
        message=_("Sammanställningen är beställd. Den tas fram nu."),
        context={"consultation": row},
    )


def _opened(request: Request, pk: int) -> Consultation:
    found: Consultation = reads.opened_consultation(request.actor, pk)
    return found
