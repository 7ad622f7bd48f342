"""Next year's plan: activities carried over, merged, split and superseded, with the thread kept (R39)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from farled.direction.reads import Document, Objective
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning import reads, rules
from farled.planning.acts.adding import NewActivity, add_activities
from farled.planning.acts.rows import Content
from farled.planning.models import Activity, Continuation
from farled.planning.states import ActivityKind, Onward, Part, Status
from farled.thread import acts as thread
from farled.thread.reads import nodes_of
from farled.thread.states import NodeKind, Relation
from farled.trail import acts as trail
from farled.web.refused import RowsRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happens to one activity: it is carried over, merged under a name, split into names, or superseded by one.

    Without a name what is carried over keeps its own. Several merged under the same name become one.
    """

    activity: Activity
    how: Onward
    names: tuple[str, ...] = ()


@transaction.atomic
def carry_over(
    *, plan: Document, to: Document, steps: Sequence[Step], by: Actor, at: datetime, on: date | None = None
) -> list[Activity]:
    """Let activities of a plan go on in another (för över till nästa plan). The earlier plan's rows stay as they are.

    What is new tells what it goes on with, in the thread too; footnotes of why something was prolonged follow along.
    ``on`` is the day the ties hold from, by default the day the later plan holds from. Raises Refused or Forbidden, and
    RowsRefused by the place of the step.
    """
    rules.check_can_keep(by, plan)
    rules.check_can_keep(by, to)
    rules.check_another_plan(plan, to)
    trail.hold(to.organisation_id)
    earlier = {
        row.pk: row
        for row in Activity.objects.filter(pk__in=[step.activity.pk for step in steps], document=plan)
        .select_related("document", "objective__document")
        .prefetch_related("parts__body", "listings__objective__document")
    }
    rules.check_steps(steps, earlier, _carried_already(to, earlier))
    goals = _goals(to)
    groups = _groups(steps, earlier)
    made = _added(to, groups, goals, by=by, at=at, on=on)
    ties = [
        Continuation(later=later, earlier=row, how=group.how)
        for later, group in zip(made, groups, strict=True)
        for row in group.rows
    ]
    Continuation.objects.bulk_create(ties, batch_size=500)
    _tie(ties, on=on or reads.holds_from(to) or local_day(at))
    for row in earlier.values():
        trail.noted(row, "planning.activity.continued", by=by, at=at)
    return made


@dataclass(frozen=True, slots=True)
class _Group:
    """One activity to make: its name, and those it goes on with."""

    how: Onward
    title: str
    rows: tuple[Activity, ...]
    first: int  # the place of its first step


def _groups(steps: Sequence[Step], earlier: dict[int, Activity]) -> list[_Group]:
    merged: dict[str, list[Activity]] = {}
    places: dict[str, int] = {}
    found: list[_Group] = []
    for place, step in enumerate(steps):
        row = earlier[step.activity.pk]
        if step.how is Onward.MERGED:
            merged.setdefault(step.names[0].casefold(), []).append(row)
            places.setdefault(step.names[0].casefold(), place)
            continue
        titles = step.names or (row.title,)
        found += [_Group(step.how, title, (row,), place) for title in titles]
    for key, rows in merged.items():
        title = next(step.names[0] for step in steps if step.how is Onward.MERGED and step.names[0].casefold() == key)
        found.append(_Group(Onward.MERGED, title, tuple(rows), places[key]))
    # An insats comes before what is part of it; otherwise they come as the steps do.
    return sorted(found, key=lambda group: (group.rows[0].kind != ActivityKind.INSATS, group.first))


def _added(
    to: Document, groups: Sequence[_Group], goals: dict[str, Objective], *, by: Actor, at: datetime, on: date | None
) -> list[Activity]:
    insatser: dict[int, NewActivity] = {}
    new: list[NewActivity] = []
    for group in groups:
        one = _new(group, goals, insatser)
        for row in group.rows:
            if row.kind == ActivityKind.INSATS:
                insatser.setdefault(row.pk, one)
        new.append(one)
    try:
        return add_activities(document=to, activities=new, by=by, at=at, on=on)
    except RowsRefused as refused:
        raise RowsRefused({groups[place].first: each for place, each in refused.rows.items()}) from refused


def _new(group: _Group, goals: dict[str, Objective], insatser: dict[int, NewActivity]) -> NewActivity:
    """The activity it becomes: everything of the first, and the bodies, goals and footnotes of all."""
    first = group.rows[0]
    leads = _bodies(group.rows, Part.LEAD)
    helpers = [body for body in _bodies(group.rows, Part.CONTRIBUTING) if body not in leads]
    objective = _goal(first.objective, goals)
    listed = [_goal(each.objective, goals) for row in group.rows for each in row.listings.all()]
    return NewActivity(
        content=Content(
            title=group.title,
            description="\n\n".join(dict.fromkeys(row.description for row in group.rows if row.description)),
            start=_first(row.start for row in group.rows),
            end=_last(row.end for row in group.rows),
            standing=any(row.standing for row in group.rows),
            priority=first.priority,
            responsible_text=first.responsible_text,
            footnotes=tuple(dict.fromkeys(note for row in group.rows for note in row.footnotes)),
            effect="\n\n".join(dict.fromkeys(row.effect for row in group.rows if row.effect)),
            effect_for=first.effect_for,
            effect_due=_last(row.effect_due for row in group.rows),
            **{name: getattr(first, name) for name in first.shape.fields},
        ),
        kind=ActivityKind(first.kind),
        objective=objective,
        insats=insatser.get(first.insats_id) if first.insats_id and first.kind != ActivityKind.INSATS else None,
        also_listed=[each for each in dict.fromkeys(listed) if each is not None and each != objective],
        leads=leads,
        contributing=helpers,
        status=Status(first.status) if not Status(first.status).finished else Status.NEW,
    )


def _bodies(rows: Iterable[Activity], part: Part) -> list[Body]:
    every = (each.body for row in rows for each in row.parts.all() if each.part == part)
    return [body for body in dict.fromkeys(every) if body.closed_on is None]


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _last(days: Iterable[date | None]) -> date | None:
    known = list(days)
    return None if None in known else max((day for day in known if day is not None), default=None)


def _goals(to: Document) -> dict[str, Objective]:
    """The later plan's own goals by title: what stood under a goal of the earlier plan stands under its namesake."""
    return {goal.title.casefold(): goal for goal in reads.goals_of(to)}


def _goal(goal: Objective | None, goals: dict[str, Objective]) -> Objective | None:
    return goals.get(goal.title.casefold(), goal) if goal is not None else None


def _carried_already(to: Document, earlier: Iterable[int]) -> set[int]:
    rows = Continuation.objects.filter(later__document=to, earlier__in=list(earlier))
    return set(rows.values_list("earlier", flat=True))


def _tie(ties: Sequence[Continuation], *, on: date) -> None:
    rows = [row for each in ties for row in (each.later, each.earlier)]
    nodes = {
        kind: nodes_of(kind, {row.pk for row in rows if row.node_kind == kind})
        for kind in (NodeKind.ACTIVITY, NodeKind.INSATS)
    }
    thread.tie_many(
        [
            thread.Tie(
                nodes[each.later.node_kind][each.later.pk],
                nodes[each.earlier.node_kind][each.earlier.pk],
                Relation.CONTINUES,
            )
            for each in ties
        ],
        on=on,
    )
