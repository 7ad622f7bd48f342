"""The tables of the room."""

from farled.consultation.models.comparisons import Alike, Comparison, ComparisonQuerySet
from farled.consultation.models.consultations import Consultation, ConsultationQuerySet, Material, Occasion, Question
from farled.consultation.models.recipients import Link, Recipient, RecipientQuerySet
from farled.consultation.models.replies import (
    Motion,
    Remark,
    Reply,
    ReplyDissent,
    ReplyQuerySet,
    ReplyWriter,
    own_reach,
)
from farled.consultation.models.treatments import ChangedPassage, Disposition, Theme, Treatment, TreatmentQuerySet

__all__ = [
    "Alike",
    "ChangedPassage",
    "Comparison",
    "ComparisonQuerySet",
    "Consultation",
    "ConsultationQuerySet",
    "Disposition",
    "Link",
    "Material",
    "Motion",
    "Occasion",
    "Question",
    "Recipient",
    "RecipientQuerySet",
    "Remark",
    "Reply",
    "ReplyDissent",
    "ReplyQuerySet",
    "ReplyWriter",
    "Theme",
    "Treatment",
    "TreatmentQuerySet",
    "own_reach",
]
