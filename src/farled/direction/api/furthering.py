"""What is done about how far objectives come, over the API: evidence, stage goals, relations, new versions."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction import acts, forms, reads
from farled.direction.api.documents import RELATION, router
from farled.direction.api.objectives import EVIDENCE, STAGE_GOAL
from farled.direction.api.writing import saved_document
from farled.direction.forms.movement import ChangeEvidenceForm, ChangeStageGoalForm, EvidenceForm, StageGoalForm
from farled.direction.models import Document, Evidence, StageGoal
from farled.direction.views.asking import own_document, own_evidence, own_objective, own_stage
from farled.people.reads import Request
from farled.web.forms import now
from farled.web.rest import Sent, address, saved

# --- Evidence and stage goals -----------------------------------------------------------------------------------------


def _said(one: Evidence) -> dict[str, Any]:
    return saved(one, url=address("direction:objective", one.objective_id), api=address(EVIDENCE, one.pk))


def _stage(one: StageGoal) -> dict[str, Any]:
    return saved(one, url=address("direction:objective", one.objective_id), api=address(STAGE_GOAL, one.pk))


@router.add(
    "/objectives/{int:pk}/evidence/",
    summary=_("Bedöm ett måls förflyttning"),
    description=_("Vad som är känt en viss dag, åt vilket håll det går och hur ni vet det."),
    form=EvidenceForm,
)
def note_evidence(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what is known of an objective's movement."""
    one = own_objective(request, pk)
    data = sent.through(lambda data: EvidenceForm(request.actor, data))
    return _said(acts.note_evidence(objective=one, by=request.actor, at=request.now, **data))


@router.change(
    "/evidence/{int:pk}/",
    summary=_("Rätta en bedömning"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=ChangeEvidenceForm,
)
def change_evidence(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Correct what was said of a movement."""
    one = own_evidence(request, pk)
    initial = now(one, ChangeEvidenceForm)
    data = sent.through(lambda data: ChangeEvidenceForm(request.actor, data, initial=initial))
    return _said(acts.change_evidence(row=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/evidence/{int:pk}/",
    summary=_("Ta bort en bedömning"),
    description=_("Tar bort det som inte skulle ha sagts. Det står kvar i historiken."),
    form=forms.SureForm,
)
def remove_evidence(request: Request, sent: Sent, pk: int) -> None:
    """Take away what should not have been said."""
    one = own_evidence(request, pk)
    acts.remove_evidence(row=one, by=request.actor, at=request.now, **sent.through(forms.SureForm))


@router.add(
    "/objectives/{int:pk}/stage-goals/",
    summary=_("Sätt ett delmål"),
    description=_("Vad som ska vara nått till när, på väg mot målet."),
    form=StageGoalForm,
)
def add_stage_goal(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Set a stage on the way to an objective."""
    one = own_objective(request, pk)
    return _stage(acts.add_stage_goal(objective=one, by=request.actor, at=request.now, **sent.through(StageGoalForm)))


@router.change(
    "/stage-goals/{int:pk}/",
    summary=_("Ändra ett delmål, eller säg att det är nått"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=ChangeStageGoalForm,
)
def change_stage_goal(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a stage goal, or say that it is reached."""
    one = own_stage(request, pk)
    data = sent.through(lambda data: ChangeStageGoalForm(data, initial=now(one, ChangeStageGoalForm)))
    return _stage(acts.change_stage_goal(row=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/stage-goals/{int:pk}/",
    summary=_("Ta bort ett delmål"),
    description=_("Tar bort delmålet. Det står kvar i historiken."),
    form=forms.SureForm,
)
def remove_stage_goal(request: Request, sent: Sent, pk: int) -> None:
    """Take a stage goal away."""
    one = own_stage(request, pk)
    acts.remove_stage_goal(row=one, by=request.actor, at=request.now, **sent.through(forms.SureForm))


# --- Relations --------------------------------------------------------------------------------------------------------


@router.add(
    "/documents/{int:pk}/relations/",
    summary=_("Säg vad ett dokument är till ett annat"),
    description=_("Till exempel att det konkretiserar, ersätter eller upphäver det andra."),
    form=forms.RelateForm,
)
def relate(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say what a document is to another."""
    one: Document = own_document(request, pk)
    data = sent.through(lambda data: forms.RelateForm(request.actor, one, data))
    made = acts.relate(document=one, by=request.actor, at=request.now, **data)
    return saved(made, url=address("direction:document", one.pk), api=address(RELATION, made.pk))


@router.remove(
    "/relations/{int:pk}/",
    summary=_("Ta bort ett förhållande"),
    description=_("Tar tillbaka vad som sagts om två dokument. Det står kvar i historiken."),
    form=forms.SureForm,
)
def unrelate(request: Request, sent: Sent, pk: int) -> None:
    """Take back what was said of two documents."""
    one = get_object_or_404(reads.relations(request.actor), pk=pk)
    acts.unrelate(relation=one, by=request.actor, at=request.now, **sent.through(forms.SureForm))


@router.add(
    "/documents/{int:pk}/versions/",
    summary=_("Börja på en ny version"),
    description=_("Det gällande dokumentet får ett utkast till nästa version. Ett beslut antar det, på sidorna."),
    form=forms.ReviseForm,
)
def revise(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Begin the next version of a document."""
    one = own_document(request, pk)
    acts.revise(document=one, by=request.actor, at=request.now, **sent.through(forms.ReviseForm))
    one.refresh_from_db()
    return saved_document(one)
