"""The API shows what the pages show, to whom they show it; the rest answers like what does not exist."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.matters.models import Matter
from farled.people import acts as people
from farled.people.models import Assignment
from farled.planning import reads
from farled.planning.api import reading as planning
from farled.planning.models import Activity
from farled.trail.models import Entry
from tests.api.scene import COLLECTIONS, Scene
from tests.cast import NOW, PEOPLE, TODAY, World

AsUser = Callable[[str], Client]
EVERYBODY = sorted([*(key for key, *_rest in PEOPLE), "otto"])
MISSING = 999_999
PUBLISHED = "their published document"


def seen(client: Client, path: str) -> bool:
    """Whether an address shows a record. What a body has not handed in is known to be there, and closed.

    So is what is asked about systems' weaknesses.
    """
    status = client.get(path).status_code
    unread = {403} if any(part in path for part in ("/returns/", "/answers/", "/legacy/")) else set()
    assert status in {200, 404} | unread, (path, status)
    return status == 200


@pytest.mark.parametrize("names", [EVERYBODY[::2], EVERYBODY[1::2]], ids=" ".join)
def test_S28_S7_S6_page_twin_and_list_show_the_same_records_to_each_role(
    scene: Scene, as_user: AsUser, names: list[str]
) -> None:
    assert {name: differ for name in names if (differ := differing(scene, as_user(name)))} == {}


def differing(scene: Scene, client: Client) -> list[str]:
    """The records that a page, its twin and the list of their kind do not agree about showing.

    Of pages, those of what is hidden from somebody. Documents that another organisation has published can be opened,
    but the list is one's own, as on the page.
    """
    shown = {name: seen(client, each.api) for name, each in scene.things.items()}
    with_pages = [each for each in scene.things.values() if each.page and not each.name.startswith("open")]
    differ = [each.name for each in with_pages if seen(client, each.page) != shown[each.name]]
    for kind, collection in COLLECTIONS.items():
        response = client.get(reverse(f"api:{collection}"), {"size": 200})
        answer: dict[str, Any] = {"items": [], "total": 0} if response.status_code == 403 else response.json()
        listed = {row["id"] for row in answer["items"]}
        assert answer["total"] == len(listed)
        things = [each for each in scene.things.values() if each.kind == kind and each.name != PUBLISHED]
        differ += [f"{each.name} in its list" for each in things if (each.pk in listed) != shown[each.name]]
    return differ


def test_T5_S28_a_twin_that_shows_more_than_its_page_is_found(
    scene: Scene, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = Activity.objects.select_related("document", "objective", "insats")
    unscoped = SimpleNamespace(**{**vars(reads), "activities": lambda _actor: every})
    monkeypatch.setattr(planning, "reads", unscoped)
    assert differing(scene, as_user("cora")) != []


def test_S28_the_matrix_has_something_hidden_in_every_room(scene: Scene, as_user: AsUser) -> None:
    reader, strategist = as_user("cora"), as_user("asa")
    hidden = {
        each.kind.split(".")[0]
        for each in scene.things.values()
        if seen(strategist, each.api) and not seen(reader, each.api)
    }
    assert hidden >= {"matters", "direction", "planning", "thread"}


def test_S2_what_is_somebody_elses_answers_exactly_like_what_is_missing(scene: Scene, as_user: AsUser) -> None:
    client = as_user("cora")
    for each in scene.things.values():
        hidden = client.get(each.api)
        if hidden.status_code == 404:
            missing = client.get(reverse(f"api:{each.kind}", args=[MISSING]))
            assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content), each.name
            assert hidden.headers.items() >= {("Content-Type", "application/problem+json")}


@pytest.mark.parametrize(
    ("collection", "parameter", "hidden"),
    [
        ("planning.activities", "plan", "draft plan"),
        ("planning.activities", "area", "draft objective"),
        ("planning.activities", "body", "their body"),
        ("planning.reports", "activity", "draft activity"),
        ("planning.reports", "body", "their body"),
        ("direction.objectives", "document", "draft document"),
        ("direction.documents", "body", "their body"),
        ("matters.matters", "handler", "their body"),
        ("matters.decisions", "matter", "secret matter"),
        ("thread.breaks", "body", "their body"),
    ],
)
def test_S3_S6_a_filter_points_only_at_what_can_be_seen(
    scene: Scene, as_user: AsUser, collection: str, parameter: str, hidden: str
) -> None:
    client, path = as_user("cora"), reverse(f"api:{collection}")
    refused = client.get(path, {parameter: scene[hidden].pk})
    missing = client.get(path, {parameter: MISSING})
    assert refused.status_code == missing.status_code == 422
    assert refused.content == missing.content
    assert refused.json()["code"] == "web.api.reference"
    assert refused.json()["field"] == parameter


def test_S7_what_lies_in_a_draft_is_not_named_by_what_is_open(scene: Scene, as_user: AsUser) -> None:
    """A row of an open plan that serves a goal of a draft, and is part of a draft's insats."""
    open_row = Activity.objects.filter(pk=scene["open activity"].pk)
    open_row.update(objective=scene["draft objective"].pk, insats=scene["draft insats"].pk)
    for path in (scene["open activity"].api, reverse("api:planning.activities")):
        for name, named in (("asa", True), ("cora", False)):
            answer = as_user(name).get(path).json()
            row = next((each for each in answer.get("items", ()) if each["id"] == scene["open activity"].pk), answer)
            assert (row["objective"] is not None, row["insats"] is not None) == (named, named)


def test_S7_a_decision_in_a_secret_matter_is_not_pointed_at(scene: Scene, as_user: AsUser, world: World) -> None:
    decided_in = Matter.objects.filter(decisions__adopts_versions__document=scene["open document"].pk)
    assert decided_in.update(confidential=True, secrecy_ground="OSL 19 kap. 3 §") == 1
    (version,) = as_user("cora").get(scene["open document"].api).json()["versions"]
    assert (version["decision"], version["decided_by"]) == (None, "Kommunfullmäktige")
    (version,) = as_user("rut").get(scene["open document"].api).json()["versions"]
    assert version["decision"] is not None


def test_S8_a_right_that_is_lost_is_lost_at_the_next_call(scene: Scene, as_user: AsUser, world: World) -> None:
    client = as_user("maj")
    assert seen(client, scene["draft document"].api)
    held = Assignment.objects.get(user=world.users["maj"])
    people.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    assert client.get(scene["draft document"].api).status_code == 401


def test_signed_out_and_deactivated_callers_are_told_so_and_not_sent_anywhere(scene: Scene, as_user: Any) -> None:
    for client in (Client(), as_user("nils")):
        response = client.get("/api/v1/planning/activities/")
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"]
        assert response.json()["code"] == "web.signed_out"
        assert client.get("/api/").status_code == 302, "the page about it is a page"


def test_S20_reading_the_api_writes_nothing(scene: Scene, as_user: AsUser) -> None:
    before = Entry.objects.count()
    client = as_user("asa")
    for each in scene.things.values():
        if not each.name.startswith("secret"):
            client.get(each.api)
    assert Entry.objects.count() == before
