"""Prices in tiers (prisstege): what a volume costs when the price depends on how much it is."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from farled.methods.money import Exact, Ore, exact, rounded
from farled.methods.problems import InputError, Problem


@dataclass(frozen=True, slots=True)
class Tier:
    """``price``: öre for each unit beyond ``above`` units, up to the next tier. Parts of öre are allowed."""

    above: int
    price: Exact


@dataclass(frozen=True, slots=True)
class Tariff:
    """A fixed amount, and prices in tiers; the first tier begins above 0.

    ``whole_volume``: the price of the tier that is reached holds for all units, not only for those within it. Then
    one unit more may cost less in all, which graduated tiers never let happen with prices at or above 0.

    Raises InputError ``tariff.no_tier``, ``tariff.first`` (not above 0), ``tariff.order``, ``tariff.price`` (negative).

    >>> from decimal import Decimal
    >>> steps = (Tier(0, 100_00), Tier(10, 80_00))
    >>> charge(Tariff(steps), 12), charge(Tariff(steps, whole_volume=True), 12), charge(Tariff(steps, fixed=50_00), 0)
    (116000, 96000, 5000)
    >>> charge(Tariff((Tier(0, Decimal("0.35")),)), 10)  # 3.5 öre
    4
    """

    tiers: tuple[Tier, ...]
    fixed: Ore = 0
    whole_volume: bool = False

    def __post_init__(self) -> None:
        problems = [] if self.tiers else [Problem.of("tariff.no_tier")]
        if self.tiers and self.tiers[0].above:
            problems.append(Problem.of("tariff.first", above=self.tiers[0].above))
        for one, other in pairwise(self.tiers):
            if other.above <= one.above:
                problems.append(Problem.of("tariff.order", above=other.above, after=one.above))
        problems += [
            Problem.of("tariff.price", above=tier.above, price=tier.price)
            for tier in self.tiers
            if exact(tier.price) < 0
        ]
        InputError.when(problems)


def charge(tariff: Tariff, volume: int) -> Ore:
    """The fixed amount and the price of the volume, rounded once to whole öre. Raises ValueError for a volume below 0.

    Graduated: Σ over tiers of price · the units within it; otherwise price of the last tier reached · volume.

    >>> charge(Tariff((Tier(0, 100), Tier(10, 80)), fixed=7), 15)  # 7 + 10 · 100 + 5 · 80
    1407
    """
    if volume < 0:
        raise ValueError(f"a volume of {volume}")
    amount = Fraction(tariff.fixed)
    if tariff.whole_volume:
        reached = [tier for tier in tariff.tiers if not tier.above or volume > tier.above]
        return rounded(amount + exact(reached[-1].price) * volume)
    ends = [*(tier.above for tier in tariff.tiers[1:]), None]
    for tier, end in zip(tariff.tiers, ends, strict=True):
        within = (volume if end is None else min(volume, end)) - tier.above
        amount += exact(tier.price) * max(0, within)
    return rounded(amount)
