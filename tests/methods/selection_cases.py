"""Small selection problems of all kinds of rule, and the answer by trying every choice."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from farled.methods.selection import (
    BodyMinimum,
    Initiative,
    OneOf,
    Requires,
    Rule,
    RuleKind,
    SelectionProblem,
    Share,
    Synergy,
)

FIRST = 2027


def worked_example(frame: int = 10) -> SelectionProblem:
    """Methods reference, section 4.3."""
    rows = zip("ABCD", (6, 5, 5, 4), (12, 9, 9, 5), strict=True)
    items = tuple(Initiative(name, "p", (FIRST,), (cost,), {FIRST: value}) for name, cost, value in rows)
    return SelectionProblem(items, {("p", FIRST): frame})


def small_problem(seed: int, *, most: int = 15) -> SelectionProblem:
    """Up to ``most`` initiatives under all kinds of rule; few enough choices to try them all. Values often tie."""
    pick = Random(seed)  # noqa: S311 (fixed data)
    size = pick.randint(3, most)
    single = size > 8
    items = tuple(_initiative(pick, number, single=single) for number in range(size))
    names = [each.id for each in items]
    pairs = [tuple(pick.sample(names, 2)) for _ in range(3)]
    later = sorted({(max(pair), min(pair)) for pair in pairs[: pick.randint(0, 3)]})
    years = range(FIRST, FIRST + 3)
    return SelectionProblem(
        initiatives=items,
        frames={(portfolio, year): pick.randint(5, 16) for portfolio in "pq" for year in years},
        carry_over=Fraction(pick.choice((0, 1, 3, 10)), 10),
        capacity={("staff", year): pick.randint(4, 14) for year in years},
        requires=tuple(Requires(one, other, pick.choice((0, 0, 1))) for one, other in later),
        excludes=tuple(_pairs(pick, names, 2)),
        one_of=(OneOf(tuple(pick.sample(names, 3)), required=pick.random() < 0.5),)[: pick.randint(0, 1)],
        synergies=tuple(
            Synergy(tuple(pick.sample(names, pick.choice((2, 2, 3)))), pick.randint(-6, 6)) for _ in range(2)
        ),
        shares=(Share("innovation", pick.choice((0, 20, Fraction(65, 2))), pick.choice((70, 100))),),
        bodies=(BodyMinimum("x", pick.choice((0, 1, 2)), pick.choice((0, 0, 5))),),
    )


def _initiative(pick: Random, number: int, *, single: bool) -> Initiative:
    starts = tuple(range(FIRST, FIRST + 3))[: 1 if single else pick.randint(1, 2)]
    if single and pick.random() < 0.3:
        starts = (FIRST + 1,)
    value = pick.randint(-2, 12)
    return Initiative(
        id=f"i{number:02}",
        portfolio=pick.choice("pq"),
        starts=starts,
        cost=tuple(pick.randint(0, 5) for _ in range(pick.randint(1, 2))),
        value={year: value - pick.randint(0, 1) * (year - FIRST) for year in starts},
        body=pick.choice("xy"),
        use={"staff": (pick.randint(0, 4),)},
        weight=pick.randint(number < 2, 5),
        shares={"innovation": 100 * number if number < 2 else pick.choice((0, 25, 50, 100))},
        mandatory=pick.random() < 0.08,
        locked=starts[0] if pick.random() < 0.05 else None,
    )


def _pairs(pick: Random, names: list[str], count: int) -> Iterator[tuple[str, str]]:
    found = {(pair[0], pair[1]) for pair in (sorted(pick.sample(names, 2)) for _ in range(count))}
    yield from sorted(found)


class Table:
    """Every choice of a small problem at once, by arrays and without the library's own check.

    ``kept``: which choices keep all rules; ``worth``: what each is worth; ``active[name][choice]`` whether it starts.
    """

    def __init__(self, problem: SelectionProblem) -> None:
        self.problem = problem
        shape = [len(each.starts) + 1 for each in problem.initiatives]
        picks = np.indices(shape).reshape(len(shape), -1)
        self.year: dict[str, NDArray[np.int64]] = {
            each.id: np.array([0, *each.starts])[pick] for each, pick in zip(problem.initiatives, picks, strict=True)
        }
        self.active = {name: year > 0 for name, year in self.year.items()}
        self.size = picks.shape[1]
        self.worth = self._worth()
        self.kept = self.keeps(*problem.rules())

    def starts(self, choice: int) -> dict[str, int]:
        """One choice as the library writes it."""
        return {name: int(year[choice]) for name, year in self.year.items() if year[choice]}

    def best(self) -> int | None:
        """The highest worth that keeps the rules."""
        return int(self.worth[self.kept].max()) if self.kept.any() else None

    def keeps(self, *rules: Rule) -> NDArray[np.bool_]:
        """Which choices keep these rules."""
        kept = np.ones(self.size, dtype=bool)
        frames = {rule.subject for rule in rules if rule.kind is RuleKind.FRAME}
        for rule in rules:
            if rule.kind is not RuleKind.FRAME:
                kept &= self._keeps(rule)
        return kept & self._within(frames)

    def _worth(self) -> NDArray[np.int64]:
        total = np.zeros(self.size, dtype=np.int64)
        for each in self.problem.initiatives:
            for year, value in each.value.items():
                total += value * (self.year[each.id] == year)
        for synergy in self.problem.synergies:
            total += synergy.value * np.all([self.active[name] for name in synergy.members], axis=0)
        return total

    def _count(self, names: Iterable[str]) -> NDArray[np.int64]:
        return self._sum(dict.fromkeys(names, 1))

    def _sum(self, numbers: dict[str, int]) -> NDArray[np.int64]:
        total = np.zeros(self.size, dtype=np.int64)
        for name, number in numbers.items():
            total += number * self.active[name]
        return total

    def _spent(self, year: int, amounts: dict[str, tuple[int, ...]]) -> NDArray[np.int64]:
        total = np.zeros(self.size, dtype=np.int64)
        for name, own in amounts.items():
            for after, amount in enumerate(own):
                total += amount * (self.year[name] == year - after)
        return total

    def _keeps(self, rule: Rule) -> Any:  # noqa: PLR0911 (one for each kind)
        items, subject = self.problem.initiatives, rule.subject
        match rule.kind:
            case RuleKind.MANDATORY:
                return self.active[str(subject[0])]
            case RuleKind.LOCKED:
                return np.equal(self.year[str(subject[0])], subject[1])
            case RuleKind.REQUIRES:
                one, other = self.year[str(subject[0])], self.year[str(subject[1])]
                return (one == 0) | ((other > 0) & (other + int(subject[2]) <= one))
            case RuleKind.EXCLUDES | RuleKind.ONE_OF:
                return self._count(map(str, subject)) <= 1
            case RuleKind.REQUIRED_OF:
                return self._count(map(str, subject)) >= 1
            case RuleKind.CAPACITY:
                used = {each.id: each.use.get(str(subject[0]), ()) for each in items}
                return self._spent(int(subject[1]), used) <= self.problem.capacity[str(subject[0]), int(subject[1])]
            case RuleKind.BODY_COUNT | RuleKind.BODY_WEIGHT:
                least = next(each for each in self.problem.bodies if each.body == subject[0])
                own = {each.id: each.weight for each in items if each.body == subject[0]}
                by_count = rule.kind is RuleKind.BODY_COUNT
                return self._count(own) >= least.count if by_count else self._sum(own) >= least.weight
            case _:
                bound = next(each for each in self.problem.shares if each.axis == subject[0])
                weight = self._sum({each.id: each.weight for each in items})
                counted = self._sum({each.id: each.weight * each.shares[bound.axis] for each in items})
                if rule.kind is RuleKind.SHARE_LEAST:
                    return counted * 2 >= weight * int(bound.least * 2)
                return counted <= weight * int(bound.most)

    def _within(self, frames: set[tuple[str | int, ...]]) -> NDArray[np.bool_]:
        """Frames with all that may be carried; a frame that is given up leaves as much as may be carried."""
        kept = np.ones(self.size, dtype=bool)
        items = self.problem.initiatives
        for portfolio in {name for each in items for name in (each.portfolio, *each.also)}:
            costs = {each.id: each.cost for each in items if each.portfolio == portfolio}
            costs |= {each.id: each.also[portfolio] for each in items if portfolio in each.also}
            share = self.problem.carry_overs.get(portfolio, self.problem.carry_over)
            left = np.zeros(self.size, dtype=np.int64)
            for year in sorted(year for name, year in self.problem.frames if name == portfolio):
                frame = self.problem.frames[portfolio, year]
                left = frame + left - self._spent(year, costs)
                if (portfolio, year) in frames:
                    kept &= left >= 0
                else:
                    left += 1_000
                left = np.minimum(left, int(share * frame))
        return kept
