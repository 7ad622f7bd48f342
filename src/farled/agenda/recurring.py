"""Dates that come back each year, and on which day of the next."""

import calendar
from datetime import date

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.agenda.states import Repeats
from farled.methods.periods import anniversary
from farled.web.formats import words

LAST = 5  # the fifth of its weekday in a month is the last one, and stays so in a year when there are but four
_ORDINALS: tuple[str | Promise, ...] = (
    gettext_lazy("första"),
    gettext_lazy("andra"),
    gettext_lazy("tredje"),
    gettext_lazy("fjärde"),
    gettext_lazy("sista"),
)


def place(on: date) -> int:
    """Which of its weekday the day is in its month: 3 for the third Wednesday. The fifth is the last."""
    return (on.day - 1) // 7 + 1


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> date:
    """The first to fourth of a weekday (0 is Monday) in a month, or with ``LAST`` the last.

    >>> weekday_of_month(2027, 5, 2, 3), weekday_of_month(2027, 5, 2, LAST)
    (datetime.date(2027, 5, 19), datetime.date(2027, 5, 26))
    """
    first, days = calendar.monthrange(year, month)
    earliest = 1 + (weekday - first) % 7
    if number >= LAST:
        return date(year, month, earliest + 7 * ((days - earliest) // 7))
    return date(year, month, earliest + 7 * (number - 1))


def next_year(on: date, repeats: Repeats) -> date:
    """The day a date comes back on: same day and month, or same weekday of the month, one year later.

    29 February comes back on the 28th. Raises ValueError for a date that does not come back.

    >>> next_year(date(2026, 5, 20), Repeats.SAME_WEEKDAY), next_year(date(2028, 2, 29), Repeats.SAME_DAY)
    (datetime.date(2027, 5, 19), datetime.date(2029, 2, 28))
    """
    if repeats is Repeats.SAME_DAY:
        return anniversary(on, 1)
    if repeats is Repeats.SAME_WEEKDAY:
        return weekday_of_month(on.year + 1, on.month, on.weekday(), place(on))
    raise ValueError(f"the date {on} does not come back")


def told(on: date, repeats: Repeats) -> str:
    """How a date comes back, in words: "varje år den 15 maj" or "varje år, tredje onsdagen i maj"; empty if not."""
    if repeats is Repeats.SAME_DAY:
        facts: dict[str, object] = {"day": words().day.format(day=on.day, month=words().months[on.month - 1])}
        return _("varje år den %(day)s") % facts
    if repeats is Repeats.SAME_WEEKDAY:
        facts = {
            "number": _ORDINALS[place(on) - 1],
            "weekday": WEEKDAYS[on.weekday()],
            "month": str(MONTHS[on.month]),
        }
        return _("varje år, %(number)s %(weekday)sen i %(month)s") % facts
    return ""
