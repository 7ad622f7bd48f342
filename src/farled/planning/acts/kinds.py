"""What networks, mappings and trainings lead to, and how many a training trains on which days."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from farled.direction.reads import Objective
from farled.direction.reads.movement import StageGoal
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.planning import reads, rules
from farled.planning.acts.rows import locked, read_anew
from farled.planning.models import Activity, Occasion, Sequel
from farled.thread import acts as thread
from farled.thread.reads import Node, nodes_of
from farled.thread.states import NodeKind, Relation
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def lead_on(
    *,
    activity: Activity,
    version: int,
    later: Iterable[Activity],
    objectives: Iterable[Objective],
    stage_goals: Iterable[StageGoal],
    by: Actor,
    at: datetime,
    why: str = "",
) -> Activity:
    """Say what an activity leads to (ange vad den leder till): these and no others. Raises Stale, Refused.

    What it leads to that the actor may not see, such as a draft of somebody else's, stays as it is.
    Activities and objectives follow from it in the red thread. A stage goal has no place there of its own: it shows as
    what comes of the activity.
    """
    activity = locked(activity)
    rules.check_can_edit(by, activity)
    check_version(current=activity.version, seen=version, stored=reads.stored(activity))
    rules.check_leads_on(activity)
    later, objectives, stages = list(later), list(objectives), list(stage_goals)
    rules.check_sequels(activity, later, objectives)
    rules.check_objectives(activity.organisation_id, [stage.objective for stage in stages], field="stage_goals")
    with trail.changing(activity, "planning.activity.led_on", by=by, at=at, why=why.strip()):
        before = reads.sequels_in_sight(activity, by)
        activity.sequels.filter(pk__in=[row.pk for row in before]).delete()
        Sequel.objects.bulk_create(
            [
                *(Sequel(activity=activity, later=each) for each in later),
                *(Sequel(activity=activity, objective=each) for each in objectives),
                *(Sequel(activity=activity, stage_goal=each) for each in stages),
            ]
        )
        read_anew(activity)
        [upper] = nodes_of(activity.node_kind, [activity.pk]).values()
        on = local_day(at)
        nodes = _nodes(later, objectives)
        for node in _nodes([row.later for row in before if row.later], [row.objective for row in before]):
            if node not in nodes:
                thread.untie(lower=node, upper=upper, relation=Relation.FOLLOWS, on=on)
        thread.tie_many([thread.Tie(node, upper, Relation.FOLLOWS) for node in nodes], on=on)
    return activity


def _nodes(later: Sequence[Activity], objectives: Iterable[Objective | None]) -> list[Node]:
    """The nodes of what follows."""
    found: list[Node] = []
    for kind in sorted({each.node_kind for each in later}):
        found += nodes_of(kind, {each.pk for each in later if each.node_kind == kind}).values()
    goals = {each.pk for each in objectives if each is not None}
    return [*found, *(nodes_of(NodeKind.OBJECTIVE, goals).values() if goals else ())]


@transaction.atomic
def add_occasion(
    *,
    activity: Activity,
    on: date,
    planned: int,
    by: Actor,
    at: datetime,
    trained: int | None = None,
    source: str = "",
) -> Occasion:
    """Add a day on which people are trained (lägga till ett tillfälle)."""
    activity = locked(activity)
    rules.check_can_edit(by, activity)
    rules.check_has_occasions(activity)
    rules.check_count(on, planned, trained, today=local_day(at))
    rules.check_day_is_free(activity, on)
    row = Occasion(activity=activity, on=on, planned=planned, trained=trained, source=source.strip())
    row.save(force_insert=True)
    trail.created(row, "planning.occasion.added", by=by, at=at)
    return row


@transaction.atomic
def change_occasion(
    *,
    occasion: Occasion,
    version: int,
    on: date,
    planned: int,
    trained: int | None,
    by: Actor,
    at: datetime,
    source: str | None = None,
    why: str = "",
) -> Occasion:
    """Change a day of a training, or say how many were trained. Without ``source`` it is kept. Raises Stale."""
    row = _occasion(occasion, version, by)
    rules.check_count(on, planned, trained, today=local_day(at))
    rules.check_day_is_free(row.activity, on, but=row.pk)
    with trail.changing(row, "planning.occasion.changed", by=by, at=at, why=why.strip()):
        row.on, row.planned, row.trained = on, planned, trained
        row.source = row.source if source is None else source.strip()
    return row


@transaction.atomic
def remove_occasion(*, occasion: Occasion, version: int, by: Actor, at: datetime, why: str = "") -> None:
    """Take away a day that will not be; history keeps it. Raises Stale."""
    row = _occasion(occasion, version, by)
    trail.removed(row, "planning.occasion.removed", by=by, at=at, why=why.strip())
    row.delete()


def _occasion(occasion: Occasion, version: int, by: Actor) -> Occasion:
    """The row as it is now, held with its training, when the actor may change the version they saw."""
    activity = locked(occasion.activity)
    row = Occasion.objects.select_for_update(of=("self",)).get(pk=occasion.pk)
    row.activity = activity
    rules.check_can_edit(by, activity)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
