"""What must hold of networks, mappings and trainings: what only they hold, what they lead to, whom they train."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.utils.text import capfirst

from farled.direction.reads import Objective
from farled.planning.models import Activity, Sequel, column_label
from farled.planning.rules.activities import check_objectives
from farled.planning.states import OWN_FIELDS, ActivityKind
from farled.web.formats import day
from farled.web.refused import Invalid, Refused, together


def check_fits(activity: Activity) -> None:
    """What only some kinds hold is empty for the others."""

    def check(name: str, kind: ActivityKind) -> None:
        if activity.kind != kind and getattr(activity, name):
            label = capfirst(column_label(name))
            raise Invalid("planning.kind.field", field=name, label=label, kind=kind.label)

    together(*(partial(check, name, kind) for name, kind in OWN_FIELDS.items()))


def check_turns_into(activity: Activity, kind: ActivityKind, *, occasions: bool) -> None:
    """An insats stays one, and nothing told of a row is lost when it becomes of another kind."""
    if kind == activity.kind:
        return
    if ActivityKind.INSATS in (kind, activity.kind):
        raise Refused("planning.kind.insats", field="kind")
    if occasions and not kind.shape.occasions:
        raise Refused("planning.kind.occasions", field="kind")
    if activity.sequels.all() and not kind.shape.leads_on:
        raise Refused("planning.kind.sequels", field="kind")


def check_leads_on(activity: Activity) -> None:
    """Networks, mappings and trainings lead to other work; an activity serves it."""
    if not activity.shape.leads_on:
        raise Refused("planning.sequel.kind", kind=ActivityKind(activity.kind).label)


def check_sequels(activity: Activity, later: Iterable[Activity], objectives: Iterable[Objective]) -> None:
    """What it leads to lies in the same organisation, and is neither itself nor what it serves."""
    for each in later:
        if each.pk == activity.pk:
            raise Refused("planning.sequel.itself", field="later")
        if each.organisation_id != activity.organisation_id:
            raise Refused("planning.sequel.elsewhere", field="later", title=each.title)
    objectives = list(objectives)
    check_objectives(activity.organisation_id, objectives, field="objectives")
    served = {activity.objective_id, *(each.objective_id for each in activity.listings.all())}
    for goal in objectives:
        if goal.pk in served:
            raise Refused("planning.sequel.served", field="objectives", title=goal.title)


def check_has_occasions(activity: Activity) -> None:
    """Only a training has days on which people are trained."""
    if not activity.shape.occasions:
        raise Refused("planning.occasion.kind", kind=ActivityKind(activity.kind).label)


def check_count(on: date, planned: int, trained: int | None, *, today: date) -> None:
    """A training is planned for somebody, and nobody has been trained tomorrow."""
    if planned < 1:
        raise Invalid("planning.occasion.nobody", field="planned")
    if trained is not None and on > today:
        raise Invalid("planning.occasion.ahead", field="trained", day=day(on))


def check_day_is_free(activity: Activity, on: date, *, but: int = 0) -> None:
    """A training has one count a day."""
    if activity.occasions.filter(on=on).exclude(pk=but).exists():
        raise Refused("planning.occasion.twice", field="on", day=day(on))


def check_nothing_rests(rows: Iterable[Sequel]) -> None:
    """What a network, mapping or training is said to lead to does not vanish under it."""
    for each in rows:
        title = str(each.later or each.objective or each.stage_goal)
        raise Refused("planning.sequel.rests", title=title, activity=each.activity.title)
