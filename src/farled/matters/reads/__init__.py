"""The matters' front door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from farled.matters.models import (
    AgendaItem,
    Assignment,
    Decision,
    DiaryEntry,
    Fulfilment,
    Layout,
    Matter,
    Meeting,
    Motion,
    Point,
    Stage,
    Statement,
)
from farled.matters.reads.statements import (
    anybody_in,
    carried_out_in,
    chains,
    concern_choices,
    concerned,
    frozen_at,
    frozen_data,
    frozen_of,
    given_to,
    latest_in,
    layouts,
    layouts_in_use,
    open_faces,
    passage_of,
    passages_locked,
    passages_of,
    search_statements,
    statements,
    statements_in,
    with_left,
    writers_of,
)
from farled.matters.states import AssignmentState, MatterState, Outcome
from farled.people.reads import Actor
from farled.thread import reads as thread
from farled.thread.reads import Node
from farled.thread.states import NodeKind
from farled.web.slots import NodeFace

__all__ = [
    "AgendaItem",
    "Assignment",
    "Decision",
    "DiaryEntry",
    "Handled",
    "Layout",
    "Matter",
    "Meeting",
    "Motion",
    "Point",
    "Stage",
    "Statement",
    "adopting_decisions",
    "agenda_items",
    "anybody_in",
    "assignments",
    "assignments_of",
    "carried_out_in",
    "chains",
    "concern_choices",
    "concerned",
    "dated",
    "decisions",
    "decisions_in",
    "diary",
    "diary_of",
    "frozen_at",
    "frozen_data",
    "frozen_of",
    "fulfilled_by",
    "given_to",
    "handled_at",
    "late",
    "latest_in",
    "layouts",
    "layouts_in_use",
    "matters",
    "may_read",
    "meetings",
    "motion_of",
    "motions",
    "node_choices",
    "node_faces",
    "open_faces",
    "others",
    "passage_of",
    "passages_locked",
    "passages_of",
    "points",
    "points_of",
    "repealing_decisions",
    "search",
    "search_assignments",
    "search_diary",
    "search_statements",
    "stages",
    "statements",
    "statements_in",
    "still_open",
    "to_fulfil",
    "to_list",
    "whole",
    "with_decisions",
    "with_left",
    "writers_of",
]


def matters(actor: Actor) -> QuerySet[Matter]:
    """The matters the actor may see, with the body that handles each."""
    return Matter.objects.visible_to(actor).select_related("handler")


def search(rows: QuerySet[Matter], text: str) -> QuerySet[Matter]:
    """Those with the text in diary number or title; a secret title is never matched, only its number."""
    return rows.filter(Q(reference__icontains=text) | Q(confidential=False, title__icontains=text))


def others(actor: Actor, matter: Matter) -> QuerySet[Matter]:
    """The other matters of the organisation that something can be moved to, latest first."""
    return matters(actor).exclude(pk=matter.pk).order_by("-opened_on", "-pk")


# --- Decisions --------------------------------------------------------------------------------------------------------


def decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions the actor may see, latest first, with organ and matter."""
    rows = Decision.objects.of(actor.organisation_id).filter(matter__in=Matter.objects.visible_to(actor))
    return rows.order_by("-meeting__on", "-pk")


def decisions_in(matter: Matter) -> QuerySet[Decision]:
    """How a matter has been handled, in order of meetings. The caller has checked that the matter may be seen."""
    return Decision.objects.of(matter.organisation_id).filter(matter=matter).order_by("meeting__on", "pk")


def whole(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """The decisions with all that was said around them, in a constant number of queries."""
    return rows.prefetch_related(
        "proposals",
        "ballots__put",
        "ballots__against",
        "dissents__favours",
        "recusals",
        "copies",
        "points",
        "fulfilments__assignment__matter",
        "basis__statement__matter",
    )


def adopting_decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions a governing document can rest on, latest first."""
    return decisions(actor).filter(outcome__in=Decision.ADOPTING, recommends=False)


def repealing_decisions(actor: Actor) -> QuerySet[Decision]:
    """The decisions a governing document can be repealed by, latest first: repeal is often a clause of an adoption."""
    return decisions(actor).filter(outcome__in=[*Decision.ADOPTING, Outcome.REPEALED], recommends=False)


def with_decisions(actor: Actor) -> QuerySet[Matter]:
    """The matters with their decisions, for a list that tells the latest."""
    latest = Decision.objects.of(actor.organisation_id).order_by("-meeting__on", "-pk")
    return matters(actor).prefetch_related(Prefetch("decisions", latest))


# --- Meetings ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Handled:
    """A matter on a meeting's list: the decision made there, or its place on the list while there is none.

    ``statement`` is what the meeting was given, or what is worked on.
    """

    matter: Matter
    decision: Decision | None
    item: AgendaItem | None
    statement: Statement | None = None


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the organisation, with organ and how many decisions the actor may see."""
    seen = Q(decisions__matter__in=Matter.objects.visible_to(actor))
    rows = Meeting.objects.visible_to(actor).select_related("body", "group")
    return rows.annotate(decided=Count("decisions", filter=seen, distinct=True))


def agenda_items(actor: Actor) -> QuerySet[AgendaItem]:
    """The places on lists of matters the actor may see."""
    rows = AgendaItem.objects.filter(matter__in=Matter.objects.visible_to(actor))
    return rows.select_related("matter", "meeting__body", "meeting__group")


def handled_at(meeting: Meeting, actor: Actor) -> list[Handled]:
    """The list of a meeting as the actor may see it: what was decided by paragraph, then what waits. Four queries."""
    made = list(decisions(actor).filter(meeting=meeting))
    made.sort(
        key=lambda row: (not row.paragraph.isdecimal(), int(row.paragraph) if row.paragraph.isdecimal() else 0, row.pk)
    )
    items = {item.matter_id: item for item in agenda_items(actor).filter(meeting=meeting).order_by("pk")}
    given = given_to(actor, meeting)
    handled = [Handled(row.matter, row, items.get(row.matter_id), given.get(row.matter_id)) for row in made]
    done = {row.matter_id for row in made}
    return handled + [Handled(item.matter, None, item, given.get(pk)) for pk, item in items.items() if pk not in done]


def to_list(actor: Actor, meeting: Meeting) -> QuerySet[Matter]:
    """The open matters that can be put on a meeting's list, latest first."""
    listed = AgendaItem.objects.filter(meeting=meeting).values("matter")
    return matters(actor).exclude(state=MatterState.CLOSED).exclude(pk__in=listed).order_by("-opened_on", "-pk")


# --- Recommittals -----------------------------------------------------------------------------------------------------


def points(actor: Actor) -> QuerySet[Point]:
    """The points of recommittals that the actor may see."""
    return Point.objects.visible_to(actor).select_related(
        "decision__matter", "decision__meeting__body", "decision__meeting__group", "moved_to"
    )


def points_of(matter: Matter) -> QuerySet[Point]:
    """What a matter has been sent back for, in order. The caller has checked that the matter may be seen."""
    rows = Point.objects.filter(decision__matter=matter).select_related(
        "decision__meeting__body", "decision__meeting__group", "moved_to"
    )
    return rows.order_by("decision__meeting__on", "decision", "order")


# --- Assignments and motions ------------------------------------------------------------------------------------------


def still_open(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Those not declared fulfilled."""
    return rows.exclude(state=AssignmentState.FULFILLED)


def assignments(actor: Actor) -> QuerySet[Assignment]:
    """The assignments the actor may see, with who gave and got them and the matter."""
    return Assignment.objects.visible_to(actor).select_related("given_by", "given_to", "matter")


def to_fulfil(actor: Actor, decision: Decision | None) -> QuerySet[Assignment]:
    """Those a decision can declare fulfilled: the open ones, and those it already does."""
    mine = Q(fulfilment__decision=decision) if decision else Q(pk=None)
    rows = assignments(actor).filter(~Q(state=AssignmentState.FULFILLED) | mine)
    return rows.order_by("pk")


def assignments_of(matter: Matter, actor: Actor) -> QuerySet[Assignment]:
    """Those carried out in a matter, or declared fulfilled by a decision in it."""
    about = Q(matter=matter) | Q(fulfilment__decision__matter=matter)
    return assignments(actor).filter(about).order_by("pk")


def search_assignments(rows: QuerySet[Assignment], text: str) -> QuerySet[Assignment]:
    """Those with the text in title or origin, but for those of secret matters."""
    open_to_all = Q(matter=None) | Q(matter__confidential=False)
    return rows.filter(open_to_all, Q(title__icontains=text) | Q(given_in__icontains=text))


def late(rows: QuerySet[Assignment], today: date) -> QuerySet[Assignment]:
    """Those that should have been reported, in whole or in some stage."""
    by_itself = Q(state=AssignmentState.ONGOING, due__lt=today)
    in_part = Q(state=AssignmentState.ONGOING, pk__in=Stage.objects.filter(
        reported_on=None, due__lt=today).values("assignment"))  # fmt: skip
    return rows.filter(by_itself | in_part)


def fulfilled_by(assignment: Assignment, actor: Actor) -> Fulfilment | None:
    """The clause that declares an assignment fulfilled, when the actor may see the matter it was decided in."""
    rows = Fulfilment.objects.filter(assignment=assignment, decision__in=decisions(actor).order_by().values("pk"))
    return rows.select_related("decision__matter", "decision__meeting__body", "decision__meeting__group").first()


def stages(actor: Actor) -> QuerySet[Stage]:
    """The stages of assignments that the actor may see."""
    return Stage.objects.visible_to(actor).select_related("assignment__matter", "assignment__given_to")


def motions(actor: Actor) -> QuerySet[Motion]:
    """What motions say, in matters the actor may see."""
    return Motion.objects.visible_to(actor).select_related("matter")


def motion_of(matter: Matter) -> Motion | None:
    """What a motion says, once it has been written down. The caller has checked that the matter may be seen."""
    return Motion.objects.filter(matter=matter).select_related("matter").first()


def dated(actor: Actor, first: date, last: date) -> QuerySet[Any, tuple[str, int, date, str]]:
    """What has a day from one to another: meetings by organ, and open assignments to report by title.

    Each is (kind of record, id, day, name); the name of an assignment in a secret matter is empty.
    """
    met = Meeting.objects.visible_to(actor).filter(on__range=(first, last))
    owed = still_open(Assignment.objects.visible_to(actor)).filter(due__range=(first, last))
    open_title = Case(When(matter__confidential=True, then=Value("")), default=F("title"))
    return met.values_list(
        Value(Meeting.KIND, CharField()), "pk", "on", Coalesce("body__name", "group__name", output_field=CharField())
    ).union(
        owed.values_list(
            Value(Assignment.KIND, CharField()), "pk", "due", Cast(open_title, CharField()),
        ),
        all=True,
    )  # fmt: skip


# --- The diary --------------------------------------------------------------------------------------------------------


def diary(actor: Actor) -> QuerySet[DiaryEntry]:
    """The diary the actor may see. What a secret entry is about is left out by those who show it."""
    return DiaryEntry.objects.visible_to(actor).select_related("matter")


def diary_of(matter: Matter) -> QuerySet[DiaryEntry]:
    """The documents of a matter, in order. The caller has checked that the matter may be seen."""
    return DiaryEntry.objects.filter(matter=matter).select_related("matter").order_by("number")


def may_read(actor: Actor, entry: DiaryEntry) -> bool:
    """Whether the actor may read what an entry of a matter in sight is about."""
    return not entry.secret or actor.reach("matters.read_secret").covers(entry.matter.handler_id)


def search_diary(rows: QuerySet[DiaryEntry], text: str) -> QuerySet[DiaryEntry]:
    """Those with the text in the matter's number, or in what an open entry is about or who sent or got it."""
    told = Q(subject__icontains=text) | Q(counterpart__icontains=text)
    return rows.filter(Q(matter__reference__icontains=text) | told & Q(confidential=False, matter__confidential=False))


# --- What lies ahead in the red thread --------------------------------------------------------------------------------


def node_choices(actor: Actor) -> list[tuple[str, str]]:
    """The insatser of the organisation that a motion or an answer can point at, as (key, title). Two queries."""
    rows = thread.nodes(actor).filter(organisation_id=actor.organisation_id, kind=NodeKind.INSATS)
    faces = _faces(actor, rows)
    return sorted(((key, face.title) for key, face in faces.items()), key=lambda each: each[1].casefold())


def node_faces(actor: Actor, keys: Iterable[str]) -> dict[str, NodeFace]:
    """How the rows behind keys show, by key, those left out that the actor may not see."""
    places = thread.places(actor, {each for each in keys if each})
    faces = thread.faces(actor, places.values())
    return {key: faces[place.pk] for key, place in places.items() if place.pk in faces}


def _faces(actor: Actor, rows: Iterable[Node]) -> dict[str, NodeFace]:
    return node_faces(actor, [thread.key(node.kind, node.ref) for node in rows])
