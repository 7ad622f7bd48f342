from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.planning import acts, rules
from farled.planning.reads import Activity
from farled.planning.states import ABANDONED, FINISHED, MOVES, Light, Status
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.planning import fresh, make_activity, make_plan, make_report
from tests.planning.conftest import Scene

END = date(2027, 6, 30)


def act(name: str, scene: Scene, by: str = "asa", **more: Any) -> Activity:
    version = more.pop("version", fresh(scene.activity).version)
    done: Activity = getattr(acts, name)(
        activity=scene.activity, version=version, by=scene.world.actor(by), at=NOW, **more
    )
    return done


def told(activity: Activity) -> tuple[str, str]:
    entry = history_of(activity).first()
    assert entry is not None
    return entry.verb, entry.why


def test_prolonging_keeps_the_first_end_and_the_reason_as_a_footnote(scene: Scene) -> None:
    make_report(scene.world, scene.activity, proposed_end=END, body=scene.world.school)
    prolonged = act("prolong", scene, end=END, why="Pandemin stoppade träffarna.")
    assert (prolonged.first_end, prolonged.end, prolonged.proposed_end) == (date(2026, 12, 31), END, None)
    assert prolonged.footnotes == ["Pandemin stoppade träffarna."]
    assert told(prolonged) == ("planning.activity.prolonged", "Pandemin stoppade träffarna.")
    again = act("prolong", scene, end=END + timedelta(days=30), why="Mer tid")
    assert again.first_end == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("end", "why", "code"),
    [
        (date(2026, 12, 31), "Skäl", "planning.prolong.earlier"),
        (END, "  ", "planning.why"),
    ],
)
def test_prolonging_goes_forward_and_says_why(scene: Scene, end: date, why: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        act("prolong", scene, end=end, why=why)
    assert refused.value.code == code


def test_what_has_no_end_or_is_finished_is_not_prolonged(scene: Scene) -> None:
    act("record_outcome", scene, status=Status.DONE, outcome="Klart", outcome_on=TODAY)
    with pytest.raises(Refused) as refused:
        act("prolong", scene, end=END, why="Mer")
    assert refused.value.code == "planning.finished"
    endless = make_activity(scene.world, scene.plan, "Bibliotek", content={"end": None, "standing": True})
    scene.activity = endless
    with pytest.raises(Refused) as refused:
        act("prolong", scene, end=END, why="Mer")
    assert refused.value.code == "planning.prolong.no_end"


def test_a_proposed_end_is_answered_no_with_a_reason(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        act("keep_end", scene, why="Nej")
    assert refused.value.code == "planning.end.nothing_proposed"
    make_report(scene.world, scene.activity, proposed_end=END, body=scene.world.school)
    kept = act("keep_end", scene, why="Ramen räcker inte längre.")
    assert (kept.proposed_end, kept.end) == (None, date(2026, 12, 31))
    assert told(kept) == ("planning.activity.end_kept", "Ramen räcker inte längre.")


def test_an_outcome_finishes_and_can_be_reworded(scene: Scene) -> None:
    done = act("record_outcome", scene, by="erik", status=Status.PARTLY, outcome="Halva länet", outcome_on=TODAY)
    assert (done.status, done.outcome) == ("partly", "Halva länet")
    assert (
        act("record_outcome", scene, status=Status.PARTLY, outcome="Sex av tio", outcome_on=TODAY).outcome
        == "Sex av tio"
    )
    with pytest.raises(Invalid) as refused:
        act("record_outcome", scene, status=Status.DONE, outcome="Klart", outcome_on=TODAY + timedelta(days=1))
    assert refused.value.field == "outcome_on"
    with pytest.raises(Invalid):
        act("record_outcome", scene, status=Status.ONGOING, outcome="Klart", outcome_on=TODAY)


def test_dropping_and_taking_up_again(scene: Scene) -> None:
    with pytest.raises(Invalid):
        act("drop", scene, status=Status.DONE, why="Skäl")
    dropped = act("drop", scene, status=Status.DROPPED, why="Ingen finansiering.")
    assert (dropped.status, dropped.outcome, dropped.outcome_on) == ("dropped", "Ingen finansiering.", TODAY)
    with pytest.raises(Refused):
        act("drop", scene, status=Status.REPLACED, why="Igen")
    opened = act("reopen", scene, by="erik", why="Pengar kom.")
    assert (opened.status, opened.outcome, opened.outcome_on) == ("ongoing", "", None)
    assert told(opened) == ("planning.activity.reopened", "Pengar kom.")
    act("drop", scene, status=Status.REPLACED, why="Nationella möten i stället.")
    with pytest.raises(Refused) as refused:
        act("reopen", scene, why="Ångrar")
    assert refused.value.code == "planning.reopen"


@pytest.mark.parametrize("name", ["erik", "maj", "vera"])
def test_S4_a_body_asks_for_more_time_but_the_keeper_decides(scene: Scene, name: str) -> None:
    for verb, more in (
        ("prolong", {"end": END, "why": "Vi vill"}),
        ("drop", {"status": Status.DROPPED, "why": "Vi orkar inte"}),
        ("keep_end", {"why": "Nej"}),
    ):
        with pytest.raises(Forbidden):
            act(verb, scene, by=name, **more)
    assert fresh(scene.activity).version == 1


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("prolong", {"end": END, "why": "Skäl"}),
        ("keep_end", {"why": "Skäl"}),
        ("drop", {"status": Status.DROPPED, "why": "Skäl"}),
        ("reopen", {"why": "Skäl"}),
        ("record_outcome", {"status": Status.DONE, "outcome": "Klart", "outcome_on": TODAY}),
        ("remove_draft", {}),
        ("set_bodies", {"leads": [], "contributing": []}),
    ],
)
def test_R1_every_act_refuses_a_stale_version(scene: Scene, verb: str, more: dict[str, Any]) -> None:
    make_report(scene.world, scene.activity, body=scene.world.school)
    with pytest.raises(Stale):
        act(verb, scene, version=1, **more)


def test_every_status_can_be_reached_and_finished_ones_only_reopen() -> None:
    reached = {Status.NEW} | {to for moves in MOVES.values() for to in moves}
    assert reached == set(Status)
    assert all(MOVES[status] <= {Status.ONGOING, Status.DONE} for status in FINISHED)
    assert ABANDONED < FINISHED


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.sampled_from(Status), max_size=6))
def test_whatever_is_reported_only_allowed_moves_happen(world: World, wanted: list[Status]) -> None:
    plan = make_plan(world, f"Plan {datetime.now(UTC).timestamp()}", adopted=False)
    activity = make_activity(world, plan, leads=[world.school])
    for status in wanted:
        before = Status(fresh(activity).status)
        allowed = status is before or status in MOVES[before]
        with nullcontext() if allowed else pytest.raises(Refused, match=r"planning\.status\.move"):
            make_report(world, activity, status=status, outcome="Så blev det", light=Light.GREEN)
        row = fresh(activity)
        assert Status(row.status) is (status if allowed else before)
        assert not Status(row.status).finished or row.outcome
        if rules.can_reopen(row):
            assert Status.ONGOING in MOVES[Status(row.status)]
