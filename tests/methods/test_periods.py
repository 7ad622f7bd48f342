from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.periods import (
    STOCKHOLM,
    LocalTime,
    Period,
    Week,
    Years,
    add_months,
    anniversary,
    at_local,
    day_start,
    deadline_end,
    local_day,
    local_time,
    week_of,
    weeks_in,
)

SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)


def test_years_are_inclusive() -> None:
    """Inventory A6: the programme 2013–2018 is six calendar years, whatever its text says."""
    period = Period.of_years(2013, 2018)
    assert (period.start, period.end) == (date(2013, 1, 1), date(2018, 12, 31))
    assert period.number_of_years == 6
    assert period.years() == Years(2013, 2018)
    assert Period.of_years(2021).years() == (2021, 2021)


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (Period(date(2023, 1, 1)), (2023, None)),
        (Period(date(2023, 1, 2)), None),
        (Period(date(2023, 1, 1), date(2024, 12, 30)), None),
        (Period(date(2022, 9, 1), date(2023, 8, 31)), None),
    ],
)
def test_years_are_printed_only_for_whole_years(period: Period, years: Years | None) -> None:
    assert period.years() == years


def test_a_period_cannot_end_before_it_starts_but_may_be_one_day() -> None:
    assert Period(SPRING, SPRING).days == 1
    with pytest.raises(ValueError, match="before it starts"):
        Period(SPRING, SPRING - timedelta(days=1))


def test_the_last_day_belongs_to_the_period() -> None:
    """A mandate that ends on 31 December still holds that day."""
    mandate = Period(date(2023, 1, 1), date(2026, 12, 31))
    assert date(2026, 12, 31) in mandate
    assert date(2027, 1, 1) not in mandate
    assert not mandate.is_past(date(2026, 12, 31))
    assert mandate.is_past(date(2027, 1, 1))
    assert not Period(date(2023, 1, 1)).is_past(date.max)


def test_periods_that_only_meet_do_not_overlap() -> None:
    assert not Period.of_years(2025).overlaps(Period.of_years(2026))
    assert Period.of_years(2025, 2026).overlap(Period(date(2026, 7, 1))) == Period(date(2026, 7, 1), date(2026, 12, 31))
    assert Period(date(2026, 1, 1)).overlap(Period(date(2027, 1, 1))) == Period(date(2027, 1, 1))


def test_only_an_open_period_encloses_an_open_one() -> None:
    assert Period.of_years(2018, 2021).encloses(Period.of_years(2019, 2021))
    assert not Period.of_years(2018, 2021).encloses(Period(date(2019, 1, 1)))
    assert Period(date(2018, 1, 1)).encloses(Period(date(2019, 1, 1)))


PERIODS = st.builds(
    lambda start, days: Period(start, None if days is None else start + timedelta(days=days)),
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.none() | st.integers(0, 4000),
)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(PERIODS, PERIODS, DAYS)
def test_a_day_lies_in_the_overlap_when_it_lies_in_both(one: Period, other: Period, day: date) -> None:
    common = one.overlap(other)
    assert (common is not None and day in common) == (day in one and day in other)
    assert common == other.overlap(one)
    assert one.encloses(other) == (common == other)


def test_R12_week_53_of_2026() -> None:
    assert weeks_in(2026) == 53
    assert Period.of_week(2026, 53) == Period(date(2026, 12, 28), date(2027, 1, 3))
    assert week_of(date(2027, 1, 3)) == Week(2026, 53)
    assert week_of(date(2027, 1, 4)) == Week(2027, 1)
    assert week_of(date(2025, 12, 29)) == Week(2026, 1)
    with pytest.raises(ValueError, match="week"):
        Period.of_week(2027, 53)


@given(DAYS)
def test_R12_each_day_lies_in_its_week(day: date) -> None:
    assert day in Period.of_week(*week_of(day))
    assert week_of(day).week <= weeks_in(week_of(day).year)


def test_R12_leap_day() -> None:
    leap = date(2028, 2, 29)
    assert [anniversary(leap, years) for years in (1, 2, 3, 4)] == [
        date(2029, 2, 28),
        date(2030, 2, 28),
        date(2031, 2, 28),
        date(2032, 2, 29),
    ]
    assert anniversary(date(2027, 2, 28), 1) == date(2028, 2, 28)
    assert Period.of_years(2028).days == 366


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 27), 3, date(2026, 5, 27)),  # the three months of a remiss
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_R12_months_end_where_the_month_ends(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_months_stay_inside_the_calendar() -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        add_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize(
    ("day", "first_month", "start", "end"),
    [
        (date(2026, 8, 31), 9, date(2025, 9, 1), date(2026, 8, 31)),
        (date(2026, 9, 1), 9, date(2026, 9, 1), date(2027, 8, 31)),
        (date(2026, 6, 1), 1, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), 3, date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_R12_broken_fiscal_years(day: date, first_month: int, start: date, end: date) -> None:
    assert Period.fiscal_year(day, first_month=first_month) == Period(start, end)


@given(DAYS, st.integers(1, 12))
def test_R12_fiscal_years_follow_each_other_without_gap(day: date, first_month: int) -> None:
    year = Period.fiscal_year(day, first_month=first_month)
    assert day in year
    assert year.end is not None
    assert Period.fiscal_year(year.end + timedelta(days=1), first_month=first_month).start == year.end + timedelta(
        days=1
    )


@pytest.mark.parametrize(
    ("day", "end", "hours"),
    [
        (AUTUMN, datetime(2026, 10, 25, 23, tzinfo=UTC), 25),
        (SPRING, datetime(2027, 3, 28, 22, tzinfo=UTC), 23),
        (date(2026, 12, 31), datetime(2026, 12, 31, 23, tzinfo=UTC), 24),
        (date(2027, 6, 30), datetime(2027, 6, 30, 22, tzinfo=UTC), 24),
    ],
)
def test_R12_a_deadline_day_ends_at_24_swedish_time(day: date, end: datetime, hours: int) -> None:
    assert deadline_end(day) == end
    assert deadline_end(day) - day_start(day) == timedelta(hours=hours)


@given(DAYS)
def test_R12_the_days_share_the_time_between_them(day: date) -> None:
    tick = timedelta(microseconds=1)
    assert local_day(day_start(day)) == local_day(deadline_end(day) - tick) == day
    assert local_day(deadline_end(day)) == day + timedelta(days=1)


def test_R12_missing_and_doubled_times_are_handled_on_purpose() -> None:
    half_past_two = time(2, 30)
    assert local_time(SPRING, half_past_two) is LocalTime.MISSING
    assert at_local(SPRING, half_past_two).astimezone(STOCKHOLM).time() == time(3, 30)
    assert at_local(SPRING, half_past_two, second=True) == at_local(SPRING, half_past_two)
    assert local_time(AUTUMN, half_past_two) is LocalTime.DOUBLED
    assert at_local(AUTUMN, half_past_two) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert at_local(AUTUMN, half_past_two, second=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert local_time(AUTUMN, time(3)) is local_time(SPRING, time(3)) is LocalTime.ORDINARY


@given(DAYS, st.times())
def test_R12_a_daily_duty_falls_once_on_each_day(day: date, clock: time) -> None:
    instant = at_local(day, clock)
    assert instant.tzinfo is UTC
    assert local_day(instant) == day
    if local_time(day, clock) is not LocalTime.MISSING:
        assert instant.astimezone(STOCKHOLM).time() == clock.replace(fold=0)


def test_an_instant_needs_a_zone_and_a_wall_clock_none() -> None:
    with pytest.raises(ValueError, match="zone"):
        local_day(datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"):
        at_local(SPRING, time(12, tzinfo=UTC))
