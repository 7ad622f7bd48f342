"""Ranking and filling: what is done without a solver, and what a search begins from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from farled.methods.selection.feasibility import violations, worth
from farled.methods.selection.model import Id, Initiative, SelectionProblem, Starts, Year


class Placing(StrEnum):
    """When what is ranked is started, and what happens to what does not fit."""

    EARLIEST = "earliest"  # as early as it may, else not at all
    FIRST_WITH_ROOM = "first_with_room"  # the first year with room
    STOP = "stop"  # as early as it may; the first that does not fit ends it


def rank_and_fill(
    problem: SelectionProblem, ranks: Mapping[Id, Fraction | int] | None = None, placing: Placing = Placing.EARLIEST
) -> dict[Id, Year]:
    """Today's way: the highest rank first, until the money is out. A choice that can break rules, unlike a plan.

    ``ranks``: such as a score; without them value per cost, by the first start. Ties go by name. What is mandatory or
    locked comes first; what an initiative requires is brought along before it; what does not fit within frames,
    capacity and relations is left out. Shares, minimums and what must be one of a group are not looked at, since nobody
    who fills a list from the top can. Nothing is carried over by intent, but what is left is there to use.

    >>> from farled.methods.selection.model import Initiative, SelectionProblem
    >>> costs, values = {"a": 6, "b": 5, "c": 5, "d": 4}, {"a": 12, "b": 9, "c": 9, "d": 5}
    >>> items = tuple(Initiative(name, "p", (2027,), (costs[name],), {2027: values[name]}) for name in "abcd")
    >>> rank_and_fill(SelectionProblem(items, {("p", 2027): 10}))
    {'a': 2027, 'd': 2027}
    """
    order = ranks if ranks is not None else {each.id: per_cost(each) for each in problem.initiatives}
    return _Filling(problem, placing).fill(sorted(problem.initiatives, key=lambda each: (-order[each.id], each.id)))


def per_cost(each: Initiative) -> Fraction:
    """Value of the first start per unit of cost; what costs nothing counts as one."""
    return Fraction(each.value[each.starts[0]], max(1, sum(sum(amounts) for _, amounts in each.costs())))


def first_plan(problem: SelectionProblem) -> Starts | None:
    """The best plan that a few ways of ranking and filling give, or None when none of them keeps the rules."""
    tries = [_Filling(problem, Placing.FIRST_WITH_ROOM, gainful=True).fill(order) for order in _orders(problem)]
    kept = [starts for starts in tries if not violations(problem, starts)]
    return max(kept, key=lambda starts: worth(problem, starts), default=None)


def _orders(problem: SelectionProblem) -> Iterator[list[Initiative]]:
    keys: list[Callable[[Initiative], Fraction | int]] = [per_cost, lambda each: max(each.value.values())]
    for key in keys:
        yield sorted(problem.initiatives, key=lambda each: (-key(each), each.id))


@dataclass(slots=True)
class _Filling:
    """Adds initiatives one at a time, with what they require, while money, capacity and relations hold."""

    problem: SelectionProblem
    placing: Placing
    gainful: bool = False  # only what is worth something

    def fill(self, order: list[Initiative]) -> dict[Id, Year]:
        """Go through the order once."""
        room = _Room(self.problem)
        for each in [*(each for each in order if _must(each)), *(each for each in order if not _must(each))]:
            if each.id in room.starts or (self.gainful and not _must(each) and max(each.value.values()) <= 0):
                continue
            added = self._with_required(room, each)
            if added is None and self.placing is Placing.STOP and not _must(each):
                break
        return dict(sorted(room.starts.items()))

    def _with_required(self, room: "_Room", each: Initiative) -> list[Id] | None:
        """Start it and what it requires; None, and nothing started, when that cannot be."""
        added: list[Id] = []
        for other in room.required[each.id]:
            if other in room.starts:
                continue
            more = self._with_required(room, room.known[other])
            if more is None:
                room.take_back(added)
                return None
            added += more
        for start in self._starts(each):
            if room.takes(each, start):
                return [*added, each.id]
        room.take_back(added)
        return None

    def _starts(self, each: Initiative) -> tuple[Year, ...]:
        if each.locked is not None:
            return (each.locked,)
        starts = tuple(sorted(each.starts))
        return starts if self.placing is Placing.FIRST_WITH_ROOM or _must(each) else starts[:1]


def _must(each: Initiative) -> bool:
    return each.mandatory or each.locked is not None


class _Room:
    """What has been started so far, and what is left of frames and capacity."""

    def __init__(self, problem: SelectionProblem) -> None:
        self.problem, self.known, self.starts = problem, problem.by_id(), dict[Id, Year]()
        self.required: dict[Id, list[Id]] = {name: [] for name in self.known}
        self._lags: dict[Id, list[tuple[Id, int]]] = {name: [] for name in self.known}
        for need in problem.requires:
            self.required[need.one].append(need.other)
            self._lags[need.one].append((need.other, need.lag))
        self._barred: dict[Id, list[Id]] = {name: [] for name in self.known}
        for members in [*problem.excludes, *(group.members for group in problem.one_of)]:
            for name in members:
                self._barred[name] += [other for other in members if other != name]
        self._spent: dict[tuple[Id, Year], int] = {}
        self._used: dict[tuple[Id, Year], int] = {}

    def takes(self, each: Initiative, start: Year) -> bool:
        """Start it if that keeps relations, frames and capacity; whether it did."""
        if any(other in self.starts for other in self._barred[each.id]):
            return False
        if any(other not in self.starts or self.starts[other] + lag > start for other, lag in self._lags[each.id]):
            return False
        self._book(each, start, 1)
        if self._holds(each, start):
            self.starts[each.id] = start
            return True
        self._book(each, start, -1)
        return False

    def take_back(self, names: list[Id]) -> None:
        """Undo."""
        for name in names:
            self._book(self.known[name], self.starts.pop(name), -1)

    def _book(self, each: Initiative, start: Year, sign: int) -> None:
        for portfolio, amounts in each.costs():
            for year, amount in self.problem.spread(amounts, start):
                self._spent[portfolio, year] = self._spent.get((portfolio, year), 0) + sign * amount
        for resource, amounts in each.use.items():
            for year, amount in self.problem.spread(amounts, start):
                self._used[resource, year] = self._used.get((resource, year), 0) + sign * amount

    def _holds(self, each: Initiative, start: Year) -> bool:
        problem = self.problem
        return all(self._within_frames(portfolio) for portfolio, _ in each.costs()) and all(
            self._used.get((resource, year), 0) <= problem.capacity[resource, year]
            for resource, amounts in each.use.items()
            for year, _ in problem.spread(amounts, start)
        )

    def _within_frames(self, portfolio: Id) -> bool:
        left = 0
        for place in sorted(each for each in self.problem.frames if each[0] == portfolio):
            left = self.problem.frames[place] + left - self._spent.get(place, 0)
            if left < 0:
                return False
            left = min(left, self.problem.carried_at_most(*place))
        return True
