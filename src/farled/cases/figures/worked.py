"""A case worked out: its flows valued, and what each line, party and year is of the whole, to the öre."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from farled.cases.figures.convert import Converted, Line, convert, party_of
from farled.cases.reads import BenefitLine, Material
from farled.cases.states import For
from farled.methods.money import Ore, rounded, rounded_together
from farled.methods.precision import precise
from farled.methods.valuation import Appraisal, Flow, Side, appraise, flat
from farled.people.reads import Body

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Worked:
    """One case with its valuation; made by ``work``."""

    material: Material
    converted: Converted
    valued: Appraisal

    @property
    def npv(self) -> Ore:
        """The net present value, rounded once."""
        return rounded(self.valued.npv)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years of the case."""
        return self.material.case.years

    def line(self, name: str) -> Line:
        """A line by its name in the method."""
        return self.converted.lines[name]


def work(material: Material, *, appraised: bool = False) -> Worked:
    """Value a case with its own rate: real, year-end, the first year not discounted.

    ``appraised``: as the independent appraiser sees its lines.
    """
    converted = convert(material, appraised=appraised)
    rates = flat(material.rates.discount_rate, source=material.rates.references.get("discount_rate", ""))
    return Worked(material, converted, appraise(converted.case, rates))


def bounds(worked: Worked) -> tuple[Ore, Ore]:
    """NPV with every line at its worse and at its better end, öre: ``methods.valuation.outlook``, which is linear."""
    ends = line_bounds(worked)
    with precise():
        return rounded(sum((low for low, _ in ends.values()), ZERO)), rounded(
            sum((high for _, high in ends.values()), ZERO)
        )


def line_bounds(worked: Worked) -> dict[str, tuple[Decimal, Decimal]]:
    """The present value of each line at its worse and at its better end, costs negative, not rounded."""
    found = {}
    with precise():
        for name, worth in worked.valued.by_line().items():
            span = worked.converted.spans.get(name)
            ends = (worth * span.low, worth * span.high) if span else (worth, worth)
            found[name] = (min(ends), max(ends))
    return found


def by_line(worked: Worked) -> dict[str, Ore]:
    """The present value of each line, öre, costs negative; they add up to the net present value to the öre."""
    return rounded_together(worked.valued.by_line())


def parts(
    worked: Worked, key: Callable[[Flow], str], *, discounted: bool = True, side: Side | None = None
) -> dict[str, Ore]:
    """Sums of net flows by a key, öre, rounded together: they add up to the whole whatever it is divided by."""
    factors = [row.factor for row in worked.valued.years]
    sums: dict[str, Decimal] = {}
    with precise():
        for flow in worked.valued.flows:
            if side in (None, flow.side):
                worth = flow.amount * factors[flow.t] if discounted else flow.amount
                signed = worth if flow.side is Side.BENEFIT or side is Side.COST else -worth
                sums[key(flow)] = sums.get(key(flow), ZERO) + signed
    return rounded_together(sums)


def by_party_and_year(worked: Worked) -> dict[str, tuple[Ore, ...]]:
    """The net present value by party and year, öre: all cells add up to the net present value (R62)."""
    cells = parts(worked, lambda flow: f"{flow.party}:{flow.t:03}")
    found: dict[str, list[Ore]] = {}
    for place, amount in cells.items():
        party, _, t = place.rpartition(":")
        found.setdefault(party, [0] * len(worked.years))[int(t)] += amount
    return {party: tuple(years) for party, years in found.items()}


def bodies(worked: Worked) -> Mapping[str, Body]:
    """The bodies that bear or have something, by party."""
    return {party_of(each): each.body for each in worked.converted.lines.values() if each.body is not None}


def party_name(worked: Worked, party: str, nobody: str) -> str:
    """Who a party is in words; ``nobody`` when a line names none."""
    body = bodies(worked).get(party)
    if body is not None:
        return body.name
    return str(For(party).label) if party in For.values else nobody


def moved(worked: Worked) -> list[BenefitLine]:
    """The benefits whose work turns up at another body (C70)."""
    lines = worked.converted.lines.values()
    return [each for each in lines if isinstance(each, BenefitLine) and each.moves_to is not None]
