"""Traffic lights that do not flicker: a colour changes only when a limit is clearly crossed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from farled.methods.problems import InputError, Problem
from farled.methods.series.attainment import attained, lag
from farled.methods.series.kpi import ZERO, Direction, Kpi, Observation, check
from farled.methods.series.line import Break, Line, line
from farled.methods.series.path import path_at


class Light(StrEnum):
    """Green: on its way. Amber: watch it. Red: not on its way. Grey: nothing can be said."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


RANK: Mapping[Light, int] = MappingProxyType({Light.RED: 0, Light.AMBER: 1, Light.GREEN: 2})


@dataclass(frozen=True, slots=True)
class Limits:
    """Where the colours meet.

    ``green`` and ``red``: green from the one, red below the other, as attainment. ``crossing``: how far beyond a limit
    the attainment must be before the colour changes. ``stale``: an observation is too old when its period ended longer
    ago than so many times its own length. ``coverage``: the least share measured, 0–1.
    """

    green: Decimal = Decimal("0.95")
    red: Decimal = Decimal("0.75")
    crossing: Decimal = Decimal("0.02")
    stale: Decimal = Decimal("1.5")
    coverage: Decimal = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Reading:
    """One observation judged: the path in its period, the attainment, how far behind it is, and its colour.

    ``uncertain``: it would be red, but its confidence interval does not exclude the path.
    """

    observation: Observation
    path: Decimal
    attainment: Decimal | None
    behind: Decimal
    light: Light
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Status:
    """The light of a key figure on a day, and the ``readings`` it comes of, oldest first.

    ``why`` a light is grey: ``series.nothing``, ``series.break``, ``series.old`` or ``series.coverage``, with facts.
    """

    light: Light
    why: Problem | None
    readings: tuple[Reading, ...]

    @property
    def latest(self) -> Reading | None:
        """The last observation judged, also when it is too old to give a colour."""
        return self.readings[-1] if self.readings else None


def status(
    kpi: Kpi,
    observations: Iterable[Observation],
    *,
    on: date,
    breaks: Iterable[Break] = (),
    limits: Limits = Limits(),
) -> Status:
    """The light of a key figure on a day, from all that was known then.

    Green when A ≥ 0.95, red when A < 0.75, amber between; a colour that was shown for the period before stays unless
    the limit is crossed by 0.02. Where the path has not left the baseline there is no A: then green while it is at
    most ``Kpi.tolerance`` behind, else red. Red needs a confidence interval, where there is one, that excludes the
    path; else amber. Grey: nothing measured since the baseline, a break between the baseline and the last value, a last
    value whose period ended more than 1.5 periods ago, or too low coverage. Source: methods reference, section 7.
    Raises InputError with everything ``check`` finds.

    >>> from farled.methods.series.frequency import Frequency
    >>> way = Decimal(48), date(2022, 1, 1), Decimal(55), date(2026, 1, 1)
    >>> maturity = Kpi("maturity", "%", Direction.UP, Frequency.YEAR, *way)
    >>> found = status(maturity, [Observation(date(2024, 1, 1), Decimal(51))], on=date(2025, 1, 15))
    >>> found.light.value, found.latest.path, found.latest.behind
    ('amber', Decimal('51.5'), Decimal('0.5'))
    """
    InputError.when(check(kpi))
    series = line(observations, kpi.frequency, on=on, breaks=breaks)
    readings: list[Reading] = []
    for number, observation in series.values.items():
        if number >= kpi.first and series.comparable(kpi.first, number):
            readings.append(_read(kpi, number, observation, readings[-1].light if readings else None, limits))
    why = _why_grey(kpi, series, on, limits)
    return Status(Light.GREY if why else readings[-1].light, why, tuple(readings))


def _why_grey(kpi: Kpi, series: Line, on: date, limits: Limits) -> Problem | None:
    number = max(series.values, default=None)
    if number is None or number < kpi.first:
        return Problem.of("series.nothing", since=kpi.baseline_on)
    observation, ended = series.values[number], kpi.frequency.last_day(number)
    if not series.comparable(kpi.first, number):
        return Problem.of("series.break", baseline_on=kpi.baseline_on, on=observation.on)
    if (on - ended).days > limits.stale * (kpi.frequency.period(number).days or 0):
        return Problem.of("series.old", ended=ended, on=on)
    if observation.coverage is not None and observation.coverage < limits.coverage:
        return Problem.of("series.coverage", coverage=observation.coverage, least=limits.coverage)
    return None


def _read(kpi: Kpi, number: int, observation: Observation, before: Light | None, limits: Limits) -> Reading:
    attainment, late = attained(kpi, number, observation.value), lag(kpi, number, observation.value)
    if attainment is None:
        light = Light.GREEN if late <= kpi.tolerance else Light.RED
    else:
        light = _colour(attainment, before, limits)
    uncertain = light is Light.RED and not _excludes(kpi, number, observation)
    return Reading(observation, path_at(kpi, number), attainment, late, Light.AMBER if uncertain else light, uncertain)


def _colour(attainment: Decimal, before: Light | None, limits: Limits) -> Light:
    """The colour of before, unless the attainment is clearly better or clearly worse than it."""
    if before is None:
        return _plain(attainment, limits, ZERO)
    sure, possible = _plain(attainment, limits, limits.crossing), _plain(attainment, limits, -limits.crossing)
    return min(max(before, sure, key=RANK.__getitem__), possible, key=RANK.__getitem__)


def _plain(attainment: Decimal, limits: Limits, shift: Decimal) -> Light:
    if attainment >= limits.green + shift:
        return Light.GREEN
    return Light.AMBER if attainment >= limits.red + shift else Light.RED


def _excludes(kpi: Kpi, number: int, observation: Observation) -> bool:
    """Whether everything in the confidence interval is worse than the path; True when there is no interval."""
    ends = [end for end in (observation.low, observation.high) if end is not None]
    if len(ends) < 2:
        return True
    if kpi.direction is Direction.BAND and min(ends) <= kpi.target <= max(ends):
        return False
    return min(lag(kpi, number, end) for end in ends) > 0
