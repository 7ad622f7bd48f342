"""The edges above nodes or below one, or all of an organisation's, each in one recursive query that holds on a date."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.db import connection

from farled.thread.models import Node
from farled.thread.states import Relation, key


class Place(NamedTuple):
    """A node as the queries give it."""

    pk: int
    kind: str
    ref: int
    organisation_id: int
    published: bool

    @classmethod
    def of(cls, node: Node) -> "Place":
        """The place of a node already fetched."""
        return cls(node.pk, node.kind, node.ref, node.organisation_id, node.published)

    @property
    def key(self) -> str:
        """Its name to methods.goal_chain."""
        return key(self.kind, self.ref)


class Strand(NamedTuple):
    """An edge: the lower node exists because of the upper one."""

    lower: Place
    upper: Place
    relation: Relation


# The queries are put together from fixed pieces. UNION keeps each node once, so they end also if edges make a ring.
_FROM_NODES = """
WITH RECURSIVE reach(node_id) AS (
    SELECT id FROM thread_node WHERE id IN ({starts})
    UNION
"""
_FROM_NODE = """
WITH RECURSIVE reach(node_id) AS (
    SELECT id FROM thread_node WHERE id = %(start)s
    UNION
"""
_FROM_ORGANISATION = """
WITH RECURSIVE reach(node_id) AS (
    SELECT id FROM thread_node WHERE organisation_id = %(start)s
    UNION
"""
_UP = """
    SELECT edge.upper_id FROM thread_edge edge JOIN reach ON edge.lower_id = reach.node_id
"""
_DOWN = """
    SELECT edge.lower_id FROM thread_edge edge JOIN reach ON edge.upper_id = reach.node_id
"""
_HOLDING = """
    WHERE edge.valid_from <= %(last)s AND (edge.valid_to IS NULL OR edge.valid_to > %(first)s)
"""
_COLUMNS = """
SELECT lower.id, lower.kind, lower.ref, lower.organisation_id, lower.published,
       upper.id, upper.kind, upper.ref, upper.organisation_id, upper.published, edge.relation, edge.id
"""
_ENDS = """
JOIN thread_node lower ON lower.id = edge.lower_id
JOIN thread_node upper ON upper.id = edge.upper_id
"""
_IN_ORDER = "ORDER BY 12"

# The cross join has SQLite begin with what was reached; else it reads every edge there is, and asks whether it was.
_REACHED = ")" + _COLUMNS + "FROM reach CROSS JOIN thread_edge edge" + _ENDS + _HOLDING
_REACHED_UP = _REACHED + "AND edge.lower_id = reach.node_id\n"
_REACHED_DOWN = _REACHED + "AND edge.upper_id = reach.node_id\n"
_ELSEWHERE = "AND upper.organisation_id = %(start)s AND lower.organisation_id <> %(start)s\n"
_FROM_ELSEWHERE = _COLUMNS + "FROM thread_edge edge" + _ENDS + _HOLDING + _ELSEWHERE

_ABOVE = _FROM_NODES + _UP + _HOLDING + _REACHED_UP + _IN_ORDER
_BELOW = _FROM_NODE + _DOWN + _HOLDING + _REACHED_DOWN + _IN_ORDER
_OF_ORGANISATION = _FROM_ORGANISATION + _UP + _HOLDING + _REACHED_UP + "UNION ALL" + _FROM_ELSEWHERE + _IN_ORDER


def above(*node_ids: int, on: date, until: date | None = None) -> list[Strand]:
    """Every edge on the ways up from nodes, in the order they were tied; ``until`` a last day, those of all days."""
    starts = {f"start{number}": pk for number, pk in enumerate(node_ids)}
    sql = _ABOVE.format(starts=", ".join(f"%({name})s" for name in starts))
    return list(_strands(sql, starts, on, until or on)) if starts else []


def below(node_id: int, *, on: date) -> list[Strand]:
    """Every edge on the ways down from a node, in the order they were tied."""
    return list(_strands(_BELOW, {"start": node_id}, on, on))


def of_organisation(organisation_id: int, *, on: date) -> list[Strand]:
    """Every edge of an organisation's nodes: those among them and above them, and what others have tied to them."""
    return list(_strands(_OF_ORGANISATION, {"start": organisation_id}, on, on))


_RELATIONS = {relation.value: relation for relation in Relation}


def _strands(sql: str, starts: Mapping[str, int], first: date, last: date) -> Iterator[Strand]:
    day = connection.ops.adapt_datefield_value
    places: dict[int, Place] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {**starts, "first": day(first), "last": day(last)})
        for row in cursor.fetchall():
            lower, upper = row[0], row[5]
            if lower not in places:
                places[lower] = Place._make((*row[:4], bool(row[4])))
            if upper not in places:
                places[upper] = Place._make((*row[5:9], bool(row[9])))
            yield Strand(places[lower], places[upper], _RELATIONS[row[10]])
