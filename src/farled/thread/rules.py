"""What may be tied to what."""

from datetime import date

from farled.thread import strands
from farled.thread.models import Node
from farled.web.refused import Refused, asks


def check_can_tie(lower: Node, upper: Node, *, on: date) -> None:
    """No circles, and across organisations only to what is published."""
    if lower.organisation_id != upper.organisation_id and not upper.published:
        raise Refused("thread.unpublished")
    if lower.pk == upper.pk or lower.pk in {strand.upper.pk for strand in strands.above(upper.pk, on=on)}:
        raise Refused("thread.circle")


can_tie = asks(check_can_tie)
