"""Writing the objective tree. An objective is a node of the red thread, tied in the transaction that stores it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from farled.direction import rules
from farled.direction.acts.documents import locked
from farled.direction.models import Document, Objective
from farled.direction.states import Level
from farled.methods.swedish import fold
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.thread import acts as thread
from farled.thread.reads import Node, NodeKind, Relation, nodes_of
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Invalid
from farled.web.slots import check_obstacles

GAP = 1024  # between siblings, so that moving one seldom touches the others


@transaction.atomic
def add_objective(
    *,
    document: Document,
    level: Level,
    title: str,
    by: Actor,
    at: datetime,
    parent: Objective | None = None,
    place: int | None = None,
    aliases: Iterable[str] = (),
    text: str = "",
    present_state: str = "",
    new_state: str = "",
    source: str = "",
    on: date | None = None,
    why: str = "",
) -> Objective:
    """Add an objective (mål, målområde, princip …) to a document, under another or on top.

    ``present_state`` is nuläge and ``new_state`` nyläge. ``place`` is its number among its siblings, last unless told;
    ``on`` the day its place in the thread holds from, the day of ``at`` unless told.
    """
    document = locked(document)
    rules.check_can_edit(by, document)
    rules.check_reason(document, why)
    rules.check_place(document, level, parent)
    title = cleaned(title, field="title")
    _check_title_free(document, level, title)
    objective = Objective(
        document=document,
        parent=parent,
        level=level,
        title=title,
        title_key=fold(title),
        aliases=[cleaned(alias, field="aliases") for alias in aliases],
        text=text.strip(),
        present_state=present_state.strip(),
        new_state=new_state.strip(),
        source=source,
    )
    _line_up(objective, place, by=by, at=at)
    objective.save(force_insert=True)
    _tie_to_parent(objective, on or local(at))
    trail.created(objective, "direction.objective.added", by=by, at=at, why=why)
    return objective


@transaction.atomic
def change_objective(
    *,
    objective: Objective,
    version: int,
    level: Level,
    title: str,
    aliases: Iterable[str],
    text: str,
    present_state: str,
    new_state: str,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Objective:
    """Change what an objective says. One in a decided document takes a reason. Raises Stale."""
    objective = _checked(objective, version, by=by, why=why)
    rules.check_place(objective.document, level, objective.parent)
    rules.check_children_rank(objective, level)
    title = cleaned(title, field="title")
    _check_title_free(objective.document, level, title, but=objective.pk)
    with trail.changing(objective, "direction.objective.changed", by=by, at=at, why=why):
        objective.level, objective.title, objective.title_key = level, title, fold(title)
        objective.aliases = [cleaned(alias, field="aliases") for alias in aliases]
        objective.text, objective.present_state = text.strip(), present_state.strip()
        objective.new_state = new_state.strip()
    return objective


@transaction.atomic
def move_objective(
    *,
    objective: Objective,
    version: int,
    parent: Objective | None,
    by: Actor,
    at: datetime,
    place: int | None = None,
    on: date | None = None,
    why: str = "",
) -> Objective:
    """Move an objective under another one of the document, or on top, to a place among its siblings. Raises Stale."""
    objective = _checked(objective, version, by=by, why=why)
    rules.check_place(objective.document, Level(objective.level), parent)
    rules.check_not_below_itself(objective, parent)
    with trail.changing(objective, "direction.objective.moved", by=by, at=at, why=why):
        objective.parent = parent
        _line_up(objective, place, by=by, at=at)
        _tie_to_parent(objective, on or local(at))
    return objective


@transaction.atomic
def derive(
    *,
    objective: Objective,
    version: int,
    derives_from: Iterable[Objective],
    by: Actor,
    at: datetime,
    also_listed: Iterable[Objective] = (),
    on: date | None = None,
    why: str = "",
) -> Objective:
    """Say which objectives of superior documents this one derives from (härleds ur), and where else it is listed.

    These and no others hold from ``on``, the day of ``at`` unless told. Superiors of other organisations must be
    published. Raises Refused when it would make a circle, and Stale.
    """
    objective = _checked(objective, version, by=by, why=why)
    superiors, elsewhere = list(derives_from), list(also_listed)
    rules.check_superiors(objective, superiors, by)
    rules.check_also_listed(objective, elsewhere)
    node, day = _node(objective), on or local(at)
    with trail.changing(objective, "direction.objective.derived", by=by, at=at, why=why):
        thread.tie_only(lower=node, uppers=_nodes(superiors), relation=Relation.DERIVES_FROM, on=day)
        thread.tie_only(lower=node, uppers=_nodes(elsewhere), relation=Relation.ALSO_LISTED, on=day)
    return objective


@transaction.atomic
def remove_objective(*, objective: Objective, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take an objective out of a draft that nothing rests on. Raises Stale."""
    objective = _checked(objective, version, by=by, why=why)
    node = _node(objective)
    rules.check_can_remove(objective, served=node.edges_down.exists())
    check_obstacles("direction.remove_objective", objective, by=by)
    trail.removed(objective, "direction.objective.removed", by=by, at=at, why=why)
    thread.remove(kind=NodeKind.OBJECTIVE, ref=objective.pk)
    objective.delete()


def _checked(objective: Objective, version: int, *, by: Actor, why: str) -> Objective:
    """The objective as stored now, held with its document, when the actor may change the version they saw."""
    document = locked(objective.document)
    objective = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
    objective.document = document
    rules.check_can_edit(by, document)
    check_version(current=objective.version, seen=version, stored=objective.trail_values())
    rules.check_reason(document, why)
    return objective


def _check_title_free(document: Document, level: Level, title: str, but: int = 0) -> None:
    taken = document.objectives.filter(level=level, title_key=fold(title)).exclude(pk=but)
    if taken.exists():
        raise Invalid("direction.objective_taken", field="title", level=level.label, title=title)


def _line_up(objective: Objective, place: int | None, *, by: Actor, at: datetime) -> None:
    """Give the objective its place among its siblings, counted from 1, in the gap between those it comes between."""
    siblings = objective.document.objectives.select_for_update(of=("self",)).filter(parent=objective.parent)
    line = list(siblings.exclude(pk=objective.pk).order_by("position", "pk"))
    index = len(line) if place is None else min(max(place - 1, 0), len(line))
    if index == len(line):
        objective.position = (line[-1].position if line else 0) + GAP
        return
    below = line[index - 1].position if index else 0
    if line[index].position - below < 2:  # no room is left: space them out anew, the only time others change
        for number, each in enumerate(line, start=1):
            each.document = objective.document
            with trail.changing(each, "direction.objective.shifted", by=by, at=at):
                each.position = number * GAP
        below = index * GAP
    objective.position = (below + line[index].position) // 2


def _node(objective: Objective) -> Node:
    return thread.place(
        kind=NodeKind.OBJECTIVE,
        ref=objective.pk,
        organisation_id=objective.document.organisation_id,
        published=objective.document.published,
    )


def _nodes(objectives: list[Objective]) -> list[Node]:
    found = nodes_of(NodeKind.OBJECTIVE, [objective.pk for objective in objectives])
    return [found[objective.pk] for objective in objectives]


def _tie_to_parent(objective: Objective, day: date) -> None:
    node = _node(objective)
    uppers = _nodes([objective.parent]) if objective.parent else []
    thread.tie_only(lower=node, uppers=uppers, relation=Relation.PART_OF, on=day)
