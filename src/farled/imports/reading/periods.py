"""Periods as people write them in plans: years, spans, quarters, terms, dates, "tills vidare"."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from farled.imports.reading.values import Period
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import join_lines, one_line

LONGEST = 160  # characters; anything longer is prose, not a period
_EARLIEST_SERIAL, _LATEST_SERIAL = 36526, 73050  # the years 2000..2099 in a sheet's day numbers

# Short ways of writing, and the longer ones they stand for.
_LONGER = (
    (re.compile(r"(?<=[^\W\d_]) ?[-'’]([1-4]\d)(?= *(?:$|[-,;/)]))"), r" 20\1"),  # "juni -25", "vt-26"
    (re.compile(r"\b(?:q|k|kv\.?|kvartal) ?([1-4]) ?(?:-|/|&|och) ?(?:q|k|kv\.?)? ?([1-4])(?![\d.])"), r"q\1 - q\2"),
    (re.compile(r"\b([12])(?::?a)? (?:halvåret|halvan)\b"), r"h\1"),
)
_ATOM = re.compile(
    r"(?P<iso>(?:19|20)\d\d(?P<sign>[-./])\d{1,2}(?P=sign)\d{1,2}(?!\d))"
    r"|(?P<compact>20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d))"
    r"|(?P<dmy>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?!\d))"
    r"|(?P<short>\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d))"
    r"|(?P<ym>(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])(?![\d]))"
    r"|(?P<serial>[3-7]\d{4}(?!\d))"
    r"|(?P<year>(?:19|20)\d\d)(?:\d(?!\d))?(?!\d)"
    r"|(?P<dm>\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<quarter>(?:q|k|kv\.?|kvartal|quarter) ?(?P<q>[1-4])(?!\d)|(?P<q2>[1-4])(?::[ae])? (?:kv|kvartalet)\b)"
    r"|(?P<half>h(?P<h>[12])(?!\d)|halvår (?P<h2>[12])(?!\d))"
    r"|(?P<term>(?:vt|ht)(?= ?\d|\b))"
    r"|(?P<week>v\.? ?(?P<w>\d{1,2})(?!\d)|vecka (?P<w2>\d{1,2})(?!\d))"
    r"|(?P<day>\d{1,2})(?::?[ae]|st|nd|rd|th)?(?!\d)"
    r"|(?P<dash>[-→])"
    r"|(?P<slash>/)"
    r"|(?P<comma>[,;])"
    r"|(?P<word>[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*\.?)"
)


@dataclass(frozen=True, slots=True)
class _Point:
    """The parts of one date that were written out."""

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None

    def inherit(self, other: "_Point") -> "_Point":
        """Take what a shorter end of a span leaves out: "maj–september 2024", "1–15 maj 2024"."""
        point = replace(self, year=self.year or other.year)
        lonely_day = self.day and not self.month
        return replace(point, month=other.month) if lonely_day else point

    @property
    def empty(self) -> bool:
        return all(getattr(self, part.name) is None for part in fields(self))

    def days(self) -> tuple[date, date]:
        """First and last day. Raises ValueError when the parts make no date."""
        if self.year is None:
            raise ValueError("no year")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day without month")
            whole = date(self.year, self.month, self.day)
            return whole, whole
        if self.week is not None:
            monday = date.fromisocalendar(self.year, self.week, 1)
            return monday, monday + timedelta(days=6)
        first, last = self._months()
        return date(self.year, first, 1), date(self.year, last, calendar.monthrange(self.year, last)[1])

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return self.quarter * 3 - 2, self.quarter * 3
        if self.half is not None:
            return self.half * 6 - 5, self.half * 6
        if self.season is not None:
            first, last = words().seasons[self.season]
            return first, last
        return 1, 12


class _Scan:
    """Collects the points of one text from left to right."""

    def __init__(self) -> None:
        self.points: list[_Point] = []
        self.point = _Point()
        self.split = False
        self.stops_at_dash = self.until_first = self.from_first = self.open_end = self.standing = self.unknown = False
        self.doubts: list[str] = []
        self.ignored = 0

    def separate(self) -> None:
        if not self.point.empty:
            self.points.append(self.point)
        self.point = _Point()
        self.split = True

    def put(self, **parts: Any) -> None:
        if any(getattr(self.point, name) is not None for name in parts):
            self.separate()
        self.point = replace(self.point, **parts)
        self.split = False

    def doubt(self, code: str) -> None:
        if code not in self.doubts:
            self.doubts.append(code)


def read_period(text: str, *, start_column: bool = False, end_column: bool = False) -> Period:
    """Read a period. `start_column` and `end_column` say that the text stands in a column of start or end dates.

    Never raises: what could not be read carries a doubt and the raw text.
    """
    raw = one_line(join_lines(text.splitlines()))
    if not raw:
        return Period()
    if len(raw) > LONGEST:
        return Period(raw=raw, doubts=("unread",))
    normal = raw.casefold().translate(str.maketrans("–—‑−", "----")).strip(" .()")
    if normal in words().unknown_periods or not normal.strip("-"):
        return Period(raw=raw, unknown=True)
    for short, longer in _LONGER:
        normal = short.sub(longer, normal)
    scan = _scan(normal)
    period = _span(raw, scan)
    if start_column and period.end and not period.open_end:
        period = replace(period, end=None)
    if end_column and period.start:
        period = replace(period, start=None)
    return period


def looks_like_period(text: str) -> bool:
    """True for text that is a period and nothing else. Used to find the period column in collapsed text."""
    stripped = text.strip()
    if not stripped or len(stripped) > 60:
        return False
    period = read_period(stripped)
    return not period.doubts and bool(period.start or period.end or period.standing or period.unknown)


def _scan(normal: str) -> _Scan:
    scan = _Scan()
    for match in _ATOM.finditer(normal):
        _TAKE[match.lastgroup or "word"](scan, match)
    gaps = _ATOM.sub("", normal)
    if any(char.isalnum() for char in gaps):
        scan.ignored += 1
    scan.stops_at_dash = normal.endswith("-") and scan.point.empty and len(scan.points) == 1
    scan.separate()
    return scan


def _take_iso(scan: _Scan, match: re.Match[str]) -> None:
    year, month, day = (int(part) for part in re.split(r"[-./]", match.group("iso")))
    scan.put(year=year, month=month, day=day)


def _take_compact(scan: _Scan, match: re.Match[str]) -> None:
    digits = match.group("compact")
    scan.put(year=int(digits[:4]), month=int(digits[4:6]), day=int(digits[6:]))


def _take_short(scan: _Scan, match: re.Match[str]) -> None:
    digits = match.group("short")
    scan.put(year=2000 + int(digits[:2]), month=int(digits[2:4]), day=int(digits[4:]))


def _take_dmy(scan: _Scan, match: re.Match[str]) -> None:
    first, second, year = (int(part) for part in re.split(r"[./]", match.group("dmy")))
    if second > 12 >= first:
        first, second = second, first
    elif first != second and first <= 12:
        scan.doubt("day_or_month")
    scan.put(year=year if year > 99 else 2000 + year, month=second, day=first)


def _take_ym(scan: _Scan, match: re.Match[str]) -> None:
    year, month = int(match.group("ym")[:4]), int(match.group("ym")[5:])
    if month == year % 100 + 1:  # "2010/11" is a span of years
        scan.put(year=year)
        scan.separate()
        scan.put(year=year + 1)
    else:
        scan.put(year=year, month=month)


def _take_serial(scan: _Scan, match: re.Match[str]) -> None:
    serial = int(match.group("serial"))
    if _EARLIEST_SERIAL <= serial <= _LATEST_SERIAL:
        day = day_of_serial(serial)
        scan.put(year=day.year, month=day.month, day=day.day)
    else:
        scan.ignored += 1


def _take_year(scan: _Scan, match: re.Match[str]) -> None:
    scan.put(year=int(match.group("year")))


def _take_dm(scan: _Scan, match: re.Match[str]) -> None:
    day, month = (int(part) for part in match.group("dm").split("/"))
    if month > 12:
        scan.ignored += 1
    else:
        scan.put(day=day, month=month)


def _take_quarter(scan: _Scan, match: re.Match[str]) -> None:
    scan.put(quarter=int(match.group("q") or match.group("q2")))


def _take_half(scan: _Scan, match: re.Match[str]) -> None:
    scan.put(half=int(match.group("h") or match.group("h2")))


def _take_term(scan: _Scan, match: re.Match[str]) -> None:
    scan.put(season=match.group("term"))


def _take_week(scan: _Scan, match: re.Match[str]) -> None:
    scan.put(week=int(match.group("w") or match.group("w2")))


def _take_day(scan: _Scan, match: re.Match[str]) -> None:
    number = int(match.group("day"))
    previous = scan.points[-1] if scan.points else None
    short_year = scan.split and previous is not None and previous.year is not None and scan.point.empty
    if short_year and previous and previous.year and previous.month is None and number > previous.year % 100:
        scan.put(year=previous.year // 100 * 100 + number)
    elif scan.point.season and scan.point.year is None and number > 12:
        scan.put(year=2000 + number)
    elif 1 <= number <= 31:
        scan.put(day=number)
    else:
        scan.ignored += 1


def _take_dash(scan: _Scan, _match: re.Match[str]) -> None:
    scan.separate()


def _take_comma(scan: _Scan, _match: re.Match[str]) -> None:
    if scan.point.year is not None:
        scan.separate()


def _take_word(scan: _Scan, match: re.Match[str]) -> None:
    known, bare = words(), match.group("word").rstrip(".")
    if bare in known.months:
        scan.put(month=known.months[bare])
    elif bare in known.seasons:
        scan.put(season=bare)
    elif bare in known.ordinals:
        scan.put(quarter=known.ordinals[bare])
    elif bare in known.half_words and scan.point.quarter in {1, 2}:
        scan.point = replace(scan.point, quarter=None, half=scan.point.quarter)
    elif bare in known.until_words:
        scan.until_first = scan.until_first or (not scan.points and scan.point.empty)
        scan.separate()
    elif bare in known.and_words:
        scan.separate()
    else:
        _take_manner(scan, bare)


def _take_manner(scan: _Scan, bare: str) -> None:
    """Words that say how the period is meant, not when it is."""
    known = words()
    scan.from_first = scan.from_first or bare in known.from_words
    scan.open_end = scan.open_end or bare in known.onward_words
    scan.standing = scan.standing or bare in known.standing_words
    scan.unknown = scan.unknown or bare in known.unknown_periods
    groups = (known.from_words, known.onward_words, known.standing_words, known.unknown_periods, known.period_fillers)
    scan.ignored += not any(bare in group for group in groups)


_TAKE: dict[str, Callable[[_Scan, re.Match[str]], None]] = {
    "iso": _take_iso,
    "compact": _take_compact,
    "short": _take_short,
    "dmy": _take_dmy,
    "ym": _take_ym,
    "serial": _take_serial,
    "year": _take_year,
    "dm": _take_dm,
    "quarter": _take_quarter,
    "half": _take_half,
    "term": _take_term,
    "week": _take_week,
    "day": _take_day,
    "dash": _take_dash,
    "slash": _take_dash,
    "comma": _take_comma,
    "word": _take_word,
}


def _span(raw: str, scan: _Scan) -> Period:
    """Points and words as a period."""
    if scan.ignored:
        scan.doubt("words_ignored")
    if not scan.points:
        known = scan.standing or scan.unknown
        doubts = () if known and not scan.ignored else tuple(scan.doubts) if known else ("unread",)
        return Period(raw=raw, standing=scan.standing, unknown=scan.unknown, doubts=doubts)
    points = scan.points
    for index in range(len(points) - 2, -1, -1):
        points[index] = points[index].inherit(points[index + 1])
    for index in range(1, len(points)):
        points[index] = points[index].inherit(points[index - 1])
    try:
        first, last = points[0].days(), points[-1].days()
    except (ValueError, OverflowError):
        code = "year_missing" if points[0].year is None else "unread"
        return Period(raw=raw, doubts=(*scan.doubts, code))
    start: date | None = min(first[0], last[0]) if len(points) > 2 else first[0]
    end: date | None = max(first[1], last[1]) if len(points) > 2 else last[1]
    if start and end and end < start:
        return Period(raw=raw, doubts=(*scan.doubts, "reversed"))
    if len(points) == 1 and (scan.open_end or scan.from_first or scan.stops_at_dash):
        return Period(raw=raw, start=start, open_end=True, standing=scan.standing, doubts=tuple(scan.doubts))
    if len(points) == 1 and scan.until_first:
        start = None
    return Period(
        raw=raw, start=start, end=end, open_end=scan.open_end, standing=scan.standing, doubts=tuple(scan.doubts)
    )


def day_of_serial(serial: float) -> date:
    """The date of a sheet's day number (1900 system, which counts the day that never was)."""
    return date(1899, 12, 30) + timedelta(days=int(serial))


def joined(period: Period, start: Period, end: Period) -> Period:
    """One period out of a period column, a start column and an end column; the filled ones count."""
    filled = [part for part in (period, start, end) if part.raw]
    if len(filled) <= 1:
        return filled[0] if filled else Period()
    raw = " – ".join(part.raw for part in filled)
    first = start.start or period.start
    last = end.end or period.end
    doubts = tuple(dict.fromkeys(doubt for part in filled for doubt in part.doubts))
    if first and last and last < first:
        return Period(raw=raw, doubts=(*doubts, "reversed"))
    return Period(
        raw=raw,
        start=first,
        end=last,
        open_end=any(part.open_end for part in filled) and last is None,
        standing=any(part.standing for part in filled),
        unknown=all(part.unknown for part in filled),
        doubts=doubts,
    )
