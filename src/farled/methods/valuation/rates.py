"""Discount rates with their dates and sources, and the factors they give."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from farled.methods.precision import precise
from farled.methods.problems import InputError, Problem
from farled.methods.valuation.case import ONE

_HALF = Decimal("0.5")


class Basis(StrEnum):
    """Whether a rate is above inflation (real, for fixed prices) or includes it (nominal, for current prices)."""

    REAL = "real"
    NOMINAL = "nominal"


class Timing(StrEnum):
    """When in the year flows are thought to fall. Costs and benefits always share it."""

    END_OF_YEAR = "end_of_year"
    MID_YEAR = "mid_year"


@dataclass(frozen=True, slots=True)
class RateRow:
    """A row of a dated table: from ``valid_from`` a scheme asks for ``rate`` (0.035: 3.5 %) from year ``from_t``."""

    scheme: str
    valid_from: date
    rate: Decimal
    basis: Basis
    source: str
    from_t: int = 0


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of a valuation: the rows in force, which may differ by year; made by ``rates_on`` or ``flat``."""

    rows: tuple[RateRow, ...]

    @property
    def basis(self) -> Basis:
        """Real or nominal; all rows share it."""
        return self.rows[0].basis

    def at(self, t: int) -> Decimal:
        """The rate r_t of year t."""
        return next(row.rate for row in reversed(self.rows) if row.from_t <= t)

    def factors(self, horizon: int, timing: Timing = Timing.END_OF_YEAR) -> tuple[Decimal, ...]:
        """D_0..D_horizon, where D_t = Π_{u=1..t} (1 + r_u)⁻¹ and D_0 = 1; in mid-year also · (1 + r_t)^-½.

        With one rate, mid-year is (1 + r)^-(t + ½).

        >>> [round(factor, 4) for factor in flat(Decimal("0.035")).factors(2)]
        [Decimal('1.0000'), Decimal('0.9662'), Decimal('0.9335')]
        """
        with precise():
            found = [ONE]
            for t in range(1, horizon + 1):
                found.append(found[-1] / (1 + self.at(t)))
            if timing is Timing.MID_YEAR:
                found = [factor / (1 + self.at(t)) ** _HALF for t, factor in enumerate(found)]
        return tuple(found)

    def annuity(self, years: int) -> Decimal:
        """The value today of one krona a year, Σ_{t=1..n} D_t; with one rate (1 − (1 + r)^-n) / r, and n when r = 0.

        >>> round(flat(Decimal("0.035")).annuity(6), 6)
        Decimal('5.328553')
        """
        with precise():
            return sum(self.factors(years)[1:], Decimal(0))


def rates_on(rows: Iterable[RateRow], scheme: str, *, on: date) -> Rates:
    """The rates of a scheme in force on a day: all its rows with the latest ``valid_from`` that is not later.

    Raises InputError: ``rate.none`` (no row is in force), ``rate.start`` (none, or several, for some first year: one
    row from year 0 is needed and no year may have two), ``rate.basis`` (real mixed with nominal), ``rate.too_low``.
    """
    past = [row for row in rows if row.scheme == scheme and row.valid_from <= on]
    if not past:
        raise InputError(Problem.of("rate.none", scheme=scheme, on=on))
    newest = max(row.valid_from for row in past)
    return _checked(tuple(sorted((row for row in past if row.valid_from == newest), key=lambda row: row.from_t)))


def flat(rate: Decimal, *, basis: Basis = Basis.REAL, source: str = "") -> Rates:
    """One rate for all years, for a sensitivity or an example. Raises InputError for a rate of -100 % or less."""
    return _checked((RateRow("", date.min, rate, basis, source),))


def nominal(real: Decimal, inflation: Decimal) -> Decimal:
    """The nominal rate: (1 + r)(1 + π) − 1.

    >>> nominal(Decimal("0.035"), Decimal("0.02"))
    Decimal('0.05570')
    """
    with precise():
        return (1 + real) * (1 + inflation) - 1


def real(nominal_rate: Decimal, inflation: Decimal) -> Decimal:
    """The real rate: (1 + i) / (1 + π) − 1.

    >>> real(Decimal("0.0557"), Decimal("0.02"))
    Decimal('0.035')
    """
    with precise():
        return (1 + nominal_rate) / (1 + inflation) - 1


def _checked(rows: tuple[RateRow, ...]) -> Rates:
    starts = [row.from_t for row in rows]
    problems = []
    if starts[0] != 0 or len(set(starts)) < len(starts):
        problems.append(Problem.of("rate.start", years=tuple(starts)))
    if len({row.basis for row in rows}) > 1:
        problems.append(Problem.of("rate.basis"))
    problems += [Problem.of("rate.too_low", rate=row.rate) for row in rows if row.rate <= -1]
    InputError.when(problems)
    return Rates(rows)
