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

    seconds: float
    value: int | None
    bound: float

    @property
    def gap(self) -> float | None:
        """In per cent of the value."""
        return None if self.value is None else 100 * max(0.0, self.bound - self.value) / abs(self.value)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same problem by both."""

    size: int
    seed: int
    fresh: bool
    ours: Side
    alone: Side

    def __str__(self) -> str:
        kind = "fresh" if self.fresh else "fixed"
        sides = (f"{_told(each.gap)} in {each.seconds:.1f} s" for each in (self.ours, self.alone))
        return f"{self.size}, {kind} seed {self.seed}: {'; HiGHS alone '.join(sides)}"


def alone(problem: SelectionProblem, seconds: float) -> Side:
    """HiGHS with its defaults on the same rows."""
    began = process_time()
    matrix = build(problem)
    outcome = solve(matrix, apart=0.99, effort=Effort(seconds, clock=process_time))
    took = process_time() - began
    value = None if outcome.solution is None else worth(problem, matrix.starts(outcome.solution))
    return Side(took, value, outcome.bound * matrix.unit)


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
    pairs = [each for each in _kept(results) if each.size == size]
    for each in pairs:
        print(each)
    done = {each.seed for each in pairs if not each.fresh}
    drawn = [secrets.randbelow(10**6) + 1_000 for _ in range(fresh - sum(each.fresh for each in pairs))]
    for seed in [*(seed for seed in range(fixed) if seed not in done), *drawn]:
        pairs.append(_pair(size, seed, fresh=seed in drawn))
        print(pairs[-1], flush=True)
        if results is not None:
            with results.open("a") as file:
                file.write(json.dumps(asdict(pairs[-1])) + "\n")
    _sum_up(size, pairs, problems)


def _pair(size: int, seed: int, *, fresh: bool) -> Pair:
    problem = portfolio(size, seed)
    other = alone(problem, SECONDS)
    took, plan = ours(problem, SECONDS)
    return Pair(size, seed, fresh, Side(took, plan.value, plan.bound), other)


def _kept(results: Path | None) -> list[Pair]:
    if results is None or not results.exists():
        return []
    rows = map(json.loads, results.read_text().splitlines())
    return [Pair(**{**row, "ours": Side(**row["ours"]), "alone": Side(**row["alone"])}) for row in rows]


def _sum_up(size: int, pairs: list[Pair], problems: list[str]) -> None:
    gaps = [each.ours.gap for each in pairs if each.ours.gap is not None]
    both = [(each.ours.gap, each.alone.gap) for each in pairs]
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


def _told(gap: float | None) -> str:
    return "no plan" if gap is None else f"{gap:.3f} %"
