"""The text that is consulted on, in order, with the label a reader points at each passage by."""

from django.db.models import QuerySet

from farled.consultation.models import Consultation
from farled.direction.reads import Passage, Wording
from farled.direction.reads.text import labels_of as labels
from farled.direction.reads.text import text_of as placed


def text_of(consultation: Consultation) -> list[tuple[Wording, str]]:
    """The passages of the version sent out. One query. The caller has checked who asks."""
    return [(each.wording, each.label) for each in placed(consultation.proposal)]


def passages_of(consultation: Consultation) -> QuerySet[Passage]:
    """The passages of the version sent out, to choose among."""
    return Passage.objects.filter(wordings__document_version=consultation.proposal_id)


def labels_of(consultation: Consultation) -> dict[int, str]:
    """The label of every passage sent out, by the passage's id. One query, without the texts."""
    return labels(consultation.proposal)
