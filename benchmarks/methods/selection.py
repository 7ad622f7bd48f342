"""Choosing among 30 to 1,000 initiatives, against HiGHS alone on the same rows and against ranking and filling.

Aims. 30 initiatives: proven, in at most 1.3 times HiGHS alone, building the rows and the exact check included. 100:
proven. 300 and 1,000, at 30 CPU-seconds: a gap of at most 0.5 per cent, and nearer than HiGHS alone (paired; the median
difference of the gaps, and their spread). Explanations of all that were rejected of 100: at most 10 times one search.
Ranking and filling has no aim: what it loses and breaks is printed.

Run: ``python -m benchmarks.methods.selection [--sizes 30 100 300 1000] [--seeds 2] [--fresh 0] [--full]``, and
``--results FILE``. ``--fresh`` adds seeds drawn anew at 300 and 1,000; ``--full`` is 20 fixed and 10 fresh. With
``--results`` each pair is written to a file as it comes, and a run that was cut goes on from there. A missed aim is
printed as a miss, and the exit status is 1.
"""

import argparse
import sys
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.methods._paired import alone, large, ours, per_cent
from benchmarks.methods._portfolios import portfolio, scores
from farled.methods.selection import (
    Depth,
    Effort,
    Placing,
    Plan,
    SelectionProblem,
    explain,
    rank_and_fill,
    violations,
    worth,
)

SECONDS, AIM_RATIO, AIM_EXPLAINED = 30.0, 1.3, 10.0
PROVEN_SECONDS = 300.0  # what 100 initiatives may take to be proven
EACH = 0.5  # CPU-seconds for each rejected initiative


def small(seeds: list[int], problems: list[str]) -> None:
    """30 initiatives: the ratio, each the quickest of three runs in turns."""
    ratios = []
    for seed in seeds:
        problem = portfolio(30, seed)
        runs = [(alone(problem, SECONDS)[0], ours(problem, SECONDS)) for _ in range(3)]
        ratios.append(min(took for _, (took, _) in runs) / min(took for took, _ in runs))
        if per_cent(runs[0][1][1]):
            problems.append(f"30 initiatives, seed {seed}: not proven")
    print(f"30: {median(ratios):.2f} x HiGHS alone in the median ({min(ratios):.2f}-{max(ratios):.2f})")
    if median(ratios) > AIM_RATIO:
        problems.append(f"30 initiatives: {median(ratios):.2f} x HiGHS alone, aim {AIM_RATIO}")


def middle(seeds: list[int], problems: list[str]) -> None:
    """100 initiatives: proof, and explanations."""
    for seed in seeds:
        problem = portfolio(100, seed)
        took, plan = ours(problem, PROVEN_SECONDS)
        bare, *_ = alone(problem, PROVEN_SECONDS)
        print(
            f"100, seed {seed}: {took:.1f} s, gap {per_cent(plan):.2f} %, ties settled: {plan.settled}; "
            f"HiGHS alone {bare:.1f} s"
        )
        if plan.gap:
            problems.append(f"100 initiatives, seed {seed}: gap {per_cent(plan):.2f} %, aim 0")
        began = process_time()
        told = explain(problem, plan, depth=Depth.NEAR, effort=Effort(EACH, clock=process_time))
        spent = process_time() - began
        rejected, base = len(told.rejections), min(took, bare)
        print(f"100, seed {seed}: {rejected} rejected explained in {spent:.1f} s, {spent / base:.1f} x one search")
        if spent > AIM_EXPLAINED * base:
            problems.append(f"100 initiatives, seed {seed}: explanations {spent / base:.1f} x, aim {AIM_EXPLAINED}")
        by_rank(problem, plan, seed)


def by_rank(problem: SelectionProblem, plan: Plan, seed: int) -> None:
    """Today's way: what it loses of what can be chosen freely, and the rules it breaks."""
    for name, ranks in (("score", scores(problem, seed)), ("value per cost", None)):
        for placing in Placing:
            starts = rank_and_fill(problem, ranks, placing)
            broken = sorted({str(each.rule) for each in violations(problem, starts)})
            lost = 100 * (plan.value - worth(problem, starts)) / plan.value
            print(f"  by {name}, {placing.value}: loses {lost:.0f} %, breaks {', '.join(broken) or 'nothing'}")


def main(arguments: list[str]) -> int:
    """Measure and print; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.methods.selection")
    parser.add_argument("--sizes", type=int, nargs="+", default=[30, 100, 300, 1_000])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--fresh", type=int, default=0)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--results", type=Path)
    asked = parser.parse_args(arguments)
    fixed, fresh = (20, 10) if asked.full else (asked.seeds, asked.fresh)
    seeds = list(range(fixed))
    print(f"{fixed} fixed and {fresh} fresh seeds")
    missed: list[str] = []
    for size in asked.sizes:
        if size <= 30:
            small(max(seeds, list(range(10)), key=len), missed)
        elif size <= 100:
            middle(seeds, missed)
        else:
            large(size, fixed, fresh, asked.results, missed)
    print("\n".join(f"MISSED {each}" for each in missed) or "Every aim met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
