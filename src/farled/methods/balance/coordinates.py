"""Where an initiative lies, and what that is known from: money, what somebody declared, or a questionnaire."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from statistics import fmean

from farled.methods.balance.plane import Id, Point
from farled.methods.benefits import Beneficiary
from farled.methods.money import Exact, Ore, exact
from farled.methods.problems import InputError, Problem


class Ground(StrEnum):
    """What a share is known from; the first that there is counts."""

    MONEY = "money"
    DECLARED = "declared"
    QUESTIONNAIRE = "questionnaire"


@dataclass(frozen=True, slots=True)
class Split:
    """A share of an axis, 0–1, and its ground. ``left_out``: benefits that are worsenings, which split nothing."""

    share: float
    ground: Ground
    left_out: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Where an initiative lies, with the ground of each axis."""

    innovation: Split
    external: Split

    @property
    def point(self) -> Point:
        """The place in the plane."""
        return Point(self.innovation.share, self.external.share)


def split_benefits(benefits: Mapping[Id, tuple[Beneficiary, Decimal]]) -> Split | None:
    """The external share in money: y = PV(citizens + businesses) / PV(all), by present values in öre.

    A negative benefit is a worsening: it is left out of the split and told. None when nothing is left to split.
    Source: methods reference, section 3; rule R95 of the inventory.

    >>> split_benefits(
    ...     {
    ...         "waiting": (Beneficiary.CITIZEN, Decimal(300)),
    ...         "handling": (Beneficiary.INTERNAL, Decimal(900)),
    ...         "post": (Beneficiary.BUSINESS, Decimal(-50)),
    ...     }
    ... )
    Split(share=0.25, ground=<Ground.MONEY: 'money'>, left_out=('post',))
    """
    gains = {name: (who, exact(value)) for name, (who, value) in benefits.items() if value >= 0}
    whole = sum((value for _, value in gains.values()), Fraction(0))
    outside = sum((value for who, value in gains.values() if who is not Beneficiary.INTERNAL), Fraction(0))
    left_out = tuple(sorted(benefits.keys() - gains.keys()))
    return Split(float(outside / whole), Ground.MONEY, left_out) if whole else None


def split_cost(new_capability: Ore, cost: Ore) -> Split | None:
    """The share of innovation in money: x = cost of new capability / cost. None without cost.

    Raises InputError ``cost.outside`` unless 0 ≤ new capability ≤ cost. Source: methods reference, section 3; rule R94.

    >>> split_cost(40_000_00, 100_000_00).share
    0.4
    """
    if not 0 <= new_capability <= cost:
        raise InputError(Problem.of("cost.outside", new_capability=new_capability, cost=cost))
    return Split(new_capability / cost, Ground.MONEY) if cost else None


def declared(per_cent: Exact | None) -> Split | None:
    """A share that somebody declared, in per cent 0–100. None when nobody has. Raises InputError ``declared.outside``.

    >>> declared(35)
    Split(share=0.35, ground=<Ground.DECLARED: 'declared'>, left_out=())
    """
    if per_cent is None:
        return None
    if not 0 <= exact(per_cent) <= 100:
        raise InputError(Problem.of("declared.outside", per_cent=per_cent))
    return Split(float(exact(per_cent) / 100), Ground.DECLARED)


def answered(answers: Sequence[int | None], levels: int = 5) -> Split | None:
    """A share from a questionnaire: the mean of (a − 1) / (levels − 1) over the answers given, a = 1..levels.

    A question that was not answered (None) is left out, never the middle. None when none was answered. Raises
    InputError ``answer.outside`` with every answer outside the scale.

    >>> answered([1, 3, None, 5]).share
    0.5
    """
    given = [answer for answer in answers if answer is not None]
    InputError.when(
        Problem.of("answer.outside", question=nr, answer=answer, levels=levels)
        for nr, answer in enumerate(answers)
        if answer is not None and not 1 <= answer <= levels
    )
    return Split(fmean((each - 1) / (levels - 1) for each in given), Ground.QUESTIONNAIRE) if given else None


def locate(innovation: Sequence[Split | None], external: Sequence[Split | None]) -> Coordinates | None:
    """The place of an initiative: for each axis the best ground there is, money before declared before questionnaire.

    None when one of the axes has no ground at all. Source: methods reference, section 3.

    >>> locate([declared(20), answered([5, 4])], [None, answered([2, 2])]).point
    Point(innovation=0.2, external=0.25)
    """
    order = list(Ground)
    best = [
        min((split for split in splits if split), key=lambda split: order.index(split.ground), default=None)
        for splits in (innovation, external)
    ]
    return Coordinates(best[0], best[1]) if best[0] and best[1] else None
