"""A period beside the same period in earlier years, so that summer is not taken for improvement."""

from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from farled.methods.periods import Period
from farled.methods.precision import precise
from farled.methods.series.line import Line

YEARS_BACK, FEWEST = 5, 3


@dataclass(frozen=True, slots=True)
class Usual:
    """The same season in earlier years: lowest, median and highest of ``years`` values."""

    low: Decimal
    median: Decimal
    high: Decimal
    years: int


@dataclass(frozen=True, slots=True)
class Season:
    """A period compared. What rests on a missing period, or on one beyond a break, is None.

    ``before``: the same season a year earlier; ``change`` = value − before and ``rate`` = change / |before|.
    ``so_far`` and ``so_far_before``: the sum from the year's beginning, this year and the last. ``rolling``: the mean
    of the last twelve months, in which all seasons have their share. ``usual``: of the five years before, when three
    are known.
    """

    period: Period
    value: Decimal
    before: Decimal | None
    so_far: Decimal | None
    so_far_before: Decimal | None
    rolling: Decimal | None
    usual: Usual | None

    @property
    def change(self) -> Decimal | None:
        """The difference to the year before, in the series' unit."""
        if self.before is None:
            return None
        with precise():
            return self.value - self.before

    @property
    def rate(self) -> Decimal | None:
        """The same as a share of the year before's size; None when that was 0."""
        if not self.before:
            return None
        with precise():
            return (self.value - self.before) / abs(self.before)

    @property
    def unusual(self) -> bool:
        """Whether the value lies outside all that is known of the season."""
        return self.usual is not None and not self.usual.low <= self.value <= self.usual.high


def seasonal(series: Line) -> tuple[Season, ...]:
    """Every period of a line beside the same season in earlier years, in order.

    Source: methods reference, section 7 (gaps are not filled, breaks are not crossed); the comparison with the same
    period of the year before is that of municipal interim reports (delårsrapport).

    >>> from datetime import date
    >>> from farled.methods.series import Frequency, Observation, line
    >>> days = [date(year, month, 1) for year in (2026, 2027) for month in (1, 5, 9)]
    >>> seen = [Observation(day, Decimal(value)) for day, value in zip(days, (90, 60, 90, 96, 66, 90))]
    >>> summer = seasonal(line(seen, Frequency.TERTIAL, on=date(2028, 1, 1)))[4]
    >>> str(summer.change), str(summer.rate), str(summer.so_far), str(summer.so_far_before), str(summer.rolling)
    ('6', '0.1', '162', '150', '84')
    """
    with precise():
        return tuple(_season(series, number) for number in series.values)


def _season(series: Line, number: int) -> Season:
    year = series.frequency.per_year
    begun = number - number % year
    rolling = _sum(series, range(number - year + 1, number + 1), number)
    earlier = [_at(series, number - back * year, number) for back in range(1, YEARS_BACK + 1)]
    known = [value for value in earlier if value is not None]
    return Season(
        series.frequency.period(number),
        series.values[number].value,
        earlier[0],
        _sum(series, range(begun, number + 1), number),
        _sum(series, range(begun - year, number - year + 1), number),
        None if rolling is None else rolling / year,
        Usual(min(known), median(known), max(known), len(known)) if len(known) >= FEWEST else None,
    )


def _at(series: Line, number: int, beside: int) -> Decimal | None:
    observation = series.values.get(number)
    return observation.value if observation and series.comparable(number, beside) else None


def _sum(series: Line, numbers: range, beside: int) -> Decimal | None:
    parts = [_at(series, number, beside) for number in numbers]
    return None if None in parts else sum((part for part in parts if part is not None), Decimal(0))
