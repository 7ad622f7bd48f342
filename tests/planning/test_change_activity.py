from datetime import UTC, date, datetime
from typing import Any

import pytest

from farled.planning import acts, rules
from farled.planning.acts import Content
from farled.planning.reads import Activity
from farled.thread.reads import NodeKind, node_of
from farled.trail.reads import history_of, values_at
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, World
from tests.factories.planning import fresh, make_activity, make_area, make_plan, make_report
from tests.planning.conftest import Scene

LATER = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SAID: dict[str, Any] = {"title": "Mobiltäckning", "start": date(2026, 1, 1), "end": date(2026, 12, 31)}


def change(scene: Scene, by: str = "asa", **changes: Any) -> Activity:
    version = changes.pop("version", fresh(scene.activity).version)
    places: dict[str, Any] = {"objective": scene.area, "insats": None, "also_listed": [], "why": "", "at": LATER}
    places |= {name: changes.pop(name) for name in list(changes) if name in places}
    content = Content(**{**SAID, **changes})
    actor = scene.world.actor(by)
    return acts.change_activity(activity=scene.activity, version=version, content=content, by=actor, **places)


def test_R18_a_change_is_told_with_old_and_new_value_and_why(scene: Scene) -> None:
    changed = change(scene, effect="Färre vita fläckar", effect_for="boende på landet", why="Styrgruppen bad om det")
    entry = history_of(changed).first()
    assert entry is not None
    assert entry.verb == "planning.activity.changed"
    assert entry.why == "Styrgruppen bad om det"
    assert entry.changes["effect"] == ["", "Färre vita fläckar"]
    assert changed.version == 2


def test_as_of_an_earlier_day_the_old_text_is_read(scene: Scene) -> None:
    change(scene, title="Mobiltäckning i hela kommunen")
    assert values_at(Activity.KIND, [scene.activity.pk], NOW)[scene.activity.pk]["title"] == "Mobiltäckning"


def test_R1_a_stale_change_is_refused_and_changes_nothing(scene: Scene) -> None:
    change(scene, description="Åsas text")
    with pytest.raises(Stale) as stale:
        change(scene, description="Min text", version=1)
    assert stale.value.stored["description"] == "Åsas text"
    assert fresh(scene.activity).description == "Åsas text"


def test_the_thread_follows_the_objective(scene: Scene) -> None:
    other = make_area(scene.world, scene.plan, "Ett nyskapande Ås")
    change(scene, objective=other, also_listed=[scene.area])
    node = node_of(NodeKind.ACTIVITY, scene.activity.pk)
    assert node is not None
    open_edges = {(edge.relation, edge.upper.ref) for edge in node.edges_up.filter(valid_to=None)}
    assert open_edges == {("contributes_to", other.pk), ("also_listed", scene.area.pk)}
    change(scene, objective=None)
    assert not node.edges_up.filter(valid_to=None).exists()


def test_who_leads_may_change_who_contributes_may_not(scene: Scene) -> None:
    assert change(scene, by="erik", description="Skolans text").description == "Skolans text"
    for name in ("maj", "vera", "adam"):
        with pytest.raises(Forbidden):
            change(scene, by=name, description="Nej")


def test_a_decided_end_moves_forward_only_by_prolonging(scene: Scene) -> None:
    for end in (date(2027, 6, 30), None):
        with pytest.raises(Refused) as refused:
            change(scene, end=end)
        assert refused.value.code == "planning.end.prolong"
    assert change(scene, end=date(2026, 10, 31)).end == date(2026, 10, 31)


def test_a_drafts_end_moves_freely(world: World) -> None:
    plan = make_plan(world, adopted=False)
    scene = Scene(world, plan, make_area(world, plan), make_activity(world, plan))
    assert change(scene, end=date(2027, 6, 30)).end == date(2027, 6, 30)


def test_R18_bodies_are_set_and_told(scene: Scene) -> None:
    world = scene.world
    changed = acts.set_bodies(
        activity=scene.activity, version=1, leads=[world.care], contributing=[], by=world.actor("asa"), at=LATER
    )
    assert rules.leads_of(changed) == [world.care.pk]
    entry = history_of(changed).first()
    assert entry is not None
    assert entry.changes == {
        "leads": [[world.school.pk], [world.care.pk]],
        "contributing": [[world.care.pk], []],
    }


def test_S4_a_body_neither_gives_responsibility_away_nor_to_others(scene: Scene) -> None:
    world, erik = scene.world, scene.world.actor("erik")

    def set_leads(*leads: Any) -> Activity:
        version = fresh(scene.activity).version
        return acts.set_bodies(
            activity=scene.activity, version=version, leads=leads, contributing=[], by=erik, at=LATER
        )

    for refused in ([], [world.care], [world.school, world.care]):
        with pytest.raises(Forbidden):
            set_leads(*refused)
    assert sorted(rules.leads_of(set_leads(world.school, world.preschool))) == [world.school.pk, world.preschool.pk]


def test_a_draft_can_be_removed_and_history_keeps_it(world: World) -> None:
    plan = make_plan(world, adopted=False)
    activity = make_activity(world, plan, leads=[world.school], objective=make_area(world, plan))
    acts.remove_draft(activity=activity, version=1, by=world.actor("asa"), at=LATER, why="Skrevs två gånger")
    assert not Activity.objects.filter(pk=activity.pk).exists()
    assert node_of(NodeKind.ACTIVITY, activity.pk) is None
    told = history_of(activity).first()
    assert told is not None
    assert (told.verb, told.why, told.changes["title"]) == (
        "planning.activity.removed",
        "Skrevs två gånger",
        ["Mobiltäckning", None],
    )


def test_R19_what_is_decided_reported_or_built_upon_stays(world: World, scene: Scene) -> None:
    asa = world.actor("asa")

    def refusal(activity: Activity) -> str:
        with pytest.raises(Refused) as refused:
            acts.remove_draft(activity=activity, version=fresh(activity).version, by=asa, at=LATER)
        return refused.value.code

    assert refusal(scene.activity) == "planning.remove.decided"
    draft = make_plan(world, "Utkast", adopted=False)
    assert refusal(make_report(world, make_activity(world, draft))) == "planning.remove.reported"
    insats = make_activity(world, draft, "Insats", kind="insats")
    make_activity(world, draft, "Under", insats=insats)
    assert refusal(insats) == "planning.remove.insats"
