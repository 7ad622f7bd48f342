"""Rows of a case as ``methods.valuation`` takes them: the chosen alternative against doing nothing.

Quality is never put in money here: it is told beside it. Lines that cannot be valued are left out and named, so that a
draft can be read while it is written; at submission there are none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from farled.cases.reads import Alternative, AppraisedLine, BenefitLine, CostLine, Material, Rates
from farled.cases.states import CostKind, Gain
from farled.methods.benefits import Beneficiary, BenefitKind
from farled.methods.money import portion
from farled.methods.valuation import Benefit, BusinessCase, Cost, CostType, against, check

ONE, ZERO = Decimal(1), Decimal(0)
COST_TYPES: Mapping[str, CostType] = {
    CostKind.DEVELOPMENT: CostType.DEVELOPMENT,
    CostKind.OPERATION: CostType.OPERATION,
    CostKind.MAINTENANCE: CostType.MAINTENANCE,
    CostKind.FURTHER_DEVELOPMENT: CostType.FURTHER_DEVELOPMENT,
    CostKind.EXIT_OLD: CostType.DECOMMISSION_OLD,
    CostKind.EXIT_NEW: CostType.DECOMMISSION_NEW,
}
NO_PRICE, NO_QUANTITY = "benefit.no_price", "benefit.no_quantity"
Line = CostLine | BenefitLine


@dataclass(frozen=True, slots=True)
class Span:
    """How much a line can differ from what it says, as factors: 0.9 to 1.3 is ten per cent less, thirty more."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not in the figures, and the code of why."""

    line: Line
    code: str


@dataclass(frozen=True, slots=True)
class Converted:
    """``case`` to value, what each of its lines is (by id, both alternatives'), how far each can differ, and the rest.

    ``quality``: benefits told beside the money. ``left_out``: lines that cannot be valued as they stand.
    """

    case: BusinessCase
    lines: Mapping[str, Line]
    spans: Mapping[str, Span]
    quality: tuple[BenefitLine, ...]
    left_out: tuple[LeftOut, ...]


def line_id(line: Line) -> str:
    """What a line is called in the method: c12, b34."""
    return f"{'c' if isinstance(line, CostLine) else 'b'}{line.pk}"


def party_of(line: Line) -> str:
    """Who bears or has it: a body's id, or citizens or businesses; nobody named is ""."""
    if line.body_id is not None:
        return str(line.body_id)
    if isinstance(line, BenefitLine) and line.beneficiary != Beneficiary.INTERNAL:
        return line.beneficiary
    return ""


def convert(material: Material, *, appraised: bool = False) -> Converted:
    """The case as it is valued; ``appraised``: as the independent appraiser sees its lines (R63)."""
    other = {_of(each): each for each in material.appraised} if appraised else {}
    chosen, zero = material.chosen, material.zero
    one = _alternative(material, chosen, other)
    nothing = _alternative(material, zero, other)
    return Converted(
        against(one.case, nothing.case),
        {**one.lines, **nothing.lines},
        {**one.spans, **nothing.spans},
        one.quality,
        (*one.left_out, *nothing.left_out),
    )


def _of(line: AppraisedLine) -> str:
    return f"c{line.cost_line_id}" if line.cost_line_id is not None else f"b{line.benefit_line_id}"


def _alternative(material: Material, alternative: Alternative | None, other: Mapping[str, AppraisedLine]) -> Converted:
    row = material.case
    costs: Sequence[CostLine] = list(alternative.cost_lines.all()) if alternative else []
    benefits: Sequence[BenefitLine] = list(alternative.benefit_lines.all()) if alternative else []
    quality = tuple(each for each in benefits if each.kind == Gain.QUALITY)
    money = [each for each in benefits if each.kind != Gain.QUALITY]
    left_out = [LeftOut(each, code) for each in money if (code := _uncounted(each))]
    out = {line_id(each.line) for each in left_out}
    case = BusinessCase(
        row.first_year,
        row.horizon,
        row.price_year,
        tuple(_cost(each, other.get(line_id(each))) for each in costs),
        tuple(_benefit(each, material.rates, other.get(line_id(each))) for each in money if line_id(each) not in out),
    )
    every: list[Line] = [*costs, *money]
    lines = {line_id(each): each for each in every}
    for problem in check(case):
        if (name := cast("str", problem.facts.get("line", ""))) in lines and name not in out:
            left_out.append(LeftOut(lines[name], problem.code))
            out.add(name)
    case = replace(
        case,
        costs=tuple(each for each in case.costs if each.id not in out),
        benefits=tuple(each for each in case.benefits if each.id not in out),
    )
    kept = {name: line for name, line in lines.items() if name not in out}
    return Converted(case, kept, _spans(kept.values(), other), quality, tuple(left_out))


def _uncounted(line: BenefitLine) -> str:
    if line.likely is None:
        return NO_QUANTITY
    return "" if line.rate or line.price is not None else NO_PRICE


def _cost(line: CostLine, other: AppraisedLine | None) -> Cost:
    amounts = tuple(line.amounts)
    if other is not None and other.factor is not None:
        amounts = tuple(portion(amount, other.factor) for amount in amounts)
    return Cost(line_id(line), COST_TYPES[line.kind], party_of(line), amounts)


def _benefit(line: BenefitLine, rates: Rates, other: AppraisedLine | None) -> Benefit:
    quantity = other.likely if other is not None and other.likely is not None else line.likely
    return Benefit(
        line_id(line),
        party_of(line),
        Beneficiary(line.beneficiary),
        BenefitKind(line.kind),
        quantity or ZERO,
        line.unit,
        Decimal(rates.price_of(line)),
        line.shares,
        realisation=line.realisation,
        cashable=line.cashable,
        baseline=line.baseline,
        measured_by=line.measured_by,
        source=line.source,
        why_it_falls=line.why_it_falls,
    )


def _spans(lines: Iterable[Line], other: Mapping[str, AppraisedLine]) -> dict[str, Span]:
    found = {}
    for line in lines:
        seen = other.get(line_id(line))
        if isinstance(line, CostLine):
            found[line_id(line)] = Span(line.low, line.high)
        elif (likely := seen.likely if seen else line.likely) and line.low is not None and line.high is not None:
            low, high = (seen.low or ZERO, seen.high or ZERO) if seen else (line.low, line.high)
            found[line_id(line)] = Span(low / likely, high / likely)
    return found
