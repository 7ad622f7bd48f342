"""300 and 1,000 initiatives against HiGHS alone on the same rows, a pair for each seed, kept as they come."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.methods._portfolios import portfolio
from farled.methods.selection import Effort, Plan, SelectionProblem, select, worth
from farled.methods.selection.matrix import build
from farled.methods.selection.solver import solve

SECONDS, AIM_GAP = 30.0, 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: CPU-seconds, the plan's value (None when there is none), and what no plan exceeds."""

    who: str
    size: int
    seed: int
    fresh: bool
    seconds: float
    value: int | None
    bound: float

    @property
    def gap(self) -> float | None:
        """In per cent of the value."""
        return None if self.value is None else 100 * max(0.0, self.bound - self.value) / abs(self.value)

    def __str__(self) -> str:
        return f"{'no plan' if self.gap is None else f'{self.gap:.3f} %'} in {self.seconds:.1f} s"


OURS, ALONE = "ours", "HiGHS alone"


def alone(problem: SelectionProblem, seconds: float) -> tuple[float, int | None, float]:
    """HiGHS with its defaults on the same rows: seconds, value and bound."""
    began = process_time()
    matrix = build(problem)
    outcome = solve(matrix, apart=0.99, effort=Effort(seconds, clock=process_time))
    took = process_time() - began
    value = None if outcome.solution is None else worth(problem, matrix.starts(outcome.solution))
    return took, value, outcome.bound * matrix.unit


def ours(problem: SelectionProblem, seconds: float) -> tuple[float, Plan]:
    """The library: seconds and the plan."""
    began = process_time()
    plan = select(problem, effort=Effort(seconds, clock=process_time))
    return process_time() - began, plan


def per_cent(plan: Plan) -> float:
    """Its gap in per cent."""
    return 100.0 * float(plan.gap or 0)


def large(size: int, fixed: int, fresh: int, results: Path | None, problems: list[str]) -> None:
    """The gap at 30 CPU-seconds, paired with HiGHS alone: every pair, the median, the spread, and how often."""
    kept = {(each.seed, each.who): each for each in _kept(results) if each.size == size}
    drawn = sorted({each.seed for each in kept.values() if each.fresh})
    drawn += [secrets.randbelow(10**6) + 1_000 for _ in range(fresh - len(drawn))]
    pairs = []
    for seed in [*range(fixed), *drawn]:
        problem = portfolio(size, seed)
        for who in (ALONE, OURS):
            if (seed, who) not in kept:
                kept[seed, who] = Side(who, size, seed, seed in drawn, *_run(problem, who))
                _keep(results, kept[seed, who])
        pairs.append((kept[seed, OURS], kept[seed, ALONE]))
        kind = "fresh" if seed in drawn else "fixed"
        print(f"{size}, {kind} seed {seed}: {pairs[-1][0]}; HiGHS alone {pairs[-1][1]}", flush=True)
    _sum_up(size, pairs, problems)


def _run(problem: SelectionProblem, who: str) -> tuple[float, int | None, float]:
    if who == ALONE:
        return alone(problem, SECONDS)
    took, plan = ours(problem, SECONDS)
    return took, plan.value, plan.bound


def _kept(results: Path | None) -> list[Side]:
    if results is None or not results.exists():
        return []
    return [Side(**json.loads(line)) for line in results.read_text().splitlines()]


def _keep(results: Path | None, side: Side) -> None:
    if results is not None:
        with results.open("a") as file:
            file.write(json.dumps(asdict(side)) + "\n")


def _sum_up(size: int, pairs: list[tuple[Side, Side]], problems: list[str]) -> None:
    both = [(own.gap, other.gap) for own, other in pairs]
    gaps = [own for own, _ in both if own is not None]
    without = sum(other is None for _, other in both)
    differences = [own - other for own, other in both if own is not None and other is not None]
    print(f"{size}: gap {median(gaps):.3f} % in the median ({min(gaps):.3f} to {max(gaps):.3f}), {len(gaps)} seeds")
    if max(gaps) > AIM_GAP:
        above = sum(each > AIM_GAP for each in gaps)
        problems.append(
            f"{size} initiatives: gap above {AIM_GAP} % on {above} of {len(gaps)}, {max(gaps):.3f} % at most"
        )
    if differences:
        spread = f"({min(differences):+.3f} to {max(differences):+.3f})"
        better, worse = sum(each < 0 for each in differences), sum(each > 0 for each in differences)
        print(f"{size}: {median(differences):+.3f} points of gap against HiGHS alone in the median {spread}")
        print(f"{size}: nearer on {better}, farther on {worse} of {len(pairs)}; no plan by HiGHS alone on {without}")
        if median(differences) >= 0:
            problems.append(f"{size} initiatives: no nearer than HiGHS alone ({median(differences):+.3f} points)")
