"""The problem a desk poses: the answer is that of trying every choice, and reasons hold when they are tried again."""

from dataclasses import replace
from functools import lru_cache
from json import dumps, loads
from typing import Any

import pytest

from farled.methods.selection import Effort, faults, violations
from farled.portfolio.figures.desk import answers
from farled.portfolio.figures.desk.problem import THOUSAND, Bench, Scale, Weighed, build
from farled.portfolio.figures.desk.stored import restored, stored
from farled.portfolio.figures.desk.words import Words
from farled.portfolio.states import RunPart
from tests.portfolio import benches

ALL = range(200)
EFFORT = Effort(seconds=20.0)


def kept(bench: Bench) -> dict[str, Any]:
    """The problem as it is read back from the database."""
    found: dict[str, Any] = loads(dumps(stored(build(bench), bench)))
    return found


@lru_cache(maxsize=256)
def proposal(seed: int) -> dict[str, Any]:
    found: dict[str, Any] = answers.work_out(RunPart.PROPOSAL, kept(benches.random_bench(seed)), {}, EFFORT)
    return found


def sound(seed: int) -> bool:
    """Without faults: such as a share that nobody reaches, which is refused before anything is worked out."""
    return not faults(build(benches.random_bench(seed)).problem)


@pytest.mark.parametrize("block", range(4))
def test_the_proposal_of_a_desk_is_the_best_of_all_choices(block: int) -> None:
    met = 0
    for seed in filter(sound, ALL[block::4]):
        bench = benches.random_bench(seed)
        built, found = build(bench), proposal(seed)
        best = benches.best(bench, built.left_out)
        met += 1
        if best is None:
            assert found["plan"] is None, seed
            assert found["conflict"]["rules"], seed
            continue
        starts = found["plan"]["starts"]
        value = found["plan"]["value"]
        assert (built.scale.thousands(value), built.scale.points(value)) == best == benches.gain(bench, starts), seed
        assert benches.keeps(bench, starts), seed
        for name in "pq":  # what fits in thousands fits in öre, carried money or not
            spent = sum(sum(benches.spent(bench, starts, name, year)) for year in benches.YEARS)
            assert spent <= sum(bench.frames[name, year] for year in benches.YEARS)
    assert met > 30


def test_others_that_are_worth_the_same_are_told() -> None:
    told = 0
    for seed in filter(sound, ALL[:40]):
        bench, found = benches.random_bench(seed), proposal(seed)
        if found["plan"] is None:
            continue
        most = benches.best(bench, build(bench).left_out)
        for starts in found["equals"]:
            told += 1
            assert benches.keeps(bench, starts)
            assert benches.gain(bench, starts) == most
            assert starts.keys() != found["plan"]["starts"].keys()
    assert told


def test_every_reason_holds_when_the_desk_is_tried_again() -> None:
    causes: set[str] = set()
    for seed in filter(sound, ALL[:60]):
        bench = benches.random_bench(seed)
        built, first = build(bench), proposal(seed)
        if first["plan"] is None:
            continue
        most = benches.best(bench, built.left_out)
        assert most is not None
        found = answers.work_out(RunPart.REASONS, kept(bench), {RunPart.PROPOSAL: first}, EFFORT)
        for name, reason in found["of"].items():
            causes.add(reason["cause"])
            _check_reason(bench, built.left_out, built.scale, first["plan"], name, reason, most)
    assert causes >= {"no_gain", "crowded_out", "impossible"}


def _check_reason(
    bench: Bench,
    left_out: tuple[str, ...],
    scale: Scale,
    plan: dict[str, Any],
    name: str,
    reason: dict[str, Any],
    most: tuple[int, int],
) -> None:
    """Force it in by trying everything; give it the frame that it was said to need."""
    with_it = [each for each in benches.choices(bench, left_out) if name in each and benches.keeps(bench, each)]
    if reason["cause"] == "impossible":
        assert not with_it
        assert reason["conflict"]["rules"]
        return
    forced = max((benches.gain(bench, each) for each in with_it), default=None)
    if forced is not None:
        price = reason["price_most"]
        assert price == reason["price_least"]
        unit = scale.unit
        assert price == (most[0] - forced[0]) * unit + most[1] - forced[1]
        assert benches.keeps(bench, reason["instead"])
        assert benches.gain(bench, reason["instead"]) == forced
    if reason["extra_frame"] and not reason["extra_capacity"]:
        richer = replace(
            bench,
            frames={
                place: ore + sum(more for at, year, more in reason["extra_frame"] if (at, year) == place) * THOUSAND
                for place, ore in bench.frames.items()
            },
        )
        assert benches.keeps(richer, {**plan["starts"], **reason["starts"]})


def test_rules_that_cannot_be_kept_can_when_one_of_them_is_given_up() -> None:
    told = 0
    for seed in filter(sound, ALL):
        bench, found = benches.random_bench(seed), proposal(seed)
        if found["plan"] is not None:
            continue
        problem = restored(kept(bench)).problem
        core = {answers.as_rule(rule) for rule, _short in found["conflict"]["rules"]}
        every = list(benches.choices(bench, build(bench).left_out))
        broken = [{each.rule for each in violations(problem, choice)} for choice in every]
        assert all(core & each for each in broken), "no choice keeps them all"
        for rule in core:
            assert any(each & core <= {rule} for each in broken), "but every one of them can be given up"
        told += 1
    assert told > 3


def test_what_a_hundred_thousand_more_is_worth_is_what_choosing_again_gives() -> None:
    for seed in list(filter(sound, ALL))[:12]:
        bench, first = benches.random_bench(seed), proposal(seed)
        if first["plan"] is None:
            continue
        built = build(bench)
        found = answers.work_out(RunPart.MONEY, kept(bench), {RunPart.PROPOSAL: first}, EFFORT)
        for name, year, least, most, _starts in found["frames"]:
            frames = {**bench.frames, (name, year): bench.frames[name, year] + 100 * THOUSAND}
            richer = benches.best(replace(bench, frames=frames), built.left_out)
            before = benches.best(bench, built.left_out)
            assert richer is not None
            assert before is not None
            assert least == most == (richer[0] - before[0]) * built.scale.unit + richer[1] - before[1]


def test_the_trade_off_runs_from_the_most_valuable_to_the_nearest() -> None:
    bench = benches.random_bench(3, most=6)
    bench = replace(
        bench, rules=tuple(each for each in bench.rules if each.resource), target={"innovation": 40, "external": 60}
    )
    first = answers.work_out(RunPart.PROPOSAL, kept(bench), {}, EFFORT)
    found = answers.work_out(RunPart.TRADE_OFF, kept(bench), {RunPart.PROPOSAL: first}, EFFORT)
    points = found["points"]
    assert 1 <= len(points) <= 20
    assert points == sorted(points, key=lambda each: -each["value"])
    assert [each["distance"] for each in points] == sorted((each["distance"] for each in points), reverse=True)
    assert all(benches.keeps(bench, each["starts"]) for each in points)


def test_how_often_each_is_chosen_follows_how_sure_its_value_is() -> None:
    def one(name: str, low: int, likely: int, high: int) -> Weighed:
        return Weighed(
            id=name, body="b1", starts=(2027,), asked={"p": (5 * THOUSAND,)}, worth={2027: likely * THOUSAND},
            low=low * THOUSAND, likely=likely * THOUSAND, high=high * THOUSAND,
        )  # fmt: skip

    bench = Bench(
        candidates=(one("sure", 90, 100, 110), one("maybe", 10, 50, 60), one("perhaps", 10, 48, 60)),
        frames={("p", 2027): 10 * THOUSAND},
    )
    first = answers.work_out(RunPart.PROPOSAL, kept(bench), {}, EFFORT)
    assert first["plan"]["starts"] == {"sure": 2027, "maybe": 2027}
    found = answers.work_out(RunPart.STABILITY, kept(bench), {RunPart.PROPOSAL: first}, EFFORT)
    assert found["draws"] == 1_000
    assert found["frequency"]["sure"] == 1_000
    assert 400 < found["frequency"]["maybe"] < 600
    assert found["standing"] == {"sure": "core", "maybe": "border", "perhaps": "border"}
    assert found == answers.work_out(RunPart.STABILITY, kept(bench), {RunPart.PROPOSAL: first}, EFFORT)


def test_kronor_go_first_and_points_take_what_is_left() -> None:
    def one(name: str, cost: int, worth: int | None, points: int) -> Weighed:
        value = None if worth is None else {2027: worth * THOUSAND}
        return Weighed(id=name, body="b1", starts=(2027,), asked={"p": (cost * THOUSAND,)}, worth=value, points=points)

    bench = Bench(
        candidates=(
            one("kronor", 6, 1, 3),
            one("dear", 7, None, 100),
            one("low", 4, None, 20),
            one("high", 4, None, 30),
        ),
        frames={("p", 2027): 10 * THOUSAND},
    )
    found = answers.work_out(RunPart.PROPOSAL, kept(bench), {}, EFFORT)
    assert found["plan"]["starts"] == {"kronor": 2027, "high": 2027}
    assert found["filled"]["starts"] == {"dear": 2027}, "today's way goes by points"
    assert found["filled"]["by_points"]


def test_what_has_neither_value_nor_points_is_left_out_and_told() -> None:
    bare = Weighed(id="bare", body="b1", starts=(2027,), asked={"p": (THOUSAND,)})
    bench = Bench(candidates=(bare,), frames={("p", 2027): 10 * THOUSAND})
    assert build(bench).left_out == ("bare",)


def test_a_problem_reads_back_as_it_was_kept() -> None:
    for seed in ALL[:50]:
        bench = benches.random_bench(seed)
        assert restored(kept(bench)) == build(bench)


def test_names_that_hold_commas_are_told_apart() -> None:
    scale = Scale(unit=1_000)
    plain = Words({"a1": "Arkivet", "a2": "Bokningen", "a3": "Chatten"}, scale)
    assert plain.listed(["a1", "a2", "a3"]) == "Arkivet, Bokningen och Chatten"
    winding = Words({"a1": "Stöd på nätet, med svar", "a2": "Bokningen"}, scale)
    assert winding.listed(["a1", "a2"]) == "”Stöd på nätet, med svar” och ”Bokningen”"
    assert winding.listed(["a1"]) == "Stöd på nätet, med svar"
