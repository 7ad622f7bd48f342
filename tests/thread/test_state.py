"""How the thread stands: exact however it is kept, the same for all who see the same, and blind to what is hidden."""

from collections.abc import Callable
from datetime import date, timedelta

from farled.planning import acts as planning
from farled.planning.reads import Activity
from farled.planning.states import Status
from farled.thread import state as module
from farled.thread.reads import key
from farled.thread.state import state
from tests.cast import NOW, TODAY
from tests.factories.direction import a_document, a_draft, an_objective, published
from tests.factories.planning import make_activity
from tests.thread.conftest import WHOLE, Scene


def test_a_whole_thread_counts(scene: Scene) -> None:
    standing = state(scene.world.actor("vera"), on=TODAY)
    assert (standing.whole.numerator, standing.whole.denominator) == (1, 1)
    assert standing.activities == {key("activity", scene.activity.pk)}
    assert standing.breaks == ()


def test_what_is_kept_is_what_was_worked_out(
    scene: Scene, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    scene.work("Försenad", effect_due=TODAY - timedelta(days=1))
    first = state(scene.world.actor("asa"), on=TODAY)
    assert first.breaks[0].facts["due"] == TODAY - timedelta(days=1)
    kept: list[module.State] = []
    asked = count_queries(lambda: kept.append(state(scene.world.actor("rut"), on=TODAY)))
    assert kept == [first]
    assert [dict(each.facts) for each in kept[0].breaks] == [dict(each.facts) for each in first.breaks]
    assert asked <= 7


def test_every_act_is_seen_at_once(scene: Scene) -> None:
    actor = scene.world.actor("asa")
    assert state(actor, on=TODAY).whole.denominator == 1
    scene.work("En till")
    assert state(actor, on=TODAY).whole.denominator == 2


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
    assert key("activity", hidden.pk) in writer.activities
    assert {each.code.value for each in writer.breaks} == {"objective.not_adopted", "activity.no_responsible"}
    assert reader.breaks == ()
    assert reader.whole.denominator == 1


def test_S2_another_organisations_thread_is_its_own(scene: Scene) -> None:
    assert state(scene.world.actor("otto"), on=TODAY).activities == frozenset()


def test_a_thread_may_run_on_into_what_another_organisation_has_published(scene: Scene) -> None:
    world = scene.world
    theirs = published(world, a_document(world, title="Regionens plan", theirs=True))
    goal = an_objective(world, theirs, title="Länet håller ihop")
    before = state(world.actor("asa"), on=TODAY)
    from farled.direction import acts as direction

    scene.objective.refresh_from_db()
    direction.derive(
        objective=scene.objective,
        version=scene.objective.version,
        derives_from=[goal],
        by=world.hand,
        at=NOW,
        why="Målkedjan",
    )
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
    assert state(actor, on=TODAY).breaks == ()
    assert state(actor, on=TODAY - timedelta(days=1)).whole.denominator == 0, "it was not known then"
