from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.goal_chain import Edge, Graph, Kind, Node, Progress, Relation, breaks, examine, traceability, weave

ON = date(2026, 11, 21)
AHEAD, PASSED = date(2027, 6, 30), date(2026, 6, 30)

AREA = Node("area", Kind.TARGET_AREA, adopted=True, document="city")
OBJECTIVE = Node("objective", Kind.OBJECTIVE, adopted=True, document="city")
LOCAL = Node("local", Kind.OBJECTIVE, adopted=True, document="body", superiors=frozenset({"city"}))
INSATS = Node("insats", Kind.INSATS, responsible=True, end=AHEAD)
ACTIVITY = Node("activity", Kind.ACTIVITY, responsible=True, end=AHEAD, effect_due=AHEAD)
GRANT = Node("grant", Kind.GRANT, adopted=True, amount=1_150_000_00)
BENEFIT = Node("benefit", Kind.BENEFIT, responsible=True, effect_due=AHEAD)
WHOLE = (AREA, OBJECTIVE, LOCAL, INSATS, ACTIVITY, GRANT, BENEFIT)
EDGES = (
    Edge("objective", "area", Relation.PART_OF),
    Edge("local", "objective", Relation.CONCRETISES),
    Edge("insats", "objective"),
    Edge("activity", "local"),
    Edge("activity", "insats"),
    Edge("grant", "activity", Relation.FUNDS),
    Edge("benefit", "activity", Relation.CLAIMED_FOR),
)


def woven(nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    return weave(nodes, edges)[0]


def edge(pair: str) -> Edge:
    """ "a>b": a serves b."""
    lower, _, upper = pair.partition(">")
    return Edge(lower, upper)


def thread(*changed: Node, without: str = "", edges: Iterable[Edge] = ()) -> Graph:
    """The whole thread with some nodes changed or added, and one edge ("a>b") cut."""
    nodes = {node.key: node for node in (*WHOLE, *changed)}
    kept = [edge for edge in (*EDGES, *edges) if f"{edge.lower}>{edge.upper}" not in without.split()]
    return woven(nodes.values(), kept)


def told(graph: Graph) -> list[tuple[str, str]]:
    return [(found.code.value, found.key) for found in breaks(graph, on=ON)]


def test_a_whole_thread_has_no_breaks() -> None:
    assert told(thread()) == []
    shares = traceability(thread(), on=ON)
    assert {shares.upward.ratio, shares.whole.ratio, shares.money.ratio} == {Fraction(1)}


CASES = {
    "nobody works": (
        thread(replace(LOCAL, key="idle"), edges=[Edge("idle", "objective")]),
        ["objective.nobody_works idle"],
    ),
    "an idle direction": (thread(Node("way", Kind.DIRECTION, adopted=True)), ["objective.nobody_works way"]),
    "an idle target area": (thread(Node("x", Kind.TARGET_AREA, adopted=True)), ["objective.nobody_works x"]),
    "an idle draft": (thread(Node("draft", Kind.OBJECTIVE)), []),
    "an idle objective of the past": (thread(Node("x", Kind.OBJECTIVE, adopted=True, in_force=False)), []),
    "an idle principle, vision and prioritised benefit": (
        thread(*(Node(kind, kind, adopted=True) for kind in (Kind.PRINCIPLE, Kind.VISION, Kind.PRIORITISED_BENEFIT))),
        [],
    ),
    "only a draft has taken it over": (
        thread(Node("x", Kind.OBJECTIVE, adopted=True), Node("draft", Kind.OBJECTIVE), edges=[Edge("draft", "x")]),
        ["objective.nobody_works x"],
    ),
    "told once, at the lowest": (
        thread(AREA, replace(AREA, key="x"), replace(OBJECTIVE, key="y"), edges=[Edge("y", "x")]),
        ["objective.nobody_works y"],
    ),
    "only dropped work": (
        thread(
            replace(OBJECTIVE, key="x"),
            replace(ACTIVITY, key="y", progress=Progress.DROPPED),
            edges=[Edge("y", "x")],
        ),
        ["objective.nobody_works x"],
    ),
    "finished work is work": (
        thread(
            replace(OBJECTIVE, key="x"),
            replace(ACTIVITY, key="y", progress=Progress.FINISHED, measured=True),
            edges=[Edge("y", "x")],
        ),
        [],
    ),
    "no superior": (thread(without="local>objective"), ["objective.no_superior local"]),
    "no superior in a draft either": (
        thread(replace(LOCAL, key="x", adopted=False)),
        ["objective.no_superior x"],
    ),
    "a superior through its area": (
        thread(
            replace(LOCAL, key="part"),
            edges=[Edge("part", "local", Relation.PART_OF), Edge("activity", "part")],
        ),
        [],
    ),
    "not adopted": (
        thread(replace(LOCAL, adopted=False), without="activity>insats"),
        ["objective.not_adopted local"],
    ),
    "another thread that holds": (thread(replace(LOCAL, adopted=False)), []),
    "not in force": (
        thread(replace(LOCAL, in_force=False), without="activity>insats"),
        ["objective.not_in_force local"],
    ),
    "finished under a plan of its time": (
        thread(
            replace(LOCAL, in_force=False),
            replace(ACTIVITY, progress=Progress.FINISHED, measured=True),
            without="activity>insats",
        ),
        [],
    ),
    "no objective": (
        thread(without="activity>local activity>insats"),
        ["activity.no_objective activity", "objective.nobody_works local"],
    ),
    "a vision or principle is no objective": (
        thread(
            replace(ACTIVITY, key="x"),
            Node("v", Kind.VISION, adopted=True),
            Node("p", Kind.PRINCIPLE, adopted=True),
            edges=[Edge("x", "v"), Edge("x", "p")],
        ),
        ["activity.no_objective x"],
    ),
    "under a dropped insats": (
        thread(
            replace(INSATS, key="gone", progress=Progress.DROPPED),
            replace(ACTIVITY, key="x"),
            edges=[Edge("x", "gone"), Edge("gone", "objective")],
        ),
        ["activity.no_objective x"],
    ),
    "no responsible": (thread(replace(ACTIVITY, responsible=False)), ["activity.no_responsible activity"]),
    "no end": (thread(replace(ACTIVITY, end=None)), ["activity.no_end activity"]),
    "a standing duty": (thread(replace(ACTIVITY, end=None, standing=True)), []),
    "finished needs no responsible or end": (
        thread(replace(ACTIVITY, progress=Progress.FINISHED, measured=True, end=None, responsible=False)),
        [],
    ),
    "insats without responsible and end": (
        thread(replace(INSATS, responsible=False, end=None)),
        ["insats.no_end insats", "insats.no_responsible insats"],
    ),
    "no effect": (
        thread(replace(ACTIVITY, effect_due=None), without="benefit>activity grant>activity"),
        ["activity.no_effect activity", "money.no_benefit_owner grant", "money.no_purpose grant"],
    ),
    "an effect that is due today": (thread(replace(ACTIVITY, effect_due=ON)), []),
    "a dated benefit is an effect": (thread(replace(ACTIVITY, effect_due=None)), []),
    "dropped": (
        thread(Node("x", Kind.ACTIVITY, progress=Progress.DROPPED), Node("y", Kind.GRANT, progress=Progress.DROPPED)),
        [],
    ),
    "undecided money": (thread(replace(GRANT, adopted=False)), ["money.no_decision grant"]),
    "a benefit without owner": (thread(replace(BENEFIT, responsible=False)), ["money.no_benefit_owner grant"]),
    "an owner named in the decision": (
        thread(replace(BENEFIT, responsible=False), replace(GRANT, responsible=True)),
        [],
    ),
    "never measured": (thread(replace(BENEFIT, effect_due=PASSED)), ["benefit.never_measured benefit"]),
    "never to be measured": (thread(replace(BENEFIT, effect_due=None)), ["benefit.never_measured benefit"]),
    "measured": (
        thread(
            replace(BENEFIT, effect_due=PASSED),
            Node("outcome", Kind.OUTCOME),
            edges=[Edge("outcome", "benefit", Relation.MEASURES)],
        ),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_break(case: str) -> None:
    graph, expected = CASES[case]
    assert [f"{code} {key}" for code, key in told(graph)] == expected


@pytest.mark.parametrize(
    ("progress", "due", "benefit", "why"),
    [
        (Progress.OPEN, None, None, "missing"),
        (Progress.OPEN, PASSED, None, "overdue"),
        (Progress.FINISHED, AHEAD, None, "finished"),  # what came of it can be told now
        (Progress.FINISHED, None, None, "finished"),
        (Progress.FINISHED, None, AHEAD, ""),  # unless a claimed benefit ripens later
    ],
)
def test_why_an_effect_is_missing(progress: Progress, due: date | None, benefit: date | None, why: str) -> None:
    activity = replace(ACTIVITY, progress=progress, effect_due=due)
    graph = woven([OBJECTIVE, activity], [Edge("activity", "objective")])
    if benefit:
        graph = woven([OBJECTIVE, activity, BENEFIT], [Edge("activity", "objective"), Edge("benefit", "activity")])
    assert [found.facts["why"] for found in breaks(graph, on=ON)] == ([why] if why else [])


def test_one_break_tells_all_that_rest_on_an_undecided_goal() -> None:
    draft = replace(OBJECTIVE, key="draft", adopted=False, document="plan")
    activities = [replace(ACTIVITY, key=key) for key in "cab"]
    (found,) = breaks(woven([draft, *activities], [Edge(key, "draft") for key in "cab"]), on=ON)
    assert found.facts == {"document": "plan", "activities": ("a", "b", "c")}


def test_a_draft_cannot_lend_the_decision_of_a_superior() -> None:
    draft = replace(LOCAL, adopted=False)
    graph = woven([OBJECTIVE, draft, ACTIVITY], [Edge("activity", "local"), Edge("local", "objective")])
    assert told(graph) == [("objective.not_adopted", "local")]
    assert traceability(graph, on=ON).upward.numerator == 0


TEN = (
    (replace(OBJECTIVE, key="1"), ()),
    (replace(LOCAL, key="2"), ("2a>2",)),
    (replace(LOCAL, key="3", adopted=False), ("3a>3", "3>objective")),
    (replace(LOCAL, key="4", in_force=False), ("4a>4", "4>objective")),
    (replace(ACTIVITY, key="5"), ()),
    (replace(ACTIVITY, key="6", responsible=False), ("6>objective",)),
    (replace(ACTIVITY, key="7", end=None), ("7>objective",)),
    (replace(ACTIVITY, key="8", effect_due=None), ("8>objective",)),
    (replace(INSATS, key="9", responsible=False), ("9>objective",)),
    (replace(INSATS, key="10", end=None), ("10>objective",)),
)


def test_ten_known_breaks_give_exactly_ten_and_mending_gives_none() -> None:
    helpers = [replace(ACTIVITY, key=key) for key in ("2a", "3a", "4a")]
    nodes = [*WHOLE, *helpers, *(node for node, _ in TEN)]
    edges = [*EDGES, *(edge(pair) for _, pairs in TEN for pair in pairs)]
    assert sorted(told(woven(nodes, edges))) == [
        ("activity.no_effect", "8"),
        ("activity.no_end", "7"),
        ("activity.no_objective", "5"),
        ("activity.no_responsible", "6"),
        ("insats.no_end", "10"),
        ("insats.no_responsible", "9"),
        ("objective.no_superior", "2"),
        ("objective.nobody_works", "1"),
        ("objective.not_adopted", "3"),
        ("objective.not_in_force", "4"),
    ]
    mended = [
        replace(
            node,
            adopted=True,
            in_force=True,
            responsible=True,
            end=AHEAD,
            effect_due=AHEAD if node.kind is Kind.ACTIVITY else node.effect_due,
        )
        for node in nodes
    ]
    mends = [Edge("5", "1"), Edge("2", "objective")]
    assert told(woven([*mended, BENEFIT], [*edges, *mends])) == []


def test_shares_of_activities_and_of_money_tell_which_fail_and_why() -> None:
    nodes = [
        replace(OBJECTIVE, key="goal"),
        replace(OBJECTIVE, key="draft", adopted=False),
        replace(ACTIVITY, key="whole"),
        replace(ACTIVITY, key="upward", effect_due=None),
        replace(ACTIVITY, key="loose"),
        replace(ACTIVITY, key="drafted"),
        replace(ACTIVITY, key="dropped", progress=Progress.DROPPED),
        Node("duty", Kind.ACTIVITY, standing=True, measured=True),
        replace(GRANT, key="good", amount=300, responsible=True),
        replace(GRANT, key="mixed", amount=100, responsible=True),
        replace(GRANT, key="undecided", amount=50, adopted=False),
    ]
    pairs = "whole>goal upward>goal drafted>draft dropped>goal duty>goal good>whole mixed>whole mixed>upward"
    shares = traceability(woven(nodes, [edge(pair) for pair in pairs.split()]), on=ON)
    assert (shares.upward.numerator, shares.upward.denominator) == (3, 5)
    assert shares.upward.failing == {"drafted": ("objective.not_adopted",), "loose": ("activity.no_objective",)}
    assert (shares.whole.numerator, shares.whole.denominator) == (2, 5)
    assert shares.whole.failing["upward"] == ("activity.no_effect",)
    assert (shares.money.numerator, shares.money.denominator) == (300, 450)
    assert shares.money.failing == {
        "mixed": ("activity.no_effect",),
        "undecided": ("money.no_benefit_owner", "money.no_decision", "money.no_purpose"),
    }


def test_nothing_to_share_is_no_share() -> None:
    shares = traceability(woven([], []), on=ON)
    assert shares.upward.ratio is shares.whole.ratio is shares.money.ratio is None


def test_rings_of_activities_end() -> None:
    a, b = replace(ACTIVITY, key="a"), replace(ACTIVITY, key="b")
    assert told(woven([a, b], [Edge("a", "b"), Edge("b", "a")])) == [
        ("activity.no_objective", "a"),
        ("activity.no_objective", "b"),
    ]


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Node("grant", Kind.GRANT, amount=-1)


DATES = st.sampled_from([None, PASSED, AHEAD])
NODES = st.builds(
    Node,
    key=st.sampled_from("abcdefghij"),
    kind=st.sampled_from(Kind),
    adopted=st.booleans(),
    in_force=st.booleans(),
    document=st.sampled_from(["", "city", "body"]),
    superiors=st.sampled_from([frozenset(), frozenset({"city"})]),
    progress=st.sampled_from(Progress),
    responsible=st.booleans(),
    standing=st.booleans(),
    end=DATES,
    effect_due=DATES,
    measured=st.booleans(),
    amount=st.integers(0, 1000),
)
GRAPHS = st.tuples(
    st.lists(NODES, unique_by=lambda node: node.key, max_size=10),
    st.lists(st.builds(Edge, st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")), max_size=20),
)
Parts = tuple[list[Node], list[Edge]]


@given(GRAPHS, st.randoms())
def test_order_does_not_matter(parts: Parts, random: object) -> None:
    nodes, edges = list(parts[0]), list(parts[1])
    before = examine(woven(nodes, edges), on=ON)
    assert before.breaks == breaks(woven(nodes, edges), on=ON)
    assert before.traceability == traceability(woven(nodes, edges), on=ON)
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(edges)  # type: ignore[attr-defined]
    assert examine(woven(nodes, edges), on=ON) == before


@given(GRAPHS)
def test_a_whole_thread_beside_changes_nothing(parts: Parts) -> None:
    nodes, edges = parts
    before = breaks(woven(nodes, edges), on=ON)
    beside = [replace(node, document=f"other {node.document}", superiors=frozenset()) for node in WHOLE]
    assert breaks(woven([*nodes, *beside], [*edges, *EDGES]), on=ON) == before


WORK_CODES = {"activity.no_objective", "activity.no_effect", "initiative.no_objective", "initiative.no_effect"}


@given(GRAPHS)
def test_the_shares_and_the_breaks_tell_the_same(parts: Parts) -> None:
    """All work that fails is named in a break of that kind; what is whole is never more than what is upward."""
    graph = woven(*parts)
    found = breaks(graph, on=ON)
    shares = traceability(graph, on=ON)
    at = {(each.code, each.key) for each in found}
    resting = {(each.code, key) for each in found for key in each.facts.get("activities", ())}  # type: ignore[attr-defined]
    assert {(code, key) for key, why in shares.whole.failing.items() for code in why} == {
        (code, key) for code, key in at | resting if code in WORK_CODES
    } | resting
    assert shares.whole.numerator <= shares.upward.numerator
    assert set(shares.upward.failing) <= set(shares.whole.failing)
    for share in (shares.upward, shares.whole):
        assert share.numerator + len(share.failing) == share.denominator


@given(GRAPHS)
def test_dropped_nodes_might_as_well_not_be_there(parts: Parts) -> None:
    nodes, edges = parts
    live = [node for node in nodes if node.progress is not Progress.DROPPED]
    assert breaks(woven(live, edges), on=ON) == breaks(woven(nodes, edges), on=ON)


@given(st.integers(1, 30))
def test_a_mended_chain_of_any_length_has_no_breaks(length: int) -> None:
    goals = [replace(OBJECTIVE, key=f"g{step:02}") for step in range(length)]
    edges = [Edge(low.key, up.key) for up, low in pairwise(goals)]
    last = Edge("activity", goals[-1].key)
    assert told(woven([*goals, ACTIVITY], [*edges, last])) == []
    assert told(woven([*goals, ACTIVITY], edges)) == [
        ("activity.no_objective", "activity"),
        ("objective.nobody_works", goals[-1].key),
    ]
