"""What the direction's pages and API ask of the address: a row of the actor's own organisation that they may see."""

from django.shortcuts import get_object_or_404

from farled.direction import reads
from farled.direction.models import Document, DocumentVersion, Evidence, Finding, Objective, StageGoal, Wording
from farled.direction.reads import evaluation, movement
from farled.direction.reads.text import readable_versions, wordings
from farled.people.reads import Request


def own_document(request: Request, pk: int) -> Document:
    """A document, or 404."""
    return get_object_or_404(reads.documents(request.actor), pk=pk)


def version_with_text(request: Request, pk: int) -> DocumentVersion:
    """A version whose text the actor may read, or 404."""
    return get_object_or_404(readable_versions(request.actor), pk=pk)


def own_version(request: Request, pk: int) -> DocumentVersion:
    """The same of the actor's own organisation, or 404."""
    own = readable_versions(request.actor).filter(document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)


def own_wording(request: Request, pk: int) -> Wording:
    """How a passage reads in a version, of the actor's own organisation, or 404."""
    own = wordings(request.actor).filter(document_version__document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)


def own_objective(request: Request, pk: int) -> Objective:
    """An objective, or 404."""
    own = reads.objectives(request.actor).filter(document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)


def own_evidence(request: Request, pk: int) -> Evidence:
    """What was said of an objective's movement, or 404."""
    rows = movement.evidence(request.actor).select_related("objective__document", "body")
    return get_object_or_404(rows.filter(objective__document__organisation_id=request.actor.organisation_id), pk=pk)


def own_finding(request: Request, pk: int) -> Finding:
    """Something an evaluation found, or 404."""
    own = evaluation.findings(request.actor).filter(document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)


def own_stage(request: Request, pk: int) -> StageGoal:
    """A stage goal, or 404."""
    rows = movement.stage_goals(request.actor).select_related("objective__document")
    return get_object_or_404(rows.filter(objective__document__organisation_id=request.actor.organisation_id), pk=pk)
