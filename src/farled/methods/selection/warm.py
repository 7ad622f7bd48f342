"""A good plan to begin a long search from: the best among the starts that the relaxation finds worth looking at."""

from dataclasses import replace

from farled.methods.selection.feasibility import carried, violations
from farled.methods.selection.matrix import build
from farled.methods.selection.model import SelectionProblem, Starts
from farled.methods.selection.solver import EAGER, Effort, relaxation, solve

MANY = 150  # initiatives from which a search is long enough to be worth beginning well
_LONGEST = 30.0  # seconds that an unlimited search is taken for
_PART = 0.05  # of the time
_NEXT = 0.5  # so many more starts than the relaxation uses


def warm_start(
    problem: SelectionProblem, begin: Starts | None, effort: Effort, seed: int
) -> tuple[Starts | None, float]:
    """A plan, and the seconds it took: a twentieth of the effort, which leaves the rest for the proof.

    The whole model, but only with the starts that the relaxation uses, wholly or in part, and half as many again: those
    whose reduced cost says that they were nearest to it. Everything else is left out. The kernel of Angelelli, Mansini
    & Speranza, Computers & Operations Research 37 (2010) 2017; what it leaves out is only for the time being.
    """
    matrix = build(problem)
    try:
        values, lost = relaxation(matrix)
    except ValueError:  # there is no plan, which the search itself will say
        return begin, 0.0
    unused = [column for column in matrix.place.values() if values[column] < 1e-6 and not matrix.low[column]]
    unused.sort(key=lambda column: abs(lost[column]))
    for column in unused[int(_NEXT * (len(matrix.place) - len(unused))) :]:
        matrix.high[column] = 0
    usable = begin is not None and all(matrix.high[matrix.place[each]] for each in begin.items())
    start = matrix.solution(begin, carried(problem, begin)) if begin is not None and usable else None
    short = replace(effort, seconds=_PART * min(effort.seconds, _LONGEST), watch=None)
    outcome = solve(matrix, start=start, gap=0.001, effort=short, seed=seed, options=EAGER)
    if outcome.solution is None:
        return begin, outcome.seconds
    starts = matrix.starts(outcome.solution)
    return (begin if violations(problem, starts) else starts), outcome.seconds
