"""How sure a mean is when the respondents come in bodies, and those in a body are alike."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.scoring.tails import student_quantile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

MOST_BY_STUDENT = 10  # below so many clusters a bootstrap is too narrow


class Method(StrEnum):
    """How an interval was made."""

    CLUSTERS = "clusters"
    STUDENT = "student"
    RESPONDENTS = "respondents"


@dataclass(frozen=True, slots=True)
class Interval:
    """``low`` – ``high`` around a mean at a level (0–1), how it was made, and ``error``: its standard error.

    ``seed`` and ``generator`` say which random numbers were used, "" when none were: the same give the same bits.
    """

    mean: float
    low: float
    high: float
    error: float
    level: float
    method: Method
    clusters: int
    seed: int | None = None
    generator: str = ""


def cluster_interval(
    sums: "ArrayLike", counts: "ArrayLike", *, seed: int, level: float = 0.95, times: int = 2000
) -> Interval | None:
    """An interval for Σ sums / Σ counts when whole bodies might have been others.

    Give the clusters of a release (``clusters``: the bodies shown, and the rest as one): Σ of per cent and the number
    of answers of each. Ten or more: bodies are drawn with replacement ``times`` times, x* = Σ m·S / Σ m·n with m
    multinomial, and the interval runs between the percentiles of x*. Fewer: Student's t on the bodies' means, mean ±
    t · s / √G. Clusters without answers are left out; None with fewer than two. Source: B. Efron and R. Tibshirani, An
    Introduction to the Bootstrap (1993), chapter 13; methods reference, section 5.

    Raises InputError ``level.outside``, ``times.too_few`` (below 100), ``clusters.lengths``.

    >>> found = cluster_interval([52.0 * 40, 60 * 10, 48 * 25], [40, 10, 25], seed=1)
    >>> found.method.value, round(found.mean, 3), round(found.low, 2), round(found.high, 2)
    ('student', 53.333, 38.16, 68.51)
    """
    import numpy as np

    total, number = np.asarray(sums, dtype=float).ravel(), np.asarray(counts, dtype=float).ravel()
    _check(level, times, (len(total), len(number)))
    total, number = total[number > 0], number[number > 0]
    if len(number) < 2:
        return None
    if len(number) < MOST_BY_STUDENT:
        means = total / number
        error = float(means.std(ddof=1)) / sqrt(len(means))
        reach = student_quantile(level, len(means) - 1) * error
        mean = float(means.mean())
        return Interval(mean, mean - reach, mean + reach, error, level, Method.STUDENT, len(means))
    generator = np.random.Generator(np.random.PCG64(seed))
    drawn = generator.multinomial(len(number), np.full(len(number), 1 / len(number)), size=times).astype(float)
    values = (drawn @ total) / (drawn @ number)
    return _between(float(total.sum() / number.sum()), values, level, Method.CLUSTERS, len(number), seed)


def respondent_interval(
    scores: "ArrayLike", staff: int, *, seed: int, level: float = 0.95, times: int = 2000
) -> Interval | None:
    """An interval for one body, whose respondents are drawn from ``staff`` people.

    Respondents' scores are drawn with replacement, and what the draws differ from the mean is multiplied by √(1 − n/N),
    since nothing is uncertain when all have answered. None with fewer than two. It tells of respondents directly, so
    only show it for a body that may be shown. Source: W. G. Cochran, Sampling Techniques (1977), section 2.6.

    Raises InputError as ``cluster_interval``, and ``staff.fewer_than_asked``.

    >>> all_of_them = respondent_interval([25, 50, 50, 75, 100], 5, seed=1)
    >>> all_of_them.low, all_of_them.mean, all_of_them.high
    (60.0, 60.0, 60.0)
    """
    import numpy as np

    values = np.asarray(scores, dtype=float).ravel()
    _check(level, times, ())
    if staff < len(values):
        raise InputError(Problem.of("staff.fewer_than_asked", staff=staff, asked=len(values)))
    if len(values) < 2:
        return None
    generator = np.random.Generator(np.random.PCG64(seed))
    means = generator.choice(values, size=(times, len(values))).mean(axis=1)
    mean = float(values.mean())
    shrunk = mean + (means - mean) * sqrt(1 - len(values) / staff)
    return _between(mean, shrunk, level, Method.RESPONDENTS, len(values), seed)


def _between(mean: float, values: "Floats", level: float, method: Method, clusters: int, seed: int) -> Interval:
    import numpy as np

    low, high = (float(each) for each in np.quantile(values, [(1 - level) / 2, (1 + level) / 2]))
    error = float(values.std(ddof=1))
    return Interval(mean, low, high, error, level, method, clusters, seed, f"PCG64, numpy {np.__version__}")


def _check(level: float, times: int, lengths: tuple[int, ...]) -> None:
    problems = [] if 0 < level < 1 else [Problem.of("level.outside", level=level)]
    if times < 100:
        problems.append(Problem.of("times.too_few", times=times))
    if len(set(lengths)) > 1:
        problems.append(Problem.of("clusters.lengths", sums=lengths[0], counts=lengths[1]))
    InputError.when(problems)
