"""A hundred thousand claims to 20,000 capacities, against adding the claims up by capacity.

The baseline is what a spreadsheet does: a sum for each capacity and a comparison with what there is. It finds what is
exceeded, and shares nothing out. Ceiling: 40 times the baseline.
Run: ``python -m benchmarks.methods.overlap [claims]``. Exits with 1 above it.
"""

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from time import process_time

from farled.methods.overlap import BenefitKind, Cell, Claim, Rule, check_claims

CEILING = 40


def claims_of(size: int, seed: int = 1) -> tuple[list[Claim], dict[tuple[Cell, int], int], dict[Cell, Rule]]:
    """Claims in five years to capacities that every second time are too small, under all rules."""
    pick = random.Random(seed)
    cells = [Cell(f"process {n // 60}", f"body {n % 60}", BenefitKind.TIME, "h") for n in range(max(1, size // 25))]
    claims = [
        Claim(
            f"claim {n}",
            f"initiative {n // 3}",
            pick.choice(cells),
            2027 + n % 5,
            pick.randrange(1, 5_000),
            date(2026, 1, 1) + timedelta(days=pick.randrange(300)),
            Decimal(pick.randrange(1, 60)) / 100,
        )
        for n in range(size)
    ]
    baseline = {(cell, year): pick.randrange(25_000) for cell in cells for year in range(2027, 2032)}
    return claims, baseline, {cell: pick.choice(list(Rule)) for cell in cells}


def plain_sums(claims: list[Claim], baseline: dict[tuple[Cell, int], int]) -> list[tuple[Cell, int]]:
    """The baseline: which capacities are exceeded."""
    sums: dict[tuple[Cell, int], int] = {}
    for claim in claims:
        place = (claim.cell, claim.year)
        sums[place] = sums.get(place, 0) + claim.quantity
    return [place for place, claimed in sums.items() if claimed > baseline.get(place, 0)]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor time of the quickest run."""
    best = float("inf")
    for _ in range(times):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def main(size: int) -> int:
    """Measure and print; 1 when the ceiling is broken."""
    claims, baseline, rules = claims_of(size)
    report = check_claims(claims, baseline, rules)
    exceeded = [place for place, state in report.places.items() if state.excess]
    assert sorted(exceeded) == sorted(plain_sums(claims, baseline)), "the two find different capacities exceeded"
    plain = seconds(lambda: plain_sums(claims, baseline))
    checked = seconds(lambda: check_claims(claims, baseline, rules))
    print(f"{size} claims to {len(baseline)} capacities; plain sums {plain:.3f} s, {len(exceeded)} exceeded")
    print(f"check_claims {checked:.3f} s, {checked / plain:.1f} x the sums")
    return int(checked > CEILING * plain)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
