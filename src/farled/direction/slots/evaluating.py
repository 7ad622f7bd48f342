"""What evaluations tell elsewhere: on the document that came after, on the passages that answer, in history."""

from collections.abc import Collection

from django.urls import reverse

from farled.direction.models import Document, Objective, Passage
from farled.direction.reads import evaluation
from farled.people.reads import Actor, Request
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused


def faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What was found, and the page of the evaluation."""
    seen = evaluation.findings(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("direction:evaluation", args=[each.document_id])))


def before(document: Document, request: Request) -> dict[str, object] | None:
    """How much of what the evaluation of the replaced documents found that this one answers (R24)."""
    rows = list(evaluation.evaluated_before(document, request.actor))
    if not rows:
        return None
    titles = {row.document_id: row.document for row in rows}
    left = sum(not row.answer and not row.answered_in.all() for row in rows)
    return {"documents": list(titles.values()), "count": len(rows), "answered": len(rows) - left}


def answers(passage: Passage, request: Request) -> dict[str, object] | None:
    """What the evaluation found that a passage answers, on the passage's page."""
    rows = list(evaluation.answered_by(passage, request.actor))
    return {"rows": rows} if rows else None


def objective_is_evaluated(objective: Objective, *, by: Actor) -> None:
    """A goal that an evaluation speaks of does not vanish."""
    if objective.findings.exists():
        raise Refused("direction.objective_evaluated", title=objective.title)


def where_it_stands(document: Document, request: Request) -> str | None:
    """The evaluation of one of the organisation's own documents."""
    own = document.organisation_id == request.actor.organisation_id
    return reverse("direction:evaluation", args=[document.pk]) if own else None
