"""Conditions on what history is about (``subject_id``): drafts that an actor may not read, and what goes with them."""

from collections.abc import Callable

from django.db.models import Q

from farled.direction.models import (
    Document,
    DocumentRelation,
    DocumentVersion,
    Evidence,
    Finding,
    Objective,
    StageGoal,
    Wording,
)
from farled.people.reads import Actor

Hidden = Callable[[Actor], Q | None]


def wordings(actor: Actor) -> Q | None:
    """How a text read while it was written, also when it has been decided since: that was never for others to read."""
    reach = actor.reach("direction.read_draft")
    if reach.whole:
        return None
    own = Wording.objects.filter(document_version__document__body__in=reach.bodies)
    return ~Q(subject_id__in=own.values("pk"))


def drafts(model: type[Document | DocumentVersion | Objective]) -> Hidden:
    """Those the actor may not see, and those that are gone: only what was a draft is ever taken away."""

    def hidden(actor: Actor) -> Q | None:
        if actor.reach("direction.read_draft").whole:
            return None
        return ~Q(subject_id__in=model.objects.visible_to(actor).values("pk"))

    return hidden


def beside(model: type[DocumentRelation | Finding | Evidence | StageGoal]) -> Hidden:
    """What is said of documents the actor may not see."""

    def hidden(actor: Actor) -> Q | None:
        if actor.reach("direction.read_draft").whole:
            return None
        seen = model.objects.visible_to(actor).values("pk")
        return Q(subject_id__in=model.objects.exclude(pk__in=seen).values("pk"))

    return hidden
