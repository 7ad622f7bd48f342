"""The API is closed by default: its own origin, declared methods, bounded, strict, and silent about its inside."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from farled.people.models import Pace
from farled.planning import reads
from tests.api.operations import acts, lists, methods, operations, parameters
from tests.api.scene import Scene
from tests.cast import World

AsUser = Callable[[str], Client]
ACTIVITIES = "/api/v1/planning/activities/"


def address(path: str) -> str:
    """An address of an operation, of no record there is."""
    return re.sub(r"\{\w+\}", "999999", path)


@pytest.mark.parametrize("path", ["/api/v1/openapi.json", ACTIVITIES, "/api/v1/planning/activities/999999/"])
def test_S28_no_other_origin_is_let_in(world: World, as_user: AsUser, path: str) -> None:
    response = as_user("asa").get(path, headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
    assert [name for name in response.headers if name.lower().startswith("access-control-")] == []
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.only_on("sqlite")  # methods are declared in code
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "head", "trace"])
def test_S28_every_address_takes_its_methods_and_no_other(world: World, as_user: AsUser, method: str) -> None:
    client = as_user("asa")
    for path, known in {**methods(), "/api/v1/openapi.json": {"GET"}}.items():
        if method.upper() in known:
            continue
        response = getattr(client, method)(address(path))
        if response.status_code == 403 and path not in operations():
            continue  # what is only written, and not by a strategist, tells nothing more
        assert (response.status_code, set(response.headers["Allow"].split(", "))) == (405, known), path
        if method != "head":
            assert response.json()["code"] == "http.405"


def test_S28_what_the_document_promises_is_all_there_is() -> None:
    assert {method for method, _path in acts()} == {"post", "patch", "put", "delete"}


def test_S28_a_method_cannot_be_overridden(scene: Scene, as_user: AsUser) -> None:
    client, path = as_user("asa"), scene["open activity"].api
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        assert client.get(path, headers={header: "DELETE"}).status_code == 200
        assert client.post(path, headers={header: "PATCH"}).status_code == 405
    assert client.get(path, {"_method": "DELETE"}).status_code == 422
    assert client.post(path, {"_method": "GET"}).status_code == 405
    assert client.get(path).status_code == 200


def test_S28_S20_no_operation_is_freed_from_the_check_of_tokens() -> None:
    freed = [route for route, view in _views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)]
    assert freed == []


def _views(patterns: Any) -> Any:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.name, pattern.callback


@pytest.mark.parametrize("size", ["0", "201", "100000000", "-1", "1e3", "１", "many", " 5", "5.0", "9" * 400])
def test_S28_the_page_size_is_bounded(world: World, as_user: AsUser, size: str) -> None:
    client = as_user("asa")
    for path in lists():
        response = client.get(path, {"size": size})
        assert (response.status_code, response.json()["field"]) == (422, "size"), path


def test_S28_every_list_says_its_bounds() -> None:
    for path in lists():
        asked = parameters(operations()[path])
        assert (asked["size"]["maximum"], asked["size"]["default"]) == (200, 50), path


def test_S28_S6_only_declared_names_are_taken(scene: Scene, as_user: AsUser) -> None:
    client = as_user("asa")
    names = ("nonsense", "organisation", "organisation__name", "document__organisation", "fields", "ordering", "format")
    for path in operations():
        Pace.objects.all().delete()  # so many questions are more than a minute's
        for name in names:
            response = client.get(address(path), {name: "1"})
            assert (response.status_code, response.json()["field"]) == (422, name), path


@pytest.mark.parametrize("sort", ["organisation", "document__title", "password", "--title", "title,", "?", "pk", "-"])
def test_S28_S6_only_declared_orderings_are_taken(world: World, as_user: AsUser, sort: str) -> None:
    client = as_user("asa")
    for path in lists():
        assert client.get(path, {"sort": sort}).status_code == 422, path


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("status=open&status=new", "web.api.repeated"),
        ("status=", "web.api.empty"),
        ("status=whatever", "web.api.choice"),
        ("text=" + "x" * 301, "web.api.long"),
        ("text=%00", "web.text.invisible"),
        ("page=0", "web.api.number"),
        ("plan=abc", "web.api.reference"),
        ("nonsense=1&size=0", "web.several"),
    ],
)
def test_S28_what_cannot_be_read_is_refused_with_a_sentence(
    world: World, as_user: AsUser, query: str, code: str
) -> None:
    response = as_user("asa").get(f"{ACTIVITIES}?{query}")
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert response.json()["detail"].endswith(".")


def test_S28_an_error_of_ours_shows_no_internals(
    world: World, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("SELECT secret FROM inside")

    monkeypatch.setattr(reads, "activity_rows", broken)
    client = as_user("asa")
    client.raise_request_exception = False
    response = client.get(ACTIVITIES)
    assert response.status_code == 500
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "status": 500,
        "code": "http.500",
        "detail": "Något gick fel hos oss. Felet är noterat. Försök igen om en stund.",
        "field": None,
        "facts": {},
        "errors": [],
    }


def test_S28_S24_an_error_shows_no_internals_in_development_either(
    world: World, as_user: AsUser, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """Ninja answers with a traceback when debugging is on; ours passes the error on to Django instead."""

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("SELECT secret FROM inside")

    settings.DEBUG = True
    monkeypatch.setattr(reads, "activity_rows", broken)
    with pytest.raises(RuntimeError):
        as_user("asa").get(ACTIVITIES)
    assert as_user("asa").get(reverse("api:planning.activity", args=[999_999])).status_code == 404
