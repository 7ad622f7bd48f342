"""A good plan to begin a long search from: among the choices that lose least, then by large neighbourhoods."""

from collections.abc import Callable, Collection
from dataclasses import replace
from fractions import Fraction
from itertools import cycle
from math import inf
from random import Random

from farled.methods.selection.feasibility import carried, violations, worth
from farled.methods.selection.losses import losses
from farled.methods.selection.matrix import build
from farled.methods.selection.model import Id, SelectionProblem, Starts, Year
from farled.methods.selection.solver import EAGER, Progress, Spent, Stop, solve

MANY = 150  # initiatives from which a search is long enough to be worth beginning well
LONGEST = 60.0  # seconds that a longer search is taken for
_ALL, _FIRST, _EACH = 0.7, 0.07, 0.025  # of the time at most: in all, for the first search, for each neighbourhood
_FREE = 30  # initiatives that the first neighbourhoods let go
_FINE = 0.001  # how near is near enough in the first search
_WIDER, _NARROWER = 1.4, 0.7  # the next one, when one was searched to its end and when it was not


def warm_start(
    problem: SelectionProblem, begin: Starts | None, *, gap: Fraction | int, spent: Spent, seed: int
) -> tuple[Starts | None, int | None]:
    """A plan and what no plan exceeds, in at most 0.7 of the effort that is left; the rest is for the proof.

    First the whole model with half of all choices left out, those that lose most (``losses``), as in the kernels of
    Angelelli, Mansini & Speranza, Computers & Operations Research 37 (2010) 2017. Then one large neighbourhood after
    the other (Shaw, CP 1998, 417): some initiatives are let go and the rest held as in the best plan so far. Each way
    of choosing them takes more as long as it can be searched to its end, and else fewer. It is over when the bound of
    the relaxation is near enough, or when all initiatives would be let go: that is the search itself.
    """
    try:
        warm = _Warm(problem, begin, spent, seed)
    except ValueError:  # there is no plan, which the search itself will say
        return begin, None
    if warm.among_the_near() is not Stop.CANCELLED:
        warm.by_neighbourhoods(float(gap))
    return warm.starts, warm.losses.bound


class _Warm:
    """The best plan so far, and the ways to a better one."""

    def __init__(self, problem: SelectionProblem, starts: Starts | None, spent: Spent, seed: int) -> None:
        self.problem, self.starts, self.spent, self.seed = problem, starts, spent, seed
        self.began, self.seconds = spent.seconds(), min(spent.left().seconds, LONGEST)
        self.matrix = build(problem)
        self.losses = losses(problem, self.matrix)
        self.half = self.losses.half()
        self.pick = Random(seed)  # noqa: S311 (the same lots for the same seed)
        self.names = sorted(each.id for each in problem.initiatives)

    def among_the_near(self) -> Stop:
        """Only choices that lose no more than the middle one, and those of the plan to begin from."""
        bounds = self._bounds()
        for name in self.names:
            own = self.losses.of[name]
            left = [choice for choice, loss in own.items() if loss <= self.half or self._is_now(name, choice)]
            for start in (choice for choice in own if choice is not None):
                column = self.matrix.place[name, start]
                self.matrix.high[column] = int(start in left)
                self.matrix.low[column] = int(left == [start])
        return self._search(_FIRST, bounds, gap=_FINE)

    def by_neighbourhoods(self, gap: float) -> None:
        """The ways in turns, until the time is up."""
        sizes: dict[Callable[[int], Collection[Id]], float]
        sizes = dict.fromkeys((self._by_lot, self._by_portfolio, self._by_price), float(_FREE))
        for way in cycle(sizes):
            size = int(sizes[way])
            if (
                self.starts is None
                or size >= len(self.names)
                or not self._left()
                or self._near_enough(self.starts, gap)
            ):
                return
            bounds = self._bounds()
            self.matrix.fix(self.starts, set(self.names) - set(way(size)))
            stop = self._search(_EACH, bounds)
            if stop is Stop.CANCELLED:
                return
            sizes[way] *= _WIDER if stop is Stop.PROVEN else _NARROWER

    def _by_lot(self, size: int) -> Collection[Id]:
        """Any."""
        return self.pick.sample(self.names, size)

    def _by_portfolio(self, size: int) -> Collection[Id]:
        """Of two portfolios, or of as many as it takes: they share frames."""
        pool, own = list[Id](), self.problem.by_id()
        portfolios = sorted({each.portfolio for each in self.problem.initiatives})
        for number, portfolio in enumerate(self.pick.sample(portfolios, len(portfolios))):
            if number < 2 or len(pool) < size:
                pool += [name for name in self.names if own[name].portfolio == portfolio]
        return self.pick.sample(pool, min(size, len(pool)))

    def _by_price(self, size: int) -> Collection[Id]:
        """Those that lose least by another choice than now, or even gain, with some luck."""

        def more(name: Id) -> float:
            own = self.losses.of[name]
            now = sum(loss for choice, loss in own.items() if self._is_now(name, choice))
            other = min((loss for choice, loss in own.items() if not self._is_now(name, choice)), default=inf)
            return (other - 2 * now + self.half) * self.pick.uniform(0.2, 1.0)

        return sorted(self.names, key=more)[:size]

    def _is_now(self, name: Id, choice: Year | None) -> bool:
        return self.starts is not None and self.starts.get(name) == choice

    def _near_enough(self, starts: Starts, gap: float) -> bool:
        value = worth(self.problem, starts)
        return self.losses.bound - value <= gap * abs(value)

    def _left(self) -> float:
        return max(0.0, _ALL * self.seconds - (self.spent.seconds() - self.began))

    def _bounds(self) -> tuple[list[int], list[int]]:
        return list(self.matrix.low), list(self.matrix.high)

    def _search(self, part: float, bounds: tuple[list[int], list[int]], *, gap: float = 0.0) -> Stop:
        """Search what the matrix now lets go, then give it its bounds back; keep what is better, and tell."""
        start = None if self.starts is None else self.matrix.solution(self.starts, carried(self.problem, self.starts))
        effort = self.spent.effort
        short = replace(effort, seconds=min(part * self.seconds, self._left()), watch=None)
        outcome = solve(self.matrix, start=start, gap=gap, effort=short, seed=self.seed, options=EAGER)
        self.matrix.low, self.matrix.high = bounds
        self.spent.searched += outcome.seconds
        found = None if outcome.solution is None else self.matrix.starts(outcome.solution)
        if found is not None and not violations(self.problem, found):
            self.starts = max((self.starts or found, found), key=lambda each: worth(self.problem, each))
        if effort.watch:
            value = None if self.starts is None else worth(self.problem, self.starts)
            effort.watch(Progress(self.spent.seconds(), value, self.losses.bound))
        return outcome.stop
