"""Who may write, adopt and repeal governing documents, and what must hold of them and of their objectives."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from farled.direction.models import Document, DocumentRelation, DocumentVersion, Objective, Passage, Wording
from farled.direction.states import MOVES, UNDECIDED, DocumentKind, DocumentRelationKind, Level, VersionState
from farled.matters.reads import Decision, Matter
from farled.matters.states import Outcome
from farled.methods.passages import Block, PassageKind
from farled.methods.swedish import fold
from farled.people.reads import Actor, Body
from farled.web.refused import Forbidden, Invalid, Refused, asks

MOST_PASSAGES, LONGEST_PASSAGE = 3000, 20_000  # of a text, and characters of one

# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_write(by: Actor, organisation_id: int, body_id: int | None) -> None:
    """Strategists write every document of their organisation, a body's editor those of that body."""
    if by.organisation_id != organisation_id or not by.reach("direction.edit").covers(body_id):
        raise Forbidden("direction.edit")


def check_can_edit(by: Actor, document: Document) -> None:
    """The same for a document that is."""
    check_can_write(by, document.organisation_id, document.body_id)


def check_can_adopt(by: Actor, document: Document) -> None:
    """To write down that a document is adopted, repealed or published is a right of its own."""
    if by.organisation_id != document.organisation_id or not by.reach("direction.adopt").covers(document.body_id):
        raise Forbidden("direction.adopt")


# --- Documents --------------------------------------------------------------------------------------------------------


def check_own(part: Body | Matter | None, organisation_id: int, *, field: str) -> None:
    """A body or matter named in a document belongs to its organisation."""
    if part is not None and part.organisation_id != organisation_id:
        raise Invalid("direction.other_organisation", field=field)


def check_kind(kind: DocumentKind, *, body: Body | None, form: str, issued_by: str) -> None:
    """A local plan belongs to a body, and only a local plan says where it lives (R48); others decide laws."""
    if kind == DocumentKind.LAW and not issued_by.strip():
        raise Invalid("direction.law_issuer", field="issued_by")
    if kind == DocumentKind.LOCAL_PLAN and body is None:
        raise Invalid("direction.local_plan_body", field="body")
    if form and kind != DocumentKind.LOCAL_PLAN:
        raise Invalid("direction.form", field="form")


def check_reason(document: Document, why: str) -> None:
    """What has been decided is changed only with a stated reason, which stays in history."""
    if is_decided(document) and not why.strip():
        raise Invalid("direction.reason", field="why", title=document.title)


def check_issuer(document: Document, issued_by: str) -> None:
    """Who decides a document does not change once it has been decided."""
    if issued_by != document.issued_by and is_decided(document):
        raise Invalid("direction.issuer_decided", field="issued_by", title=document.title)


def is_decided(document: Document) -> bool:
    """Whether any version of it has been decided."""
    return document.versions.exclude(state__in=UNDECIDED).exists()


def check_can_remove_document(document: Document) -> None:
    """What has been decided or sent out stays, whatever became of it; only a draft can be taken away."""
    if is_decided(document):
        raise Refused("direction.document_decided", title=document.title)
    if document.versions.exclude(state=VersionState.DRAFT).exists():
        raise Refused("direction.document_consulted", title=document.title)


def check_move(version: DocumentVersion, to: VersionState) -> None:
    """A version moves as its states allow."""
    state = VersionState(version.state)
    if to not in MOVES[state]:
        raise Refused("direction.move", state=state.label, to=to.label)


def check_can_revise(document: Document) -> None:
    """One draft at a time."""
    if document.versions.filter(state=VersionState.DRAFT).exists():
        raise Refused("direction.draft_exists", title=document.title)


def check_rests_on(document: Document, decision: Decision, *, repeals: bool = False) -> None:
    """A document is adopted only by a decision of its own organisation that adopts; repeal may be its clause."""
    if document.issued_by:
        raise Refused("direction.issued_elsewhere", title=document.title, issuer=document.issued_by)
    if decision.matter.organisation_id != document.organisation_id:
        raise Invalid("direction.decision_elsewhere", field="decision")
    outcome = Outcome(decision.outcome)
    if decision.recommends or not (outcome.adopts or (repeals and outcome is Outcome.REPEALED)):
        raise Invalid("direction.decision_does_not_adopt", field="decision", outcome=outcome.label)


def check_issued(document: Document) -> None:
    """Only what somebody outside the organisation decides holds without a decision here."""
    if not document.issued_by:
        raise Refused("direction.not_issued", title=document.title)


def check_first_day_known(version: DocumentVersion, valid_from: date | None) -> None:
    """Since when the first version holds need not be known; a later one takes over on a day."""
    if valid_from is None and version.number > 1:
        raise Invalid("direction.first_day", field="valid_from")


def check_decided_earlier(
    document: Document, version: DocumentVersion, valid_from: date | None, *, today: date
) -> None:
    """Only a document's first version can have been decided before its matters were kept here, and it holds already."""
    if document.issued_by:
        raise Refused("direction.issued_elsewhere", title=document.title, issuer=document.issued_by)
    if version.number > 1:
        raise Refused("direction.earlier_first")
    if valid_from is not None and valid_from > today:
        raise Invalid("direction.earlier_ahead", field="valid_from")


def check_validity(valid_from: date | None, valid_to: date | None) -> None:
    """A document does not stop to hold before it begins."""
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        raise Invalid("direction.ends_early", field="valid_to")


def check_follows(earlier: Iterable[DocumentVersion], valid_from: date) -> None:
    """A new version holds from a later day than those before it."""
    for version in earlier:
        if version.valid_from is not None and version.valid_from >= valid_from:
            raise Invalid("direction.before_earlier", field="valid_from", began=version.valid_from.isoformat())


def check_can_end(version: DocumentVersion, last_day: date) -> None:
    """A version holds at least one day."""
    if version.valid_from is not None and last_day < version.valid_from:
        raise Invalid(
            "direction.repealed_early",
            field="last_day",
            title=version.document.title,
            began=version.valid_from.isoformat(),
        )


def check_can_relate(document: Document, other: Document, kind: DocumentRelationKind, by: Actor) -> None:
    """Two documents, the other one within sight; what ends or takes in the other stays within the organisation."""
    if document.pk == other.pk:
        raise Invalid("direction.relation_to_itself", field="other")
    if not Document.objects.visible_to(by).filter(pk=other.pk).exists():
        raise Invalid("direction.other_hidden", field="other")
    within = kind.ends or kind is DocumentRelationKind.ABSORBS
    if within and (other.organisation_id != document.organisation_id or other.issued_by):
        raise Invalid("direction.relation_elsewhere", field="other", kind=kind.label)
    if DocumentRelation.objects.filter(document=document, other=other, kind=kind).exists():
        raise Invalid("direction.related", field="other", other=other.title, kind=kind.label)


def check_can_unrelate(relation: DocumentRelation) -> None:
    """What a decision has said is not taken back."""
    if relation.decision_id is not None:
        raise Refused("direction.relation_decided", other=relation.other.title)


def check_can_publish(document: Document) -> None:
    """What is published has been decided."""
    if not is_decided(document):
        raise Refused("direction.publish_draft", title=document.title)


# --- Text -------------------------------------------------------------------------------------------------------------


def check_is_draft(version: DocumentVersion) -> None:
    """Only a draft's text is changed; what has been sent out or decided lies fast."""
    if version.state != VersionState.DRAFT:
        raise Refused("direction.text_fixed", state=VersionState(version.state).label)


def check_can_write_whole(by: Actor, version: DocumentVersion) -> None:
    """A draft's text is written by who edits it; one decided without a text here by who writes down what is decided."""
    check_can_edit(by, version.document)
    if version.lacks_text:
        check_can_adopt(by, version.document)
    else:
        check_is_draft(version)


def check_can_write_text(by: Actor, version: DocumentVersion, why: str) -> None:
    """The same; what is written in once it is decided, which is done once, takes a stated reason."""
    check_can_write_whole(by, version)
    if version.lacks_text and not why.strip():
        raise Invalid("direction.text_reason", field="why")


def check_text(blocks: Sequence[Block]) -> None:
    """A text says something, and is no longer than anybody can read."""
    if not blocks:
        raise Invalid("direction.text_empty", field="text")
    check_has_room(len(blocks))
    longest = max(blocks, key=lambda block: len(block.text))
    if len(longest.text) > LONGEST_PASSAGE:
        raise Invalid("direction.passage_too_long", field="text", begins=longest.plain[:60], most=LONGEST_PASSAGE)


def check_has_room(count: int) -> None:
    """A text has no more passages than anybody can read, counted with those that stand there already."""
    if count > MOST_PASSAGES:
        raise Invalid("direction.text_too_many", field="text", count=count, most=MOST_PASSAGES)


def check_as_read(now: int, seen: int) -> None:
    """Nobody lets a text lie fast that has been written in since they read it."""
    if now != seen:
        raise Refused("direction.text_written_in")


def check_parts(blocks: Sequence[Block]) -> None:
    """What is split becomes several."""
    if len(blocks) <= 1:
        raise Invalid("direction.one_part", field="text")


def check_can_merge(blocks: Sequence[Block]) -> None:
    """Two passages are merged, and a table row is only ever a row."""
    if len(blocks) <= 1:
        raise Refused("direction.nothing_after")
    if any(block.kind is PassageKind.ROW for block in blocks):
        raise Refused("direction.merge_row")


def check_same(row: Wording, earlier: Passage, *, new: Collection[int], gone: Collection[int]) -> None:
    """Only what stands in a draft alone can be another passage, and only one that was taken out of it."""
    if row.passage_id not in new:
        raise Refused("direction.stood_before")
    if earlier.pk not in gone:
        raise Invalid("direction.not_taken_out", field="earlier")


def check_not_after_itself(row: Wording, target: Wording | None) -> None:
    """A passage is moved to after another than itself."""
    if target is not None and target.pk == row.pk:
        raise Invalid("direction.after_itself", field="after")


def check_told_in(objective: Objective, passages: Iterable[Passage]) -> None:
    """An objective is told in passages of its own document."""
    if any(passage.document_id != objective.document_id for passage in passages):
        raise Invalid("direction.passage_elsewhere", field="passages")


# --- Evaluation -------------------------------------------------------------------------------------------------------


def check_finding_of(document: Document, objective: Objective | None, attained: str) -> None:
    """A finding is about a goal of the document it evaluates, and only a goal is attained."""
    if objective is not None and objective.document_id != document.pk:
        raise Invalid("direction.finding_elsewhere", field="objective")
    if attained and objective is None:
        raise Invalid("direction.attained_what", field="objective")


def check_answers_own(document: Document, passages: Iterable[Passage]) -> None:
    """A finding is answered in a text of the same organisation."""
    if any(passage.document.organisation_id != document.organisation_id for passage in passages):
        raise Invalid("direction.other_organisation", field="passages")


# --- Local plans ------------------------------------------------------------------------------------------------------


def check_can_ask_for_plans(by: Actor) -> None:
    """Whoever keeps the documents of the whole organisation follows up that bodies have plans of their own (R49)."""
    if not by.reach("direction.edit").whole:
        raise Forbidden("direction.ask_for_plans")


def check_somebody_asked(bodies: Sequence[Body]) -> None:
    """Somebody is asked."""
    if not bodies:
        raise Invalid("direction.nobody_asked", field="bodies")


# --- Movement and stage goals -----------------------------------------------------------------------------------------


def check_has_been(day: date | None, *, today: date, field: str) -> None:
    """What has happened has happened by today."""
    if day is not None and day > today:
        raise Invalid("direction.not_yet", field=field)


def check_reached(reached_on: date | None, evidence: str) -> None:
    """That a stage goal is reached takes a day and how it is known, or neither."""
    if (reached_on is not None) != bool(evidence.strip()):
        raise Invalid("direction.stage_evidence", field="evidence" if reached_on else "reached_on")


# --- Glossary ---------------------------------------------------------------------------------------------------------


def check_can_keep_terms(by: Actor, organisation_id: int) -> None:
    """The glossary is one for the whole organisation and kept by whoever keeps its documents."""
    if by.organisation_id != organisation_id or not by.reach("direction.edit").whole:
        raise Forbidden("direction.terms")


def check_defines(document: Document | None, organisation_id: int) -> None:
    """The document that explains a term is the organisation's own."""
    if document is not None and document.organisation_id != organisation_id:
        raise Invalid("direction.other_organisation", field="document")


def check_words(term: str, forms: Iterable[str], avoid: Iterable[str]) -> None:
    """A word is not both to use and to avoid."""
    used = {fold(word) for word in (term, *forms)}
    for word in avoid:
        if fold(word) in used:
            raise Invalid("direction.term_avoided", field="avoid", word=word)


# --- Objectives -------------------------------------------------------------------------------------------------------


def check_place(document: Document, level: Level, parent: Objective | None) -> None:
    """A parent stands in the same document and never below in rank."""
    if parent is None:
        return
    if parent.document_id != document.pk:
        raise Invalid("direction.parent_elsewhere", field="parent")
    above = Level(parent.level)
    if above.rank > level.rank:
        raise Invalid("direction.parent_rank", field="parent", level=level.label, parent=above.label)


def check_not_below_itself(objective: Objective, parent: Objective | None) -> None:
    """An objective never stands under itself."""
    above = parent
    while above is not None:
        if above.pk == objective.pk:
            raise Invalid("direction.parent_below", field="parent", title=objective.title)
        above = above.parent


def check_children_rank(objective: Objective, level: Level) -> None:
    """A new level does not put the objective below those under it."""
    for child in objective.children.all():
        if Level(child.level).rank < level.rank:
            raise Invalid("direction.child_rank", field="level", child=child.title)


def check_superiors(objective: Objective, superiors: Iterable[Objective], by: Actor) -> None:
    """An objective derives from objectives of other documents, within sight of whoever says so."""
    wanted = {superior.pk for superior in superiors}
    seen = set(Objective.objects.visible_to(by).filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - seen:
        raise Invalid("direction.superior_hidden", field="derives_from")
    if any(superior.document_id == objective.document_id for superior in superiors):
        raise Invalid("direction.superior_same_document", field="derives_from")


def check_also_listed(objective: Objective, others: Iterable[Objective]) -> None:
    """Where an objective is also listed is in its own document, besides its own place."""
    for other in others:
        if other.document_id != objective.document_id or other.pk in (objective.pk, objective.parent_id):
            raise Invalid("direction.also_listed", field="also_listed", other=other.title)


def check_can_remove(objective: Objective, *, served: bool) -> None:
    """Only an objective of a draft that nothing rests on is taken away."""
    if is_decided(objective.document):
        raise Refused("direction.remove_decided", title=objective.title)
    followed = objective.evidence.exists() or objective.stage_goals.exists()
    if served or followed or objective.children.exists():
        raise Refused("direction.remove_served", title=objective.title)


can_write = asks(check_can_write)
can_edit = asks(check_can_edit)
can_adopt = asks(check_can_adopt)
can_ask_for_plans = asks(check_can_ask_for_plans)
can_keep_terms = asks(check_can_keep_terms)
can_revise = asks(check_can_revise)
can_publish = asks(check_can_publish)
can_unrelate = asks(check_can_unrelate)
can_remove = asks(check_can_remove)
