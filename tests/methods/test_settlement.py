"""Common services settled to the öre: whatever the figures, every sum ties."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.money import apportion, instalments, rounded
from farled.methods.problems import InputError
from farled.methods.settlement import (
    Basis,
    Entry,
    EntryKind,
    Key,
    Service,
    Settlement,
    Tariff,
    Tier,
    apportion_rows,
    charge,
    distribute,
    instalment_entries,
    settle,
    settling_entries,
)
from tests.methods.settlement_keys import KEYS

MONTHS = [f"2027-{month:02}" for month in range(1, 13)]


def codes(raised: pytest.ExceptionInfo[InputError]) -> list[str]:
    return [each.code for each in raised.value.problems]


# --- rows ------------------------------------------------------------------------------------------------------------

ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.tuples(
            st.one_of(st.integers(-1_000, 1_000), st.integers(-(10**14), 10**14)),
            st.lists(
                st.one_of(st.integers(0, 4), st.integers(0, 10**5), st.integers(0, 10**12)),
                min_size=width,
                max_size=width,
            ).filter(any),
        ),
        min_size=1,
        max_size=8,
    )
)


@given(ROWS)
def test_rows_are_shared_out_as_one_by_one(rows: list[tuple[int, list[int]]]) -> None:
    """Equal weights, so equal remainders, products beyond 64 bits and credits among them."""
    found = apportion_rows([total for total, _ in rows], [weights for _, weights in rows])
    assert found.tolist() == [apportion(total, weights) for total, weights in rows]


def test_many_rows_are_worked_on_in_parts() -> None:
    pick = np.random.default_rng(2)
    weights, totals = pick.integers(0, 9, (900, 150)), pick.integers(0, 10**7, 900)
    found = apportion_rows(totals, weights)
    assert (found.sum(axis=1) == totals).all()
    for row in (0, 437, 899):
        assert found[row].tolist() == apportion(int(totals[row]), weights[row].tolist())


@pytest.mark.parametrize(
    ("totals", "weights", "code"),
    [
        ([1.5], [[1]], "numbers.not_whole"),
        ([2**63], [[1]], "numbers.not_whole"),
        ([1], [[1, -1]], "weight.negative"),
        ([0, 1, 2], [[0], [0], [0]], "weight.none"),
        ([0, 10**15], [[10**15], [0]], "weight.none"),
    ],
)
def test_faults_in_rows(totals: list[int], weights: list[list[int]], code: str) -> None:
    with pytest.raises(InputError) as raised:
        apportion_rows(totals, weights)
    assert codes(raised) == [code]
    if code == "weight.none":
        assert raised.value.problems[0].facts == {"row": 1, "rows": len(totals) - 1}


def test_nothing_can_be_shared_out_to_nobody() -> None:
    assert apportion_rows([0], [[0, 0]]).tolist() == [[0, 0]]
    assert apportion_rows([0], [[]]).tolist() == [[]]
    with pytest.raises(InputError) as raised:
        apportion_rows([0, 1], [[], []])
    assert codes(raised) == ["weight.none"]


# --- a year ----------------------------------------------------------------------------------------------------------


def worked() -> Settlement:
    """Methods reference, section 6.2: forecast 12,000.00 on 300/150/50/0, actual 12,345.67 on 310/125/65/0."""
    return settle(
        ["a", "b", "c", "d"],
        [Service("email", 24_00)],
        ["year"],
        planned=[[300, 150, 50, 0]],
        cost=[[1_234_567]],
        volume=[[[310, 125, 65, 0]]],
    )


def test_the_worked_example() -> None:
    found = worked()
    assert found.forecast.tolist() == [[720_000, 360_000, 120_000, 0]]
    assert found.actual.tolist() == [[[765_431, 308_642, 160_494, 0]]]
    assert found.by_body == {"a": 45_431, "b": -51_358, "c": 40_494, "d": 0}
    assert found.by_service == {"email": 34_567}


def test_twelve_instalments_with_the_odd_ore_first() -> None:
    year = settle(["a"], [Service("s", 1)], MONTHS, planned=[[720_001]], cost=[[0] * 12], volume=[[[1]] * 12])
    assert year.line("a", "s").instalments == tuple(instalments(720_001, 12)) == (60_001, *[60_000] * 11)
    assert year.by_body == {"a": -720_001}
    summer = replace(year, profile=(1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1))
    assert summer.instalments[0, 6].tolist() == [0]
    assert summer.instalments.sum() == 720_001
    with pytest.raises(ValueError, match="not in"):
        year.line("b", "s")


def test_a_price_with_parts_of_an_ore_is_rounded_once() -> None:
    year = settle(
        ["a", "b", "c"],
        [Service("s", Decimal("0.35"))],
        ["year"],
        planned=[[1, 1, 1]],
        cost=[[1]],
        volume=[[[1, 1, 1]]],
    )
    assert year.forecast.tolist() == [[1, 0, 0]]  # 1.05 öre in all; each by itself would be nothing


def test_a_body_that_joins_and_one_that_leaves() -> None:
    year = settle(
        ["stays", "leaves", "joins"],
        [Service("s", 100, Key.by(Basis.EQUAL))],
        ["spring", "autumn"],
        planned=[[10, 5, 5]],
        cost=[[1_000, 1_001]],
        volume=[[[5, 5, 0], [5, 0, 5]]],
        measures={Basis.EQUAL: [[1, 1, 0], [1, 0, 1]]},
    )
    assert year.actual.tolist() == [[[500, 500, 0], [501, 0, 500]]]
    assert year.forecast.tolist() == [[1_000, 500, 500]]


def test_keys_are_mixed_service_by_service() -> None:
    shared = Key({Basis.EQUAL: Decimal("0.2"), Basis.POPULATION: Decimal("0.3"), Basis.VOLUME: Fraction(1, 2)})
    services = [Service("one", 10, shared), Service("two", 10), Service("three", 10, Key.by(Basis.USERS))]
    measures: dict[Basis, Any] = {
        Basis.POPULATION: [500, 300, 201],
        Basis.USERS: [[[0, 1, 2]], [[0, 0, 0]], [[7, 0, 0]]],
    }
    volume = [[[1, 2, 3], [4, 5, 6]]] * 3
    cost = [[1_000, 1_003], [777, 10], [501, -501]]
    found = settle(
        ["a", "b", "c"], services, ["m1", "m2"], planned=[[9, 9, 9]] * 3, cost=cost, volume=volume, measures=measures
    )
    assert found.actual.sum(axis=2).tolist() == cost
    for month, weights in enumerate(volume[0]):
        own = distribute(
            cost[0][month],
            shared,
            "abc",
            {
                Basis.POPULATION: dict(zip("abc", (500, 300, 201), strict=True)),
                Basis.VOLUME: dict(zip("abc", weights, strict=True)),
            },
        )
        assert found.actual[0, month].tolist() == [own.shares[name] for name in "abc"]
    assert found.actual[1].tolist() == [apportion(777, [1, 2, 3]), apportion(10, [4, 5, 6])]
    assert found.actual[2].tolist() == [[501, 0, 0], [-501, 0, 0]]
    assert found.forecast[2].tolist() == [270, 0, 0]


def test_faults_in_a_year_are_told_together() -> None:
    users = Service("s", 1, Key.by(Basis.USERS))
    with pytest.raises(InputError) as raised:
        settle(
            ["a", "a"],
            [users, users],
            ["m", "m"],
            planned=[[1, -1], [0, 0]],
            cost=[[1, 1]],
            volume=[[[0, 0], [0, 0]], [[0, 0], [0, -1]]],
            measures={Basis.POPULATION: [1, 2, 3], Basis.EQUAL: [-1, 1]},
            profile=[0, 0, -1],
        )
    assert sorted(codes(raised)) == [
        "body.twice",
        "measure.negative",
        "measure.unknown",
        "month.twice",
        "profile.length",
        "profile.weight",
        "service.twice",
        "table.shape",
        "table.shape",
        "volume.negative",
        "volume.negative",
    ]


def test_a_cost_without_volume_is_asked_about_and_never_lost() -> None:
    year: dict[str, Any] = {"planned": [[1, 1]], "volume": [[[1, 1], [0, 0]]]}
    with pytest.raises(InputError) as raised:
        settle(["a", "b"], [Service("s", 1)], ["m1", "m2"], cost=[[5, 7]], **year)
    assert [each.facts for each in raised.value.problems] == [{"service": "s", "month": "m2", "amount": 7}]
    assert settle(["a", "b"], [Service("s", 1)], ["m1", "m2"], cost=[[5, 0]], **year).actual.sum() == 5
    with pytest.raises(InputError) as raised:
        settle(["a"], [Service("s", 1)], ["m"], planned=[[1.0]], cost=[[1]], volume=[[[1]]])
    assert codes(raised) == ["numbers.not_whole"]


PRICES = st.one_of(
    st.integers(0, 10**6),
    st.decimals("0", "1000", places=3),
    st.just(Tariff((Tier(0, 10), Tier(5, Decimal("7.5"))), fixed=3)),
)


@st.composite
def years(draw: st.DrawFn) -> dict[str, Any]:
    bodies, services, months = (draw(st.integers(1, most)) for most in (4, 3, 4))

    def table(low: int, high: int, *shape: int) -> Any:
        if not shape:
            return draw(st.integers(low, high))
        return [table(low, high, *shape[1:]) for _ in range(shape[0])]

    return {
        "bodies": [f"b{n}" for n in range(bodies)],
        "services": [Service(f"s{n}", draw(PRICES), draw(KEYS)) for n in range(services)],
        "months": [f"m{n}" for n in range(months)],
        "planned": table(0, 10_000, services, bodies),
        "cost": table(-(10**9), 10**12, services, months),
        "volume": [
            [[1 + draw(st.integers(0, 3)), *row[1:]] for row in each]
            for each in table(0, 5_000, services, months, bodies)
        ],
        "measures": {Basis.POPULATION: table(1, 10**6, bodies), Basis.USERS: table(1, 50, services, 1, bodies)},
        "profile": draw(st.none() | st.lists(st.integers(1, 9), min_size=months, max_size=months)),
    }


def run(year: dict[str, Any]) -> Settlement:
    return settle(year.pop("bodies"), year.pop("services"), year.pop("months"), **year)


def planned_cost(year: dict[str, Any]) -> list[int]:
    """What each service is planned to bring in, worked out by itself."""
    found = []
    for service, volumes in zip(year["services"], year["planned"], strict=True):
        if isinstance(service.price, Tariff):
            found.append(sum(charge(service.price, each) for each in volumes))
        else:
            found.append(rounded(Fraction(service.price) * sum(volumes)))
    return found


@given(years())
def test_every_sum_ties_whatever_the_figures(year: dict[str, Any]) -> None:
    cost, expected = np.array(year["cost"]), planned_cost(year)
    for row, amount in enumerate(expected):
        if amount and not sum(year["planned"][row]):
            year["planned"][row][0] = 1  # somebody must be planned for
    expected = planned_cost(year)
    found = run(dict(year))
    left = found.settlement
    assert found.forecast.sum(axis=1).tolist() == expected
    assert (found.instalments.sum(axis=1) == found.forecast).all()
    assert (found.actual.sum(axis=2) == cost).all()
    assert (left == found.actual.sum(axis=1) - found.instalments.sum(axis=1)).all()
    assert list(found.by_service.values()) == (cost.sum(axis=1) - np.array(expected)).tolist()
    assert sum(found.by_body.values()) == sum(found.by_service.values()) == int(cost.sum()) - sum(expected)
    for service in found.services:
        lines = [found.line(body, service) for body in found.bodies]
        assert sum(each.settlement for each in lines) == found.by_service[service]
        assert all(sum(each.instalments) == each.forecast for each in lines)
        assert all(sum(each.actual) - each.forecast == each.settlement for each in lines)


@given(years(), years())
def test_entries_add_up_to_the_actual_cost_run_after_run(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Instalments, final settlement, then late figures (other bodies and services too): new entries only."""
    for year in (first, second):
        for row in year["planned"]:
            row[0] += 1
    one, two = run(first), run(second)
    booked = [entry for month in one.months for entry in instalment_entries(one, month, run=1)]
    assert sum(each.amount for each in booked) == one.forecast.sum()
    for number, (settlement, kind) in enumerate(((one, EntryKind.SETTLEMENT), (two, EntryKind.CORRECTION)), 2):
        before = list(booked)
        new = settling_entries(booked, settlement, run=number, reason="late volumes")
        booked += new
        assert booked[: len(before)] == before
        assert all(each.amount and each.run == number for each in new)
        if number == 3 and any(each.kind is EntryKind.SETTLEMENT for each in before):
            assert {each.kind for each in new} <= {kind}
        owed = dict.fromkeys(((each.service, each.body) for each in booked), 0)
        for each in booked:
            owed[each.service, each.body] += each.amount
        actual = settlement.actual.sum(axis=1)
        for (service, body), amount in owed.items():
            there = service in settlement.services and body in settlement.bodies
            expected = actual[settlement.services.index(service), settlement.bodies.index(body)] if there else 0
            assert amount == expected
        assert sum(owed.values()) == settlement.actual.sum()
        assert settling_entries(booked, settlement, run=number + 1, reason="again") == ()


def test_late_volumes_are_corrected_by_new_entries() -> None:
    year: dict[str, Any] = {"planned": [[300, 150]], "cost": [[1_000_000]]}
    first = settle(["a", "b"], [Service("s", 2_000)], ["year"], volume=[[[300, 100]]], **year)
    late = settle(["a", "b"], [Service("s", 2_000)], ["year"], volume=[[[300, 200]]], **year)
    booked = [*instalment_entries(first, "year", run=1)]
    booked += settling_entries(booked, first, run=2)
    assert [(each.kind, each.body, each.amount) for each in booked] == [
        (EntryKind.INSTALMENT, "a", 600_000),
        (EntryKind.INSTALMENT, "b", 300_000),
        (EntryKind.SETTLEMENT, "a", 150_000),
        (EntryKind.SETTLEMENT, "b", -50_000),
    ]
    assert settling_entries(booked, late, run=3, reason="volumes of b came in January") == (
        Entry(EntryKind.CORRECTION, "a", "s", -150_000, 3, reason="volumes of b came in January"),
        Entry(EntryKind.CORRECTION, "b", "s", 150_000, 3, reason="volumes of b came in January"),
    )
    with pytest.raises(InputError) as raised:
        settling_entries(booked, late, run=3)
    assert codes(raised) == ["correction.no_reason"]
    with pytest.raises(InputError) as raised:
        settling_entries(booked, late, run=2, reason="late")
    assert codes(raised) == ["run.not_later"]
