"""Reference points of the balance, counted by somebody else, are written down, mended and taken away."""

from datetime import date, datetime

from django.db import transaction

from farled.people.reads import Actor
from farled.portfolio.models import BalancePoint, Portfolio
from farled.portfolio.rules import balance as rules
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def add_balance_point(
    *,
    on: date,
    innovation: int,
    source: str,
    by: Actor,
    at: datetime,
    portfolio: Portfolio | None = None,
    external: int | None = None,
    is_example: bool = False,
) -> BalancePoint:
    """Write down where the balance was counted to lie on a day (lägg till referenspunkt). Raises Refused or Invalid."""
    rules.check_can_keep_points(by, by.organisation_id)
    row = BalancePoint(organisation_id=by.organisation_id, is_example=is_example)
    _put(row, portfolio, on, innovation, external, source)
    row.save(force_insert=True)
    trail.created(row, "portfolio.balance_point.added", by=by, at=at)
    return row


@transaction.atomic
def change_balance_point(
    *,
    point: BalancePoint,
    version: int,
    on: date,
    innovation: int,
    source: str,
    by: Actor,
    at: datetime,
    portfolio: Portfolio | None = None,
    external: int | None = None,
    why: str = "",
) -> BalancePoint:
    """Mend a reference point (ändra). Raises Stale, Refused or Invalid."""
    row = _held(point, version, by)
    with trail.changing(row, "portfolio.balance_point.changed", by=by, at=at, why=why.strip()):
        _put(row, portfolio, on, innovation, external, source)
    return row


@transaction.atomic
def remove_balance_point(*, point: BalancePoint, version: int, why: str, by: Actor, at: datetime) -> None:
    """Take a reference point away, for a reason (ta bort)."""
    row = _held(point, version, by)
    rules.check_point_why(why)
    trail.removed(row, "portfolio.balance_point.removed", by=by, at=at, why=why.strip())
    row.delete()


def _put(
    row: BalancePoint, portfolio: Portfolio | None, on: date, innovation: int, external: int | None, source: str
) -> None:
    rules.check_balance_point(row.organisation_id, portfolio, innovation, external, source)
    rules.check_point_is_new(
        BalancePoint.objects.filter(organisation=row.organisation_id, portfolio=portfolio, on=on)
        .exclude(pk=row.pk)
        .exists()
    )
    row.portfolio, row.on, row.innovation, row.external, row.source = (
        portfolio,
        on,
        innovation,
        external,
        source.strip(),
    )


def _held(point: BalancePoint, version: int, by: Actor) -> BalancePoint:
    row = BalancePoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    rules.check_can_keep_points(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row
