"""Days as Swedish minutes and letters write them."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = [
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
]
_ISO = r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
_WORDS = rf"(?P<wd>\d{{1,2}})(?:\s|:e)\s*(?P<wm>{'|'.join(_MONTHS)})\s+(?P<wy>(?:19|20)\d\d)"
_SHORT = r"(?<!\d)(?P<sy>\d\d)(?P<sm>[01]\d)(?P<sd>[0-3]\d)(?!\d)"
_DAY = re.compile(f"{_ISO}|{_WORDS}|{_SHORT}", re.IGNORECASE)


def days_in(text: str) -> Iterator[date]:
    """Days named in a text, in order; what is no day of the calendar is passed over.

    >>> list(days_in("den 12 december 2012, justerat 2012-12-20"))
    [datetime.date(2012, 12, 12), datetime.date(2012, 12, 20)]
    """
    for match in _DAY.finditer(re.sub(r"(?<=[a-zåäö])- (?=[a-zåäö])", "", text)):
        if match["y"]:
            parts = int(match["y"]), int(match["m"]), int(match["d"])
        elif match["wy"]:
            parts = int(match["wy"]), _MONTHS.index(match["wm"].casefold()) + 1, int(match["wd"])
        else:
            parts = 2000 + int(match["sy"]), int(match["sm"]), int(match["sd"])
        try:
            yield date(*parts)
        except ValueError:
            continue


def first_day(text: str) -> date | None:
    """The first day named in a text."""
    return next(days_in(text), None)
