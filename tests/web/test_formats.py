"""Figures, dates and periods as a reader meets them, in Swedish and English."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.web import formats
from farled.web.templatetags import farled as tags

TODAY = date(2026, 11, 21)


def plain(text: str) -> str:
    """With ordinary spaces, so that the expectations can be read."""
    return text.replace(formats.NBSP, " ")


@pytest.mark.parametrize(
    ("ore", "unit", "swedish", "english"),
    [
        (0, "", "0 kr", "SEK 0"),
        (950_000, "", "9 500 kr", "SEK 9,500"),
        (115_000_000, "", "1 150 tkr", "SEK 1,150 thousand"),
        (9_640_000_000, "", "96,4 mnkr", "SEK 96.4 million"),
        (115_000_000, "mnkr", "1,2 mnkr", "SEK 1.2 million"),
        (123_450, "öre", "1 234,50 kr", "SEK 1,234.50"),
        (-250_000_000, "", "−2 500 tkr", "SEK −2,500 thousand"),
        (50, "kr", "1 kr", "SEK 1"),
    ],
)
def test_money(ore: int, unit: str, swedish: str, english: str) -> None:
    assert plain(formats.kr(ore, unit=unit, language="sv")) == swedish
    assert plain(formats.kr(ore, unit=unit, language="en")) == english


def test_figures_never_break() -> None:
    for text in (formats.kr(115_000_000), formats.share(0.83), formats.of_total(12, 18), formats.day(TODAY)):
        assert " " not in text


@pytest.mark.parametrize(
    ("octets", "swedish", "english"),
    [
        (0, "1 kB", "1 kB"),
        (120_999, "120 kB", "120 kB"),
        (1_000_000, "1 MB", "1 MB"),
        (31_549_999, "31,5 MB", "31.5 MB"),
        (2_000_000_000, "2 000 MB", "2,000 MB"),
    ],
)
def test_sizes(octets: int, swedish: str, english: str) -> None:
    assert plain(formats.size(octets, language="sv")) == swedish
    assert plain(formats.size(octets, language="en")) == english


@given(st.integers(-(10**15), 10**15))
def test_money_in_ore_loses_nothing(ore: int) -> None:
    text = formats.kr(ore, unit="öre", language="sv").removesuffix(f"{formats.NBSP}kr")
    digits = text.replace(formats.NBSP, "").replace(formats.MINUS, "-").replace(",", "")
    assert int(digits) == ore


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (0.83, "83 %"),
        (Fraction(1, 3), "33 %"),
        (0, "0 %"),
        (1, "100 %"),
        (0.999, "99 %"),
        (0.001, "1 %"),
        (1.25, "125 %"),
    ],
)
def test_a_share_is_never_rounded_to_everything_or_nothing(part: float, text: str) -> None:
    assert plain(formats.share(part, language="sv")) == text


def test_small_numbers_are_told_as_they_are() -> None:
    assert plain(formats.of_total(12, 18, language="sv")) == "12 av 18"
    assert plain(formats.of_total(12, 18, language="en")) == "12 of 18"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (TODAY, "i dag"),
        (date(2026, 11, 20), "i går"),
        (date(2026, 11, 22), "i morgon"),
        (date(2026, 11, 30), "30 nov"),
        (date(2027, 1, 15), "15 jan 2027"),
    ],
)
def test_a_day_beside_today(when: date, text: str) -> None:
    assert plain(formats.day(when, today=TODAY, language="sv")) == text


def test_an_instant_is_told_in_swedish_time() -> None:
    summer = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert plain(formats.moment(summer, language="sv")) == "1 juli 2026 kl. 00.30"
    assert plain(formats.moment(summer, language="en")) == "1 Jul 2026, 00:30"
    assert formats.local(summer) == date(2026, 7, 1)


def test_what_is_late_says_how_late() -> None:
    assert plain(formats.due(date(2026, 11, 19), today=TODAY, language="sv")[0]) == "2 dagar sen"
    assert plain(formats.due(date(2026, 11, 20), today=TODAY, language="sv")[0]) == "1 dag sen"
    assert plain(formats.due(TODAY - timedelta(days=60), today=TODAY, language="sv")[0]) == "60 dagar sen"
    assert plain(formats.due(date(2023, 1, 30), today=TODAY, language="sv")[0]) == "sen sedan 30 jan 2023"
    assert plain(formats.due(date(2023, 1, 30), today=TODAY, language="en")[0]) == "late since 30 Jan 2023"
    assert formats.due(TODAY, today=TODAY) == ("i dag", False)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2019, 1, 1), date(2021, 12, 31), "2019–2021"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 3, 1), date(2022, 6, 30), "mars 2021–juni 2022"),
        (date(2021, 3, 1), date(2021, 6, 30), "mars–juni 2021"),
        (date(2024, 2, 1), date(2024, 2, 29), "februari 2024"),
        (date(2021, 3, 3), date(2021, 6, 14), "3 mars–14 juni 2021"),
        (date(2020, 12, 31), date(2021, 1, 2), "31 dec 2020–2 jan 2021"),
        (date(2021, 6, 14), date(2021, 6, 14), "14 juni 2021"),
        (date(2021, 1, 1), None, "från 2021"),
        (None, date(2022, 12, 31), "till 2022"),
        (None, date(2022, 6, 30), "till juni 2022"),
        (date(2021, 3, 3), None, "från 3 mars 2021"),
        (None, None, "ingen tid angiven"),
    ],
)
def test_a_period_is_as_short_as_it_is_exact(start: date | None, end: date | None, text: str) -> None:
    assert plain(formats.period(start, end, language="sv")) == text


def test_dates_in_templates_are_marked_up() -> None:
    assert tags.swedate(date(2026, 11, 30), TODAY) == f'<time datetime="2026-11-30">30{formats.NBSP}nov</time>'
    assert 'class="late"' in tags.due(date(2026, 11, 19), TODAY)
    assert tags.swedate(None) == tags.kr(None) == tags.share(None) == formats.DASH


def test_a_state_is_a_sign_and_a_word() -> None:
    html = tags.state_tag("warn", "risk <b>")
    assert html == '<span class="tag warn"><span aria-hidden="true">!</span>risk &lt;b&gt;</span>'
    with pytest.raises(ValueError, match="purple"):
        tags.state_tag("purple", "x")
