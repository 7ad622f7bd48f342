"""Placing nodes and tying edges. Called by the rooms' acts in the transaction that writes the row itself.

The rows' own history tells of the change; the thread keeps from–to on its edges and is never edited from a page.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection

from farled.thread import rules
from farled.thread.models import Edge, Node
from farled.thread.reads import nodes_of
from farled.thread.states import NodeKind, Relation
from farled.trail import acts as trail

TYING = 0x7469652  # the number PostgreSQL knows our lock by


class Tie(NamedTuple):
    """What a tie joins: the lower node exists because of the upper one."""

    lower: Node
    upper: Node
    relation: Relation


def place(*, kind: NodeKind, ref: int, organisation_id: int, published: bool = False) -> Node:
    """Place a row in the thread, or say anew whether it is published."""
    return place_many(kind=kind, refs=[ref], organisation_id=organisation_id, published=published)[ref]


def place_many(
    *, kind: NodeKind, refs: Collection[int], organisation_id: int, published: bool = False
) -> dict[int, Node]:
    """Place rows of one kind in the thread, or say anew whether they are published; the nodes by row id."""
    if not connection.in_atomic_block:
        raise trail.NotInTransaction("thread.place")
    nodes = nodes_of(kind, refs)
    changed = [node for node in nodes.values() if node.published != published]
    for node in changed:
        node.published = published
    Node.objects.filter(pk__in=[node.pk for node in changed]).update(published=published)
    made = Node.objects.bulk_create(
        Node(kind=kind, ref=ref, organisation_id=organisation_id, published=published)
        for ref in refs
        if ref not in nodes
    )
    return nodes | {node.ref: node for node in made}


def tie(*, lower: Node, upper: Node, relation: Relation, on: date, decision: int | None = None) -> None:
    """Say that the lower node exists because of the upper one, from a date.

    Raises Refused when the tie would make a circle, or reach another organisation's unpublished node.
    """
    tie_many([Tie(lower, upper, relation)], on=on, decision=decision)


def tie_many(ties: Sequence[Tie], *, on: date, decision: int | None = None, new: bool = False) -> None:
    """Tie nodes one after the other, as ``tie`` does. The queries are few as long as nothing is tied to the lower ones.

    A circle passes through the lower node and comes back to it from below, so where nothing is below there is none.
    ``new`` says that this transaction has placed the lower ones: then nobody else can tie anything below them, and
    nobody needs to wait until a large plan has been read in.
    """
    if not new:
        _one_at_a_time(ties)
    lowers = {one.lower.pk for one in ties}
    known = set(Edge.objects.filter(lower__in=lowers, valid_to=None).values_list("lower", "upper", "relation"))
    bearing = set(Edge.objects.lasting(on).filter(upper__in=lowers).values_list("upper", flat=True))
    waiting: list[Edge] = []
    for lower, upper, relation in ties:
        rules.check_within_reach(lower, upper)
        if lower.pk == upper.pk or lower.pk in bearing:
            Edge.objects.bulk_create(waiting)  # the way up goes over what was tied a moment ago too
            waiting.clear()
            rules.check_no_circle(lower, upper, on=on)
        if (lower.pk, upper.pk, relation) not in known:
            known.add((lower.pk, upper.pk, relation))
            waiting.append(Edge(lower=lower, upper=upper, relation=relation, valid_from=on, decision=decision))
        bearing.add(upper.pk)
    Edge.objects.bulk_create(waiting)


def _one_at_a_time(ties: Sequence[Tie]) -> None:
    """Wait for whoever else is tying, in whatever organisation: two ties that make no circle each could together.

    SQLite lets one transaction at a time write anything.
    """
    if connection.vendor == "postgresql":
        for organisation_id in sorted({one.lower.organisation_id for one in ties}):
            trail.hold(organisation_id)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TYING])


def untie(*, lower: Node, upper: Node, relation: Relation, on: date) -> None:
    """End a tie on a date. An edge that would end before it began never held, and goes."""
    for edge in Edge.objects.filter(lower=lower, upper=upper, relation=relation, valid_to=None):
        if edge.valid_from >= on:
            edge.delete()
        else:
            edge.valid_to = on
            edge.save(update_fields=["valid_to"])


def tie_only(*, lower: Node, uppers: list[Node], relation: Relation, on: date, decision: int | None = None) -> None:
    """Make these, and no others, the nodes the lower one is tied to by this relation."""
    wanted = {upper.pk for upper in uppers}
    for edge in Edge.objects.filter(lower=lower, relation=relation, valid_to=None).select_related("upper"):
        if edge.upper_id not in wanted:
            untie(lower=lower, upper=edge.upper, relation=relation, on=on)
    for upper in uppers:
        tie(lower=lower, upper=upper, relation=relation, on=on, decision=decision)


def remove(*, kind: NodeKind, ref: int) -> None:
    """Take a draft row out of the thread together with its edges; what was ever decided is never removed."""
    for node in Node.objects.filter(kind=kind, ref=ref):
        for edge in [*node.edges_up.all(), *node.edges_down.all()]:
            edge.delete()
        node.delete()
