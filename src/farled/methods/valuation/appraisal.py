"""The valuation of a business case: every measure with its ground, year by year and line by line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from farled.methods.benefits import Beneficiary
from farled.methods.precision import precise
from farled.methods.problems import InputError, Problem
from farled.methods.valuation import measures
from farled.methods.valuation.case import ZERO, BusinessCase, CostType, Id
from farled.methods.valuation.checks import check
from farled.methods.valuation.figures import Figure, Measure, work_out
from farled.methods.valuation.flows import Changes, Flow, Input, Lever, Side, by_year, cash_flows
from farled.methods.valuation.rates import Basis, Rates, Timing, flat


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the calculation, in öre not rounded; ``total`` is the discounted net so far."""

    t: int
    year: int
    factor: Decimal
    benefits: Decimal
    costs: Decimal
    net: Decimal
    discounted: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What ``appraise`` tells. ``figures`` hold every measure with its terms; ``flows`` what the terms are made of.

    ``changes``: how the inputs were varied, uplifts included; empty when the case stands as it is.
    ``warnings``: ``rate.price_mismatch``, ``irr.several``, ``case.never_pays``. The properties are shorthand.
    """

    figures: Mapping[Measure, Figure] = field(hash=False)
    years: tuple[YearRow, ...]
    flows: tuple[Flow, ...]
    rates: Rates
    timing: Timing
    price_year: int
    changes: Mapping[Input, Decimal] = field(hash=False)
    warnings: tuple[Problem, ...]

    def __getitem__(self, measure: Measure) -> Decimal | None:
        return self.figures[measure].value

    @property
    def npv(self) -> Decimal:
        """The net present value, öre not rounded."""
        return self.figures[Measure.NPV].value or ZERO

    def by_line(self) -> dict[Id, Decimal]:
        """The present value of each line, costs negative; they add up to the net present value."""
        found: dict[Id, Decimal] = {}
        factors = [row.factor for row in self.years]
        with precise():
            for flow in self.flows:
                value = flow.amount * factors[flow.t]
                found[flow.line] = found.get(flow.line, ZERO) + (value if flow.side is Side.BENEFIT else -value)
        return found


def appraise(
    case: BusinessCase,
    rates: Rates,
    *,
    timing: Timing = Timing.END_OF_YEAR,
    changes: Changes | None = None,
    uplift: Mapping[CostType, Decimal] | None = None,
) -> Appraisal:
    """Value a case: NPV (in all, cashable, internal), BCR, NNK, EAC, payback, IRR, switching value.

    Measures and their edge cases: ``farled.methods.valuation.measures``. ``changes`` vary the inputs (``Lever``) and
    ``uplift`` adds to cost types, such as 0.8 for an optimism bias of 80 %. Nothing is rounded. Source: methods
    reference, section 1. Raises InputError with everything ``check`` finds, and for changes that mean nothing.

    >>> from farled.methods.benefits import BenefitKind
    >>> from farled.methods.valuation.case import Benefit, Cost
    >>> one = Decimal(1)
    >>> gain = Benefit(
    ...     "g",
    ...     "it",
    ...     Beneficiary.INTERNAL,
    ...     BenefitKind.FINANCIAL,
    ...     one,
    ...     "licence",
    ...     Decimal(110_00),
    ...     ramp=(0 * one, one),
    ...     baseline=one,
    ...     measured_by="count",
    ... )
    >>> case = BusinessCase(2027, 1, 2027, costs=(Cost("c", CostType.DEVELOPMENT, "it", (100_00,)),), benefits=(gain,))
    >>> found = appraise(case, flat(Decimal("0.10")))
    >>> found.npv.quantize(one), found[Measure.BCR], found[Measure.PAYBACK_DISCOUNTED].quantize(one)
    (Decimal('0'), Decimal('1'), Decimal('1'))
    """
    InputError.when(check(case))
    changes = _with_uplift(case, changes or {}, uplift or {})
    if (rate := changes.get(Input(Lever.RATE))) is not None:
        rates = flat(rate, basis=rates.basis, source="changed")
    return appraise_flows(cash_flows(case, changes), case, rates, timing=timing, changes=changes)


def appraise_flows(
    flows: Iterable[Flow], case: BusinessCase, rates: Rates, *, timing: Timing, changes: Changes | None = None
) -> Appraisal:
    """Value flows over the years of ``case``, such as the difference between two alternatives."""
    flows = tuple(flows)
    with precise():
        factors = rates.factors(case.horizon, timing)
        gains = [flow for flow in flows if flow.side is Side.BENEFIT]
        spent = [flow for flow in flows if flow.side is Side.COST]
        benefits, costs = by_year(gains, case.horizon), by_year(spent, case.horizon)
        rows = _rows(case.first_year, factors, benefits, costs)
        figures = _figures(gains, spent, factors, rows, rates, case.horizon)
    return Appraisal(
        MappingProxyType({figure.measure: figure for figure in figures}),
        rows,
        flows,
        rates,
        timing,
        case.price_year,
        MappingProxyType(dict(changes or {})),
        tuple(_warnings(case, rates, rows, figures)),
    )


def _with_uplift(case: BusinessCase, changes: Changes, uplift: Mapping[CostType, Decimal]) -> dict[Input, Decimal]:
    """The changes with uplifts as factors; an uplift of a type the case has no cost of changes nothing."""
    found = dict(changes)
    with precise():
        for cost_type, share in uplift.items():
            name = Input(Lever.COST, cost_type)
            if any(map(name.concerns, case.costs)):
                found[name] = found.get(name, Decimal(1)) * (1 + share)
    return found


def _rows(
    first_year: int, factors: Sequence[Decimal], benefits: Sequence[Decimal], costs: Sequence[Decimal]
) -> tuple[YearRow, ...]:
    rows: list[YearRow] = []
    for t, (factor, benefit, cost) in enumerate(zip(factors, benefits, costs, strict=True)):
        net = benefit - cost
        total = (rows[-1].total if rows else ZERO) + factor * net
        rows.append(YearRow(t, first_year + t, factor, benefit, cost, net, factor * net, total))
    return tuple(rows)


def _figures(
    gains: list[Flow], spent: list[Flow], factors: tuple[Decimal, ...], rows: Sequence[YearRow], rates: Rates, last: int
) -> list[Figure]:
    benefits, costs = tuple(row.benefits for row in rows), tuple(row.costs for row in rows)
    cashable = [ZERO] * (last + 1)
    for flow in gains:
        cashable[flow.t] += flow.cashable
    internal = by_year((flow for flow in gains if flow.beneficiary is Beneficiary.INTERNAL), last)
    invested = by_year((flow for flow in spent if flow.kind is CostType.DEVELOPMENT), last)
    net, discounted = tuple(row.net for row in rows), tuple(row.discounted for row in rows)
    both: dict[str, tuple[Decimal, ...]] = {"benefits": benefits, "costs": costs, "factors": factors}
    return [
        work_out(Measure.PV_BENEFITS, amounts=benefits, factors=factors),
        work_out(Measure.PV_COSTS, amounts=costs, factors=factors),
        work_out(Measure.NPV, **both),
        work_out(Measure.NPV_CASHABLE, benefits=tuple(cashable), costs=costs, factors=factors),
        work_out(Measure.NPV_INTERNAL, benefits=internal, costs=costs, factors=factors),
        work_out(Measure.BCR, **both),
        work_out(Measure.NNK, **both, investment=invested),
        work_out(Measure.EAC, costs=costs, factors=factors, annuity=rates.annuity(last + 1)),
        work_out(Measure.PAYBACK, net=net),
        work_out(Measure.PAYBACK_DISCOUNTED, net=discounted),
        work_out(Measure.IRR, net=net),
        work_out(Measure.SWITCHING, **both),
    ]


def _warnings(case: BusinessCase, rates: Rates, rows: Sequence[YearRow], figures: Sequence[Figure]) -> list[Problem]:
    found = []
    if case.nominal != (rates.basis is Basis.NOMINAL):
        found.append(Problem.of("rate.price_mismatch", rate=rates.basis, nominal_prices=case.nominal))
    if (changes := measures.sign_changes([row.net for row in rows])) > 1:
        found.append(Problem.of("irr.several", sign_changes=changes))
    values = {figure.measure: figure.value for figure in figures}
    if values[Measure.PAYBACK_DISCOUNTED] is None:
        found.append(Problem.of("case.never_pays", years=len(rows)))
    return found
