"""What is decided, granted, set aside and left of portfolios, year by year, and the chart of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.people.reads import Actor
from farled.portfolio.models import Account, Delegation, Portfolio
from farled.portfolio.reads import money as reads
from farled.portfolio.rules import money as rules
from farled.web import formats
from farled.web.charts import Chart, Slice, Stack, stacks
from farled.web.signs import Kind


@dataclass(frozen=True, slots=True)
class Money:
    """How a portfolio's year stands, or several together, öre. ``moved``: what came from elsewhere, less what left.

    ``frame + moved = granted + reserve + left``, to the öre.
    """

    frame: int = 0
    granted: int = 0
    reserve: int = 0
    left: int = 0

    @property
    def moved(self) -> int:
        """What came from other years and portfolios, less what went there."""
        return self.granted + self.reserve + self.left - self.frame

    def __add__(self, other: "Money") -> "Money":
        return Money(
            self.frame + other.frame,
            self.granted + other.granted,
            self.reserve + other.reserve,
            self.left + other.left,
        )


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a portfolio."""

    portfolio: Portfolio
    year: int
    money: Money


@dataclass(frozen=True, slots=True)
class Standing:
    """A portfolio with its years and their sum."""

    portfolio: Portfolio
    years: tuple[Year, ...]
    money: Money


def ledger(portfolio: Portfolio, year: int) -> Money:
    """How one year of a portfolio stands; nothing when it has no money."""
    return next((each.money for each in years_of(reads.accounts([portfolio.pk], [year]))), Money())


def left(portfolio_ids: Iterable[int], years: Iterable[int]) -> dict[tuple[int, int], int]:
    """What is free to grant, öre by (portfolio id, year); a year without money is not there."""
    rows = reads.accounts(list(portfolio_ids), list(years))
    return {(row.portfolio_id, row.year): row.free for row in rows}


def years_of(accounts: Iterable[Account]) -> list[Year]:
    """How each account stands, in one query more than the accounts themselves."""
    rows = list(accounts)
    granted = reads.granted_on([row.pk for row in rows])
    return [
        Year(row.portfolio, row.year, Money(row.frame, granted.get(row.pk, 0), row.reserve, row.free)) for row in rows
    ]


def standings(portfolios: Iterable[Portfolio]) -> list[Standing]:
    """How some portfolios stand, in two queries whatever their number."""
    every = list(portfolios)
    by_portfolio: dict[int, list[Year]] = {}
    for year in years_of(reads.accounts([each.pk for each in every])):
        by_portfolio.setdefault(year.portfolio.pk, []).append(year)
    return [
        Standing(each, tuple(years), sum((year.money for year in years), Money()))
        for each in every
        for years in [by_portfolio.get(each.pk, [])]
    ]


def in_year(rows: Iterable[Standing], year: int) -> list[Year]:
    """Those years of some portfolios that are of one year."""
    return [each for row in rows for each in row.years if each.year == year]


def known_years(rows: Iterable[Standing]) -> list[int]:
    """The years that any of them has money in."""
    return sorted({each.year for row in rows for each in row.years})


def year_at_hand(years: Sequence[int], this: int) -> int:
    """The year a page begins with: this one, or else the next that has money, or the last that had."""
    return next((each for each in years if each >= this), years[-1] if years else this)


def total(years: Iterable[Year]) -> Money:
    """Several years together."""
    return sum((each.money for each in years), Money())


def answer(rows: Sequence[Standing], year: int) -> str:
    """The first thing the landing page says: what is left to grant this year, of how much."""
    years = in_year(rows, year)
    if not rows:
        return _("Här bestäms vad pengar är till för, och här syns vart de har tagit vägen.")
    if not years:
        return _("Ingen portfölj har en ram för %(year)s än.") % {"year": year}
    money = total(years)
    return ngettext(
        "%(left)s är kvar att bevilja %(year)s i %(count)s portfölj. Beviljat är %(granted)s.",
        "%(left)s är kvar att bevilja %(year)s i %(count)s portföljer. Beviljat är %(granted)s.",
        len(years),
    ) % {
        "left": rules.exact(money.left),
        "granted": rules.exact(money.granted),
        "year": year,
        "count": len(years),
    }


def portfolio_answer(row: Standing, today: date) -> str:
    """The first thing a portfolio's page says."""
    year, last = today.year, row.portfolio.valid_to
    money = next((each.money for each in row.years if each.year == year), None)
    if last is not None:
        said = _("Portföljen upphörde %(day)s.") if last < today else _("Portföljen upphör %(day)s.")
        return said % {"day": formats.day(last)}
    if money is None:
        return _("Portföljen har ingen ram för %(year)s än.") % {"year": year}
    return _("%(left)s är kvar att bevilja %(year)s, av en ram på %(frame)s.") % {
        "left": rules.exact(money.left),
        "frame": rules.exact(money.frame),
        "year": year,
    }


def chart(name: str, years: Sequence[Year], *, by_year: bool) -> Chart | None:
    """Granted, set aside and left, a bar for each portfolio of a year or each year of a portfolio."""
    if not years:
        return None
    items = [
        Stack(
            str(each.year) if by_year else each.portfolio.name,
            (
                Slice(_("beviljat"), each.money.granted, Kind.GOING),
                Slice(_("i reserv"), each.money.reserve, Kind.WARN),
                Slice(_("kvar att bevilja"), each.money.left, Kind.GOOD),
            ),
        )
        for each in years
    ]
    title = _("Beviljat, i reserv och kvar per år") if by_year else _("Beviljat, i reserv och kvar per portfölj")
    return stacks(name, title, items, write=rules.exact)


def up_to(limit: Delegation) -> str:
    """How much a limit reaches."""
    return _("hur mycket som helst") if limit.most is None else rules.exact(limit.most)


def facts(one: Portfolio) -> list[tuple[str | Promise, object]]:
    """What holds for a portfolio, beside its purpose."""
    said: list[tuple[str | Promise, object]] = [
        (_("Beredningsgrupp"), one.preparation or ""),
        (_("Rådgivande grupp"), one.advice or ""),
        (_("Beslutar ramen"), one.council or ""),
        (_("Gäller"), formats.period(one.valid_from, one.valid_to)),
        (_("Får föras till nästa år"), _("%(share)s %% av årets ram") % {"share": one.carry_over}),
        (_("Källa"), one.source),
    ]
    if one.target_innovation is not None:
        said.insert(4, (_("Mål för innovation"), _("%(share)s %%") % {"share": one.target_innovation}))
    if one.target_external is not None:
        said.insert(5, (_("Mål för extern nytta"), _("%(share)s %%") % {"share": one.target_external}))
    return [(label, value) for label, value in said if value]


def possible(one: Portfolio, actor: Actor) -> bool:
    """Whether the actor may keep the portfolio and its money as it stands."""
    return rules.can_manage(actor, one.organisation_id) and one.valid_to is None
