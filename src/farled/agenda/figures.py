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


def start_figures(request: Request) -> list[slots.Figure]:
    """The two to four figures that matter to the actor, in the order of the loop."""
    roles = {held.role for held in request.actor.roles}
    asked = (each.figure(request) for each in slots.start_figures if not each.roles or each.roles & roles)
    return [figure for figure in asked if figure is not None][:MOST_FIGURES]


def start_panels(request: Request, column: str) -> list[dict[str, object]]:
    """The panels of a column (main or side) that have something to show the actor: template and context."""
    return [
        {"template": panel.template, "context": context}
        for panel in slots.start_panels
        if panel.column == column and (context := panel.context(request)) is not None
    ]


def by_month(dates: list[Ahead], year: int) -> list[Month]:
    """The dates of a year in their months; months without dates are left out."""
    return [Month(date(year, month, 1), list(those)) for month, those in groupby(dates, key=lambda each: each.on.month)]


def year_asked(text: str, today: date) -> int:
    """The year in the address, or this one when there is none to read."""
    return int(text) if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR else today.year
