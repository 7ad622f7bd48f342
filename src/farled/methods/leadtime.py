"""How long things took: the shortest, the middle, the longest and the quarters of some times in days (R81).

Every figure is a time that somebody waited, never one between two: the p-quantile of n times in order is the one in
place ⌈p · n⌉ (nearest rank), so that at least the share p of them took so long or less.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

FIRST, MIDDLE, THIRD = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class Spread:
    """Of ``number`` times in days: the shortest, the quarters, and the longest."""

    number: int
    shortest: int
    first: int
    median: int
    third: int
    longest: int


def place(number: int, share: Fraction) -> int:
    """Which of ``number`` times in order is the quantile, from 0. Raises ValueError outside 0 < share ≤ 1, or of none.

    >>> place(5, MIDDLE), place(4, MIDDLE), place(1, FIRST)
    (2, 1, 0)
    """
    if number < 1 or not 0 < share <= 1:
        raise ValueError(f"no quantile {share} of {number}")
    return ceil(share * number) - 1


def spread(days: Sequence[int]) -> Spread | None:
    """The spread of some times in days, in any order; None of none.

    >>> spread([30, 10, 40, 20])
    Spread(number=4, shortest=10, first=10, median=20, third=30, longest=40)
    """
    if not days:
        return None
    ordered = sorted(days)
    first, median, third = (ordered[place(len(ordered), share)] for share in (FIRST, MIDDLE, THIRD))
    return Spread(len(ordered), ordered[0], first, median, third, ordered[-1])
