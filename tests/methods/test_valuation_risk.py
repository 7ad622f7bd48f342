"""What the value hangs on: tornado, low and high, Monte Carlo, optimism bias, and what is not money."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.valuation import (
    Assumption,
    CostType,
    Distribution,
    Input,
    Lever,
    LogNormal,
    Pert,
    RiskArea,
    Timing,
    Triangular,
    appraise,
    beside,
    optimism_bias,
    outlook,
    rank_order_weights,
    reference_class,
    simulate,
    swing_weights,
    tornado,
)
from tests.methods.valuation_cases import CASE, RATE, kronor

RATE_, GAIN, DELAY = Input(Lever.RATE), Input(Lever.BENEFIT), Input(Lever.DELAY)
BUILD = Input(Lever.COST, CostType.DEVELOPMENT)
RANGES = [
    Assumption(BUILD, Decimal("0.9"), Decimal("1.5")),
    Assumption(GAIN, Decimal("0.8"), Decimal("1.2")),
    Assumption(RATE_, Decimal("0.015"), Decimal("0.06")),
    Assumption(DELAY, Decimal(0), Decimal(1)),
]


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_the_tornado_of_the_worked_example() -> None:
    """Methods reference, section 1.7; the widest bar first."""
    bars = tornado(CASE, RATE, RANGES)
    assert [(str(bar.assumption.input), kronor(bar.npv_low), kronor(bar.npv_high)) for bar in bars] == [
        ("benefit", "327216.45", "2079641.72"),
        ("delay", "1203429.08", "-213783.82"),
        ("cost:development", "1400723.77", "216955.65"),
        ("rate", "1444066.45", "935684.79"),
    ]
    assert [bar.worst for bar in bars] == [Decimal("0.8"), 1, Decimal("1.5"), Decimal("0.06")]


def test_low_likely_and_high_are_bounds_of_every_bar() -> None:
    found = outlook(CASE, RATE, RANGES)
    assert found.likely.npv == appraise(CASE, RATE).npv
    for bar in found.bars:
        assert found.low.npv <= min(bar.npv_low, bar.npv_high)
        assert found.high.npv >= max(bar.npv_low, bar.npv_high)


def test_a_likely_value_of_its_own_moves_the_middle() -> None:
    (bar,) = tornado(CASE, RATE, [Assumption(GAIN, Decimal(1), Decimal(1), likely=Decimal(1))])
    assert {bar.worst, bar.best} == {Decimal(1)}
    assert bar.width == 0
    slow = outlook(CASE, RATE, [Assumption(DELAY, Decimal(0), Decimal(2), likely=Decimal(1))])
    assert kronor(slow.likely.npv) == "-213783.82"


def test_ranges_that_mean_nothing_are_refused_together() -> None:
    with pytest.raises(InputError) as raised:
        tornado(CASE, RATE, [Assumption(GAIN, Decimal(2), Decimal(1)), Assumption(GAIN, Decimal(1), Decimal(2))])
    assert codes(raised) == ["assumption.order", "assumption.twice"]


@given(st.decimals("0", "6", places=2), st.decimals("0", "6", places=2))
def test_a_longer_delay_never_helps(one: Decimal, other: Decimal) -> None:
    sooner, later = (appraise(CASE, RATE, changes={DELAY: each}).npv for each in sorted((one, other)))
    assert later <= sooner


SPREAD: dict[Input, Distribution] = {
    GAIN: Triangular(0.7, 1, 1.1),
    BUILD: Pert(0.9, 1.1, 2),
    DELAY: Triangular(0, 0, 2),
    RATE_: Triangular(0.015, 0.035, 0.06),
}


def test_a_simulation_is_drawn_again_bit_by_bit_and_says_how() -> None:
    found = simulate(CASE, RATE, SPREAD, seed=7, draws=9_000)
    assert found == simulate(CASE, RATE, dict(reversed(SPREAD.items())), seed=7, draws=9_000)
    assert found != simulate(CASE, RATE, SPREAD, seed=8, draws=9_000)
    assert found.generator.startswith("PCG64, numpy ")
    assert (found.draws, found.seed, dict(found.distributions)) == (9_000, 7, SPREAD)
    assert sum(found.counts) == 9_000
    assert found.p10 < found.p50 < found.p90
    assert found.error == pytest.approx((found.below_zero * (1 - found.below_zero) / 9_000) ** 0.5)
    assert found.rank_correlations[GAIN] > 0 > found.rank_correlations[DELAY]


@pytest.mark.parametrize("timing", list(Timing))
@pytest.mark.parametrize(
    "values",
    [
        {GAIN: 0.8},
        {DELAY: 1.0},
        {DELAY: 2.25, GAIN: 0.9},
        {RATE_: 0.06, BUILD: 1.5, GAIN: 1.1, Input(Lever.BENEFIT, "väntan"): 0.5},
        {DELAY: 7.5},
    ],
)
def test_drawing_inputs_that_never_vary_gives_the_value_they_give(values: dict[Input, float], timing: Timing) -> None:
    """The fast matrices and the exact decimals agree."""
    fixed: dict[Input, Distribution] = {name: Triangular(value, value, value) for name, value in values.items()}
    found = simulate(CASE, RATE, fixed, seed=1, draws=3, timing=timing)
    changes = {name: Decimal(str(value)) for name, value in values.items()}
    exact = float(appraise(CASE, RATE, timing=timing, changes=changes).npv)
    assert found.mean == found.p50 == pytest.approx(exact, rel=1e-12)
    assert found.rank_correlations == {}


@pytest.mark.parametrize(
    ("distribution", "mean"),
    [
        (Triangular(0, 1, 5), 2.0),
        (Pert(0, 1, 5), 1.5),
        (Pert(2, 2, 8), 3.0),
        (Triangular(3, 3, 3), 3.0),
        (Pert(3, 3, 3), 3.0),
    ],
)
def test_the_means_are_those_of_the_formulas(distribution: Triangular | Pert, mean: float) -> None:
    import numpy as np

    shares = (np.arange(200_000) + 0.5) / 200_000
    assert distribution.quantile(shares).mean() == pytest.approx(mean, abs=1e-3)
    ends = distribution.quantile(np.array([0.0, 1.0]))
    assert ends == pytest.approx([distribution.low, distribution.high], abs=1e-9)


def test_a_pert_is_the_beta_distribution_it_says() -> None:
    """Beta(2, 4): F(x) = 1 − (1 − x)⁵ − 5x(1 − x)⁴, so a quarter of the way up lies 0.3671875."""
    import numpy as np

    assert Pert(0, 0.25, 1).quantile(np.array([0.3671875]))[0] == pytest.approx(0.25, abs=1e-6)


def test_a_lognormal_keeps_its_two_percentiles() -> None:
    import numpy as np

    assert LogNormal(50, 200).quantile(np.array([0.1, 0.5, 0.9])) == pytest.approx([50, 100, 200], rel=1e-5)


@pytest.mark.parametrize("wrong", [lambda: Triangular(2, 1, 3), lambda: Pert(0, 4, 3), lambda: LogNormal(0, 1)])
def test_distributions_that_are_none(wrong: Callable[[], Distribution]) -> None:
    with pytest.raises(ValueError, match=r"are not in order|a lognormal"):
        wrong()


ONE, OTHER = Input(Lever.BENEFIT, "handläggning"), Input(Lever.BENEFIT, "väntan")
PAIR: dict[Input, Distribution] = {ONE: Triangular(0, 1, 2), OTHER: Triangular(0, 1, 2)}


def test_inputs_that_move_together_spread_the_value_more() -> None:
    apart, together, against = (
        simulate(CASE, RATE, PAIR, seed=3, draws=20_000, correlations={(ONE, OTHER): by}) for by in (0.0, 1.0, -1.0)
    )
    assert against.deviation < apart.deviation < together.deviation
    assert together.rank_correlations[ONE] == pytest.approx(1, abs=1e-6)
    assert apart.mean == pytest.approx(apart.base, rel=0.02)


def test_what_cannot_be_drawn_is_told_all_at_once() -> None:
    third = Input(Lever.COST)
    distributions: dict[Input, Distribution] = {**PAIR, Input(Lever.COST, "okänd"): Triangular(-1, 0, 1)}
    with pytest.raises(InputError) as raised:
        simulate(
            CASE,
            RATE,
            distributions,
            seed=1,
            draws=1,
            correlations={(ONE, third): 0.5, (ONE, OTHER): 1.5, (OTHER, ONE): 0},
        )
    assert codes(raised) == [
        "draws.too_few",
        "input.unknown",
        "input.negative",
        "correlation.unknown",
        "correlation.outside",
        "correlation.twice",
    ]
    with pytest.raises(InputError) as raised:
        simulate(CASE, RATE, {}, seed=1)
    assert codes(raised) == ["distribution.none"]


def test_correlations_that_no_inputs_can_have_are_not_mended_in_silence() -> None:
    three = {**PAIR, BUILD: Triangular(1, 1, 2)}
    impossible = {(ONE, OTHER): 0.9, (OTHER, BUILD): 0.9, (ONE, BUILD): -0.9}
    with pytest.raises(InputError, match=r"correlation\.impossible"):
        simulate(CASE, RATE, three, seed=1, correlations=impossible)


def test_the_published_optimism_bias() -> None:
    """Mott MacDonald 2002, worked example: upper bound 51 %, 92 % mitigated, 4 % left."""
    areas = {"all": RiskArea(Decimal(1), Decimal("0.92"), "evidence")}
    found = optimism_bias(Decimal("0.51"), Decimal("0.04"), areas)
    assert round(found.uplift, 2) == Decimal("0.04")
    assert optimism_bias(Decimal(2), Decimal("0.1"), {}).uplift == 2
    assert optimism_bias(Decimal(2), Decimal("0.1"), {"a": RiskArea(Decimal(1), Decimal(1), "e")}).uplift == Decimal(
        "0.1"
    )


def test_mitigation_needs_evidence_and_weights_at_most_one() -> None:
    areas = {"a": RiskArea(Decimal("0.7"), Decimal(1), ""), "b": RiskArea(Decimal("0.7"), Decimal(2), "e")}
    with pytest.raises(InputError) as raised:
        optimism_bias(Decimal(1), Decimal(2), areas)
    assert codes(raised) == ["bias.bounds", "bias.no_evidence", "bias.share_outside", "bias.weights"]


def test_own_projects_replace_the_class_when_they_are_enough() -> None:
    overruns = [(100, 100 + 10 * number) for number in range(21)]
    assert reference_class(overruns) == Decimal("1.6")
    assert reference_class(overruns, quantile=Decimal(1)) == 2
    with pytest.raises(InputError) as raised:
        reference_class([(0, 1)], quantile=Decimal(2))
    assert codes(raised) == ["reference.too_few", "reference.not_planned", "reference.quantile"]


def test_points_stand_beside_money_and_are_never_added_to_it() -> None:
    weights = rank_order_weights(["trygghet", "tid", "miljö"])
    scores = {"trygghet": Decimal(90), "tid": Decimal(30), "miljö": Decimal(0)}
    npv = appraise(replace(CASE, benefits=()), RATE).npv
    found = beside(npv, weights, scores)
    assert found.npv == npv
    assert abs((found.points or Decimal(0)) - sum(found.parts.values(), Decimal(0))) < Decimal("1e-15")
    assert found.price_per_point is not None
    assert abs(found.price_per_point * (found.points or 0) + npv) < Decimal("1e-15")
    assert beside(-npv, weights, scores).price_per_point is None


def test_a_missing_score_is_not_nothing() -> None:
    weights = swing_weights({"a": Decimal(60), "b": Decimal(40)})
    found = beside(Decimal(-1), weights, {"a": Decimal(50), "b": None})
    assert (found.points, found.price_per_point, found.coverage) == (None, None, Decimal("0.6"))


def test_scores_and_weights_that_cannot_be_used() -> None:
    with pytest.raises(InputError) as raised:
        beside(Decimal(0), {"a": Decimal(-1)}, {"a": Decimal(101), "b": Decimal(1)})
    assert codes(raised) == ["weight.negative", "weight.sum", "score.unknown", "score.outside"]
    with pytest.raises(InputError) as raised:
        swing_weights({"a": Decimal(-1), "b": Decimal(1)})
    assert codes(raised) == ["swing.negative", "swing.none"]


@given(st.integers(1, 30))
def test_weights_from_an_order_fall_and_sum_to_one(number: int) -> None:
    weights = list(rank_order_weights([str(each) for each in range(number)]).values())
    assert abs(sum(weights, Decimal(0)) - 1) < Decimal("1e-25")
    assert sorted(weights, reverse=True) == weights
