"""Several periods at once: terms of office, fiscal years, gaps, and money spread over days.

A period (``farled.methods.periods``) includes both its days. Nothing here reads the clock. See docs/methods/periods.md.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from farled.methods.money import Ore, apportion
from farled.methods.periods import Period

_DAY = timedelta(days=1)
_AN_ELECTION = 2022  # ordinary elections are held every fourth year, counted from any of them
_FIRST_OF_OCTOBER_15 = 2014  # the first council whose term began on 15 October; earlier ones began on 1 November


def council_term(day: date) -> Period:
    """The term (mandatperiod) of the municipal or regional council that sits on a day: four years from 15 October.

    Source: what the councils print, such as 15 October 2022 to 14 October 2026. Raises ValueError for days before 15
    October 2014, when terms began otherwise.

    >>> council_term(date(2026, 10, 14)).start, council_term(date(2026, 10, 15)).end
    (datetime.date(2022, 10, 15), datetime.date(2030, 10, 14))
    """
    year = _election_before(day.year - ((day.month, day.day) < (10, 15)))
    if year < _FIRST_OF_OCTOBER_15:
        raise ValueError(f"terms before {_FIRST_OF_OCTOBER_15} did not begin on 15 October: {day}")
    return Period(date(year, 10, 15), date(year + 4, 10, 14))


def board_term(day: date) -> Period:
    """The term of the executive board (styrelsen) on a day: four calendar years from the one after the election.

    Other boards mostly have the same, but their council decides. Source: kommunallagen (2017:725) 6 kap. 18 §. The
    first term told is that of 2015 (ValueError before).

    >>> board_term(date(2026, 12, 31)).years()
    Years(first=2023, last=2026)
    """
    first = _election_before(day.year - 1) + 1
    if first <= _FIRST_OF_OCTOBER_15:
        raise ValueError(f"terms before {_FIRST_OF_OCTOBER_15 + 1} are not told here: {day}")
    return Period.of_years(first, first + 3)


def fiscal_years(period: Period, *, first_month: int = 1) -> list[Period]:
    """The fiscal years a period touches, in order; with ``first_month`` other than 1 they are broken ones.

    Raises ValueError for a period without end, which touches them all.

    >>> whole = fiscal_years(Period(date(2026, 8, 1), date(2027, 9, 1)), first_month=9)
    >>> [str(year.start) for year in whole]
    ['2025-09-01', '2026-09-01', '2027-09-01']
    """
    if period.end is None:
        raise ValueError("an open period touches fiscal years without end")
    years = [Period.fiscal_year(period.start, first_month=first_month)]
    while (last := years[-1].end) is not None and last < period.end:
        years.append(Period.fiscal_year(last + _DAY, first_month=first_month))
    return years


def spread(amount: Ore, period: Period, *, first_month: int = 1) -> list[tuple[Period, Ore]]:
    """An amount spread by days over the fiscal years that a period touches, so that the parts add up to it.

    Each fiscal year's weight is the number of the period's days in it (a leap day is a day), and öre go by
    ``apportion``. Raises ValueError for a period without end.

    >>> [(year.start.year, part) for year, part in spread(36_600, Period(date(2027, 7, 2), date(2028, 7, 1)))]
    [(2027, 18300), (2028, 18300)]
    """
    years = fiscal_years(period, first_month=first_month)
    common = [year.overlap(period) for year in years]
    return list(zip(years, apportion(amount, [(each.days or 0) if each else 0 for each in common]), strict=True))


def merged(periods: Iterable[Period]) -> list[Period]:
    """The same days with overlaps and seams taken away: as few periods as can be, in order.

    >>> merged([Period.of_years(2022), Period.of_years(2020, 2021), Period.of_years(2025)])  # doctest: +ELLIPSIS
    [Period(start=datetime.date(2020, 1, 1), end=datetime.date(2022, 12, 31)), Period(start=datetime.date(2025, 1, ...
    """
    found: list[Period] = []
    for period in sorted(periods, key=lambda each: each.start):
        if not found or (
            found[-1].end is not None and found[-1].end < date.max and found[-1].end + _DAY < period.start
        ):
            found.append(period)
            continue
        ends = (found[-1].end, period.end)
        found[-1] = Period(found[-1].start, None if None in ends else max(end for end in ends if end is not None))
    return found


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """The days of ``within`` that no period has, in order: years without a plan, months without a member.

    >>> gaps([Period.of_years(2013, 2018), Period.of_years(2021)], Period.of_years(2013, 2022))  # doctest: +ELLIPSIS
    [Period(start=datetime.date(2019, 1, 1), end=datetime.date(2020, 12, 31)), Period(start=datetime.date(2022, 1, ...
    """
    found, start = [], within.start
    for period in merged(periods):
        common = period.overlap(within)
        if common is None:
            continue
        if common.start > start:
            found.append(Period(start, common.start - _DAY))
        if common.end is None or common.end == within.end:
            return found
        start = common.end + _DAY
    return [*found, Period(start, within.end)]


def _election_before(year: int) -> int:
    """The latest election year that is not after a year."""
    return year - (year - _AN_ELECTION) % 4
