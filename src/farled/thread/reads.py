"""The red thread's front door: nodes, and what lies above and below them as an actor may see it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from farled.people.reads import Actor
from farled.thread import strands
from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation, key, kind_and_ref
from farled.thread.strands import Place, Strand
from farled.web import slots
from farled.web.slots import NodeFace

__all__ = [
    "Edge",
    "Node",
    "NodeKind",
    "Place",
    "Relation",
    "Strand",
    "Strands",
    "above",
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


def places(actor: Actor, keys: Collection[str]) -> dict[str, Place]:
    """The nodes behind keys, as far as the organisation's border lets them show. One query per kind of node."""
    by_kind: dict[NodeKind, list[int]] = {}
    for each in keys:
        kind, ref = kind_and_ref(each)
        by_kind.setdefault(kind, []).append(ref)
    found = {}
    for kind, refs in by_kind.items():
        found.update({key(kind, node.ref): Place.of(node) for node in nodes(actor).filter(kind=kind, ref__in=refs)})
    return found


def hidden(actor: Actor) -> frozenset[str]:
    """The keys of the organisation's own nodes that the actor may not see. One query per kind of node."""
    return frozenset(key(source.kind, ref) for source in slots.node_sources for ref in source.hidden(actor))


def faces(actor: Actor, those: Iterable[Place], *, on: date | None = None) -> dict[int, NodeFace]:
    """How nodes show, by node id, those left out that the actor may not see (or that did not exist then)."""
    by_kind: dict[str, dict[int, int]] = {}
    for each in those:
        by_kind.setdefault(each.kind, {})[each.ref] = each.pk
    found = {}
    for kind, refs in by_kind.items():
        if source := slots.node_sources.get(kind):
            found.update({refs[ref]: face for ref, face in source.faces(actor, list(refs), on=on).items()})
    return found


def face(actor: Actor, node: Node) -> NodeFace | None:
    """How a node shows today; None when the actor may not see it."""
    here = Place.of(node)
    return faces(actor, [here]).get(node.pk) if sees(actor, here, hidden(actor)) else None


def above(actor: Actor, node: Node, *, on: date, unseen: Collection[str]) -> Strands:
    """Why the node exists: everything above it. One query."""
    return _seen(actor, node.pk, strands.above(node.pk, on=on), unseen, lambda one: (one.lower, one.upper))


def below(actor: Actor, node: Node, *, on: date, unseen: Collection[str]) -> Strands:
    """What comes of the node: everything below it. One query."""
    return _seen(actor, node.pk, strands.below(node.pk, on=on), unseen, lambda one: (one.upper, one.lower))


def sees(actor: Actor, one: Place, unseen: Collection[str]) -> bool:
    """Whether a node may show: the organisation's own unless hidden, another's only when published."""
    return one.key not in unseen if one.organisation_id == actor.organisation_id else one.published


def _seen(
    actor: Actor,
    start: int,
    found: list[Strand],
    unseen: Collection[str],
    ends: Callable[[Strand], tuple[Place, Place]],
) -> Strands:
    """Follow the strands over nodes the actor sees: what lies behind an unseen node leaves no mark."""
    onward: dict[int, list[tuple[Place, Strand]]] = {}
    for strand in found:
        near, far = ends(strand)
        if sees(actor, far, unseen):
            onward.setdefault(near.pk, []).append((far, strand))
    seen = Strands({}, {})
    waiting = [start]
    for pk in waiting:  # grows while it is read: breadth first
        seen.next[pk] = [strand for _far, strand in onward.get(pk, [])]
        for far, _strand in onward.get(pk, []):
            if far.pk != start and far.pk not in seen.places:
                seen.places[far.pk] = far
                waiting.append(far.pk)
    return seen
