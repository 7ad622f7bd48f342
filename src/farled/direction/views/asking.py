"""What the direction's pages ask of the address: which document or objective of the actor's own organisation."""

from django.shortcuts import get_object_or_404

from farled.direction import reads
from farled.direction.models import Document, Objective
from farled.people.reads import Request


def own_document(request: Request, pk: int) -> Document:
    """A document of the actor's own organisation that they may see, or 404."""
    return get_object_or_404(reads.documents(request.actor), pk=pk)


def own_objective(request: Request, pk: int) -> Objective:
    """An objective of the actor's own organisation that they may see, or 404."""
    own = reads.objectives(request.actor).filter(document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)
