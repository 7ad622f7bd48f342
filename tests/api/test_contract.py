"""The API keeps what its OpenAPI document promises, whatever it is asked. Examples are the same in every run."""

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from schemathesis import checks
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks as openapi_checks

from farled.people.acts import calls
from farled.planning.api import reading as planning
from farled.project.api import openapi
from farled.project.wsgi import application
from tests.api.keys import a_key
from tests.api.scene import Scene
from tests.api.things import Thing

ANSWERS = {200, 201, 403, 404, 409, 422}  # what a strategist gets who asks and sends whatever comes to mind
EXAMPLES = 4  # of what is promised and of what is not, for each operation
KINDS = {
    "planning/plans": "planning.plan",
    "planning/activities": "planning.activity",
    "direction/documents": "direction.document",
    "direction/objectives": "direction.objective",
    "matters/matters": "matters.matter",
    "matters/decisions": "matters.decision",
    "matters/points": "matters.point",
    "matters/assignments": "matters.assignment",
    "matters/stages": "matters.stage",
    "matters/meetings": "matters.meeting",
    "matters/diary": "matters.diary_entry",
    "direction/evidence": "direction.evidence",
    "direction/findings": "direction.finding",
    "direction/stage-goals": "direction.stage_goal",
    "direction/terms": "direction.term",
    "direction/relations": "direction.relation",
    "planning/rounds": "planning.round",
    "planning/returns": "planning.return_",
    "planning/answers": "planning.answer",
}
ALONE = {"matters.meeting", "direction.term", "direction.relation"}  # one of each in the scene
KEPT = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.negative_data_rejection,
]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A server closes old connections around each request; ours holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def signed_in(scene: Scene) -> dict[str, str]:
    """The cookie of somebody signed in, for the application as a server calls it."""
    client = Client()
    client.force_login(scene.world.users["asa"])
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def promised() -> Any:
    """The document, to be asked of the application itself. Signing in is done here, so it is not made up."""
    schema = schemathesis.openapi.from_dict({**openapi(), "security": []})
    schema.app = application
    return schema


@pytest.mark.only_on("sqlite")  # most of it is answered before the database is asked
def test_S28_whatever_is_asked_the_answer_is_one_that_is_promised(
    one_connection: None, scene: Scene, signed_in: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "MOST", 100_000)  # all of them are made in the same minute
    statuses: set[int] = set()
    for operation in _every(promised()):
        raw = operation.definition.raw
        asks = bool(raw["parameters"]) or "requestBody" in raw  # without these nothing can be asked wrongly
        for mode in schemathesis.GenerationMode if asks else [schemathesis.GenerationMode.POSITIVE]:

            @hypothesis.settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                derandomize=True,
                suppress_health_check=list(hypothesis.HealthCheck),
                phases=[hypothesis.Phase.generate],
            )
            @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
            def holds(case: Any) -> None:
                statuses.add(case.call_and_validate(cookies=signed_in, checks=KEPT).status_code)

            holds()
    assert {200, 404, 422} <= statuses <= ANSWERS | {412}


def test_S28_every_record_is_answered_as_promised(
    one_connection: None, scene: Scene, signed_in: dict[str, str]
) -> None:
    schema = promised()
    found = {operation.definition.raw["operationId"]: operation for operation in _every(schema)}
    for each in scene.things.values():
        case = found[each.kind.replace(".", "_")].Case(path_parameters={"pk": each.pk})
        hidden = each.name.startswith("their") and "published" not in each.name
        answer = case.call_and_validate(cookies=signed_in, checks=KEPT)
        assert answer.status_code == (404 if hidden else 200), each.name


def test_S28_whoever_is_signed_out_is_answered_as_promised(one_connection: None, scene: Scene) -> None:
    for operation in _every(promised()):
        response = operation.Case(path_parameters={"pk": 1}).call_and_validate(checks=KEPT, headers={"X": "1"})
        assert response.status_code == (401 if operation.method == "get" else 403)  # a page's token is asked for first


@pytest.mark.only_on("postgresql")  # which refuses far more of what can be sent
def test_S28_whatever_is_sent_about_what_is_there_is_answered_as_promised(one_connection: None, scene: Scene) -> None:
    """The same with a key that may do all its owner may, about records that exist and versions that hold."""
    key = {"Authorization": f"Bearer {a_key(scene.world, 'asa')}"}
    things = {each.kind: each for each in scene.things.values() if each.name.startswith(("open", "draft"))} | {
        each.kind: each for each in scene.things.values() if each.kind in ALONE
    }
    statuses: set[int] = set()
    for operation in _every(promised()):
        kind = KINDS.get(operation.path.removeprefix("/api/v1/").partition("/{pk}/")[0])
        if operation.method != "get":
            statuses |= sent(operation, things[kind] if kind and "{pk}" in operation.path else None, key)
    assert {200, 201, 404, 409, 422} <= statuses, "something was done, and something could not be"


def sent(operation: Any, thing: Thing | None, key: dict[str, str]) -> set[int]:
    """The statuses of answers to what may be sent, about a record as it is at each moment."""
    statuses: set[int] = set()

    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=schemathesis.GenerationMode.POSITIVE))
    def holds(case: Any) -> None:
        headers = dict(key)
        if thing is not None:
            case.path_parameters["pk"] = thing.pk
            told = Client().get(thing.api, headers=key)
            for signal in (request_started, request_finished):  # Django's client connects it again
                signal.disconnect(close_old_connections)
            if "ETag" in told.headers:
                headers["If-Match"] = told.headers["ETag"]
        statuses.add(case.call_and_validate(headers=headers, checks=KEPT).status_code)

    holds()
    return statuses


def _every(schema: Any) -> Iterator[Any]:
    for result in schema.get_all_operations():
        yield result.ok()


def test_T5_S28_an_answer_that_breaks_the_promise_is_found(
    one_connection: None, scene: Scene, signed_in: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_plan", lambda _row: {"id": "not a number"})
    plan = next(each for each in _every(promised()) if each.definition.raw["operationId"] == "planning_plan")
    with pytest.raises(FailureGroup):
        plan.Case(path_parameters={"pk": scene["open plan"].pk}).call_and_validate(cookies=signed_in, checks=KEPT)
