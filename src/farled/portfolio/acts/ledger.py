"""The only writer of accounts and entries: every krona that comes to or leaves a portfolio's year goes through here.

The database itself refuses what would overdraw: the account is changed by a condition in the same statement, whatever
runs at the same time.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F

from farled.matters.reads import Decision
from farled.people.reads import Actor
from farled.portfolio.models import Account, Grant, LedgerEntry, Portfolio
from farled.portfolio.rules import money as rules
from farled.portfolio.states import FRAMES, LEAVES, RESERVES, EntryKind
from farled.trail import acts as trail

Place = tuple[Portfolio, int]  # a portfolio and a year


def accounts(places: Iterable[Place]) -> dict[tuple[int, int], Account]:
    """The accounts of some portfolios and years by (portfolio id, year), locked until the transaction ends.

    Those that are not there are opened, empty. The organisation's history is held first, and the accounts are locked
    in one order, so that no two acts wait for each other.
    """
    places = list(places)
    for organisation_id in sorted({portfolio.organisation_id for portfolio, _year in places}):
        trail.hold(organisation_id)
    found = [Account.objects.get_or_create(portfolio=portfolio, year=year)[0].pk for portfolio, year in places]
    rows = Account.objects.select_for_update(of=("self",)).select_related("portfolio__council").filter(pk__in=found)
    return {(row.portfolio_id, row.year): row for row in rows.order_by("pk")}


def account(portfolio: Portfolio, year: int) -> Account:
    """One account, locked; see ``accounts``."""
    return accounts([(portfolio, year)])[portfolio.pk, year]


def book(
    account: Account,
    kind: EntryKind,
    amount: int,
    *,
    text: str,
    on: date,
    by: Actor,
    at: datetime,
    ground: str = "",
    decision: Decision | None = None,
    grant: Grant | None = None,
    pair: LedgerEntry | None = None,
    corrects: LedgerEntry | None = None,
    is_example: bool = False,
) -> LedgerEntry:
    """Write an entry and move the account with it. Raises Refused when anything would go below zero.

    ``amount`` in öre is given above zero; a kind that leaves is booked below it. A change of the frame and a correction
    go either way and keep their sign. Called by acts, inside their transactions.
    """
    signed = -amount if kind in LEAVES else amount
    counts = EntryKind(corrects.kind) if corrects is not None else kind
    frame = signed if counts in FRAMES else 0
    reserve = -signed if counts in RESERVES else 0
    room = Account.objects.filter(pk=account.pk, free__gte=-signed, frame__gte=-frame, reserve__gte=-reserve)
    if not room.update(free=F("free") + signed, frame=F("frame") + frame, reserve=F("reserve") + reserve):
        account.refresh_from_db(fields=["frame", "free", "reserve"])
        raise rules.overdrawn(account, frame=frame, free=signed, reserve=reserve)
    account.refresh_from_db(fields=["frame", "free", "reserve"])
    entry = LedgerEntry(
        account=account,
        kind=kind,
        amount=signed,
        on=on,
        text=text.strip(),
        ground=ground.strip(),
        decision=decision,
        grant=grant,
        pair=pair,
        corrects=corrects,
        by_name=by.signature[:200],
        is_example=is_example,
    )
    entry.save(force_insert=True)
    trail.created(entry, f"portfolio.entry.{'corrected' if corrects else 'booked'}", by=by, at=at, why=ground.strip())
    return entry


def book_pair(
    one: tuple[Account, EntryKind],
    other: tuple[Account, EntryKind],
    amount: int,
    *,
    text: str,
    on: date,
    by: Actor,
    at: datetime,
    ground: str = "",
    decision: Decision | None = None,
    is_example: bool = False,
) -> LedgerEntry:
    """Book the same amount out of one account and into another, each entry naming the other. Returns the first."""
    out = book(*one, amount, text=text, on=on, by=by, at=at, ground=ground, decision=decision, is_example=is_example)
    into = book(
        *other, amount, text=text, on=on, by=by, at=at, ground=ground, decision=decision, pair=out,
        is_example=is_example,
    )  # fmt: skip
    tie(out, into, by=by, at=at)
    return out


def tie(one: LedgerEntry, other: LedgerEntry, *, by: Actor, at: datetime) -> None:
    """Let the first of two entries name the second, which names it already."""
    with trail.changing(one, "portfolio.entry.paired", by=by, at=at):
        one.pair = other
