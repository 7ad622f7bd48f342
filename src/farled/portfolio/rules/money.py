"""Who may keep portfolios and their money, and what must hold of frames, entries and limits. No writes, no clock."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from farled.matters.reads import Decision
from farled.people.reads import Actor, Body, Group
from farled.portfolio.models import Account, Delegation, LedgerEntry, Portfolio
from farled.portfolio.states import GRANTED, EntryKind
from farled.systems.states import Tier
from farled.web.formats import day, kr
from farled.web.refused import Forbidden, Invalid, Refused, asks, check_says

FIRST_YEAR, LAST_YEAR = 2000, 2199
PER_CENT = 100


def exact(ore: int) -> str:
    """Money as the ledger tells it: no öre left out."""
    return kr(ore, unit="exact")


# --- Who --------------------------------------------------------------------------------------------------------------


def check_can_manage(by: Actor, organisation_id: int) -> None:
    """Portfolios, frames, the ledger and limits are kept by the strategist."""
    if by.organisation_id != organisation_id or not by.reach("portfolio.manage").whole:
        raise Forbidden("portfolio.manage")


# --- What a portfolio says --------------------------------------------------------------------------------------------


def check_text(text: str, *, field: str, most: int = 300) -> None:
    """A text that is asked for has room where it is kept."""
    check_says(text, field=field)
    if len(text.strip()) > most:
        raise Invalid("web.text.long", field=field, length=len(text.strip()), most=most)


def check_place(organisation_id: int, *, council: Body | None, groups: Collection[Group | None]) -> None:
    """The bodies and groups of a portfolio are the organisation's own."""
    if council is not None and council.organisation_id != organisation_id:
        raise Refused("portfolio.elsewhere", field="council", name=council.name)
    for group in groups:
        if group is not None and group.organisation_id != organisation_id:
            raise Refused("portfolio.elsewhere", field="preparation", name=group.name)


def check_shares(row: Portfolio) -> None:
    """Shares are per cent of a whole."""
    for name in ("target_innovation", "target_external", "tolerance", "carry_over"):
        value = getattr(row, name)
        if value is not None and not 0 <= value <= PER_CENT:
            raise Invalid("portfolio.share", field=name, value=value)


def check_tiers(tiers: Collection[str]) -> None:
    """A portfolio pays for some tier."""
    if not set(tiers) & set(Tier.values):
        raise Invalid("portfolio.tiers", field="tiers")


def check_period(first: date, last: date | None, *, field: str) -> None:
    """A period runs forwards."""
    if last is not None and last < first:
        raise Invalid("portfolio.backwards", field=field, start=day(first), end=day(last))


def check_name_is_free(*, taken: bool, name: str) -> None:
    """No two portfolios have one name."""
    if taken:
        raise Refused("portfolio.name.taken", field="name", name=name)


def check_not_ended(portfolio: Portfolio, on: date) -> None:
    """Nothing more is booked on a portfolio that has ended, but what is given back and put right."""
    if portfolio.valid_to is not None and portfolio.valid_to < on:
        raise Refused("portfolio.ended", name=portfolio.name, day=day(portfolio.valid_to))


def check_can_end(portfolio: Portfolio, *, waiting: int, unpaid: int, left: int) -> None:
    """A portfolio ends when nobody waits for it and nothing of coming years is left in it."""
    if portfolio.valid_to is not None:
        raise Refused("portfolio.ended", name=portfolio.name, day=day(portfolio.valid_to))
    if waiting:
        raise Refused("portfolio.end.waiting", name=portfolio.name, count=waiting)
    if unpaid:
        raise Refused("portfolio.end.unpaid", name=portfolio.name, count=unpaid)
    if left:
        raise Refused("portfolio.end.left", name=portfolio.name, left=exact(left))


# --- Money ------------------------------------------------------------------------------------------------------------


def check_year(year: int, *, field: str = "year") -> None:
    """A year that money can be in."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid("portfolio.year", field=field, year=year)


def check_amount(amount: int, *, field: str = "amount") -> None:
    """An amount in öre is above zero; which way it goes is told by its kind."""
    if amount <= 0:
        raise Invalid("portfolio.amount", field=field)


def check_day(on: date, *, today: date) -> None:
    """What is booked counts from a day that has been."""
    if on > today:
        raise Invalid("portfolio.day.ahead", field="on", day=day(on))


def check_rests(portfolio: Portfolio, *, decision: Decision | None, ground: str) -> None:
    """What changes a frame rests on the council's decision, or says what else it rests on (R67)."""
    if decision is None:
        if not ground.strip():
            who = portfolio.council.name if portfolio.council else ""
            raise Invalid("portfolio.rests" if who else "portfolio.rests.nobody", field="decision", who=who)
        return
    if decision.trail_organisation() != portfolio.organisation_id:
        raise Refused("portfolio.elsewhere", field="decision", name=decision)
    if decision.trail_confidential():
        raise Refused("portfolio.decision.secret", field="decision")
    if not decision.adopts:
        raise Refused("portfolio.decision.settles_nothing", field="decision", decision=decision)
    if portfolio.council_id is not None and decision.meeting.body_id != portfolio.council_id:
        raise Refused("portfolio.decision.other", field="decision", decision=decision, who=portfolio.council)


def check_no_frame(account: Account, *, is_set: bool) -> None:
    """A year's frame is set once and changed after that."""
    if is_set:
        raise Refused("portfolio.frame.set", field="year", year=account.year, frame=exact(account.frame))


def check_has_frame(account: Account, *, is_set: bool) -> None:
    """What is changed has been set."""
    if not is_set:
        raise Refused("portfolio.frame.none", year=account.year)


def check_frame_differs(account: Account, amount: int) -> None:
    """A change changes something, to no less than nothing."""
    if amount < 0:
        raise Invalid("portfolio.amount", field="amount")
    if amount == account.frame:
        raise Invalid("portfolio.frame.same", field="amount", frame=exact(account.frame))


def check_carry_over(account: Account, amount: int, *, carried: int) -> None:
    """At most the portfolio's share of the year's frame goes to the next year (``carried`` öre has gone already)."""
    most = account.frame * account.portfolio.carry_over // PER_CENT
    if amount > most - carried:
        raise Refused(
            "portfolio.carry_over",
            field="amount",
            share=account.portfolio.carry_over,
            year=account.year,
            most=exact(most),
            left=exact(max(most - carried, 0)),
        )


def check_moves(one: Account, other: Account) -> None:
    """Money moves from one place to another in the same organisation."""
    if one.pk == other.pk:
        raise Invalid("portfolio.move.same", field="to_portfolio")
    if one.portfolio_id == other.portfolio_id:
        raise Invalid("portfolio.move.years", field="to_portfolio", name=one.portfolio.name)
    if one.portfolio.organisation_id != other.portfolio.organisation_id:
        raise Refused("portfolio.elsewhere", field="to_portfolio", name=other.portfolio.name)


def check_can_correct(entry: LedgerEntry, *, corrected: bool) -> None:
    """An entry is put right once, by another; what was granted or given back is mended in the grant."""
    if EntryKind(entry.kind) is EntryKind.CORRECTION:
        raise Refused("portfolio.correct.correction")
    if EntryKind(entry.kind) in GRANTED:
        raise Refused("portfolio.correct.grant")
    if corrected:
        raise Refused("portfolio.correct.already", text=entry.text)


def overdrawn(account: Account, *, frame: int, free: int, reserve: int) -> Refused:
    """Why the database took no entry: what would have gone below zero, and what there is."""
    facts = {"portfolio": account.portfolio.name, "year": account.year}
    if account.reserve + reserve < 0:
        return Refused("portfolio.overdrawn.reserve", field="amount", left=exact(account.reserve), **facts)
    if account.frame + frame < 0:
        return Refused("portfolio.overdrawn.frame", field="amount", left=exact(account.frame), **facts)
    missing = exact(-(account.free + free))
    return Refused("portfolio.overdrawn", field="amount", left=exact(account.free), missing=missing, **facts)


# --- Who may grant how much -------------------------------------------------------------------------------------------


def check_limit(row: Delegation, *, organisation_id: int) -> None:
    """A limit is a body's own; whoever decides alone does so in a function and up to a sum."""
    if row.body.organisation_id != organisation_id:
        raise Refused("portfolio.elsewhere", field="body", name=row.body.name)
    if row.portfolio is not None and row.portfolio.organisation_id != organisation_id:
        raise Refused("portfolio.elsewhere", field="portfolio", name=row.portfolio.name)
    if row.most is not None:
        check_amount(row.most, field="most")
    if not row.by_meeting and not row.function:
        raise Invalid("portfolio.delegation.function", field="function")
    if not row.by_meeting and row.most is None:
        raise Invalid("portfolio.delegation.most", field="most")


def named(limit: Delegation | None) -> str:
    """Who decides, as a reader is told."""
    if limit is None:
        return _("ingen, för ingen beslutsgräns är satt så högt")
    if limit.by_meeting:
        return _("%(body)s vid sammanträde") % {"body": limit.body.name}
    return _("%(function)s i %(body)s på delegation") % {"function": limit.function, "body": limit.body.name}


def check_limit_is_open(row: Delegation) -> None:
    """A limit ends once."""
    if row.valid_to is not None:
        raise Refused("portfolio.delegation.ended", day=day(row.valid_to))


can_manage = asks(check_can_manage)
