"""What must always hold of governing documents and objectives, in all organisations."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from farled.direction.models import Document, DocumentRelation, DocumentVersion, Objective, Wording, WordingOrigin
from farled.direction.states import UNDECIDED, DocumentKind, DocumentRelationKind, Level, VersionState, WordingKind
from farled.matters.reads import Decision
from farled.thread.reads import Edge, NodeKind, Relation
from farled.web.slots import Violation


def _parents_unlike_thread() -> Iterable[tuple[Objective, str]]:
    """Objectives, of all organisations, whose parent and place in the thread disagree, with how."""
    tied: dict[int, list[int]] = {}
    edges = Edge.objects.filter(lower__kind=NodeKind.OBJECTIVE, relation=Relation.PART_OF, valid_to=None)
    for lower, upper in edges.values_list("lower__ref", "upper__ref"):
        tied.setdefault(lower, []).append(upper)
    for objective in Objective.objects.order_by("pk").iterator(chunk_size=2000):
        wanted = [] if objective.parent_id is None else [objective.parent_id]
        if tied.get(objective.pk, []) != wanted:
            yield objective, f"the parent is {wanted} and the thread says {tied.get(objective.pk, [])}"


def _adopted_on_wrong_ground() -> QuerySet[DocumentVersion]:
    """Versions, of all organisations, adopted by a decision that does not adopt or belongs to another organisation."""
    good = Decision.objects.filter(
        pk=OuterRef("decision_id"),
        matter__organisation_id=OuterRef("document__organisation_id"),
        outcome__in=Decision.ADOPTING,
    )
    by_decision = Q(state=VersionState.ADOPTED) | Q(state=VersionState.REPEALED, decision__isnull=False)
    return DocumentVersion.objects.filter(by_decision, ~Exists(good)).select_related("document")


def _issued_by_nobody() -> QuerySet[DocumentVersion]:
    """Versions, of all organisations, that hold as decided by somebody else while nobody else is named."""
    return DocumentVersion.objects.filter(state=VersionState.ISSUED, document__issued_by="").select_related("document")


def _overlapping() -> QuerySet[DocumentVersion]:
    """Decided versions, of all organisations, whose time overlaps that of another version of the same document."""
    decided = DocumentVersion.objects.exclude(state__in=UNDECIDED)
    other = decided.filter(
        Q(valid_to=None) | Q(valid_to__gte=OuterRef("valid_from")),
        document=OuterRef("document"),
        valid_from__lte=OuterRef("valid_from"),
    ).exclude(pk=OuterRef("pk"))
    return decided.filter(Exists(other)).select_related("document")


def _parents_elsewhere() -> QuerySet[Objective]:
    """Objectives, of all organisations, under one of another document."""
    return Objective.objects.filter(parent__isnull=False).exclude(parent__document_id=F("document_id"))


def _published_undecided() -> QuerySet[Document]:
    """Documents, of all organisations, that are published without having been decided."""
    return Document.objects.filter(published=True).exclude(pk__in=Document.objects.decided().values("pk"))


def _unknown_states() -> Iterator[tuple[str, int, str]]:
    """Kinds, states and levels, of all organisations, that mean nothing: (kind of record, id, value)."""
    for model, name, values in (
        (Document, "kind", DocumentKind.values),
        (DocumentVersion, "state", VersionState.values),
        (DocumentRelation, "kind", DocumentRelationKind.values),
        (Objective, "level", Level.values),
        (Wording, "kind", WordingKind.values),
    ):
        for pk, value in model.objects.exclude(**{f"{name}__in": values}).values_list("pk", name):
            yield model.KIND, pk, value


def _undecidedly_fast() -> QuerySet[DocumentVersion]:
    """Versions, of all organisations, that have a text which ought to lie fast and does not."""
    worded = Wording.objects.filter(document_version=OuterRef("pk"))
    return DocumentVersion.objects.filter(Exists(worded), frozen_at=None).exclude(state=VersionState.DRAFT)


def _passages_elsewhere() -> QuerySet[Wording]:
    """Wordings, of all organisations, of a passage of another document than the version's."""
    return Wording.objects.exclude(passage__document=F("document_version__document"))


def _origins_elsewhere() -> QuerySet[WordingOrigin]:
    """Origins, of all organisations, that are passages of another document, or first stand in a later version."""
    stands = Wording.objects.filter(passage=OuterRef("passage"))
    until = stands.filter(document_version__number__lte=OuterRef("wording__document_version__number"))
    elsewhere = ~Q(passage__document=F("wording__document_version__document"))
    return WordingOrigin.objects.filter(elsewhere | (Exists(stands) & ~Exists(until)))


def texts_lie_fast() -> Iterator[Violation]:
    """What has been sent out or decided lies fast, and passages stand and come from where they say."""
    for version in _undecidedly_fast():
        yield Violation("direction.text", f"version {version.pk}", "its text can still be changed")
    for wording in _passages_elsewhere():
        yield Violation("direction.text", f"wording {wording.pk}", "the passage is another document's")
    for origin in _origins_elsewhere():
        yield Violation("direction.text", f"origin {origin.pk}", "it is another document's, or came later")


def tree_is_the_thread() -> Iterator[Violation]:
    """An objective's parent is what the thread says it is part of, and stands in the same document."""
    for objective, how in _parents_unlike_thread():
        yield Violation("direction.tree", f"objective {objective.pk}", how)
    for objective in _parents_elsewhere():
        yield Violation("direction.tree", f"objective {objective.pk}", "the parent stands in another document")


def adopted_by_a_decision() -> Iterator[Violation]:
    """What is adopted rests on a decision of the same organisation that adopts; what others issue names who."""
    for version in _adopted_on_wrong_ground():
        yield Violation("direction.adopted", f"version {version.pk}", "no decision of the organisation adopts it")
    for version in _issued_by_nobody():
        yield Violation("direction.adopted", f"version {version.pk}", "nobody is named as having issued it")
    for document in _published_undecided():
        yield Violation("direction.adopted", f"document {document.pk}", "it is published without being decided")


def one_version_holds() -> Iterator[Violation]:
    """No two decided versions of a document hold on the same day."""
    for version in _overlapping():
        yield Violation("direction.validity", f"version {version.pk}", "another version holds on its first day")


def states_are_known() -> Iterator[Violation]:
    """Every state, kind and level stored is a known one, whatever the database lets through."""
    for kind, ref, value in _unknown_states():
        yield Violation("direction.states", f"{kind} {ref}", f"{value!r} is no known state")
