"""What decisions do to a document: adopt, repeal, issue, publish; and beginning its next version."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts, reads
from farled.direction.forms import AdoptForm, IssueForm, RepealForm, ReviseForm, SureForm
from farled.direction.models import Document
from farled.direction.states import DocumentRelationKind, VersionState
from farled.direction.views.asking import own_document
from farled.matters.reads import adopting_decisions
from farled.people.reads import Request
from farled.web.forms import form_page


def _page_of(document: Document) -> str:
    return reverse("direction:document", args=[document.pk])


def revise(request: Request, pk: int) -> HttpResponse:
    """Begin the next version of a document."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/revise.html",
        form=ReviseForm(request.POST or None),
        act=lambda data: acts.revise(document=one, by=request.actor, at=request.now, **data),
        done=lambda _draft: _page_of(one),
        message=_("En ny version är påbörjad."),
        context={"document": one},
    )


def adopt(request: Request, pk: int) -> HttpResponse:
    """Write down the decision that adopts a document's draft."""
    one = own_document(request, pk)
    ends = [
        relation.other
        for relation in reads.relations_of(one, request.actor)
        if relation.document_id == one.pk and relation.decision_id is None and DocumentRelationKind(relation.kind).ends
    ]
    return form_page(
        request,
        template="direction/adopt.html",
        form=AdoptForm(request.actor, request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.adopt(document=one, by=request.actor, at=request.now, **data),
        done=lambda _version: _page_of(one),
        message=_("Dokumentet är antaget."),
        context={
            "document": one,
            "ends": ends,
            "has_decisions": adopting_decisions(request.actor).exists(),
            "earlier": [each for each in reads.versions_of(one, request.actor) if each.state == VersionState.ADOPTED],
        },
    )


def repeal(request: Request, pk: int) -> HttpResponse:
    """Write down the decision that repeals a document."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/repeal.html",
        form=RepealForm(request.actor, request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.repeal(document=one, by=request.actor, at=request.now, **data),
        done=lambda _version: _page_of(one),
        message=_("Dokumentet upphävs."),
        context={"document": one},
    )


def issue(request: Request, pk: int) -> HttpResponse:
    """Write down from when what somebody else has decided holds."""
    one = own_document(request, pk)
    last = next(iter(reads.versions_of(one, request.actor)))
    initial = {"version": one.version, "valid_from": last.valid_from, "valid_to": last.valid_to}
    return form_page(
        request,
        template="direction/issue.html",
        form=IssueForm(request.POST or None, initial=initial),
        act=lambda data: acts.record_issued(document=one, by=request.actor, at=request.now, **data),
        done=lambda _version: _page_of(one),
        message=_("Giltigheten är sparad."),
        context={"document": one},
    )


def publish(request: Request, pk: int) -> HttpResponse:
    """Let everyone see a document and its objectives."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/publish.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.publish(document=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Dokumentet är publicerat."),
        context={"document": one},
    )


def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a document back from what others see."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/withdraw.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.withdraw(document=one, by=request.actor, at=request.now, **data),
        done=_page_of,
        message=_("Dokumentet är inte längre publicerat."),
        context={"document": one},
    )
