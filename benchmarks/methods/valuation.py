"""A business case of 60 lines drawn a million times, against a plain loop over draws.

The baseline is what anyone would write first: for each draw, draw every line's factor with ``random.triangular`` and
add up its flows times the discount factors. It is timed on fewer draws, and its time scaled up. Ceilings: a million
draws of 60 triangular inputs in 2 s of processor time on one core, and a tenth of the loop's time for each draw. The
same with PERT inputs or correlated ones, and the exact valuation, are told without ceiling.
Run: ``python -m benchmarks.methods.valuation [draws]``. Exits with 1 above a ceiling.
"""

import random
import sys
from collections.abc import Callable
from decimal import Decimal
from time import process_time

from farled.methods.valuation import (
    Beneficiary,
    Benefit,
    BenefitKind,
    BusinessCase,
    Cost,
    CostType,
    Distribution,
    Input,
    Lever,
    Pert,
    Triangular,
    appraise,
    flat,
    simulate,
)

CEILING, RATIO = 2.0, 0.1  # seconds for a million draws; of the plain loop
YEARS, LINES, LOOPED = 10, 60, 2_000
RATES = flat(Decimal("0.035"))


def case_of_60_lines(seed: int = 1) -> BusinessCase:
    """Thirty costs and thirty benefits over ten years."""
    pick = random.Random(seed)
    ramp = tuple(Decimal(min(t, 5)) / 5 for t in range(YEARS))
    costs = tuple(
        Cost(f"c{n:02}", CostType.OPERATION, "it", tuple(pick.randrange(10**8) for _ in range(YEARS)))
        for n in range(LINES // 2)
    )
    benefits = tuple(
        Benefit(
            f"b{n:02}",
            "it",
            Beneficiary.INTERNAL,
            BenefitKind.FINANCIAL,
            Decimal(pick.randrange(1, 5_000)),
            "h",
            Decimal(420_00),
            ramp,
            baseline=Decimal(1),
            measured_by="count",
        )
        for n in range(LINES // 2)
    )
    return BusinessCase(2027, YEARS - 1, 2027, costs, benefits)


def plain_loop(case: BusinessCase, draws: int) -> float:
    """The baseline: the mean value by a loop over draws and lines."""
    found = appraise(case, RATES)
    factors = [float(row.factor) for row in found.years]
    lines: dict[str, list[float]] = {}
    for flow in found.flows:
        sign = 1 if flow.line.startswith("b") else -1
        lines.setdefault(flow.line, []).append(sign * float(flow.amount) * factors[flow.t])
    pick, total = random.Random(1), 0.0
    for _ in range(draws):
        for amounts in lines.values():
            factor = pick.triangular(0.7, 1.3, 1.0)
            for amount in amounts:
                total += factor * amount
    return total / draws


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor time of the quickest run."""
    best = float("inf")
    for _ in range(times):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def main(draws: int) -> int:
    """Measure and print; 1 when a ceiling is broken."""
    case = case_of_60_lines()
    inputs = [Input(Lever.BENEFIT if line.id.startswith("b") else Lever.COST, line.id) for line in case.lines]
    triangular: dict[Input, Distribution] = dict.fromkeys(inputs, Triangular(0.7, 1.0, 1.3))
    pert: dict[Input, Distribution] = dict.fromkeys(inputs, Pert(0.7, 1.0, 1.3))
    later: dict[Input, Distribution] = {**triangular, Input(Lever.DELAY): Triangular(0, 0, 2)}
    together = {(inputs[0], other): 0.3 for other in inputs[1:5]}
    loop = seconds(lambda: plain_loop(case, LOOPED)) / LOOPED
    base = simulate(case, RATES, triangular, seed=1, draws=10_000).base
    assert abs(plain_loop(case, LOOPED) - base) < abs(base) * 0.1, "the loop and the library value different cases"
    figures = {
        f"{LINES} triangular inputs": seconds(lambda: simulate(case, RATES, triangular, seed=1, draws=draws)),
        f"{LINES} PERT inputs": seconds(lambda: simulate(case, RATES, pert, seed=1, draws=draws), 1),
        "triangular and a delay": seconds(lambda: simulate(case, RATES, later, seed=1, draws=draws), 1),
        "triangular, 4 correlated": seconds(
            lambda: simulate(case, RATES, triangular, seed=1, draws=draws, correlations=together), 1
        ),
    }
    print(f"{draws} draws of a case of {LINES} lines and {YEARS} years; plain loop {loop * draws:.1f} s (scaled)")
    for name, figure in figures.items():
        print(f"{name:26} {figure:6.2f} s  {figure / draws / loop:7.4f} x the loop")
    print(f"exact valuation, once      {seconds(lambda: appraise(case, RATES)) * 1000:6.1f} ms")
    first = next(iter(figures.values()))
    return int(first > CEILING * max(1, draws / 1_000_000) or first / draws / loop > RATIO)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
