"""Placing nodes and tying edges. Called by the rooms' acts in the transaction that writes the row itself.

The rows' own history tells of the change; the thread keeps from–to on its edges and is never edited from a page.
"""

from datetime import date

from django.db import connection

from farled.thread import rules
from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation
from farled.trail.acts import NotInTransaction


def place(*, kind: NodeKind, ref: int, organisation_id: int, published: bool = False) -> Node:
    """Place a row in the thread, or say anew whether it is published."""
    if not connection.in_atomic_block:
        raise NotInTransaction("thread.place")
    node, made = Node.objects.get_or_create(
        kind=kind, ref=ref, defaults={"organisation_id": organisation_id, "published": published}
    )
    if not made and node.published != published:
        node.published = published
        node.save(update_fields=["published"])
    return node


def tie(*, lower: Node, upper: Node, relation: Relation, on: date, decision: int | None = None) -> Edge:
    """Say that the lower node exists because of the upper one, from a date.

    Raises Refused when the tie would make a circle, or reach another organisation's unpublished node.
    """
    rules.check_can_tie(lower, upper, on=on)
    edge, _made = Edge.objects.get_or_create(
        lower=lower, upper=upper, relation=relation, valid_to=None, defaults={"valid_from": on, "decision": decision}
    )
    return edge


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
