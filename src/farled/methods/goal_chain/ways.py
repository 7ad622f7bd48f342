"""A way through the graph told step by step, and a ring told as a way."""

from dataclasses import dataclass
from itertools import pairwise

from farled.methods.goal_chain.graph import Graph, Path
from farled.methods.goal_chain.nodes import Key, Relation


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a way: which node serves which, why, and whether it leaves one document for another.

    ``crosses`` is true only when both nodes stand in documents, and in different ones.
    """

    lower: Key
    upper: Key
    relations: tuple[Relation, ...]
    crosses: bool


def legs(graph: Graph, path: Path) -> tuple[Leg, ...]:
    """The steps of a way, which may run up or down; a lone node has none.

    Raises ValueError when two neighbours are not joined, KeyError for an unknown key.

    >>> from farled.methods.goal_chain import Edge, Kind, Node, weave
    >>> nodes = [Node("area", Kind.TARGET_AREA, document="city"), Node("goal", Kind.OBJECTIVE, document="school")]
    >>> graph, _ = weave(nodes, [Edge("goal", "area", Relation.CONCRETISES)])
    >>> [(leg.upper, leg.relations[0].value, leg.crosses) for leg in legs(graph, ("goal", "area"))]
    [('area', 'concretises', True)]
    """
    found = []
    for one, other in pairwise(path):
        lower, upper = (one, other) if other in graph.uppers[one] else (other, one)
        if not (relations := graph.relations(lower, upper)):
            raise ValueError(f"{one} and {other} are not joined")
        below, above = graph.nodes[lower].document, graph.nodes[upper].document
        crosses = bool(below and above) and below != above
        found.append(Leg(lower, upper, relations, crosses))
    return tuple(found)


def way_round(graph: Graph, ring: tuple[Key, ...]) -> Path:
    """The shortest way from the first key of a ring back to itself, so that a reader sees which edge to cut.

    ``ring`` is one of ``cycles``. Among equally short ways the one whose keys come first is told. Raises ValueError
    when no way leads back.

    >>> from farled.methods.goal_chain import Edge, Kind, Node, cycles, weave
    >>> graph, _ = weave([Node(key, Kind.OBJECTIVE) for key in "abc"], [Edge("a", "b"), Edge("b", "c"), Edge("c", "a")])
    >>> way_round(graph, cycles(graph)[0])
    ('a', 'b', 'c', 'a')
    """
    start, within = ring[0], frozenset(ring)
    came_from: dict[Key, Key] = {}
    waiting = [start]
    for key in waiting:  # grows while it is read: breadth first
        if start in graph.uppers[key]:
            way = [start, key]
            while way[-1] != start:
                way.append(came_from[way[-1]])
            return tuple(reversed(way))
        for upper in graph.uppers[key]:
            if upper in within and upper not in came_from:
                came_from[upper] = key
                waiting.append(upper)
    raise ValueError(f"no way leads from {start} back to it")
