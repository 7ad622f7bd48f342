"""How widely a portfolio is spread around its middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, fsum, sqrt

from farled.methods.balance.plane import Point


@dataclass(frozen=True, slots=True)
class Spread:
    """The weighted covariance S = Σ w (z − m)(z − m)ᵀ around the centroid m.

    ``innovation`` S_xx, ``external`` S_yy, ``both`` S_xy: above 0 when what is innovative also is external.
    """

    innovation: float
    external: float
    both: float

    @property
    def standard_distance(self) -> float:
        """√tr S: the distance from the centroid, in the quadratic mean; 0 for a single initiative."""
        return sqrt(self.innovation + self.external)

    @property
    def axes(self) -> tuple[float, float]:
        """The half axes of the ellipse of one standard deviation, the longer first: √ of the eigenvalues of S."""
        middle = (self.innovation + self.external) / 2
        half = sqrt(((self.innovation - self.external) / 2) ** 2 + self.both**2)
        return sqrt(middle + half), sqrt(max(0.0, middle - half))

    @property
    def angle(self) -> float:
        """The direction of the longer half axis: radians from the axis of innovation towards external, −π/2 to π/2."""
        return atan2(2 * self.both, self.innovation - self.external) / 2


def spread_around(centroid: Point, parts: Sequence[tuple[float, Point]]) -> Spread:
    """The spread of weighted places around their centroid; the weights sum to 1.

    >>> found = spread_around(Point(0.5, 0.5), [(0.5, Point(0.0, 0.5)), (0.5, Point(1.0, 0.5))])
    >>> found.standard_distance, found.axes, found.angle
    (0.5, (0.5, 0.0), 0.0)
    """
    ways = [(weight, centroid.to(point)) for weight, point in parts]
    return Spread(
        fsum(weight * way.innovation**2 for weight, way in ways),
        fsum(weight * way.external**2 for weight, way in ways),
        fsum(weight * way.innovation * way.external for weight, way in ways),
    )
