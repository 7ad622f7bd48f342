"""The nodes and edges as one graph that can be followed both ways, also when somebody has tied it in a ring."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from farled.methods.goal_chain.nodes import Edge, Key, Node, Relation
from farled.methods.problems import Problem

Path = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by key, and for each key its direct uppers and lowers, all in key order. Made by ``weave``.

    ``edges`` are those given, by their lower node; ``relations`` reads them.
    """

    nodes: Mapping[Key, Node]
    uppers: Mapping[Key, tuple[Key, ...]]
    lowers: Mapping[Key, tuple[Key, ...]]
    edges: Mapping[Key, Sequence[Edge]] = field(compare=False)

    def relations(self, lower: Key, upper: Key) -> tuple[Relation, ...]:
        """Why the lower node serves the upper one, in the order of the relations' names; empty when it does not."""
        return tuple(sorted({edge.relation for edge in self.edges.get(lower, ()) if edge.upper == upper}))


@dataclass(frozen=True, slots=True)
class Paths:
    """Whole ways from a node to where they end, in key order; ``more`` tells that the limit cut the list."""

    paths: tuple[Path, ...]
    more: bool


def weave(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Graph, tuple[Problem, ...]]:
    """The graph, and everything that was wrong: ``node.twice`` (the first is kept), ``edge.unknown`` (left out).

    An edge to a node that is not there is left out, so nodes the reader may not see leave no mark. Edges between the
    same two nodes are one way, whatever their relations. The order of nodes and edges does not matter, but for which of
    two nodes with the same key is kept.

    >>> from farled.methods.goal_chain import Kind
    >>> graph, problems = weave(
    ...     [Node("a", Kind.ACTIVITY), Node("o", Kind.OBJECTIVE)], [Edge("a", "o"), Edge("a", "gone")]
    ... )
    >>> graph.uppers["a"], [str(problem) for problem in problems]
    (('o',), ['edge.unknown (lower=a, upper=gone)'])
    """
    by_key: dict[Key, Node] = {}
    problems = [
        Problem.of("node.twice", key=node.key) for node in nodes if by_key.setdefault(node.key, node) is not node
    ]
    upward: dict[Key, list[Edge]] = {}
    lowers: dict[Key, list[Key]] = {}
    for edge in edges:
        lower, upper = edge.lower, edge.upper
        if lower in by_key and upper in by_key:
            upward.setdefault(lower, []).append(edge)
            lowers.setdefault(upper, []).append(lower)
        else:
            problems.append(Problem.of("edge.unknown", lower=lower, upper=upper))
    by_key = dict(sorted(by_key.items()))
    graph = Graph(by_key, _uppers(by_key, upward), _lowers(by_key, lowers), upward)
    return graph, tuple(sorted(problems, key=str))


def ancestors(graph: Graph, key: Key) -> tuple[Key, ...]:
    """Everything the node serves, nearest first (why does this exist?), without itself. KeyError for an unknown key."""
    return _all_beyond(graph.uppers, key)


def descendants(graph: Graph, key: Key) -> tuple[Key, ...]:
    """Everything that serves the node, nearest first (what comes of it?), without itself. KeyError when unknown."""
    return _all_beyond(graph.lowers, key)


def paths_up(graph: Graph, key: Key, *, limit: int = 100) -> Paths:
    """Every way up from the node to where it ends, the node first; at most ``limit`` of them.

    A way ends where nothing is left above, or where all that is left lies on the way already (a ring). There can be
    exponentially many ways, never exponentially much work: each branch tried gives a way. KeyError when unknown.

    >>> from farled.methods.goal_chain import Kind
    >>> nodes = [Node(key, Kind.OBJECTIVE) for key in "abcd"]
    >>> graph, _ = weave(nodes, [Edge("a", "b"), Edge("a", "c"), Edge("b", "d"), Edge("c", "d")])
    >>> paths_up(graph, "a").paths
    (('a', 'b', 'd'), ('a', 'c', 'd'))
    """
    return _paths(graph.uppers, key, limit)


def paths_down(graph: Graph, key: Key, *, limit: int = 100) -> Paths:
    """Every way down from the node to where it ends, the node first; otherwise as ``paths_up``."""
    return _paths(graph.lowers, key, limit)


def cycles(graph: Graph) -> tuple[tuple[Key, ...], ...]:
    """The rings: groups of nodes that each serve each other (strongly connected), and nodes that serve themselves.

    Each ring is in key order, as are the rings. A thread should have none. Source: Tarjan, SIAM J. Comput. 1 (1972)
    146, written without recursion, so that depth is bounded by memory only.

    >>> from farled.methods.goal_chain import Kind
    >>> nodes = [Node(key, Kind.OBJECTIVE) for key in "abcd"]
    >>> graph, _ = weave(nodes, [Edge("a", "b"), Edge("b", "a"), Edge("c", "c"), Edge("d", "a")])
    >>> cycles(graph)
    (('a', 'b'), ('c',))
    """
    order: dict[Key, int] = {}
    low: dict[Key, int] = {}
    open_nodes: dict[Key, None] = {}
    rings = []
    for start in graph.nodes:
        if start in order:
            continue
        order[start] = low[start] = len(order)
        open_nodes[start] = None
        trail = [(start, iter(graph.uppers[start]))]
        while trail:
            key, further = trail[-1]
            for upper in further:
                if upper not in order:
                    order[upper] = low[upper] = len(order)
                    open_nodes[upper] = None
                    trail.append((upper, iter(graph.uppers[upper])))
                    break
                if upper in open_nodes:
                    low[key] = min(low[key], order[upper])
            else:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[key])
                if low[key] == order[key]:
                    rings.append(_close(open_nodes, key))
    return tuple(sorted(ring for ring in rings if len(ring) > 1 or ring[0] in graph.uppers[ring[0]]))


def reach(
    starts: Iterable[Key],
    step: Mapping[Key, tuple[Key, ...]],
    passes: Callable[[Key], bool],
    beyond: frozenset[Key] = frozenset(),
) -> frozenset[Key]:
    """The starts and all that is reached from them in steps; only nodes that ``passes`` accepts are stepped into.

    ``beyond`` is what an earlier visit in the same direction reached: it is added, and not visited again.
    """
    reached = set(beyond)
    waiting = [key for key in starts if key not in reached]
    reached.update(waiting)
    while waiting:
        for key in step[waiting.pop()]:
            if key not in reached and passes(key):
                reached.add(key)
                waiting.append(key)
    return frozenset(reached)


def _uppers(nodes: Mapping[Key, Node], upward: Mapping[Key, list[Edge]]) -> dict[Key, tuple[Key, ...]]:
    ordered: dict[Key, tuple[Key, ...]] = dict.fromkeys(nodes, ())
    for key, edges in upward.items():
        ordered[key] = tuple(sorted({edge.upper for edge in edges})) if len(edges) > 1 else (edges[0].upper,)
    return ordered


def _lowers(nodes: Mapping[Key, Node], downward: Mapping[Key, list[Key]]) -> dict[Key, tuple[Key, ...]]:
    ordered: dict[Key, tuple[Key, ...]] = dict.fromkeys(nodes, ())
    for key, keys in downward.items():
        ordered[key] = tuple(sorted(set(keys))) if len(keys) > 1 else (keys[0],)
    return ordered


def _all_beyond(step: Mapping[Key, tuple[Key, ...]], key: Key) -> tuple[Key, ...]:
    found = {key: None}
    waiting = [key]
    for nearest in waiting:  # grows while it is read: breadth first
        for further in step[nearest]:
            if further not in found:
                found[further] = None
                waiting.append(further)
    return tuple(waiting[1:])


def _paths(step: Mapping[Key, tuple[Key, ...]], key: Key, limit: int) -> Paths:
    if limit < 1:
        raise ValueError("the limit of paths must be at least 1")
    found: list[Path] = []
    for path in _walk(step, key):
        if len(found) == limit:
            return Paths(tuple(found), more=True)
        found.append(path)
    return Paths(tuple(found), more=False)


def _walk(step: Mapping[Key, tuple[Key, ...]], start: Key) -> Iterator[Path]:
    path = {start: None}
    further = [iter([key for key in step[start] if key not in path])]
    if not step[start] or step[start] == (start,):
        yield (start,)
    while further:
        key = next(further[-1], None)
        if key is None:
            further.pop()
            path.popitem()
            continue
        path[key] = None
        ahead = [other for other in step[key] if other not in path]
        if not ahead:
            yield tuple(path)
        further.append(iter(ahead))


def _close(open_nodes: dict[Key, None], root: Key) -> tuple[Key, ...]:
    ring: list[Key] = []
    while not ring or ring[-1] != root:
        ring.append(open_nodes.popitem()[0])
    return tuple(sorted(ring))
