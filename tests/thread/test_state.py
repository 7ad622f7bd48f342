"""How the thread stands: exact however it is kept, the same for all who see the same, and blind to what is hidden."""

import importlib.util
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest

from farled.planning import acts as planning
from farled.planning.reads import Activity
from farled.planning.states import Status
from farled.thread import state as thread_state
from farled.thread.reads import key
from farled.thread.state import forget, state
from tests.cast import NOW, TODAY
from tests.factories.direction import a_document, a_draft, an_objective, derived, published
from tests.factories.planning import make_activity
from tests.thread.conftest import WHOLE, Scene


def test_a_whole_thread_counts(scene: Scene) -> None:
    standing = state(scene.world.actor("vera"), on=TODAY)
    assert (standing.whole.numerator, standing.whole.denominator) == (1, 1)
    assert standing.work == {key("activity", scene.activity.pk)}
    assert standing.breaks == ()


def test_R24_what_is_kept_is_what_was_worked_out_and_can_be_thrown_away(
    scene: Scene, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    scene.work("Försenad", effect_due=TODAY - timedelta(days=1))
    asa, rut, vera = (scene.world.actor(name) for name in ("asa", "rut", "vera"))
    first = state(asa, on=TODAY)
    assert first.breaks[0].facts["due"] == TODAY - timedelta(days=1)
    assert count_queries(lambda: state(rut, on=TODAY)) == 1, "who sees the same needs only ask whether anything changed"
    assert state(rut, on=TODAY) is first
    assert state(vera, on=TODAY) is not first, "a reader of drafts and one who is not never share"
    forget()
    assert state(asa, on=TODAY) == first


def test_every_act_is_seen_at_once(scene: Scene) -> None:
    actor = scene.world.actor("asa")
    assert state(actor, on=TODAY).whole.denominator == 1
    scene.work("En till")
    assert state(actor, on=TODAY).whole.denominator == 2


def another_worker() -> Any:
    """The same code in another web process: with what that one keeps, which nobody here can throw away."""
    spec = importlib.util.find_spec("farled.thread.state")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with patch.dict(sys.modules, {spec.name: module}):  # where its dataclasses look themselves up
        spec.loader.exec_module(module)
    return module


def acts_one_after_the_other(scene: Scene, *workers: Any) -> list[list[int]]:
    """The activities each worker counts to begin with, and after each of three acts, whichever worker did it."""
    asa = scene.world.actor("asa")

    def counted() -> list[int]:
        return [worker.state(asa, on=TODAY).whole.denominator for worker in workers]

    found = [counted()]
    for title in ("En till", "Och en till"):
        scene.work(title)
        found.append(counted())
    planning.drop(activity=scene.activity, version=1, status=Status.DROPPED, why="Slut", by=scene.world.hand, at=NOW)
    return [*found, counted()]


def test_R24_every_worker_sees_what_another_has_done_at_once(scene: Scene) -> None:
    assert acts_one_after_the_other(scene, thread_state, another_worker()) == [[1, 1], [2, 2], [3, 3], [2, 2]]


def test_T5_R24_a_worker_that_does_not_ask_whether_anything_happened_is_found(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgetful = another_worker()
    monkeypatch.setattr(forgetful, "ends", forgetful.ends().none)
    assert acts_one_after_the_other(scene, thread_state, forgetful) == [[1, 1], [2, 1], [3, 1], [2, 1]]


def test_what_was_dropped_is_not_counted(scene: Scene) -> None:
    row = Activity.objects.get(pk=scene.activity.pk)
    planning.drop(
        activity=row, version=row.version, status=Status.DROPPED, why="Pengarna tog slut", by=scene.world.hand, at=NOW
    )
    standing = state(scene.world.actor("asa"), on=TODAY)
    assert standing.whole.denominator == 0
    assert standing.whole.ratio is None


def test_the_day_matters(scene: Scene) -> None:
    actor = scene.world.actor("asa")
    assert state(actor, on=date(2027, 7, 1)).whole.numerator == 0, "the day to measure has passed"
    assert state(actor, on=TODAY).whole.numerator == 1


def test_S7_work_on_a_draft_is_neither_shown_nor_counted_to_those_who_may_not_read_drafts(scene: Scene) -> None:
    draft = a_draft(scene.world, title="Hemligt utkast")
    objective = an_objective(scene.world, draft)
    hidden = make_activity(scene.world, draft, "Dold", objective=objective, content=WHOLE)
    writer, reader = (state(scene.world.actor(name), on=TODAY) for name in ("asa", "vera"))
    assert key("activity", hidden.pk) in writer.work
    assert {each.code.value for each in writer.breaks} == {"objective.not_adopted", "activity.no_responsible"}
    assert reader.breaks == ()
    assert reader.whole.denominator == 1


def test_S2_another_organisations_thread_is_its_own(scene: Scene) -> None:
    assert state(scene.world.actor("otto"), on=TODAY).work == frozenset()


def test_a_thread_may_run_on_into_what_another_organisation_has_published(scene: Scene) -> None:
    world = scene.world
    theirs = published(world, a_document(world, title="Regionens plan", theirs=True))
    goal = an_objective(world, theirs, title="Länet håller ihop")
    before = state(world.actor("asa"), on=TODAY)
    derived(world, scene.objective, goal)
    after = state(world.actor("asa"), on=TODAY)
    assert after == before, "their goal that nobody there works for is theirs to mend"
    assert state(world.actor("otto"), on=TODAY).breaks[0].key == key("objective", goal.pk)


def test_the_facts_of_a_day_gone_by_are_those_of_that_day(scene: Scene) -> None:
    row = Activity.objects.get(pk=scene.activity.pk)
    planning.change_activity(
        activity=row,
        version=row.version,
        content=planning.Content(title=row.title, start=row.start, end=row.end),
        objective=scene.objective,
        insats=None,
        also_listed=(),
        by=scene.world.hand,
        at=NOW + timedelta(days=10),
    )
    actor = scene.world.actor("asa")
    assert [each.code.value for each in state(actor, on=TODAY + timedelta(days=10)).breaks] == ["activity.no_effect"]
    assert state(actor, on=TODAY, past=True).breaks == ()


def test_what_held_before_it_was_written_in_counts_as_it_was_written(scene: Scene) -> None:
    actor = scene.world.actor("asa")
    before = state(actor, on=date(2026, 3, 1), past=True)
    assert (before.whole.numerator, before.whole.denominator) == (1, 1), "the programme holds from January"
    assert state(actor, on=date(2025, 12, 31), past=True).whole.denominator == 0


def test_what_came_during_the_year_was_not_there_before(scene: Scene) -> None:
    scene.work("Kom i juni", added_on=date(2026, 6, 1))
    scene.work("Kom i december", at=NOW + timedelta(days=20), added_on=TODAY + timedelta(days=20))
    actor = scene.world.actor("asa")
    days = (date(2026, 5, 31), date(2026, 6, 1), TODAY, TODAY + timedelta(days=20))
    assert [state(actor, on=day, past=True).whole.denominator for day in days] == [1, 2, 2, 3]


def test_a_goal_that_another_organisation_has_taken_over_is_not_without_work(scene: Scene) -> None:
    world = scene.world
    theirs = published(world, a_document(world, title="Regionens plan", theirs=True))
    goal = an_objective(world, theirs, title="Länet håller ihop")
    derived(world, scene.objective, goal)
    otto = world.actor("otto")
    assert [each.code.value for each in state(otto, on=TODAY).breaks] == ["objective.nobody_works"]
    published(world, scene.programme)
    assert state(otto, on=TODAY).breaks == (), "a published goal in force below has taken the promise over"
    assert state(otto, on=TODAY).whole.denominator == 0, "the work there is counted there"
