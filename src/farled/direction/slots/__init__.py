"""What the direction registers: its place in the red thread, search, dates, obstacles, invariants, words of history."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction import exchange, figures, invariants, reads, rules
from farled.direction.figures import explained
from farled.direction.models import Document, DocumentVersion, Objective, Passage, Wording
from farled.direction.reads import movement, terms, text
from farled.direction.slots import evaluating
from farled.direction.slots.telling import SENTENCES
from farled.direction.slots.withholding import WITHHELD
from farled.direction.states import CONTRIBUTED_TO, LOCAL_PLAN_DUTY, Standing
from farled.matters.reads import Decision, Matter, Statement
from farled.matters.states import HeadingRole, Outcome
from farled.methods.periods import end_of_day
from farled.people.reads import Actor, Body, Request
from farled.thread.states import NodeKind, key, refs_of
from farled.web import formats, own_lists, slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused
from farled.web.slots import (
    ActionLink,
    BreakKind,
    CalendarSource,
    Dates,
    DutyKind,
    Hit,
    Invariant,
    Mending,
    NodeFace,
    NodeSource,
    Obstacle,
    Panel,
    SearchSource,
    Side,
    SubjectSource,
)
from farled.web.statements import Fetched, StatementSource, statement_sources
from farled.web.together import Asks, asking

# --- The red thread ---------------------------------------------------------------------------------------------------


@asking
def faces(
    actor: Actor, keys: Collection[str], *, on: date | None = None, past: bool = False
) -> Asks[Mapping[str, NodeFace]]:
    """How objectives show in the thread: title, level, document, and the document's state when it does not hold."""
    rows = reads.objectives(actor).filter(pk__in=refs_of(keys))
    yield (rows,)
    versions = reads.standing_versions({row.document_id for row in rows}) if on else {}
    titles = reads.titles_then(rows, end_of_day(on)) if on and past else {row.pk: row.title for row in rows}
    found = {}
    for row in rows:
        if row.pk not in titles:
            continue
        stand = figures.stand(versions.get(row.document_id, ()), on) if on else None
        document = row.document
        own = document.organisation_id == actor.organisation_id
        found[key(NodeKind.OBJECTIVE, row.pk)] = NodeFace(
            title=titles[row.pk],
            kind_label=row.get_level_display(),
            url=reverse("direction:objective", args=[row.pk]),
            note=document.title if own else f"{document.title}, {document.organisation.name}",
            state_tag=stand.tag if stand and stand.standing is not Standing.IN_FORCE else None,
        )
    return found


def hidden(actor: Actor) -> Collection[str]:
    """The objectives of the organisation's own that the actor may not see."""
    return [key(NodeKind.OBJECTIVE, ref) for ref in reads.hidden_objectives(actor)]


def sight(actor: Actor) -> Hashable:
    """How far the actor reads drafts, which decides which documents and objectives are seen."""
    return actor.reach("direction.read_draft")


def _to_mend(actor: Actor, refs: Collection[int]) -> Mapping[int, Objective]:
    """The objectives at which threads are broken, with all that tells who can mend them."""
    return reads.objectives(actor).filter(pk__in=refs).select_related("document__responsible").in_bulk()


def _mending(
    verb: str | Promise, route: str, may: Callable[[Actor, Document], bool], *, to_document: bool
) -> Callable[[Actor, Objective], Mending]:
    """Who mends a break at an objective, on the page ``route`` of the objective or of its document."""

    def mending(actor: Actor, row: Objective) -> Mending:
        document = row.document
        keeper = document.body or document.responsible
        url = reverse(route, args=[document.pk if to_document else row.pk])
        return Mending(
            who=keeper.name if keeper else _("Strategen"),
            verb=verb,
            url=url if may(actor, document) else "",
            body_id=keeper.pk if keeper else None,
        )

    return mending


BREAKS = (
    BreakKind(
        code="objective.nobody_works",
        label=gettext_lazy("Mål som ingen arbetar med"),
        sentence=gettext_lazy(
            "Ingen aktivitet eller insats bidrar till målet. Lägg till en, eller koppla en som finns."
        ),
        side=Side.BELOW,
        rows=_to_mend,
        mending=_mending(gettext_lazy("Öppna målet"), "direction:objective", rules.can_edit, to_document=False),
    ),
    BreakKind(
        code="objective.no_superior",
        label=gettext_lazy("Mål utan överordnat mål"),
        sentence=gettext_lazy(
            "Dokumentet konkretiserar ett annat, men målet härleds inte ur något där. Ange vilket mål det bygger på."
        ),
        side=Side.ABOVE,
        rows=_to_mend,
        mending=_mending(gettext_lazy("Härled målet"), "direction:derive", rules.can_edit, to_document=False),
    ),
    BreakKind(
        code="objective.not_adopted",
        label=gettext_lazy("Mål som inte är beslutat"),
        sentence=gettext_lazy("Arbete vilar på målet, men dokumentet är inte antaget. För in beslutet som antar det."),
        side=Side.AT,
        rows=_to_mend,
        mending=_mending(gettext_lazy("För in beslutet"), "direction:adopt", rules.can_adopt, to_document=True),
    ),
    BreakKind(
        code="objective.not_in_force",
        label=gettext_lazy("Mål som inte längre gäller"),
        sentence=gettext_lazy(
            "Arbete vilar på målet, men dokumentet gäller inte. Påbörja en ny version, eller flytta arbetet till ett "
            "mål som gäller."
        ),
        side=Side.AT,
        rows=_to_mend,
        mending=_mending(gettext_lazy("Öppna dokumentet"), "direction:document", rules.can_edit, to_document=True),
    ),
)


# --- Search, addresses, dates -----------------------------------------------------------------------------------------


def find_documents(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Documents by title, other name or diary number."""
    rows = reads.by_title(reads.search_documents(reads.documents_in_sight(actor), text), actor)[:limit]
    return [
        Hit(row.title, row.get_kind_display(), reverse("direction:document", args=[row.pk]), _whose(row, actor))
        for row in rows
    ]


def find_objectives(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Objectives by title, other name or description."""
    rows = reads.by_place(reads.search_objectives(reads.objectives(actor), text), actor)[:limit]
    return [
        Hit(row.title, row.get_level_display(), reverse("direction:objective", args=[row.pk]), row.document.title)
        for row in rows
    ]


def find_terms(actor: Actor, text: str, limit: int) -> Sequence[Hit]:
    """Terms by name, other forms, words to avoid or explanation."""
    rows = terms.matching(terms.terms(actor), text)[:limit]
    return [Hit(row.term, _("begrepp"), reverse("direction:term", args=[row.pk]), row.definition[:120]) for row in rows]


def evidence_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """Which objective's movement was assessed and when, and the objective's page."""
    seen = movement.evidence(actor).filter(pk__in=ids).select_related("objective")
    return faces_of(seen, lambda each: (str(each), reverse("direction:objective", args=[each.objective_id])))


def stage_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the stage goals are called, and their objective's page."""
    seen = movement.stage_goals(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (each.title, reverse("direction:objective", args=[each.objective_id])))


def term_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the terms are called, and where they are explained."""
    seen = terms.terms(actor).filter(pk__in=ids).values_list("pk", "term", named=True)
    return faces_of(seen, lambda row: (row.term, reverse("direction:term", args=[row.pk])))


def _whose(document: Document, actor: Actor) -> str:
    return "" if document.organisation_id == actor.organisation_id else document.organisation.name


def document_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the documents the actor may see are called, and where they live."""
    seen = reads.documents_in_sight(actor).filter(pk__in=ids).values_list("pk", "title", named=True)
    return faces_of(seen, lambda row: (row.title, reverse("direction:document", args=[row.pk])))


def version_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the versions the actor may see are called, and their document's page."""
    seen = reads.versions(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("direction:document", args=[each.document_id])))


def wording_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """How the wordings the actor may read begin, and where they stand in their text."""
    seen = text.wordings(actor).filter(pk__in=ids)
    return faces_of(
        seen,
        lambda each: (
            str(each),
            f"{reverse('direction:text', args=[each.document_version_id])}#p{each.passage.number}",
        ),
    )


def find_passages(actor: Actor, words: str, limit: int) -> Sequence[Hit]:
    """Passages of the texts by their words, in any version; each says which, and when a later one reads otherwise."""
    return [
        Hit(str(each), _("textställe"), reverse("direction:passage", args=[each.passage_id]), _version_told(each))
        for each in text.matching(actor, words)[:limit]
    ]


def _version_told(row: Wording) -> str:
    version = row.document_version
    said = {"title": version.document.title, "number": version.number, "state": version.get_state_display()}
    if row.reads_so:  # type: ignore[attr-defined]  # annotated by the read
        return _("%(title)s, version %(number)s (%(state)s)") % said
    later = {"later": row.latest}  # type: ignore[attr-defined]  # the same
    return _("%(title)s, version %(number)s (%(state)s). Lyder inte så i version %(later)s.") % (said | later)


def relation_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """How the relations the actor may see read, and the first document's page."""
    seen = reads.relations(actor).filter(pk__in=ids)
    return faces_of(seen, lambda each: (str(each), reverse("direction:document", args=[each.document_id])))


def objective_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the objectives the actor may see are called, and where they live."""
    seen = reads.objectives(actor).filter(pk__in=ids).values_list("pk", "title", named=True)
    return faces_of(seen, lambda row: (row.title, reverse("direction:objective", args=[row.pk])))


@asking
def dates(actor: Actor, first: date, last: date) -> Asks[Dates]:
    """The days the organisation's documents begin and stop to hold, and by which stage goals are to be reached."""
    versions, stages = reads.turning(actor, first, last), movement.due(actor, first, last)
    yield versions, stages
    goals = (
        (stage.due, _("Delmål: %s") % stage.title, reverse("direction:objective", args=[stage.objective_id]))
        for stage in stages
    )
    return [*_turns(versions, first, last), *goals]


def _turns(versions: Iterable[DocumentVersion], first: date, last: date) -> Dates:
    for version in versions:
        url = reverse("direction:document", args=[version.document_id])
        title = version.document.title
        if version.valid_from is not None and first <= version.valid_from <= last:
            yield version.valid_from, _("%s börjar gälla") % title, url
        if version.valid_to is not None and first <= version.valid_to <= last:
            yield version.valid_to, _("Sista dagen för %s") % title, url


# --- Panels and obstacles ---------------------------------------------------------------------------------------------


def resting(matter: Matter, request: Request) -> dict[str, object] | None:
    """The documents that rest on a matter, on the matter's page."""
    versions = reads.resting_on(matter, request.actor)
    rows = [(version, figures.stand([version], request.today)) for version in versions]
    return {"rows": rows} if rows else None


def tells(statement: Statement, actor: Actor, on: date) -> Iterable[Fetched]:
    """The documents that rest on a statement's matter, and how each stands on a day."""
    for version in reads.resting_on(statement.matter, actor):
        stand = figures.stand([version], on)
        told = _("%(title)s, version %(number)s: %(state)s.") % {
            "title": version.document.title, "number": version.number,
            "state": ", ".join(part for part in (str(stand.standing.label), stand.period) if part),
        }  # fmt: skip
        yield Fetched(HeadingRole.FACTS, told, _("Dokumentet i Farled, %s") % formats.day(on))


def decision_is_in_use(decision: Decision, *, by: Actor, outcome: Outcome) -> None:
    """The outcome of a decision that a document rests on cannot be corrected to one that does not carry it."""
    rest = decision.adopts_versions.select_related("document").first() if not outcome.adopts else None
    if rest is None and not (outcome.adopts or outcome is Outcome.REPEALED):
        rest = decision.repeals_versions.select_related("document").first()
    if rest is not None:
        raise Refused("direction.decision_in_use", field="outcome", title=rest.document.title, outcome=outcome.label)


# --- Local plans ------------------------------------------------------------------------------------------------------


def where_begun(body_id: int) -> str:
    """Where a body begins its plan."""
    return f"{reverse('direction:begin_local_plan')}?body={body_id}"


def _where_it_stands(document: Document, request: Request) -> str | None:
    """The document's own place in the map."""
    own = document.organisation_id == request.actor.organisation_id
    return f"{reverse('direction:map')}?document={document.pk}" if own else None


def _where_the_road_map_is(document: Document, _request: Request) -> str | None:
    """The road map of a document with objectives."""
    return reverse("direction:road_map", args=[document.pk]) if document.objectives.exists() else None


def _where_contributions_stand(document: Document, request: Request) -> str | None:
    """The page of who contributes to the objectives of a document of the whole organisation."""
    own = document.organisation_id == request.actor.organisation_id and document.body_id is None
    aims = own and document.objectives.filter(level__in=CONTRIBUTED_TO).exists()
    return reverse("direction:contributions", args=[document.pk]) if aims else None


def register() -> None:
    """Called once, when the app is ready."""
    register_figures(explained.KINDS)
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.node_sources.register(
        "direction", NodeSource(frozenset({NodeKind.OBJECTIVE}), faces, hidden, sight, figures.thread_facts)
    )
    slots.duty_kinds.register(
        LOCAL_PLAN_DUTY,
        DutyKind(gettext_lazy("Gör en lokal plan för %(subject)s"), Body.KIND, where_begun),
    )
    slots.action_links.register(
        "direction.map", ActionLink(Document.KIND, gettext_lazy("Visa dess plats i styrmiljön"), _where_it_stands)
    )
    slots.action_links.register(
        "direction.road_map", ActionLink(Document.KIND, gettext_lazy("Visa färdplanen"), _where_the_road_map_is)
    )
    slots.action_links.register(
        "direction.evaluation", ActionLink(Document.KIND, gettext_lazy("Utvärdering"), evaluating.where_it_stands)
    )
    slots.panels.register("direction.before", Panel(Document.KIND, "direction/_evaluated.html", evaluating.before))
    slots.panels.register("direction.answers", Panel(Passage.KIND, "direction/_answers.html", evaluating.answers))
    slots.obstacles.register(
        "direction.objective_evaluated", Obstacle("direction.remove_objective", evaluating.objective_is_evaluated)
    )
    slots.action_links.register(
        "direction.contributions",
        ActionLink(Document.KIND, gettext_lazy("Vem bidrar till målen?"), _where_contributions_stand),
    )
    for held_back in WITHHELD:
        slots.withheld.register(held_back.kind, held_back)
    for kind in BREAKS:
        slots.break_kinds.register(kind.code, kind)
    slots.search_sources.register("direction.documents", SearchSource(gettext_lazy("Dokument"), find_documents))
    slots.search_sources.register("direction.objectives", SearchSource(gettext_lazy("Mål"), find_objectives))
    slots.search_sources.register("direction.passages", SearchSource(gettext_lazy("Textställen"), find_passages))
    slots.search_sources.register("direction.terms", SearchSource(gettext_lazy("Begrepp"), find_terms))
    for name, named in (
        ("direction.document", document_faces),
        ("direction.version", version_faces),
        ("direction.relation", relation_faces),
        ("direction.objective", objective_faces),
        ("direction.term", term_faces),
        ("direction.evidence", evidence_faces),
        ("direction.stage_goal", stage_faces),
        ("direction.finding", evaluating.faces),
    ):
        slots.subject_sources.register(name, SubjectSource(name, named))
    slots.subject_sources.register("direction.wording", SubjectSource("direction.wording", wording_faces, news=False))
    slots.calendar_sources.register("direction", CalendarSource(dates))
    statement_sources.register("direction", StatementSource(tells))
    slots.panels.register("direction.resting", Panel(Matter.KIND, "direction/_resting.html", resting))
    slots.obstacles.register("direction.decision_in_use", Obstacle("matters.correct_decision", decision_is_in_use))
    for name, check in (
        ("direction.tree", invariants.tree_is_the_thread),
        ("direction.adopted", invariants.adopted_by_a_decision),
        ("direction.validity", invariants.one_version_holds),
        ("direction.states", invariants.states_are_known),
        ("direction.text", invariants.texts_lie_fast),
    ):
        slots.invariants.register(name, Invariant(name, check))
