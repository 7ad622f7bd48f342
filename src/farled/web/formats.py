"""How figures, dates and periods are written to a reader: 1 150 tkr, 83 %, 12 av 18, 30 nov, mars 2021–juni 2022.

Pure functions. Each writes in the active language unless ``language`` says otherwise (a report has its own). Spaces
inside a figure never break. Money comes in öre, shares as a fraction of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType

from django.utils import timezone
from django.utils.translation import get_language

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"

Number = float | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Locale:
    """The words and signs of one language."""

    decimal: str
    group: str
    share: str
    of: str
    days: Mapping[int, str]  # days from today → word
    late: tuple[str, str]  # one day late, %d days late
    late_since: str  # pattern of the day
    months: tuple[str, ...]
    short: tuple[str, ...]
    day: str  # pattern of day and month
    clock: str  # pattern between date and time
    clock_sign: str
    money: Mapping[str, str]  # unit → pattern
    since: str
    until: str
    undated: str


SV = Locale(
    decimal=",",
    group=NBSP,
    share=f"%s{NBSP}%%",
    of=f"%s{NBSP}av{NBSP}%s",
    days=MappingProxyType({-1: "i går", 0: "i dag", 1: "i morgon"}),
    late=("1 dag sen", "%d dagar sen"),
    late_since="sen sedan %s",
    months=(
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    short=("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
    day="{day}" + NBSP + "{month}",
    clock="{date} kl." + NBSP + "{time}",
    clock_sign=".",
    money=MappingProxyType({"kr": f"%s{NBSP}kr", "öre": f"%s{NBSP}kr", "tkr": f"%s{NBSP}tkr", "mnkr": f"%s{NBSP}mnkr"}),
    since="från %s",
    until="till %s",
    undated="ingen tid angiven",
)
EN = Locale(
    decimal=".",
    group=",",
    share="%s%%",
    of=f"%s{NBSP}of{NBSP}%s",
    days=MappingProxyType({-1: "yesterday", 0: "today", 1: "tomorrow"}),
    late=("1 day late", "%d days late"),
    late_since="late since %s",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    day="{day}" + NBSP + "{month}",
    clock="{date}, {time}",
    clock_sign=":",
    money=MappingProxyType(
        {
            "kr": f"SEK{NBSP}%s",
            "öre": f"SEK{NBSP}%s",
            "tkr": f"SEK{NBSP}%s{NBSP}thousand",
            "mnkr": f"SEK{NBSP}%s{NBSP}million",
        }
    ),
    since="from %s",
    until="until %s",
    undated="no period given",
)

_UNITS = {"öre": (100, 2), "kr": (100, 0), "tkr": (100_000, 0), "mnkr": (100_000_000, 1)}
_TKR_FROM = 10_000 * 100
_MNKR_FROM = 10_000_000 * 100
_MEGABYTE = 1_000_000
_COUNTED_DAYS = 60  # what is later than this is told by its day


def words(language: str | None = None) -> Locale:
    """The words of a language, by default of the active one; Swedish when there is no other."""
    return EN if (language or get_language() or "sv").startswith("en") else SV


def number(value: Number, *, decimals: int = 0, language: str | None = None) -> str:
    """A number rounded half up: ``1 234`` or ``1 234,5``, with a true minus sign."""
    locale = words(language)
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, part = f"{abs(rounded):,.{decimals}f}".partition(".")
    text = whole.replace(",", locale.group) + (locale.decimal + part if part else "")
    return MINUS + text if rounded < 0 else text


def kr(ore: int, *, unit: str = "", language: str | None = None) -> str:
    """Money from öre: ``9 500 kr``, ``1 150 tkr`` from 10 000 kr, ``96,4 mnkr`` from ten million.

    ``unit`` (kr, tkr, mnkr, or öre for kronor with two decimals) overrides the choice, so that a column is in one unit.
    ``exact`` leaves no öre out: ``9 500 kr``, ``9 500,50 kr``. Raises KeyError for another unit.
    """
    if unit == "exact":
        unit = "öre" if ore % 100 else "kr"
    if not unit:
        unit = "mnkr" if abs(ore) >= _MNKR_FROM else "tkr" if abs(ore) >= _TKR_FROM else "kr"
    size, decimals = _UNITS[unit]
    return words(language).money[unit] % number(Fraction(ore, size), decimals=decimals, language=language)


def share(part: Number, *, decimals: int = 0, language: str | None = None) -> str:
    """A fraction of one as ``83 %``. What is not quite everything is never rounded up to 100, nor a trace down to 0."""
    exact = Fraction(part)
    step = Fraction(1, 10**decimals)
    rounded = Fraction(Decimal(str(float(exact * 100))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
    if 0 < exact < 1:
        rounded = min(max(rounded, step), 100 - step)
    return words(language).share % number(rounded, decimals=decimals, language=language)


def of_total(part: int, total: int, *, language: str | None = None) -> str:
    """``12 av 18``: said instead of a share when the numbers are small."""
    return words(language).of % (number(part, language=language), number(total, language=language))


def size(octets: int, *, language: str | None = None) -> str:
    """How much a file holds: ``31,5 MB``, ``25 MB``, and ``120 kB`` of less than a megabyte."""
    if octets >= _MEGABYTE:
        decimals = 1 if octets % _MEGABYTE else 0
        return f"{number(Fraction(octets, _MEGABYTE), decimals=decimals, language=language)}{NBSP}MB"
    return f"{number(max(1, octets // 1000), language=language)}{NBSP}kB"


def local(when: date | datetime) -> date:
    """The day of an instant in Sweden; a day is itself."""
    if isinstance(when, datetime):
        return (timezone.localtime(when) if timezone.is_aware(when) else when).date()
    return when


def day(when: date | datetime, *, today: date | None = None, language: str | None = None) -> str:
    """``30 nov 2026``; told what day it is: ``i dag``, ``i går``, ``i morgon``, and no year within the same year."""
    locale, on = words(language), local(when)
    if today and (near := locale.days.get((on - today).days)):
        return near
    text = _day_and_month(on, locale)
    return text if today and on.year == today.year else f"{text}{NBSP}{on.year}"


def due(when: date | datetime, *, today: date, language: str | None = None) -> tuple[str, bool]:
    """A date something is due, and whether it has passed: ``("24 nov", False)`` or ``("2 dagar sen", True)``.

    After two months nobody counts days: ``("sen sedan 30 jan 2023", True)``.
    """
    locale, days = words(language), (today - local(when)).days
    if days <= 0:
        return day(when, today=today, language=language), False
    if days > _COUNTED_DAYS:
        return locale.late_since % day(when, language=language), True
    return (locale.late[0] if days == 1 else locale.late[1] % days).replace(" ", NBSP), True


def moment(when: datetime, *, language: str | None = None) -> str:
    """An instant in Swedish time: ``30 nov 2026 kl. 14.05``."""
    locale, at = words(language), timezone.localtime(when) if timezone.is_aware(when) else when
    clock = f"{at.hour:02}{locale.clock_sign}{at.minute:02}"
    return locale.clock.format(date=day(at, language=language), time=clock)


def month(when: date, *, language: str | None = None) -> str:
    """``mars 2021``."""
    return f"{words(language).months[when.month - 1]}{NBSP}{when.year}"


def period(start: date | None, end: date | None, *, language: str | None = None) -> str:
    """As short as it is exact: ``2021``, ``2019–2021``, ``mars 2021–juni 2022``, ``3 mars–14 juni 2021``.

    Either end may be open; without both it says so.
    """
    locale = words(language)
    if start and end:
        first, last = _ends(start, end, language)
        return first if first == last else f"{first}{DASH}{last}"
    if start:
        return locale.since % _edge(start, year=_is_new_year(start), whole=start.day == 1, language=language)
    if end:
        return locale.until % _edge(end, year=_is_year_end(end), whole=_is_month_end(end), language=language)
    return locale.undated


def _ends(start: date, end: date, language: str | None) -> tuple[str, str]:
    """Both ends, the first without the year it shares with the last."""
    locale, shared = words(language), start.year == end.year
    if _is_new_year(start) and _is_year_end(end):
        return str(start.year), str(end.year)
    if start.day == 1 and _is_month_end(end):
        first, last = month(start, language=language), month(end, language=language)
        return (locale.months[start.month - 1] if shared and first != last else first), last
    first, last = day(start, language=language), day(end, language=language)
    return (_day_and_month(start, locale) if shared and first != last else first), last


def _edge(when: date, *, year: bool, whole: bool, language: str | None) -> str:
    """One end: its year when it bounds a year, its month when it bounds a month, otherwise the day."""
    if year:
        return str(when.year)
    return month(when, language=language) if whole else day(when, language=language)


def _day_and_month(on: date, locale: Locale) -> str:
    return locale.day.format(day=on.day, month=locale.short[on.month - 1])


def _is_new_year(when: date) -> bool:
    return (when.month, when.day) == (1, 1)


def _is_year_end(when: date) -> bool:
    return (when.month, when.day) == (12, 31)


def _is_month_end(when: date) -> bool:
    return (when + timedelta(days=1)).day == 1
