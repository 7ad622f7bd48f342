"""Keys, prices, parts of an öre and invoices."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.money import rounded
from farled.methods.problems import InputError
from farled.methods.settlement import (
    Basis,
    InvoiceLine,
    Key,
    Tariff,
    Tier,
    charge,
    distribute,
    invoice,
    round_together,
    summed,
)
from tests.methods.settlement_keys import KEYS


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [each.code for each in raised.value.problems]


# --- keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("basis", "shares"), [(Basis.EQUAL, [34, 33, 33]), (Basis.USERS, [20, 30, 50])])
def test_one_key(basis: Basis, shares: list[int]) -> None:
    found = distribute(100, Key.by(basis), "abc", {Basis.USERS: {"a": 2, "b": 3, "c": 5}})
    assert list(found.shares.values()) == shares


@given(
    st.integers(-(10**10), 10**10),
    KEYS,
    st.dictionaries(
        st.sampled_from("abcdef"), st.tuples(*[st.decimals("0.01", "10000", places=2)] * 3), min_size=1, max_size=6
    ),
)
def test_a_distribution_adds_up_every_way(
    total: int, key: Key, bodies: dict[str, tuple[Decimal, Decimal, Decimal]]
) -> None:
    measures = {
        basis: {name: each[place] for name, each in bodies.items()}
        for place, basis in enumerate((Basis.POPULATION, Basis.USERS, Basis.VOLUME))
    }
    found = distribute(total, key, bodies, measures)
    assert sum(found.shares.values()) == sum(found.bases.values()) == total
    for basis, amount in found.bases.items():
        assert sum(found.parts[basis].values()) == amount
        assert abs(amount - total * Fraction(key.shares[basis])) < 1
    for name, share in found.shares.items():
        assert share == sum(part[name] for part in found.parts.values())


def test_faults_in_keys() -> None:
    with pytest.raises(InputError) as raised:
        Key({Basis.EQUAL: Decimal("0.5"), Basis.USERS: 0})
    assert codes(raised) == ["key.share", "key.not_whole"]
    with pytest.raises(InputError) as raised:
        distribute(
            1, Key({Basis.USERS: Fraction(1, 2), Basis.VOLUME: Fraction(1, 2)}), "abc", {Basis.USERS: {"a": -1, "b": 0}}
        )
    assert codes(raised) == ["measure.negative", "measure.unknown", *["measure.unknown"] * 3, "measure.nobody"]
    assert distribute(0, Key.by(Basis.USERS), "a", {Basis.USERS: {"a": 0}}).shares == {"a": 0}


# --- tariffs ---------------------------------------------------------------------------------------------------------

STEPS = (Tier(0, 100), Tier(10, 80), Tier(100, Decimal("50.5")))


@pytest.mark.parametrize(
    ("volume", "graduated", "whole"),
    [(0, 0, 0), (1, 100, 100), (10, 1_000, 1_000), (11, 1_080, 880), (100, 8_200, 8_000), (101, 8_251, 5_101)],
)
def test_price_tiers(volume: int, graduated: int, whole: int) -> None:
    assert charge(Tariff(STEPS), volume) == graduated
    assert charge(Tariff(STEPS, whole_volume=True), volume) == whole
    assert charge(Tariff(STEPS, fixed=7), volume) == graduated + 7


@given(st.integers(0, 10**6), st.lists(st.tuples(st.integers(1, 10**4), st.integers(0, 10**4)), max_size=5))
def test_one_unit_more_never_costs_less_with_graduated_tiers(volume: int, steps: list[tuple[int, int]]) -> None:
    tariff = Tariff((Tier(0, 17), *(Tier(above, price) for above, price in sorted(dict(steps).items()))))
    price = [tier.price for tier in tariff.tiers if tier.above <= volume][-1]
    assert charge(tariff, volume + 1) == charge(tariff, volume) + price


def test_faults_in_tariffs() -> None:
    for tiers, expected in (
        ((), ["tariff.no_tier"]),
        ((Tier(1, 1),), ["tariff.first"]),
        ((Tier(0, 1), Tier(0, -1)), ["tariff.order", "tariff.price"]),
    ):
        with pytest.raises(InputError) as raised:
            Tariff(tiers)
        assert codes(raised) == expected
    with pytest.raises(ValueError, match="volume"):
        charge(Tariff(STEPS), -1)


# --- charges and invoices --------------------------------------------------------------------------------------------


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.decimals("-1000", "1000", places=4), max_size=9))
def test_amounts_rounded_together_add_up(amounts: dict[str, Decimal]) -> None:
    found = round_together(amounts)
    assert sum(found.values()) == rounded(sum(amounts.values(), Decimal(0)))
    assert all(abs(found[name] - amount) < 1 for name, amount in amounts.items())
    mirror = round_together({name: -amount for name, amount in amounts.items()})
    assert sum(mirror.values()) == -sum(found.values())


def test_charges_are_summed_before_they_are_rounded() -> None:
    many = [("a", Decimal("0.4"))] * 1_000 + [("b", Fraction(1, 3))] * 3
    assert sum(rounded(amount) for _, amount in many) == 0
    assert round_together(summed(many)) == {"a": 400, "b": 1}
    with pytest.raises(TypeError):
        summed([("a", 0.1)])  # type: ignore[list-item]


def test_an_invoice_as_it_is_shown() -> None:
    """25 % of 333.33 is 83.33; the total 416.66 is paid as 417 kronor with 34 öre of rounding."""
    found = invoice([InvoiceLine("e-mail", 333_33, Decimal("0.25"))])
    assert (found.net, dict(found.vat), found.total) == (333_33, {Decimal("0.25"): 83_33}, 416_66)
    assert (found.payable, found.rounding) == (417_00, 34)
    as_is = invoice(found.lines, whole_kronor=False)
    assert (as_is.payable, as_is.rounding) == (416_66, 0)


def test_vat_is_worked_out_once_for_each_rate() -> None:
    quarter, twelfth = Decimal("0.25"), Decimal("0.12")
    lines = [
        InvoiceLine(str(n), 2, rate) for n, rate in enumerate((quarter, twelfth, quarter, Decimal("0.250"), Decimal(0)))
    ]
    found = invoice(lines)
    assert found.lines == tuple(lines)
    assert dict(found.bases) == {Decimal(0): 2, twelfth: 2, quarter: 6}
    assert dict(found.vat) == {Decimal(0): 0, twelfth: 0, quarter: 2}  # 1.5 öre; line by line it would be 3
    with pytest.raises(InputError) as raised:
        invoice([InvoiceLine("a", 1, 25)])
    assert [each.facts for each in raised.value.problems] == [{"line": 1, "rate": 25}]


@given(
    st.lists(
        st.tuples(
            st.integers(-(10**9), 10**9), st.sampled_from([Decimal(rate) for rate in ("0", "0.06", "0.12", "0.25")])
        )
    )
)
def test_an_invoice_adds_up_and_its_credit_is_the_mirror(lines: list[tuple[int, Decimal]]) -> None:
    found = invoice([InvoiceLine("x", net, rate) for net, rate in lines])
    credit = invoice([InvoiceLine("x", -net, rate) for net, rate in lines])
    assert found.net == sum(net for net, _ in lines) == sum(found.bases.values())
    assert found.total == found.net + sum(found.vat.values())
    assert found.payable == found.total + found.rounding
    assert found.payable % 100 == 0
    assert abs(found.rounding) <= 50
    assert (credit.total, credit.payable, credit.rounding) == (-found.total, -found.payable, -found.rounding)
