"""The plane in which initiatives lie: the share of innovation and the share of external benefit, both 0–1."""

from collections.abc import Iterable
from enum import StrEnum
from math import fsum, hypot
from typing import NamedTuple

Id = str
CUT = 0.5


class Point(NamedTuple):
    """A place, or the way from one place to another.

    ``innovation``: 0 is all efficiency (effektivitet), 1 all innovation. ``external``: 0 is all internal benefit, 1 all
    external. Source: rules R94 and R95 of the inventory.
    """

    innovation: float
    external: float

    def to(self, other: "Point") -> "Point":
        """The way from here to there.

        >>> Point(0.5, 0.25).to(Point(0.25, 1.0))
        Point(innovation=-0.25, external=0.75)
        """
        return Point(other.innovation - self.innovation, other.external - self.external)

    @property
    def length(self) -> float:
        """√(x² + y²)."""
        return hypot(self.innovation, self.external)

    @property
    def steps(self) -> float:
        """|x| + |y|: the length along the axes, which is linear and can be minimised by a solver."""
        return abs(self.innovation) + abs(self.external)

    @property
    def in_plane(self) -> bool:
        """Whether both shares are 0–1."""
        return 0 <= self.innovation <= 1 and 0 <= self.external <= 1


class Quadrant(StrEnum):
    """The four fields of the plane."""

    EFFICIENCY_INTERNAL = "efficiency_internal"
    EFFICIENCY_EXTERNAL = "efficiency_external"
    INNOVATION_INTERNAL = "innovation_internal"
    INNOVATION_EXTERNAL = "innovation_external"


def quadrant(point: Point, cut: float = CUT) -> Quadrant:
    """The field a place lies in; what lies on the cut belongs to the upper side.

    >>> quadrant(Point(0.5, 0.499)).value
    'innovation_internal'
    """
    if point.innovation >= cut:
        return Quadrant.INNOVATION_EXTERNAL if point.external >= cut else Quadrant.INNOVATION_INTERNAL
    return Quadrant.EFFICIENCY_EXTERNAL if point.external >= cut else Quadrant.EFFICIENCY_INTERNAL


def weighted_sum(parts: Iterable[tuple[float, Point]]) -> Point:
    """Σ w·z, correctly rounded, so that the order of the parts does not matter."""
    pairs = list(parts)
    return Point(
        fsum(weight * point.innovation for weight, point in pairs),
        fsum(weight * point.external for weight, point in pairs),
    )
