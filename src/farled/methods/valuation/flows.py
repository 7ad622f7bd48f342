"""The flows of a case: each line's money by year, with party and kind, and what it becomes when assumptions change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from farled.methods.benefits import Beneficiary, BenefitKind
from farled.methods.precision import precise
from farled.methods.problems import InputError, Problem
from farled.methods.valuation.case import ONE, ZERO, Benefit, BusinessCase, Cost, CostType, Id


class Lever(StrEnum):
    """What can be varied: the discount rate, a factor on costs or on benefits, years by which benefits come later."""

    RATE = "rate"
    COST = "cost"
    BENEFIT = "benefit"
    DELAY = "delay"


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """An input that is varied; rate and delay have no ``subject``.

    It narrows costs to a type or a line, and benefits to a beneficiary, a kind or a line; empty means all.
    """

    lever: Lever
    subject: str = ""

    def __str__(self) -> str:
        return f"{self.lever.value}:{self.subject}" if self.subject else self.lever.value

    def concerns(self, line: Cost | Benefit) -> bool:
        """Whether it is a factor on the line."""
        if isinstance(line, Cost):
            return self.lever is Lever.COST and self.subject in ("", line.type, line.id)
        return self.lever is Lever.BENEFIT and self.subject in ("", line.beneficiary, line.kind, line.id)


Changes = Mapping[Input, Decimal]
"""New values: the rate itself, factors on amounts (1 is unchanged), whole or part years of delay."""


class Side(StrEnum):
    """Which side of the calculation a flow stands on."""

    COST = "cost"
    BENEFIT = "benefit"


@dataclass(frozen=True, slots=True)
class Flow:
    """Öre (not rounded) of one line in one year; ``t`` counts from the decision. Costs count as they are, not negative.

    ``cashable`` is the part of a benefit that changes a budget, and for a cost all of it. What is avoided is negative.
    """

    t: int
    year: int
    line: Id
    party: Id
    side: Side
    kind: CostType | BenefitKind
    beneficiary: Beneficiary | None
    amount: Decimal
    cashable: Decimal


def cash_flows(case: BusinessCase, changes: Changes | None = None) -> tuple[Flow, ...]:
    """All flows of the case that are not 0, line by line and year by year, under the changes.

    C[k,t] = amount · factors. B[j,t] = ramp[t] · realisation · unclaimed · quantity · price · factors. A delay of d
    years shifts benefits: B'[t] = (1 − f) · B[t − k] + f · B[t − k − 1] with k = ⌊d⌋ and f = d − k; what then falls
    after the horizon is lost. What is avoided (``against``) counts as its negative. The case is taken as it is;
    ``check`` tells whether it may be. Raises InputError, ``input.negative``, for a negative factor or delay, and
    ``input.unknown`` for a factor that concerns no line.
    """
    changes = changes or {}
    _check_changes(case, changes)
    with precise():
        found = [flow for cost in case.costs for flow in _of_cost(case, cost, changes)]
        delay = changes.get(Input(Lever.DELAY), ZERO)
        return (*found, *(flow for benefit in case.benefits for flow in _of_benefit(case, benefit, changes, delay)))


def per(
    flows: Iterable[Flow], *fields: Literal["t", "year", "line", "party", "side", "kind", "beneficiary"]
) -> dict[tuple[object, ...], Decimal]:
    """Sums of amounts by the fields named: per party and year, per kind … Costs and benefits add up alike.

    So name ``side`` too, or sum one side, unless that is what is meant. Nothing is lost: the sums add up to the flows.

    >>> case = BusinessCase(2027, 1, 2027, costs=(Cost("c", CostType.OPERATION, "it", (500, 700)),))
    >>> per(cash_flows(case), "party", "year")
    {('it', 2027): Decimal('500'), ('it', 2028): Decimal('700')}
    """
    sums: dict[tuple[object, ...], Decimal] = {}
    with precise():
        for flow in flows:
            key = tuple(getattr(flow, name) for name in fields)
            sums[key] = sums.get(key, ZERO) + flow.amount
    return sums


def by_year(flows: Iterable[Flow], horizon: int) -> tuple[Decimal, ...]:
    """The sum of each year t = 0..horizon."""
    sums = per(flows, "t")
    return tuple(sums.get((t,), ZERO) for t in range(horizon + 1))


def shifted(amounts: tuple[Decimal, ...], delay: Decimal) -> tuple[Decimal, ...]:
    """The amounts ``delay`` years later, part years by interpolation, within the same years.

    >>> shifted((Decimal(0), Decimal(10), Decimal(20)), Decimal("1.5"))
    (Decimal('0.0'), Decimal('0.0'), Decimal('5.0'))
    """
    whole = int(delay)
    part = delay - whole
    late = [ZERO] * (whole + 1) + list(amounts)
    return tuple((1 - part) * late[t + 1] + part * late[t] for t in range(len(amounts)))


def _check_changes(case: BusinessCase, changes: Changes) -> None:
    problems = []
    for each, value in changes.items():
        if each.lever is not Lever.RATE and value < 0:
            problems.append(Problem.of("input.negative", input=str(each), value=value))
        if each.lever in (Lever.COST, Lever.BENEFIT) and each.subject and not any(map(each.concerns, case.lines)):
            problems.append(Problem.of("input.unknown", input=str(each)))
    InputError.when(problems)


def _factor(line: Cost | Benefit, changes: Changes) -> Decimal:
    factor = -ONE if line.avoided else ONE
    for each, value in changes.items():
        if each.concerns(line):
            factor *= value
    return factor


def _of_cost(case: BusinessCase, cost: Cost, changes: Changes) -> list[Flow]:
    factor = _factor(cost, changes)
    return [
        Flow(t, case.first_year + t, cost.id, cost.party, Side.COST, cost.type, None, amount * factor, amount * factor)
        for t, amount in enumerate(map(Decimal, cost.amounts))
        if amount * factor
    ]


def _of_benefit(case: BusinessCase, benefit: Benefit, changes: Changes, delay: Decimal) -> list[Flow]:
    full = benefit.realisation * benefit.unclaimed * benefit.quantity * benefit.price * _factor(benefit, changes)
    ramp = shifted(benefit.ramp, delay) if delay else benefit.ramp
    return [
        Flow(
            t,
            case.first_year + t,
            benefit.id,
            benefit.party,
            Side.BENEFIT,
            benefit.kind,
            benefit.beneficiary,
            share * full,
            share * full * benefit.cashable_share,
        )
        for t, share in enumerate(ramp)
        if share * full
    ]
