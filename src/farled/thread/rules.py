"""What may be tied to what."""

from datetime import date

from farled.thread import strands
from farled.thread.models import Node
from farled.web.refused import Refused


def check_within_reach(lower: Node, upper: Node) -> None:
    """Across organisations only to what is published."""
    if lower.organisation_id != upper.organisation_id and not upper.published:
        raise Refused("thread.unpublished")


def check_no_circle(lower: Node, upper: Node, *, on: date) -> None:
    """Nothing exists because of itself, from a date on: what is tied from a later day counts too."""
    above = strands.above(upper.pk, on=on, until=date.max)
    if lower.pk == upper.pk or lower.pk in {strand.upper.pk for strand in above}:
        raise Refused("thread.circle")
