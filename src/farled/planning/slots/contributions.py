"""What bodies do for objectives, as the page of all bodies' contributions tells it: the activities they lead."""

from collections.abc import Collection, Iterator

from django.urls import reverse

from farled.people.reads import Actor
from farled.planning.reads.contributions import leads_towards
from farled.planning.states import ActivityKind
from farled.web.contributions import Contribution


def contributions(actor: Actor, objectives: Collection[int]) -> Iterator[Contribution]:
    """The activities and insatser that bodies lead for the objectives. One query."""
    for ref, kind, title, objective, body in leads_towards(actor, objectives):
        yield Contribution(
            objective_id=objective,
            body_id=body,
            title=title,
            kind=ActivityKind(kind).label,
            url=reverse("planning:activity", args=[ref]),
        )
