"""What a case comes to: the same figures as the method's worked example, and parts that add up to the öre."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from farled.cases import acts, reads
from farled.cases.figures import Summary, summaries, summary, worth_when_started
from farled.cases.figures.certainty import bars, drawn
from farled.cases.figures.compare import compare
from farled.cases.figures.result import result
from farled.cases.figures.worked import bounds, by_line, by_party_and_year, parts, work
from farled.cases.reads import Material
from farled.cases.states import CostKind, Funding, Gain
from farled.methods.money import rounded
from farled.methods.valuation import Assumption, Input, Lever, flat, outlook
from tests.cases.example import a_benefit, a_cost, chosen, fresh, nothing, the_example
from tests.cast import NOW, TODAY, World
from tests.factories.initiatives import an_initiative

pytestmark = pytest.mark.django_db


def told(case: reads.Case) -> Summary:
    return summary(fresh(case), on=TODAY)


def test_the_worked_example_comes_out_as_in_the_reference(world: World) -> None:
    found = told(the_example(world))
    assert found.npv == 120_342_908
    assert (round(found.bcr or 0, 4), round(found.payback or 0, 4)) == (Decimal("1.3787"), Decimal("3.6968"))
    assert found.applied == (120_000_000, 80_000_000, 0, 0, 0, 0)
    assert found.whole_cost == 335_000_000
    assert found.running == 30_000_000
    assert found.benefit_by_year[-1] == 156_000_000
    assert (found.innovation, found.external) == (40, 19)
    assert found.left_out == ()


def test_a_draft_needs_a_day_and_what_is_submitted_does_not(world: World) -> None:
    case = the_example(world)
    with pytest.raises(ValueError, match="a draft"):
        summary(fresh(case))


def test_doing_nothing_is_taken_off(world: World) -> None:
    case = the_example(world)
    before = told(case).npv
    a_cost(world, nothing(case), "Det gamla systemet", *[100_000] * 6)
    found = told(case)
    gained = sum(Decimal(10_000_000) / Decimal("1.035") ** t for t in range(6))
    assert found.npv - before == pytest.approx(gained, abs=1)
    assert found.whole_cost == 335_000_000  # the costs of the alternative itself are what they were


def test_a_line_that_cannot_be_valued_is_left_out_and_named(world: World) -> None:
    case = the_example(world)
    a_benefit(world, chosen(case), "Utan nuläge", 1_000, baseline=None)
    found = told(case)
    assert found.npv == 120_342_908
    assert [(str(each.line), each.code) for each in found.left_out] == [("Utan nuläge", "benefit.no_baseline")]


def test_many_cases_ask_as_much_as_one(world: World, count_queries: Any) -> None:
    cases = [the_example(world, an_initiative(world, f"Initiativ {nr}")) for nr in range(3)]
    rows = [fresh(each) for each in cases]
    assert count_queries(lambda: summaries(rows, on=TODAY)) == count_queries(lambda: summaries(rows[:1], on=TODAY))


def test_the_bounds_are_those_of_the_method(world: World) -> None:
    worked = work(material(the_example(world)))
    ranges = [
        Assumption(Input(Lever.COST if name.startswith("c") else Lever.BENEFIT, name), span.low, span.high)
        for name, span in worked.converted.spans.items()
    ]
    ends = outlook(worked.converted.case, flat(worked.material.rates.discount_rate), ranges)
    assert bounds(worked) == (rounded(ends.low.npv), rounded(ends.high.npv))
    assert bounds(worked)[0] < worked.npv < bounds(worked)[1]


def test_a_later_start_is_worth_less(world: World) -> None:
    found = told(the_example(world))
    assert worth_when_started(found, 2027) == found.npv
    assert worth_when_started(found, 2029) == rounded(Decimal("1203429.0767") * 100 / Decimal("1.035") ** 2)
    assert worth_when_started(found, 2029, seen_from=2028) > worth_when_started(found, 2029)


def test_the_same_draws_every_time_and_the_widest_bar_first(world: World) -> None:
    worked = work(material(the_example(world)))
    one, other = drawn(worked), drawn(worked)
    assert one is not None
    assert other is not None
    assert (one.p5, one.p95, one.draws) == (other.p5, other.p95, 10_000)
    widths = [each.width for each in bars(worked)]
    assert widths == sorted(widths, reverse=True)
    assert {"Handläggning", "Kalkylräntan", "Nyttan kommer senare"} <= {each.label for each in bars(worked)}


def test_a_version_differs_by_what_its_lines_do(world: World) -> None:
    case = the_example(world)
    earlier = material(case)
    way = chosen(case)
    drift = reads.CostLine.objects.get(alternative=way, title="Drift")
    content = acts.Cost(
        title="Drift",
        kind=CostKind.OPERATION,
        funding=Funding.OWN,
        amounts=[0, 0, *[40_000_000] * 4],
        body=world.school,
    )
    acts.change_cost(line=drift, version=drift.version, content=content, by=world.hand, at=NOW)
    gone = reads.CostLine.objects.get(alternative=way, title="Avveckla")
    acts.remove_cost(line=gone, version=gone.version, by=world.hand, at=NOW)
    a_cost(world, way, "Utbildning", 50_000)
    later = material(case)
    later = replace(later, rates=replace(later.rates, discount_rate=Decimal("0.02")))
    found = compare(earlier, later)
    said = {row.title: row.change.value for row in found.rows}
    assert said == {
        "Bygga": "same", "Drift": "changed", "Avveckla": "removed", "Utbildning": "added", "Handläggning": "same",
        "Väntan": "same", "Kalkylränta och timvärden": "rates",
    }  # fmt: skip
    assert sum(row.difference for row in found.rows) == found.difference == found.after.npv - found.before.npv
    assert next(row for row in found.rows if row.title == "Drift").fields == ("belopp per år",)


def test_what_has_no_value_in_money_is_compared_too(world: World) -> None:
    case = the_example(world)
    line = a_benefit(world, chosen(case), "Trygghet", 0, kind=Gain.QUALITY, price=None)
    earlier = material(case)
    reads.BenefitLine.objects.filter(pk=line.pk).update(unit="andel som är trygga")
    a_benefit(world, chosen(case), "Nöjdhet", 0, kind=Gain.QUALITY, price=None)
    found = compare(earlier, material(case))
    rows = {row.title: (row.change.value, row.fields, row.difference) for row in found.changed}
    assert rows == {"Trygghet": ("changed", ("enhet som nyttan räknas i",), 0), "Nöjdhet": ("added", (), 0)}
    assert found.difference == 0


def material(case: reads.Case) -> Material:
    return reads.materials([fresh(case)], on=TODAY)[case.pk]


amounts = st.lists(st.integers(0, 10**9), min_size=4, max_size=4)
shares = st.lists(st.integers(0, 100), min_size=4, max_size=4).map(lambda each: [share / 100 for share in sorted(each)])


def cost(nr: int, body: int | None, years: list[int]) -> Any:
    return reads.CostLine(pk=nr, title=f"k{nr}", kind=CostKind.OPERATION, body_id=body, amounts=years)


def gain(nr: int, body: int | None, ramp: list[float], likely: int, price: int) -> Any:
    said: dict[str, Any] = {
        "pk": nr, "title": f"n{nr}", "kind": "time", "beneficiary": "internal" if body else "citizen", "body_id": body,
        "ramp": ramp, "low": Decimal(0), "likely": Decimal(likely) / 7, "high": Decimal(likely), "price": price,
        "baseline": Decimal(1), "measured_by": "enkät", "realisation": Decimal("0.9"),
    }  # fmt: skip
    return reads.BenefitLine(**said)


def rows(each: list[Any]) -> Any:
    return SimpleNamespace(all=lambda: each)


@given(
    st.lists(st.tuples(st.sampled_from([1, 2, None]), amounts), min_size=1, max_size=4),
    st.lists(
        st.tuples(st.sampled_from([1, 2, None]), shares, st.integers(1, 10**5), st.integers(1, 10**5)), max_size=4
    ),
    st.lists(st.tuples(st.sampled_from([1, 2, None]), amounts), max_size=2),
    st.integers(0, 1200),
)
def test_parties_years_and_lines_add_up_to_the_value_to_the_ore(
    costs: list[Any], gains: list[Any], zero: list[Any], rate: int
) -> None:
    case = reads.Case(pk=1, first_year=2027, horizon=3, price_year=2027)
    one = SimpleNamespace(
        cost_lines=rows([cost(nr, *each) for nr, each in enumerate(costs)]),
        benefit_lines=rows([gain(nr, *each) for nr, each in enumerate(gains)]),
    )
    none = SimpleNamespace(
        cost_lines=rows([cost(100 + nr, *each) for nr, each in enumerate(zero)]), benefit_lines=rows([])
    )
    rates = reads.Rates(Decimal(rate) / 10_000, 42_000, 15_000, {}, {})
    worked = work(Material(case, one, none, rates))  # type: ignore[arg-type]  # rows that no database keeps
    assert sum(map(sum, by_party_and_year(worked).values())) == worked.npv
    assert sum(by_line(worked).values()) == worked.npv
    assert sum(parts(worked, lambda flow: str(flow.t)).values()) == worked.npv
    exactly = sum(worked.valued.by_line().values(), Decimal(0))
    assert abs(exactly - worked.npv) <= Decimal("0.5")


def test_the_page_shows_what_the_summary_holds(world: World) -> None:
    case = the_example(world)
    found = result(material(case))
    assert found.npv == told(case).npv == found.benefits - found.costs
    assert sum(each.total for each in found.parties) == found.npv == sum(each.worth for each in found.years)
    assert found.payback == 44
