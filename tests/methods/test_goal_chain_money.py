"""The money followed to the goals, ways told step by step, and rings told as ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.goal_chain import (
    Edge,
    Graph,
    Kind,
    Leg,
    Node,
    Progress,
    Relation,
    cycles,
    funding,
    legs,
    paths_down,
    paths_up,
    way_round,
    weave,
)


def woven(nodes: list[Node], *pairs: str) -> Graph:
    graph, problems = weave(nodes, [Edge(lower, upper) for lower, _, upper in (pair.partition(">") for pair in pairs)])
    assert not problems
    return graph


GOALS = [Node("area", Kind.TARGET_AREA), Node("one", Kind.OBJECTIVE), Node("two", Kind.OBJECTIVE)]
WORK = [Node("insats", Kind.INSATS), Node("activity", Kind.ACTIVITY)]


def test_every_krona_is_counted_once_at_the_nearest_goals() -> None:
    nodes = [*GOALS, *WORK, Node("grant", Kind.GRANT, amount=1001), Node("aimless", Kind.GRANT, amount=7)]
    graph = woven(nodes, "one>area", "two>area", "insats>one", "activity>insats", "activity>two", "grant>activity")
    found = funding(graph)
    assert found.shares == {"aimless": {}, "grant": {"one": 501, "two": 500}}
    assert found.direct == {"one": 501, "two": 500}
    assert found.beneath == {"area": 1001, "one": 501, "two": 500}
    assert (found.granted, found.nowhere) == (1008, 7)


def test_money_may_go_straight_to_a_goal() -> None:
    nodes = [*GOALS, Node("grant", Kind.GRANT, amount=300)]
    assert funding(woven(nodes, "grant>one", "grant>area", "one>area")).direct == {"area": 150, "one": 150}


def test_dropped_work_leads_to_no_goal_and_a_dropped_grant_is_not_there() -> None:
    dropped = Node("activity", Kind.ACTIVITY, progress=Progress.DROPPED)
    withdrawn = Node("withdrawn", Kind.GRANT, amount=5, progress=Progress.DROPPED)
    nodes = [*GOALS, dropped, withdrawn, Node("grant", Kind.GRANT, amount=9)]
    found = funding(woven(nodes, "activity>one", "grant>activity", "withdrawn>one"))
    assert (found.granted, found.nowhere, dict(found.direct)) == (9, 9, {})


KEYS = "abcdefgh"
NODES = st.builds(
    Node,
    key=st.sampled_from(KEYS),
    kind=st.sampled_from([Kind.TARGET_AREA, Kind.OBJECTIVE, Kind.INSATS, Kind.ACTIVITY, Kind.GRANT]),
    progress=st.sampled_from(Progress),
    amount=st.integers(0, 1000),
)
EDGES = st.builds(Edge, st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(Relation))
GRAPHS = st.tuples(st.lists(NODES, unique_by=lambda node: node.key, max_size=8), st.lists(EDGES, max_size=20))


@given(GRAPHS, st.randoms())
def test_no_ore_is_lost_on_the_way_to_the_goals_rings_or_not(
    parts: tuple[list[Node], list[Edge]], random: object
) -> None:
    nodes, edges = parts
    found = funding(weave(nodes, edges)[0])
    granted = {
        node.key: node.amount for node in nodes if node.kind is Kind.GRANT and node.progress is not Progress.DROPPED
    }
    assert found.granted == sum(granted.values()) == sum(found.direct.values()) + found.nowhere
    assert found.nowhere == sum(amount for key, amount in granted.items() if not found.shares[key])
    for key, shares in found.shares.items():
        assert sum(shares.values()) in {granted[key], 0}
    assert all(found.beneath[key] >= part for key, part in found.direct.items())
    assert max(found.beneath.values(), default=0) <= found.granted
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(edges)  # type: ignore[attr-defined]
    assert funding(weave(nodes, edges)[0]) == found


def test_a_way_is_told_with_its_relations_and_where_it_leaves_a_document() -> None:
    nodes = [
        Node("area", Kind.TARGET_AREA, document="city"),
        Node("goal", Kind.OBJECTIVE, document="school"),
        Node("circles", Kind.ACTIVITY),
    ]
    edges = [
        Edge("goal", "area", Relation.PART_OF),
        Edge("goal", "area", Relation.CONCRETISES),
        Edge("goal", "area", Relation.CONCRETISES),
        Edge("circles", "goal"),
    ]
    graph, _ = weave(nodes, edges)
    up = (
        Leg("circles", "goal", (Relation.SERVES,), crosses=False),
        Leg("goal", "area", (Relation.CONCRETISES, Relation.PART_OF), crosses=True),
    )
    assert legs(graph, paths_up(graph, "circles").paths[0]) == up
    assert legs(graph, paths_down(graph, "area").paths[0]) == up[::-1]
    assert legs(graph, ("area",)) == ()


@given(GRAPHS)
def test_every_ring_has_a_way_round_that_is_real_and_visits_nothing_twice(parts: tuple[list[Node], list[Edge]]) -> None:
    graph, _ = weave(*parts)
    for ring in cycles(graph):
        way = way_round(graph, ring)
        assert way[0] == way[-1] == ring[0]
        assert len(set(way)) == len(way) - 1
        assert len(legs(graph, way)) == len(way) - 1
        assert set(way) <= set(ring)


def test_what_is_no_ring_has_no_way_round_and_what_is_no_way_no_legs() -> None:
    with pytest.raises(ValueError, match="insats and two are not joined"):
        legs(woven([*GOALS, *WORK]), ("insats", "two"))
    with pytest.raises(ValueError, match="from activity back"):
        way_round(woven([*GOALS, *WORK], "activity>one"), ("activity", "one"))
