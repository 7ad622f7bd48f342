"""Quiet days: Saturdays, Sundays, Swedish public holidays, and the eves on which public offices are closed."""

from datetime import date, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language


@lru_cache(maxsize=100)
def _closed(year: int, language: str) -> dict[date, str]:
    """A year's public holidays by day, with midsommarafton, julafton and nyårsafton, when offices are closed too."""
    from holidays import country_holidays

    every = country_holidays("SE", years=year, language=language, categories=("public", "de_facto"))
    return dict(every.items())


def is_quiet(day: date) -> bool:
    """Whether no reminders are sent that day.

    >>> is_quiet(date(2026, 12, 24)), is_quiet(date(2026, 12, 23)), is_quiet(date(2026, 6, 6))
    (True, False, True)
    """
    return day.isoweekday() > 5 or day in _closed(day.year, "sv")


def why_quiet(day: date) -> str:
    """What makes a day quiet, in the reader's language: "Julafton" or "lördag"; empty for a working day."""
    language = "en_US" if (get_language() or "sv").startswith("en") else "sv"
    if name := _closed(day.year, language).get(day, ""):
        return name
    return date_format(day, "l") if day.isoweekday() > 5 else ""


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it.

    >>> next_working_day(date(2026, 12, 24))
    datetime.date(2026, 12, 28)
    """
    while is_quiet(day):
        day += timedelta(days=1)
    return day
