"""When remarks can be compared with each other, and what can be done with what comes of it."""

from farled.consultation.models import Alike, Consultation, Remark
from farled.web.refused import Refused


def check_can_compare(consultation: Consultation) -> None:
    """It takes two remarks that have come in."""
    if Remark.objects.filter(treatment__consultation=consultation)[:2].count() < 2:
        raise Refused("consultation.comparison.too_few")


def check_is_there(row: Alike | None) -> None:
    """The remarks may have been compared anew since the page was opened."""
    if row is None:
        raise Refused("consultation.comparison.anew")
