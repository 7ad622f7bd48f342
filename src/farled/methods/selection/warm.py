"""A good plan to begin a long search from: what is found at once, made better where the relaxation disagrees."""

from dataclasses import replace
from random import Random

from farled.methods.selection.feasibility import carried, violations, worth
from farled.methods.selection.matrix import Matrix, build
from farled.methods.selection.model import Id, SelectionProblem, Starts
from farled.methods.selection.solver import Effort, Progress, Stop, relaxation, solve

MANY = 150  # initiatives from which the search is long enough to be worth beginning well
_LONGEST = 30.0  # seconds that an unlimited search is taken for
_FIRST, _ROUND, _ALL = 0.1, 0.08, 0.45  # parts of the time
_MORE = 0.04  # part of the initiatives that are let free beside those the relaxation disagrees on
_IN_VAIN = 3  # rounds without a better plan that end it


def warm_start(
    problem: SelectionProblem, begin: Starts | None, effort: Effort, seed: int
) -> tuple[Starts | None, float]:
    """A plan, and the seconds it took: less than half of the effort, which leaves the rest for the proof.

    A short search of the whole problem first. Then rounds in which each initiative stays as it is in the best plan so
    far, but for those that the relaxation would start otherwise and a few more by lot, which are chosen anew: the
    neighbourhood of Danna, Rothberg & Le Pape, Mathematical Programming 102 (2005) 71, with our own additions.
    """
    seconds = min(effort.seconds, _LONGEST)
    matrix = build(problem)
    quiet = replace(effort, watch=None)
    best, spent, _ = _searched(problem, matrix, begin, replace(quiet, seconds=seconds * _FIRST), seed)
    if best is None:
        return None, spent
    values, pick, in_vain = relaxation(matrix), Random(seed), 0  # noqa: S311 (a search, no secret)
    low, high = list(matrix.low), list(matrix.high)
    names = sorted(problem.by_id())
    while spent < seconds * _ALL and in_vain < _IN_VAIN:
        if effort.cancelled and effort.cancelled():
            break
        free = {name for (name, year), at in matrix.place.items() if abs(values[at] - (best.get(name) == year)) > 0.5}
        free |= {name for (name, year), at in matrix.place.items() if 1e-6 < values[at] < 1 - 1e-6}
        free |= set(pick.sample(names, int(_MORE * len(names))))
        matrix.fix(best, set(names) - free)
        other, took, stop = _searched(problem, matrix, best, replace(quiet, seconds=seconds * _ROUND), seed)
        matrix.low, matrix.high = list(low), list(high)
        spent += took
        better = other is not None and worth(problem, other) > worth(problem, best)
        best, in_vain = (other, 0) if better and other is not None else (best, in_vain + 1)
        if effort.watch:
            effort.watch(Progress(spent, worth(problem, best), None))
        if stop is Stop.CANCELLED:
            break
    return best, spent


def _searched(
    problem: SelectionProblem, matrix: Matrix, begin: Starts | None, effort: Effort, seed: int
) -> tuple[dict[Id, int] | Starts | None, float, Stop]:
    start = None if begin is None else matrix.solution(begin, carried(problem, begin))
    eager = {"mip_heuristic_effort": 0.3}
    outcome = solve(matrix, start=start, apart=1 - 1e-6, effort=effort, seed=seed, options=eager)
    if outcome.solution is None:
        return begin, outcome.seconds, outcome.stop
    starts = matrix.starts(outcome.solution)
    return (begin if violations(problem, starts) else starts), outcome.seconds, outcome.stop
