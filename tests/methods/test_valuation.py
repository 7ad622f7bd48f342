from dataclasses import replace
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.valuation import (
    Benefit,
    BenefitKind,
    BusinessCase,
    Cell,
    Cost,
    CostType,
    Input,
    Lever,
    Measure,
    Rates,
    Side,
    Timing,
    against,
    appraise,
    cash_flows,
    check,
    compare,
    flat,
    measures,
    per,
    rosi,
    work_out,
)
from tests.methods.valuation_cases import CASE, CITIZEN, DEVELOPMENT, INTERNAL, OLD, RAMP, RATE, RUNNING, kronor

TINY = Decimal("1e-15")  # öre


def codes(error: InputError) -> list[str]:
    return [problem.code for problem in error.problems]


def test_the_worked_example_to_the_last_digit_printed() -> None:
    """Methods reference, section 1.7."""
    found = appraise(CASE, RATE)
    assert kronor(found[Measure.PV_BENEFITS]) == "4381063.19"
    assert kronor(found[Measure.PV_COSTS]) == "3177634.11"
    assert kronor(found.npv) == "1203429.08"
    assert kronor(found[Measure.NPV_CASHABLE]) == "-1054503.48"
    assert kronor(found[Measure.EAC]) == "596340.90"
    rest = {Measure.BCR: "1.3787", Measure.PAYBACK: "3.6968", Measure.PAYBACK_DISCOUNTED: "3.8702"}
    rest |= {Measure.IRR: "0.184411", Measure.SWITCHING: "0.7253"}
    for measure, printed in rest.items():
        value = found[measure]
        assert value is not None
        assert value.quantize(Decimal(printed)) == Decimal(printed), measure
    assert kronor(appraise(CASE, RATE, timing=Timing.MID_YEAR).npv) == "1182906.25"
    assert found.warnings == ()


def test_the_optimism_bias_of_the_worked_example() -> None:
    uplift = {CostType.DEVELOPMENT: Decimal("0.8"), CostType.MAINTENANCE: Decimal("0.4")}  # the case has no maintenance
    found = appraise(CASE, RATE, uplift=uplift)
    assert kronor(found.npv) == "-374928.40"
    assert found.changes == {Input(Lever.COST, "development"): Decimal("1.8")}
    assert appraise(CASE, RATE).changes == {}


def test_every_figure_is_worked_out_again_from_its_own_terms() -> None:
    found = appraise(CASE, RATE)
    assert set(found.figures) == set(Measure)
    for figure in found.figures.values():
        assert work_out(figure.measure, **figure.terms) == figure
        assert figure.formula
    assert found.figures[Measure.NPV].terms["factors"] == RATE.factors(5)


def test_the_years_and_the_lines_add_up_to_the_value() -> None:
    found = appraise(CASE, RATE)
    assert [row.year for row in found.years] == list(range(2027, 2033))
    assert abs(found.years[-1].total - found.npv) < TINY
    assert abs(sum(found.by_line().values()) - found.npv) < TINY
    assert kronor(found.by_line()["bygga"]) == "-1972946.86"  # 1,200,000 + 800,000 / 1.035


def test_flows_per_party_year_and_kind() -> None:
    flows = cash_flows(CASE)
    assert per(flows, "party", "side") == {
        ("it", Side.COST): 2_000_000_00,
        ("miljö", Side.COST): 1_350_000_00,
        ("miljö", Side.BENEFIT): 4_032_000_00,
        ("sökande", Side.BENEFIT): 960_000_00,
    }
    assert per(flows, "year", "kind")[2029, CostType.DECOMMISSION_OLD] == 150_000_00
    assert sum(per(flows, "beneficiary").values()) == sum(flow.amount for flow in flows)


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext(prec=5):
        rough = appraise(CASE, RATE)
    assert rough == appraise(CASE, RATE)


def test_an_undecided_price_basis_is_warned_about() -> None:
    nominal_prices = replace(CASE, nominal=True)
    assert [warning.code for warning in appraise(nominal_prices, RATE).warnings] == ["rate.price_mismatch"]


def test_what_never_pays_has_no_payback() -> None:
    found = appraise(replace(CASE, benefits=()), RATE)
    assert found[Measure.PAYBACK] is found[Measure.IRR] is found[Measure.SWITCHING] is None
    assert found[Measure.BCR] == 0
    assert [warning.code for warning in found.warnings] == ["case.never_pays"]


def test_a_cost_at_the_end_of_life_counts_in_the_payback_and_makes_the_internal_rate_ambiguous() -> None:
    end = Cost("slut", CostType.DECOMMISSION_NEW, "it", (0, 0, 0, 0, 0, 9_000_000_00))
    found = appraise(replace(CASE, costs=(*CASE.costs, end)), RATE)
    assert found[Measure.PAYBACK] is found[Measure.IRR] is None
    assert [warning.code for warning in found.warnings] == ["irr.several", "case.never_pays"]


def test_with_several_rates_that_give_nothing_there_is_no_internal_rate() -> None:
    """The first is nothing at 10 % and 20 %, the second at 30 % too."""
    assert measures.irr([Decimal(-100), Decimal(230), Decimal(-132)]) is None
    assert measures.irr([Decimal(-1000), Decimal(3600), Decimal(-4310), Decimal(1716)]) is None
    assert measures.irr([Decimal(100), Decimal(0), Decimal(110)]) is None
    found = measures.irr([Decimal(-100), Decimal(0), Decimal(121)])
    assert found is not None
    assert round(found, 12) == Decimal("0.1")


def test_without_costs_there_is_nothing_to_divide_by() -> None:
    found = appraise(replace(CASE, costs=()), RATE)
    assert found[Measure.BCR] is found[Measure.NNK] is None
    assert found[Measure.PAYBACK] == found[Measure.EAC] == 0


def test_the_published_example_of_a_return_on_security_investment() -> None:
    """ENISA 2012: SLE 15,000, ARO 5, 80 % mitigated, cost 25,000 gives 140 %."""
    assert rosi(Decimal(15_000), Decimal(5), Decimal("0.8"), Decimal(25_000)) == Decimal("1.4")
    assert rosi(Decimal(1), Decimal(1), Decimal(1), Decimal(0)) is None


def changed(benefit: Benefit = INTERNAL, **facts: object) -> BusinessCase:
    return replace(CASE, benefits=(replace(benefit, **facts), CITIZEN))  # type: ignore[arg-type]


MONEY = BenefitKind.FINANCIAL
CELL = Cell("bygglov", "miljö", INTERNAL.kind, "h")
SOLD = replace(CELL, kind=MONEY)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (replace(CASE, horizon=-1), "case.horizon"),
        (changed(id="drift"), "line.twice"),
        (changed(quantity=Decimal(-1)), "benefit.negative"),
        (changed(ramp=RAMP[:5]), "benefit.ramp_length"),
        (changed(ramp=(*RAMP[:5], Decimal("1.1"))), "benefit.share_outside"),
        (changed(unclaimed=Decimal(-1)), "benefit.share_outside"),
        (changed(realisation=Decimal(2)), "benefit.share_outside"),
        (changed(cashable=Decimal(2)), "benefit.share_outside"),
        (changed(ramp=(*RAMP[:5], Decimal("0.5"))), "benefit.ramp_falls"),
        (changed(baseline=None), "benefit.no_baseline"),
        (changed(measured_by=""), "benefit.no_baseline"),
        (changed(kind=BenefitKind.QUALITY), "benefit.no_source"),
        (replace(CASE, costs=(replace(RUNNING, amounts=(0, -1)),)), "cost.negative"),
        (replace(CASE, costs=(replace(RUNNING, amounts=(0,) * 6 + (1,)),)), "cost.beyond_horizon"),
        (
            replace(CASE, costs=(RUNNING, Cost("slut", CostType.DECOMMISSION_NEW, "it", (0, 0, 0, 0, 5)))),
            "cost.after_end",
        ),
        (changed(cell=replace(CELL, unit="kr")), "benefit.other_cell"),
        (
            replace(CASE, benefits=(replace(INTERNAL, cell=CELL), replace(CITIZEN, kind=MONEY, cell=SOLD))),
            "benefit.double_kind",
        ),
    ],
)
def test_each_fault_is_found(case: BusinessCase, expected: str) -> None:
    assert expected in {problem.code for problem in check(case)}
    with pytest.raises(InputError):
        appraise(case, RATE)


def test_all_faults_are_told_at_once_and_a_reason_lets_a_ramp_fall() -> None:
    case = changed(ramp=(Decimal(1), *RAMP[1:5], Decimal(2)), baseline=None)
    with pytest.raises(InputError) as raised:
        appraise(case, RATE)
    assert codes(raised.value) == ["benefit.share_outside", "benefit.ramp_falls", "benefit.no_baseline"]
    assert check(changed(ramp=(Decimal(1), *RAMP[1:]), why_it_falls="ersätts av nytt system")) == ()
    assert check(CASE) == ()


def test_changes_that_mean_nothing_are_refused() -> None:
    changes = {Input(Lever.COST, "okänd"): Decimal(1), Input(Lever.DELAY): Decimal(-1)}
    with pytest.raises(InputError) as raised:
        appraise(CASE, RATE, changes=changes)
    assert codes(raised.value) == ["input.unknown", "input.negative"]


def test_doing_nothing_is_an_alternative_with_costs_of_its_own() -> None:
    old_system = Cost("gammalt", CostType.OPERATION, "miljö", (400_000_00,) * 6)
    nothing = replace(CASE, costs=(old_system,), benefits=())
    kept_two_years = replace(CASE, costs=(*CASE.costs, replace(old_system, amounts=(400_000_00,) * 2)))
    found = compare(
        {"nya": kept_two_years, "inget": nothing, "sämre": replace(nothing, costs=(DEVELOPMENT,))}, "inget", RATE
    )
    assert found.ranking == ("nya", "sämre", "inget")
    assert found.best == "nya"
    assert found.differences["inget"].npv == 0
    expected = found.alone["nya"].npv - found.alone["inget"].npv
    assert abs(found.differences["nya"].npv - expected) < TINY
    assert kronor(found.differences["nya"].years[3].costs * 1) == "-100000.00"  # 300,000 instead of 400,000


def test_the_difference_to_doing_nothing_is_a_case_of_its_own() -> None:
    lost = replace(INTERNAL, id="förlorad", quantity=Decimal(100))
    old = Cost("gammalt", CostType.OPERATION, "miljö", (400_000_00,) * 4)
    ending = Cost("gammalt slut", CostType.DECOMMISSION_NEW, "miljö", (0, 0, 0, 1))  # ends nothing of the new
    nothing = replace(CASE, costs=(old, ending), benefits=(lost,))
    saved, by_hand = against(CASE, nothing), compare({"ny": CASE, "gör inget": nothing}, "gör inget", RATE)
    found = appraise(saved, RATE)
    assert check(saved) == ()
    assert abs(found.npv - by_hand.differences["ny"].npv) < TINY
    assert found[Measure.BCR] == by_hand.differences["ny"][Measure.BCR]
    assert found.by_line()["gammalt"] > 0 > found.by_line()["förlorad"]
    assert abs(sum(found.by_line().values()) - found.npv) < TINY
    with pytest.raises(ValueError, match="different years"):
        against(CASE, replace(nothing, horizon=3))


def test_further_development_is_a_running_cost_and_no_investment() -> None:
    more = Cost("vidare", CostType.FURTHER_DEVELOPMENT, "it", (0, 0, 50_000_00))
    found, before = appraise(replace(CASE, costs=(*CASE.costs, more)), RATE), appraise(CASE, RATE)
    assert found.figures[Measure.NNK].terms["investment"] == before.figures[Measure.NNK].terms["investment"]
    assert found.npv < before.npv


def test_when_the_others_lose_doing_nothing_is_best() -> None:
    nothing = replace(CASE, costs=(), benefits=())
    found = compare({"b": replace(nothing, costs=(OLD,)), "noll": nothing, "a": nothing}, "noll", RATE)
    assert found.ranking == ("noll", "a", "b")


def test_alternatives_of_unequal_lives_are_told_and_their_yearly_costs_stand_beside() -> None:
    short = BusinessCase(2027, 1, 2027, (Cost("c", CostType.DEVELOPMENT, "it", (100_00,)),))
    found = compare({"kort": short, "lång": replace(short, horizon=3)}, "kort", RATE)
    assert [warning.code for warning in found.warnings] == ["alternatives.unequal_lives"]
    one, other = (found.alone[name][Measure.EAC] for name in ("kort", "lång"))
    assert one is not None
    assert other is not None
    assert one > other


def test_alternatives_must_be_comparable() -> None:
    with pytest.raises(InputError) as raised:
        compare({"en": CASE}, "noll", RATE)
    assert codes(raised.value) == ["alternatives.only_one", "alternatives.no_zero"]
    with pytest.raises(InputError) as raised:
        compare({"en": replace(changed(baseline=None), price_year=2020), "noll": CASE}, "noll", RATE)
    assert codes(raised.value) == ["alternatives.differ", "benefit.no_baseline"]
    assert raised.value.problems[1].facts["alternative"] == "en"


ORE = st.integers(0, 10**10)
LINES = st.lists(st.lists(ORE, min_size=1, max_size=6).map(tuple), max_size=4)
RATES = st.decimals("0", "0.2", places=4).map(flat)


Amounts = list[tuple[int, ...]]


def case_of(costs: Amounts, full: list[int]) -> BusinessCase:
    gains = tuple(replace(INTERNAL, id=f"b{i}", quantity=Decimal(1), price=Decimal(p)) for i, p in enumerate(full))
    spent = tuple(Cost(f"c{i}", CostType.OPERATION, "it", amounts) for i, amounts in enumerate(costs))
    return BusinessCase(2027, 5, 2027, spent, gains)


@given(LINES, LINES, st.lists(ORE, max_size=3), RATES)
def test_the_value_of_a_sum_is_the_sum_of_the_values(
    one: Amounts, other: Amounts, gains: list[int], rates: Rates
) -> None:
    both = appraise(case_of(one + other, gains), rates).npv
    apart = appraise(case_of(one, gains), rates).npv + appraise(case_of(other, []), rates).npv
    assert abs(both - apart) < TINY


@given(LINES, st.lists(ORE, max_size=3), st.decimals("0", "0.2", places=4))
def test_a_rate_of_nothing_gives_the_plain_sum_and_a_later_cost_is_worth_less(
    costs: Amounts, gains: list[int], rate: Decimal
) -> None:
    case = case_of(costs, gains)
    plain = appraise(case, flat(Decimal(0)))
    flows = cash_flows(case)
    assert plain.npv == sum(flow.amount if flow.side is Side.BENEFIT else -flow.amount for flow in flows)
    later = case_of([(0, *amounts[:5]) for amounts in costs], [])
    sooner = case_of([amounts[:5] for amounts in costs], [])
    pv = [appraise(each, flat(rate))[Measure.PV_COSTS] for each in (later, sooner)]
    assert pv[0] is not None
    assert pv[1] is not None
    assert abs(pv[0] * (1 + rate) - pv[1]) < TINY  # one year later is one factor less


@given(LINES, st.lists(ORE, min_size=1, max_size=3), RATES, st.decimals("0.1", "1", places=2))
def test_more_benefit_never_lowers_the_value_and_the_switching_value_makes_it_nothing(
    costs: Amounts, gains: list[int], rates: Rates, share: Decimal
) -> None:
    case = case_of(costs, gains)
    found = appraise(case, rates)
    assert appraise(case, rates, changes={Input(Lever.BENEFIT): share}).npv <= found.npv
    assert appraise(case, rates, changes={Input(Lever.COST): 1 + share}).npv <= found.npv
    if (switch := found[Measure.SWITCHING]) is not None:
        at_switch = appraise(case, rates, changes={Input(Lever.BENEFIT): switch}).npv
        assert abs(at_switch) < Decimal("1e-10")
    pv = found[Measure.PV_BENEFITS]
    assert pv is not None
    if found[Measure.BCR] is not None and abs(found.npv) > TINY:
        assert ((found[Measure.BCR] or 0) > 1) == (found.npv > 0)


@given(LINES, st.lists(ORE, max_size=2))
def test_at_the_internal_rate_the_value_is_nothing(costs: Amounts, gains: list[int]) -> None:
    case = case_of(costs, gains)
    rate = appraise(case, RATE)[Measure.IRR]
    if rate is not None:
        scale = sum(flow.amount for flow in cash_flows(case))
        assert abs(appraise(case, flat(rate)).npv) <= scale * Decimal("1e-10")
