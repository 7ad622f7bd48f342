"""What networks, mappings and trainings have of their own: what they lead to, their days, and their next meetings."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Collate

from farled.direction.reads import Objective
from farled.direction.reads.movement import StageGoal, stage_goals
from farled.people.reads import Actor
from farled.planning.models import Activity, ActivityQuerySet, Occasion, Sequel


@dataclass(frozen=True, slots=True)
class LeadsTo:
    """What an activity leads to, as far as the reader may see it."""

    later: tuple[Activity, ...] = ()
    objectives: tuple[Objective, ...] = ()
    stage_goals: tuple[StageGoal, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.later or self.objectives or self.stage_goals)


def leads_to(values: Mapping[str, Any], actor: Actor) -> LeadsTo:
    """What a row leads to on some day; ``values`` are what history holds of it then. A query for each sort it names."""
    later, goals, stages = (values.get(name, ()) for name in Sequel.ENDS)
    return LeadsTo(
        tuple(Activity.objects.visible_to(actor).filter(pk__in=later).order_by("position", "pk")) if later else (),
        tuple(Objective.objects.visible_to(actor).filter(pk__in=goals).order_by("position", "pk")) if goals else (),
        tuple(stage_goals(actor).filter(pk__in=stages).select_related("objective")) if stages else (),
    )


def follows_from(activity: Activity, actor: Actor) -> list[Activity]:
    """The networks, mappings and trainings that are said to lead to an activity, as far as the actor may see."""
    refs = activity.follows.values("activity")
    return list(Activity.objects.visible_to(actor).filter(pk__in=refs).order_by("position", "pk"))


def can_follow(activity: Activity, actor: Actor) -> ActivityQuerySet:
    """The activities it can lead to: what is not finished, and what it leads to already."""
    chosen = Q(pk__in=activity.sequels.exclude(later=None).values("later"))
    going = Activity.objects.visible_to(actor).unfinished()
    rows = Activity.objects.visible_to(actor).filter(Q(pk__in=going.values("pk")) | chosen).exclude(pk=activity.pk)
    plan = Collate("document__title", "sv-x-icu")
    return rows.select_related("document").order_by(plan, "document_id", "position", "pk")


def stages_ahead(activity: Activity, actor: Actor) -> QuerySet[StageGoal]:
    """The stage goals it can lead to: the organisation's own that are not reached, and those it leads to already."""
    chosen = Q(pk__in=activity.sequels.exclude(stage_goal=None).values("stage_goal"))
    rows = stage_goals(actor).filter(objective__document__organisation_id=activity.organisation_id)
    return rows.filter(Q(reached_on=None) | chosen).select_related("objective__document")


def stages_followed(actor: Actor, refs: Collection[int]) -> dict[int, list[StageGoal]]:
    """The stage goals in sight that rows lead to, by row, in one query or none. The rows may be seen by the actor."""
    found: dict[int, list[StageGoal]] = {}
    if not refs:
        return found
    rows = Sequel.objects.filter(activity__in=refs, stage_goal__in=stage_goals(actor)).select_related("stage_goal")
    for each in rows.order_by("stage_goal__due", "pk"):
        if each.stage_goal is not None:
            found.setdefault(each.activity_id, []).append(each.stage_goal)
    return found


def occasions(actor: Actor) -> QuerySet[Occasion]:
    """The days of every training the actor may see."""
    return Occasion.objects.visible_to(actor).select_related("activity__document")


def occasions_of(activity: Activity) -> list[Occasion]:
    """The days of a training, the first first. The caller has checked that it may be seen."""
    return list(activity.occasions.order_by("on"))


def sequels_in_sight(activity: Activity, actor: Actor) -> list[Sequel]:
    """What an activity leads to of what the actor may see. For acts: nobody takes away what they do not see."""
    later = Q(later__in=Activity.objects.visible_to(actor))
    goals = Objective.objects.visible_to(actor)
    there = later | Q(objective__in=goals) | Q(stage_goal__objective__in=goals)
    return list(activity.sequels.filter(there).select_related("later", "objective"))


def fetch_what_they_owe(rows: Iterable[Activity]) -> None:
    """Fetch what tells what rows of a kind of their own owe: a query for their days, and one for what they lead to."""
    rows = list(rows)
    days = Prefetch("occasions", Occasion.objects.order_by("on"))
    prefetch_related_objects([row for row in rows if row.shape.occasions], days)
    prefetch_related_objects([row for row in rows if row.shape.owes_sequel], "sequels")


def meetings_ahead(actor: Actor, first: date, last: date) -> ActivityQuerySet:
    """The networks that go on and meet next between two days."""
    rows = Activity.objects.visible_to(actor).unfinished().filter(next_meeting__range=(first, last))
    return rows.only("title", "next_meeting").order_by("next_meeting", "pk")
