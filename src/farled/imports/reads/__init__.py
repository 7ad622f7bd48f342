"""The front door of imports: readings, their rows, and what the organisation knows that a file can be matched with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Max, Q, QuerySet, When

from farled.direction.reads import Document, DocumentKind, DocumentRelation, Objective
from farled.direction.states import DocumentRelationKind
from farled.imports.models import (
    CellChange,
    ChangeSet,
    ColumnMap,
    Draft,
    DraftQuerySet,
    ListFile,
    NamedGoal,
    NamedParty,
    Reading,
)
from farled.imports.reading import ColumnMapping, Field, KnownBody
from farled.imports.states import WANTED, DraftKind, GoalChoice, PartyChoice, ReadingState, RowState
from farled.imports.understanding import Choice, Ground
from farled.methods.swedish import fold
from farled.people.reads import Actor, Body, BodyKind, acting, bodies
from farled.planning import reads as planning
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind, Part
from farled.web.conditions import holds
from farled.web.refused import Forbidden

__all__ = [
    "CellChange",
    "ChangeSet",
    "ColumnMap",
    "Draft",
    "ListFile",
    "NamedGoal",
    "NamedParty",
    "Reading",
    "actor_of",
    "cells_of",
    "change_sets",
    "column_maps",
    "drafts",
    "list_files",
    "readings",
]

PLANS = (DocumentKind.PLAN, DocumentKind.ACTION_PLAN, DocumentKind.LOCAL_PLAN)

Key = tuple[str, str, date | None, date | None, int | None]


def change_sets(actor: Actor) -> QuerySet[ChangeSet]:
    """The changes to lists that the actor has asked for."""
    return ChangeSet.objects.visible_to(actor).select_related("file", "started_by")


def list_files(actor: Actor) -> QuerySet[ListFile]:
    """The lists that the actor has had made into files."""
    return ListFile.objects.visible_to(actor).select_related("file")


def cells_of(change_set: ChangeSet, *, faulty: bool) -> QuerySet[CellChange]:
    """What a list's cells shall say, or what is wrong with them. The caller has checked who asks."""
    return CellChange.objects.filter(change_set=change_set, faulty=faulty).order_by("number")


def readings(actor: Actor) -> QuerySet[Reading]:
    """Every reading the actor may see, with its plan and file."""
    return Reading.objects.visible_to(actor).select_related("document", "file", "started_by", "applied_by")


LEFT = Q(state__in=[ReadingState.REVIEW, ReadingState.APPLIED])  # a reading in which rows are decided about


def with_left(rows: QuerySet[Reading]) -> QuerySet[Reading]:
    """The readings with how many rows there are, and how many are left to decide."""
    undecided = Q(drafts__state=RowState.UNDECIDED) & LEFT
    return rows.annotate(rows_found=Count("drafts"), rows_left=Count("drafts", filter=undecided))


def is_left(row: Draft, reading: Reading) -> bool:
    """Whether a row of a reading counts as left to decide."""
    return holds(LEFT, reading) and row.state == RowState.UNDECIDED


def waiting(actor: Actor) -> QuerySet[Reading]:
    """The actor's own readings that wait for them."""
    own = readings(actor).filter(started_by_id=actor.user_id)
    return own.filter(state__in=[ReadingState.REVIEW, ReadingState.REFUSED]).order_by("-started_at")


def earlier(reading: Reading, actor: Actor) -> Reading | None:
    """The latest reading before this one of the very same file into the same plan."""
    if reading.file is None:
        return None
    same = readings(actor).filter(document=reading.document_id, file__sha256=reading.file.sha256, pk__lt=reading.pk)
    return same.order_by("-pk").first()


def kept(document: Document) -> Reading | None:
    """A reading into a plan that has not been left, if there is one."""
    return Reading.objects.filter(document=document).exclude(state=ReadingState.ABANDONED).first()


def is_empty(document: Document) -> bool:
    """Whether nobody has decided the plan and nothing has come into it."""
    filled = is_decided(document) or document.objectives.exists() or standing_in(document)
    return not filled and kept(document) is None


def plans(actor: Actor) -> QuerySet[Document]:
    """The plans a file can be read into: those the actor may keep."""
    rows = planning.plans(actor)
    reach = actor.reach("planning.edit")
    return rows if reach.whole else rows.filter(body__in=reach.bodies)


def actor_of(reading: Reading, *, on: date) -> Actor:
    """Whoever asked for the work, with the rights they hold on a day. Raises Forbidden when they hold none."""
    try:
        return acting(reading.asked_by, reading.organisation, on=on)
    except ValueError as gone:
        raise Forbidden("imports.run") from gone


# --- Rows -------------------------------------------------------------------------------------------------------------


def drafts(actor: Actor) -> DraftQuerySet:
    """Every draft row the actor may see, with what its page shows."""
    return with_surroundings(Draft.objects.visible_to(actor).select_related("reading__document", "reading__file"))


def rows_of(reading: Reading) -> DraftQuerySet:
    """The rows of a reading in their order. The caller has checked that the reading may be seen."""
    return with_surroundings(Draft.objects.filter(reading=reading)).order_by("number")


def with_surroundings(rows: DraftQuerySet) -> DraftQuerySet:
    """Rows with their goals, their own objectives and the names they rest on."""
    rows = rows.select_related("goal__area", "goal__objective", "objective")
    return rows.prefetch_related("involvements__party")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are, by state and by kind; how many undecided ones need a look or cannot stand in a plan."""

    states: Mapping[str, int]
    kinds: Mapping[str, int]
    look: int
    sure: int
    faulty: int

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.kinds.values())

    def of(self, *states: RowState) -> int:
        """The rows in some states."""
        return sum(self.states.get(state, 0) for state in states)


def tally(reading: Reading) -> Tally:
    """The rows of a reading, counted in three queries at most."""
    states: dict[str, int] = {}
    kinds: dict[str, int] = {}
    for state, kind, number in (
        Draft.objects.filter(reading=reading).values_list("state", "kind").annotate(n=Count("pk")).order_by()
    ):
        states[state] = states.get(state, 0) + number
        kinds[kind] = kinds.get(kind, 0) + number
    look = Draft.objects.filter(reading=reading).to_look_at().count() if states.get(RowState.UNDECIDED) else 0
    faulty = Draft.objects.filter(reading=reading, faulty=True, state=RowState.UNDECIDED).count() if look else 0
    return Tally(states, kinds, look, states.get(RowState.UNDECIDED, 0) - look, faulty)


def wanted_kinds(reading: Reading) -> dict[str, int]:
    """How many confirmed rows there are of each kind."""
    rows = Draft.objects.filter(reading=reading, state__in=WANTED).values_list("kind")
    return dict(rows.annotate(n=Count("pk")).order_by())


def goals_to_create(reading: Reading) -> list[NamedGoal]:
    """The goals that confirmed rows need and that will be added to the plan, areas first."""
    used = Draft.objects.filter(reading=reading, state__in=WANTED, goal__isnull=False)
    wanted = Q(pk__in=used.values("goal")) | Q(pk__in=used.values("goal__area"))
    return list(NamedGoal.objects.filter(wanted, reading=reading, choice=GoalChoice.CREATE).order_by("pk"))


def parties(reading: Reading) -> QuerySet[NamedParty]:
    """Whoever a file names, with in how many rows, those not decided first."""
    rows = NamedParty.objects.filter(reading=reading).annotate(rows=Count("involvements"))
    unsure = Case(When(choice=PartyChoice.OPEN, then=0), When(decided=True, then=1), default=2)
    return rows.order_by(unsure, "name_key")


def open_parties(reading: Reading) -> int:
    """How many names nobody has decided about."""
    return NamedParty.objects.filter(reading=reading, choice=PartyChoice.OPEN).count()


def goals(reading: Reading) -> QuerySet[NamedGoal]:
    """The goal areas and objectives of a file with how many rows stand right under each, in the file's order."""
    rows = NamedGoal.objects.filter(reading=reading).select_related("area", "objective__document")
    return rows.annotate(rows=Count("drafts")).order_by("pk")


def goals_without_place(reading: Reading) -> int:
    """How many goals with rows lead nowhere."""
    used = Draft.objects.filter(reading=reading).values("goal")
    return NamedGoal.objects.filter(reading=reading, choice=GoalChoice.NONE, pk__in=used).count()


def objective_of(draft: Draft) -> Objective | None:
    """What a row works towards: what a person chose for it, else what its goal becomes."""
    if draft.goal is None:
        return draft.objective
    return draft.goal.objective if draft.goal.choice == GoalChoice.KNOWN else None


def bodies_of(draft: Draft) -> tuple[list[int], list[int]]:
    """The bodies that lead and contribute in a row, by id: those chosen for it, else those its names mean."""
    if draft.leads is not None:
        return list(draft.leads), list(draft.contributing or ())
    by_part: dict[str, list[int]] = {Part.LEAD: [], Part.CONTRIBUTING: []}
    for involvement in draft.involvements.all():
        if involvement.party.choice == PartyChoice.BODIES:
            by_part[involvement.part].extend(involvement.party.bodies)
    leads = list(dict.fromkeys(by_part[Part.LEAD]))
    return leads, [pk for pk in dict.fromkeys(by_part[Part.CONTRIBUTING]) if pk not in leads]


# --- What a file is matched with --------------------------------------------------------------------------------------


def column_maps(organisation_id: int) -> list[ColumnMapping]:
    """Every mapping of columns the organisation remembers, as the core takes it."""
    rows = ColumnMap.objects.filter(organisation_id=organisation_id)
    return [
        ColumnMapping(row.signature, {int(index): Field(name) for index, name in row.columns.items()}) for row in rows
    ]


def maps_by_signature(organisation_id: int, signatures: Iterable[str]) -> dict[str, ColumnMap]:
    """What is remembered about some headings."""
    rows = ColumnMap.objects.filter(organisation_id=organisation_id, signature__in=list(signatures))
    return {row.signature: row for row in rows}


def ground(reading: Reading, actor: Actor) -> Ground:
    """What the organisation knows that the reading's file is matched with."""
    known = list(bodies(actor))
    return Ground(
        bodies=[KnownBody(str(body.pk), body.name, tuple(body.aliases)) for body in known],
        remembered=_remembered(reading.organisation_id, {body.pk for body in known}),
        objectives=objectives_near(reading.document, actor),
        fresh=not reading.document.objectives.exists(),
    )


def _remembered(organisation_id: int, still: set[int]) -> dict[str, Choice]:
    """What was last said, to be remembered, about each name; a body that has closed since is forgotten."""
    rows = NamedParty.objects.filter(reading__organisation_id=organisation_id, remembered=True).order_by("pk")
    found: dict[str, Choice] = {}
    for key, choice, chosen in rows.values_list("name_key", "choice", "bodies"):
        if choice == PartyChoice.TEXT or (chosen and set(chosen) <= still):
            found[key] = (PartyChoice(choice), list(chosen))
    return found


def objectives_near(document: Document, actor: Actor) -> list[Objective]:
    """The objectives a row can stand under: the plan's own first, then those of what it concretises, then the rest."""
    superior = set(
        DocumentRelation.objects.filter(document=document, kind=DocumentRelationKind.CONCRETISES).values_list(
            "other_id", flat=True
        )
    )
    rows = list(planning.objectives(actor))
    return sorted(rows, key=lambda row: (row.document_id != document.pk, row.document_id not in superior))


def municipalities(actor: Actor) -> list[Body]:
    """The municipalities the organisation knows, for a name that means all of them."""
    return list(bodies(actor).filter(kind=BodyKind.MUNICIPALITY))


# --- What stands in the plan ------------------------------------------------------------------------------------------


def key_of(kind: str, title: str, start: date | None, end: date | None, objective_id: int | None) -> Key:
    """What makes a row the same as an activity: kind, title, period and objective."""
    insats = ActivityKind.INSATS if kind in (DraftKind.INSATS, ActivityKind.INSATS) else ActivityKind.ACTIVITY
    return insats.value, fold(title), start, end, objective_id


def standing_in(document: Document) -> dict[Key, int]:
    """The activities of a plan by what makes them the same as a row."""
    rows = Activity.objects.filter(document=document).order_by("-pk")
    return {
        key_of(kind, title, start, end, objective_id): pk
        for pk, kind, title, start, end, objective_id in rows.values_list(
            "pk", "kind", "title", "start", "end", "objective_id"
        )
    }


def is_decided(document: Document) -> bool:
    """Whether somebody has decided a version of the plan."""
    return planning.is_decided(document)


def last_position(document: Document) -> int:
    """The place of the last activity of a plan, 0 when there is none."""
    return Activity.objects.filter(document=document).aggregate(last=Max("position"))["last"] or 0


def insatser_in(document: Document) -> dict[str, Activity]:
    """The insatser of a plan by title, for rows that are part of one."""
    rows = Activity.objects.filter(document=document, kind=ActivityKind.INSATS).order_by("-pk")
    return {fold(row.title): row for row in rows}
