"""How sure each choice is when the benefits are not: how often it is chosen, and what the plan then loses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.selection.feasibility import carried, violations
from farled.methods.selection.matrix import Matrix, build
from farled.methods.selection.model import Id, SelectionProblem, Starts
from farled.methods.selection.solver import UNLIMITED, Effort, Stop, relaxations, solve

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_OFTEN, _SELDOM = 0.9, 0.1


class Method(StrEnum):
    """How each draw is answered."""

    RELAXED = "relaxed"  # parts of initiatives may be chosen: quick, an estimate
    WHOLE = "whole"  # initiatives are chosen or not


class Standing(StrEnum):
    """How sure an initiative's place is."""

    CORE = "core"  # chosen in more than 90 % of the draws
    BORDER = "border"
    EXTERIOR = "exterior"  # in less than 10 %


@dataclass(frozen=True, slots=True)
class Stability:
    """``frequency``: π, the share of draws in which it is chosen; ``error``: √(π(1 − π)/N), its standard error.

    ``regret``: what a draw's best is worth more than the plan, on the average, in units of value; by the relaxed method
    it is an upper limit. ``unproven``: draws whose best was not proven within the gap.
    """

    method: Method
    draws: int
    frequency: Mapping[Id, float] = field(hash=False)
    error: Mapping[Id, float] = field(hash=False)
    regret: float
    unproven: int

    @property
    def standing(self) -> Mapping[Id, Standing]:
        """Core, border or exterior."""
        return {
            name: Standing.CORE if share > _OFTEN else Standing.EXTERIOR if share < _SELDOM else Standing.BORDER
            for name, share in self.frequency.items()
        }


def selection_frequency(
    problem: SelectionProblem,
    starts: Starts,
    factors: "Floats",
    *,
    method: Method = Method.RELAXED,
    gap: float = 0.01,
    effort: Effort = UNLIMITED,
) -> Stability:
    """Choose again for each draw of the benefits, and count how often each initiative is chosen; frames stay.

    ``factors``: a row for each draw, a column for each initiative in the order of the problem, which its values are
    multiplied with; draw them from the distributions of the business cases, with a seed that is stored. ``gap`` and
    ``effort`` are for each draw of the whole method. Core, border and exterior as the core index of Liesiö, Mild &
    Salo, EJOR 181 (2007) 1488; methods reference, section 4.4.

    Raises InputError: ``factors.shape``, ``factors.none``, and ``problem.infeasible`` when no draw has a plan.
    """
    import numpy as np

    drawn = np.asarray(factors, dtype=float)
    if drawn.ndim != 2 or drawn.shape[1] != len(problem.initiatives):
        raise InputError(Problem.of("factors.shape", shape=drawn.shape, initiatives=len(problem.initiatives)))
    if not len(drawn):
        raise InputError(Problem.of("factors.none"))
    matrix = build(problem)
    objectives = _objectives(problem, matrix, drawn)
    values = np.array(matrix.solution(starts, {}))
    counts = np.zeros(len(problem.initiatives))
    regret, unproven = 0.0, 0
    columns = [matrix.chosen(each) for each in problem.initiatives]
    for objective, solution, proven in _answers(problem, matrix, objectives, method, gap, effort):
        counts += [sum(solution[column] for column in own) for own in columns]
        regret += float(objective @ (solution - values)) * matrix.unit
        unproven += not proven
    shares = {each.id: float(count) / len(drawn) for each, count in zip(problem.initiatives, counts, strict=True)}
    return Stability(
        method=method,
        draws=len(drawn),
        frequency=MappingProxyType(shares),
        error=MappingProxyType({name: sqrt(max(0.0, p * (1 - p)) / len(drawn)) for name, p in shares.items()}),
        regret=regret / len(drawn),
        unproven=unproven,
    )


def _objectives(problem: SelectionProblem, matrix: Matrix, factors: "Floats") -> "Floats":
    import numpy as np

    found = np.tile(np.array(matrix.objective), (len(factors), 1))
    for number, each in enumerate(problem.initiatives):
        found[:, matrix.chosen(each)] *= factors[:, [number]]
    return found


def _answers(
    problem: SelectionProblem, matrix: Matrix, objectives: "Floats", method: Method, gap: float, effort: Effort
) -> Iterator[tuple["Floats", "Floats", bool]]:
    import numpy as np

    if method is Method.RELAXED:
        for objective, solution in zip(objectives, relaxations(matrix, objectives), strict=True):
            yield objective, solution, True
        return
    start: Starts | None = None
    for objective in objectives:
        matrix.objective = objective.tolist()
        begin = None if start is None else matrix.solution(start, carried(problem, start))
        outcome = solve(matrix, start=begin, gap=gap, effort=effort)
        if outcome.solution is None:  # the first draw tells, since no draw changes the rules
            raise InputError(Problem.of("problem.infeasible", stop=outcome.stop.value))
        start = matrix.starts(outcome.solution)
        if violations(problem, start):
            raise ArithmeticError("the solver cannot keep the rules to the last unit")
        yield objective, np.array(outcome.solution), outcome.stop is Stop.PROVEN
