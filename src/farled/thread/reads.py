"""The red thread's front door: one recursive query per direction."""

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from farled.thread.models import Edge, Node
from farled.thread.states import NodeKind, Relation

__all__ = ["Edge", "Node", "NodeKind", "Relation", "edges_among", "node_of", "nodes_of", "reachable"]

LONGEST = 30  # more steps than any real chain has; bounds the query if data were ever circular

_UP = """
WITH RECURSIVE reach(node_id, depth) AS (
    SELECT id, 0 FROM thread_node WHERE id IN ({places})
    UNION
    SELECT edge.upper_id, reach.depth + 1 FROM thread_edge edge JOIN reach ON edge.lower_id = reach.node_id
    WHERE reach.depth < {longest} AND edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
) SELECT DISTINCT node_id FROM reach
"""
_DOWN = _UP.replace("edge.upper_id, reach", "edge.lower_id, reach").replace(
    "edge.lower_id = reach", "edge.upper_id = reach"
)


def node_of(kind: NodeKind, ref: int) -> Node | None:
    """The node that stands for a row, or None when the row is not in the thread."""
    return Node.objects.filter(kind=kind, ref=ref).first()


def nodes_of(kind: NodeKind, refs: Iterable[int]) -> dict[int, Node]:
    """The nodes that stand for rows, by row id."""
    return {node.ref: node for node in Node.objects.filter(kind=kind, ref__in=list(refs))}


def reachable(node_ids: list[int], *, up: bool, on: date) -> set[int]:
    """Every node reached from these by edges holding on a date, upwards or downwards, themselves included."""
    if not node_ids:
        return set()
    sql = (_UP if up else _DOWN).format(places=", ".join(["%s"] * len(node_ids)), longest=LONGEST)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*node_ids, on, on])
        return {row[0] for row in cursor.fetchall()}


def edges_among(node_ids: Iterable[int], *, on: date) -> QuerySet[Edge]:
    """The edges between these nodes that hold on a date."""
    ids = list(node_ids)
    return Edge.objects.holding(on).filter(lower_id__in=ids, upper_id__in=ids)
