"""Periods as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.imports.reading.periods import day_of_serial, looks_like_period, read_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2019-2021", "2019-01-01", "2021-12-31"),
        ("2018 – 2021", "2018-01-01", "2021-12-31"),
        ("2019 – 20211", "2019-01-01", "2021-12-31"),
        ("2018 -\n2021", "2018-01-01", "2021-12-31"),
        ("2019-21", "2019-01-01", "2021-12-31"),
        ("2021/22", "2021-01-01", "2022-12-31"),
        ("2021, 2022 och 2023", "2021-01-01", "2023-12-31"),
        ("Q3 2024", "2024-07-01", "2024-09-30"),
        ("2024 Q1–Q3", "2024-01-01", "2024-09-30"),
        ("2023 kv 3–4", "2023-07-01", "2023-12-31"),
        ("kvartal 1-2 2026", "2026-01-01", "2026-06-30"),
        ("2:a halvåret 2026", "2026-07-01", "2026-12-31"),
        ("vt-26", "2026-01-01", "2026-06-30"),
        ("juni -25", "2025-06-01", "2025-06-30"),
        ("mars -25 – maj -26", "2025-03-01", "2026-05-31"),
        ("2025.06.01", "2025-06-01", "2025-06-01"),
        ("Q4 2023 - Q2 2024", "2023-10-01", "2024-06-30"),
        ("3:e kvartalet 2024", "2024-07-01", "2024-09-30"),
        ("andra kvartalet 2025", "2025-04-01", "2025-06-30"),
        ("första halvåret 2024", "2024-01-01", "2024-06-30"),
        ("maj–september 2024", "2024-05-01", "2024-09-30"),
        ("1–15 maj 2024", "2024-05-01", "2024-05-15"),
        ("hösten 2024", "2024-07-01", "2024-12-31"),
        ("vt24 - ht 2025", "2024-01-01", "2025-12-31"),
        ("December 31, 2021", "2021-12-31", "2021-12-31"),
        ("Dec. 31, 2021", "2021-12-31", "2021-12-31"),
        ("31 december 2021", "2021-12-31", "2021-12-31"),
        ("31/12/2025", "2025-12-31", "2025-12-31"),
        ("12/14/20", "2020-12-14", "2020-12-14"),
        ("260401", "2026-04-01", "2026-04-01"),
        ("260401-260930", "2026-04-01", "2026-09-30"),
        ("20260401", "2026-04-01", "2026-04-01"),
        ("46174", "2026-06-01", "2026-06-01"),
        ("2024-05", "2024-05-01", "2024-05-31"),
        ("vecka 12 2024", "2024-03-18", "2024-03-24"),
        ("Start 2023, klart 2025", "2023-01-01", "2025-12-31"),
        ("senast den 31 december 2024", None, "2024-12-31"),
        ("t.o.m. 2024", None, "2024-12-31"),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, start: str | None, end: str | None) -> None:
    period = read_period(text)

    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)
    assert period.doubts == ()


@pytest.mark.parametrize("text", ["från och med 2024", "2024-", "2024 och framåt", "2024 tills vidare"])
def test_a_period_may_have_no_end(text: str) -> None:
    period = read_period(text)

    assert (period.start, period.end, period.open_end) == (date(2024, 1, 1), None, True)


@pytest.mark.parametrize("text", ["tills vidare", "löpande", "Årligen", "Kontinuerligt"])
def test_a_standing_duty_needs_no_dates(text: str) -> None:
    assert read_period(text).standing


@pytest.mark.parametrize("text", ["okänt", "Ej fastställt", "TBD", "-"])
def test_the_source_may_say_that_it_does_not_know(text: str) -> None:
    assert read_period(text).unknown


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("15/9", "year_missing"),
        ("5 maj", "year_missing"),
        ("3/4/2025", "day_or_month"),
        ("2025-2023", "reversed"),
        ("2024-02-31", "unread"),
        ("Region Norr", "unread"),
        ("As required by the FY2023 budget timeline", "words_ignored"),
        ("x" * 500, "unread"),
    ],
)
def test_what_is_not_sure_carries_a_doubt(text: str, doubt: str) -> None:
    assert doubt in read_period(text).doubts


def test_a_column_of_ends_gives_no_start() -> None:
    assert (read_period("2024", end_column=True).start, read_period("2024", start_column=True).end) == (None, None)


_DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))


@given(
    _DAYS, st.integers(0, 2000), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%y%m%d", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y"])
)
def test_any_span_of_days_is_read_back(first: date, length: int, form: str) -> None:
    last = min(first + timedelta(days=length), date(2098, 12, 31))

    period = read_period(f"{first.strftime(form)} – {last.strftime(form)}")

    if "day_or_month" not in period.doubts:
        assert (period.start, period.end) == (first, last)


@given(_DAYS)
def test_any_day_number_of_a_sheet_is_read_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days

    assert day_of_serial(serial) == day
    assert read_period(str(serial)).start == day


@given(st.integers(1990, 2090), st.integers(0, 9), st.sampled_from(["-", " - ", "–", " – ", "—", " till ", "-\n"]))
def test_any_span_of_years_is_read_back(year: int, length: int, between: str) -> None:
    period = read_period(f"{year}{between}{year + length}")

    assert (period.start, period.end) == (date(year, 1, 1), date(year + length, 12, 31))


@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    period = read_period(text)

    assert looks_like_period(text) in {True, False}
    assert not (period.start and period.end and period.end < period.start)
