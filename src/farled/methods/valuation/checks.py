"""Everything that must be mended in a business case before it can be valued."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from farled.methods.benefits import BenefitKind
from farled.methods.problems import Problem
from farled.methods.valuation.case import Benefit, BusinessCase, Cost, CostType


def check(case: BusinessCase) -> tuple[Problem, ...]:
    """All problems of the case, in the order of its lines; empty when it can be valued.

    - ``case.horizon`` (negative), ``line.twice``
    - ``cost.negative``; ``cost.beyond_horizon``; ``cost.after_end``: after the solution's own decommissioning
    - ``benefit.negative`` (a worsening is a cost); ``benefit.ramp_length`` (not one share for each year);
      ``benefit.share_outside`` 0–1 (``field``); ``benefit.ramp_falls`` without a reason
    - ``benefit.no_baseline``: nothing to measure it against, or no way to
    - ``benefit.no_source``: quality put in money without saying whose price it is
    - ``benefit.other_cell``: its capacity is of another kind or counted in another unit than the benefit
    - ``benefit.double_kind``: the same capacity as both money and time

    Source: methods reference, section 1.8; rules R62 and R64 of the inventory.
    """
    return tuple(_all(case))


def _all(case: BusinessCase) -> Iterator[Problem]:
    if case.horizon < 0:
        yield Problem.of("case.horizon", horizon=case.horizon)
    ids = Counter(line.id for line in case.lines)
    yield from (Problem.of("line.twice", line=each) for each, number in ids.items() if number > 1)
    own = [cost for cost in case.costs if not cost.avoided]
    ends = [t for cost in own if cost.type is CostType.DECOMMISSION_NEW for t in _years(cost)]
    for cost in case.costs:
        yield from _cost(cost, case.horizon, case.horizon if cost.avoided else max(ends, default=case.horizon))
    for benefit in case.benefits:
        yield from _benefit(benefit, case.horizon)
    yield from _double_kind(case)


def _years(cost: Cost) -> list[int]:
    return [t for t, amount in enumerate(cost.amounts) if amount]


def _cost(cost: Cost, horizon: int, end: int) -> Iterator[Problem]:
    for t in _years(cost):
        if cost.amounts[t] < 0:
            yield Problem.of("cost.negative", line=cost.id, t=t, amount=cost.amounts[t])
        if t > horizon:
            yield Problem.of("cost.beyond_horizon", line=cost.id, t=t)
        elif t > end:
            yield Problem.of("cost.after_end", line=cost.id, t=t)


def _benefit(benefit: Benefit, horizon: int) -> Iterator[Problem]:
    line = benefit.id
    if benefit.quantity < 0 or benefit.price < 0:
        yield Problem.of("benefit.negative", line=line)
    if len(benefit.ramp) != horizon + 1:
        yield Problem.of("benefit.ramp_length", line=line, years=len(benefit.ramp), needed=horizon + 1)
    for t, share in enumerate(benefit.ramp):
        if not 0 <= share <= 1:
            yield Problem.of("benefit.share_outside", line=line, field="ramp", value=share, t=t)
    for name in ("realisation", "unclaimed", "cashable_share"):
        if not 0 <= (share := getattr(benefit, name)) <= 1:
            yield Problem.of("benefit.share_outside", line=line, field=name, value=share)
    for t, (earlier, later) in enumerate(pairwise(benefit.ramp), 1):
        if later < earlier and not benefit.why_it_falls:
            yield Problem.of("benefit.ramp_falls", line=line, t=t)
    yield from _ground(benefit)


def _ground(benefit: Benefit) -> Iterator[Problem]:
    line = benefit.id
    if benefit.baseline is None or not benefit.measured_by:
        yield Problem.of("benefit.no_baseline", line=line)
    if (cell := benefit.cell) and (cell.kind, cell.unit) != (benefit.kind, benefit.unit):
        yield Problem.of("benefit.other_cell", line=line, kind=cell.kind, unit=cell.unit)
    if benefit.kind is BenefitKind.QUALITY and benefit.price and not benefit.source:
        yield Problem.of("benefit.no_source", line=line)


def _double_kind(case: BusinessCase) -> Iterator[Problem]:
    """A capacity that is freed is either sold or used for something else; cells that differ in kind alone are one."""
    freed: dict[tuple[str, str, str], list[Benefit]] = {}
    for benefit in case.benefits:
        if (cell := benefit.cell) and benefit.kind is not BenefitKind.QUALITY and not benefit.avoided:
            freed.setdefault((cell.process, cell.body, cell.unit), []).append(benefit)
    for (process, body, unit), benefits in freed.items():
        if len({benefit.kind for benefit in benefits}) > 1:
            lines = tuple(sorted(benefit.id for benefit in benefits))
            yield Problem.of("benefit.double_kind", process=process, body=body, unit=unit, lines=lines)
