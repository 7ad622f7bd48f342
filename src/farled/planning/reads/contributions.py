"""Which bodies lead something for which objectives."""

from collections.abc import Collection

from farled.people.reads import Actor
from farled.planning.models import Activity, ActivityPart
from farled.planning.states import ABANDONED, Part


def leads_towards(actor: Actor, objectives: Collection[int]) -> list[tuple[int, str, str, int, int]]:
    """(id, kind, title, objective, body) of all that bodies lead for the objectives, what was dropped left out."""
    seen = Activity.objects.visible_to(actor).filter(objective__in=list(objectives)).exclude(status__in=ABANDONED)
    parts = ActivityPart.objects.filter(activity__in=seen, part=Part.LEAD).order_by("activity__position", "pk")
    columns = ("activity_id", "activity__kind", "activity__title", "activity__objective_id", "body_id")
    return list(parts.values_list(*columns))
