"""How long it takes from application to start, step by step, against the 18 months of the old model (R81, R155)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.methods.leadtime import FIRST, MIDDLE, THIRD, Spread, place, spread
from farled.methods.periods import add_months
from farled.people.reads import Actor
from farled.portfolio.models import Application
from farled.portfolio.reads import applying as reads
from farled.portfolio.states import WAITING, ApplicationState, StepKind

MONTHS = 18
SOURCE = "Stockholms stads e-strategi, i utlåtande 2013:46 RI (dnr 031-786/2012)"
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the way: its key, what it is called, and the steps it goes from and to."""

    key: str
    label: Text
    begins: StepKind
    ends: StepKind


LEGS = (
    Leg("complete", _("från ansökan till komplett"), StepKind.APPLIED, StepKind.COMPLETED),
    Leg("prepared", _("från komplett till beredd"), StepKind.COMPLETED, StepKind.PREPARED),
    Leg("decided", _("från beredd till beslut"), StepKind.PREPARED, StepKind.DECIDED),
    Leg("started", _("från beslut till start"), StepKind.DECIDED, StepKind.STARTED),
)
WHOLE = Leg("whole", _("från ansökan till start"), StepKind.APPLIED, StepKind.STARTED)
EVERY = (*LEGS, WHOLE)
SHARES: dict[str, Fraction] = {"first": FIRST, "median": MIDDLE, "third": THIRD, "longest": Fraction(1)}


@dataclass(frozen=True, slots=True)
class Way:
    """An application's days: the first time it came in, and the last time each later step was taken."""

    row: Application
    days: dict[StepKind, date]

    def took(self, leg: Leg) -> int | None:
        """How many days a part took; None when it is not over."""
        begun, ended = self.days.get(leg.begins), self.days.get(leg.ends)
        return None if begun is None or ended is None else max((ended - begun).days, 0)

    @property
    def year(self) -> int | None:
        """The year it came in."""
        applied = self.days.get(StepKind.APPLIED)
        return applied.year if applied else None

    def is_slow(self, on: date) -> bool:
        """Whether it took, or has taken until a day, longer than the old model did."""
        applied = self.days.get(StepKind.APPLIED)
        return applied is not None and self.days.get(StepKind.STARTED, on) > add_months(applied, MONTHS)


def ways(actor: Actor) -> list[Way]:
    """The way of every application that has come in. Three queries, however many they are.

    The work started on the day somebody has written down, and otherwise when history says that the initiative left its
    first phase after the decision.
    """
    rows = list(reads.applications(actor).prefetch_related("steps").order_by("number"))
    begun = reads.begun_work(row.initiative_id for row in rows)
    found = []
    for row in rows:
        days = _days(row)
        if StepKind.APPLIED not in days:
            continue
        if StepKind.STARTED not in days and row.state == ApplicationState.GRANTED and row.decided_on:
            started = [day for day in begun.get(row.initiative_id, []) if day >= row.decided_on]
            if started:
                days[StepKind.STARTED] = started[0]
        found.append(Way(row, days))
    return found


def _days(row: Application) -> dict[StepKind, date]:
    days: dict[StepKind, date] = {}
    for step in sorted(row.steps.all(), key=lambda step: (step.on, step.pk)):
        kind = StepKind(step.kind)
        if kind is not StepKind.APPLIED or kind not in days:
            days[kind] = step.on
    return days


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of the way and how long it took for those that came in one year, or in all."""

    leg: Leg
    year: int | None
    spread: Spread | None


def timed(found: Iterable[Way], leg: Leg, year: int | None = None) -> Timed:
    """How long a part took."""
    rows = taken(found, leg, year)
    return Timed(leg, year, spread([days for _way, days in rows]))


def taken(found: Iterable[Way], leg: Leg, year: int | None = None) -> list[tuple[Way, int]]:
    """The applications that have come through a part and how many days it took each, the quickest first."""
    rows = [(way, way.took(leg)) for way in found if year is None or way.year == year]
    return sorted(((way, days) for way, days in rows if days is not None), key=lambda row: (row[1], row[0].row.number))


def counted(rows: list[tuple[Way, int]], which: str) -> Way | None:
    """The application whose time is a quantile of them (``SHARES``), or the one that took longest."""
    return rows[place(len(rows), SHARES[which])][0] if rows else None


def years(found: Iterable[Way]) -> list[int]:
    """The years in which they came in, the latest first."""
    return sorted({way.year for way in found if way.year is not None}, reverse=True)


def waiting(found: Iterable[Way]) -> list[Way]:
    """Those that wait: for a decision, or to start when they are granted; the one that came in first, first."""
    rows = [way for way in found if _waits(way)]
    return sorted(rows, key=lambda way: (way.days[StepKind.APPLIED], way.row.number))


def _waits(way: Way) -> bool:
    state = ApplicationState(way.row.state)
    return state in WAITING or (state is ApplicationState.GRANTED and StepKind.STARTED not in way.days)
