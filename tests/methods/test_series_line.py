import csv
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.series import (
    Break,
    Direction,
    Effort,
    Frequency,
    Kpi,
    Line,
    Observation,
    Usual,
    Worth,
    line,
    measuring_cost,
    seasonal,
    status,
)

D = Decimal
LATER = date(2040, 1, 1)
KOLADA = Path(__file__).parents[3] / "shared" / "data" / "kolada" / "n00945.csv"


def monthly(values: dict[int, int], *, breaks: tuple[Break, ...] = ()) -> Line:
    """Values by month, counted from 1 in January 2025."""
    seen = [Observation(date(2025 + (nr - 1) // 12, (nr - 1) % 12 + 1, 15), D(value)) for nr, value in values.items()]
    return line(seen, Frequency.MONTH, on=LATER, breaks=breaks)


def at(series: Line, year: int, month: int) -> int:
    return series.frequency.number(date(year, month, 1))


@pytest.mark.parametrize(
    ("frequency", "periods", "last"),
    [
        (Frequency.YEAR, [1] * 12, date(2026, 12, 31)),
        (Frequency.HALF_YEAR, [1] * 6 + [2] * 6, date(2026, 6, 30)),
        (Frequency.TERTIAL, [1] * 4 + [2] * 4 + [3] * 4, date(2026, 4, 30)),
        (Frequency.QUARTER, [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3, date(2026, 3, 31)),
        (Frequency.MONTH, list(range(1, 13)), date(2026, 1, 31)),
    ],
)
def test_the_periods_of_a_year(frequency: Frequency, periods: list[int], last: date) -> None:
    numbers = [frequency.number(date(2026, month, 28)) for month in range(1, 13)]
    assert [number - numbers[0] + 1 for number in numbers] == periods
    assert frequency.number(date(2027, 1, 1)) == numbers[-1] + 1
    assert frequency.last_day(numbers[0]) == last


def test_a_missing_period_is_a_gap_and_not_a_guess() -> None:
    series = monthly({1: 5, 2: 6, 5: 7, 6: 8})
    (gap,) = series.gaps
    assert (gap.start, gap.end) == (date(2025, 3, 1), date(2025, 4, 30))
    assert [[int(each.value) for each in piece] for piece in series.pieces] == [[5, 6], [7, 8]]


def test_a_break_parts_the_line_without_a_gap() -> None:
    series = monthly({1: 5, 2: 6, 3: 7}, breaks=(Break(date(2025, 2, 20), "annan definition"),))
    assert [len(piece) for piece in series.pieces] == [1, 2]
    assert series.gaps == ()
    january, february, march = (at(series, 2025, month) for month in (1, 2, 3))
    assert series.comparable(february, march)
    assert not series.comparable(march, january)


def test_a_revision_keeps_both_versions() -> None:
    first = Observation(date(2025, 1, 9), D(5), known=date(2025, 2, 3))
    second, third = replace(first, value=D(6), known=date(2025, 5, 1)), replace(first, value=D(7), known=LATER)
    series = line([second, third, first], Frequency.MONTH, on=date(2025, 12, 31))
    number = at(series, 2025, 1)
    assert series.values[number] == second
    assert series.revised == {number: (first,)}
    assert line([second, first], Frequency.MONTH, on=date(2025, 4, 30)).values[number] == first
    assert line([first], Frequency.MONTH, on=date(2025, 2, 2)).values == {}


def test_two_values_told_on_one_day_are_a_problem() -> None:
    one = Observation(date(2025, 1, 9), D(5))
    series = line([replace(one, value=D(9)), one, one], Frequency.MONTH, on=LATER)
    assert [problem.code for problem in series.problems] == ["observation.twice"]
    assert series.problems[0].facts["values"] == (5, 9)
    assert series.values[at(series, 2025, 1)] == one


def test_a_season_is_held_against_the_same_season() -> None:
    series = monthly({nr: 100 + 30 * (nr % 12 == 7) + 5 * ((nr - 1) // 12) for nr in range(1, 61)})
    july = seasonal(series)[-6]
    assert july.period.start == date(2029, 7, 1)
    assert [july.value, july.before, july.change] == [150, 145, 5]
    assert july.rate == D(5) / 145 or round(july.rate or 0, 20) == round(D(5) / 145, 20)
    assert [july.so_far, july.so_far_before] == [870, 835]
    assert july.usual is not None
    assert july.usual == Usual(D(130), D("137.5"), D(145), 4)
    assert july.unusual
    assert seasonal(series)[11].rolling == D("102.5")
    assert [each.rolling for each in seasonal(series)[:11]] == [None] * 11


def test_nothing_is_compared_over_a_gap_or_a_break() -> None:
    values = {nr: nr for nr in range(1, 49)}
    del values[14]  # February 2026
    series = monthly(values, breaks=(Break(date(2028, 3, 1)),))
    seasons = {each.period.start: each for each in seasonal(series)}
    assert seasons[date(2027, 2, 1)].before is None
    assert seasons[date(2027, 2, 1)].so_far == 25 + 26
    assert seasons[date(2027, 2, 1)].so_far_before is None
    assert seasons[date(2026, 3, 1)].rolling is None
    assert seasons[date(2028, 2, 1)].before == 26
    broken = seasons[date(2028, 4, 1)]
    assert (broken.before, broken.so_far, broken.so_far_before, broken.rolling, broken.usual) == (None,) * 5
    assert broken.change is None
    assert broken.rate is None
    assert not broken.unusual


def test_from_nothing_there_is_no_rate() -> None:
    series = monthly({1: 0, 13: 4})
    assert [seasonal(series)[1].change, seasonal(series)[1].rate] == [4, None]


CALLS = Kpi("svarstid", "min", Direction.DOWN, Frequency.MONTH, D(9), date(2020, 1, 1), D(4), date(2027, 1, 1))
EFFORT = Effort(D(3), 500_00, 6_000_00)
END = date(2026, 12, 31)


def codes(decisions: list[date], kpi: Kpi = CALLS, worth: Worth | None = None) -> list[str]:
    return [each.code for each in measuring_cost(kpi, EFFORT, decisions, on=END, worth=worth).proposals]


def test_the_worked_example_of_what_measuring_costs() -> None:
    """Methods reference, section 7: 12 × (3 h × 500) + 6,000 = 24,000; four decisions; EVSI 30,000."""
    decided = [date(2026, month, 1) for month in (1, 4, 7, 12)]
    found = measuring_cost(CALLS, EFFORT, decided, on=END, worth=Worth(D("0.1"), 300_000_00))
    assert (found.yearly, found.served, found.per_decision, found.worth) == (24_000_00, 4, 6_000_00, 30_000_00)
    assert found.keep


def test_what_serves_no_decision_in_two_years_is_proposed_to_go() -> None:
    assert codes([date(2024, 12, 31)]) == ["kpi.unused"]
    assert codes([date(2025, 1, 1)]) == []
    assert codes([date(2027, 1, 1)]) == ["kpi.unused"]  # not yet taken
    young = replace(CALLS, baseline_on=date(2025, 6, 1))
    assert codes([], young) == []
    unused = measuring_cost(CALLS, EFFORT, [], on=END)
    assert (unused.per_decision, unused.keep, unused.proposals[0].facts["since"]) == (None, False, None)


def test_what_is_worth_no_more_than_it_costs_is_proposed_to_go() -> None:
    assert codes([END], worth=Worth(D("0.08"), 300_000_00)) == ["kpi.costs_more"]
    assert codes([END], worth=Worth(D("0.08"), 300_000_00 + 1250)) == []


def test_efforts_that_mean_nothing_are_refused_at_once() -> None:
    with pytest.raises(InputError) as refused:
        measuring_cost(CALLS, Effort(D(-1), -1), [], on=END, worth=Worth(D(2), 1))
    assert [each.code for each in refused.value.problems] == ["effort.negative", "effort.negative", "worth.outside"]


OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        on=st.dates(date(2025, 1, 1), date(2026, 6, 30)),
        value=st.integers(0, 3).map(D),
        known=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    max_size=12,
)
BREAKS = st.lists(st.dates(date(2025, 1, 1), date(2026, 6, 30)).map(Break), max_size=2)


@given(OBSERVATIONS, st.sampled_from(Frequency), BREAKS)
def test_every_period_is_a_value_or_a_gap_and_every_value_lies_in_one_piece(
    seen: list[Observation], frequency: Frequency, breaks: list[Break]
) -> None:
    series = line(seen, frequency, on=LATER, breaks=breaks)
    numbers = list(series.values)
    gaps = [frequency.number(gap.start) for gap in series.gaps]
    covered = sum(frequency.number(gap.end or gap.start) - frequency.number(gap.start) + 1 for gap in series.gaps)
    if numbers:
        assert covered + len(numbers) == numbers[-1] - numbers[0] + 1
    assert not set(gaps) & set(numbers)
    assert [each for piece in series.pieces for each in piece] == list(series.values.values())
    for piece in series.pieces:
        inside = [frequency.number(each.on) for each in piece]
        assert inside == list(range(inside[0], inside[-1] + 1))
        assert series.comparable(inside[0], inside[-1])


@given(OBSERVATIONS, st.randoms())
def test_the_order_in_which_observations_are_given_does_not_matter(seen: list[Observation], random: Random) -> None:
    found = line(seen, Frequency.MONTH, on=LATER)
    random.shuffle(seen)
    assert line(seen, Frequency.MONTH, on=LATER) == found


@given(OBSERVATIONS, st.dates(date(2025, 1, 1), date(2027, 1, 1)))
def test_what_is_told_later_does_not_change_what_was_known(seen: list[Observation], on: date) -> None:
    known = [each for each in seen if (each.known or Frequency.YEAR.last_day(each.on.year)) <= on]
    assert line(seen, Frequency.YEAR, on=on) == line(known, Frequency.YEAR, on=on)


@given(st.dictionaries(st.integers(1, 48), st.integers(-5, 5), min_size=1))
def test_the_changes_of_a_season_add_up(values: dict[int, int]) -> None:
    series = monthly(values)
    for number, season in zip(series.values, seasonal(series), strict=True):
        before = series.values.get(number - 12)
        assert season.before == (before.value if before else None)
        if season.change is not None:
            assert season.before is not None
            assert season.before + season.change == season.value
        known = [series.values.get(number - back) for back in range(12)]
        assert (season.rolling is None) == (None in known)


@pytest.mark.skipif(not KOLADA.exists(), reason="the series of Kolada are not here")
def test_three_cities_over_twenty_one_years() -> None:
    """N00945 of Kolada, 2000–2020, as published: a line without gaps, and nothing between neighbours is lost."""
    cities: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for row in csv.DictReader(KOLADA.read_text(encoding="utf-8").splitlines()):
        cities[row["municipality"]][int(row["year"])] = D(row["value"])
    assert set(cities) == {"Stockholm", "Malmö", "Göteborg"}
    for values in cities.values():
        seen = [Observation(date(year, 1, 1), value) for year, value in values.items()]
        series = line(seen, Frequency.YEAR, on=LATER)
        assert (series.gaps, [len(piece) for piece in series.pieces]) == ((), [21])
        for season in seasonal(series)[1:]:
            assert season.change == values[season.period.start.year] - values[season.period.start.year - 1]
        holed = line([each for each in seen if each.on.year not in (2007, 2008)], Frequency.YEAR, on=LATER)
        assert [gap.years() for gap in holed.gaps] == [(2007, 2008)]
        first, last = values[2000], values[2020]
        kpi = Kpi(
            "N00945",
            "%",
            Direction.UP if last > first else Direction.DOWN,
            Frequency.YEAR,
            first,
            date(2000, 1, 1),
            last,
            date(2020, 1, 1),
        )
        found = status(kpi, seen, on=date(2021, 6, 1))
        assert found.light.value == "green"
        assert found.latest is not None
        assert found.latest.attainment == 1
        middle = found.readings[10]
        assert float(middle.attainment or 0) == pytest.approx(
            float(values[2010] - first) / (float(last - first) * 10 / 20)
        )
