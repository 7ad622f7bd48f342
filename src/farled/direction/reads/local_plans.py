"""The plans that bodies make of their own, and what they do for the objectives of the whole organisation (S27)."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Collate

from farled.direction.models import Document, DocumentRelation, Objective
from farled.direction.reads import documents, documents_in_sight
from farled.direction.states import CONTRIBUTED_TO, PLANNING_BODIES, DocumentKind, DocumentRelationKind
from farled.people.reads import Actor, Body, bodies
from farled.thread.reads import Edge, NodeKind, Relation


def planning_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies that shall have a plan of their own (R48), in Swedish order."""
    return bodies(actor).filter(kind__in=PLANNING_BODIES)


def local_plans(actor: Actor) -> QuerySet[Document]:
    """The organisation's local plans that the actor may see, with their versions."""
    return documents(actor).filter(kind=DocumentKind.LOCAL_PLAN).order_by("pk")


def plans_to_learn_from(actor: Actor) -> QuerySet[Document]:
    """The local plans that other organisations have published."""
    others = documents_in_sight(actor).filter(kind=DocumentKind.LOCAL_PLAN, published=True)
    others = others.exclude(organisation_id=actor.organisation_id)
    return others.order_by(Collate("organisation__name", "sv-x-icu"), Collate("title", "sv-x-icu"))


def group_plans(actor: Actor) -> QuerySet[Document]:
    """The documents of the whole organisation whose objectives bodies can contribute to."""
    aims = Objective.objects.filter(level__in=CONTRIBUTED_TO).values("document")
    return documents(actor).filter(body=None, pk__in=aims).order_by(Collate("title", "sv-x-icu"))


def concretised_by(plans: Iterable[Document], actor: Actor) -> dict[int, list[Document]]:
    """The documents in sight that each of the plans concretises, by plan. One query."""
    rows = DocumentRelation.objects.visible_to(actor).filter(
        document__in=[plan.pk for plan in plans], kind=DocumentRelationKind.CONCRETISES
    )
    found: dict[int, list[Document]] = {}
    for row in rows.select_related("other").order_by("pk"):
        found.setdefault(row.document_id, []).append(row.other)
    return found


def aims(document: Document) -> list[Objective]:
    """The objectives of a document that bodies contribute to, those above them too, for the tree they stand in."""
    return list(Objective.objects.filter(document=document).order_by("position", "pk"))


def aims_above(plan: Document, actor: Actor) -> QuerySet[Objective]:
    """The objectives that a local plan can contribute to: those of the documents it concretises."""
    above = DocumentRelation.objects.visible_to(actor).filter(document=plan, kind=DocumentRelationKind.CONCRETISES)
    rows = Objective.objects.visible_to(actor).filter(document__in=above.values("other"), level__in=CONTRIBUTED_TO)
    return rows.select_related("document").order_by(Collate("document__title", "sv-x-icu"), "position", "pk")


class Tied(NamedTuple):
    """An objective of a body's document that derives from one above."""

    above: int
    objective: Objective


def tied_below(objectives: Collection[int], actor: Actor) -> list[Tied]:
    """The objectives of bodies' own documents that derive from those named, as far as the actor sees. Two queries."""
    edges = Edge.objects.filter(
        upper__kind=NodeKind.OBJECTIVE,
        upper__ref__in=list(objectives),
        lower__kind=NodeKind.OBJECTIVE,
        lower__organisation_id=actor.organisation_id,
        relation=Relation.DERIVES_FROM,
        valid_to=None,
    )
    pairs = list(edges.order_by("pk").values_list("upper__ref", "lower__ref"))
    rows = Objective.objects.visible_to(actor).filter(document__body__isnull=False)
    found = rows.select_related("document").in_bulk([lower for _upper, lower in pairs])
    return [Tied(upper, found[lower]) for upper, lower in pairs if lower in found]
