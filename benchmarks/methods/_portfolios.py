"""Portfolios to choose from, as a municipal group might have them: the same for the same size and seed.

Five portfolios, six years, three kinds of staff, twelve bodies. Costs are log-normal, development in one to three years
and then running costs; 8 per cent are legal; of the initiatives 30 per cent stand in a relation; at most five start
years; 10 per cent may be carried over; frames are 45 per cent of what everything would cost and staff 75 per cent;
innovation and external benefit within ten and thirteen points; the first four bodies get something.
"""

import random
from collections import Counter
from fractions import Fraction

from farled.methods.selection import (
    BodyMinimum,
    Initiative,
    OneOf,
    Requires,
    SelectionProblem,
    Share,
    Synergy,
)

FIRST, YEARS, PORTFOLIOS, STAFF, BODIES = 2027, 6, 5, 3, 12
LAST = FIRST + YEARS - 1


def portfolio(size: int, seed: int) -> SelectionProblem:
    """One problem."""
    pick = random.Random(f"{size}:{seed}")
    items = tuple(_initiative(pick, number) for number in range(size))
    frames, capacity = _limits(items)
    requires, excludes, one_of, synergies = _relations(pick, items)
    bodies = Counter(each.body for each in items)
    return SelectionProblem(
        initiatives=items,
        frames=frames,
        carry_over=Fraction(1, 10),
        capacity=capacity,
        requires=tuple(requires),
        excludes=tuple(excludes),
        one_of=tuple(one_of),
        synergies=tuple(synergies),
        shares=(Share("innovation", 45, 55), Share("external", 42, 55)),
        bodies=tuple(BodyMinimum(body, 1) for body in sorted(bodies)[:4] if bodies[body] > 2),
    )


def scores(problem: SelectionProblem, seed: int) -> dict[str, int]:
    """What a scoring meeting might have said: value per cost with much noise."""
    pick = random.Random(f"scores {seed}")
    return {
        each.id: round(1_000 * each.value[each.starts[0]] / max(1, sum(each.cost)) + pick.gauss(0, 600))
        for each in problem.initiatives
    }


def _initiative(pick: random.Random, number: int) -> Initiative:
    weight = int(pick.lognormvariate(7.2, 0.9)) + 50
    parts = [pick.uniform(0.5, 1.5) for _ in range(pick.choice((1, 2, 2, 3)))]
    cost = [max(1, int(weight * part / sum(parts))) for part in parts]
    running = int(weight * pick.uniform(0.02, 0.12))
    starts = tuple(range(FIRST + pick.choice((0, 0, 0, 1, 1, 2)), LAST))[:5]
    legal = pick.random() < 0.08
    worth = weight * (pick.lognormvariate(0.0, 0.6) * 1.5 - 0.9)
    kept = starts[:2] if legal else starts
    return Initiative(
        id=f"i{number:04}",
        portfolio=f"p{pick.randrange(PORTFOLIOS)}",
        starts=kept,
        cost=(*cost, *[running] * (YEARS - len(cost))),
        value={
            year: int(worth * 1.035 ** (FIRST - year) * (1 - 0.03 * (year - FIRST))) + pick.randrange(-20, 20)
            for year in kept
        },
        body=f"b{pick.randrange(BODIES):02}",
        use={
            f"r{kind}": tuple(int(each * pick.uniform(0.1, 0.4)) for each in cost)
            for kind in pick.sample(range(STAFF), pick.choice((1, 2)))
        },
        weight=weight,
        shares={"innovation": pick.randrange(0, 101, 5), "external": pick.randrange(0, 101, 5)},
        mandatory=legal,
    )


def _limits(
    items: tuple[Initiative, ...],
) -> tuple[dict[tuple[str, int], int], dict[tuple[str, int], int]]:
    """Frames and staff: a part of what everything would take on average, and at least what is legal takes at once."""
    years = range(FIRST, LAST + 1)
    money, people = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    legal_money, legal_people = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for each in items:
        for start in each.starts:
            first = each.mandatory and start == each.starts[0]
            for year, amount in enumerate(each.cost, start):
                money[each.portfolio, year] += amount * 60 // len(each.starts)
                legal_money[each.portfolio, year] += amount * first
            for kind, amounts in each.use.items():
                for year, amount in enumerate(amounts, start):
                    people[kind, year] += amount * 60 // len(each.starts)
                    legal_people[kind, year] += amount * first
    frames = {
        (name, year): max(money[name, year] * 45 // 6_000 + 100, legal_money[name, year])
        for name in (f"p{number}" for number in range(PORTFOLIOS))
        for year in years
    }
    capacity = {
        (name, year): max(people[name, year] * 75 // 6_000 + 50, legal_people[name, year])
        for name in (f"r{number}" for number in range(STAFF))
        for year in years
    }
    return frames, capacity


def _relations(
    pick: random.Random, items: tuple[Initiative, ...]
) -> tuple[list[Requires], list[tuple[str, str]], list[OneOf], list[Synergy]]:
    """By pair, so that none is said twice."""
    requires, excludes = dict[tuple[str, str], Requires](), dict[tuple[str, str], None]()
    one_of, synergies = dict[OneOf, None](), dict[tuple[str, str], Synergy]()
    for _ in range(3 * len(items) // 10):
        kind = pick.choice(("requires", "requires", "requires", "excludes", "one of", "synergy"))
        one, two, three = sorted(pick.sample(items, 3), key=lambda each: each.id)
        if kind == "requires" and not two.mandatory:
            requires[two.id, one.id] = Requires(two.id, one.id, pick.choice((0, 0, 1)))
        elif kind == "excludes" and not one.mandatory:
            excludes[one.id, two.id] = None
        elif kind == "one of" and not any(each.mandatory for each in (one, two, three)):
            one_of[OneOf((one.id, two.id, three.id))] = None
        elif kind == "synergy":
            synergies[one.id, two.id] = Synergy((one.id, two.id), pick.choice((-1, 1)) * pick.randrange(50, 600))
    return list(requires.values()), list(excludes), list(one_of), list(synergies.values())
