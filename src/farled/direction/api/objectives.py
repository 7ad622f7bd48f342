"""Objectives over the API, with how far they have come."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.direction import reads
from farled.direction.api.documents import DOCUMENT, OBJECTIVE, body_of, named, router
from farled.direction.forms import ObjectiveFilter
from farled.direction.models import Evidence, Objective, StageGoal
from farled.direction.reads import movement
from farled.direction.states import Favours, Level, Movement
from farled.people.reads import Actor, Request
from farled.thread.reads import NodeKind, node_of
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    told,
    versioned,
)

EVIDENCE, STAGE_GOAL = "api:direction.evidence", "api:direction.stage_goal"


class ObjectiveRow(Row):
    """An objective in the list."""

    document: Reference = said(Objective, "document")
    parent: Reference | None = said(Objective, "parent")
    level: Level = one_of(Level, _("Nivå"))
    position: int = said(Objective, "position")
    title: str = said(Objective, "title")


class EvidenceShape(Shape):
    """What is known on a day of an objective's way to its new state."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    on: date = said(Evidence, "on")
    movement: Movement = one_of(Movement, _("Förflyttning"))
    text: str = said(Evidence, "text")
    known_from: str = said(Evidence, "known_from")
    body: Reference | None = said(Evidence, "body")


class StageGoalShape(Shape):
    """A stage goal."""

    id: int = told(_("Id"))
    api: str = told(_("Adress i API:et"))
    version: int = versioned()
    title: str = said(StageGoal, "title")
    due: date = said(StageGoal, "due")
    favours: Favours | None = one_of(Favours, _("Sätter främst"))
    reached_on: date | None = said(StageGoal, "reached_on")
    evidence: str = said(StageGoal, "evidence")


class ObjectiveShape(ObjectiveRow):
    """An objective with all it says."""

    version: int = versioned()
    aliases: list[str] = said(Objective, "aliases")
    text: str = said(Objective, "text")
    present_state: str = said(Objective, "present_state")
    new_state: str = said(Objective, "new_state")
    source: str = said(Objective, "source")
    derives_from: list[Reference] = told(_("Mål som det härleds ur"))
    derived_below: list[Reference] = told(_("Mål i andra dokument som härleds ur det"))
    also_listed: list[Reference] = told(_("Mål som det också anges under"))
    evidence: list[EvidenceShape] = told(_("Bedömningar av förflyttningen, den senaste först"))
    stage_goals: list[StageGoalShape] = told(_("Delmål, det första först"))
    thread: str | None = told(_("Adress till målets röda tråd i API:et"))


OBJECTIVES = Listed(
    orders={
        "document": [swedish("document__title"), "document_id", "position"],
        "title": [swedish("title")],
        "level": ["level"],
    },
    default="document",
    filters=ObjectiveFilter,
)


@router.read(
    "/objectives/",
    summary=_("Mål"),
    description=_("Målen i de dokument du får se: organisationens egna och dem som andra har publicerat."),
    answer=pages(ObjectiveRow),
    asks=OBJECTIVES,
)
def objectives(request: Request, asked: Asked) -> dict[str, Any]:
    """The objectives of all documents in sight."""
    return OBJECTIVES.page(request, asked, reads.objectives(request.actor), _objectives)


def _objectives(rows: QuerySet[Objective]) -> list[dict[str, Any]]:
    return [_objective(row, row.document__title, row.parent__title) for row in reads.lean_objectives(rows)]


def _objective(row: Any, document: str, parent: str) -> dict[str, Any]:
    """An objective, or a row with the same columns."""
    return {
        "id": row.pk,
        "url": address("direction:objective", row.pk),
        "api": address(OBJECTIVE, row.pk),
        "document": reference(DOCUMENT, row.document_id, document),
        "parent": reference(OBJECTIVE, row.parent_id, parent) if row.parent_id else None,
        "level": row.level,
        "position": row.position,
        "title": row.title,
    }


@router.read(
    "/objectives/{int:pk}/",
    summary=_("Ett mål"),
    description=_("Vad målet säger, vad det härleds ur och vad som härleds ur det."),
    answer=ObjectiveShape,
)
def objective(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One objective."""
    actor, on = request.actor, request.today
    one: Objective = get_object_or_404(reads.objectives(actor), pk=pk)
    node = node_of(NodeKind.OBJECTIVE, one.pk)
    return _objective(one, one.document.title, one.parent.title if one.parent else "") | {
        "version": one.version,
        "aliases": one.aliases,
        "text": one.text,
        "present_state": one.present_state,
        "new_state": one.new_state,
        "source": one.source,
        "derives_from": [named(each) for each in reads.derives_from(one, actor, on=on)],
        "derived_below": [named(each) for each in reads.derived_below(one, actor, on=on)],
        "also_listed": [named(each) for each in reads.also_listed(one, actor, on=on)],
        "evidence": [_evidence(each, actor) for each in movement.evidence_of(one)],
        "stage_goals": [_stage(each) for each in movement.stages_of(one)],
        "thread": address("api:thread.node", node.pk) if node else None,
    }


def _evidence(row: Evidence, actor: Actor) -> dict[str, Any]:
    return {
        "id": row.pk,
        "api": address(EVIDENCE, row.pk),
        "version": row.version,
        "on": row.on,
        "movement": row.movement,
        "text": row.text,
        "known_from": row.known_from,
        "body": body_of(row.body, actor),
    }


def _stage(row: StageGoal) -> dict[str, Any]:
    return {
        "id": row.pk,
        "api": address(STAGE_GOAL, row.pk),
        "version": row.version,
        "title": row.title,
        "due": row.due,
        "favours": row.favours or None,
        "reached_on": row.reached_on,
        "evidence": row.evidence,
    }


@router.read(
    "/evidence/{int:pk}/",
    summary=_("En bedömning av ett måls förflyttning"),
    description=_("Vad som är känt en viss dag, hur man vet det och vem som bedömer."),
    answer=EvidenceShape,
)
def evidence(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What was said of a movement."""
    return _evidence(get_object_or_404(movement.evidence(request.actor), pk=pk), request.actor)


@router.read(
    "/stage-goals/{int:pk}/",
    summary=_("Ett delmål"),
    description=_("Vad som ska vara nått till när, och när det nåddes."),
    answer=StageGoalShape,
)
def stage_goal(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One stage goal."""
    return _stage(get_object_or_404(movement.stage_goals(request.actor), pk=pk))
