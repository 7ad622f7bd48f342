"""A year of 300 bodies, 200 services and 12 months, against multiplying and adding in floating point.

The baselines are what anyone would write first with NumPy, and round nothing, so nothing can be booked from them. The
first multiplies price by planned volume and cost by share of the volume, adds up the months and subtracts; against it
stands all that ``settle`` does until the final settlement. The second also takes every month's instalment, on both
sides. Ceiling: three times the baseline, both times. Told without ceiling: cost × volume multiplied and added and
nothing else, which shares nothing out. Run: ``python -m benchmarks.methods.settlement [bodies]``. Exits with 1 above a
ceiling.
"""

import sys
from collections.abc import Callable
from time import process_time

import numpy as np
from numpy.typing import NDArray

from farled.methods.settlement import Service, Settlement, settle

CEILING = 3.0
SERVICES, MONTHS = 200, 12
Table = NDArray[np.int64]
Floats = NDArray[np.float64]


class Case:
    """Random volumes, costs and prices of a year."""

    def __init__(self, bodies: int, seed: int = 1) -> None:
        pick = np.random.Generator(np.random.PCG64(seed))
        self.bodies = [f"body {number:03}" for number in range(bodies)]
        self.prices: Table = pick.integers(1_00, 500_00, SERVICES)
        self.services = [Service(f"service {n:03}", int(price)) for n, price in enumerate(self.prices)]
        self.months = [f"2027-{month:02}" for month in range(1, MONTHS + 1)]
        self.volume: Table = pick.integers(0, 5_000, (SERVICES, MONTHS, bodies))
        self.planned: Table = pick.integers(0, 60_000, (SERVICES, bodies))
        self.cost: Table = pick.integers(10_000_00, 10_000_000_00, (SERVICES, MONTHS))

    def settled(self) -> Settlement:
        """The library's."""
        return settle(self.bodies, self.services, self.months, planned=self.planned, cost=self.cost, volume=self.volume)

    def shares(self) -> Floats:
        """Every month's cost by share of the volume, in floating point."""
        found: Floats = self.cost[..., None] * (self.volume / self.volume.sum(axis=-1, keepdims=True))
        return found

    def plain(self) -> Floats:
        """The first baseline: what is left to pay by service and body."""
        found: Floats = self.shares().sum(axis=1) - self.prices[:, None] * self.planned
        return found

    def plain_by_month(self) -> Floats:
        """The second baseline: the same, by way of every month's instalment."""
        instalments = np.repeat((self.prices[:, None] * self.planned / MONTHS)[:, None], MONTHS, axis=1)
        found: Floats = self.shares().sum(axis=1) - instalments.sum(axis=1)
        return found


def by_month(found: Settlement) -> Table:
    """The library's settlement by way of every month's instalment."""
    left: Table = found.actual.sum(axis=1) - found.instalments.sum(axis=1)
    return left


def seconds(work: Callable[[], object], times: int = 25) -> float:
    """Processor time of the quickest run."""
    best = float("inf")
    for _ in range(times):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def check(case: Case) -> None:
    """That the two settle the same, and the library's ties."""
    found = case.settled()
    assert (found.actual.sum(axis=2) == case.cost).all(), "a month's cost is not shared out to the öre"
    assert (found.instalments.sum(axis=1) == found.forecast).all(), "instalments do not make the forecast"
    assert (found.forecast.sum(axis=1) == case.prices * case.planned.sum(axis=1)).all(), "the forecast is another"
    assert (by_month(found) == found.settlement).all(), "what is settled is not actual cost less instalments"
    assert np.abs(found.settlement - case.plain()).max() <= MONTHS, "the two settle differently"


def main(bodies: int) -> int:
    """Measure and print; 1 when a ceiling is broken."""
    case = Case(bodies)
    check(case)
    wrong = int((np.rint(case.shares()).sum(axis=2) != case.cost).sum())
    print(f"{bodies} bodies, {SERVICES} services, {MONTHS} months: {case.volume.size} lines, all sums tie to the öre")
    print(f"floating point, rounded line by line: {wrong} of {case.cost.size} service months do not")
    ratios = []
    for name, plain, exact in (
        ("final settlement", case.plain, lambda: case.settled().settlement),
        ("with every instalment", case.plain_by_month, lambda: by_month(case.settled())),
    ):
        baseline, figure = seconds(plain), seconds(exact)
        ratios.append(figure / baseline)
        missed = " MISSED" if ratios[-1] > CEILING else ""
        print(f"{name:22} {figure * 1000:6.1f} ms, {ratios[-1]:.2f} x {baseline * 1000:.1f} ms, <= {CEILING}{missed}")
    bare = seconds(lambda: (case.cost[..., None] * case.volume).sum(axis=1))
    print(f"cost x volume, added   {bare * 1000:6.1f} ms: no shares, so no settlement")
    return int(max(ratios) > CEILING)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
