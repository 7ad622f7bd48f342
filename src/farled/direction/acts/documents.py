"""Writing documents: what they say of themselves, and what they are to each other."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import RestrictedError

from farled.direction import rules
from farled.direction.acts.ending import end_what_it_replaces
from farled.direction.models import Document, DocumentRelation, DocumentVersion
from farled.direction.states import DocumentKind, DocumentRelationKind, PlanForm
from farled.matters.reads import Decision, Matter
from farled.methods.swedish import fold
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body, Organisation
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Invalid, Refused
from farled.web.slots import check_obstacles


@transaction.atomic
def create_document(
    *,
    organisation: Organisation,
    kind: DocumentKind,
    title: str,
    by: Actor,
    at: datetime,
    body: Body | None = None,
    form: PlanForm | str = "",
    aliases: Iterable[str] = (),
    purpose: str = "",
    applies_to: str = "",
    responsible: Body | None = None,
    responsible_function: str = "",
    follow_up: str = "",
    issued_by: str = "",
    reference: str = "",
    matter: Matter | None = None,
    note: str = "",
    source: str = "",
    why: str = "",
) -> Document:
    """Write a new governing document (styrande dokument) as a draft, its version 1.

    ``issued_by`` names whoever outside the organisation decides it. Raises Invalid for a title in use.
    """
    rules.check_can_write(by, organisation.pk, body.pk if body else None)
    for name, part in {"body": body, "responsible": responsible, "matter": matter}.items():
        rules.check_own(part, organisation.pk, field=name)
    rules.check_kind(kind, body=body, form=form, issued_by=issued_by)
    title = cleaned(title, field="title")
    _check_title_free(organisation.pk, title)
    document = Document(
        organisation=organisation,
        body=body,
        kind=kind,
        form=form,
        title=title,
        title_key=fold(title),
        aliases=_aliases(aliases),
        purpose=purpose.strip(),
        applies_to=applies_to.strip(),
        responsible=responsible,
        responsible_function=responsible_function.strip(),
        follow_up=follow_up.strip(),
        issued_by=issued_by.strip(),
        reference=reference.strip(),
        source=source,
    )
    document.save(force_insert=True)
    trail.created(document, "direction.document.created", by=by, at=at, why=why)
    draft = DocumentVersion(document=document, number=1, matter=matter, note=note.strip(), source=source)
    draft.save(force_insert=True)
    trail.created(draft, "direction.version.begun", by=by, at=at)
    return document


@transaction.atomic
def change_document(
    *,
    document: Document,
    version: int,
    kind: DocumentKind,
    title: str,
    body: Body | None,
    form: PlanForm | str,
    aliases: Iterable[str],
    purpose: str,
    applies_to: str,
    responsible: Body | None,
    responsible_function: str,
    follow_up: str,
    issued_by: str,
    reference: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Document:
    """Change what a document says of itself. One that has been decided takes a reason. Raises Stale."""
    document = locked(document)
    rules.check_can_edit(by, document)
    rules.check_can_write(by, document.organisation_id, body.pk if body else None)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    rules.check_reason(document, why)
    for name, part in {"body": body, "responsible": responsible}.items():
        rules.check_own(part, document.organisation_id, field=name)
    rules.check_kind(kind, body=body, form=form, issued_by=issued_by)
    rules.check_issuer(document, issued_by.strip())
    title = cleaned(title, field="title")
    _check_title_free(document.organisation_id, title, but=document.pk)
    with trail.changing(document, "direction.document.changed", by=by, at=at, why=why):
        document.kind, document.form, document.body = kind, form, body
        document.title, document.title_key = title, fold(title)
        document.aliases = _aliases(aliases)
        document.purpose, document.applies_to = purpose.strip(), applies_to.strip()
        document.responsible, document.responsible_function = responsible, responsible_function.strip()
        document.follow_up, document.issued_by = follow_up.strip(), issued_by.strip()
        document.reference = reference.strip()
    return document


@transaction.atomic
def relate(
    *,
    document: Document,
    other: Document,
    kind: DocumentRelationKind,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
    source: str = "",
) -> DocumentRelation:
    """Say what a document is to another (ersätter, kompletterar, konkretiserar …).

    That it replaces or repeals the other takes effect by the decision that adopts it; said of a document that has been
    adopted already, it takes a decision of its own, and the other stops to hold the day this one begins.
    """
    document = locked(document)
    rules.check_can_edit(by, document)
    rules.check_can_relate(document, other, kind, by)
    ends_now = kind.ends and rules.is_decided(document)
    if ends_now:
        rules.check_can_adopt(by, document)
        if decision is None:
            raise Invalid("direction.relation_decision", field="decision", kind=kind.label)
        rules.check_rests_on(document, decision, repeals=True)
    relation = DocumentRelation(
        document=document, other=other, kind=kind, decision=decision if ends_now else None, source=source
    )
    relation.save(force_insert=True)
    trail.created(relation, "direction.relation.said", by=by, at=at)
    if ends_now and decision is not None:
        end_what_it_replaces(document, relation, decision, by=by, at=at)
    return relation


@transaction.atomic
def unrelate(*, relation: DocumentRelation, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take back what was said of two documents, as long as no decision has said it. Raises Stale."""
    document = locked(relation.document)
    relation = DocumentRelation.objects.select_for_update(of=("self",)).get(pk=relation.pk)
    rules.check_can_edit(by, document)
    check_version(current=relation.version, seen=version, stored=relation.trail_values())
    rules.check_can_unrelate(relation)
    trail.removed(relation, "direction.relation.taken_back", by=by, at=at, why=why)
    relation.delete()


@transaction.atomic
def remove_document(*, document: Document, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away a document that nobody has decided and nothing belongs to (ta bort utkastet). Raises Stale."""
    document = locked(document)
    rules.check_can_edit(by, document)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    rules.check_can_remove_document(document)
    check_obstacles("direction.remove_document", document)
    for draft in document.versions.all():
        for wording in draft.wordings.all():
            trail.removed(wording, "direction.wording.dropped", by=by, at=at)
        draft.wordings.all().delete()
        trail.removed(draft, "direction.version.removed", by=by, at=at)
        draft.delete()
    trail.removed(document, "direction.document.removed", by=by, at=at, why=why)
    try:
        document.passages.all().delete()
        document.delete()
    except RestrictedError:
        raise Refused("direction.document_in_use", title=document.title) from None


def locked(document: Document) -> Document:
    """The document as it is stored now, held for the rest of the transaction: all that belongs to it waits for it."""
    return Document.objects.select_for_update(of=("self",)).get(pk=document.pk)


def _check_title_free(organisation_id: int, title: str, but: int = 0) -> None:
    trail.hold(organisation_id)  # of two who give the same title at once, the second is told
    taken = Document.objects.filter(organisation_id=organisation_id, title_key=fold(title)).exclude(pk=but)
    if taken.exists():
        raise Invalid("direction.title_taken", field="title", title=title)


def _aliases(aliases: Iterable[str]) -> list[str]:
    return [cleaned(alias, field="aliases") for alias in aliases]
