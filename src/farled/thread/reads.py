"""The red thread's front door: nodes, and what lies above and below them as an actor may see it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from farled.people.reads import Actor
from farled.thread import strands
from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation, key, kind_and_ref
from farled.thread.strands import Place, Strand
from farled.web import slots
from farled.web.slots import NodeFace
from farled.web.together import Asks, answered, asking, side_by_side

__all__ = [
    "Edge",
    "Node",
    "NodeKind",
    "Place",
    "Relation",
    "Strand",
    "Strands",
    "above",
    "above_each",
    "above_with_faces",
    "below",
    "face",
    "faces",
    "hidden",
    "key",
    "node_of",
    "nodes",
    "nodes_of",
    "places",
    "sees",
]


@dataclass(frozen=True, slots=True)
class Strands:
    """What lies in one direction from a node, as far as the actor sees: each node's next ones, in the order tied."""

    next: dict[int, list[Strand]]
    places: dict[int, Place]  # without the node itself


def nodes(actor: Actor) -> QuerySet[Node]:
    """The nodes the actor's organisation has, and those others have published."""
    return Node.objects.visible_to(actor)


def node_of(kind: NodeKind, ref: int) -> Node | None:
    """The node that stands for a row, or None when the row is not in the thread."""
    return Node.objects.filter(kind=kind, ref=ref).first()


def nodes_of(kind: NodeKind, refs: Iterable[int]) -> dict[int, Node]:
    """The nodes that stand for rows, by row id."""
    return {node.ref: node for node in Node.objects.filter(kind=kind, ref__in=list(refs))}


def places(actor: Actor, keys: Iterable[str]) -> dict[str, Place]:
    """The nodes behind keys, as far as the organisation's border lets them show. One query."""
    wanted: dict[NodeKind, list[int]] = {}
    for each in keys:
        kind, ref = kind_and_ref(each)
        wanted.setdefault(kind, []).append(ref)
    if not wanted:
        return {}
    any_of = Q()
    for kind, refs in wanted.items():
        any_of |= Q(kind=kind, ref__in=refs)
    found = [Place.of(node) for node in nodes(actor).filter(any_of)]
    return {place.key: place for place in found}


# --- What the actor may see -------------------------------------------------------------------------------------------


def hidden(actor: Actor) -> frozenset[str]:
    """The keys of the organisation's own nodes that the actor may not see. One query per room."""
    return frozenset(key for source in slots.node_sources for key in source.hidden(actor))


def sees(actor: Actor, one: Place, unseen: Collection[str]) -> bool:
    """Whether a node may show: the organisation's own unless hidden, another's only when published."""
    return one.key not in unseen if one.organisation_id == actor.organisation_id else one.published


def faces(actor: Actor, those: Iterable[Place], *, on: date | None = None, past: bool = False) -> dict[int, NodeFace]:
    """How nodes show, by node id, those left out that the actor may not see. All rooms are asked together.

    With a day they say how they stand that day; with ``past`` they also read as they did then, and those that were not
    there yet are left out.
    """
    return answered(faces_asked(actor, those, on=on, past=past))


@asking
def faces_asked(
    actor: Actor, those: Iterable[Place], *, on: date | None = None, past: bool = False
) -> Asks[dict[int, NodeFace]]:
    """The same, to be read together with what else the page reads."""
    shown = {place.key: place for place in those}
    each_room = yield from side_by_side(
        source.faces(actor, keys, on=on, past=past)
        for source in slots.node_sources
        if (keys := [each for each, place in shown.items() if place.kind in source.kinds])
    )
    return {shown[each].pk: one for faces in each_room for each, one in faces.items()}


def face(actor: Actor, node: Node) -> NodeFace | None:
    """How a node shows today; None when the actor may not see it."""
    return faces(actor, [Place.of(node)]).get(node.pk)


# --- Along the thread -------------------------------------------------------------------------------------------------


def above(actor: Actor, node: Node, *, on: date, unseen: Collection[str]) -> Strands:
    """Why the node exists: everything above it. One query."""
    found = strands.above(node.pk, on=on)
    return _reached(node.pk, _onward(found, _upwards, lambda place: sees(actor, place, unseen)))


def below(actor: Actor, node: Node, *, on: date, unseen: Collection[str]) -> Strands:
    """What comes of the node: everything below it. One query."""
    found = strands.below(node.pk, on=on)
    return _reached(node.pk, _onward(found, _downwards, lambda place: sees(actor, place, unseen)))


@asking
def above_with_faces(actor: Actor, node: Node, *, on: date) -> Asks[tuple[Strands, dict[int, NodeFace]]]:
    """Why the node exists, and how it and all above it show today: the few that have a face are those that are seen."""
    found, shown = yield from above_each(actor, [Place.of(node)], on=on)
    return found[node.pk], shown


@asking
def above_each(
    actor: Actor, those: Collection[Place], *, on: date
) -> Asks[tuple[dict[int, Strands], dict[int, NodeFace]]]:
    """The same of several nodes at once, by node id. As many queries however many they are."""
    found = strands.above(*(place.pk for place in those), on=on)
    shown = yield from faces_asked(actor, {*those, *(strand.upper for strand in found)})
    onward = _onward(found, _upwards, lambda place: place.pk in shown)
    return {place.pk: _reached(place.pk, onward) for place in those}, shown


def _upwards(strand: Strand) -> tuple[Place, Place]:
    return strand.lower, strand.upper


def _downwards(strand: Strand) -> tuple[Place, Place]:
    return strand.upper, strand.lower


_Onward = Mapping[int, Sequence[tuple[Place, Strand]]]  # from each node, what comes next and by which strand


def _onward(
    found: list[Strand], ends: Callable[[Strand], tuple[Place, Place]], seen: Callable[[Place], bool]
) -> _Onward:
    onward: dict[int, list[tuple[Place, Strand]]] = {}
    for strand in found:
        near, far = ends(strand)
        if seen(far):
            onward.setdefault(near.pk, []).append((far, strand))
    return onward


def _reached(start: int, onward: _Onward) -> Strands:
    """Follow the strands over nodes the actor sees: what lies behind an unseen node leaves no mark."""
    reached = Strands({}, {})
    waiting = [start]
    for pk in waiting:  # grows while it is read: breadth first
        reached.next[pk] = [strand for _far, strand in onward.get(pk, [])]
        for far, _strand in onward.get(pk, []):
            if far.pk != start and far.pk not in reached.places:
                reached.places[far.pk] = far
                waiting.append(far.pk)
    return reached
