"""A portfolio as a whole: where its resources lie, how spread they are, and how far that is from the target."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import fsum
from types import MappingProxyType

from farled.methods.balance.plane import CUT, Id, Point, Quadrant, quadrant, weighted_sum
from farled.methods.balance.spread import Spread, spread_around
from farled.methods.problems import InputError, Problem

TOLERANCE, LEAST_COVERAGE = 0.10, 0.8


@dataclass(frozen=True, slots=True)
class Balance:
    """What ``balance`` tells. Shares and distances are in the plane (0–1), resources in ``unit``.

    ``centroid`` m = Σ w·z, ``points`` and ``weights`` the initiatives it rests on (the weights sum to 1),
    ``resources`` what those have together. ``quadrants``: the share of resources in each field. ``coverage``: the share
    of all resources that those with a place have; ``unplaced`` names the others.
    """

    target: Point
    tolerance: float
    unit: str
    centroid: Point
    spread: Spread
    quadrants: Mapping[Quadrant, float] = field(hash=False)
    points: Mapping[Id, Point] = field(hash=False)
    weights: Mapping[Id, float] = field(hash=False)
    resources: int
    coverage: float
    unplaced: tuple[Id, ...]

    @property
    def bias(self) -> Point:
        """The way from the target: m − τ, positive where there is more than aimed at."""
        return self.target.to(self.centroid)

    @property
    def distance(self) -> float:
        """How far the centroid is from the target: d₂ = ‖m − τ‖."""
        return self.bias.length

    @property
    def inside(self) -> bool:
        """Whether the distance is within the tolerance."""
        return self.distance <= self.tolerance

    @property
    def concentration(self) -> float:
        """HHI = Σ w²: 1 when one initiative has everything."""
        return fsum(weight**2 for weight in self.weights.values())

    @property
    def effective_number(self) -> float:
        """1 / HHI: so many equally large initiatives would be as concentrated."""
        return 1 / self.concentration

    @property
    def pulls(self) -> Mapping[Id, Point]:
        """w_i·(z_i − τ): what each initiative adds to the bias, which is their sum."""
        return MappingProxyType(
            {
                name: Point(*(self.weights[name] * each for each in self.target.to(point)))
                for name, point in self.points.items()
            }
        )


def balance(
    points: Mapping[Id, Point | None],
    resources: Mapping[Id, int],
    target: Point,
    *,
    unit: str = "öre",
    tolerance: float = TOLERANCE,
    least_coverage: float = LEAST_COVERAGE,
    cut: float = CUT,
) -> Balance | None:
    """Weigh initiatives by their resources and hold the whole against a target. None when nothing has resources.

    w_i = c_i / Σc over the initiatives that have a place (``points``; None or missing: not known, so left out and
    told). ``resources`` are whole numbers of one ``unit``, öre unless said otherwise; benefit is another view and is
    not mixed with it. Balance is measured on resources, not on numbers of initiatives. The order does not matter.

    Raises InputError: ``point.outside`` 0–1, ``target.outside``, ``resources.negative``, ``resources.missing`` for a
    place without them, and ``balance.coverage`` when those with a place have less than ``least_coverage`` of all
    resources. Source: methods reference, section 3; rules R94–R97 of the inventory.

    >>> found = balance(
    ...     {"a": Point(0.1, 0.2), "b": Point(0.8, 0.3), "c": Point(0.5, 0.9)},
    ...     {"a": 1000, "b": 600, "c": 400},
    ...     target=Point(0.4, 0.5),
    ... )
    >>> found.centroid, round(found.distance, 6), found.inside
    (Point(innovation=0.39, external=0.37), 0.130384, False)
    """
    InputError.when(_problems(points, resources, target))
    if not (whole := sum(resources.values())):
        return None
    placed = {name: point for name in sorted(resources) if (point := points.get(name)) is not None}
    known = sum(resources[name] for name in placed)
    if not known or known / whole < least_coverage:
        unplaced = tuple(sorted(resources.keys() - placed.keys()))
        raise InputError(
            Problem.of("balance.coverage", coverage=known / whole, least=least_coverage, unplaced=unplaced)
        )
    weights = {name: resources[name] / known for name in placed}
    moments = weighted_sum((resources[name], point) for name, point in placed.items())
    centroid = Point(moments.innovation / known, moments.external / known)
    fields = dict.fromkeys(Quadrant, 0)
    for name, point in placed.items():
        fields[quadrant(point, cut)] += resources[name]
    return Balance(
        target,
        tolerance,
        unit,
        centroid,
        spread_around(centroid, [(weights[name], point) for name, point in placed.items()]),
        MappingProxyType({each: amount / known for each, amount in fields.items()}),
        MappingProxyType(placed),
        MappingProxyType(weights),
        known,
        known / whole,
        tuple(sorted(resources.keys() - placed.keys())),
    )


def _problems(points: Mapping[Id, Point | None], resources: Mapping[Id, int], target: Point) -> Iterator[Problem]:
    if not target.in_plane:
        yield Problem.of("target.outside", target=target)
    for name, point in points.items():
        if point is not None and not point.in_plane:
            yield Problem.of("point.outside", initiative=name, point=point)
        if name not in resources:
            yield Problem.of("resources.missing", initiative=name)
    for name, amount in resources.items():
        if amount < 0:
            yield Problem.of("resources.negative", initiative=name, amount=amount)
