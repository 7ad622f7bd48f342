"""Next year's plan: carried over, merged, split, superseded; the thread and the footnotes follow."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction.reads import Document
from farled.planning import acts
from farled.planning.reads import Activity, Continuation
from farled.planning.reads import invariants as holds
from farled.planning.states import Onward, Status
from farled.thread.models import Edge
from farled.thread.states import Relation
from farled.web.refused import Forbidden, Refused, RowsRefused
from tests.cast import NOW
from tests.factories.planning import fresh, make_activity, make_area, make_plan
from tests.planning.conftest import Scene


def next_plan(scene: Scene) -> Document:
    return make_plan(scene.world, "Handlingsplan 2027", adopted=False)


def step(activity: Activity, how: Onward = Onward.CARRIED, *names: str) -> acts.Step:
    return acts.Step(activity=activity, how=how, names=names)


def carry(scene: Scene, to: Document, *steps: acts.Step, by: str = "asa") -> list[Activity]:
    return acts.carry_over(plan=scene.plan, to=to, steps=steps, by=scene.world.actor(by), at=NOW)


def test_what_is_carried_over_takes_bodies_goal_and_footnotes_and_keeps_the_thread(scene: Scene) -> None:
    world, to = scene.world, next_plan(scene)
    goal = make_area(world, to, scene.area.title.upper())
    acts.prolong(
        activity=scene.activity, version=1, end=date(2027, 6, 30), why="Pandemin kom emellan.", by=world.hand, at=NOW
    )
    (made,) = carry(scene, to, step(scene.activity))
    made = fresh(made)
    assert (made.title, made.document, made.objective) == (scene.activity.title, to, goal)
    assert (made.footnotes, made.end) == (["Pandemin kom emellan."], date(2027, 6, 30))
    assert {each.body: each.part for each in made.parts.all()} == {
        each.body: each.part for each in scene.activity.parts.all()
    }
    (edge,) = Edge.objects.filter(relation=Relation.CONTINUES).select_related("lower", "upper")
    assert (edge.lower.ref, edge.upper.ref) == (made.pk, scene.activity.pk)
    assert list(holds.thread_says_what_rows_say()) == []
    assert fresh(scene.activity).status == Status.NEW, "the row of the earlier plan stays as it was"


def test_merged_split_and_superseded(scene: Scene) -> None:
    world, to = scene.world, next_plan(scene)
    names = ("E-arkiv", "Slutarkiv", "Portal", "Fax")
    archive, final, portal, fax = (
        make_activity(world, scene.plan, name, leads=[body])
        for name, body in zip(names, (world.school, world.care, world.school, world.care), strict=True)
    )
    made = carry(
        scene, to, step(archive, Onward.MERGED, "Arkiv för alla"), step(final, Onward.MERGED, "arkiv för alla"),
        step(portal, Onward.SPLIT, "Portal för företag", "Portal för invånare"),
        step(fax, Onward.SUPERSEDED, "Säker digital kommunikation"),
    )  # fmt: skip
    told = {
        row.title: sorted((each.earlier.title, each.how) for each in row.continues.select_related("earlier"))
        for row in made
    }
    assert told == {
        "Arkiv för alla": [("E-arkiv", "merged"), ("Slutarkiv", "merged")],
        "Portal för företag": [("Portal", "split")],
        "Portal för invånare": [("Portal", "split")],
        "Säker digital kommunikation": [("Fax", "superseded")],
    }
    merged = next(row for row in made if row.title == "Arkiv för alla")
    assert {each.body for each in merged.parts.all()} == {world.school, world.care}


def test_what_is_wrong_is_told_row_by_row_and_nothing_is_done(scene: Scene) -> None:
    world, to = scene.world, next_plan(scene)
    other = make_activity(world, scene.plan, "Öppna data", leads=[world.school])
    elsewhere = make_activity(world, make_plan(world, "En annan plan"), "Annat")
    with pytest.raises(RowsRefused) as refused:
        carry(
            scene, to, step(scene.activity, Onward.MERGED, "Ensam"), step(other, Onward.SPLIT, "Bara en"),
            step(elsewhere),
        )  # fmt: skip
    assert {place: each.code for place, each in refused.value.rows.items()} == {
        0: "planning.carry.merge_alone", 1: "planning.carry.split_few", 2: "planning.carry.elsewhere",
    }  # fmt: skip
    assert not Activity.objects.filter(document=to).exists()
    carry(scene, to, step(scene.activity))
    with pytest.raises(RowsRefused):
        carry(scene, to, step(scene.activity))
    with pytest.raises(Forbidden):
        carry(scene, to, step(other), by="erik")
    with pytest.raises(Refused):
        carry(scene, scene.plan, step(other))


def test_the_page_begins_with_one_choice_for_all_and_keeps_what_is_wrong(
    scene: Scene, as_user: Callable[[str], Client]
) -> None:
    to, asa = next_plan(scene), as_user("asa")
    page, pk = reverse("planning:carry_over", args=[scene.plan.pk]), scene.activity.pk
    shown = asa.get(f"{page}?every=carried").content.decode()
    assert '<option value="carried" selected>' in shown
    wrong = asa.post(page, {"to": to.pk, f"how-{pk}": "split", f"names-{pk}": "Bara en"})
    assert (wrong.status_code, "Skriv minst två nya namn" in wrong.content.decode()) == (422, True)
    assert "Bara en" in wrong.content.decode()
    done = asa.post(page, {"to": to.pk, f"how-{pk}": "carried", f"names-{pk}": ""})
    assert done["Location"] == reverse("planning:plan", args=[to.pk])
    later = Continuation.objects.get().later
    assert f">{later.title}</a>" in asa.get(page).content.decode()
    assert "Handlingsplan 2027" in asa.get(reverse("planning:activity", args=[pk])).content.decode()
    assert scene.plan.title in asa.get(reverse("planning:activity", args=[later.pk])).content.decode()
