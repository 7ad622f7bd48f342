"""What a group's scores come to: 0–100 points, the weighted mean of how far up its scale each criterion stands (S43).

points = 100 · Σ wᵢ · sᵢ / Σ wᵢ, where wᵢ is the criterion's weight and sᵢ its place on the scale, from 0 to 1:
(p − 1) / 4 where points 1–5 speak for, and (5 − p) / 4 where they speak against.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

LEAST, MOST = 1, 5
STEPS = MOST - LEAST


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion as it was scored: 1–5 points, its weight (from 1), and whether points speak against.

    Raises ValueError for points or a weight that cannot be.
    """

    points: int
    weight: int
    against: bool = False

    def __post_init__(self) -> None:
        if not LEAST <= self.points <= MOST or self.weight < 1:
            raise ValueError(f"{self.points} points of weight {self.weight}")

    @property
    def steps(self) -> int:
        """How many steps up from the worst, 0–4."""
        return MOST - self.points if self.against else self.points - LEAST


def points(judged: Iterable[Judged]) -> Fraction | None:
    """What the criteria come to together, 0–100; None without any.

    >>> points([Judged(5, 3), Judged(1, 1)])
    Fraction(75, 1)
    >>> points([Judged(5, 2, against=True)])
    Fraction(0, 1)
    """
    rows = list(judged)
    if not rows:
        return None
    return Fraction(100 * sum(row.steps * row.weight for row in rows), STEPS * sum(row.weight for row in rows))
