"""Choosing among 30 to 1,000 initiatives, against HiGHS alone on the same rows and against ranking and filling.

Aims. 30 initiatives: proven, in at most 1.3 times HiGHS alone, building the rows and the exact check included. 100:
proven. 300 and 1,000, at 30 CPU-seconds: a gap of at most 0.5 per cent, and nearer than HiGHS alone (paired; the median
difference of the gaps, and their spread). Explanations of all that were rejected of 100: at most 10 times one search.
Ranking and filling has no aim: what it loses and breaks is printed.

Run: ``python -m benchmarks.methods.selection [--sizes 30 100 300 1000] [--seeds 2] [--fresh 0] [--full]``. ``--fresh``
adds seeds drawn anew; ``--full`` is 20 fixed and 10 fresh. A missed aim is printed as a miss, and the exit status is 1.
"""

import argparse
import secrets
import sys
from statistics import median
from time import process_time

from benchmarks.methods._portfolios import portfolio, scores
from farled.methods.selection import (
    Depth,
    Effort,
    Placing,
    Plan,
    SelectionProblem,
    explain,
    rank_and_fill,
    select,
    violations,
    worth,
)
from farled.methods.selection.matrix import build
from farled.methods.selection.solver import solve

SECONDS, AIM_GAP, AIM_RATIO, AIM_EXPLAINED = 30.0, 0.5, 1.3, 10.0
PROVEN_SECONDS = 300.0  # what 100 initiatives may take to be proven
EACH = 0.5  # CPU-seconds for each rejected initiative


def alone(problem: SelectionProblem, seconds: float) -> tuple[float, float | None]:
    """HiGHS with its defaults on the same rows: seconds, and the gap in per cent (None when it found no plan)."""
    began = process_time()
    matrix = build(problem)
    outcome = solve(matrix, apart=0.99, effort=Effort(seconds, clock=process_time))
    took = process_time() - began
    if outcome.solution is None:
        return took, None
    value = worth(problem, matrix.starts(outcome.solution))
    return took, 100 * max(0.0, outcome.bound * matrix.unit - value) / value


def ours(problem: SelectionProblem, seconds: float) -> tuple[float, Plan]:
    """The library: seconds and the plan."""
    began = process_time()
    plan = select(problem, effort=Effort(seconds, clock=process_time))
    return process_time() - began, plan


def per_cent(plan: Plan) -> float:
    """Its gap in per cent."""
    return 100.0 * float(plan.gap or 0)


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
        bare, _ = alone(problem, PROVEN_SECONDS)
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


def large(size: int, seeds: list[int], problems: list[str]) -> None:
    """300 and 1,000 initiatives: the gap at 30 CPU-seconds, paired with HiGHS alone."""
    differences, gaps = [], []
    for seed in seeds:
        problem = portfolio(size, seed)
        _, bare = alone(problem, SECONDS)
        took, plan = ours(problem, SECONDS)
        gaps.append(per_cent(plan))
        alone_told = "no plan" if bare is None else f"{bare:.3f} %"
        print(f"{size}, seed {seed}: gap {per_cent(plan):.3f} % in {took:.1f} s; HiGHS alone {alone_told}", flush=True)
        if bare is not None:
            differences.append(per_cent(plan) - bare)
    print(f"{size}: gap {median(gaps):.3f} % in the median ({min(gaps):.3f}-{max(gaps):.3f}), {len(gaps)} seeds")
    if max(gaps) > AIM_GAP:
        problems.append(f"{size} initiatives: gap {max(gaps):.3f} % at most, aim {AIM_GAP}")
    if differences:
        spread = f"({min(differences):+.3f} to {max(differences):+.3f})"
        print(f"{size}: {median(differences):+.3f} points of gap against HiGHS alone in the median {spread}")
        if median(differences) >= 0:
            problems.append(f"{size} initiatives: no nearer than HiGHS alone ({median(differences):+.3f} points)")


def main(arguments: list[str]) -> int:
    """Measure and print; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.methods.selection")
    parser.add_argument("--sizes", type=int, nargs="+", default=[30, 100, 300, 1_000])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--fresh", type=int, default=0)
    parser.add_argument("--full", action="store_true")
    asked = parser.parse_args(arguments)
    fixed, fresh = (20, 10) if asked.full else (asked.seeds, asked.fresh)
    seeds = [*range(fixed), *(secrets.randbelow(10**6) + 1_000 for _ in range(fresh))]
    print(f"{fixed} fixed and {fresh} fresh seeds")
    missed: list[str] = []
    for size in asked.sizes:
        if size <= 30:
            small(seeds if len(seeds) >= 10 else list(range(10)), missed)
        elif size <= 100:
            middle(seeds, missed)
        else:
            large(size, seeds, missed)
    print("\n".join(f"MISSED {each}" for each in missed) or "Every aim met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
