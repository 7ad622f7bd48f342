"""What decisions do to a document: adopt, repeal, issue, publish; and beginning its next version."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts, reads
from farled.direction.forms import AdoptForm, IssueForm, RecordForm, RepealForm, ReviseForm, SureForm
from farled.direction.models import Document
from farled.direction.reads.text import mark_of_text
from farled.direction.states import DocumentRelationKind, VersionState
from farled.direction.views.asking import own_document
from farled.matters.reads import adopting_decisions
from farled.people.reads import Request
from farled.web.forms import form_page


def revise(request: Request, pk: int) -> HttpResponse:
    """Begin the next version of a document."""
    return _page(
        request,
        own_document(request, pk),
        acts.revise,
        template="direction/revise.html",
        form=ReviseForm(request.POST or None),
        message=_("En ny version är påbörjad."),
    )


def adopt(request: Request, pk: int) -> HttpResponse:
    """Write down the decision that adopts a document's draft."""
    one = own_document(request, pk)
    ends = [
        relation.other
        for relation in reads.relations_of(one, request.actor)
        if relation.document_id == one.pk and relation.decision_id is None and DocumentRelationKind(relation.kind).ends
    ]
    draft = one.versions.filter(state=VersionState.DRAFT).first()
    return _page(
        request,
        one,
        acts.adopt,
        template="direction/adopt.html",
        form=AdoptForm(
            request.actor, request.POST or None, initial={"version": one.version, "seen": mark_of_text(draft)}
        ),
        message=_("Dokumentet är antaget."),
        ends=ends,
        has_decisions=adopting_decisions(request.actor).exists(),
        earlier=[each for each in reads.versions_of(one, request.actor) if VersionState(each.state).can_end],
    )


def repeal(request: Request, pk: int) -> HttpResponse:
    """Write down the decision that repeals a document."""
    one = own_document(request, pk)
    return _page(
        request,
        one,
        acts.repeal,
        template="direction/repeal.html",
        form=RepealForm(request.actor, request.POST or None, initial={"version": one.version}),
        message=_("Dokumentet upphävs."),
    )


def issue(request: Request, pk: int) -> HttpResponse:
    """Write down from when what somebody else has decided holds."""
    one = own_document(request, pk)
    return _page(
        request,
        one,
        acts.record_issued,
        template="direction/issue.html",
        form=IssueForm(request.POST or None, initial=_latest(request, one, "valid_from", "valid_to")),
        message=_("Giltigheten är sparad."),
    )


def record(request: Request, pk: int) -> HttpResponse:
    """Write down that a document holds since before its matters were kept here."""
    one = own_document(request, pk)
    initial = _latest(request, one, "decided_text", "valid_from", "valid_to")
    return _page(
        request,
        one,
        acts.record_earlier,
        template="direction/record.html",
        form=RecordForm(request.POST or None, initial=initial),
        message=_("Det är infört att dokumentet gäller sedan tidigare."),
    )


def publish(request: Request, pk: int) -> HttpResponse:
    """Let everyone see a document and its objectives."""
    one = own_document(request, pk)
    return _page(
        request,
        one,
        acts.publish,
        template="direction/publish.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        message=_("Dokumentet är publicerat."),
    )


def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a document back from what others see."""
    one = own_document(request, pk)
    return _page(
        request,
        one,
        acts.withdraw,
        template="direction/withdraw.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        message=_("Dokumentet är inte längre publicerat."),
    )


def _page(
    request: Request,
    one: Document,
    act: Callable[..., object],
    *,
    template: str,
    form: forms.Form,
    message: str,
    **context: object,
) -> HttpResponse:
    """The form of an act about a document, which leads back to the document's page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(document=one, by=request.actor, at=request.now, **data),
        done=lambda _done: reverse("direction:document", args=[one.pk]),
        message=message,
        context={"document": one, **context},
    )


def _latest(request: Request, one: Document, *names: str) -> dict[str, Any]:
    """What the latest version says now, to be corrected, and the document's own version."""
    latest = next(iter(reads.versions_of(one, request.actor)))
    return {"version": one.version} | {name: getattr(latest, name) for name in names}
