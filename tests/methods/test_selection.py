"""The best plan: against every choice tried, the worked example, ties, limits and faults."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from farled.methods.problems import InputError
from farled.methods.selection import (
    BodyMinimum,
    Effort,
    InfeasibleError,
    Initiative,
    NoPlanError,
    OneOf,
    Placing,
    Progress,
    Requires,
    SelectionProblem,
    Share,
    Status,
    carried,
    faults,
    rank_and_fill,
    select,
    violations,
    worth,
)
from farled.methods.selection.matrix import lot_of
from tests.methods.selection_cases import FIRST, Table, small_problem, worked_example


def lots(problem: SelectionProblem, starts: dict[str, int]) -> int:
    parts = 200_000 // len(problem.initiatives)
    return sum(lot_of(name, year, parts) for name, year in starts.items())


@pytest.mark.parametrize("block", range(10))
def test_the_plan_is_the_best_of_all_choices_under_all_kinds_of_rule(block: int) -> None:
    """300 instances of at most 15 initiatives, each choice tried by another program than the library's own check."""
    for seed in range(30 * block, 30 * block + 30):
        problem = small_problem(seed)
        table = Table(problem)
        if table.best() is None:
            with pytest.raises(InfeasibleError):
                select(problem)
            continue
        plan = select(problem)
        assert plan.value == plan.bound == table.best(), seed
        assert plan.settled, seed
        best = [table.starts(int(place)) for place in np.flatnonzero(table.kept & (table.worth == table.best()))]
        assert lots(problem, dict(plan.starts)) == max(lots(problem, each) for each in best), seed
        assert dict(plan.starts) in best, seed


@pytest.mark.parametrize("seed", range(20))
def test_the_check_in_whole_numbers_agrees_with_trying_everything(seed: int) -> None:
    problem = small_problem(seed, most=7)
    table = Table(problem)
    for choice in range(table.size):
        starts = table.starts(choice)
        assert (not violations(problem, starts)) == table.kept[choice]
        assert worth(problem, starts) == table.worth[choice]


def test_every_kind_of_rule_is_met_among_those_instances() -> None:
    met = {rule.kind for seed in range(300) for rule in small_problem(seed).rules()}
    assert len(met) == 12


def test_the_worked_example() -> None:
    """Methods reference, section 4.3: filling by benefit per cost gives 17, the best is 18."""
    problem = worked_example()
    assert worth(problem, rank_and_fill(problem)) == 17
    plan = select(problem)
    assert (plan.starts, plan.value, plan.bound) == ({"B": FIRST, "C": FIRST}, 18, 18)
    values = {frame: select(worked_example(frame)) for frame in (11, 13, 14, 15)}
    assert {frame: plan.value for frame, plan in values.items()} == {11: 21, 13: 21, 14: 23, 15: 26}
    assert ["A" in plan.starts for plan in values.values()] == [True, True, False, True]


def test_the_same_answer_in_whatever_order_and_with_whatever_seed() -> None:
    problem = next(each for each in map(small_problem, range(9)) if Table(each).best() is not None)
    shuffled = list(problem.initiatives)
    Random(1).shuffle(shuffled)  # noqa: S311 (a fixed order)
    plans = [select(replace(problem, initiatives=tuple(shuffled)), seed=seed) for seed in range(3)]
    assert all(plan.settled and plan.starts == select(problem).starts for plan in plans)


def test_money_that_is_left_may_be_used_the_year_after_but_not_more_than_the_share() -> None:
    late = Initiative("late", "p", (FIRST + 1,), (13,), {FIRST + 1: 5})
    frames = {("p", FIRST): 30, ("p", FIRST + 1): 10}
    assert select(SelectionProblem((late,), frames, Fraction(1, 10))).carried == {("p", FIRST): 3}
    assert not select(SelectionProblem((late,), frames, Fraction(9, 100))).starts  # ⌊2.7⌋ = 2
    assert carried(SelectionProblem((late,), frames, Fraction(1, 10)), {"late": FIRST + 1}) == {("p", FIRST): 3}


def test_what_falls_after_the_last_year_is_outside_the_plan() -> None:
    long = Initiative("long", "p", (FIRST,), (5, 100), {FIRST: 1}, use={"staff": (1, 100)})
    problem = SelectionProblem((long,), {("p", FIRST): 5}, capacity={("staff", FIRST): 1})
    assert select(problem).starts == {"long": FIRST}


def test_amounts_in_ore_are_counted_to_the_last_one() -> None:
    million = 100_000_000
    items = [Initiative(name, "p", (FIRST,), (900 * million + 1,), {FIRST: 7 * million}) for name in "abc"]
    tight = SelectionProblem(tuple(items), {("p", FIRST): 2_700 * million + 2})
    assert len(select(tight).starts) == 2
    assert len(select(replace(tight, frames={("p", FIRST): 2_700 * million + 3})).starts) == 3


def test_a_plan_that_is_not_proven_says_how_much_better_there_can_be() -> None:
    problem = hard_problem()
    plan = select(problem, effort=Effort(seconds=3.0, cancelled=stop_after(60)))
    assert plan.status is Status.CANCELLED
    assert not plan.settled
    assert plan.gap is not None
    assert plan.gap > 0
    assert plan.bound == plan.value * (1 + plan.gap)
    assert not violations(problem, plan.starts)
    assert (plan.seed, plan.solver.partition(" ")[0]) == (0, "HiGHS")


def test_near_enough_is_what_was_asked_for() -> None:
    plan = select(hard_problem(), gap=Fraction(1, 10))
    assert plan.status in (Status.NEAR_ENOUGH, Status.PROVEN)
    assert plan.gap is not None
    assert plan.gap <= Fraction(1, 10)


def test_the_clock_that_was_given_ends_it_and_progress_is_told() -> None:
    ticks = iter(range(1_000_000))
    told: list[Progress] = []
    plan = select(hard_problem(), effort=Effort(seconds=40, clock=lambda: float(next(ticks)), watch=told.append))
    assert plan.status is Status.LIMIT
    assert [each.seconds for each in told] == sorted(each.seconds for each in told)
    assert told[-1].seconds > 40
    assert len(told) < 100
    assert any(each.value is not None and each.bound is not None and each.value <= each.bound for each in told)


def test_what_a_watcher_raises_comes_out() -> None:
    def broken(progress: Progress) -> None:
        raise KeyError(progress.seconds)

    with pytest.raises(KeyError):
        select(hard_problem(), effort=Effort(watch=broken))


def test_stopped_before_there_is_anything() -> None:
    problem = replace(hard_problem(), shares=(Share("innovation", 40, 41),))
    with pytest.raises(NoPlanError):
        select(problem, effort=Effort(cancelled=lambda: True))


def test_a_choice_to_begin_from_is_kept_when_nothing_better_is_found() -> None:
    problem = hard_problem()
    known = select(problem, effort=Effort(cancelled=stop_after(400)))
    again = select(problem, begin=known.starts, effort=Effort(cancelled=lambda: True))
    assert again.value >= known.value
    assert select(problem, begin={"unknown": 1}, effort=Effort(cancelled=lambda: True)).value > 0


@pytest.mark.parametrize("placing", list(Placing))
def test_filling_keeps_money_capacity_and_relations(placing: Placing) -> None:
    kinds = {"share_least", "share_most", "body_count", "body_weight", "required_of"}
    for seed in range(60):
        problem = small_problem(seed)
        starts = rank_and_fill(problem, placing=placing)
        must = {each.id for each in problem.initiatives if each.mandatory or each.locked is not None}
        broken = {each.rule.kind.value for each in violations(problem, starts)}
        assert broken <= kinds | ({"mandatory", "locked"} if must - starts.keys() else set())
        assert must or placing is Placing.STOP or starts or max(table_values(problem)) <= 0


def table_values(problem: SelectionProblem) -> list[int]:
    table = Table(problem)
    return table.worth[table.kept].tolist() or [0]


def test_everything_wrong_is_told_at_once() -> None:
    one = Initiative("one", "p", (FIRST, FIRST), (1.5, -1), {}, use={"staff": (1,)}, weight=1, locked=2000)  # type: ignore[arg-type]
    two = Initiative("two", "q", (), (2**51,), {}, weight=1, shares={"innovation": 10})
    problem = SelectionProblem(
        (one, one, two),
        {("p", FIRST): 1, ("p", FIRST + 1): 1},
        Fraction(3, 2),
        requires=(Requires("one", "two"), Requires("two", "one")),
        excludes=(("one", "nobody"),),
        one_of=(OneOf(("one", "one")),),
        shares=(Share("innovation", 50, 40),),
    )
    assert {each.code for each in faults(problem)} == {
        "capacity.missing",
        "carry_over.outside",
        "initiative.twice",
        "locked.not_a_start",
        "member.itself",
        "member.unknown",
        "number.not_whole",
        "number.negative",
        "requires.cycle",
        "rule.twice",
        "share.impossible",
        "share.outside",
        "share.unknown",
        "start.no_value",
        "start.none",
        "start.twice",
    }
    with pytest.raises(InputError):
        select(problem)


def test_a_frame_that_nobody_stated_and_numbers_beyond_counting() -> None:
    item = Initiative("a", "p", (FIRST,), (1, 1), {FIRST: 2**50 + 1})
    found = faults(SelectionProblem((item,), {("p", FIRST): 1, ("q", FIRST + 1): 1}))
    assert [each.code for each in found] == ["number.too_large", "frame.missing"]
    assert found[1].facts["year"] == FIRST + 1


def stop_after(times: int) -> Callable[[], bool]:
    """Stop at the question so many times asked, on any machine at the same place."""
    asked = iter(range(times))
    return lambda: next(asked, None) is None


def test_many_initiatives_are_begun_from_a_good_plan() -> None:
    problem = hard_problem(160)
    told: list[Progress] = []
    plan = select(problem, effort=Effort(seconds=4.0, watch=told.append))
    assert not violations(problem, plan.starts)
    assert plan.gap is not None
    assert plan.gap < Fraction(1, 50)
    assert plan.value > worth(problem, rank_and_fill(problem))
    assert told[-1].value == plan.value
    with pytest.raises(InfeasibleError):
        select(replace(problem, bodies=(BodyMinimum("", 161),)))
    cancelled = select(problem, effort=Effort(cancelled=stop_after(300)))
    assert cancelled.status is Status.CANCELLED
    assert not violations(problem, cancelled.starts)


def hard_problem(size: int = 60) -> SelectionProblem:
    """Many initiatives and five resources: not proven in a moment."""
    pick = Random(1)  # noqa: S311 (fixed data)
    items = tuple(
        Initiative(
            f"i{number:03}",
            "p",
            (FIRST,),
            (1,),
            {FIRST: pick.randint(1, 1_000)},
            use={f"r{each}": (pick.randint(1, 1_000),) for each in range(5)},
            weight=1,
            shares={"innovation": pick.randint(0, 100)},
        )
        for number in range(size)
    )
    staff = {(f"r{each}", FIRST): 133 * size for each in range(5)}
    return SelectionProblem(items, {("p", FIRST): size}, capacity=staff)
