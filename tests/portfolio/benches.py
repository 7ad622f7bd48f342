"""Small desks of all kinds of rule as plain values, and the answer by trying every choice, in thousands of kronor."""

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

from farled.portfolio.figures.desk.problem import THOUSAND, Bench, Ruled, Weighed
from farled.portfolio.states import DeskRuleKind as Kind

YEARS = (2027, 2028, 2029)
Choice = Mapping[str, int]


def random_bench(seed: int, *, most: int = 6) -> Bench:
    """A desk of up to ``most`` candidates and two portfolios, some asking both; amounts are not whole thousands."""
    pick = Random(seed)  # noqa: S311 (fixed data)
    candidates = tuple(_candidate(pick, number) for number in range(pick.randint(2, most)))
    return Bench(
        candidates=candidates,
        frames={(name, year): pick.randint(3, 14) * THOUSAND + pick.randint(0, 99) for name in "pq" for year in YEARS},
        carry={"p": pick.choice((0, 30, 100)), "q": 0},
        rules=tuple(_rules(pick, [each.id for each in candidates])),
    )


def _candidate(pick: Random, number: int) -> Weighed:
    starts = YEARS[: pick.randint(1, 2)]
    asked = {name: tuple(pick.randint(0, 6) * THOUSAND - pick.randint(0, 50) for _ in range(2)) for name in "pq"}
    one = pick.choice(("p", "q", "pq"))
    worth = pick.randint(-3, 14) * THOUSAND + pick.randint(-40_000, 40_000)
    return Weighed(
        id=f"a{number}",
        body=pick.choice(("b1", "b2")),
        starts=starts,
        asked={name: tuple(max(0, each) for each in asked[name]) for name in one},
        worth=None if pick.random() < 0.25 else {year: worth - (year - YEARS[0]) * THOUSAND for year in starts},
        points=pick.choice((None, pick.randint(0, 100))) if pick.random() < 0.5 else pick.randint(1, 100),
        innovation=pick.choice((0, 20, 50, 100)),
        external=pick.choice((0, 50, 100)),
        use={"staff": (pick.randint(0, 4),)},
    )


def _rules(pick: Random, names: list[str]) -> Iterator[Ruled]:
    if pick.random() < 0.2:
        yield Ruled(kind=Kind.MANDATORY, one=pick.choice(names))
    one, other = pick.sample(names, 2)
    if pick.random() < 0.3:
        yield Ruled(kind=Kind.REQUIRES, one=max(one, other), other=min(one, other), lag=pick.choice((0, 1)))
    if pick.random() < 0.3:
        yield Ruled(kind=Kind.EXCLUDES, one=one, other=other)
    if pick.random() < 0.3 and len(names) > 2:
        kind = pick.choice((Kind.ONE_OF, Kind.REQUIRED_OF))
        yield Ruled(kind=kind, members=tuple(pick.sample(names, 3)))
    for year in YEARS:
        yield Ruled(kind=Kind.CAPACITY, resource="staff", year=year, count=pick.randint(3, 12))
    if pick.random() < 0.3:
        yield Ruled(kind=Kind.LEAST_INNOVATION, share=20)
    if pick.random() < 0.3:
        yield Ruled(kind=Kind.LEAST_EXTERNAL, share=50)
    if pick.random() < 0.3:
        yield Ruled(kind=Kind.BODY_COUNT, body="b1", count=1)
    if pick.random() < 0.3:
        yield Ruled(kind=Kind.BODY_AMOUNT, body="b2", amount=3 * THOUSAND - 7)


def up(ore: int) -> int:
    """Whole thousands of kronor, rounded up."""
    return (ore + THOUSAND - 1) // THOUSAND


def choices(bench: Bench, left_out: tuple[str, ...] = ()) -> Iterator[Choice]:
    """Every choice there is."""
    own = [each for each in bench.candidates if each.id not in left_out]
    for years in product(*((None, *each.starts) for each in own)):
        yield {each.id: year for each, year in zip(own, years, strict=True) if year is not None}


def gain(bench: Bench, choice: Choice) -> tuple[int, int]:
    """Thousands of kronor, each rounded to the nearest; then the points of those that have no value in kronor."""
    kronor = points = 0
    for each in bench.candidates:
        if each.id in choice and each.worth is not None:
            half = abs(each.worth[choice[each.id]]) + THOUSAND // 2
            kronor += half // THOUSAND * (1 if each.worth[choice[each.id]] >= 0 else -1)
        elif each.id in choice:
            points += each.points or 0
    return kronor, points


def spent(bench: Bench, choice: Choice, name: str, year: int) -> list[int]:
    """What each chosen one takes of a portfolio in a year, öre."""
    return [
        amount
        for each in bench.candidates
        if each.id in choice
        for after, amount in enumerate(each.asked.get(name, ()))
        if choice[each.id] + after == year
    ]


def within_frames(bench: Bench, choice: Choice) -> bool:
    """Frames in thousands, with what may be carried."""
    for name in "pq":
        left = 0
        for year in YEARS:
            frame = bench.frames[name, year] // THOUSAND
            left = frame + left - sum(map(up, spent(bench, choice, name, year)))
            if left < 0:
                return False
            left = min(left, frame * bench.carry[name] // 100)
    return True


def keeps(bench: Bench, choice: Choice) -> bool:
    """Whether a choice keeps frames and rules."""
    return within_frames(bench, choice) and all(_keeps(bench, rule, choice) for rule in bench.rules)


def _keeps(bench: Bench, rule: Ruled, choice: Choice) -> bool:  # noqa: PLR0911 (one for each kind)
    chosen = [each for each in bench.candidates if each.id in choice]
    weight = sum(up(each.sum) for each in chosen)
    match rule.kind:
        case Kind.MANDATORY:
            return rule.one in choice
        case Kind.REQUIRES:
            return rule.one not in choice or choice.get(rule.other, 9_999) + rule.lag <= choice[rule.one]
        case Kind.EXCLUDES:
            return not (rule.one in choice and rule.other in choice)
        case Kind.ONE_OF:
            return sum(name in choice for name in rule.members) <= 1
        case Kind.REQUIRED_OF:
            return sum(name in choice for name in rule.members) == 1
        case Kind.CAPACITY:
            return sum(each.use["staff"][0] for each in chosen if choice[each.id] == rule.year) <= rule.count
        case Kind.LEAST_INNOVATION:
            return sum(up(each.sum) * (each.innovation or 0) for each in chosen) >= rule.share * weight
        case Kind.LEAST_EXTERNAL:
            return sum(up(each.sum) * (each.external or 0) for each in chosen) >= rule.share * weight
        case Kind.BODY_COUNT:
            return sum(each.body == rule.body for each in chosen) >= rule.count
        case _:
            return sum(up(each.sum) for each in chosen if each.body == rule.body) >= up(rule.amount)


def best(bench: Bench, left_out: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """The most that any choice gives; None when none keeps the rules."""
    return max((gain(bench, each) for each in choices(bench, left_out) if keeps(bench, each)), default=None)
