"""Edges above and below a node in one query each, as they hold on a day and as far as the actor sees."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest

from farled.thread import acts, reads, strands
from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation
from farled.trail.acts import NotInTransaction
from farled.web import slots
from farled.web.refused import Refused
from tests.cast import TODAY, World
from tests.thread.conftest import Scene, node_for

EARLIER = date(2026, 6, 1)


def place(world: World, ref: int, *, theirs: bool = False, published: bool = False) -> Node:
    organisation = world.theirs if theirs else world.ours
    return acts.place(kind=NodeKind.OBJECTIVE, ref=ref, organisation_id=organisation.pk, published=published)


def tie(lower: Node, upper: Node, on: date = date(2026, 1, 1)) -> None:
    acts.tie(lower=lower, upper=upper, relation=Relation.PART_OF, on=on)


@pytest.fixture
def line(world: World) -> list[Node]:
    """Four nodes, each part of the one before."""
    nodes = [place(world, 9_000 + number) for number in range(4)]
    for upper, lower in pairwise(nodes):
        tie(lower, upper)
    return nodes


def test_one_query_gives_everything_above(
    line: list[Node], count_queries: Callable[[Callable[[], object]], int]
) -> None:
    assert [strand.upper.pk for strand in strands.above(line[3].pk, on=TODAY)] == [line[0].pk, line[1].pk, line[2].pk]
    assert [strand.lower.pk for strand in strands.below(line[0].pk, on=TODAY)] == [each.pk for each in line[1:]]
    assert strands.above(line[0].pk, on=TODAY) == strands.below(line[3].pk, on=TODAY) == []
    assert count_queries(lambda: strands.above(line[3].pk, on=TODAY)) == 1


def test_edges_hold_from_their_first_day_until_they_end(line: list[Node]) -> None:
    acts.untie(lower=line[1], upper=line[0], relation=Relation.PART_OF, on=date(2026, 7, 1))
    assert len(strands.above(line[3].pk, on=date(2026, 6, 30))) == 3
    assert len(strands.above(line[3].pk, on=date(2026, 7, 1))) == 2
    assert strands.above(line[3].pk, on=date(2025, 12, 31)) == []


def test_an_edge_that_ends_the_day_it_began_never_was(line: list[Node]) -> None:
    acts.untie(lower=line[1], upper=line[0], relation=Relation.PART_OF, on=date(2026, 1, 1))
    assert Edge.objects.filter(lower=line[1]).count() == 0


def test_a_ring_is_refused(line: list[Node]) -> None:
    for upper in (line[3], line[1], line[0]):
        with pytest.raises(Refused) as refusal:
            tie(line[0], upper)
        assert refusal.value.code == "thread.circle"


def test_a_ring_that_would_close_on_a_later_day_is_refused(world: World) -> None:
    lower, upper = place(world, 9_100), place(world, 9_101)
    acts.tie(lower=lower, upper=upper, relation=Relation.PART_OF, on=date(2027, 1, 1))
    with pytest.raises(Refused, match=r"thread\.circle"):
        acts.tie(lower=upper, upper=lower, relation=Relation.PART_OF, on=TODAY)


def test_the_queries_end_even_in_a_ring(line: list[Node]) -> None:
    Edge.objects.create(lower=line[0], upper=line[3], relation=Relation.PART_OF, valid_from=date(2026, 1, 1))
    assert len(strands.above(line[2].pk, on=TODAY)) == len(strands.below(line[2].pk, on=TODAY)) == 4


def test_T4_a_ring_is_found(world: World, line: list[Node]) -> None:
    check = slots.invariants["thread.rings"].check
    assert list(check()) == []
    Edge.objects.create(lower=line[0], upper=line[3], relation=Relation.PART_OF, valid_from=date(2026, 1, 1))
    assert [violation.invariant for violation in check()] == ["thread.rings"]


def test_T4_a_node_without_row_is_found(scene: Scene) -> None:
    check = slots.invariants["thread.rows"].check
    assert list(check()) == []
    place(scene.world, 999_999)
    assert [violation.subject for violation in check()] == ["objective 999999"]


def test_T4_an_edge_to_what_another_organisation_has_not_published_is_found(world: World) -> None:
    check = slots.invariants["thread.borders"].check
    lower, upper = place(world, 1), place(world, 2, theirs=True, published=True)
    tie(lower, upper)
    assert list(check()) == []
    Node.objects.filter(pk=upper.pk).update(published=False)
    assert [violation.invariant for violation in check()] == ["thread.borders"]


def test_across_organisations_one_may_only_tie_to_what_is_published(world: World) -> None:
    with pytest.raises(Refused) as refusal:
        tie(place(world, 1), place(world, 2, theirs=True))
    assert refusal.value.code == "thread.unpublished"
    tie(place(world, 1), place(world, 3, theirs=True, published=True))


def test_S2_what_lies_behind_an_unseen_node_leaves_no_mark(world: World) -> None:
    """Ours → theirs, published → theirs, unpublished → theirs, published: the last two are not ours to know."""
    ours, near = place(world, 1), place(world, 2, theirs=True, published=True)
    secret, far = place(world, 3, theirs=True), place(world, 4, theirs=True, published=True)
    tie(ours, near)
    tie(near, secret)
    tie(secret, far)
    seen = reads.above(world.actor("asa"), ours, on=TODAY, unseen=frozenset())
    assert list(seen.places) == [near.pk]
    down = reads.below(world.actor("otto"), near, on=TODAY, unseen=frozenset())
    assert down.places == {}, "our unpublished work under their goal is ours alone"


def test_hidden_nodes_are_left_out(world: World, line: list[Node]) -> None:
    unseen = frozenset({reads.key("objective", line[1].ref)})
    assert list(reads.above(world.actor("asa"), line[3], on=TODAY, unseen=unseen).places) == [line[2].pk]


def test_the_thread_is_written_inside_an_acts_transaction_only(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farled.thread.acts.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(NotInTransaction):
        place(world, 1)


def test_every_face_is_asked_for_once_per_kind(
    scene: Scene, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    places = [reads.Place.of(node_for(row)) for row in (scene.vision, scene.area, scene.objective, scene.activity)]
    actor = scene.world.actor("vera")
    few = count_queries(lambda: reads.faces(actor, places[:1]))
    assert count_queries(lambda: reads.faces(actor, places[:3])) == few
    shown = reads.faces(actor, places)
    assert [shown[place.pk].title for place in places] == [
        "Ett livskraftigt Ås",
        "Ett tillgängligt Ås",
        "Snabbt bredband åt alla",
        "Kartläggning av mobiltäckning",
    ]
