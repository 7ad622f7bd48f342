"""What the form of a new consultation begins with: its name and its day (R26)."""

from calendar import monthrange
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from farled.direction.reads import DocumentVersion

MONTHS = 3  # the time Göteborg's executive board gives its bodies


def three_months_after(day: date) -> date:
    """The same day three months later, or the last of that month."""
    year, month = divmod(day.month - 1 + MONTHS, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def suggested(proposal: DocumentVersion | None, *, today: date) -> dict[str, Any]:
    """What the form of a new consultation begins with."""
    begun: dict[str, Any] = {"due": three_months_after(today)}
    if proposal is not None:
        begun |= {"proposal": proposal.pk, "matter": proposal.matter_id}
        begun["title"] = (_("Remiss av %(document)s") % {"document": proposal.document.title})[:200]
        begun["reference"] = proposal.document.reference
    return begun
