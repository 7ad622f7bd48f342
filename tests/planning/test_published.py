"""What stands in a published plan is seen in the red threads of other organisations, and nothing more of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction import acts as direction
from farled.direction.reads import Document
from farled.planning import acts
from farled.planning.acts import Content, NewActivity
from farled.planning.states import ActivityKind
from farled.thread.reads import Node, node_of
from farled.thread.states import NodeKind
from farled.web import slots
from tests.cast import NOW
from tests.factories.direction import a_document, an_objective, derived, published
from tests.factories.planning import fresh, make_activity, make_plan
from tests.planning.conftest import Scene

SignIn = Callable[[str], Client]


def publish(scene: Scene) -> Document:
    scene.plan.refresh_from_db()
    return published(scene.world, scene.plan)


def withdraw(scene: Scene) -> Document:
    scene.plan.refresh_from_db()
    return direction.withdraw(document=scene.plan, version=scene.plan.version, by=scene.world.hand, at=NOW)


def shown() -> set[tuple[str, int]]:
    return set(Node.objects.filter(published=True, kind__in=["activity", "insats"]).values_list("kind", "ref"))


def thread(row: object, kind: NodeKind = NodeKind.ACTIVITY) -> str:
    node = node_of(kind, row.pk)  # type: ignore[attr-defined]
    assert node is not None
    return reverse("thread:node", args=[node.pk])


def test_what_stands_in_a_plan_is_published_and_withdrawn_with_it(scene: Scene) -> None:
    insats = make_activity(scene.world, scene.plan, "Insats", kind=ActivityKind.INSATS)
    assert shown() == set()
    publish(scene)
    assert shown() == {("activity", scene.activity.pk), ("insats", insats.pk)}
    withdraw(scene)
    assert shown() == set()


def test_what_comes_to_a_published_plan_is_seen_at_once(scene: Scene) -> None:
    unfetched = scene.plan
    publish(scene)
    one = make_activity(scene.world, unfetched, "Kom senare")
    [many] = acts.add_activities(
        document=unfetched,
        activities=[NewActivity(content=Content(title="Inläst"))],
        by=scene.world.hand,
        at=NOW,
    )
    assert shown() == {("activity", row.pk) for row in (scene.activity, one, many)}
    acts.change_activity(
        activity=one,
        version=one.version,
        content=Content(title="Ändrad", end=one.end),
        objective=scene.area,
        insats=None,
        also_listed=(),
        by=scene.world.hand,
        at=NOW,
    )
    assert ("activity", one.pk) in shown()
    assert list(slots.invariants["planning.published"].check()) == []


def test_others_see_it_in_the_thread_and_are_led_to_the_document(scene: Scene, as_user: SignIn) -> None:
    otto = as_user("otto")
    assert otto.get(thread(scene.activity)).status_code == 404
    publish(scene)
    page = otto.get(thread(scene.activity))
    assert page.status_code == 200
    assert "Mobiltäckning" in page.text
    assert "Ås kommun" in page.text
    assert reverse("direction:document", args=[scene.plan.pk]) in page.text
    assert reverse("planning:activity", args=[scene.activity.pk]) not in page.text
    withdraw(scene)
    assert otto.get(thread(scene.activity)).status_code == 404


def test_S2_its_page_reports_lists_and_search_stay_the_organisations_own(scene: Scene, as_user: SignIn) -> None:
    publish(scene)
    otto = as_user("otto")
    assert otto.get(reverse("planning:activity", args=[scene.activity.pk])).status_code == 404
    for address in ("/planning/activities/", "/planning/", "/agenda/", "/agenda/search/?q=Mobil", "/agenda/dates/"):
        assert "Mobiltäckning" not in otto.get(address).text, address


def test_what_comes_of_a_goal_is_seen_across_the_border(scene: Scene, as_user: SignIn) -> None:
    world = scene.world
    goal = an_objective(world, published(world, a_document(world, theirs=True)), title="Länet håller ihop")
    derived(world, scene.area, goal)
    address = thread(goal, NodeKind.OBJECTIVE)
    assert "Mobiltäckning" not in as_user("otto").get(address).text
    publish(scene)
    page = as_user("otto").get(address).text
    assert "Ett tillgängligt Ås" in page
    assert "Mobiltäckning" in page


@pytest.mark.parametrize("name", ["vera", "erik"])
def test_S7_a_draft_stays_hidden_at_home(scene: Scene, as_user: SignIn, name: str) -> None:
    publish(scene)
    hidden = make_activity(scene.world, make_plan(scene.world, "Utkast", adopted=False), "Kanariefågeln")
    assert as_user(name).get(thread(fresh(hidden))).status_code == 404
