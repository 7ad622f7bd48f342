"""What a case comes to, in whole öre and in a form that other rooms can hold (S66, S67, R62)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from types import MappingProxyType

from django.db.models import Model

from farled.cases.figures.convert import LeftOut
from farled.cases.figures.worked import bounds, work
from farled.cases.reads import Case, Material, materials
from farled.cases.states import Funding
from farled.methods.benefits import Beneficiary
from farled.methods.money import Ore, exact, rounded
from farled.methods.precision import precise
from farled.methods.valuation import Appraisal, Measure, Side

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Summary:
    """One case in figures. All are differences to doing nothing, except those said to be of the costs alone.

    Of the chosen alternative's costs alone: ``applied``, öre each year that is to be paid with what is applied for;
    ``whole_cost`` öre over all years; ``cost_by_body`` öre each year by body (None: nobody named); ``running`` öre in
    the year when operation, maintenance and further development cost the most.

    ``npv`` öre, likely; ``npv_low`` and ``npv_high`` with every line at its worse and at its better end: bounds and no
    probabilities. ``npv_appraised`` by the independent appraisal delivered last, None without one. ``bcr`` benefit by
    cost, None when there is no cost to divide by. ``payback`` years and ``payback_discounted``, None when it never
    pays. ``benefit_by_year`` öre. ``innovation`` per cent as declared, ``external`` per cent of the benefits' present
    value that citizens and businesses have, None without benefits. ``discount_rate`` 0–1. ``left_out``: lines that
    could not be valued; empty of all that is submitted.
    """

    case_id: int
    first_year: int
    horizon: int
    applied: tuple[Ore, ...]
    whole_cost: Ore
    cost_by_body: Mapping[int | None, tuple[Ore, ...]] = field(hash=False)
    running: Ore
    npv: Ore
    npv_low: Ore
    npv_high: Ore
    npv_appraised: Ore | None
    bcr: Decimal | None
    payback: Decimal | None
    payback_discounted: Decimal | None
    benefit_by_year: tuple[Ore, ...]
    innovation: int | None
    external: int | None
    discount_rate: Decimal
    left_out: tuple[LeftOut, ...] = ()


def summary(case: Case, *, on: date | None = None) -> Summary:
    """The figures of one case; a draft goes by the standard values of the day ``on``, without which it is refused.

    Raises ValueError for a draft without a day.
    """
    return summaries([case], on=on)[case.pk]


def summaries(cases: Iterable[Case], *, on: date | None = None) -> dict[int, Summary]:
    """The figures of many cases, by case, in a constant number of queries."""
    return {pk: _remembered(material) for pk, material in materials(cases, on=on).items()}


_KNOWN: dict[bytes, Summary] = {}  # what has been worked out in this process, by all that it was worked out from
MOST_KNOWN = 2_000


def _remembered(material: Material) -> Summary:
    """The figures of a case, worked out once for the same content: a selection asks for hundreds, time and again."""
    content = _content(material)
    found = _KNOWN.get(content)
    if found is None:
        found = summary_of(material)
        if found.left_out:
            return found  # holds rows that may be written anew
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[content] = found
    return found


def _content(material: Material) -> bytes:
    """All that a case's figures are worked out from, as a fingerprint: every value of its rows, and its rates."""
    ways = [each for each in (material.chosen, material.zero) if each is not None]
    lines = [line for each in ways for line in (*each.cost_lines.all(), *each.benefit_lines.all())]
    rows: list[Model] = [material.case, *ways, *lines, *material.appraised]
    if material.appraisal is not None:
        rows.append(material.appraisal)
    rates = (material.rates.discount_rate, material.rates.hour_staff, material.rates.hour_outside)
    told = [(type(row).__name__, [getattr(row, name) for name in _names(type(row))]) for row in rows]
    return blake2b(repr((told, rates)).encode()).digest()


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


def worth_when_started(found: Summary, year: int, *, seen_from: int | None = None) -> Ore:
    """The net present value when the whole case starts in another year, öre: NPV · (1 + r)^−(year − seen from).

    ``seen_from``: the year whose present it is told in, such as the first year of a selection; the case's own first
    year unless said otherwise. Costs and benefits keep their distance to the start.
    """
    years = year - (found.first_year if seen_from is None else seen_from)
    with precise():
        return rounded(found.npv * (1 + found.discount_rate) ** -years)


def summary_of(material: Material) -> Summary:
    """The figures of a case from its material alone: no query."""
    worked = work(material)
    valued = worked.valued
    low, high = bounds(worked)
    costs = list(material.chosen.cost_lines.all()) if material.chosen else []
    years = len(material.case.years)
    by_body: dict[int | None, tuple[Ore, ...]] = {}
    for line in costs:
        by_body[line.body_id] = _added(by_body.get(line.body_id, (0,) * years), line.amounts)
    applied, running = (0,) * years, (0,) * years
    for line in costs:
        applied = _added(applied, line.amounts) if line.funding == Funding.PORTFOLIO else applied
        running = _added(running, line.amounts) if line.is_running else running
    return Summary(
        case_id=material.case.pk,
        first_year=material.case.first_year,
        horizon=material.case.horizon,
        applied=applied,
        whole_cost=sum(line.total for line in costs),
        cost_by_body=MappingProxyType(by_body),
        running=max(running),
        npv=worked.npv,
        npv_low=low,
        npv_high=high,
        npv_appraised=work(material, appraised=True).npv if material.appraisal else None,
        bcr=valued[Measure.BCR],
        payback=valued[Measure.PAYBACK],
        payback_discounted=valued[Measure.PAYBACK_DISCOUNTED],
        benefit_by_year=tuple(rounded(row.benefits) for row in valued.years),
        innovation=material.case.innovation,
        external=_external(valued),
        discount_rate=material.rates.discount_rate,
        left_out=worked.converted.left_out,
    )


def _added(one: tuple[Ore, ...], other: Iterable[Ore]) -> tuple[Ore, ...]:
    more = [*other, *[0] * len(one)][: len(one)]
    return tuple(each + extra for each, extra in zip(one, more, strict=True))


def _external(valued: Appraisal) -> int | None:
    """Per cent of the benefits' present value outside the organisation; what is lost by leaving the old counts off."""
    factors = [row.factor for row in valued.years]
    inside = outside = ZERO
    with precise():
        for flow in valued.flows:
            if flow.side is Side.BENEFIT and flow.amount > 0:
                worth = flow.amount * factors[flow.t]
                if flow.beneficiary is Beneficiary.INTERNAL:
                    inside += worth
                else:
                    outside += worth
        whole = inside + outside
        return rounded(exact(outside) * 100 / exact(whole)) if whole else None
