"""A key figure (nyckeltal): where it began, where it shall be, when, and which way is better."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from farled.methods.precision import precise
from farled.methods.problems import Problem
from farled.methods.series.frequency import Frequency

Id = str
ZERO = Decimal(0)


class Direction(StrEnum):
    """Which way is better: up, down, or into a band around the target."""

    UP = "up"
    DOWN = "down"
    BAND = "band"


class Shape(StrEnum):
    """The way from baseline to target; formulas in ``farled.methods.series.path``."""

    LINEAR = "linear"
    GEOMETRIC = "geometric"
    S_CURVE = "s_curve"
    STEP = "step"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Kpi:
    """A key figure in one ``unit``, measured once in each period of ``frequency``.

    ``baseline_on`` and ``target_on`` are any days in the periods that ``baseline`` and ``target`` are about. ``width``:
    how far from the target the band reaches to either side. ``tolerance``: how much worse than the baseline is still
    as good, while the path has not left it. ``points``: days and values between the two ends, for ``Shape.POINTS``.
    """

    id: Id
    unit: str
    direction: Direction
    frequency: Frequency
    baseline: Decimal
    baseline_on: date
    target: Decimal
    target_on: date
    shape: Shape = Shape.LINEAR
    points: tuple[tuple[date, Decimal], ...] = ()
    width: Decimal = ZERO
    tolerance: Decimal = ZERO

    def measured(self, value: Decimal) -> Decimal:
        """The value as it is judged: itself, or for a band how far outside it lies (0 within)."""
        if self.direction is not Direction.BAND:
            return value
        with precise():
            return max(ZERO, abs(value - self.target) - self.width)

    @property
    def first(self) -> int:
        """The number of the baseline's period."""
        return self.frequency.number(self.baseline_on)

    @property
    def last(self) -> int:
        """The number of the target's period."""
        return self.frequency.number(self.target_on)


@dataclass(frozen=True, slots=True)
class Observation:
    """What was measured about the period that ``on`` lies in.

    ``known``: the day it was told (None: when the period ended); a later day about the same period is a revision.
    ``low`` and ``high``: a confidence interval. ``coverage``: the share of what should be measured that was, 0–1.
    """

    on: date
    value: Decimal
    known: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    coverage: Decimal | None = None


def check(kpi: Kpi) -> tuple[Problem, ...]:
    """All that is wrong with a key figure, with its ``kpi`` among the facts.

    ``kpi.no_time``: the target is not in a later period than the baseline. ``kpi.no_way``: baseline and target are the
    same. ``kpi.wrong_way``: the target is worse than the baseline. ``kpi.no_width``: a band without width.
    ``kpi.not_positive``: a geometric path from or to 0 or less. ``kpi.no_points``, ``kpi.point_outside`` (its day, or
    a period that has two).
    """
    return tuple(Problem(problem.code, {"kpi": kpi.id, **problem.facts}) for problem in _problems(kpi))


def _problems(kpi: Kpi) -> Iterator[Problem]:
    start, goal = kpi.measured(kpi.baseline), kpi.measured(kpi.target)
    if kpi.last <= kpi.first:
        yield Problem.of("kpi.no_time", baseline_on=kpi.baseline_on, target_on=kpi.target_on)
    if kpi.direction is Direction.BAND:
        if kpi.width <= 0:
            yield Problem.of("kpi.no_width", width=kpi.width)
    elif start == goal:
        yield Problem.of("kpi.no_way", target=kpi.target)
    elif (goal > start) != (kpi.direction is Direction.UP):
        yield Problem.of("kpi.wrong_way", baseline=kpi.baseline, target=kpi.target, direction=kpi.direction)
    if kpi.shape is Shape.GEOMETRIC and min(start, goal) <= 0:
        yield Problem.of("kpi.not_positive", baseline=kpi.baseline, target=kpi.target)
    if kpi.shape is Shape.POINTS:
        yield from _problems_of_points(kpi)


def _problems_of_points(kpi: Kpi) -> Iterator[Problem]:
    if not kpi.points:
        yield Problem.of("kpi.no_points")
    taken = {kpi.first, kpi.last}
    for day, _ in kpi.points:
        number = kpi.frequency.number(day)
        if number in taken or not kpi.first < number < kpi.last:
            yield Problem.of("kpi.point_outside", day=day)
        taken.add(number)
