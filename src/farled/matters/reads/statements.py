"""Statements as an actor may see them, their layouts, what they concern in the red thread, and what is frozen."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from farled.files.reads import content_of
from farled.matters.models import (
    Assignment,
    Basis,
    FrozenFile,
    FrozenStatement,
    Heading,
    Layout,
    Matter,
    Meeting,
    Passage,
    Point,
    Statement,
)
from farled.matters.states import StatementState
from farled.people.reads import Actor, anybody
from farled.thread import reads as thread
from farled.thread.reads import Place
from farled.thread.states import NodeKind, Relation
from farled.web.slots import NodeFace
from farled.web.together import answered

CHOSEN_FROM = (NodeKind.OBJECTIVE, NodeKind.INSATS)  # what a statement can concern


def statements(actor: Actor) -> QuerySet[Statement]:
    """The statements the actor may see, with matter, layout and whom they are to."""
    return Statement.objects.visible_to(actor).select_related(
        "matter__handler", "matter__organisation", "layout", "to", "approved_by", "meeting__body", "meeting__group"
    )


def statements_in(actor: Actor, matter: Matter) -> QuerySet[Statement]:
    """Those of a matter, the latest first."""
    return statements(actor).filter(matter=matter).order_by("-number")


def latest_in(matter: Matter) -> Statement:
    """The latest version in a matter that has one."""
    return matter.statements.latest("number")


def with_left(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """The same with how many headings each has left to answer (``left``)."""
    missing = Q(passages__required=True, passages__text="", passages__nothing=False)
    return rows.annotate(left=Count("passages", filter=missing, distinct=True))


def search_statements(rows: QuerySet[Statement], text: str) -> QuerySet[Statement]:
    """Those with the text in the matter's number, or in an open title."""
    return rows.filter(Q(matter__reference__icontains=text) | Q(matter__confidential=False, title__icontains=text))


def passages_of(statement: Statement) -> list[Passage]:
    """What stands under its headings, in order."""
    return list(statement.passages.select_related("writer", "nothing_by").order_by("order"))


def passages_locked(statement: Statement) -> list[Passage]:
    """The same, held until the transaction ends."""
    rows = list(Passage.objects.select_for_update(of=("self",)).filter(statement=statement).order_by("order"))
    for row in rows:
        row.statement = statement
    return rows


def passage_of(actor: Actor, pk: int) -> Passage | None:
    """One passage of a statement in sight."""
    rows = Passage.objects.filter(statement__in=Statement.objects.visible_to(actor))
    return rows.select_related("statement__matter__handler", "statement__layout", "writer").filter(pk=pk).first()


def writers_of(statement: Statement) -> set[int]:
    """Everybody who has written in it, or said that there is nothing to say, whoever wrote last."""
    rows = Passage.objects.filter(statement=statement)
    return {pk for writers in rows.values_list("writers", flat=True) for pk in writers}


def layouts(actor: Actor) -> QuerySet[Layout]:
    """The organisation's layouts, with their headings."""
    headings = Prefetch("headings", Heading.objects.order_by("order"))
    return Layout.objects.visible_to(actor).prefetch_related(headings)


def layouts_in_use(actor: Actor) -> QuerySet[Layout]:
    """Those a new statement can have, the first one made first."""
    return Layout.objects.visible_to(actor).filter(in_use=True).order_by("pk")


# --- What a statement begins with -------------------------------------------------------------------------------------


def anybody_in(matter: Matter) -> Actor:
    """Whoever works in the matter's organisation, without any right of their own."""
    return anybody(matter.organisation_id, matter.organisation.name)


def open_faces(matter: Matter, keys: Iterable[str]) -> Mapping[str, NodeFace]:
    """How the rows behind keys show to anybody in the organisation, by key."""
    reader = anybody_in(matter)
    places = thread.places(reader, {each for each in keys if each})
    faces = thread.faces(reader, places.values())
    return {key: faces[place.pk] for key, place in places.items() if place.pk in faces}


def concerned(matter: Matter) -> list[str]:
    """The rows of the red thread that the matter's motion and points already name."""
    named = list(Point.objects.filter(decision__matter=matter).order_by("pk").values_list("node", flat=True))
    motion = getattr(matter, "motion", None)
    if motion is not None and motion.covered_by:
        named.insert(0, motion.covered_by)
    return [key for key in dict.fromkeys(named) if key]


def concern_choices(matter: Matter) -> list[tuple[str, list[tuple[str, str]]]]:
    """The goals and insatser of the organisation that a statement can concern, by kind, as (key, title)."""
    reader = anybody_in(matter)
    rows = thread.nodes(reader).filter(organisation_id=reader.organisation_id, kind__in=CHOSEN_FROM)
    keys = [thread.key(node.kind, node.ref) for node in rows]
    found: dict[str, list[tuple[str, str]]] = {}
    for key, face in open_faces(matter, keys).items():
        found.setdefault(str(face.kind_label).capitalize(), []).append((key, face.title))
    return [(kind, sorted(those, key=lambda each: each[1].casefold())) for kind, those in sorted(found.items())]


def chains(actor: Actor, keys: Collection[str], *, on: date) -> list[str]:
    """Why each row of the red thread exists, in words, from itself and upwards."""
    places = thread.places(actor, keys)
    above, faces = answered(thread.above_each(actor, list(places.values()), on=on))
    found = [places[key] for key in keys if key in places]
    return [_in_words(place, above[place.pk], faces) for place in found if place.pk in faces]


def _in_words(start: Place, above: thread.Strands, faces: Mapping[int, NodeFace]) -> str:
    """Along the first strand at each node."""
    here, seen = start.pk, {start.pk}
    words = [_face(faces[here])]
    while strand := next((each for each in above.next.get(here, ()) if each.upper.pk not in seen), None):
        here = strand.upper.pk
        seen.add(here)
        words.append(f"{Relation(strand.relation).label} {_face(faces[here], small=True)}")
    return ", som ".join([" ".join(words[:2]), *words[2:]]) + "."


def _face(face: NodeFace, *, small: bool = False) -> str:
    kind = str(face.kind_label)
    return f"{kind[:1].lower() if small else kind[:1].upper()}{kind[1:]} ”{face.title}”"


def carried_out_in(matter: Matter) -> QuerySet[Assignment]:
    """The assignments carried out in a matter, with their stages. The caller has checked that it may be seen."""
    return matter.assignments.select_related("given_to").prefetch_related("stages").order_by("pk")


# --- Frozen -----------------------------------------------------------------------------------------------------------


def frozen_at(matter: Matter, on: date) -> Statement | None:
    """The latest statement that a meeting on a day, or before it, was given."""
    rows = Statement.objects.filter(matter=matter, state=StatementState.BASIS, meeting__on__lte=on)
    return rows.select_related("matter").order_by("-number").first()


def frozen_of(statement: Statement) -> FrozenStatement | None:
    """The frozen edition of a statement, with its files."""
    files = Prefetch("files", FrozenFile.objects.select_related("file").order_by("pk"))
    rows = FrozenStatement.objects.filter(statement=statement).select_related("file", "frozen_by", "statement__matter")
    return rows.prefetch_related(files).first()


def frozen_data(frozen: FrozenStatement) -> dict[str, Any]:
    """The frozen data, proved against their checksum. The caller has checked that the matter may be seen."""
    return dict(json.loads(content_of(frozen.file)))


def given_to(actor: Actor, meeting: Meeting) -> dict[int, Statement]:
    """The statements of matters on a meeting's list, by matter: what it was given, or the latest. Two queries."""
    on_list = Q(matter__items__meeting=meeting) | Q(matter__decisions__meeting=meeting)
    rows = statements(actor).filter(on_list).distinct().order_by("number")
    rested = dict(Basis.objects.filter(decision__meeting=meeting).values_list("decision__matter", "statement"))
    found: dict[int, Statement] = {}
    for row in rows:
        decided = rested.get(row.matter_id)
        if decided is None or decided == row.pk:
            found[row.matter_id] = row
    return found
