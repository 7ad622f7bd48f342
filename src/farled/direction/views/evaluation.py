"""The evaluation of a document: what it found, and where the text that came after answers it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts, reads, rules
from farled.direction.figures import evaluation as figured
from farled.direction.forms.decisions import SureForm
from farled.direction.forms.evaluation import AnswerFindingForm, ChangeFindingForm, FindingForm
from farled.direction.models import Finding
from farled.direction.reads import evaluation as found
from farled.direction.views.asking import own_document, own_finding
from farled.people.reads import Request
from farled.web.forms import form_page, now


def evaluation(request: Request, pk: int) -> HttpResponse:
    """What the evaluations of a document found: how far its goals were reached, and the rest by kind."""
    document = get_object_or_404(reads.documents_in_sight(request.actor), pk=pk)
    rows = found.findings_of(document, request.actor)
    places = found.where_answered(rows, request.actor, request.today)
    context = {
        "document": document,
        "goals": [figured.told(row, places) for row in rows if row.attained],
        "groups": figured.by_kind([row for row in rows if not row.attained], places),
        "left": sum(not figured.is_answered(row) for row in rows),
        "count": len(rows),
        "edits": rules.can_edit(request.actor, document),
        "successors": [each for each in found.successors(document, request.actor) if each.pk != document.pk],
    }
    return render(request, "direction/evaluation.html", context)


def add_finding(request: Request, pk: int) -> HttpResponse:
    """Write down what an evaluation found."""
    document = own_document(request, pk)
    return form_page(
        request,
        template="direction/add_finding.html",
        form=FindingForm(document, request.POST or None, initial={"on": request.today}),
        act=lambda data: acts.add_finding(document=document, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Fyndet är sparat."),
        context={"document": document},
    )


def change_finding(request: Request, pk: int) -> HttpResponse:
    """Correct what was found."""
    one = own_finding(request, pk)
    return form_page(
        request,
        template="direction/change_finding.html",
        form=ChangeFindingForm(one.document, request.POST or None, initial=now(one, ChangeFindingForm)),
        act=lambda data: acts.change_finding(finding=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Ändringen är sparad."),
        context={"document": one.document, "finding": one},
    )


def answer_finding(request: Request, pk: int) -> HttpResponse:
    """Say how a finding is answered, and where in the text."""
    one = own_finding(request, pk)
    texts = found.texts_that_answer(one.document, request.actor)
    held = found.chosen_in(one, [version for version, _text in texts])
    initial = {"version": one.version, "answer": one.answer, "passages": held}
    return form_page(
        request,
        template="direction/answer_finding.html",
        form=AnswerFindingForm(request.actor, texts, request.POST or None, initial=initial),
        act=lambda data: acts.answer_finding(
            finding=one, chosen_in=[version for version, _text in texts], by=request.actor, at=request.now, **data
        ),
        done=_page_of,
        message=_("Svaret på fyndet är sparat."),
        context={"document": one.document, "finding": one},
    )


def remove_finding(request: Request, pk: int) -> HttpResponse:
    """Take away what should not have been written."""
    one = own_finding(request, pk)
    return form_page(
        request,
        template="direction/remove_finding.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_finding(finding=one, by=request.actor, at=request.now, **data),
        done=lambda _none: _page_of(one),
        message=_("Fyndet är borttaget."),
        context={"document": one.document, "finding": one},
    )


def _page_of(finding: Finding) -> str:
    return reverse("direction:evaluation", args=[finding.document_id])
