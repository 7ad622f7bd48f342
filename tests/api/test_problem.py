"""What goes wrong is told once: the same code and sentence, in the reader's language, as problem JSON."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import World

AsUser = Callable[[str], Client]
ACTIVITIES = "/api/v1/planning/activities/"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "size ska vara ett heltal från 1 till 200."),
        ("en", None),
        ("de", "size ska vara ett heltal från 1 till 200."),
    ],
)
def test_a_sentence_follows_the_language_asked_for(
    world: World, as_user: AsUser, language: str, sentence: str | None
) -> None:
    response = as_user("asa").get(f"{ACTIVITIES}?size=0", headers={"Accept-Language": language})
    assert response.headers["Content-Language"] == ("en" if language == "en" else "sv")
    assert "Accept-Language" in response.headers["Vary"]
    if sentence:
        assert response.json()["detail"] == sentence
    assert response.json()["code"] == "web.api.number"


def test_everything_that_is_wrong_is_told_at_once(world: World, as_user: AsUser) -> None:
    problem = as_user("asa").get(f"{ACTIVITIES}?size=0&nonsense=1&status=x").json()
    assert (problem["status"], problem["code"], problem["field"]) == (422, "web.several", None)
    assert [(each["code"], each["field"]) for each in problem["errors"]] == [
        ("web.api.number", "size"),
        ("web.api.unknown", "nonsense"),
        ("web.api.choice", "status"),
    ]
    assert all(each["detail"] in problem["detail"] for each in problem["errors"])


def test_a_choice_names_what_can_be_chosen(world: World, as_user: AsUser) -> None:
    detail = as_user("asa").get(f"{ACTIVITIES}?kind=x").json()["detail"]
    assert detail == "kind kan inte ha det värdet. Välj bland insats, activity, network, mapping, training."


@pytest.mark.parametrize(
    "day", ["2026-13-01", "2026-02-30", "20261121", "21/11/2026", "2026-1-1", "i dag", "２０２６-11-21"]
)
def test_a_day_is_written_one_way(world: World, as_user: AsUser, day: str) -> None:
    for path in ("/api/v1/direction/documents/", "/api/v1/thread/breaks/"):
        assert as_user("asa").get(path, {"on": day}).json()["code"] == "web.api.day"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/nowhere/", "/api/nowhere/", "/api/v2/planning/activities/"])
def test_what_is_not_there_is_told_as_json(world: World, as_user: AsUser, path: str) -> None:
    response = as_user("asa").get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")
    assert response.json()["code"] == "http.404"


def test_a_host_that_is_not_ours_is_told_as_json(world: World, as_user: AsUser) -> None:
    response = as_user("asa").get(ACTIVITIES, headers={"Host": "evil.example"})
    assert (response.status_code, response.json()["code"]) == (400, "http.400")
    assert "evil" not in response.content.decode()


def test_a_call_that_could_write_needs_a_token_of_our_own_page(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["asa"])
    response = client.post(ACTIVITIES)
    assert (response.status_code, response.json()["code"]) == (403, "http.403")


def test_an_ordinary_page_is_refused_as_a_page(world: World, as_user: AsUser) -> None:
    response = as_user("asa").get("/planning/activities/999999/")
    assert response.headers["Content-Type"].startswith("text/html")
