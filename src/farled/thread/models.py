"""Nodes and edges of the red thread (målkedja)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from farled.people.reads import Organisation
from farled.thread.states import NodeKind, Relation

if TYPE_CHECKING:
    from datetime import date

    from farled.people.reads import Actor


class NodeQuerySet(models.QuerySet["Node"]):
    """Reads of nodes."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's own nodes and what others have published."""
        return self.filter(Q(organisation_id=actor.organisation_id) | Q(published=True))


class Node(models.Model):
    """A place in the red thread; stands for one row of a room, by kind and id. Titles come from the room."""

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="+")
    kind = models.CharField(max_length=20, choices=NodeKind)
    ref = models.BigIntegerField()
    published = models.BooleanField(default=False)

    objects = NodeQuerySet.as_manager()

    class Meta:
        """One node per row."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "ref"], name="node_stands_for_one_row"),
            models.CheckConstraint(condition=Q(kind__in=NodeKind.values), name="node_kind_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "kind"], name="node_by_organisation")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class EdgeQuerySet(models.QuerySet["Edge"]):
    """Reads of edges."""

    def holding(self, on: "date") -> Self:
        """Edges that hold on a date."""
        return self.lasting(on).filter(valid_from__lte=on)

    def lasting(self, on: "date") -> Self:
        """Edges that hold on a date or some day after it."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on))


class Edge(models.Model):
    """The lower node exists because of the upper one, from a date to another; ``decision`` is the decision's id."""

    lower = models.ForeignKey(Node, on_delete=models.RESTRICT, related_name="edges_up")
    upper = models.ForeignKey(Node, on_delete=models.RESTRICT, related_name="edges_down")
    relation = models.CharField(max_length=20, choices=Relation)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decision = models.BigIntegerField(null=True)

    objects = EdgeQuerySet.as_manager()

    class Meta:
        """One open edge of a kind between two nodes, never from a node to itself."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lower", "upper", "relation"], condition=Q(valid_to=None), name="edge_is_open_once"
            ),
            models.CheckConstraint(condition=~Q(lower=F("upper")), name="edge_joins_two_nodes"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="edge_does_not_end_before_it_begins"
            ),
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="edge_relation_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.lower_id} {self.relation} {self.upper_id}"
