"""What each choice loses at the relaxation's prices: which choices a good plan is likely to be made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from farled.methods.selection.matrix import Matrix, Row
from farled.methods.selection.model import Id, Initiative, SelectionProblem, Year
from farled.methods.selection.solver import relaxation

_NEAR = 1e-6  # the relaxation is right to this, in units of value


@dataclass(frozen=True, slots=True)
class Losses:
    """``of[i]``: what starting i in a year, or with None leaving it out, loses against its best choice.

    In the matrix's units of value, at what the relaxation pays for money, people and every other rule that initiatives
    share. No plan is worth more than ``bound``, nor more than it less all that its own choices lose.
    """

    bound: int
    of: Mapping[Id, Mapping[Year | None, float]]

    def half(self) -> float:
        """What the middle one of all choices loses; where that is nothing, the middle one of those that do lose."""
        every = sorted(loss for own in self.of.values() for loss in own.values())
        losing = [loss for loss in every if loss > _NEAR] or [_NEAR]
        middle = every[len(every) // 2]
        return middle if middle > _NEAR else losing[len(losing) // 2]


def losses(problem: SelectionProblem, matrix: Matrix) -> Losses:
    """The losses by a problem's own matrix. Raises ValueError when not even the relaxation keeps all rules.

    >>> from farled.methods.selection.matrix import build
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(name, "p", (2027,), (costs[name],), {2027: values[name]}) for name in "abcd")
    >>> problem = SelectionProblem(items, {("p", 2027): 10})
    >>> found = losses(problem, build(problem))  # a krona is worth 9/5, so a gains 6/5 and d loses 11/5
    >>> found.bound, [(each, round(found.of[each][2027], 3), round(found.of[each][None], 3)) for each in "acd"]
    (19, [('a', 0.0, 1.2), ('c', 0.0, 0.0), ('d', 2.2, 0.0)])
    """
    value, prices = relaxation(matrix)
    net = list(matrix.objective)
    for row, price in zip(matrix.rows, prices, strict=True):
        if price and not _own(row):
            for column, coefficient in row.entries.items():
                net[column] -= price * coefficient
    of = {each.id: _against_the_best(matrix, net, each) for each in problem.initiatives}
    return Losses(floor(value + _NEAR) * matrix.unit, of)


def _own(row: Row) -> bool:
    """Whether it only says that an initiative starts once."""
    return row.rule is None and row.high == 1


def _against_the_best(matrix: Matrix, net: list[float], each: Initiative) -> dict[Year | None, float]:
    places = {start: matrix.place[each.id, start] for start in each.starts}
    gains: dict[Year | None, float] = {start: net[place] for start, place in places.items() if matrix.high[place]}
    if not each.mandatory and not any(matrix.low[place] for place in places.values()):
        gains[None] = 0.0
    best = max(gains.values())
    return {choice: best - gain for choice, gain in gains.items()}
