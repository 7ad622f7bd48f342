"""The tables of the room."""

from farled.planning.models.activities import (
    Activity,
    ActivityPart,
    ActivityQuerySet,
    Listing,
    Sequel,
    StatusReport,
    StatusReportQuerySet,
    column_label,
)
from farled.planning.models.continuing import Continuation
from farled.planning.models.occasions import Occasion, OccasionQuerySet
from farled.planning.models.rounds import Answer, AnswerStep, Edition, Return, ReturnQuerySet, Round, RoundQuerySet
from farled.planning.models.sittings import Sitting

__all__ = [
    "Activity",
    "ActivityPart",
    "ActivityQuerySet",
    "Answer",
    "AnswerStep",
    "Continuation",
    "Edition",
    "Listing",
    "Occasion",
    "OccasionQuerySet",
    "Return",
    "ReturnQuerySet",
    "Round",
    "RoundQuerySet",
    "Sequel",
    "Sitting",
    "StatusReport",
    "StatusReportQuerySet",
    "column_label",
]
