"""What evaluations found, as far as the actor may see, and which texts can answer it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from farled.direction.models import Document, DocumentVersion, Finding, FindingAnswer, Passage
from farled.direction.reads.followed import Standing, made_of, places_of, stand_in
from farled.direction.reads.text import Placed, latest_text, text_of
from farled.direction.states import DocumentRelationKind
from farled.people.reads import Actor

SUCCEEDS = [DocumentRelationKind.REPLACES, DocumentRelationKind.REPEALS]


def findings(actor: Actor) -> QuerySet[Finding]:
    """Findings in sight, the latest evaluation first, with the passages that answer and that the actor may read."""
    read = FindingAnswer.objects.filter(passage__in=Passage.objects.visible_to(actor)).select_related(
        "passage__document"
    )
    rows = Finding.objects.visible_to(actor).select_related("document", "objective")
    return rows.prefetch_related(Prefetch("answered_in", read.order_by("pk"))).order_by("-on", "pk")


def findings_of(document: Document, actor: Actor) -> list[Finding]:
    """What the evaluations of a document found."""
    return list(findings(actor).filter(document=document))


def successors(document: Document, actor: Actor) -> list[Document]:
    """What can answer the evaluation of a document: what replaces it, and its own next version."""
    after = Q(relations__other=document, relations__kind__in=SUCCEEDS) | Q(pk=document.pk)
    own = Document.objects.visible_to(actor).filter(after, organisation_id=document.organisation_id)
    return list(own.distinct().order_by("-pk"))


def texts_that_answer(document: Document, actor: Actor) -> list[tuple[DocumentVersion, list[Placed]]]:
    """The latest text of each document that can answer, in order."""
    latest = [latest_text(each, actor) for each in successors(document, actor)]
    return [(version, text_of(version)) for version in latest if version]


def chosen_in(finding: Finding, texts: Iterable[DocumentVersion]) -> list[int]:
    """The passages that answer a finding as they stand in some texts, for a form to begin with."""
    held = list(FindingAnswer.objects.filter(finding=finding).values_list("passage_id", flat=True))
    stands = [place for version in texts for places in stand_in(version, held).values() for place in places]
    return list(dict.fromkeys(stands))


def where_answered(rows: list[Finding], actor: Actor, on: date) -> dict[int, list[Standing]]:
    """Where the passages that answer stand in the text of their document that holds, by the passage's id."""
    passages = {each.passage_id: each.passage for row in rows for each in row.answered_in.all()}
    documents = {each.document_id: each.document for each in passages.values()}
    found: dict[int, list[Standing]] = {}
    for document in documents.values():
        told = [pk for pk, each in passages.items() if each.document_id == document.pk]
        found |= places_of(document, told, actor, on)
    return found


def evaluated_before(document: Document, actor: Actor) -> QuerySet[Finding]:
    """What the evaluations of the documents that this one replaces found."""
    return findings(actor).filter(document__related_from__document=document, document__related_from__kind__in=SUCCEEDS)


def answered_by(passage: Passage, actor: Actor) -> QuerySet[Finding]:
    """The findings that a passage answers."""
    return findings(actor).filter(answered_in__passage__in=made_of(passage, actor)).distinct()
