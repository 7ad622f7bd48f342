import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.money import (
    KnownSum,
    Ore,
    ZeroWeightError,
    apportion,
    apportion_among,
    exact,
    instalments,
    known_sum,
    payable,
    portion,
    rounded,
    rounded_together,
    to_kronor,
    to_ore,
)

AMOUNTS = st.integers(-(10**15), 10**15)
WEIGHTS = st.lists(
    st.integers(0, 10**9) | st.decimals(0, 10**6, places=3) | st.fractions(0, 100, max_denominator=50), min_size=1
)


@pytest.mark.parametrize(
    ("kronor", "ore"),
    [("1.005", 101), ("2.675", 268), ("-1.005", -101), ("0.004", 0), ("-0.005", -1), ("1E+3", 100_000)],
)
def test_halves_go_away_from_zero(kronor: str, ore: Ore) -> None:
    """Methods reference, section 0; half-even would give 1.00, 2.68 and -1.00, and the float 2.675 becomes 2.67."""
    assert to_ore(Decimal(kronor)) == ore


@given(st.decimals(-(10**12), 10**12, places=4))
def test_rounding_is_that_of_decimal_half_up(number: Decimal) -> None:
    assert rounded(number) == int(number.to_integral_value(ROUND_HALF_UP))


@given(st.fractions())
def test_a_credit_is_rounded_as_the_mirror_of_the_debit(number: Fraction) -> None:
    assert rounded(-number) == -rounded(number)
    assert abs(rounded(number) - number) <= Fraction(1, 2)


@given(st.dictionaries(st.integers(), st.fractions(max_denominator=10**6) | st.decimals(-(10**9), 10**9, places=5)))
def test_parts_rounded_together_add_up_and_lie_within_an_ore(parts: dict[int, Fraction | Decimal]) -> None:
    found = rounded_together(parts)
    assert sum(found.values()) == rounded(sum(map(exact, parts.values()), Fraction(0)))
    assert all(abs(found[key] - exact(part)) < 1 for key, part in parts.items())
    assert rounded_together({key: -part for key, part in parts.items()}) == {key: -part for key, part in found.items()}


@given(AMOUNTS)
def test_ore_and_kronor_are_the_same_money(amount: Ore) -> None:
    assert to_ore(to_kronor(amount)) == amount
    assert to_kronor(amount) * 100 == amount


def test_kronor_are_exact_whatever_the_size() -> None:
    assert str(to_kronor(-(10**40) - 7)) == f"-{10**38}.07"
    assert str(to_kronor(-7)) == "-0.07"


@pytest.mark.parametrize("wrong", [1.0, float("nan"), "1", None, True])
def test_floats_and_texts_are_refused_everywhere(wrong: Any) -> None:
    for call in (rounded, to_ore, exact, to_kronor, payable):
        with pytest.raises(TypeError):
            call(wrong)
    with pytest.raises(TypeError):
        apportion(100, [1, wrong])
    with pytest.raises(TypeError):
        apportion(wrong, [1])
    with pytest.raises(TypeError):
        portion(100, wrong)


def test_booked_money_is_no_decimal() -> None:
    with pytest.raises(TypeError, match="whole number of öre"):
        to_kronor(Decimal(5))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a number"):
        rounded(Decimal("Infinity"))


@pytest.mark.parametrize(
    ("amount", "whole", "line"),
    [(41_650, 41_700, 50), (41_649, 41_600, -49), (-41_650, -41_700, -50), (50, 100, 50), (49, 0, -49), (0, 0, 0)],
)
def test_only_the_total_of_a_document_is_paid_in_whole_kronor(amount: Ore, whole: Ore, line: Ore) -> None:
    """SFS 1970:1029, 2 §: 1–49 öre down, 50–99 up."""
    assert payable(amount) == (whole, line)
    assert amount + line == whole


def test_vat_stays_in_kronor_and_ore() -> None:
    assert portion(33_333, Decimal("0.25")) == 8_333
    assert portion(-33_333, Decimal("0.25")) == -8_333


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (100_000, [1, 1, 1], [33_334, 33_333, 33_333]),
        (1_234_567, [310, 125, 65, 0], [765_431, 308_642, 160_494, 0]),
        (720_001, [1] * 12, [60_001] + [60_000] * 11),
        (1_200_000, [300, 150, 50, 0], [720_000, 360_000, 120_000, 0]),
        (6_000, [3_000, 2_500, 1_800], [2_466, 2_055, 1_479]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (0, [0, 0], [0, 0]),
        (0, [], []),
        (1, [Decimal("0.1"), Decimal("0.3")], [0, 1]),
    ],
)
def test_worked_examples_of_sharing_out(total: Ore, weights: list[int | Decimal], shares: list[Ore]) -> None:
    """Methods reference, sections 2.1, 6.1 and 6.2."""
    assert apportion(total, weights) == shares


def test_a_published_apportionment() -> None:
    """Hamilton's method, the textbook case of the Alabama paradox: population 6, 6 and 2, with 10 and 11 seats."""
    assert apportion(10, [6, 6, 2]) == [4, 4, 2]
    assert apportion(11, [6, 6, 2]) == [5, 5, 1]


@given(AMOUNTS, WEIGHTS)
def test_no_ore_is_lost_and_nobody_is_off_by_more_than_one(total: Ore, weights: list[int | Decimal | Fraction]) -> None:
    combined = sum(map(exact, weights))
    if not combined:
        weights = [*weights, 1]
        combined = Fraction(1)
    shares = apportion(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * exact(weight) / combined) < 1
        assert weight or not share


@given(AMOUNTS, WEIGHTS)
def test_a_credit_is_shared_as_the_mirror_of_the_debit(total: Ore, weights: list[int | Decimal | Fraction]) -> None:
    weights = [*weights, 1]
    assert apportion(-total, weights) == [-share for share in apportion(total, weights)]


@given(AMOUNTS, st.dictionaries(st.text(max_size=3), st.integers(1, 50), min_size=1), st.randoms())
def test_the_order_of_names_does_not_matter(total: Ore, weights: dict[str, int], random: object) -> None:
    items = list(weights.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert apportion_among(total, dict(items)) == apportion_among(total, weights)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**6), min_size=2))
def test_a_heavier_weight_never_gets_less(total: Ore, weights: list[int]) -> None:
    shares = apportion(total, [*weights, 1])
    order = sorted(range(len(weights)), key=weights.__getitem__)
    for lighter, heavier in pairwise(order):
        assert weights[lighter] == weights[heavier] or shares[lighter] <= shares[heavier]


def test_what_cannot_be_shared_out() -> None:
    with pytest.raises(ZeroWeightError, match="100 öre"):
        apportion(100, [0, 0])
    with pytest.raises(ZeroWeightError):
        apportion(100, [])
    with pytest.raises(ValueError, match="negative weights: -1, -1/2"):
        apportion(100, [1, -1, Decimal("-0.5")])
    with pytest.raises(ValueError, match="0 instalments"):
        instalments(100, 0)


@given(AMOUNTS, st.integers(1, 60))
def test_instalments_add_up_and_the_first_are_the_larger(total: Ore, number: int) -> None:
    parts = instalments(total, number)
    assert sum(parts) == total
    assert sorted(parts, reverse=total >= 0) == parts


def test_what_is_missing_is_never_nothing() -> None:
    assert known_sum([]) == KnownSum(None, 0, 0)
    assert known_sum([]).coverage is None
    assert known_sum([None, None], least=0).total is None
    assert known_sum([0, None], least=Fraction(1, 2)) == KnownSum(0, 1, 2)
    assert known_sum([100, None, -300], least=Decimal("0.67")).total is None
    assert known_sum([100, None, -300], least=Fraction(2, 3)).coverage == Fraction(2, 3)
    with pytest.raises(ValueError, match="a share of 2"):
        known_sum([1], least=2)


FOCUS = Path(__file__).parents[3] / "shared" / "data" / "cost_settlement" / "focus_sample.csv"


@pytest.mark.skipif(not FOCUS.exists(), reason="the published sample of charges is not on this machine")
def test_a_thousand_tiny_charges_add_up_before_they_are_rounded() -> None:
    """FinOps FOCUS 1.0 sample: billed 20.520226728990, effective 14.976514185860 (its README)."""
    with FOCUS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    billed = [exact(Decimal(row["BilledCost"])) for row in rows]
    assert len(rows) == 1_000
    assert sum(billed) == exact(Decimal("20.520226728990"))
    assert sum(exact(Decimal(row["EffectiveCost"])) for row in rows) == exact(Decimal("14.976514185860"))
    assert to_ore(sum(billed, Fraction())) == 2_052
    assert sum(map(to_ore, billed)) != 2_052  # rounded line by line, the total would not be the invoice's
