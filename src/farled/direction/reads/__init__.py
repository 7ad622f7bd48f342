"""The direction's front door."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.db.models.functions import Collate

from farled.direction.models import Document, DocumentRelation, DocumentVersion, Objective, Passage, Wording
from farled.direction.reads.followed import made_of, part_of, stand_in, standings, where_stands
from farled.direction.reads.text import (
    Changed,
    Placed,
    changes_between,
    chapters_of,
    differences,
    history_of,
    labels_of,
    latest_text,
    mark_of,
    passages,
    passages_in,
    readable_versions,
    text_of,
    these_passages,
    wordings,
)
from farled.direction.states import UNDECIDED, DocumentKind, DocumentRelationKind, VersionState
from farled.matters.reads import Matter
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.thread.reads import Edge, NodeKind, Relation
from farled.trail.reads import changed_since, first_values, known_by, values_at
from farled.web.together import Asks, asking

__all__ = [
    "Changed",
    "Document",
    "DocumentKind",
    "DocumentRelation",
    "DocumentVersion",
    "Objective",
    "Passage",
    "Placed",
    "Wording",
    "also_listed",
    "branches",
    "changes_between",
    "chapters_of",
    "children",
    "derived_below",
    "derived_elsewhere",
    "derives_from",
    "differences",
    "documents",
    "documents_in_sight",
    "hidden_objectives",
    "history_of",
    "labels_of",
    "latest_text",
    "lean_documents",
    "lean_objectives",
    "made_of",
    "mark_of",
    "objectives",
    "objectives_of",
    "part_of",
    "passages",
    "passages_in",
    "readable_versions",
    "relations",
    "relations_between",
    "relations_of",
    "resting_on",
    "search_documents",
    "search_objectives",
    "stand_in",
    "standing_versions",
    "standings",
    "text_of",
    "these_passages",
    "versions",
    "versions_of",
    "where_stands",
    "wordings",
    "written_in_later",
]

VERSIONS = DocumentVersion.objects.select_related(
    "decision__matter", "decision__meeting__body", "decision__meeting__group",
    "repealed_by__matter", "repealed_by__meeting__body", "repealed_by__meeting__group",
).order_by("number")  # fmt: skip


# --- Documents --------------------------------------------------------------------------------------------------------


def documents(actor: Actor) -> QuerySet[Document]:
    """The organisation's own documents that the actor may see, with their versions."""
    return documents_in_sight(actor).filter(organisation_id=actor.organisation_id)


def documents_in_sight(actor: Actor) -> QuerySet[Document]:
    """Every document the actor may see: the organisation's own, and what others have published."""
    rows = Document.objects.visible_to(actor).select_related("organisation", "body", "responsible")
    return rows.prefetch_related(Prefetch("versions", VERSIONS))


def with_validity(rows: QuerySet[Document], on: date) -> QuerySet[Document]:
    """The documents with the first and last day of the version that holds on a day, for a list to order by."""
    holding = DocumentVersion.objects.filter(document=OuterRef("pk")).in_force(on)
    return rows.annotate(
        begins=Subquery(holding.values("valid_from")[:1]), ends=Subquery(holding.values("valid_to")[:1])
    )


def standing_versions(documents: Iterable[int]) -> dict[int, list[DocumentVersion]]:
    """The versions of documents, by document, with only what tells how they stand. The caller has checked who asks."""
    rows = DocumentVersion.objects.filter(document__in=list(documents)).select_related("decision__meeting")
    lean = rows.only("document", "number", "state", "valid_from", "valid_to", "decision__meeting__on")
    found: dict[int, list[DocumentVersion]] = {}
    for version in lean.order_by("number"):
        found.setdefault(version.document_id, []).append(version)
    return found


def lean_documents(rows: QuerySet[Document]) -> list[Any]:
    """The documents as tuples of what a list tells of each; ``count_objectives`` has been asked. Makes no models."""
    columns = ("pk", "title", "kind", "reference", "body_id", "body__name", "published", "objective_count")
    return list(rows.prefetch_related(None).values_list(*columns, named=True))


def versions(actor: Actor) -> QuerySet[DocumentVersion]:
    """The versions the actor may see, of the organisation's documents and of what others have published."""
    return DocumentVersion.objects.visible_to(actor).select_related("document")


def versions_of(document: Document, actor: Actor) -> list[DocumentVersion]:
    """A document's versions, the latest first; drafts of other organisations are left out."""
    found = VERSIONS.filter(document=document)
    if document.organisation_id != actor.organisation_id:
        found = found.exclude(state__in=UNDECIDED)
    return sorted(found, key=lambda version: -version.number)


def relations(actor: Actor) -> QuerySet[DocumentRelation]:
    """What the organisation's documents are to others, as far as the actor may see both ends."""
    rows = DocumentRelation.objects.visible_to(actor).filter(document__organisation_id=actor.organisation_id)
    return rows.select_related("document", "other")


def relations_of(document: Document, actor: Actor) -> QuerySet[DocumentRelation]:
    """What a document is to others and they to it, as far as the actor may see the others."""
    rows = DocumentRelation.objects.visible_to(actor).filter(Q(document=document) | Q(other=document))
    return rows.select_related("document", "other", "decision__meeting__body", "decision__meeting__group").order_by(
        "kind", Collate("other__title", "sv-x-icu")
    )


def resting_on(matter: Matter, actor: Actor) -> list[DocumentVersion]:
    """The versions that a matter is about, or whose adoption or repeal was decided in it."""
    about = Q(matter=matter) | Q(decision__matter=matter) | Q(repealed_by__matter=matter)
    seen = VERSIONS.filter(about, document__in=Document.objects.visible_to(actor)).select_related("document")
    return list(seen.order_by(Collate("document__title", "sv-x-icu"), "number"))


def search_documents(rows: QuerySet[Document], text: str) -> QuerySet[Document]:
    """Those with the text in title, other names or diary number."""
    return rows.filter(Q(title__icontains=text) | Q(aliases__icontains=text) | Q(reference__icontains=text))


# --- Objectives -------------------------------------------------------------------------------------------------------


def objectives(actor: Actor) -> QuerySet[Objective]:
    """Every objective the actor may see: the organisation's own, and those in what others have published."""
    return Objective.objects.visible_to(actor).select_related("document__organisation", "document__body", "parent")


def objectives_of(document: Document) -> QuerySet[Objective]:
    """A document's objectives, siblings in their order. The caller has checked that the document may be seen."""
    return Objective.objects.filter(document=document).order_by("position", "pk")


def lean_objectives(rows: QuerySet[Objective]) -> list[Any]:
    """The objectives as tuples of what a list tells of each, with the titles of document and parent. No models."""
    columns = ("pk", "document_id", "document__title", "parent_id", "parent__title", "level", "position", "title")
    return list(rows.values_list(*columns, named=True))


def children(objective: Objective) -> QuerySet[Objective]:
    """The objectives right under one, in order."""
    return Objective.objects.filter(parent=objective).order_by("position", "pk")


def place_of(objective: Objective) -> int:
    """An objective's number among its siblings, from 1."""
    siblings = Objective.objects.filter(document=objective.document_id, parent=objective.parent_id)
    return siblings.filter(position__lt=objective.position).count() + 1


def _ends(edges: QuerySet[Edge], end: str, actor: Actor) -> list[Objective]:
    refs = edges.filter(lower__kind=NodeKind.OBJECTIVE, upper__kind=NodeKind.OBJECTIVE).values(f"{end}__ref")
    rows = objectives(actor).filter(pk__in=refs)
    return list(rows.order_by(Collate("document__title", "sv-x-icu"), "position", "pk"))


def derives_from(objective: Objective, actor: Actor, *, on: date) -> list[Objective]:
    """What an objective derives from on a day, as far as the actor may see."""
    edges = Edge.objects.holding(on).filter(lower__ref=objective.pk, relation=Relation.DERIVES_FROM)
    return _ends(edges, "upper", actor)


def derived_below(objective: Objective, actor: Actor, *, on: date) -> list[Objective]:
    """The objectives of other documents that derive from one on a day, as far as the actor may see."""
    edges = Edge.objects.holding(on).filter(upper__ref=objective.pk, relation=Relation.DERIVES_FROM)
    return _ends(edges, "lower", actor)


def also_listed(objective: Objective, actor: Actor, *, on: date) -> list[Objective]:
    """Where else in its document an objective is listed on a day."""
    edges = Edge.objects.holding(on).filter(lower__ref=objective.pk, relation=Relation.ALSO_LISTED)
    return _ends(edges, "upper", actor)


def derived_elsewhere(document: Document) -> int:
    """How many objectives of other organisations derive from the document's, seen by the actor or not."""
    edges = Edge.objects.filter(
        upper__kind=NodeKind.OBJECTIVE,
        upper__ref__in=document.objectives.values("pk"),
        relation=Relation.DERIVES_FROM,
        valid_to=None,
    )
    return edges.exclude(lower__organisation_id=document.organisation_id).values("lower").distinct().count()


def hidden_objectives(actor: Actor) -> Collection[int]:
    """The organisation's own objectives that the actor may not see: those in drafts of others."""
    if actor.reach("direction.read_draft").whole:
        return ()
    own = Objective.objects.filter(document__organisation_id=actor.organisation_id)
    return set(own.exclude(document__in=Document.objects.visible_to(actor)).values_list("pk", flat=True))


def search_objectives(rows: QuerySet[Objective], text: str) -> QuerySet[Objective]:
    """Those with the text in title, other names or description."""
    return rows.filter(Q(title__icontains=text) | Q(aliases__icontains=text) | Q(text__icontains=text))


# --- What the thread asks, over whole organisations -------------------------------------------------------------------


def objective_rows(organisation_id: int, refs: Collection[int] = ()) -> list[tuple[int, str, int]]:
    """(id, level, document id) of every objective of an organisation, and of those others named by id."""
    rows = Objective.objects.filter(Q(document__organisation_id=organisation_id) | Q(pk__in=refs))
    return list(rows.order_by("pk").values_list("pk", "level", "document_id"))


def objectives_then(rows: Collection[tuple[int, str, int]], at: datetime) -> set[int]:
    """Which of these objectives (id, level, document id) were there at an instant.

    Those that had been written in, and those of documents that held although nobody had written them in yet.
    """
    there = known_by(Objective.KIND, [ref for ref, _level, _document in rows], at)
    late = written_in_later({document for ref, _level, document in rows if ref not in there}, at)
    return there | {ref for ref, _level, document in rows if document in late}


def titles_then(rows: Iterable[Objective], at: datetime) -> dict[int, str]:
    """What objectives were called at an instant; those that were not there then are left out (``objectives_then``)."""
    every = {row.pk: row for row in rows}
    then = values_at(Objective.KIND, every, at)
    missing = [row for row in every.values() if row.pk not in then]
    late = written_in_later({row.document_id for row in missing}, at) if missing else set()
    then |= first_values(Objective.KIND, [row.pk for row in missing if row.document_id in late])
    return {pk: str(values["title"]) for pk, values in then.items()}


@asking
def branches(actor: Actor, *, at: datetime | None = None) -> Asks[list[tuple[int, int | None, str, str]]]:
    """(id, parent, level, title) of the organisation's own objectives in sight, document by document in their order.

    With an instant as they were then, in a few queries more; a goal nobody had written in yet stands as it is.
    """
    own = Objective.objects.visible_to(actor).filter(document__organisation_id=actor.organisation_id)
    rows = own.order_by("document_id", "position", "pk").values_list("pk", "parent", "level", "title")
    if at is None:
        yield (rows,)
        return list(rows)
    seen = set(Document.objects.visible_to(actor).values_list("pk", flat=True))
    earlier, _later = changed_since(Objective.KIND, actor.organisation_id, at)
    now = {pk: (document, position, parent, level, title) for pk, document, position, parent, level, title in
           own.values_list("pk", "document", "position", "parent", "level", "title")}  # fmt: skip
    then = {
        pk: tuple(values[name] for name in ("document", "position", "parent", "level", "title"))
        for pk, values in earlier.items()
        if values["document"] in seen
    }
    ordered = sorted((now | then).items(), key=lambda pair: (*pair[1][:2], pair[0]))
    return [(pk, parent, level, title) for pk, (_document, _position, parent, level, title) in ordered]


def written_in_later(documents: Iterable[int], at: datetime) -> set[int]:
    """Those of the documents that held before an instant at which they had not been written into Farled yet."""
    held = DocumentVersion.objects.exclude(state__in=UNDECIDED).filter(valid_from__lte=local_day(at))
    begun = set(held.filter(document__in=list(documents)).values_list("document_id", flat=True))
    return begun - known_by(Document.KIND, begun, at)


def superiors_by_document(organisation_id: int) -> dict[int, frozenset[int]]:
    """The documents that each document says it concretises, those with objectives in sight of its organisation."""
    relations = DocumentRelation.objects.filter(
        Q(other__organisation_id=organisation_id) | Q(other__published=True),
        Exists(Objective.objects.filter(document=OuterRef("other"))),
        document__organisation_id=organisation_id,
        kind=DocumentRelationKind.CONCRETISES,
    )
    found: dict[int, set[int]] = {}
    for document_id, other_id in relations.values_list("document_id", "other_id"):
        found.setdefault(document_id, set()).add(other_id)
    return {document_id: frozenset(others) for document_id, others in found.items()}


def count_objectives(rows: QuerySet[Document]) -> QuerySet[Document]:
    """The documents with how many objectives each holds."""
    return rows.annotate(objective_count=Count("objectives", distinct=True))


def by_title(rows: QuerySet[Document], actor: Actor) -> QuerySet[Document]:
    """The documents in Swedish order, those of the actor's own organisation first."""
    return rows.order_by(_elsewhere("organisation", actor), Collate("title", "sv-x-icu"), "pk")


def by_place(rows: QuerySet[Objective], actor: Actor) -> QuerySet[Objective]:
    """The objectives in the order of their documents, those of the actor's own organisation first."""
    return rows.order_by(_elsewhere("document__organisation", actor), "document", "position", "pk")


def _elsewhere(organisation: str, actor: Actor) -> Case:
    return Case(When(**{organisation: actor.organisation_id}, then=0), default=1)


def in_force(rows: QuerySet[Document], on: date) -> QuerySet[Document]:
    """Those of the documents that hold on a day."""
    return rows.in_force(on)  # type: ignore[attr-defined,no-any-return]


def with_draft(rows: QuerySet[Document], on: date) -> QuerySet[Document]:
    """Those of the documents that have a draft."""
    return rows.filter(Exists(DocumentVersion.objects.filter(document=OuterRef("pk"), state=VersionState.DRAFT)))


def no_longer(rows: QuerySet[Document], on: date) -> QuerySet[Document]:
    """Those of the documents that have held and do so no longer on a day."""
    held = DocumentVersion.objects.exclude(state__in=UNDECIDED).filter(document=OuterRef("pk"))
    return rows.filter(Exists(held), ~Exists(held.filter(Q(valid_to=None) | Q(valid_to__gte=on))))


def superior_documents(objective: Objective, actor: Actor) -> QuerySet[Document]:
    """The documents an objective can derive from: all in sight with objectives, those it concretises first."""
    named = DocumentRelation.objects.filter(
        document=objective.document_id, other=OuterRef("pk"), kind=DocumentRelationKind.CONCRETISES
    )
    rows = Document.objects.visible_to(actor).select_related("organisation").exclude(pk=objective.document_id)
    rows = rows.filter(Exists(Objective.objects.filter(document=OuterRef("pk"))))
    return rows.annotate(named=Exists(named)).order_by("-named", Collate("title", "sv-x-icu"))


def offered(objective: Objective, chosen: Document | None, held: Collection[int], actor: Actor) -> QuerySet[Objective]:
    """What an objective is offered to derive from: what the document chosen holds, and what it derives from now."""
    rows = (
        Objective.objects.visible_to(actor).filter(Q(document=chosen) | Q(pk__in=held))
        if chosen
        else (Objective.objects.visible_to(actor).filter(pk__in=held))
    )
    return rows.order_by(Collate("document__title", "sv-x-icu"), "position", "pk")


def turning(actor: Actor, first: date, last: date) -> QuerySet[DocumentVersion]:
    """The decided versions of the organisation's own documents that begin or stop to hold between two days."""
    between = Q(valid_from__range=(first, last)) | Q(valid_to__range=(first, last))
    own = versions(actor).filter(between, document__organisation_id=actor.organisation_id)
    return own.exclude(state__in=UNDECIDED)


def relations_between(documents: Iterable[Document], actor: Actor) -> list[DocumentRelation]:
    """What documents of the organisation are to any others the actor may see, and those to them. One query."""
    ids = [document.pk for document in documents]
    rows = DocumentRelation.objects.visible_to(actor).filter(Q(document__in=ids) | Q(other__in=ids))
    return list(rows.select_related("document", "other").order_by("kind", "pk"))
