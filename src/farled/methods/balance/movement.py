"""What moved a portfolio between two days, initiative by initiative, and whether it came closer to its target."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from farled.methods.balance.plane import Id, Point, weighted_sum
from farled.methods.balance.portfolio import Balance
from farled.methods.problems import InputError, Problem


class Cause(StrEnum):
    """Why an initiative moved the centroid."""

    CAME = "came"
    LEFT = "left"
    MOVED = "moved"  # its place changed, and perhaps its weight too
    WEIGHED = "weighed"  # the same place with another share of the resources


@dataclass(frozen=True, slots=True)
class Step:
    """What one initiative did to the centroid: w′·(z′ − m) − w·(z − m)."""

    initiative: Id
    cause: Cause
    way: Point


@dataclass(frozen=True, slots=True)
class Movement:
    """From one balance to the next: ``way`` m′ − m, ``closer`` d − d′ (negative: farther), and the steps it is made of.

    ``by_cause`` sums the steps. The target may have moved too: then ``by_target`` is the part of ``closer`` that comes
    of the new target alone.
    """

    before: Balance
    after: Balance
    way: Point
    steps: tuple[Step, ...]
    by_cause: Mapping[Cause, Point] = field(hash=False)

    @property
    def closer(self) -> float:
        """How much nearer the target the portfolio has come."""
        return self.before.distance - self.after.distance

    @property
    def by_target(self) -> float:
        """How much nearer it would have come by the new target alone, with nothing else changed."""
        return self.before.distance - self.after.target.to(self.before.centroid).length


def movement(before: Balance, after: Balance) -> Movement:
    """What moved the centroid from m to m′. The steps of the initiatives sum to the whole way.

    An initiative that comes where the centroid lies moves nothing; one that leaves a far corner moves much. The steps
    are in order of length, the longest first. Raises InputError ``movement.units`` when the two weigh different
    things. Source: methods reference, section 3; the identity Σ w·(z − m) = 0.

    >>> from farled.methods.balance.portfolio import balance
    >>> one = balance({"a": Point(0.0, 0.0)}, {"a": 99}, Point(0.5, 0.0))
    >>> two = balance({"a": Point(0.0, 0.0), "b": Point(1.0, 0.0)}, {"a": 99, "b": 33}, Point(0.5, 0.0))
    >>> found = movement(one, two)
    >>> found.closer, found.steps
    (0.25, (Step(initiative='b', cause=<Cause.CAME: 'came'>, way=Point(innovation=0.25, external=0.0)),))
    """
    if before.unit != after.unit:
        raise InputError(Problem.of("movement.units", before=before.unit, after=after.unit))
    steps = [
        step for name in sorted(before.points.keys() | after.points.keys()) if (step := _step(name, before, after))
    ]
    steps.sort(key=lambda step: -step.way.length)
    sums = {cause: weighted_sum((1.0, step.way) for step in steps if step.cause is cause) for cause in Cause}
    return Movement(before, after, before.centroid.to(after.centroid), tuple(steps), MappingProxyType(sums))


def movements(balances: Mapping[date, Balance]) -> tuple[tuple[date, Movement], ...]:
    """The trend: what happened up to each day of decision but the first, in order."""
    days = sorted(balances)
    return tuple((after, movement(balances[before], balances[after])) for before, after in pairwise(days))


def _step(name: Id, before: Balance, after: Balance) -> Step | None:
    """None when the initiative did nothing to the centroid."""
    was, now = before.points.get(name), after.points.get(name)
    parts = []
    if now is not None:
        parts.append((after.weights[name], before.centroid.to(now)))
    if was is not None:
        parts.append((-before.weights[name], before.centroid.to(was)))
    way = weighted_sum(parts)
    if not way.steps:
        return None
    if was is None or now is None:
        return Step(name, Cause.CAME if was is None else Cause.LEFT, way)
    return Step(name, Cause.MOVED if was != now else Cause.WEIGHED, way)
