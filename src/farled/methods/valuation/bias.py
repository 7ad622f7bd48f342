"""Optimism bias: what projects of a kind have cost beyond their estimates, less what this one has done about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from farled.methods.precision import precise
from farled.methods.problems import InputError, Problem

ENOUGH = 20  # finished projects of one's own before their overruns replace a published class; methods reference 1.4


@dataclass(frozen=True, slots=True)
class RiskArea:
    """An area's ``weight`` in the bias and the share of it that is ``mitigated``, both 0–1, with the evidence."""

    weight: Decimal
    mitigated: Decimal
    evidence: str


@dataclass(frozen=True, slots=True)
class Bias:
    """The uplift to add to an estimate (0.8 is 80 %), and its ground."""

    uplift: Decimal
    upper: Decimal
    lower: Decimal
    mitigated: Decimal
    areas: Mapping[str, RiskArea] = field(hash=False)


def optimism_bias(upper: Decimal, lower: Decimal, areas: Mapping[str, RiskArea]) -> Bias:
    """OB = max(L, U · (1 − m)), m = Σ weight · mitigated: U when nothing is done about the risks, L at the least.

    Source: HM Treasury, Supplementary Green Book Guidance, Optimism Bias; Mott MacDonald 2002. Raises InputError:
    ``bias.bounds`` (not 0 ≤ L ≤ U), ``bias.share_outside`` 0–1, ``bias.weights`` above 1 together,
    ``bias.no_evidence`` for an area that is said to be mitigated.

    >>> areas = {"all": RiskArea(Decimal(1), Decimal("0.6"), "contract signed")}
    >>> optimism_bias(Decimal(2), Decimal("0.10"), areas).uplift
    Decimal('0.8')
    """
    problems = [] if 0 <= lower <= upper else [Problem.of("bias.bounds", lower=lower, upper=upper)]
    for name, area in areas.items():
        if not (0 <= area.weight <= 1 and 0 <= area.mitigated <= 1):
            problems.append(Problem.of("bias.share_outside", area=name))
        if area.mitigated and not area.evidence:
            problems.append(Problem.of("bias.no_evidence", area=name))
    if (weights := sum(area.weight for area in areas.values())) > 1:
        problems.append(Problem.of("bias.weights", sum=weights))
    InputError.when(problems)
    with precise():
        mitigated = sum((area.weight * area.mitigated for area in areas.values()), Decimal(0))
        return Bias(max(lower, upper * (1 - mitigated)), upper, lower, mitigated, MappingProxyType(dict(areas)))


def reference_class(planned_and_actual: Sequence[tuple[int, int]], *, quantile: Decimal = Decimal("0.8")) -> Decimal:
    """The overrun actual / planned − 1 that a share ``quantile`` of one's own finished projects stayed within.

    Between two projects it is interpolated: position (n − 1) · q in order of size. Use it as ``upper``. Source:
    reference class forecasting (Flyvbjerg). Raises InputError: ``reference.too_few`` below 20 projects,
    ``reference.not_planned`` for a plan that is not above 0, ``reference.quantile`` outside 0–1.

    >>> reference_class([(100, 100 + overrun) for overrun in range(21)])
    Decimal('0.160')
    """
    problems = []
    if len(planned_and_actual) < ENOUGH:
        problems.append(Problem.of("reference.too_few", projects=len(planned_and_actual), needed=ENOUGH))
    problems += [
        Problem.of("reference.not_planned", planned=planned) for planned, _ in planned_and_actual if planned <= 0
    ]
    if not 0 <= quantile <= 1:
        problems.append(Problem.of("reference.quantile", quantile=quantile))
    InputError.when(problems)
    with precise():
        overruns = sorted(Decimal(actual) / planned - 1 for planned, actual in planned_and_actual)
        position = (len(overruns) - 1) * quantile
        whole = int(position)
        above = overruns[min(whole + 1, len(overruns) - 1)]
        return overruns[whole] + (position - whole) * (above - overruns[whole])
