"""The edges above or below a node, or all of an organisation's, each in one recursive query that holds on a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

from farled.thread.models import Node
from farled.thread.states import Relation, key


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class Strand:
    """An edge: the lower node exists because of the upper one."""

    lower: Place
    upper: Place
    relation: Relation


# UNION keeps each node once, so the queries end also if the edges ever went in a ring.
_UP = """
WITH RECURSIVE reach(node_id) AS (
    SELECT id FROM thread_node WHERE id = %s
    UNION
    SELECT edge.upper_id FROM thread_edge edge JOIN reach ON edge.lower_id = reach.node_id
    WHERE edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
)
SELECT lower.id, lower.kind, lower.ref, lower.organisation_id, lower.published,
       upper.id, upper.kind, upper.ref, upper.organisation_id, upper.published, edge.relation
FROM thread_edge edge
JOIN reach ON reach.node_id = edge.lower_id
JOIN thread_node lower ON lower.id = edge.lower_id
JOIN thread_node upper ON upper.id = edge.upper_id
WHERE edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
ORDER BY edge.id
"""
_DOWN = """
WITH RECURSIVE reach(node_id) AS (
    SELECT id FROM thread_node WHERE id = %s
    UNION
    SELECT edge.lower_id FROM thread_edge edge JOIN reach ON edge.upper_id = reach.node_id
    WHERE edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
)
SELECT lower.id, lower.kind, lower.ref, lower.organisation_id, lower.published,
       upper.id, upper.kind, upper.ref, upper.organisation_id, upper.published, edge.relation
FROM thread_edge edge
JOIN reach ON reach.node_id = edge.upper_id
JOIN thread_node lower ON lower.id = edge.lower_id
JOIN thread_node upper ON upper.id = edge.upper_id
WHERE edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
ORDER BY edge.id
"""
_OF_ORGANISATION = """
WITH RECURSIVE reach(node_id) AS (
    SELECT id FROM thread_node WHERE organisation_id = %s
    UNION
    SELECT edge.upper_id FROM thread_edge edge JOIN reach ON edge.lower_id = reach.node_id
    WHERE edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
)
SELECT lower.id, lower.kind, lower.ref, lower.organisation_id, lower.published,
       upper.id, upper.kind, upper.ref, upper.organisation_id, upper.published, edge.relation
FROM thread_edge edge
JOIN reach ON reach.node_id = edge.lower_id
JOIN thread_node lower ON lower.id = edge.lower_id
JOIN thread_node upper ON upper.id = edge.upper_id
WHERE edge.valid_from <= %s AND (edge.valid_to IS NULL OR edge.valid_to > %s)
ORDER BY edge.id
"""


def above(node_id: int, *, on: date) -> list[Strand]:
    """Every edge on the ways up from a node, in the order they were tied."""
    return list(_strands(_UP, node_id, on))


def below(node_id: int, *, on: date) -> list[Strand]:
    """Every edge on the ways down from a node, in the order they were tied."""
    return list(_strands(_DOWN, node_id, on))


def of_organisation(organisation_id: int, *, on: date) -> list[Strand]:
    """Every edge of an organisation's nodes, and those above them in other organisations."""
    return list(_strands(_OF_ORGANISATION, organisation_id, on))


def _strands(sql: str, start: int, on: date) -> Iterator[Strand]:
    day = connection.ops.adapt_datefield_value(on)
    places: dict[int, Place] = {}

    def place(pk: int, kind: str, ref: int, organisation_id: int, published: object) -> Place:
        return places.setdefault(pk, Place(pk, kind, ref, organisation_id, bool(published)))

    with connection.cursor() as cursor:
        cursor.execute(sql, [start, day, day, day, day])
        for row in cursor.fetchall():
            yield Strand(place(*row[:5]), place(*row[5:10]), Relation(row[10]))
