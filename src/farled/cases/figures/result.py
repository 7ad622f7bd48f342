"""The result of a case as its page tells it: the answer first, then every figure with its parts (S66, R62–R64, C70)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases.figures import certainty
from farled.cases.figures.convert import NO_PRICE, NO_QUANTITY, LeftOut
from farled.cases.figures.worked import (
    Worked,
    bodies,
    by_line,
    by_party_and_year,
    moved,
    parts,
    party_name,
    work,
)
from farled.cases.reads import AppraisedLine, BenefitLine, Material
from farled.cases.states import Funding
from farled.methods.money import Ore, rounded
from farled.methods.valuation import Measure, Side
from farled.people.reads import Body
from farled.web import formats
from farled.web.charts import Chart

NOBODY = gettext_lazy("ingen enhet angiven")
WHY_LEFT_OUT: Mapping[str, str | Promise] = {
    NO_QUANTITY: gettext_lazy("Ingen mängd per år är angiven."),
    NO_PRICE: gettext_lazy("Inget värde per enhet är angivet."),
    "benefit.no_baseline": gettext_lazy("Nuläget saknas, eller så är det inte angivet hur nyttan mäts."),
    "benefit.ramp_length": gettext_lazy("Andelarna av full effekt är inte lika många som åren."),
    "benefit.ramp_falls": gettext_lazy("Effekten minskar utan att det står varför."),
    "benefit.share_outside": gettext_lazy("En andel ligger inte mellan 0 och 100 procent."),
    "benefit.negative": gettext_lazy("En försämring ska stå som en kostnad."),
    "cost.negative": gettext_lazy("En kostnad är lägre än noll."),
    "cost.beyond_horizon": gettext_lazy("Det finns belopp efter kalkylens sista år."),
    "cost.after_end": gettext_lazy("Det finns belopp efter att lösningen har avvecklats."),
}


@dataclass(frozen=True, slots=True)
class Year:
    """One year, öre: ``t`` counts from the first. ``worth`` is the net discounted to the first year."""

    t: int
    year: int
    costs: Ore
    benefits: Ore
    net: Ore
    worth: Ore


@dataclass(frozen=True, slots=True)
class Party:
    """A party's part of the net present value, year by year, öre. All parties' add up to the whole."""

    ref: str
    name: str
    body: Body | None
    years: tuple[Ore, ...]

    @property
    def total(self) -> Ore:
        """In all years together."""
        return sum(self.years)

    @property
    def cells(self) -> list[tuple[int, Ore]]:
        """Each year's number from the first, and its amount."""
        return list(enumerate(self.years))


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that the appraiser sees otherwise: what it is worth to each of them, öre, and why."""

    name: str
    title: str
    why: str
    ours: Ore
    theirs: Ore

    @property
    def difference(self) -> Ore:
        """What it changes."""
        return self.theirs - self.ours


@dataclass(frozen=True, slots=True)
class Result:
    """All that the page of a result shows. Money in öre; ``payback`` in months, None when it never pays.

    ``applied``: the costs that are to be paid with what is applied for, all years, not discounted.
    """

    worked: Worked
    npv: Ore
    benefits: Ore
    costs: Ore
    applied: Ore
    annuity: Ore
    bcr: Decimal | None
    switching: Decimal | None
    payback: int | None
    years: Sequence[Year]
    parties: Sequence[Party]
    quality: Sequence[BenefitLine]
    moved: Sequence[BenefitLine]
    left_out: Sequence[tuple[LeftOut, str | Promise]]
    chart: Chart | None = None
    low: Ore | None = None
    high: Ore | None = None
    gains: int | None = None
    appraised: Ore | None = None
    differences: Sequence[Difference] = ()

    @property
    def per_krona(self) -> str:
        """How much benefit each krona of cost gives: 2,44 kr."""
        return "" if self.bcr is None else formats.kr(rounded(self.bcr * 100), unit="öre")


def result(material: Material, *, short: bool = False) -> Result:
    """Work out a case for its page; ``short`` leaves out what it hangs on, as the innovative tier does."""
    worked = work(material)
    found = {measure: worked.valued[measure] for measure in Measure}
    simulation = None if short else certainty.drawn(worked)
    low, high = certainty.interval(simulation) if simulation else (None, None)
    months = months_to_payback(worked)
    return Result(
        worked=worked,
        npv=worked.npv,
        benefits=rounded(found[Measure.PV_BENEFITS] or 0),
        costs=rounded(found[Measure.PV_BENEFITS] or 0) - worked.npv,
        applied=applied_for(material),
        annuity=rounded(found[Measure.EAC] or 0),
        bcr=found[Measure.BCR],
        switching=found[Measure.SWITCHING],
        payback=sum(months) if months is not None else None,
        years=years_of(worked),
        parties=parties_of(worked),
        quality=worked.converted.quality,
        moved=moved(worked),
        left_out=[(each, WHY_LEFT_OUT.get(each.code, "")) for each in worked.converted.left_out],
        chart=None if short else certainty.chart(worked, certainty.bars(worked)),
        low=low,
        high=high,
        gains=certainty.gains(simulation) if simulation else None,
        appraised=work(material, appraised=True).npv if material.appraisal else None,
        differences=differences(material, worked),
    )


def applied_for(material: Material) -> Ore:
    """What the chosen alternative asks of others, all years."""
    lines = material.chosen.cost_lines.all() if material.chosen else ()
    return sum(line.total for line in lines if line.funding == Funding.PORTFOLIO)


def years_of(worked: Worked) -> list[Year]:
    """Year by year, each column rounded together, so that it adds up. What a year is worth is what its parties' are."""
    costs = parts(worked, lambda flow: f"{flow.t:03}", discounted=False, side=Side.COST)
    gains = parts(worked, lambda flow: f"{flow.t:03}", discounted=False, side=Side.BENEFIT)
    parties = by_party_and_year(worked).values()
    return [
        Year(
            t,
            year,
            costs.get(key, 0),
            gains.get(key, 0),
            gains.get(key, 0) - costs.get(key, 0),
            sum(each[t] for each in parties),
        )
        for t, year in enumerate(worked.years)
        for key in (f"{t:03}",)
    ]


def parties_of(worked: Worked) -> list[Party]:
    """The parties, bodies by name first; whoever is outside the organisation after them."""
    known = bodies(worked)
    found = [
        Party(ref, party_name(worked, ref, str(NOBODY)), known.get(ref), years)
        for ref, years in by_party_and_year(worked).items()
    ]
    return sorted(found, key=lambda each: (each.body is None, each.name.casefold()))


def months_to_payback(worked: Worked) -> list[int] | None:
    """How many months of each year go before the costs are covered, undiscounted; None when they never are.

    They add up to the payback time (last crossing), rounded once. It is counted from the first year, in which the money
    is put in, so that none of that year's months are among them.
    """
    payback = worked.valued[Measure.PAYBACK]
    if payback is None:
        return None
    whole = rounded(payback * 12)
    found = [0]
    for _year in worked.years[1:]:
        found.append(min(12, whole))
        whole -= found[-1]
    return found


def differences(material: Material, worked: Worked) -> list[Difference]:
    """The lines that the appraiser sees otherwise; the differences add up to that of the two values, to the öre."""
    if material.appraisal is None:
        return []
    other = work(material, appraised=True)
    ours, theirs = by_line(worked), by_line(other)
    found = [
        Difference(name, str(worked.line(name)), each.why, ours.get(name, 0), theirs.get(name, 0))
        for each in material.appraised
        if (name := _name(each)) in worked.converted.lines
    ]
    found.sort(key=lambda each: -abs(each.difference))
    stray = other.npv - worked.npv - sum(each.difference for each in found)  # an öre that rounding put elsewhere
    if found and stray:
        found[0] = replace(found[0], theirs=found[0].theirs + stray)
    return found


def _name(line: AppraisedLine) -> str:
    return f"c{line.cost_line_id}" if line.cost_line_id is not None else f"b{line.benefit_line_id}"


def answer(found: Result) -> str:
    """What it costs, what it gives and how sure that is, in words."""
    if not found.worked.converted.lines:
        return _("Ingenting går att räkna på än. Lägg till kostnader och nyttor.")
    words = {
        "costs": formats.kr(found.costs),
        "gives": formats.kr(found.benefits),
        "net": formats.kr(abs(found.npv)),
        "years": formats.number(len(found.worked.years)),
    }
    if not found.benefits:
        said = _("Kostar %(costs)s på %(years)s år, i dagens värde. Ingen nytta är räknad i pengar.")
    elif found.npv >= 0:
        said = _("Kostar %(costs)s och ger %(gives)s på %(years)s år, i dagens värde: %(net)s mer än det kostar.")
    else:
        said = _("Kostar %(costs)s och ger %(gives)s på %(years)s år, i dagens värde: %(net)s mindre än det kostar.")
    return f"{said % words} {how_sure(found)}".strip()


def how_sure(found: Result) -> str:
    """How sure the value is, in words; nothing where nothing is said to be uncertain."""
    if found.low is None or found.high is None:
        return ""
    return _("I nio fall av tio hamnar värdet mellan %(low)s och %(high)s.") % {
        "low": formats.kr(found.low),
        "high": formats.kr(found.high),
    }
