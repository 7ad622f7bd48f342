"""Names for what rows point at, for answers that hold ids and names and make no rows of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from farled.direction.reads import Objective
from farled.people.reads import Actor
from farled.planning.models import Activity, ActivityPart
from farled.planning.states import Part

_COLUMNS = (
    "pk", "title", "kind", "document_id", "document__title", "objective_id", "insats_id", "status", "light", "start",
    "end", "standing", "priority", "reported_on", "responsible_text",
)  # fmt: skip


def lean_activities(rows: QuerySet[Activity]) -> list[Any]:
    """The rows as tuples of what a list tells of each, with the title of the plan, and without making models."""
    return list(rows.values_list(*_COLUMNS, named=True))


@dataclass(frozen=True, slots=True)
class Naming:
    """Titles by id of what the actor may see, and id and name of those who answer for each row."""

    objectives: Mapping[int, str]
    insatser: Mapping[int, str]
    leads: Mapping[int, list[tuple[int, str]]]


def naming(actor: Actor, rows: Iterable[Any]) -> Naming:
    """Names for rows that have ``pk``, ``objective_id`` and ``insats_id``, in three queries however many they are.

    The caller has checked that the rows themselves may be seen.
    """
    every = list(rows)
    objectives = Objective.objects.visible_to(actor).filter(pk__in={row.objective_id for row in every})
    insatser = Activity.objects.visible_to(actor).filter(pk__in={row.insats_id for row in every})
    leads: dict[int, list[tuple[int, str]]] = {}
    parts = ActivityPart.objects.filter(activity__in=[row.pk for row in every], part=Part.LEAD).order_by("pk")
    for activity, body, name in parts.values_list("activity", "body", "body__name"):
        leads.setdefault(activity, []).append((body, name))
    return Naming(dict(objectives.values_list("pk", "title")), dict(insatser.values_list("pk", "title")), leads)
