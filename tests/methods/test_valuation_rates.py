from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.valuation import Basis, RateRow, Timing, flat, nominal, rates_on, real

GREEN_BOOK = [
    RateRow("stpr", date(2003, 1, 1), Decimal(rate), Basis.REAL, "HM Treasury, The Green Book", first)
    for first, rate in [(31, "0.03"), (0, "0.035"), (76, "0.025")]
]
SKR = [
    RateRow("internränta", date(year, 1, 1), Decimal(rate), Basis.NOMINAL, "SKR")
    for year, rate in [(2020, "0.015"), (2022, "0.01"), (2023, "0.0125"), (2024, "0.025"), (2025, "0.025")]
]


def test_the_rate_in_force_on_the_day_of_decision() -> None:
    assert rates_on([*SKR, *GREEN_BOOK], "internränta", on=date(2023, 12, 31)).at(0) == Decimal("0.0125")
    assert rates_on(SKR, "internränta", on=date(2021, 6, 1)).at(5) == Decimal("0.015")
    assert rates_on(SKR, "internränta", on=date(2024, 1, 1)).at(0) == Decimal("0.025")  # the first day counts
    with pytest.raises(InputError, match=r"rate\.none"):
        rates_on(SKR, "internränta", on=date(2019, 12, 31))


def test_long_term_rates_fall_by_steps() -> None:
    """Green Book: 3.5 % to year 30, 3.0 % to 75, then 2.5 %; factors as compound products of those rates."""
    rates = rates_on(GREEN_BOOK, "stpr", on=date(2026, 1, 1))
    assert [rates.at(t) for t in (0, 30, 31, 75, 76)] == [
        Decimal(each) for each in ("0.035", "0.035", "0.03", "0.03", "0.025")
    ]
    factors = rates.factors(76)
    assert [str(round(factors[t], 4)) for t in (1, 10, 30)] == ["0.9662", "0.7089", "0.3563"]
    assert round(factors[31] * Decimal("1.03"), 25) == round(factors[30], 25)
    assert round(factors[76] * Decimal("1.025"), 25) == round(factors[75], 25)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (GREEN_BOOK[:1], "rate.start"),
        ([*GREEN_BOOK, GREEN_BOOK[0]], "rate.start"),
        ([*GREEN_BOOK, RateRow("stpr", date(2003, 1, 1), Decimal(0), Basis.NOMINAL, "", 90)], "rate.basis"),
        ([RateRow("stpr", date(2003, 1, 1), Decimal(-1), Basis.REAL, "")], "rate.too_low"),
    ],
)
def test_a_table_that_cannot_be_used(rows: list[RateRow], code: str) -> None:
    with pytest.raises(InputError, match=code):
        rates_on(rows, "stpr", on=date(2026, 1, 1))


POSITIVE = st.decimals("0", "0.5", places=4)


@given(POSITIVE, POSITIVE)
def test_real_and_nominal_rates_undo_each_other(rate: Decimal, inflation: Decimal) -> None:
    assert abs(real(nominal(rate, inflation), inflation) - rate) < Decimal("1e-24")


@given(POSITIVE, st.integers(1, 40))
def test_identities_of_discounting(rate: Decimal, years: int) -> None:
    rates = flat(rate)
    factors = rates.factors(years)
    assert factors[0] == 1
    assert all(later <= sooner for sooner, later in pairwise(factors))
    tiny = Decimal("1e-24")
    assert abs(factors[years] * (1 + rate) ** years - 1) < tiny
    closed = (1 - (1 + rate) ** -years) / rate if rate else Decimal(years)
    assert abs(rates.annuity(years) - closed) < Decimal("1e-20")
    middle = rates.factors(years, Timing.MID_YEAR)
    assert all(abs(mid * mid - end * end / (1 + rate)) < tiny for mid, end in zip(middle, factors, strict=True))
