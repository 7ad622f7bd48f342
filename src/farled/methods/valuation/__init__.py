"""The business case (nyttokalkyl): what something costs and gives, whom, when, and how sure that is.

``check`` tells what must be mended, ``appraise`` values a case with every figure's ground, ``compare`` sets
alternatives against doing nothing, ``tornado``, ``outlook`` and ``simulate`` tell what it hangs on, and ``beside`` sets
what is not money beside the money. Formulas, sources and reasons: docs/methods/valuation.md.
"""

from farled.methods.benefits import Beneficiary, BenefitKind, Cell
from farled.methods.valuation.alternatives import Comparison, compare
from farled.methods.valuation.appraisal import Appraisal, YearRow, appraise
from farled.methods.valuation.bias import Bias, RiskArea, optimism_bias, reference_class
from farled.methods.valuation.case import Benefit, BusinessCase, Cost, CostType, against, hours
from farled.methods.valuation.checks import check
from farled.methods.valuation.distributions import Distribution, LogNormal, Pert, Triangular
from farled.methods.valuation.figures import Figure, Measure, work_out
from farled.methods.valuation.flows import Changes, Flow, Input, Lever, Side, cash_flows, per
from farled.methods.valuation.measures import rosi
from farled.methods.valuation.rates import Basis, RateRow, Rates, Timing, flat, nominal, rates_on, real
from farled.methods.valuation.scores import Beside, beside, rank_order_weights, swing_weights
from farled.methods.valuation.sensitivity import Assumption, Outlook, TornadoBar, outlook, tornado
from farled.methods.valuation.simulation import Simulation, simulate

__all__ = [
    "Appraisal",
    "Assumption",
    "Basis",
    "Beneficiary",
    "Benefit",
    "BenefitKind",
    "Beside",
    "Bias",
    "BusinessCase",
    "Cell",
    "Changes",
    "Comparison",
    "Cost",
    "CostType",
    "Distribution",
    "Figure",
    "Flow",
    "Input",
    "Lever",
    "LogNormal",
    "Measure",
    "Outlook",
    "Pert",
    "RateRow",
    "Rates",
    "RiskArea",
    "Side",
    "Simulation",
    "Timing",
    "TornadoBar",
    "Triangular",
    "YearRow",
    "against",
    "appraise",
    "beside",
    "cash_flows",
    "check",
    "compare",
    "flat",
    "hours",
    "nominal",
    "optimism_bias",
    "outlook",
    "per",
    "rank_order_weights",
    "rates_on",
    "real",
    "reference_class",
    "rosi",
    "simulate",
    "swing_weights",
    "tornado",
    "work_out",
]
