"""What evaluations of documents found, over the API."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction import acts, forms
from farled.direction.api.documents import DOCUMENT, OBJECTIVE, router
from farled.direction.forms.evaluation import AnswerFindingForm, ChangeFindingForm, FindingForm
from farled.direction.models import Finding
from farled.direction.reads import evaluation as found
from farled.direction.states import Attained, FindingKind
from farled.direction.views.asking import own_document, own_finding
from farled.people.reads import Request
from farled.web.forms import now
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

FINDING = "api:direction.finding"


class FindingShape(Row):
    """Something an evaluation found."""

    version: int = versioned()
    document: Reference = said(Finding, "document")
    on: date = said(Finding, "on")
    kind: FindingKind = one_of(FindingKind, _("Slag"))
    objective: Reference | None = said(Finding, "objective")
    attained: Attained | None = one_of(Attained, _("Måluppfyllelse"))
    text: str = said(Finding, "text")
    known_from: str = said(Finding, "known_from")
    answer: str = said(Finding, "answer")
    passages: list[int] = told(_("Textställen som besvarar fyndet"))
    source: str = said(Finding, "source")


FINDINGS = Listed(orders={"on": ["on", "pk"], "document": ["document_id", "pk"]}, default="-on")


@router.read(
    "/findings/",
    summary=_("Fynd ur utvärderingar"),
    description=_("Vad utvärderingarna av de dokument du får se har visat, och var de besvaras."),
    answer=pages(FindingShape),
    asks=FINDINGS,
)
def findings(request: Request, asked: Asked) -> dict[str, Any]:
    """What all evaluations in sight found."""
    return FINDINGS.page(request, asked, found.findings(request.actor), _findings)


def _findings(rows: QuerySet[Finding]) -> list[dict[str, Any]]:
    return [_finding(row) for row in rows]


@router.read(
    "/findings/{int:pk}/", summary=_("Ett fynd"), description=_("Vad utvärderingen visade, och var det besvaras."),
    answer=FindingShape,
)  # fmt: skip
def finding(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One finding."""
    return _finding(get_object_or_404(found.findings(request.actor), pk=pk))


def _finding(row: Finding) -> dict[str, Any]:
    objective = row.objective
    return {
        "id": row.pk,
        "url": address("direction:evaluation", row.document_id),
        "api": address(FINDING, row.pk),
        "version": row.version,
        "document": reference(DOCUMENT, row.document_id, row.document.title),
        "on": row.on,
        "kind": row.kind,
        "objective": reference(OBJECTIVE, objective.pk, objective.title) if objective else None,
        "attained": row.attained or None,
        "text": row.text,
        "known_from": row.known_from,
        "answer": row.answer,
        "passages": sorted(each.passage_id for each in row.answered_in.all()),
        "source": row.source,
    }


@router.add(
    "/documents/{int:pk}/findings/",
    summary=_("För in ett fynd ur en utvärdering"),
    description=_("Vad utvärderingen av dokumentet visade, och hur väl ett mål är nått."),
    form=FindingForm,
)
def add_finding(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down what an evaluation found."""
    document = own_document(request, pk)
    data = sent.through(lambda data: FindingForm(document, data))
    return _saved(acts.add_finding(document=document, by=request.actor, at=request.now, **data))


@router.change(
    "/findings/{int:pk}/",
    summary=_("Rätta ett fynd"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=ChangeFindingForm,
)
def change_finding(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Correct what was found."""
    one = own_finding(request, pk)
    data = sent.through(lambda data: ChangeFindingForm(one.document, data, initial=now(one, ChangeFindingForm)))
    return _saved(acts.change_finding(finding=one, by=request.actor, at=request.now, **data))


@router.write(
    "PUT",
    "/findings/{int:pk}/answer/",
    summary=_("Säg hur ett fynd besvaras"),
    description=_(
        "Ersätter svaret och de textställen som besvarar fyndet med dem du skickar. Textställen som inte står i den "
        "senaste texten du får läsa är kvar."
    ),
    form=AnswerFindingForm,
)
def answer_finding(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say how a finding is answered, and where in the text."""
    one = own_finding(request, pk)
    texts = found.texts_that_answer(one.document, request.actor)
    data = sent.through(lambda data: AnswerFindingForm(request.actor, texts, data))
    chosen_in = [version for version, _text in texts]
    done = acts.answer_finding(finding=one, chosen_in=chosen_in, by=request.actor, at=request.now, **data)
    return _saved(done)


@router.remove(
    "/findings/{int:pk}/",
    summary=_("Ta bort ett fynd"),
    description=_("Tar bort det som inte skulle ha förts in. Det står kvar i historiken."),
    form=forms.SureForm,
)
def remove_finding(request: Request, sent: Sent, pk: int) -> None:
    """Take away what should not have been written."""
    one = own_finding(request, pk)
    acts.remove_finding(finding=one, by=request.actor, at=request.now, **sent.through(forms.SureForm))


def _saved(one: Finding) -> dict[str, Any]:
    return saved(one, url=address("direction:evaluation", one.document_id), api=address(FINDING, one.pk))
