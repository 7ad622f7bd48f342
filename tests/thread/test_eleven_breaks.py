"""Eleven known breaks, one of each kind whose room exists, give exactly those eleven; mending them gives none."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from farled.direction import acts as direction
from farled.direction.reads import DocumentRelation
from farled.direction.states import DocumentRelationKind
from farled.methods.goal_chain import BreakCode
from farled.planning import acts as planning
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind, Status
from farled.thread import broken
from farled.thread.figures import When
from farled.thread.reads import key
from farled.thread.state import state
from farled.web import slots
from tests.cast import NOW, TODAY
from tests.factories.direction import a_document, a_draft, adopted, an_objective
from tests.factories.planning import make_activity
from tests.thread.conftest import AHEAD, WHOLE, Scene

EXISTING = {code for code in BreakCode if code.split(".")[0] in {"objective", "activity", "insats"}}


def told(scene: Scene) -> set[tuple[str, str]]:
    standing = state(scene.world.actor("asa"), on=TODAY)
    return {(each.code.value, each.key) for each in standing.breaks}


def change(scene: Scene, activity: Activity, **changes: Any) -> None:
    """Change one thing an activity says, and leave the rest."""
    row = Activity.objects.get(pk=activity.pk)
    said = {name: getattr(row, name) for name in ("title", "start", "end", "effect", "effect_for", "effect_due")}
    planning.change_activity(
        activity=row,
        version=row.version,
        content=planning.Content(**{**said, **{name: each for name, each in changes.items() if name in said}}),
        objective=changes.get("objective", row.objective),
        insats=None,
        also_listed=(),
        by=scene.world.hand,
        at=NOW,
    )


def give(scene: Scene, activity: Activity) -> None:
    """The school board answers for it."""
    row = Activity.objects.get(pk=activity.pk)
    planning.set_bodies(
        activity=row, version=row.version, leads=[scene.world.school], contributing=[], by=scene.world.hand, at=NOW
    )


def test_eleven_breaks_are_found_and_mended(scene: Scene, as_user: Callable[[str], Client]) -> None:
    world, hand = scene.world, scene.world.hand
    assert told(scene) == set()

    idle = an_objective(world, scene.programme, parent=scene.area)
    local = a_document(world, title="Lokal plan")
    direction.relate(document=local, other=scene.programme, kind=DocumentRelationKind.CONCRETISES, by=hand, at=NOW)
    rootless = an_objective(world, local)
    draft = a_draft(world, title="Utkast")
    undecided = an_objective(world, draft)
    old = adopted(
        world,
        a_draft(world, title="Gammalt program"),
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 12, 31),
        on=date(2024, 12, 1),
    )
    outdated = an_objective(world, old)
    for objective in (rootless, undecided, outdated):
        scene.work(f"Arbete med {objective.title}", objective=objective)

    aimless = make_activity(world, scene.programme, "Utan mål", leads=[world.school], content=WHOLE)
    ownerless = make_activity(world, scene.programme, "Utan ansvarig", objective=scene.objective, content=WHOLE)
    endless = scene.work("Utan sluttid", end=None)
    pointless = scene.work("Utan effekt", effect="", effect_for="", effect_due=None)
    mapping = make_activity(
        world, scene.programme, "Kartläggning av nätet", kind=ActivityKind.MAPPING, leads=[world.school],
        objective=scene.objective, status=Status.DONE, outcome="Tio vita fläckar", outcome_on=TODAY,
    )  # fmt: skip
    insats: dict[str, Any] = {"kind": ActivityKind.INSATS, "objective": scene.objective}
    ownerless_insats = make_activity(world, scene.programme, "Insats utan ansvarig", **insats)
    endless_insats = make_activity(
        world, scene.programme, "Insats utan sluttid", leads=[world.school], content={"end": None}, **insats
    )

    assert told(scene) == {
        ("objective.nobody_works", key("objective", idle.pk)),
        ("objective.no_superior", key("objective", rootless.pk)),
        ("objective.not_adopted", key("objective", undecided.pk)),
        ("objective.not_in_force", key("objective", outdated.pk)),
        ("activity.no_objective", key("activity", aimless.pk)),
        ("activity.no_responsible", key("activity", ownerless.pk)),
        ("activity.no_end", key("activity", endless.pk)),
        ("activity.no_effect", key("activity", pointless.pk)),
        ("activity.leads_nowhere", key("activity", mapping.pk)),
        ("insats.no_responsible", key("insats", ownerless_insats.pk)),
        ("insats.no_end", key("insats", endless_insats.pk)),
    }
    groups = broken.groups(world.actor("asa"), state(world.actor("asa"), on=TODAY), when=When(TODAY, TODAY))
    assert {group.code for group in groups} == EXISTING
    rows = [row for group in groups for row in group.rows]
    assert len(rows) == 11
    client = as_user("asa")
    for row in rows:
        assert row.notice.who, row.notice.label
        assert client.get(row.notice.url).status_code == 200, "the link goes to the form that mends"
    assert "11 trådar brister" in client.get("/thread/breaks/").text

    scene.work("Arbete med det som låg stilla", objective=idle)
    rootless.refresh_from_db()
    direction.derive(
        objective=rootless, version=rootless.version, derives_from=[scene.objective], by=hand, at=NOW, why="Målkedjan"
    )
    adopted(world, draft)
    direction.revise(document=old, by=hand, at=NOW)
    adopted(world, old, valid_from=date(2026, 1, 1))
    change(scene, aimless, objective=scene.objective)
    change(scene, endless, end=AHEAD)
    change(scene, pointless, **WHOLE)
    change(scene, endless_insats, end=AHEAD)
    give(scene, ownerless)
    give(scene, ownerless_insats)
    planning.lead_on(
        activity=mapping,
        version=mapping.version,
        later=[scene.activity],
        objectives=[],
        stage_goals=[],
        by=hand,
        at=NOW,
    )

    assert told(scene) == set()
    assert DocumentRelation.objects.count() == 1
    assert "Ingen tråd brister" in client.get("/thread/breaks/").text


def test_every_kind_of_break_whose_room_exists_is_worded() -> None:
    rooms = {"objective", "activity", "insats", "initiative", "money", "benefit"}
    assert {kind.code for kind in slots.break_kinds} == {
        code.value for code in BreakCode if code.split(".")[0] in rooms
    }
