from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.series import (
    Break,
    Direction,
    Frequency,
    Kpi,
    Light,
    Limits,
    Observation,
    Shape,
    Status,
    attainment,
    behind,
    check,
    status,
    target_path,
    together,
)

D = Decimal
MATURITY = Kpi("mognad", "%", Direction.UP, Frequency.YEAR, D(48), date(2022, 1, 1), D(55), date(2026, 12, 31))
WAITING = Kpi("väntetid", "dagar", Direction.DOWN, Frequency.MONTH, D(40), date(2026, 1, 1), D(20), date(2027, 1, 1))
STAFFING = Kpi("bemanning", "%", Direction.BAND, Frequency.QUARTER, D(70), date(2026, 1, 1), D(100), date(2027, 1, 1))
STAFFING = replace(STAFFING, width=D(5))


def seen(kpi: Kpi, *values: object, first: int = 0, **facts: object) -> list[Observation]:
    """One observation a period from the one after the baseline; None is a period without one."""
    start = kpi.first + 1 + first
    return [
        Observation(kpi.frequency.period(start + nr).start, D(str(value)), **facts)  # type: ignore[arg-type]
        for nr, value in enumerate(values)
        if value is not None
    ]


def lights(kpi: Kpi, observations: list[Observation], **more: object) -> str:
    """The colours in order, by their first letters."""
    found = status(kpi, observations, on=date(2040, 1, 1), **more)  # type: ignore[arg-type]
    return "".join(reading.light.value[0] for reading in found.readings)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Shape.LINEAR, ["48.000", "49.750", "51.500", "53.250", "55.000"]),
        (Shape.GEOMETRIC, ["48.000", "49.662", "51.381", "53.160", "55.000"]),
        (Shape.S_CURVE, ["48.126", "48.834", "51.500", "54.166", "54.874"]),
        (Shape.STEP, ["48.000", "48.000", "48.000", "48.000", "55.000"]),
        (Shape.POINTS, ["48.000", "48.500", "49.000", "52.000", "55.000"]),
    ],
)
def test_the_worked_example_of_the_paths(shape: Shape, expected: list[str]) -> None:
    """Methods reference, section 7: 48 → 55 in four years."""
    path = target_path(replace(MATURITY, shape=shape, points=((date(2024, 7, 1), D(49)),)))
    assert [str(round(path(date(year, 6, 1)), 3)) for year in range(2022, 2027)] == expected
    assert path(date(2019, 1, 1)) == path(date(2022, 1, 1))
    assert path(date(2030, 1, 1)) == path(date(2026, 1, 1))


def test_the_worked_example_of_attainment() -> None:
    found = attainment(MATURITY, date(2024, 12, 31), D("51.0"))
    assert found == D(6) / 7 or round(found or 0, 20) == round(D(6) / 7, 20)
    assert behind(MATURITY, date(2024, 12, 31), D("51.0")) == D("0.5")


def test_attainment_holds_downwards_and_towards_a_band() -> None:
    assert attainment(WAITING, date(2026, 7, 1), D(30)) == 1
    assert attainment(WAITING, date(2026, 7, 1), D(45)) == D("-0.5")
    assert behind(WAITING, date(2026, 7, 1), D(33)) == 3
    for value in (90, 110):  # 25 outside the band at first, 12.5 allowed in the middle, 5 outside now
        assert attainment(STAFFING, date(2026, 7, 1), D(value)) == D("1.6")
    assert attainment(STAFFING, date(2027, 1, 1), D(104)) == 1


def test_nothing_is_attained_while_the_path_has_not_left_the_baseline() -> None:
    stepped = replace(MATURITY, shape=Shape.STEP, tolerance=D("0.5"))
    assert attainment(stepped, date(2025, 1, 1), D(50)) is None
    assert lights(stepped, seen(stepped, "48", "47.5", "47.4", "55")) == "ggrg"


def test_answers_do_not_depend_on_the_callers_decimal_settings() -> None:
    curved = replace(MATURITY, shape=Shape.S_CURVE)
    ordinary = target_path(curved)(date(2023, 1, 1)), attainment(curved, date(2023, 1, 1), D("48.3"))
    with localcontext() as context:
        context.prec = 3
        assert (target_path(curved)(date(2023, 1, 1)), attainment(curved, date(2023, 1, 1), D("48.3"))) == ordinary


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"target": D(48)}, ["kpi.no_way"]),
        ({"target": D(40)}, ["kpi.wrong_way"]),
        ({"direction": Direction.DOWN}, ["kpi.wrong_way"]),
        ({"direction": Direction.BAND}, ["kpi.no_width"]),
        ({"target_on": date(2022, 12, 31)}, ["kpi.no_time"]),
        ({"baseline": D(0), "shape": Shape.GEOMETRIC}, ["kpi.not_positive"]),
        ({"shape": Shape.POINTS}, ["kpi.no_points"]),
        (
            {"shape": Shape.POINTS, "points": tuple((date(year, 1, 1), D(50)) for year in (2022, 2023, 2023, 2027))},
            ["kpi.point_outside"] * 3,
        ),
        ({"target": D(48), "target_on": date(2021, 1, 1)}, ["kpi.no_time", "kpi.no_way"]),
    ],
)
def test_all_that_is_wrong_with_a_key_figure_is_told_at_once(changes: dict[str, object], codes: list[str]) -> None:
    kpi = replace(MATURITY, **changes)  # type: ignore[arg-type]
    assert [problem.code for problem in check(kpi)] == codes
    assert {problem.facts["kpi"] for problem in check(kpi)} <= {"mognad"}
    for ask in (target_path, lambda kpi: status(kpi, [], on=date(2026, 1, 1))):
        if codes:
            with pytest.raises(InputError) as refused:
                ask(kpi)
            assert [problem.code for problem in refused.value.problems] == codes


def test_the_colours_meet_at_their_limits() -> None:
    # the path of the first year is 1.75 above the baseline
    for value, light in (("49.6625", "g"), ("49.6624", "a"), ("49.3125", "a"), ("49.3124", "r"), ("60", "g")):
        assert lights(MATURITY, seen(MATURITY, value)) == light, value


def share_of_path(*shares: str) -> list[Observation]:
    """A key figure's values that are so much of their way, year by year."""
    return seen(MATURITY, *(48 + D(share) * D("1.75") * (nr + 1) for nr, share in enumerate(shares)))


@pytest.mark.parametrize(
    ("shares", "colours"),
    [
        (("0.96", "0.94", "0.93", "0.94"), "gggg"),  # below the limit, but never clearly
        (("0.96", "0.92", "0.94", "0.96"), "gaaa"),  # and not back at once either
        (("0.96", "0.92", "0.96", "0.97"), "gaag"),
        (("0.74", "0.76", "0.74", "0.77"), "rrra"),
        (("0.76", "0.74", "0.73", "0.72"), "aaar"),
        (("0.96", "0.74", "0.72", "0.98"), "garg"),  # from green past amber, to red when that is clear
        (("0.10", "0.96", "0.97", "0.10"), "ragr"),
    ],
)
def test_a_colour_stays_until_a_limit_is_clearly_crossed(shares: tuple[str, ...], colours: str) -> None:
    assert lights(MATURITY, share_of_path(*shares)) == colours


def test_other_limits_are_the_callers_choice() -> None:
    strict = Limits(green=D(1), red=D("0.9"), crossing=D(0))
    assert lights(MATURITY, share_of_path("0.99", "1", "0.89", "1"), limits=strict) == "agrg"


def test_red_needs_an_interval_that_excludes_the_path() -> None:
    red = Observation(date(2023, 1, 1), D("48.5"), low=D(48), high=D("49.74"))
    assert lights(MATURITY, [red]) == "r"
    unsure = status(MATURITY, [replace(red, high=D("49.75"))], on=date(2024, 1, 1))
    assert unsure.light is Light.AMBER
    assert unsure.latest is not None
    assert unsure.latest.uncertain
    high = Observation(date(2026, 7, 1), D(112), low=D(111), high=D(120))  # 7 outside where 0 is left to be outside
    at_end = replace(high, on=date(2027, 1, 1))
    assert lights(STAFFING, [at_end]) == "r"
    assert lights(STAFFING, [replace(at_end, value=D(120), low=D(104), high=D(140))]) == "a"
    assert lights(STAFFING, [replace(at_end, value=D(120), low=D(90), high=D(140))]) == "a"


def why(found: Status) -> str | None:
    return found.why.code if found.why else None


def test_grey_says_why() -> None:
    one = seen(MATURITY, "51")  # 2023, ended on 31 December
    for on, code in ((date(2024, 1, 1), None), (date(2025, 6, 30), None), (date(2025, 7, 1), "series.old")):
        assert why(status(MATURITY, one, on=on)) == code, on  # 547.5 days
    april = [Observation(date(2026, 4, 1), D(30))]  # 30 days
    assert why(status(WAITING, april, on=date(2026, 6, 14))) is None
    assert why(status(WAITING, april, on=date(2026, 6, 15))) == "series.old"
    assert why(status(MATURITY, [], on=date(2024, 1, 1))) == "series.nothing"
    assert why(status(MATURITY, one, on=date(2023, 12, 30))) == "series.nothing"  # not known until the year has ended
    early = seen(MATURITY, "51", first=-3)
    assert why(status(MATURITY, early, on=date(2022, 1, 1))) == "series.nothing"
    few = [replace(one[0], coverage=D("0.79"))]
    assert why(status(MATURITY, few, on=date(2024, 1, 1))) == "series.coverage"
    assert status(MATURITY, few, on=date(2024, 1, 1)).readings  # what was read is still told
    changed = [Break(date(2023, 3, 1), "nya frågor")]
    assert why(status(MATURITY, one, on=date(2024, 1, 1), breaks=changed)) == "series.break"
    before = [Break(date(2022, 3, 1), "same year as the baseline")]
    assert why(status(MATURITY, one, on=date(2024, 1, 1), breaks=before)) is None


def test_what_was_known_then_gives_the_light_of_then() -> None:
    first = Observation(date(2023, 1, 1), D(50), known=date(2024, 2, 1))
    later = replace(first, value=D(48), known=date(2024, 9, 1))
    assert status(MATURITY, [later, first], on=date(2024, 8, 31)).light is Light.GREEN
    assert status(MATURITY, [later, first], on=date(2024, 9, 1)).light is Light.RED


def test_a_parent_counts_colours_and_never_averages_them() -> None:
    found = together({"a": (Light.GREEN, 8), "b": (Light.RED, 1), "c": (Light.GREY, 1), "d": (Light.RED, 0)})
    assert (found.worst, found.worst_ones) == (Light.RED, ("b", "d"))
    assert dict(found.counts) == {Light.GREEN: 1, Light.AMBER: 0, Light.RED: 2, Light.GREY: 1}
    assert found.shares[Light.RED] == 0.1
    assert together({"c": (Light.GREY, 1)}).worst is None
    assert together({"c": (Light.GREEN, 0)}).shares[Light.GREEN] == 0
    assert together({}).worst_ones == ()


VALUES = st.decimals(-1000, 1000, places=2)
STARTS = st.tuples(st.integers(2015, 2025), st.integers(1, 12)).map(lambda at: date(*at, 1))
KPIS = st.builds(
    Kpi,
    st.just("k"),
    st.just("st"),
    st.sampled_from(Direction),
    st.sampled_from(Frequency),
    VALUES,
    STARTS,
    VALUES,
    STARTS.map(lambda day: day.replace(year=day.year + 15)),
    st.sampled_from([Shape.LINEAR, Shape.GEOMETRIC, Shape.S_CURVE, Shape.STEP]),
    width=st.decimals("0.1", 50, places=1),
).filter(lambda kpi: not check(kpi))


@given(KPIS, st.lists(st.integers(-3, 200), min_size=2, max_size=2).map(sorted))
def test_a_path_leads_from_baseline_to_target_and_never_back(kpi: Kpi, periods: list[int]) -> None:
    path = target_path(kpi)
    earlier, later = (path(kpi.frequency.period(kpi.first + each).start) for each in periods)
    rising = kpi.measured(kpi.target) > kpi.measured(kpi.baseline)
    slack = D("1e-20")
    assert earlier <= later + slack if rising else earlier + slack >= later
    low, high = sorted((kpi.measured(kpi.baseline), kpi.measured(kpi.target)))
    assert low - slack <= earlier <= high + slack


@given(KPIS, st.integers(1, 60), VALUES, VALUES)
def test_better_is_never_less_attained(kpi: Kpi, period: int, one: Decimal, other: Decimal) -> None:
    on = kpi.frequency.period(kpi.first + period).start
    better, worse = sorted((one, other), key=lambda value: behind(kpi, on, value))
    ahead, after = attainment(kpi, on, better), attainment(kpi, on, worse)
    if ahead is not None and after is not None:
        assert ahead >= after
        assert (ahead >= 1 - D("1e-20")) == (behind(kpi, on, better) <= D("1e-15")) or abs(ahead - 1) < D("1e-10")


@given(st.decimals("0.5", "1.1", places=3), st.lists(st.decimals("-0.019", "0.019", places=3), min_size=1, max_size=30))
def test_a_wiggle_smaller_than_the_crossing_never_flickers(middle: Decimal, wiggles: list[Decimal]) -> None:
    kpi = Kpi("k", "st", Direction.UP, Frequency.MONTH, D(100), date(2020, 1, 1), D(110), date(2020, 2, 1))
    colours = lights(kpi, seen(kpi, *(100 + 10 * (middle + wiggle) for wiggle in wiggles)))
    assert sum(one != other for one, other in pairwise(colours)) <= 1


@given(st.lists(st.decimals("0.5", "1.1", places=3), min_size=1, max_size=12))
def test_a_light_is_never_far_from_its_attainment(shares: list[Decimal]) -> None:
    kpi = Kpi("k", "st", Direction.UP, Frequency.MONTH, D(100), date(2020, 1, 1), D(110), date(2020, 2, 1))
    for share, colour in zip(shares, lights(kpi, seen(kpi, *(100 + 10 * share for share in shares))), strict=True):
        allowed = {light for light, at_least in (("r", 0), ("a", 0.73), ("g", 0.93)) if share >= D(str(at_least))}
        assert colour in allowed - ({"r"} if share >= D("0.77") else set()) - ({"a"} if share >= D("0.97") else set())


@given(st.dictionaries(st.text("abc", min_size=1), st.tuples(st.sampled_from(Light), st.integers(0, 9))))
def test_a_parent_is_as_bad_as_its_worst(lights: dict[str, tuple[Light, int]]) -> None:
    found = together(lights)
    assert sum(found.counts.values()) == len(lights)
    coloured = {light for light, _ in lights.values()} - {Light.GREY}
    assert found.worst in coloured if coloured else found.worst is None
    if Light.RED in {light for light, _ in lights.values()}:
        assert found.worst is Light.RED
    assert sum(found.shares.values()) == pytest.approx(1 if any(weight for _, weight in lights.values()) else 0)
