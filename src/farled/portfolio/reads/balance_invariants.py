"""What must always hold of reference points for the balance."""

from collections.abc import Iterator

from django.db.models import F

from farled.portfolio.models import BalancePoint
from farled.web import slots


def points_stay_in_their_organisation() -> Iterator[slots.Violation]:
    """A point's portfolio belongs to its organisation."""
    rows = BalancePoint.objects.filter(portfolio__isnull=False).exclude(portfolio__organisation=F("organisation"))
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        yield slots.Violation("portfolio.balance.organisation", f"portfolio.balance_point:{pk}", "portfolio")
