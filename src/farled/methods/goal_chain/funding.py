"""Where the granted money goes: from each grant, through what it pays for, to the goals that serves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from farled.methods.goal_chain.graph import Graph, reach
from farled.methods.goal_chain.nodes import Key, Kind, Node, Progress
from farled.methods.money import Ore, apportion_among


@dataclass(frozen=True, slots=True)
class Funding:
    """Öre by goal; made by ``funding``.

    ``shares``: for each grant what each of its nearest goals gets, the ground for everything else. ``direct``: what
    goals get so; with ``nowhere`` it adds up to ``granted``. ``beneath``: what a goal and all goals below it get,
    each share once, so beneath a target area lies what its objectives get; these overlap and must not be added up.
    """

    granted: Ore
    nowhere: Ore
    direct: Mapping[Key, Ore] = field(hash=False)
    beneath: Mapping[Key, Ore] = field(hash=False)
    shares: Mapping[Key, Mapping[Key, Ore]] = field(hash=False)


def funding(graph: Graph) -> Funding:
    """Share out every grant over the goals it works for, so that each krona is counted once and none is lost.

    The goals of a grant are the nearest above what it pays for: the ways up stop at the first goal. The thread does
    not weigh its edges, so the grant is split into equal parts between them, öre by ``apportion_among``. A grant that
    reaches no goal goes ``nowhere``. Dropped grants are not there, and dropped work leads to no goal. Whether goals
    are adopted plays no part here: that is what ``traceability`` tells. Source: DESIGN section 2; the equal split is
    our own rule.

    >>> from farled.methods.goal_chain import Edge, Relation, weave
    >>> nodes = [Node(key, Kind.OBJECTIVE) for key in ("school", "work")]
    >>> nodes += [Node("area", Kind.TARGET_AREA), Node("circles", Kind.ACTIVITY), Node("g", Kind.GRANT, amount=101)]
    >>> edges = [Edge("school", "area"), Edge("circles", "school"), Edge("circles", "work"), Edge("g", "circles")]
    >>> found = funding(weave(nodes, edges)[0])
    >>> dict(found.direct), found.beneath["area"], found.nowhere
    ({'school': 51, 'work': 50}, 51, 0)
    """
    live = {key: node for key, node in graph.nodes.items() if node.progress is not Progress.DROPPED}
    grants = [node for node in live.values() if node.kind is Kind.GRANT]
    shares = {grant.key: _share_out(graph, live, grant) for grant in grants}
    direct = _summed((goal, part) for each in shares.values() for goal, part in each.items())
    granted = sum(grant.amount for grant in grants)
    return Funding(
        granted=granted,
        nowhere=granted - sum(direct.values()),
        direct=MappingProxyType(direct),
        beneath=MappingProxyType(_beneath(graph, live, direct)),
        shares=MappingProxyType({key: MappingProxyType(each) for key, each in shares.items()}),
    )


def _share_out(graph: Graph, live: Mapping[Key, Node], grant: Node) -> dict[Key, Ore]:
    """Only what is not a goal is stepped into, so the goals just above are the nearest."""
    work = reach([grant.key], graph.uppers, lambda key: key in live and not live[key].is_goal)
    goals = {upper for key in work for upper in graph.uppers[key] if upper in live and live[upper].is_goal}
    return apportion_among(grant.amount, dict.fromkeys(goals, 1)) if goals else {}


def _beneath(graph: Graph, live: Mapping[Key, Node], direct: Mapping[Key, Ore]) -> dict[Key, Ore]:
    def is_goal(key: Key) -> bool:
        return key in live and live[key].is_goal

    return _summed((upper, part) for goal, part in direct.items() for upper in reach([goal], graph.uppers, is_goal))


def _summed(parts: Iterable[tuple[Key, Ore]]) -> dict[Key, Ore]:
    sums: dict[Key, Ore] = {}
    for key, part in parts:
        sums[key] = sums.get(key, 0) + part
    return dict(sorted(sums.items()))
