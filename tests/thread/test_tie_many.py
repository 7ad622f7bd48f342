"""Tying many at once leaves what following the rules for one after the other leaves, circles and borders included."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.thread import acts, rules
from farled.thread.acts import Tie
from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation
from farled.web.refused import Refused
from tests.cast import World

DAYS = (date(2026, 1, 1), date(2026, 7, 1))
COUNT = 6
LAST = COUNT - 1  # another organisation's, and not published

pairs = st.lists(
    st.tuples(st.integers(0, LAST), st.integers(0, LAST), st.sampled_from([Relation.PART_OF, Relation.DERIVES_FROM])),
    max_size=8,
)


def outcome(trial: Callable[[], None]) -> object:
    """The edges a trial leaves, or the code of its refusal. Nothing of it stays."""
    start = transaction.savepoint()
    try:
        trial()
        return Counter(Edge.objects.values_list("lower", "upper", "relation", "valid_from", "valid_to", "decision"))
    except Refused as refused:
        return refused.code
    finally:
        transaction.savepoint_rollback(start)


def make_nodes(world: World) -> list[Node]:
    ours = acts.place_many(kind=NodeKind.OBJECTIVE, refs=range(900, 900 + LAST), organisation_id=world.ours.pk)
    return [*ours.values(), acts.place(kind=NodeKind.OBJECTIVE, ref=999, organisation_id=world.theirs.pk)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=pairs, ended=st.sets(st.integers(0, 7)), these=pairs)
def test_many_are_tied_as_one_after_the_other(
    world: World, before: list[tuple[int, int, Relation]], ended: set[int], these: list[tuple[int, int, Relation]]
) -> None:
    nodes = make_nodes(world)

    def scene() -> None:
        """Some edges hold from before, and some of them have ended."""
        Edge.objects.all().delete()
        for index, (lower, upper, relation) in enumerate(before):
            if lower > upper:  # never a ring
                acts.tie(lower=nodes[lower], upper=nodes[upper], relation=relation, on=DAYS[0])
                if index in ended:
                    acts.untie(lower=nodes[lower], upper=nodes[upper], relation=relation, on=DAYS[1])

    before = [each for each in before if LAST not in each[:2]]
    ties = [Tie(nodes[lower], nodes[upper], relation) for lower, upper, relation in these]

    def one_by_one() -> None:
        scene()
        for lower, upper, relation in ties:
            rules.check_within_reach(lower, upper)
            rules.check_no_circle(lower, upper, on=DAYS[1])
            Edge.objects.get_or_create(
                lower=lower, upper=upper, relation=relation, valid_to=None,
                defaults={"valid_from": DAYS[1], "decision": 7},
            )  # fmt: skip

    def at_once() -> None:
        scene()
        acts.tie_many(ties, on=DAYS[1], decision=7)

    assert outcome(one_by_one) == outcome(at_once)


def test_leaves_are_tied_in_few_queries(world: World, count_queries: Callable[[Callable[[], object]], int]) -> None:
    top, *leaves = make_nodes(world)[:LAST]
    ties = [Tie(leaf, top, Relation.PART_OF) for leaf in leaves]
    locks = 2 if connection.vendor == "postgresql" else 0
    assert count_queries(lambda: acts.tie_many(ties, on=DAYS[0])) == 3 + locks
    assert Edge.objects.filter(upper=top).count() == len(leaves)


def test_rows_are_placed_once_and_published_anew(
    world: World, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    def place(*, published: bool) -> dict[int, Node]:
        return acts.place_many(
            kind=NodeKind.INSATS, refs=[801, 802], organisation_id=world.ours.pk, published=published
        )

    first = place(published=False)
    assert count_queries(lambda: place(published=False)) == 1
    again = place(published=True)
    assert {ref: node.pk for ref, node in first.items()} == {ref: node.pk for ref, node in again.items()}
    assert set(Node.objects.filter(kind=NodeKind.INSATS).values_list("ref", "published")) == {(801, True), (802, True)}
