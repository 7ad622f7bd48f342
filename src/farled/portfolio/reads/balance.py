"""What the balance is counted of: money granted and sought, by portfolio, body and year, and reference points."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, Sum
from django.db.models.functions import Collate

from farled.people.reads import Actor
from farled.portfolio.models import Application, ApplicationPart, BalancePoint, LedgerEntry, Portfolio
from farled.portfolio.states import WAITING, EntryKind


@dataclass(frozen=True, slots=True)
class Amount:
    """Money of an application: öre of a portfolio's year."""

    application: int
    portfolio: int
    year: int
    amount: int


def balance_points(actor: Actor) -> QuerySet[BalancePoint]:
    """The reference points, oldest first."""
    return BalancePoint.objects.visible_to(actor).select_related("portfolio").order_by("on", "pk")


def granted_amounts(actor: Actor) -> list[Amount]:
    """What has been granted and not given back, of each application, portfolio and year. One query."""
    rows = LedgerEntry.objects.filter(account__portfolio__in=Portfolio.objects.visible_to(actor))
    rows = rows.filter(kind__in=[EntryKind.GRANT, EntryKind.RETURN], grant__isnull=False).order_by()
    sums = rows.values_list("grant__application", "account__portfolio", "account__year").annotate(whole=Sum("amount"))
    return [Amount(pk, portfolio, year, -whole) for pk, portfolio, year, whole in sorted(sums) if whole < 0]


def sought_amounts(actor: Actor) -> list[Amount]:
    """What applications that wait for a decision ask for. One query."""
    rows = ApplicationPart.objects.filter(
        application__in=Application.objects.visible_to(actor).filter(state__in=sorted(WAITING))
    )
    return [Amount(*each) for each in sorted(rows.values_list("application", "portfolio", "year", "amount"))]


def applications_with_cases(actor: Actor, pks: Iterable[int]) -> dict[int, Application]:
    """The applications by id, with what tells where they lie. One query."""
    rows = Application.objects.visible_to(actor).filter(pk__in=list(pks))
    return {row.pk: row for row in rows.select_related("initiative", "body", "case")}


def aimed_portfolios(actor: Actor) -> list[Portfolio]:
    """The organisation's portfolios, whose targets the balance is held against."""
    return list(Portfolio.objects.visible_to(actor).order_by("number", Collate("name", "sv-x-icu"), "pk"))
