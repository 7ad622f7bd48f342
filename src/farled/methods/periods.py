"""Periods, weeks and deadlines as Swedish public bodies count them.

Days are ``date`` and instants are aware ``datetime`` in UTC; the rules hold in Swedish time (Europe/Stockholm). A
period includes its last day. Nothing here reads the clock: the day comes in as ``on``. See docs/methods/periods.md.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_DAY = timedelta(days=1)


class Years(NamedTuple):
    """Whole calendar years, both included; ``last`` is None while the period is open."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``end`` None means until further notice (tills vidare).

    Raises ValueError when the end comes before the start.

    >>> Period(date(2026, 3, 1), date(2026, 3, 31)).days
    31
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def of_years(cls, first: int, last: int | None = None) -> "Period":
        """Whole calendar years, both included; one year when ``last`` is left out.

        "2013–2018" is six calendar years although the source calls it five (inventory, ambiguity A6).

        >>> Period.of_years(2013, 2018).years(), Period.of_years(2013, 2018).number_of_years
        (Years(first=2013, last=2018), 6)
        """
        return cls(date(first, 1, 1), date(first if last is None else last, 12, 31))

    @classmethod
    def of_week(cls, year: int, week: int) -> "Period":
        """Monday to Sunday of an ISO 8601 week. Raises ValueError for a week the year does not have.

        >>> Period.of_week(2026, 53)
        Period(start=datetime.date(2026, 12, 28), end=datetime.date(2027, 1, 3))
        """
        monday = date.fromisocalendar(year, week, 1)
        return cls(monday, monday + 6 * _DAY)

    @classmethod
    def fiscal_year(cls, day: date, *, first_month: int = 1) -> "Period":
        """The fiscal year (räkenskapsår) the day lies in: twelve months from the first of ``first_month`` (1–12).

        A municipality's is the calendar year; a company's may be broken (brutet). Source: bokföringslagen 3 kap. 1 §.

        >>> Period.fiscal_year(date(2027, 3, 28), first_month=9)
        Period(start=datetime.date(2026, 9, 1), end=datetime.date(2027, 8, 31))
        """
        start = date(day.year - (day.month < first_month), first_month, 1)
        return cls(start, add_months(start, 12) - _DAY)

    @property
    def days(self) -> int | None:
        """Number of days, first and last included; None while the period is open."""
        return None if self.end is None else (self.end - self.start).days + 1

    @property
    def number_of_years(self) -> int | None:
        """Number of calendar years the period touches; None while it is open."""
        return None if self.end is None else self.end.year - self.start.year + 1

    def years(self) -> Years | None:
        """The years to print when the period is made of whole calendar years, else None (then print the dates).

        >>> Period(date(2023, 1, 1)).years()
        Years(first=2023, last=None)
        >>> Period(date(2023, 1, 1), date(2023, 6, 30)).years() is None
        True
        """
        whole_end = self.end is None or (self.end.month, self.end.day) == (12, 31)
        if (self.start.month, self.start.day) != (1, 1) or not whole_end:
            return None
        return Years(self.start.year, self.end.year if self.end else None)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def encloses(self, other: "Period") -> bool:
        """Whether every day of the other period lies in this one. Only an open period encloses an open one."""
        return other.start in self and (self.end is None or (other.end is not None and other.end <= self.end))

    def overlap(self, other: "Period") -> "Period | None":
        """The days both have, or None. Periods that only meet (31 Dec, 1 Jan) do not overlap.

        >>> Period.of_years(2018, 2021).overlap(Period.of_years(2021, 2024)) == Period.of_years(2021)
        True
        """
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends, default=None)
        return None if end is not None and end < start else Period(start, end)

    def overlaps(self, other: "Period") -> bool:
        """Whether any day lies in both."""
        return self.overlap(other) is not None

    def is_past(self, on: date) -> bool:
        """Whether the last day lies before ``on``. An open period is never past, nor is the last day itself."""
        return self.end is not None and self.end < on


class Week(NamedTuple):
    """An ISO 8601 week. The year is the week's own: 1 January 2027 lies in week 53 of 2026."""

    year: int
    week: int


def week_of(day: date) -> Week:
    """The ISO week of a day, as printed in Swedish calendars.

    >>> week_of(date(2027, 1, 1))
    Week(year=2026, week=53)
    """
    year, week, _ = day.isocalendar()
    return Week(year, week)


def weeks_in(year: int) -> int:
    """52 or 53: 28 December always lies in the last ISO week.

    >>> weeks_in(2026), weeks_in(2027)
    (53, 52)
    """
    return date(year, 12, 28).isocalendar().week


def add_months(day: date, months: int) -> date:
    """The day with the same number so many months later, or the month's last day when that number is missing.

    Source: lagen (1930:173) om beräkning av lagstadgad tid, 1 §. Always count from the original day, not from the
    last answer, or 31 January drifts to 28. Months may be negative. Raises ValueError outside years 1–9999.

    >>> add_months(date(2026, 11, 30), 3), add_months(date(2028, 2, 29), 12)
    (datetime.date(2027, 2, 28), datetime.date(2029, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"{months} months from {day} is outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 in a year without it, and 29 in a leap year.

    >>> anniversary(date(2028, 2, 29), 1), anniversary(date(2028, 2, 29), 4)
    (datetime.date(2029, 2, 28), datetime.date(2032, 2, 29))
    """
    return add_months(day, 12 * years)


class LocalTime(StrEnum):
    """What the clock change did to a wall-clock time: nothing, skipped it (spring), or showed it twice (autumn)."""

    ORDINARY = "ordinary"
    MISSING = "missing"
    DOUBLED = "doubled"


def local_time(day: date, clock: time) -> LocalTime:
    """Whether a Swedish wall-clock time exists once, not at all or twice that day; a form asks before it stores.

    >>> local_time(date(2027, 3, 28), time(2, 30)), local_time(date(2026, 10, 25), time(2, 30))
    (<LocalTime.MISSING: 'missing'>, <LocalTime.DOUBLED: 'doubled'>)
    """
    wall = datetime.combine(day, clock, STOCKHOLM)
    first, second = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return LocalTime.ORDINARY
    return LocalTime.DOUBLED if first < second else LocalTime.MISSING


def at_local(day: date, clock: time, *, second: bool = False) -> datetime:
    """The instant (UTC) when Swedish clocks show ``clock`` on ``day``, so that a daily duty falls exactly once a day.

    A missing time moves forward by the hour that was skipped (02:30 happens at 03:30). A doubled one is the first of
    the two, or with ``second`` the other. ``clock`` must not carry a zone of its own (ValueError).

    >>> at_local(date(2027, 3, 28), time(2, 30)).isoformat()
    '2027-03-28T01:30:00+00:00'
    >>> [at_local(date(2026, 10, 25), time(2, 30), second=which).hour for which in (False, True)]
    [0, 1]
    """
    if clock.tzinfo is not None:
        raise ValueError("a wall-clock time has no zone of its own")
    doubled = local_time(day, clock) is LocalTime.DOUBLED
    wall = datetime.combine(day, clock.replace(fold=int(second and doubled)), STOCKHOLM)
    return wall.astimezone(UTC)


def day_start(day: date) -> datetime:
    """The instant (UTC) when the Swedish day begins."""
    return at_local(day, time.min)


def deadline_end(day: date) -> datetime:
    """The instant (UTC) when a deadline day ends: 24:00 Swedish time. What arrives at it or later is late.

    The day is 25 hours long when clocks go back and 23 when they go forward. Source: quality bar R12.

    >>> deadline_end(date(2026, 10, 25)).isoformat(), deadline_end(date(2027, 3, 28)).isoformat()
    ('2026-10-25T23:00:00+00:00', '2027-03-28T22:00:00+00:00')
    """
    return day_start(day + _DAY)


def end_of_day(day: date) -> datetime:
    """The last instant (UTC) of a day in Sweden, to the microsecond: what was so "as of" that day was so then.

    What changes at midnight after it belongs to the next day, as what arrives at ``deadline_end`` is late.

    >>> end_of_day(date(2026, 11, 30)).isoformat()
    '2026-11-30T22:59:59.999999+00:00'
    """
    return deadline_end(day) - timedelta.resolution


def local_day(instant: datetime) -> date:
    """The Swedish date at an instant. Raises ValueError for an instant without zone, which could be any day.

    >>> local_day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    datetime.date(2027, 1, 1)
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(STOCKHOLM).date()
