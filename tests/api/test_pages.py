"""The pages about the API, and its OpenAPI document: there for whoever is signed in, true, in both languages."""

import json
import re
from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest
from django.test import Client
from pydantic import BaseModel

from farled.web import access
from tests.api.operations import acts, operations, parameters, sent, shapes
from tests.cast import World

AsUser = Callable[[str], Client]
SCHEMA = "/api/v1/openapi.json"


def test_the_document_is_openapi_3_1_of_every_operation(world: World, as_user: AsUser) -> None:
    document = as_user("asa").get(SCHEMA).json()
    assert document["openapi"] == "3.1.0"
    routes = {route for route in access.TABLE if route.startswith("api:")} - {"api:schema"}
    ids = [methods["get"]["operationId"] for methods in document["paths"].values() if "get" in methods]
    assert sorted(ids) == sorted(route.removeprefix("api:").replace(".", "_") for route in routes)
    writing = [route for route in access.TABLE if " api:" in route]
    assert len(acts()) == len(writing) == len({each["operationId"] for each in acts().values()})


FOUND_BY_PARAMETERS = {"/api/v1/explain/figure/"}  # what is asked about may not be there


def test_every_operation_says_what_can_go_wrong() -> None:
    for path, operation in operations().items():
        found = "{pk}" in path or path in FOUND_BY_PARAMETERS
        statuses = {"200", "401", "403", "422", "429"} | ({"404"} if found else set())
        assert operation["responses"].keys() == statuses, path
        refusals = [operation["responses"][status]["content"] for status in statuses - {"200"}]
        assert all(content.keys() == {"application/problem+json"} for content in refusals)
    for (method, path), operation in acts().items():
        changes = any(each["name"] == "If-Match" for each in operation["parameters"])
        done = (
            "204"
            if method == "delete"
            else next(each for each in ("200", "201", "204") if each in operation["responses"])
        )
        statuses = {done, "401", "403", "409", "413", "415", "422", "429"} | ({"404"} if "{pk}" in path else set())
        assert operation["responses"].keys() == statuses | ({"412", "428"} if changes else set()), (method, path)


def test_every_operation_parameter_and_field_says_what_it_is(world: World, as_user: AsUser) -> None:
    document = as_user("asa").get(SCHEMA).json()
    for key, operation in [*operations().items(), *acts().items()]:
        assert operation["summary"], key
        assert operation["description"].endswith("."), key
        assert all(each.get("description") for each in operation["parameters"] if each["in"] != "path"), key
        for media in operation.get("requestBody", {}).get("content", {}).values():
            assert all(field["description"] for field in media["schema"]["properties"].values()), key
    for name, shape in document["components"]["schemas"].items():
        unsaid = [field for field, schema in shape.get("properties", {}).items() if not schema.get("description")]
        assert unsaid == [], name


def test_no_two_shapes_share_a_name() -> None:
    """Ninja would let the later one stand for both."""
    found: dict[str, set[type]] = {}

    def gather(kind: Any) -> None:
        for inner in getattr(kind, "__args__", ()):
            gather(inner)
        if (
            isinstance(kind, type)
            and issubclass(kind, BaseModel | Enum)
            and kind not in found.get(kind.__name__, set())
        ):
            found.setdefault(kind.__name__, set()).add(kind)
            for field in getattr(kind, "model_fields", {}).values():
                gather(field.annotation)

    for shape in shapes().values():
        gather(shape)
    assert {name: kinds for name, kinds in found.items() if len(kinds) > 1} == {}


def test_the_document_is_worded_in_the_language_asked_for(world: World, as_user: AsUser) -> None:
    client = as_user("asa")
    swedish = client.get(SCHEMA, headers={"Accept-Language": "sv"})
    english = client.get(SCHEMA, headers={"Accept-Language": "en"})
    assert swedish.headers["Content-Language"] == "sv"
    assert english.headers["Content-Language"] == "en"
    assert swedish.json()["paths"].keys() == english.json()["paths"].keys()
    assert "Aktiviteter och insatser" in json.dumps(swedish.json(), ensure_ascii=False)


@pytest.mark.parametrize("path", ["/api/", "/api/reference/"])
def test_S19_the_pages_name_every_call_and_fetch_nothing(world: World, as_user: AsUser, path: str) -> None:
    response = as_user("vera").get(path)
    page = response.content.decode()
    for address in operations():
        assert address in page
    assert "<script>" not in page
    assert "cdn" not in re.sub(r"[A-Za-z0-9]{64}", "", page).lower(), "but for what the token of a form may spell"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_reference_tells_every_parameter_and_field(world: World, as_user: AsUser) -> None:
    page = as_user("vera").get("/api/reference/").content.decode()
    for operation in [*operations().values(), *acts().values()]:
        assert f'id="{operation["operationId"]}"' in page
        for name in [*parameters(operation), *sent(operation)]:
            assert f">{name}</code>" in page
    assert ">versions[].decided_on</code>" in page


@pytest.mark.parametrize("path", [SCHEMA, "/api/", "/api/reference/"])
def test_the_api_is_told_of_to_whoever_is_signed_in(world: World, path: str) -> None:
    assert Client().get(path).status_code == (401 if path == SCHEMA else 302)


def test_the_footer_leads_to_the_api(world: World, as_user: AsUser) -> None:
    assert 'href="/api/"' in as_user("asa").get("/accessibility/").content.decode()
    assert 'href="/api/"' not in Client().get("/accessibility/").content.decode()
