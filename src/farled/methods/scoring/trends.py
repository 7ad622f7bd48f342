"""What may be said of change between years, and what may not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise, takewhile
from math import sqrt
from statistics import mean, median, stdev

from farled.methods.problems import InputError, Problem
from farled.methods.scoring.tails import normal, student

Id = str
MOST_EXACT = 10  # points for which all orders are counted


class Direction(StrEnum):
    """What is said: up, down, or that nothing can be said."""

    UP = "up"
    DOWN = "down"
    UNSURE = "unsure"


class Ground(StrEnum):
    """How a change was tested."""

    NONE = "none"
    PAIRED = "paired"  # the same bodies in both years
    TWO_POINTS = "two_points"  # two figures with standard errors
    MANN_KENDALL = "mann_kendall"  # four years or more


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a year; ``error``: its standard error, ``series``: raised where questions or method changed."""

    year: int
    value: float
    error: float | None = None
    series: int = 1


@dataclass(frozen=True, slots=True)
class Trend:
    """What the points say. ``used``: years that can be compared; ``cut_off``: earlier ones, before something changed.

    ``change``: from the first to the last used; ``slope`` per year (Theil, Sen), from four points on. ``p``: the chance
    of at least such a change when nothing has happened, None where nothing was tested; ``statistic``: t, z or S.
    ``direction`` is unsure unless p is below the level.
    """

    direction: Direction
    ground: Ground
    used: tuple[int, ...]
    cut_off: tuple[int, ...]
    change: float | None = None
    slope: float | None = None
    statistic: float | None = None
    p: float | None = None


def trend(points: Sequence[Point], *, level: float = 0.05) -> Trend:
    """What a series of yearly figures says, honestly: only those of the latest unchanged questions are compared.

    - one: nothing. Three: nothing either, since even three in order happen by chance one time in three
    - two: z = (x₂ − x₁) / √(e₁² + e₂²) when both have a standard error; without those nothing. Two points are a
      difference, never a trend: there is no slope
    - four or more: S = Σ_{i<j} sign(x_j − x_i), its chance counted over all orders up to ten points and from the normal
      distribution above, with ties; slope: the median of all (x_j − x_i) / (year_j − year_i)

    Source: H. B. Mann, Econometrica 13 (1945) 245; M. G. Kendall, Rank Correlation Methods; P. K. Sen, Journal of the
    American Statistical Association 63 (1968) 1379; methods reference, section 5. Raises InputError ``year.twice``.

    >>> found = trend([Point(year, value) for year, value in zip(range(2019, 2024), (48, 49.5, 49, 52, 53.5))])
    >>> found.statistic, round(found.p, 4), round(found.slope, 4), str(found.direction)
    (8, 0.0833, 1.3542, 'unsure')
    """
    ordered = sorted(points, key=lambda each: each.year)
    InputError.when(
        Problem.of("year.twice", year=one.year) for one, other in pairwise(ordered) if one.year == other.year
    )
    used = list(takewhile(lambda each: each.series == ordered[-1].series, reversed(ordered)))[::-1]
    years, cut_off = tuple(each.year for each in used), tuple(each.year for each in ordered[: len(ordered) - len(used)])
    change = used[-1].value - used[0].value if len(used) > 1 else None
    if len(used) == 2 and change is not None and None not in (used[0].error, used[1].error):
        error = sqrt((used[0].error or 0) ** 2 + (used[1].error or 0) ** 2)
        if error:
            z = change / error
            return Trend(_said(change, normal(z), level), Ground.TWO_POINTS, years, cut_off, change, None, z, normal(z))
    if len(used) < 4:
        return Trend(Direction.UNSURE, Ground.NONE, years, cut_off, change)
    score, p = _mann_kendall([each.value for each in used])
    slope = median((b.value - a.value) / (b.year - a.year) for a, b in combinations(used, 2))
    return Trend(_said(score, p, level), Ground.MANN_KENDALL, years, cut_off, change, slope, score, p)


def paired(before: Mapping[Id, float], after: Mapping[Id, float], *, level: float = 0.05) -> Trend | None:
    """Two years, the same bodies: t = d̄ / (s_d / √n) over the bodies that have both figures. None below two.

    Bodies that differ much from each other but move alike are told from chance so. ``used`` and ``cut_off`` are empty:
    the mappings do not say their years. Without spread (all moved exactly alike) p is 0, or 1 when nobody moved.

    >>> found = paired({"a": 50.0, "b": 61.0, "c": 43.0, "d": 1.0}, {"a": 52.0, "b": 62.0, "c": 46.0})
    >>> found.change, round(found.statistic, 4), round(found.p, 4), str(found.direction)
    (2.0, 3.4641, 0.0742, 'unsure')
    """
    moves = [after[name] - before[name] for name in sorted(before.keys() & after.keys())]
    if len(moves) < 2:
        return None
    change, spread = mean(moves), stdev(moves)
    if not spread:
        p = 0.0 if change else 1.0
        return Trend(_said(change, p, level), Ground.PAIRED, (), (), change, None, None, p)
    t = change / (spread / sqrt(len(moves)))
    p = student(t, len(moves) - 1)
    return Trend(_said(change, p, level), Ground.PAIRED, (), (), change, None, t, p)


def holm(chances: Mapping[Id, float]) -> dict[Id, float]:
    """Chances made fair when many areas are tested at once: the k-th smallest of m times m − k + 1, never falling.

    Testing six areas at 5 per cent finds something by chance alone in one year out of four. Source: S. Holm,
    Scandinavian Journal of Statistics 6 (1979) 65.

    >>> holm({"technology": 0.01, "users": 0.04, "innovation": 0.03})
    {'technology': 0.03, 'users': 0.06, 'innovation': 0.06}
    """
    found: dict[Id, float] = {}
    highest = 0.0
    for place, name in enumerate(sorted(chances, key=lambda name: (chances[name], name))):
        highest = max(highest, min(1.0, chances[name] * (len(chances) - place)))
        found[name] = highest
    return {name: found[name] for name in chances}


def _said(change: float, p: float, level: float) -> Direction:
    if p >= level or not change:
        return Direction.UNSURE
    return Direction.UP if change > 0 else Direction.DOWN


def _mann_kendall(values: Sequence[float]) -> tuple[int, float]:
    """S, and the two-sided chance of one at least as far from 0."""
    score = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    ties = [values.count(each) for each in set(values)]
    if len(values) <= MOST_EXACT and max(ties) == 1:
        return score, _exact_chance(len(values), abs(score))
    number = len(values)
    variance = sum(n * (n - 1) * (2 * n + 5) for n in (number,)) - sum(n * (n - 1) * (2 * n + 5) for n in ties)
    if not variance or not score:
        return score, 1.0
    z = (abs(score) - 1) / sqrt(variance / 18)
    return score, normal(z)


def _exact_chance(number: int, score: int) -> float:
    """The share of all orders of so many different values with |S| ≥ score, by counting orders by inversions."""
    ways = [1]
    for size in range(2, number + 1):
        ways = [sum(ways[max(0, place - size + 1) : place + 1]) for place in range(len(ways) + size - 1)]
    pairs = number * (number - 1) // 2
    far = sum(count for inversions, count in enumerate(ways) if abs(pairs - 2 * inversions) >= score)
    return far / sum(ways)
