"""A figure that explains itself: the measure, its formula, the terms that went in, and the value they give again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from farled.methods.valuation import measures

Term = Decimal | tuple[Decimal, ...]


class Measure(StrEnum):
    """What is worked out for a case. Cashable counts only what changes a budget, internal only benefits inside."""

    PV_BENEFITS = "pv_benefits"
    PV_COSTS = "pv_costs"
    NPV = "npv"
    NPV_CASHABLE = "npv_cashable"
    NPV_INTERNAL = "npv_internal"
    BCR = "bcr"
    NNK = "nnk"
    EAC = "eac"
    PAYBACK = "payback"
    PAYBACK_DISCOUNTED = "payback_discounted"
    IRR = "irr"
    SWITCHING = "switching"


_NPV = "Σ D·(B − C)"
FORMULAS: Mapping[Measure, tuple[str, Callable[..., Decimal | None]]] = MappingProxyType(
    {
        Measure.PV_BENEFITS: ("Σ D·x", measures.present_value),
        Measure.PV_COSTS: ("Σ D·x", measures.present_value),
        Measure.NPV: (_NPV, measures.npv),
        Measure.NPV_CASHABLE: (_NPV, measures.npv),
        Measure.NPV_INTERNAL: (_NPV, measures.npv),
        Measure.BCR: ("Σ D·B / Σ D·C", measures.bcr),
        Measure.NNK: ("Σ D·(B − C) / Σ D·I", measures.nnk),
        Measure.EAC: ("Σ D·C / a", measures.eac),
        Measure.PAYBACK: ("k + (−Σ_{t≤k} x) / x_{k+1}", measures.payback),
        Measure.PAYBACK_DISCOUNTED: ("k + (−Σ_{t≤k} x) / x_{k+1}", measures.payback),
        Measure.IRR: ("Σ x·(1 + r)^−t = 0", measures.irr),
        Measure.SWITCHING: ("Σ D·C / Σ D·B", measures.switching),
    }
)
"""The formula of each measure in symbols, and the function that works it out from terms with the function's names."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its ground: öre, years, a rate or a ratio, by its measure. Made by ``work_out``."""

    measure: Measure
    value: Decimal | None
    terms: Mapping[str, Term] = field(hash=False)

    @property
    def formula(self) -> str:
        """In symbols: B benefits, C costs, I investment, D factors, x the amounts, a annuity, k, r and t as usual."""
        return FORMULAS[self.measure][0]


def work_out(measure: Measure, **terms: Term) -> Figure:
    """The figure of a measure from its terms; the same call on ``figure.terms`` gives the same figure.

    >>> figure = work_out(Measure.PAYBACK, net=(Decimal(-100), Decimal(80), Decimal(40)))
    >>> figure.value, figure.formula, work_out(figure.measure, **figure.terms) == figure
    (Decimal('1.5'), 'k + (−Σ_{t≤k} x) / x_{k+1}', True)
    """
    return Figure(measure, FORMULAS[measure][1](**terms), MappingProxyType(dict(terms)))
