"""What the start page and the year's wheel show, gathered from everyone who has registered something."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from farled.agenda.reads import Ahead
from farled.people.reads import Request
from farled.web import slots

MOST_FIGURES = 4
FIRST_YEAR, LAST_YEAR = 1900, 2999


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year's wheel; ``first`` is its first day."""

    first: date
    dates: list[Ahead]


@dataclass(frozen=True, slots=True)
class Said:
    """What the rooms say on the start page: the figures that matter most, panels by column, and notices."""

    figures: list[slots.Figure]
    main: list[slots.StartPanel]
    side: list[slots.StartPanel]
    notices: list[slots.Notice]


def said(request: Request) -> Said:
    """What every room says to the actor, in the order of the loop; at most four figures."""
    every = [each for source in slots.start_sources for each in source.says(request)]
    panels = [each for each in every if isinstance(each, slots.StartPanel)]
    return Said(
        figures=[each for each in every if isinstance(each, slots.Figure)][:MOST_FIGURES],
        main=[each for each in panels if each.column == "main"],
        side=[each for each in panels if each.column == "side"],
        notices=[each for each in every if isinstance(each, slots.Notice)],
    )


def by_month(dates: list[Ahead], year: int) -> list[Month]:
    """The dates of a year in their months; months without dates are left out."""
    return [Month(date(year, month, 1), list(those)) for month, those in groupby(dates, key=lambda each: each.on.month)]


def year_asked(text: str, today: date) -> int:
    """The year in the address, or this one when there is none to read."""
    return int(text) if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR else today.year
