from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from farled.methods.goal_chain import (
    Edge,
    Graph,
    Kind,
    Node,
    Relation,
    ancestors,
    cycles,
    descendants,
    paths_down,
    paths_up,
    weave,
)


def woven(*pairs: str) -> Graph:
    """A graph of objectives from pairs such as "a>b" (a serves b)."""
    edges = [Edge(lower, upper) for lower, _, upper in (pair.partition(">") for pair in pairs)]
    keys = sorted({key for edge in edges for key in (edge.lower, edge.upper)})
    graph, problems = weave([Node(key, Kind.OBJECTIVE) for key in keys], edges)
    assert not problems
    return graph


def test_every_way_up_from_an_activity_to_the_vision() -> None:
    graph = woven("activity>local", "activity>area", "local>objective", "objective>area", "area>vision")
    assert paths_up(graph, "activity").paths == (
        ("activity", "area", "vision"),
        ("activity", "local", "objective", "area", "vision"),
    )
    assert paths_down(graph, "vision").paths == (
        ("vision", "area", "activity"),
        ("vision", "area", "objective", "local", "activity"),
    )
    assert not paths_up(graph, "activity").more


def test_the_nearest_come_first() -> None:
    graph = woven("a>c", "a>b", "b>d", "c>d", "d>e")
    assert ancestors(graph, "a") == ("b", "c", "d", "e")
    assert descendants(graph, "e") == ("d", "b", "c", "a")


def test_a_lone_node_is_its_own_only_way() -> None:
    graph, _ = weave([Node("a", Kind.VISION)], [])
    assert paths_up(graph, "a").paths == (("a",),)
    assert ancestors(graph, "a") == descendants(graph, "a") == ()


def test_the_limit_cuts_and_tells() -> None:
    layers = [f"{column}{row}" for row in range(40) for column in "ab"]
    pairs = [f"{low}>{up}" for low in layers for up in layers if int(up[1:]) == int(low[1:]) + 1]
    found = paths_up(woven(*pairs), "a0", limit=5)  # 2 ** 39 ways
    assert len(found.paths) == 5
    assert found.more
    assert all(len(path) == 40 for path in found.paths)


def test_a_list_exactly_as_long_as_the_limit_is_not_cut() -> None:
    assert not paths_up(woven("a>b", "a>c"), "a", limit=2).more


def test_rings_end_every_way_and_are_found() -> None:
    graph = woven("a>b", "b>c", "c>a", "c>d", "e>e")
    assert paths_up(graph, "a").paths == (("a", "b", "c", "d"),)
    assert paths_up(graph, "e").paths == (("e",),)
    assert ancestors(graph, "a") == ("b", "c", "d")
    assert cycles(graph) == (("a", "b", "c"), ("e",))


def test_a_very_deep_thread_does_not_exhaust_the_stack() -> None:
    names = [f"{depth:05}" for depth in range(20_000)]
    graph = woven(*[f"{low}>{up}" for low, up in pairwise(names)])
    assert len(ancestors(graph, "00000")) == 19_999
    assert len(paths_up(graph, "00000").paths[0]) == 20_000
    assert cycles(graph) == ()


def test_all_problems_are_told_together() -> None:
    nodes = [Node("a", Kind.ACTIVITY), Node("a", Kind.INSATS), Node("o", Kind.OBJECTIVE)]
    graph, problems = weave(nodes, [Edge("a", "o"), Edge("a", "hidden"), Edge("gone", "o")])
    assert graph.nodes["a"].kind is Kind.ACTIVITY
    assert [(problem.code, *problem.facts.values()) for problem in problems] == [
        ("edge.unknown", "a", "hidden"),
        ("edge.unknown", "gone", "o"),
        ("node.twice", "a"),
    ]


def test_two_relations_between_the_same_nodes_are_one_way() -> None:
    nodes = [Node("a", Kind.ACTIVITY), Node("area", Kind.TARGET_AREA)]
    graph, _ = weave(nodes, [Edge("a", "area"), Edge("a", "area", Relation.ALSO_UNDER)])
    assert paths_up(graph, "a").paths == (("a", "area"),)


KEYS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=25)


def of(pairs: list[tuple[str, str]]) -> Graph:
    return weave([Node(key, Kind.OBJECTIVE) for key in KEYS], [Edge(*pair) for pair in pairs])[0]


@given(PAIRS, st.randoms())
def test_order_of_edges_does_not_matter(pairs: list[tuple[str, str]], random: object) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert of(pairs) == of(shuffled)


@given(PAIRS)
def test_up_and_down_agree_and_ways_are_real(pairs: list[tuple[str, str]]) -> None:
    graph = of(pairs)
    for key in KEYS:
        assert all(key in descendants(graph, upper) for upper in ancestors(graph, key))
        ways = paths_up(graph, key, limit=10_000).paths
        assert len(ways) == len(set(ways)) >= 1
        for way in ways:
            assert way[0] == key
            assert len(set(way)) == len(way)
            assert all(upper in graph.uppers[lower] for lower, upper in pairwise(way))
        assert {node for way in ways for node in way[1:]} <= set(ancestors(graph, key))


@given(PAIRS)
def test_rings_are_those_that_reach_each_other(pairs: list[tuple[str, str]]) -> None:
    graph = of(pairs)
    beyond = {key: {upper for near in graph.uppers[key] for upper in (near, *ancestors(graph, near))} for key in KEYS}
    in_rings = {key for key in KEYS if key in beyond[key]}
    rings = {tuple(sorted(key for key in in_rings if key in beyond[seed] and seed in beyond[key])) for seed in in_rings}
    assert set(cycles(graph)) == rings
