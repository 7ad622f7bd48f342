"""Frames are set and changed; money is set aside, carried over, moved and put right (R67). All through ``book``."""

from datetime import date, datetime

from django.db import transaction

from farled.matters.reads import Decision
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.portfolio.acts.ledger import account, accounts, book, book_pair, tie
from farled.portfolio.models import Account, LedgerEntry, Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.portfolio.states import EntryKind
from farled.web.optimistic import check_version
from farled.web.refused import together

MOST_TEXT = 300


@transaction.atomic
def set_frame(
    *,
    portfolio: Portfolio,
    year: int,
    amount: int,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
    ground: str = "",
    text: str = "",
    on: date | None = None,
    is_example: bool = False,
) -> LedgerEntry:
    """Set what a portfolio may grant in a year, in öre, by the council's decision or on a stated ground (sätt en ram).

    Raises Refused when the year has a frame already.
    """
    together(lambda: rules.check_year(year), lambda: rules.check_amount(amount))
    place, day = _open(portfolio, year, by=by, at=at, on=on)
    rules.check_rests(place.portfolio, decision=decision, ground=ground)
    rules.check_no_frame(place, is_set=reads.frame_is_set(place))
    return book(
        place,
        EntryKind.FRAME,
        amount,
        text=text.strip() or f"Ram {year}",
        on=day,
        by=by,
        at=at,
        ground=_ground(ground),
        decision=decision,
        is_example=is_example,
    )


@transaction.atomic
def change_frame(
    *,
    portfolio: Portfolio,
    year: int,
    version: int,
    amount: int,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
    ground: str = "",
    text: str = "",
    on: date | None = None,
) -> LedgerEntry:
    """Change a year's frame to ``amount`` öre (ändra ramen): the difference is booked.

    ``version`` is the frame that the person saw, in öre. Raises Stale when it is another by now, and Refused when less
    would be left than has been granted.
    """
    place, day = _open(portfolio, year, by=by, at=at, on=on)
    rules.check_has_frame(place, is_set=reads.frame_is_set(place))
    check_version(current=place.frame, seen=version, stored={"amount": place.frame})
    rules.check_frame_differs(place, amount)
    rules.check_rests(place.portfolio, decision=decision, ground=ground)
    return book(
        place,
        EntryKind.FRAME_CHANGE,
        amount - place.frame,
        text=text.strip() or f"Ändrad ram {year}",
        on=day,
        by=by,
        at=at,
        ground=_ground(ground),
        decision=decision,
    )


@transaction.atomic
def set_aside(
    *, portfolio: Portfolio, year: int, amount: int, text: str, by: Actor, at: datetime, on: date | None = None
) -> LedgerEntry:
    """Set money aside for what comes up during the year (avsätt till reserven); it is not granted meanwhile."""
    together(lambda: rules.check_amount(amount), lambda: rules.check_text(text, field="text"))
    place, day = _open(portfolio, year, by=by, at=at, on=on)
    return book(place, EntryKind.RESERVE, amount, text=text, on=day, by=by, at=at)


@transaction.atomic
def use_reserve(
    *, portfolio: Portfolio, year: int, amount: int, text: str, by: Actor, at: datetime, on: date | None = None
) -> LedgerEntry:
    """Let money of the reserve be granted again (ta ur reserven)."""
    together(lambda: rules.check_amount(amount), lambda: rules.check_text(text, field="text"))
    place, day = _open(portfolio, year, by=by, at=at, on=on)
    return book(place, EntryKind.RELEASE, amount, text=text, on=day, by=by, at=at)


@transaction.atomic
def carry_over(
    *, portfolio: Portfolio, year: int, amount: int, text: str, by: Actor, at: datetime, on: date | None = None
) -> LedgerEntry:
    """Take money that was not granted to the next year (för över), at most the portfolio's share of the frame."""
    together(
        lambda: rules.check_year(year + 1),
        lambda: rules.check_amount(amount),
        lambda: rules.check_text(text, field="text"),
    )
    rules.check_can_manage(by, portfolio.organisation_id)
    found = accounts([(portfolio, year), (portfolio, year + 1)])
    one, other = found[portfolio.pk, year], found[portfolio.pk, year + 1]
    day = _day(one.portfolio, at=at, on=on)
    rules.check_carry_over(one, amount, carried=reads.carried_from(one))
    return book_pair(
        (one, EntryKind.CARRIED_OUT), (other, EntryKind.CARRIED_IN), amount, text=text, on=day, by=by, at=at
    )


@transaction.atomic
def move_money(
    *,
    portfolio: Portfolio,
    year: int,
    to_portfolio: Portfolio,
    to_year: int,
    amount: int,
    text: str,
    by: Actor,
    at: datetime,
    decision: Decision | None = None,
    ground: str = "",
    on: date | None = None,
) -> LedgerEntry:
    """Move money that is free to another portfolio, in any year (flytta), by a decision or on a stated ground.

    To the next year of the same portfolio it goes by carrying over, which has a limit.
    """
    together(
        lambda: rules.check_year(to_year, field="to_year"),
        lambda: rules.check_amount(amount),
        lambda: rules.check_text(text, field="text"),
    )
    rules.check_can_manage(by, portfolio.organisation_id)
    rules.check_can_manage(by, to_portfolio.organisation_id)
    found = accounts([(portfolio, year), (to_portfolio, to_year)])
    one, other = found[portfolio.pk, year], found[to_portfolio.pk, to_year]
    day = _day(one.portfolio, at=at, on=on)
    rules.check_moves(one, other)
    rules.check_not_ended(other.portfolio, day)
    rules.check_rests(one.portfolio, decision=decision, ground=ground)
    return book_pair(
        (one, EntryKind.MOVED_OUT),
        (other, EntryKind.MOVED_IN),
        amount,
        text=text,
        on=day,
        by=by,
        at=at,
        ground=_ground(ground),
        decision=decision,
    )


@transaction.atomic
def correct(*, entry: LedgerEntry, because: str, by: Actor, at: datetime) -> LedgerEntry:
    """Take back an entry by another of the opposite amount, for a reason (rätta). Nothing booked is ever changed.

    Of what was moved or carried both sides are taken back. Returns the correction of ``entry``.
    """
    rules.check_text(because, field="because")
    rules.check_can_manage(by, entry.trail_organisation())
    mended = [entry, *([entry.pair] if entry.pair is not None else [])]
    accounts((each.account.portfolio, each.account.year) for each in mended)
    rules.check_can_correct(entry, corrected=reads.is_corrected(entry))
    made: list[LedgerEntry] = []
    for each in mended:
        made.append(
            book(
                each.account,
                EntryKind.CORRECTION,
                -each.amount,
                text=f"Rättelse av: {each.text}"[:MOST_TEXT],
                on=local_day(at),
                by=by,
                at=at,
                ground=because,
                corrects=each,
                pair=made[0] if made else None,
            )
        )
    if len(made) > 1:
        tie(made[0], made[1], by=by, at=at)
    return made[0]


def _open(portfolio: Portfolio, year: int, *, by: Actor, at: datetime, on: date | None) -> tuple[Account, date]:
    """The account to book on and the day it counts from, once somebody may book there."""
    rules.check_can_manage(by, portfolio.organisation_id)
    rules.check_year(year)
    place = account(portfolio, year)
    return place, _day(place.portfolio, at=at, on=on)


def _day(portfolio: Portfolio, *, at: datetime, on: date | None) -> date:
    today = local_day(at)
    rules.check_not_ended(portfolio, today)
    rules.check_day(on or today, today=today)
    return on or today


def _ground(text: str) -> str:
    if text.strip():
        rules.check_text(text, field="ground")
    return text
