"""Observations sorted out: the line that can be drawn, where it is broken, and what was told before it was revised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from farled.methods.periods import Period
from farled.methods.problems import Problem
from farled.methods.series.frequency import Frequency
from farled.methods.series.kpi import Observation


@dataclass(frozen=True, slots=True)
class Break:
    """From the period that ``on`` lies in, the figure is measured otherwise: before and after do not compare."""

    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A series as it was known on a day.

    ``values``: the observation of each period, by its number, in order. ``revised``: what was told about a period
    before that, oldest first. ``gaps``: runs of periods without a value, between the first and the last. ``pieces``:
    the runs of values that can be joined, without gap or break. ``breaks``: the numbers of the periods they begin in.
    ``problems``: ``observation.twice`` when two values were told about a period on the same day; the one about the
    earlier day is kept, or the lower one. The order in which observations are given does not matter.
    """

    frequency: Frequency
    values: Mapping[int, Observation] = field(hash=False)
    revised: Mapping[int, tuple[Observation, ...]] = field(hash=False)
    gaps: tuple[Period, ...]
    pieces: tuple[tuple[Observation, ...], ...]
    breaks: tuple[int, ...]
    problems: tuple[Problem, ...]

    def comparable(self, one: int, other: int) -> bool:
        """Whether no break lies between two periods."""
        low, high = sorted((one, other))
        return not any(low < number <= high for number in self.breaks)


def line(observations: Iterable[Observation], frequency: Frequency, *, on: date, breaks: Iterable[Break] = ()) -> Line:
    """Sort out what was known on a day; what was told later is left out, and nothing is interpolated.

    Source: methods reference, section 7: a missing period is a gap in the line, and revised values keep both versions.

    >>> from decimal import Decimal
    >>> seen = [Observation(date(year, 1, 1), Decimal(year)) for year in (2020, 2021, 2024)]
    >>> found = line(seen, Frequency.YEAR, on=date(2026, 1, 1), breaks=[Break(date(2021, 7, 1), "new questions")])
    >>> [len(piece) for piece in found.pieces], [gap.years() for gap in found.gaps], found.comparable(2020, 2021)
    ([1, 1, 1], [Years(first=2022, last=2023)], False)
    """
    told: dict[int, dict[date, Observation]] = {}
    problems = []
    for observation in sorted(observations, key=lambda each: (each.on, each.value, repr(each))):
        number = frequency.number(observation.on)
        known = observation.known or frequency.last_day(number)
        if known > on:
            continue
        kept = told.setdefault(number, {}).setdefault(known, observation)
        if kept.value != observation.value:
            facts = {"on": observation.on, "known": known, "values": (kept.value, observation.value)}
            problems.append(Problem("observation.twice", facts))
    versions = {number: [told[number][day] for day in sorted(told[number])] for number in sorted(told)}
    values = {number: each[-1] for number, each in versions.items()}
    starts = tuple(sorted({frequency.number(each.on) for each in breaks}))
    gaps = [
        Period(frequency.period(one + 1).start, frequency.last_day(other - 1))
        for one, other in pairwise(values)
        if other > one + 1
    ]
    return Line(
        frequency,
        MappingProxyType(values),
        MappingProxyType({number: tuple(each[:-1]) for number, each in versions.items() if len(each) > 1}),
        tuple(gaps),
        tuple(tuple(values[number] for number in piece) for piece in _pieces(list(values), starts)),
        starts,
        tuple(sorted(problems, key=str)),
    )


def _pieces(numbers: list[int], breaks: tuple[int, ...]) -> list[list[int]]:
    pieces: list[list[int]] = []
    for number in numbers:
        if pieces and pieces[-1][-1] == number - 1 and number not in breaks:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    return pieces
