"""Alternatives beside each other, doing nothing among them: each is valued as its difference to that."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from farled.methods.problems import InputError, Problem
from farled.methods.valuation.appraisal import Appraisal, appraise_flows
from farled.methods.valuation.case import BusinessCase, Id
from farled.methods.valuation.checks import check
from farled.methods.valuation.flows import cash_flows
from farled.methods.valuation.rates import Rates, Timing


@dataclass(frozen=True, slots=True)
class Comparison:
    """Each alternative as its difference to ``zero``, and by itself; ``ranking`` by net present value, best first.

    ``warnings``: ``alternatives.unequal_lives`` — then compare the ``Measure.EAC`` of ``alone`` too, since a longer
    life collects more benefit.
    """

    zero: Id
    differences: Mapping[Id, Appraisal] = field(hash=False)
    alone: Mapping[Id, Appraisal] = field(hash=False)
    ranking: tuple[Id, ...]
    warnings: tuple[Problem, ...]

    @property
    def best(self) -> Id:
        """The alternative with the highest value; doing nothing when all the others lose."""
        return self.ranking[0]


def compare(
    alternatives: Mapping[Id, BusinessCase], zero: Id, rates: Rates, *, timing: Timing = Timing.END_OF_YEAR
) -> Comparison:
    """Value alternatives against doing nothing (the zero alternative, "do minimum"), which has costs of its own.

    Difference: B_i − B_0 and C_i − C_0, year by year to the longest horizon, so NPV(difference) = NPV(i) − NPV(0). A
    cost that is avoided lowers the cost side. Equal values rank by name, doing nothing first. Source: methods
    reference, sections 1.1 and 1.3.

    Raises InputError: ``alternatives.only_one``, ``alternatives.no_zero``, ``alternatives.differ`` (in ``first_year``,
    ``price_year`` or ``nominal``, which makes amounts incomparable), and what ``check`` finds, with ``alternative``.
    """
    InputError.when(_problems(alternatives, zero))
    horizon = max(case.horizon for case in alternatives.values())
    base = replace(alternatives[zero], horizon=horizon)
    nothing = [replace(flow, amount=-flow.amount, cashable=-flow.cashable) for flow in cash_flows(alternatives[zero])]
    differences = {
        name: appraise_flows([*cash_flows(case), *nothing] if name != zero else [], base, rates, timing=timing)
        for name, case in alternatives.items()
    }
    alone = {name: appraise_flows(cash_flows(case), case, rates, timing=timing) for name, case in alternatives.items()}
    lives = {name: case.horizon for name, case in alternatives.items()}
    unequal = [Problem.of("alternatives.unequal_lives", **lives)] if len(set(lives.values())) > 1 else []
    ranking = sorted(differences, key=lambda name: (-differences[name].npv, name != zero, name))
    return Comparison(zero, MappingProxyType(differences), MappingProxyType(alone), tuple(ranking), tuple(unequal))


def _problems(alternatives: Mapping[Id, BusinessCase], zero: Id) -> list[Problem]:
    found = []
    if len(alternatives) < 2:
        found.append(Problem.of("alternatives.only_one"))
    if zero not in alternatives:
        return [*found, Problem.of("alternatives.no_zero", zero=zero)]
    for name, case in alternatives.items():
        found += [
            Problem.of("alternatives.differ", alternative=name, field=field)
            for field in ("first_year", "price_year", "nominal")
            if getattr(case, field) != getattr(alternatives[zero], field)
        ]
        found += [Problem(each.code, {"alternative": name, **each.facts}) for each in check(case)]
    return found
