from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.periods import Period
from farled.methods.spans import board_term, council_term, fiscal_years, gaps, merged, spread

DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))
CLOSED = st.builds(lambda start, days: Period(start, start + timedelta(days=days)), DAYS, st.integers(0, 2500))
ANY = st.builds(
    lambda start, days: Period(start, None if days is None else start + timedelta(days=days)),
    DAYS,
    st.none() | st.integers(0, 2500),
)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2014, 10, 15), 2014),
        (date(2018, 10, 14), 2014),
        (date(2022, 10, 15), 2022),
        (date(2026, 9, 13), 2022),
        (date(2026, 10, 15), 2026),
    ],
)
def test_a_council_sits_four_years_from_15_october(day: date, first: int) -> None:
    """Printed by councils: 15 October 2022 to 14 October 2026; 15 October 2018 starts a new one."""
    assert council_term(day) == Period(date(first, 10, 15), date(first + 4, 10, 14))


def test_a_board_sits_four_calendar_years_from_the_one_after_the_election() -> None:
    """Kommunallagen 6 kap. 18 §."""
    assert board_term(date(2022, 12, 31)) == Period.of_years(2019, 2022)
    assert board_term(date(2023, 1, 1)) == Period.of_years(2023, 2026)


def test_terms_that_followed_other_rules_are_not_told() -> None:
    with pytest.raises(ValueError, match="before 2014"):
        council_term(date(2014, 10, 14))
    with pytest.raises(ValueError, match="before 2015"):
        board_term(date(2014, 12, 31))


@given(DAYS)
def test_a_day_lies_in_its_terms_and_terms_follow_each_other(day: date) -> None:
    for term_of in (council_term, board_term):
        term = term_of(day)
        assert day in term
        assert term.end is not None
        assert term_of(term.end + timedelta(days=1)).start == term.end + timedelta(days=1)


@given(CLOSED, st.integers(1, 12))
def test_fiscal_years_cover_the_period_without_gap(period: Period, first_month: int) -> None:
    years = fiscal_years(period, first_month=first_month)
    assert gaps(years, period) == []
    assert len(merged(years)) == 1
    assert all(year.overlaps(period) for year in years)


@given(st.integers(-(10**12), 10**12), CLOSED, st.integers(1, 12))
def test_money_spread_over_fiscal_years_adds_up(amount: int, period: Period, first_month: int) -> None:
    parts = spread(amount, period, first_month=first_month)
    assert sum(part for _, part in parts) == amount


def test_a_leap_day_is_a_day() -> None:
    two_winters = Period(date(2027, 12, 31), date(2028, 2, 29))
    assert [part for _, part in spread(6_100, two_winters)] == [100, 6_000]
    broken = spread(36_600, Period.of_years(2028), first_month=9)
    assert [(str(year.start), part) for year, part in broken] == [("2027-09-01", 24_400), ("2028-09-01", 12_200)]


def test_an_open_period_cannot_be_spread() -> None:
    with pytest.raises(ValueError, match="without end"):
        spread(100, Period(date(2026, 1, 1)))


@given(st.lists(ANY, max_size=6), ANY, DAYS)
def test_a_day_lies_in_a_gap_when_no_period_has_it(periods: list[Period], within: Period, day: date) -> None:
    missing = day in within and not any(day in period for period in periods)
    assert any(day in gap for gap in gaps(periods, within)) == missing
    assert any(day in period for period in merged(periods)) == any(day in period for period in periods)


@given(st.lists(ANY, max_size=6))
def test_merged_periods_stand_apart_in_order(periods: list[Period]) -> None:
    found = merged(periods)
    assert merged(reversed(periods)) == found
    for earlier, later in pairwise(found):
        assert earlier.end is not None
        assert earlier.end + timedelta(days=1) < later.start


def test_a_year_without_a_plan_is_a_gap() -> None:
    plans = [Period.of_years(2013, 2018), Period.of_years(2020, 2022)]
    assert gaps(plans, Period(date(2013, 1, 1))) == [Period.of_years(2019), Period(date(2023, 1, 1))]
