from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.overlap import (
    BenefitKind,
    Cell,
    Claim,
    Finding,
    FindingCode,
    Level,
    OverlapReport,
    Reason,
    Rule,
    check_claims,
    in_order,
    joint,
    shapley,
    share_out,
)

HOURS = Cell("bygglov", "byggnadsnämnden", BenefitKind.TIME, "h")
MONEY = replace(HOURS, kind=BenefitKind.FINANCIAL)
CASES = replace(HOURS, unit="ärenden")
YEAR = 2027


def claim(name: str, quantity: int, cell: Cell = HOURS, **facts: object) -> Claim:
    return Claim(name, f"initiative {name}", cell, YEAR, quantity, **facts)  # type: ignore[arg-type]


THREE = [
    claim(name, quantity, decided=date(2026, month, 1), effect=Decimal(effect))
    for name, quantity, month, effect in [("a", 3_000, 1, "0.5"), ("b", 2_500, 2, "0.4"), ("c", 1_800, 3, "0.3")]
]


def allowed(report: OverlapReport) -> dict[str, int | None]:
    return {name: share.allowed for name, share in sorted(report.shares.items())}


def reasons(report: OverlapReport) -> list[Reason]:
    return [share.reason for _, share in sorted(report.shares.items())]


def found(claims: list[Claim], baseline: dict[tuple[Cell, int], int]) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code.value, finding.claims) for finding in check_claims(claims, baseline).findings]


def test_the_worked_example_by_priority() -> None:
    """Methods reference, section 2.1: 6,000 hours, 7,300 claimed."""
    report = check_claims(THREE, {(HOURS, YEAR): 6_000})
    assert allowed(report) == {"a": 3_000, "b": 2_500, "c": 500}
    assert reasons(report) == [Reason.WHOLE, Reason.WHOLE, Reason.WHAT_WAS_LEFT]
    assert report.shares["c"].before == ("a", "b")
    assert report.shares["c"].left == 500
    assert report.shares["c"].unclaimed == Fraction(500, 1_800)
    state = report.places[HOURS, YEAR]
    assert (state.claimed, state.excess, state.allowed, state.remaining) == (7_300, 1_300, 6_000, 0)
    (finding,) = report.findings
    assert finding.level is Level.ERROR
    assert finding == Finding(
        FindingCode.EXCEEDS,
        "bygglov",
        "byggnadsnämnden",
        YEAR,
        ("a", "b", "c"),
        {"unit": "h", "claimed": 7_300, "baseline": 6_000, "excess": 1_300},
    )
    assert report.blocks


def test_the_worked_example_in_proportion() -> None:
    report = check_claims(THREE, {(HOURS, YEAR): 6_000}, {HOURS: Rule.PROPORTIONAL})
    assert allowed(report) == {"a": 2_466, "b": 2_055, "c": 1_479}
    assert set(reasons(report)) == {Reason.IN_PROPORTION}


def test_the_worked_example_of_effects_in_per_cent() -> None:
    """40, 30 and 20 per cent of one base are together 66.4, not 90; in order 40, 18 and 8.4."""
    effects = [Fraction(4, 10), Fraction(3, 10), Fraction(2, 10)]
    assert joint(effects) == Fraction(664, 1000)
    assert in_order(effects) == [Fraction(400, 1000), Fraction(180, 1000), Fraction(84, 1000)]
    claims = [
        replace(each, quantity=quantity, effect=Decimal(effect))
        for each, quantity, effect in zip(THREE, (400, 300, 200), ("0.4", "0.3", "0.2"), strict=True)
    ]
    report = check_claims(claims, {(HOURS, YEAR): 1_000}, {HOURS: Rule.IN_ORDER})
    assert allowed(report) == {"a": 400, "b": 180, "c": 84}
    assert reasons(report) == [Reason.WHOLE, Reason.ON_WHAT_WAS_LEFT, Reason.ON_WHAT_WAS_LEFT]
    assert [report.shares[name].left for name in "abc"] == [1_000, 600, 420]
    assert report.places[HOURS, YEAR].remaining == 336
    fair = check_claims(claims, {(HOURS, YEAR): 1_000}, {HOURS: Rule.SHAPLEY})
    assert allowed(fair) == {"a": 308, "b": 218, "c": 138}  # 0.4 · (1 − 0.25 + 0.06 / 3) …
    assert set(reasons(fair)) == {Reason.AVERAGE_OF_ORDERS}


def test_one_change_claimed_by_several_is_one_change() -> None:
    report = check_claims(THREE, {(HOURS, YEAR): 6_000}, {HOURS: Rule.SAME_CHANGE})
    assert sum(share.allowed or 0 for share in report.shares.values()) == 3_000  # the largest claim
    assert set(reasons(report)) == {Reason.SAME_CHANGE}
    assert report.places[HOURS, YEAR].remaining == 3_000


def test_who_comes_after_an_emptied_capacity_gets_nothing() -> None:
    claims = [*THREE[:1], claim("undecided", 10), claim("late", 10, decided=date(2027, 1, 1))]
    report = check_claims(claims, {(HOURS, YEAR): 3_005})
    assert allowed(report) == {"a": 3_000, "late": 5, "undecided": 0}
    assert report.shares["undecided"].reason is Reason.NOTHING_LEFT
    assert report.shares["undecided"].unclaimed == 0


def test_what_fits_is_only_to_be_agreed_on() -> None:
    report = check_claims(THREE[:2], {(HOURS, YEAR): 6_000})
    assert [(each.code, each.level) for each in report.findings] == [(FindingCode.SHARED, Level.WARNING)]
    assert report.places[HOURS, YEAR].remaining == 500
    assert not report.blocks
    assert found(THREE[:1], {(HOURS, YEAR): 6_000}) == []


def test_nobody_has_said_how_much_there_is() -> None:
    report = check_claims(THREE[:1], {(HOURS, YEAR + 1): 6_000, (MONEY, YEAR): -1})
    assert reasons(report) == [Reason.NO_BASELINE]
    assert report.shares["a"].allowed is None
    assert report.shares["a"].unclaimed is None
    assert [each.code for each in report.findings] == [FindingCode.NO_BASELINE]
    assert [each.code for each in report.problems] == ["baseline.negative"]
    assert report.places[HOURS, YEAR].remaining is None
    assert report.places[HOURS, YEAR + 1].remaining == 6_000  # nobody claims it yet


def test_a_capacity_of_nothing_is_exceeded_by_anything() -> None:
    report = check_claims(THREE[:1], {(HOURS, YEAR): 0})
    assert [each.code for each in report.findings] == [FindingCode.EXCEEDS]
    assert allowed(report) == {"a": 0}


def test_the_same_hours_as_money_and_as_time() -> None:
    baseline = {(HOURS, YEAR): 9_000, (MONEY, YEAR): 9_000}
    assert found([THREE[0], claim("m", 10, MONEY)], baseline) == [("overlap.double_kind", ("a", "m"))]


def test_the_same_process_counted_otherwise_by_somebody_else_is_worth_a_look() -> None:
    baseline = {(HOURS, YEAR): 9_000, (CASES, YEAR): 9_000}
    other = claim("x", 10, CASES)
    assert found([THREE[0], other], baseline) == [("overlap.undeclared", ("a", "x"))]
    assert found([THREE[0], replace(other, initiative=THREE[0].initiative)], baseline) == []
    assert found([THREE[0], replace(other, year=YEAR + 1)], {**baseline, (CASES, YEAR + 1): 10}) == []


def test_work_that_is_moved_to_another_body_is_no_gain_for_the_group() -> None:
    moved = replace(THREE[0], cost_at="kontaktcenter")
    report = check_claims([moved, THREE[1]], {(HOURS, YEAR): 6_000})
    state = report.places[HOURS, YEAR]
    assert (state.allowed, state.moved) == (5_500, 3_000)
    assert [each.code for each in report.findings] == [FindingCode.SHARED, FindingCode.TRANSFER]
    assert report.findings[1].facts == {"unit": "h", "quantity": 3_000, "to": "kontaktcenter"}


def test_claims_that_cannot_be_used_are_told_all_at_once_and_left_out() -> None:
    claims = [THREE[0], THREE[0], claim("n", 0), claim("e", 1, effect=Decimal(2)), claim("p", 5, MONEY)]
    report = check_claims(claims, {(HOURS, YEAR): 10_000, (MONEY, YEAR): 10}, {MONEY: Rule.SHAPLEY})
    assert [each.code for each in report.problems] == [
        "claim.effect_outside",
        "claim.no_effect",
        "claim.not_positive",
        "claim.twice",
    ]
    assert allowed(report) == {"a": 3_000}
    assert report.blocks


CELLS = st.sampled_from([HOURS, MONEY, CASES])
CLAIMS = st.lists(
    st.builds(
        Claim,
        id=st.text("abcdefgh", min_size=1, max_size=3),
        initiative=st.sampled_from("ijk"),
        cell=CELLS,
        year=st.sampled_from([2027, 2028]),
        quantity=st.integers(1, 10_000),
        decided=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 9)),
        effect=st.decimals("0.01", "1", places=2),
        cost_at=st.sampled_from(["", "", "other"]),
    ),
    max_size=8,
    unique_by=lambda each: each.id,
)
BASELINES = st.dictionaries(st.tuples(CELLS, st.sampled_from([2027, 2028])), st.integers(0, 20_000))
RULES = st.dictionaries(CELLS, st.sampled_from(Rule))


@given(CLAIMS, BASELINES, RULES, st.randoms())
def test_the_order_of_claims_does_not_matter(
    claims: list[Claim], baseline: dict[tuple[Cell, int], int], rules: dict[Cell, Rule], random: Random
) -> None:
    report = check_claims(claims, baseline, rules)
    random.shuffle(claims)
    assert check_claims(claims, dict(reversed(baseline.items())), rules) == report


@given(CLAIMS, BASELINES, RULES)
def test_nothing_is_counted_beyond_what_there_is_or_was_claimed(
    claims: list[Claim], baseline: dict[tuple[Cell, int], int], rules: dict[Cell, Rule]
) -> None:
    report = check_claims(claims, baseline, rules)
    assert report.shares.keys() == {each.id for each in claims}
    for share in report.shares.values():
        if share.allowed is not None:
            assert 0 <= share.allowed <= share.claim.quantity
            assert 0 <= (share.unclaimed or 0) <= 1
    for place, state in report.places.items():
        if state.baseline is None:
            continue
        assert state.allowed is not None
        assert state.remaining == state.baseline - state.allowed >= 0
        if state.rule in (Rule.PRIORITY, Rule.PROPORTIONAL):
            assert state.allowed == min(state.baseline, state.claimed)  # nothing that fits is lost
        assert state.claimed == sum(each.quantity for each in claims if each.place == place)


@given(CLAIMS, BASELINES)
def test_a_later_claim_takes_nothing_from_those_before(
    claims: list[Claim], baseline: dict[tuple[Cell, int], int]
) -> None:
    before = check_claims(claims, baseline)
    newcomer = replace(claim("zzzz", 5_000), decided=None)
    after = check_claims([*claims, newcomer], baseline)
    assert allowed(before) == {name: each for name, each in allowed(after).items() if name != "zzzz"}
    if (state := before.places.get((HOURS, YEAR))) and state.remaining is not None:
        assert after.shares["zzzz"].allowed == min(5_000, state.remaining)  # what remains to claim


EFFECTS = st.lists(st.fractions(0, 1, max_denominator=20), min_size=1, max_size=5)


@given(EFFECTS)
def test_effects_sum_to_what_they_have_together(effects: list[Fraction]) -> None:
    assert sum(in_order(effects)) == joint(effects) == sum(shapley(effects)) <= 1
    assert all(share <= effect for share, effect in zip(shapley(effects), effects, strict=True))


@given(EFFECTS)
def test_the_fair_share_is_the_average_over_all_orders(effects: list[Fraction]) -> None:
    sums = [Fraction(0)] * len(effects)
    orders = list(permutations(range(len(effects))))
    for order in orders:
        for place, share in zip(order, in_order([effects[each] for each in order]), strict=True):
            sums[place] += share
    assert shapley(effects) == [each / len(orders) for each in sums]


@pytest.mark.parametrize("rule", list(Rule))
def test_every_share_can_be_worked_out_again_from_what_it_says(rule: Rule) -> None:
    report = check_claims(THREE, {(HOURS, YEAR): 6_000}, {HOURS: rule})
    shares = list(report.shares.values())
    again = share_out([share.claim for share in reversed(shares)], shares[0].baseline, shares[0].rule)
    assert {share.claim.id: share for share in again} == report.shares


def test_money_counted_in_another_unit_than_time_is_not_the_same_hours() -> None:
    kronor = replace(MONEY, unit="kr")
    baseline = {(HOURS, YEAR): 9_000, (kronor, YEAR): 9_000}
    assert found([THREE[0], claim("m", 10, kronor)], baseline) == [("overlap.undeclared", ("a", "m"))]
