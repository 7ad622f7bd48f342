"""Lists: the rows of the page in the page's order, a page at a time, in a constant number of queries."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from farled.direction import api as direction
from farled.direction.models import Document, Objective
from farled.matters import api as matters
from farled.matters.models import Matter
from farled.matters.states import Outcome
from farled.people import acts as people
from farled.people.models import Group
from farled.people.states import BodyKind, GroupKind
from farled.planning.api import reading as planning
from farled.web.rest import Listed
from tests.api.operations import lists
from tests.api.scene import Scene
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, an_objective
from tests.factories.matters import a_decision
from tests.factories.planning import make_activity, make_area, make_plan, make_report

AsUser = Callable[[str], Client]
Read = Callable[..., Any]
Count = Callable[[Callable[[], object]], int]
ACTIVITIES = "/api/v1/planning/activities/"
ROW = re.compile(r'<th scope="row"><a href="/planning/activities/(\d+)/">')
SORT = re.compile(r'<a id="lista-by-(\w+)"')


@pytest.fixture
def many(world: World) -> World:
    """More activities than one page holds."""
    plan = make_plan(world)
    area = make_area(world, plan)
    for number in range(60):
        make_activity(world, plan, f"Aktivitet {60 - number}", leads=[world.school], objective=area)
    return world


def ids(answer: Any) -> list[int]:
    """The ids of a page's rows."""
    return [row["id"] for row in answer["items"]]


def test_a_list_is_read_page_by_page_and_each_row_once(many: World, read: Read) -> None:
    first = read("asa", f"{ACTIVITIES}?sort=title&size=25")
    assert (first["total"], first["page"], first["size"], first["previous"]) == (60, 1, 25, None)
    found, pages, following = ids(first), [first], first["next"]
    while following:
        page = read("asa", following)
        assert read("asa", page["previous"])["items"] == pages[-1]["items"]
        found += ids(page)
        pages.append(page)
        following = page["next"]
    assert len(pages) == 3
    assert len(found) == len(set(found)) == 60


def test_a_page_past_the_last_is_empty_and_leads_back(many: World, read: Read) -> None:
    page = read("asa", f"{ACTIVITIES}?page=1000&size=50")
    assert (page["items"], page["total"], page["next"]) == ([], 60, None)
    assert page["previous"] == f"{ACTIVITIES}?page=2&size=50"


def test_fifty_rows_come_when_nothing_is_said(many: World, read: Read) -> None:
    assert len(read("asa", ACTIVITIES)["items"]) == 50
    assert len(read("asa", f"{ACTIVITIES}?size=200")["items"]) == 60


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"text": "mobil"},
        {"status": "open"},
        {"kind": "insats"},
        {"late": "silent"},
        {"area": "none"},
        {"plan": "open plan"},
        {"area": "open objective"},
        {"body": "body"},
    ],
)
def test_S6_the_same_filters_find_the_same_rows_as_the_page(
    scene: Scene, as_user: AsUser, filters: dict[str, str]
) -> None:
    client = as_user("asa")
    named = {name: scene.things[value].pk if value in scene.things else value for name, value in filters.items()}
    for sort in ("plan", "-title") if filters else ("title", "-title", "state", "plan", "end", "-end", "reported"):
        query = urlencode({**named, "sort": sort})
        page = client.get(f"/planning/activities/?{query}").content.decode()
        answer = client.get(f"{ACTIVITIES}?{query}").json()
        assert ids(answer) == [int(pk) for pk in ROW.findall(page)], sort
        assert ids(answer)


@pytest.mark.parametrize(
    ("listed", "page"),
    [
        (planning.ACTIVITIES, "planning:activities"),
        (direction.DOCUMENTS, "direction:documents"),
        (matters.MATTERS, "matters:matters"),
        (matters.STATEMENTS, "matters:statements"),
    ],
)
def test_S6_a_list_can_be_ordered_as_its_page(scene: Scene, as_user: AsUser, listed: Listed, page: str) -> None:
    shown = as_user("asa").get(reverse(page)).content.decode()
    assert set(listed.orders) == set(SORT.findall(shown))


def test_swedish_order_holds(world: World, read: Read) -> None:
    for name in ("Ölandsnämnden", "Änggårdsnämnden", "Åsnämnden", "Zoonämnden"):
        people.add_body(organisation=world.ours, name=name, kind=BodyKind.BOARD, by=world.hand, at=NOW)
    names = [row["name"] for row in read("asa", "/api/v1/people/bodies/")["items"]]
    assert names[-5:] == ["Zoonämnden", "Åsnämnden", "Äldrenämnden", "Änggårdsnämnden", "Ölandsnämnden"]


def test_objectives_and_decisions_and_reports_are_filtered(scene: Scene, read: Read) -> None:
    for path, filters, found in (
        ("direction.objectives", {"document": scene["open document"].pk}, [scene["open objective"].pk]),
        ("direction.objectives", {"text": "område (open)"}, [scene["open objective"].pk]),
        ("direction.objectives", {"level": "vision"}, []),
        ("matters.decisions", {"matter": scene["open matter"].pk}, [scene["open decision"].pk]),
        ("matters.decisions", {"outcome": "rejected"}, []),
        ("planning.reports", {"activity": scene["open activity"].pk}, [scene["open report"].pk]),
        ("planning.reports", {"body": scene["body"].pk}, [scene["open report"].pk]),
        ("planning.reports", {"light": "red"}, []),
    ):
        assert ids(read("asa", f"{reverse(f'api:{path}')}?{urlencode(filters)}")) == found, (path, filters)


def test_the_number_of_queries_does_not_grow(world: World, as_user: AsUser, count_queries: Count) -> None:
    client = as_user("asa")
    client.get(ACTIVITIES)  # whoever calls for the first time is given a count
    grow(world, 3)
    paths = [*lists(), f"{ACTIVITIES}?status=open&text=a", "/api/v1/direction/documents/?kind=programme&on=2026-06-01"]
    few = {path: count_queries(lambda path=path: client.get(path)) for path in paths}  # type: ignore[misc] # bound now
    grow(world, 12)
    many = {path: count_queries(lambda path=path: client.get(path)) for path in paths}  # type: ignore[misc] # bound now
    assert many == few
    assert max(many.values()) <= 25, many


def grow(world: World, number: int) -> None:
    """More of everything that is listed."""
    for _each in range(number):
        name = f"nummer {Document.objects.count()}"
        plan = make_plan(world, f"Plan {name}")
        activity = make_activity(
            world, plan, leads=[world.school], contributing=[world.care], objective=make_area(world, plan)
        )
        make_report(world, activity, body=world.school)
        an_objective(world, a_document(world))
        a_decision(world)
        new: dict[str, Any] = {"organisation": world.ours, "by": world.hand, "at": NOW}
        group = people.add_group(name=f"Grupp {name}", kind=GroupKind.NETWORK, led_by=world.care, **new)
        people.seat_in_group(group=group, body=world.school, valid_from=TODAY, by=world.hand, at=NOW)
        people.add_body(name=f"Enhet {name}", kind=BodyKind.OFFICE, parent=world.care, **new)


def test_a_record_costs_the_same_whatever_hangs_on_it(scene: Scene, as_user: AsUser, count_queries: Count) -> None:
    client, world = as_user("asa"), scene.world
    matter = Matter.objects.get(pk=scene["open matter"].pk)
    area = Objective.objects.get(pk=scene["open objective"].pk)
    node = client.get(scene["open objective"].api).json()["thread"]
    paths = [scene["open matter"].api, scene["open plan"].api, scene["open document"].api, scene["body"].api]
    paths += [scene["group"].api, scene["open activity"].api, node, f"{node}below/"]
    few = {path: count_queries(lambda path=path: client.get(path)) for path in paths}  # type: ignore[misc] # bound now
    for number in range(5):
        a_decision(world, matter=matter, outcome=Outcome.NOTED, on=date(2026, 2, 1 + number))
        make_activity(world, area.document, f"Till {number}", leads=[world.school], objective=area)
        add_and_seat(world, number, Group.objects.get(pk=scene["group"].pk))
    many = {path: count_queries(lambda path=path: client.get(path)) for path in paths}  # type: ignore[misc] # bound now
    assert many == few


def add_and_seat(world: World, number: int, group: Group) -> None:
    """One more body in the group."""
    new: dict[str, Any] = {"by": world.hand, "at": NOW}
    body = people.add_body(organisation=world.ours, name=f"Skola {number}", kind=BodyKind.OFFICE, **new)
    people.seat_in_group(group=group, body=body, valid_from=TODAY, **new)
