"""Who keeps the reference points of the balance, and what must hold of one."""

from farled.people.reads import Actor
from farled.portfolio.models import Portfolio
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_can_keep_points(by: Actor, organisation_id: int) -> None:
    """The strategist keeps them."""
    if by.organisation_id != organisation_id or not by.may("portfolio.manage"):
        raise Forbidden("portfolio.balance.keep")


def check_balance_point(
    organisation_id: int, portfolio: Portfolio | None, innovation: int, external: int | None, source: str
) -> None:
    """Shares are per cent, the portfolio is the organisation's own, and somebody has counted it."""
    if portfolio is not None and portfolio.organisation_id != organisation_id:
        raise Invalid("portfolio.balance.elsewhere", field="portfolio")
    for name, share in (("innovation", innovation), ("external", external)):
        if share is not None and not 0 <= share <= 100:
            raise Invalid("portfolio.balance.per_cent", field=name)
    if not source.strip():
        raise Invalid("portfolio.balance.source", field="source")


def check_point_is_new(there: bool) -> None:  # noqa: FBT001 (the answer to one question)
    """One a day of each portfolio."""
    if there:
        raise Refused("portfolio.balance.twice", field="on")


def check_point_why(why: str) -> None:
    """A reason is given."""
    if not why.strip():
        raise Invalid("portfolio.desk.why", field="why")


can_keep_points = asks(check_can_keep_points)
