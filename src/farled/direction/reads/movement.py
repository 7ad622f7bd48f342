"""How far objectives have come, as far as the actor may see."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from farled.direction.models import Evidence, Objective, StageGoal
from farled.people.reads import Actor

__all__ = [
    "StageGoal",
    "due",
    "evidence",
    "evidence_of",
    "latest",
    "stage_goals",
    "stages_of",
    "stages_on_the_way",
]


def evidence(actor: Actor) -> QuerySet[Evidence]:
    """What is known of every objective in sight, the latest first."""
    rows = Evidence.objects.visible_to(actor).select_related("body")
    return rows.order_by("-on", "-pk")


def stage_goals(actor: Actor) -> QuerySet[StageGoal]:
    """The stage goals of every objective in sight, the first due first."""
    return StageGoal.objects.visible_to(actor).order_by("due", "pk")


def evidence_of(objective: Objective) -> list[Evidence]:
    """What is known of an objective, the latest first. The caller has checked that it may be seen."""
    return list(Evidence.objects.filter(objective=objective).select_related("body").order_by("-on", "-pk"))


def stages_of(objective: Objective) -> list[StageGoal]:
    """An objective's stage goals in order. The caller has checked that it may be seen."""
    return list(StageGoal.objects.filter(objective=objective).order_by("due", "pk"))


def latest(objectives: Collection[int], on: date) -> dict[int, Evidence]:
    """The latest that is known of each objective on a day. One query; the caller has checked that they may be seen."""
    rows = Evidence.objects.filter(objective__in=list(objectives), on__lte=on).order_by("on", "pk")
    return {row.objective_id: row for row in rows}


def stages_on_the_way(objectives: Collection[int]) -> list[StageGoal]:
    """The stage goals of some objectives, the first due first. The caller has checked that they may be seen."""
    return list(StageGoal.objects.filter(objective__in=list(objectives)).order_by("due", "pk"))


def due(actor: Actor, first: date, last: date) -> QuerySet[StageGoal]:
    """The organisation's stage goals that are due between two days and not reached."""
    own = stage_goals(actor).filter(objective__document__organisation_id=actor.organisation_id)
    return own.filter(due__range=(first, last), reached_on=None)
