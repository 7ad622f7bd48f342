"""What decisions do to documents: adopt, repeal, publish; and the new version a revision begins with."""

from datetime import date, datetime

from django.db import transaction

from farled.direction import reads, rules
from farled.direction.acts.documents import locked
from farled.direction.acts.ending import DAY, end_by_decision, end_what_it_replaces, holding
from farled.direction.acts.local_plans import has_a_plan
from farled.direction.acts.text import go_on_from
from farled.direction.models import Document, DocumentVersion
from farled.direction.reads import text as reads_text
from farled.direction.states import DocumentRelationKind, VersionState
from farled.matters.reads import Decision, Matter
from farled.people.reads import Actor
from farled.thread import acts as thread
from farled.thread.states import NodeKind, key, kind_and_ref
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Refused
from farled.web.slots import check_obstacles, document_nodes


@transaction.atomic
def adopt(
    *,
    document: Document,
    version: int,
    decision: Decision,
    valid_from: date,
    by: Actor,
    at: datetime,
    valid_to: date | None = None,
    seen: int | None = None,
    why: str = "",
) -> DocumentVersion:
    """Write down that the draft of a document has been adopted (antas) by a decision, and from when it holds.

    ``version`` is the document's as it was seen and ``seen`` the ``mark_of`` its text, of somebody who has read it:
    what is adopted is what was read. The version before ends the day before, and so does what the document replaces.
    Asks the obstacles of ``direction.adopt``. Raises Stale.
    """
    trail.hold(document.organisation_id)
    document = locked(document)
    rules.check_can_adopt(by, document)
    by.check_lately(at)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    draft = _draft(document)
    _check_read(draft, seen)
    rules.check_rests_on(document, decision)
    rules.check_validity(valid_from, valid_to)
    earlier = holding(document, valid_from)
    rules.check_follows(earlier, valid_from)
    check_obstacles("direction.adopt", draft, by=by)
    _supersede(earlier, valid_from, by=by, at=at)
    with trail.changing(draft, "direction.version.adopted", by=by, at=at, why=why):
        draft.state, draft.decision, draft.matter = VersionState.ADOPTED, decision, decision.matter
        draft.valid_from, draft.valid_to = valid_from, valid_to
        _fix_text(draft, at)
    for relation in document.relations.select_for_update(of=("self",)).filter(decision=None):
        if DocumentRelationKind(relation.kind).ends:
            with trail.changing(relation, "direction.relation.decided", by=by, at=at):
                relation.decision = decision
            end_what_it_replaces(document, relation, decision, by=by, at=at)
    has_a_plan(document, by=by, at=at)
    return draft


@transaction.atomic
def repeal(
    *, document: Document, version: int, decision: Decision, last_day: date, by: Actor, at: datetime, why: str = ""
) -> DocumentVersion:
    """Write down that a document is repealed (upphävs) by a decision, with the last day it holds. Raises Stale."""
    document = locked(document)
    rules.check_can_adopt(by, document)
    by.check_lately(at)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    rules.check_rests_on(document, decision, repeals=True)
    found = holding(document, last_day)
    if not found:
        raise Refused("direction.nothing_to_repeal", field="last_day", title=document.title)
    for each in found:
        end_by_decision(each, decision, last_day, by=by, at=at)
    return found[-1]


@transaction.atomic
def record_issued(
    *,
    document: Document,
    version: int,
    valid_from: date | None,
    by: Actor,
    at: datetime,
    valid_to: date | None = None,
    why: str = "",
) -> DocumentVersion:
    """Write down from when a document that somebody outside decides holds, or correct it. Raises Stale.

    Since when its first version holds need not be known: that a law holds is enough.
    """
    trail.hold(document.organisation_id)
    document = locked(document)
    rules.check_can_adopt(by, document)
    rules.check_issued(document)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    rules.check_validity(valid_from, valid_to)
    draft = document.versions.select_for_update(of=("self",)).filter(state=VersionState.DRAFT).first()
    current = draft or document.versions.select_for_update(of=("self",)).latest("number")
    if draft is not None:
        rules.check_move(draft, VersionState.ISSUED)
        check_obstacles("direction.adopt", draft, by=by)
    rules.check_first_day_known(current, valid_from)
    if valid_from is not None:
        earlier = [each for each in holding(document, valid_from) if each.pk != current.pk]
        rules.check_follows(earlier, valid_from)
        _supersede(earlier, valid_from, by=by, at=at)
    with trail.changing(current, "direction.version.issued", by=by, at=at, why=why):
        current.state, current.valid_from, current.valid_to = VersionState.ISSUED, valid_from, valid_to
        _fix_text(current, at)
    return current


@transaction.atomic
def record_earlier(
    *,
    document: Document,
    version: int,
    by: Actor,
    at: datetime,
    valid_from: date | None = None,
    valid_to: date | None = None,
    decided_text: str = "",
    why: str = "",
) -> DocumentVersion:
    """Write down that a document holds since before its matters were kept here, or correct it (gäller sedan tidigare).

    ``decided_text`` is what is known of the decision. Later versions are adopted like any other. Raises Stale.
    """
    document = locked(document)
    rules.check_can_adopt(by, document)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    current = document.versions.select_for_update(of=("self",)).latest("number")
    rules.check_decided_earlier(document, current, valid_from, today=local(at))
    rules.check_validity(valid_from, valid_to)
    if current.state != VersionState.EARLIER:
        rules.check_move(current, VersionState.EARLIER)
    with trail.changing(current, "direction.version.recorded", by=by, at=at, why=why):
        current.state, current.decided_text = VersionState.EARLIER, decided_text.strip()
        current.valid_from, current.valid_to = valid_from, valid_to
        _fix_text(current, at)
    has_a_plan(document, by=by, at=at)
    return current


@transaction.atomic
def revise(*, document: Document, by: Actor, at: datetime, note: str = "", why: str = "") -> DocumentVersion:
    """Begin the next version of a document as a draft (påbörja en ny version). Raises Refused when there is one.

    It begins with the text of the last one.
    """
    document = locked(document)
    rules.check_can_edit(by, document)
    rules.check_can_revise(document)
    return _next_draft(document, by=by, at=at, note=note.strip(), why=why)


@transaction.atomic
def send_for_consultation(
    *, document: Document, by: Actor, at: datetime, note: str = "", seen: int | None = None
) -> DocumentVersion:
    """Send the draft of a document out for consultation (sända på remiss): its text lies fast, and is never in force.

    The next draft goes on from it. ``seen`` as in adopt. Returns the version that was sent out.
    """
    document = locked(document)
    rules.check_can_edit(by, document)
    draft = _draft(document)
    _check_read(draft, seen)
    rules.check_move(draft, VersionState.CONSULTED)
    with trail.changing(draft, "direction.version.sent_out", by=by, at=at):
        draft.state, draft.frozen_at = VersionState.CONSULTED, at
    _next_draft(document, by=by, at=at, note=note.strip(), matter=draft.matter)
    return draft


@transaction.atomic
def publish(*, document: Document, version: int, by: Actor, at: datetime, why: str = "") -> Document:
    """Let everyone see a decided document and what stands in it, other organisations too (publicera). Raises Stale."""
    document = locked(document)
    rules.check_can_adopt(by, document)
    rules.check_can_publish(document)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    with trail.changing(document, "direction.document.published", by=by, at=at, why=why):
        document.published = True
    _show_in_thread(document)
    return document


@transaction.atomic
def withdraw(*, document: Document, version: int, by: Actor, at: datetime, why: str = "") -> Document:
    """Take a document back from what others see (avpublicera), unless they derive objectives from it. Raises Stale."""
    document = locked(document)
    rules.check_can_adopt(by, document)
    check_version(current=document.version, seen=version, stored=document.trail_values())
    if count := reads.derived_elsewhere(document):
        raise Refused("direction.published_in_use", count=count)
    with trail.changing(document, "direction.document.withdrawn", by=by, at=at, why=why):
        document.published = False
    _show_in_thread(document)
    return document


def _draft(document: Document) -> DocumentVersion:
    draft = document.versions.select_for_update(of=("self",)).filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise Refused("direction.no_draft", title=document.title)
    return draft


def _check_read(draft: DocumentVersion, seen: int | None) -> None:
    """What is to lie fast reads as when it was seen."""
    if seen is not None:
        rules.check_as_read(reads_text.mark_of_text(draft), seen)


def _next_draft(
    document: Document, *, by: Actor, at: datetime, note: str, matter: Matter | None = None, why: str = ""
) -> DocumentVersion:
    """The draft that follows on the last version, with its text."""
    last = document.versions.order_by("-number").first()
    draft = DocumentVersion(document=document, number=last.number + 1 if last else 1, note=note, matter=matter)
    draft.save(force_insert=True)
    trail.created(draft, "direction.version.begun", by=by, at=at, why=why)
    if last is not None:
        go_on_from(last, draft, by=by, at=at)
    return draft


def _fix_text(version: DocumentVersion, at: datetime) -> None:
    """What has been decided stays as it reads. Without a text here there is nothing yet to stay."""
    if version.frozen_at is None and reads_text.has_text(version):
        version.frozen_at = at


def _supersede(earlier: list[DocumentVersion], begins: date, *, by: Actor, at: datetime) -> None:
    """The versions before hold until the day before the new one."""
    for version in earlier:
        with trail.changing(version, "direction.version.superseded", by=by, at=at):
            version.valid_to = begins - DAY


def _show_in_thread(document: Document) -> None:
    """Show the document's nodes to others, or hide them: its objectives, and what later rooms have placed in it."""
    keys = [key(NodeKind.OBJECTIVE, ref) for ref in document.objectives.values_list("pk", flat=True)]
    keys += [each for source in document_nodes for each in source.keys(document.pk)]
    by_kind: dict[NodeKind, list[int]] = {}
    for kind, ref in map(kind_and_ref, keys):
        by_kind.setdefault(kind, []).append(ref)
    for kind, refs in by_kind.items():
        thread.place_many(kind=kind, refs=refs, organisation_id=document.organisation_id, published=document.published)
