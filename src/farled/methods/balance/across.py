"""Several portfolios at once: whether each of them is mixed, or balance only exists across them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from types import MappingProxyType

from farled.methods.balance.plane import Id, Point
from farled.methods.balance.portfolio import LEAST_COVERAGE, TOLERANCE, Balance, balance
from farled.methods.problems import InputError, Problem


@dataclass(frozen=True, slots=True)
class Across:
    """The joint analysis. ``whole``: all portfolios as one. ``portfolios``: each by itself; without resources, none.

    ``total`` = ``within`` + ``between`` (Huygens): Σ w‖z − m‖² = Σ_p W_p I_p + Σ_p W_p ‖m_p − m‖².
    """

    whole: Balance
    portfolios: Mapping[Id, Balance] = field(hash=False)
    within: float
    between: float

    @property
    def total(self) -> float:
        """The inertia of the whole, which is the trace of its spread."""
        return self.whole.spread.innovation + self.whole.spread.external

    @property
    def mixed(self) -> float | None:
        """The share of the spread that lies within portfolios, 0–1; None when there is no spread at all."""
        return self.within / self.total if self.total else None


def across(
    points: Mapping[Id, Point | None],
    resources: Mapping[Id, int],
    portfolio_of: Mapping[Id, Id],
    target: Point,
    *,
    unit: str = "öre",
    tolerance: float = TOLERANCE,
    least_coverage: float = LEAST_COVERAGE,
) -> Across | None:
    """All portfolios together and each by itself, with the spread split within and between them.

    The pilot's selection does not tell the city's position, so the coverage is that of everything with resources. A
    single portfolio may be covered less well. None when nothing has resources. Raises InputError ``portfolio.missing``
    for initiatives in none, and what ``balance`` refuses. Source: methods reference, section 3; rule R97.

    >>> points = {"a": Point(0.0, 0.0), "b": Point(1.0, 0.0)}
    >>> found = across(points, {"a": 5, "b": 5}, {"a": "run", "b": "renew"}, Point(0.5, 0.0))
    >>> found.whole.inside, found.within, found.between
    (True, 0.0, 0.25)
    """
    InputError.when(
        Problem.of("portfolio.missing", initiative=name) for name in sorted(resources.keys() - portfolio_of.keys())
    )
    whole = balance(points, resources, target, unit=unit, tolerance=tolerance, least_coverage=least_coverage)
    if whole is None:
        return None
    found: dict[Id, Balance] = {}
    for portfolio in sorted({portfolio_of[name] for name in whole.points if resources[name]}):
        own = {name: resources[name] for name in resources if portfolio_of[name] == portfolio}
        there = {name: points.get(name) for name in own}
        if part := balance(there, own, target, unit=unit, tolerance=tolerance, least_coverage=0):
            found[portfolio] = part
    shares = {name: part.resources / whole.resources for name, part in found.items()}
    within = fsum(shares[name] * part.spread.standard_distance**2 for name, part in found.items())
    between = fsum(shares[name] * whole.centroid.to(part.centroid).length ** 2 for name, part in found.items())
    return Across(whole, MappingProxyType(found), within, between)
