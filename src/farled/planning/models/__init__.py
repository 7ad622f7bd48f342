"""The tables of the room."""

from farled.planning.models.activities import (
    Activity,
    ActivityPart,
    ActivityQuerySet,
    Listing,
    StatusReport,
    StatusReportQuerySet,
)
from farled.planning.models.continuing import Continuation
from farled.planning.models.rounds import Answer, Edition, Return, ReturnQuerySet, Round, RoundQuerySet

__all__ = [
    "Activity",
    "ActivityPart",
    "ActivityQuerySet",
    "Answer",
    "Continuation",
    "Edition",
    "Listing",
    "Return",
    "ReturnQuerySet",
    "Round",
    "RoundQuerySet",
    "StatusReport",
    "StatusReportQuerySet",
]
