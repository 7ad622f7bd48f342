"""Portfolios, their accounts and entries, and who decides how much."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Collate

from farled.methods.swedish import fold
from farled.people.reads import Actor
from farled.portfolio.models import Account, ApplicationPart, Delegation, LedgerEntry, Portfolio, Tranche
from farled.portfolio.states import FRAMES, GRANTED, WAITING, EntryKind, GrantState
from farled.web.together import Asks, asking


def portfolios(actor: Actor) -> QuerySet[Portfolio]:
    """The organisation's portfolios, with who prepares, advises and decides their frames."""
    rows = Portfolio.objects.visible_to(actor).select_related("preparation", "advice", "council")
    return rows.order_by("number", Collate("name", "sv-x-icu"), "pk")


def open_portfolios(actor: Actor, *, on: date) -> QuerySet[Portfolio]:
    """Those that have not ended."""
    return portfolios(actor).filter(Q(valid_to=None) | Q(valid_to__gte=on))


def accounts(portfolio_ids: Collection[int], years: Collection[int] | None = None) -> QuerySet[Account]:
    """The accounts of some portfolios, of all years or of some, with their portfolios."""
    rows = Account.objects.filter(portfolio__in=portfolio_ids).select_related("portfolio")
    rows = rows if years is None else rows.filter(year__in=years)
    return rows.order_by("portfolio__number", "portfolio", "year")


def visible_accounts(actor: Actor) -> QuerySet[Account]:
    """Every account of the organisation's portfolios."""
    return Account.objects.filter(portfolio__in=Portfolio.objects.visible_to(actor)).select_related("portfolio")


def accounts_with_granted(actor: Actor) -> QuerySet[Account]:
    """Every account with what has been granted of it and not given back (``granted``, öre)."""
    booked = LedgerEntry.objects.filter(account=OuterRef("pk"), kind__in=sorted(GRANTED)).order_by()
    total = booked.values("account").annotate(total=-Sum("amount")).values("total")
    return visible_accounts(actor).annotate(granted=Coalesce(Subquery(total), 0))


def granted_on(account_ids: Collection[int]) -> Mapping[int, int]:
    """What has been granted of each account and not given back, öre by account id, in one query."""
    rows = LedgerEntry.objects.filter(account__in=account_ids, kind__in=sorted(GRANTED)).order_by()
    sums = rows.values("account").annotate(total=Sum("amount")).values_list("account", "total")
    return {pk: -total for pk, total in sums}


def entries(actor: Actor) -> QuerySet[LedgerEntry]:
    """Every entry of the organisation's ledger, with its portfolio, what it rests on and what takes it back."""
    rows = LedgerEntry.objects.filter(account__portfolio__in=Portfolio.objects.visible_to(actor))
    return rows.select_related(
        "account__portfolio", "decision__meeting__body", "decision__meeting__group", "correction"
    )


def frame_is_set(account: Account) -> bool:
    """Whether the year has got its frame, and something of it has not been taken back."""
    return account.entries.filter(kind__in=sorted(FRAMES), correction=None).exists()


def carried_from(account: Account) -> int:
    """What has been carried from a year to the next and not taken back, öre."""
    rows = account.entries.filter(Q(kind=EntryKind.CARRIED_OUT) | Q(corrects__kind=EntryKind.CARRIED_OUT))
    return -(rows.aggregate(total=Sum("amount"))["total"] or 0)


def is_corrected(entry: LedgerEntry) -> bool:
    """Whether an entry has been taken back by another."""
    return LedgerEntry.objects.filter(corrects=entry).exists()


def name_taken(row: Portfolio, name: str) -> bool:
    """Whether another portfolio of the organisation has the name."""
    rows = Portfolio.objects.filter(organisation=row.organisation_id, name=name)
    return rows.exclude(pk=row.pk).exists()


def waiting_in(portfolio: Portfolio) -> int:
    """How many applications that are not decided ask for money of it."""
    rows = ApplicationPart.objects.filter(portfolio=portfolio, application__state__in=sorted(WAITING))
    return rows.values("application").distinct().count()


def unpaid_in(portfolio: Portfolio) -> int:
    """How many tranches of it are granted and not paid out."""
    rows = Tranche.objects.filter(account__portfolio=portfolio, grant__state=GrantState.RUNNING, released_on=None)
    return sum(1 for amount, returned in rows.values_list("amount", "returned") if returned < amount)


def left_from(portfolio: Portfolio, year: int) -> int:
    """What is free or set aside in a portfolio from a year on, öre."""
    sums = portfolio.accounts.filter(year__gte=year).aggregate(free=Sum("free"), reserve=Sum("reserve"))
    return (sums["free"] or 0) + (sums["reserve"] or 0)


def left_of(body_id: int) -> int:
    """How many portfolios whose frames it decides, and limits that it grants within, a body has that have not ended."""
    councils = Portfolio.objects.filter(council=body_id, valid_to=None).count()
    return councils + Delegation.objects.filter(body=body_id, valid_to=None).count()


# --- Who decides ------------------------------------------------------------------------------------------------------


def delegations(actor: Actor) -> QuerySet[Delegation]:
    """Every limit of the organisation, those that hold first, the smallest sums first."""
    rows = Delegation.objects.filter(organisation=actor.organisation_id).select_related("body", "portfolio")
    return rows.order_by("portfolio__number", "most", "pk")


def limits(organisation_id: int, on: date) -> QuerySet[Delegation]:
    """The limits that hold on a day, of whatever portfolio, with their bodies."""
    rows = Delegation.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), organisation=organisation_id, valid_from__lte=on
    )
    return rows.select_related("body", "portfolio").order_by("pk")


def for_portfolio(every: Iterable[Delegation], portfolio_id: int) -> list[Delegation]:
    """The limits that hold for a portfolio: its own where it has any, otherwise those of all portfolios."""
    every = list(every)
    own = [each for each in every if each.portfolio_id == portfolio_id]
    return own or [each for each in every if each.portfolio_id is None]


def able(every: Iterable[Delegation], portfolio_ids: Collection[int], amount: int) -> list[Delegation]:
    """Those of some limits within which ``amount`` öre of these portfolios together may be granted, lowest first.

    Of several portfolios whoever decides must be within the limits of each.
    """
    every = list(every)
    found = [
        {_who(each): each for each in for_portfolio(every, pk) if each.most is None or each.most >= amount}
        for pk in sorted(set(portfolio_ids))
    ]
    if not found:
        return []
    shared = set(found[0]).intersection(*found[1:])
    return sorted((min((each[who] for each in found), key=_height) for who in shared), key=_height)


@asking
def who_decides(organisation_id: int, portfolio_ids: Collection[int], amount: int, on: date) -> Asks[Delegation | None]:
    """The right one for a sum: the lowest limit that reaches it (rätt organ för summan). None when nobody may."""
    every = limits(organisation_id, on)
    yield (every,)
    return next(iter(able(every, portfolio_ids, amount)), None)


def _who(row: Delegation) -> tuple[int, bool, str]:
    return row.body_id, row.by_meeting, fold(row.function)


def _height(row: Delegation) -> tuple[bool, int, bool, int]:
    """From the smallest sum up; of equal ones whoever decides alone first."""
    return row.most is None, row.most or 0, row.by_meeting, row.pk
