"""Distributions of uncertain inputs, drawn by their quantile function so that a seed and a correlation are enough.

Each is a frozen value that says itself in full; ``quantile`` takes uniform numbers in [0, 1) to draws. NumPy is loaded
when something is drawn, so that pages which only show a distribution stay light.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import erfc, log, sqrt
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NODES = 16_385  # points of a tabulated quantile function; between them it is linear
_FARTHEST = 8.0  # standard deviations; beyond lie 1e-15 of a normal distribution
_P90 = 1.2815515655446004  # the 90th percentile of the standard normal distribution


class Distribution(Protocol):
    """Something that can be drawn."""

    def quantile(self, uniform: "Floats") -> "Floats":
        """The values below which these shares lie."""


@dataclass(frozen=True, slots=True)
class Triangular:
    """From ``low`` to ``high`` with its peak at ``mode``; mean (low + mode + high) / 3.

    Quantile: a + √(u · (b − a)(m − a)) up to the peak, b − √((1 − u) · (b − a)(b − m)) after it. Raises ValueError
    unless low ≤ mode ≤ high. With low = high it is that value.
    """

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _check_order(self.low, self.mode, self.high)

    def quantile(self, uniform: "Floats") -> "Floats":
        """The values below which these shares lie."""
        import numpy as np

        width = self.high - self.low
        if not width:
            return np.full_like(uniform, self.low)
        peak = (self.mode - self.low) / width
        rising = self.low + np.sqrt(uniform * (width * (self.mode - self.low)))
        falling = self.high - np.sqrt((1 - uniform) * (width * (self.high - self.mode)))
        found: Floats = np.where(uniform < peak, rising, falling)
        return found


@dataclass(frozen=True, slots=True)
class Pert:
    """Beta(1 + 4(m − a)/(b − a), 1 + 4(b − m)/(b − a)) on [a, b]; mean (a + 4m + b) / 6.

    The quantile is read from a table of 16,385 points of the distribution function. Raises ValueError unless low ≤
    mode ≤ high.
    """

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _check_order(self.low, self.mode, self.high)

    def quantile(self, uniform: "Floats") -> "Floats":
        """The values below which these shares lie."""
        import numpy as np

        width = self.high - self.low
        if not width:
            return np.full_like(uniform, self.low)
        places, shares = _beta_table(4 * (self.mode - self.low) / width, 4 * (self.high - self.mode) / width)
        found: Floats = self.low + width * np.interp(uniform, shares, places)
        return found


@dataclass(frozen=True, slots=True)
class LogNormal:
    """Never below 0, with a long tail up, given by its 10th and 90th percentile.

    μ = (ln P10 + ln P90) / 2, σ = (ln P90 − ln P10) / (2 · 1.28155). Raises ValueError unless 0 < p10 ≤ p90.
    """

    p10: float
    p90: float

    def __post_init__(self) -> None:
        if not 0 < self.p10 <= self.p90:
            raise ValueError(f"a lognormal from P10 {self.p10} to P90 {self.p90}")

    def quantile(self, uniform: "Floats") -> "Floats":
        """The values below which these shares lie."""
        import numpy as np

        centre = (log(self.p10) + log(self.p90)) / 2
        deviation = (log(self.p90) - log(self.p10)) / (2 * _P90)
        places, shares = _normal_table()
        found: Floats = np.exp(centre + deviation * np.interp(uniform, shares, places))
        return found


def normal_share(places: "Floats") -> "Floats":
    """Φ: the share of a standard normal distribution below each place, to 1e-7."""
    import numpy as np

    nodes, shares = _normal_table()
    found: Floats = np.interp(places, nodes, shares)
    return found


@lru_cache(maxsize=256)
def _beta_table(left: float, right: float) -> tuple["Floats", "Floats"]:
    """Places in [0, 1], dense towards both ends, and the share of Beta(1 + left, 1 + right) below each."""
    import numpy as np

    places = (1 - np.cos(np.linspace(0, np.pi, _NODES))) / 2
    middles = (places[1:] + places[:-1]) / 2
    mass = middles**left * (1 - middles) ** right * np.diff(places)
    shares = np.concatenate(([0.0], np.cumsum(mass)))
    return places, shares / shares[-1]


@lru_cache(maxsize=1)
def _normal_table() -> tuple["Floats", "Floats"]:
    import numpy as np

    places = np.linspace(-_FARTHEST, _FARTHEST, _NODES)
    return places, np.array([erfc(-place / sqrt(2)) / 2 for place in places.tolist()])


def _check_order(low: float, mode: float, high: float) -> None:
    if not low <= mode <= high:
        raise ValueError(f"low {low}, mode {mode} and high {high} are not in order")
