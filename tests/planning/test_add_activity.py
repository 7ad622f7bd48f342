from datetime import date

import pytest

from farled.planning import acts, rules
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind, Status
from farled.thread.reads import NodeKind, node_of
from farled.thread.states import Relation
from farled.trail.reads import history_of
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.planning import make_activity, make_area, make_plan
from tests.planning.conftest import Scene


def test_an_activity_gets_its_bodies_and_its_place_in_the_thread(world: World) -> None:
    plan = make_plan(world, adopted=False)
    area, other = make_area(world, plan), make_area(world, plan, "Ett nyskapande Ås")
    insats = make_activity(world, plan, "Bredband åt alla", kind=ActivityKind.INSATS, objective=area)
    activity = make_activity(
        world, plan, leads=[world.school], contributing=[world.care], objective=area, insats=insats, also_listed=[other]
    )
    assert rules.leads_of(activity) == [world.school.pk]
    assert sorted(rules.taking_part(activity)) == sorted([world.school.pk, world.care.pk])
    node = node_of(NodeKind.ACTIVITY, activity.pk)
    assert node is not None
    edges = {(edge.relation, edge.upper.kind, edge.upper.ref) for edge in node.edges_up.all()}
    assert edges == {
        (Relation.CONTRIBUTES_TO, NodeKind.OBJECTIVE, area.pk),
        (Relation.ALSO_LISTED, NodeKind.OBJECTIVE, other.pk),
        (Relation.PART_OF, NodeKind.INSATS, insats.pk),
    }
    assert insats.position < activity.position


def test_R18_adding_is_told(scene: Scene) -> None:
    entry = history_of(scene.activity).get()
    assert entry.verb == "planning.activity.added"
    assert entry.changes["leads"] == [None, [scene.world.school.pk]]
    assert entry.changes["title"] == [None, "Mobiltäckning"]


def test_edges_hold_from_the_day_the_plan_holds_from(scene: Scene) -> None:
    node = node_of(NodeKind.ACTIVITY, scene.activity.pk)
    assert node is not None
    assert [edge.valid_from for edge in node.edges_up.all()] == [date(2026, 1, 15)]


def test_a_title_is_cleaned_and_never_empty(scene: Scene) -> None:
    assert make_activity(scene.world, scene.plan, "  Öppna\u00a0 data ").title == "Öppna data"
    with pytest.raises(Invalid) as refused:
        make_activity(scene.world, scene.plan, "  ")
    assert refused.value.field == "title"
    with pytest.raises(Invalid):
        make_activity(scene.world, scene.plan, "Öppna\u200bdata")


def test_what_is_finished_needs_an_outcome(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        make_activity(scene.world, scene.plan, status=Status.DONE)
    assert refused.value.code == "planning.outcome.missing"
    done = make_activity(scene.world, scene.plan, status=Status.DONE, outcome="Nio av tio kommuner är med.")
    assert done.outcome_on == TODAY


def test_periods_run_forwards(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        make_activity(scene.world, scene.plan, content={"start": date(2026, 5, 1), "end": date(2026, 4, 1)})
    assert refused.value.field == "end"


@pytest.mark.parametrize("name", ["erik", "vera", "rut", "adam", "otto"])
def test_S4_only_the_keeper_adds_and_nothing_is_written(scene: Scene, name: str) -> None:
    before = Activity.objects.count()
    with pytest.raises(Forbidden):
        acts.add_activity(document=scene.plan, content=acts.Content(title="Egen"), by=scene.world.actor(name), at=NOW)
    assert Activity.objects.count() == before


def test_an_editor_adds_to_the_bodys_own_plan_and_for_it_alone(scene: Scene) -> None:
    world = scene.world
    own = make_plan(world, "Skolans plan", body=world.school)
    erik = world.actor("erik")
    content = acts.Content(title="Läsplattor")
    added = acts.add_activity(document=own, content=content, leads=[world.preschool], by=erik, at=NOW)
    assert rules.leads_of(added) == [world.preschool.pk]
    with pytest.raises(Forbidden):
        acts.add_activity(document=own, content=content, leads=[world.care], by=erik, at=NOW)


def test_S3_references_to_another_organisation_are_refused(scene: Scene) -> None:
    world = scene.world
    with pytest.raises(Refused) as refused:
        make_activity(world, scene.plan, leads=[world.their_body])
    assert refused.value.code == "planning.body.elsewhere"


def test_a_body_has_one_part_and_an_insats_is_not_nested(scene: Scene) -> None:
    world, plan = scene.world, scene.plan
    with pytest.raises(Refused) as refused:
        make_activity(world, plan, leads=[world.care], contributing=[world.care])
    assert refused.value.code == "planning.body.twice"
    insats = make_activity(world, plan, "Insats", kind=ActivityKind.INSATS)
    with pytest.raises(Refused) as refused:
        make_activity(world, plan, "Under", kind=ActivityKind.INSATS, insats=insats)
    assert refused.value.code == "planning.insats.nested"
    with pytest.raises(Refused) as refused:
        make_activity(world, plan, "Under", insats=scene.activity)
    assert refused.value.code == "planning.insats.unknown"
