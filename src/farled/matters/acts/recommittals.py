"""Answering what an organ sent a matter back for, one point at a time."""

from datetime import date, datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.acts.matters import locked
from farled.matters.models import Matter, Point
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version


@transaction.atomic
def answer_point(
    *,
    point: Point,
    version: int,
    answer: str,
    on: date,
    by: Actor,
    at: datetime,
    moved_to: Matter | None = None,
    moved_text: str = "",
    node: str = "",
    source: str = "",
    why: str = "",
) -> Point:
    """Answer one point of a recommittal, or say to which matter it is moved and why (besvara en punkt).

    A new answer replaces the one before. Raises Stale, and Invalid for an empty answer, a day before the recommittal or
    ahead, and a point moved to the matter it came from.
    """
    matter = locked(point.decision.matter)
    point = Point.objects.select_for_update(of=("self",)).select_related("decision__meeting").get(pk=point.pk)
    point.decision.matter = matter
    rules.check_can_handle(by, matter)
    rules.check_is_open(matter)
    check_version(current=point.version, seen=version, stored=point.trail_values())
    rules.check_answer(point, answer=answer, on=on, moved_to=moved_to, today=local(at))
    verb = "matters.point.moved" if moved_to or moved_text.strip() else "matters.point.answered"
    with trail.changing(point, verb, by=by, at=at, why=why):
        point.answer, point.answered_on = answer.strip(), on
        point.moved_to, point.moved_text, point.node = moved_to, moved_text.strip(), node
        point.source = source or point.source
    return point
