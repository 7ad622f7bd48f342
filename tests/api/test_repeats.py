"""A call made again under its key does nothing more, whatever happened to the answer of the first (R3)."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from farled.agenda.models import DateEntry
from farled.people.models import Call
from farled.trail.models import Entry
from farled.web import middleware
from farled.web.rest import repeats
from tests.api.keys import Program, a_key
from tests.cast import NOW, World
from tests.gates.parallel import at_once, on_disk

ENTRIES = "/api/v1/agenda/entries/"
DATE = {"on": "2026-12-24", "title": "Julafton"}


def test_R3_the_same_key_and_body_gives_the_same_answer_and_one_effect(world: World) -> None:
    program = Program(a_key(world, "asa"))
    first, second = (program.send("POST", ENTRIES, DATE, key="a-1") for _each in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert {name: first.headers[name] == second.headers[name] for name in ("ETag", "Location", "Content-Type")}
    assert ("Idempotency-Replayed" in first.headers, second.headers["Idempotency-Replayed"]) == (False, "true")
    assert DateEntry.objects.count() == 1
    assert Entry.objects.filter(verb="agenda.date.added").count() == 1


def test_R3_the_same_key_for_something_else_is_refused(world: World) -> None:
    program = Program(a_key(world, "asa"))
    made = program.send("POST", ENTRIES, DATE, key="a-1").json()
    for method, path, body, seen in (
        ("POST", ENTRIES, DATE | {"title": "Juldagen"}, None),
        ("PATCH", made["api"], {"title": "Julafton"}, 1),
    ):
        response = program.send(method, path, body, key="a-1", seen=seen)
        assert (response.status_code, response.json()["code"]) == (422, "web.api.key.other")
    assert list(DateEntry.objects.values_list("title", flat=True)) == ["Julafton"]


def test_R3_a_change_made_again_is_not_stale(world: World) -> None:
    program = Program(a_key(world, "asa"))
    path = program.send("POST", ENTRIES, DATE).json()["api"]
    again = [program.send("PATCH", path, {"note": "Stängt."}, seen=1, key="b") for _each in range(2)]
    assert [(each.status_code, each.headers["ETag"]) for each in again] == [(200, '"2"'), (200, '"2"')]
    removed = [program.send("DELETE", path, seen=2, key="c") for _each in range(2)]
    assert [each.status_code for each in removed] == [204, 204]


def test_R3_keys_belong_to_whoever_uses_them(world: World) -> None:
    for program in (Program(a_key(world, "asa")), Program(a_key(world, "asa", called="B"))):
        assert program.send("POST", ENTRIES, DATE, key="a-1").status_code == 201
    assert DateEntry.objects.count() == 2


def test_R3_what_was_refused_may_be_tried_again_under_its_key(world: World) -> None:
    program = Program(a_key(world, "asa"))
    assert program.send("POST", ENTRIES, {"title": "x"}, key="a-1").status_code == 422
    assert Call.objects.count() == 0
    assert program.send("POST", ENTRIES, DATE, key="a-1").status_code == 201


def test_R3_without_a_key_two_calls_are_two_things(world: World) -> None:
    program = Program(a_key(world, "asa"))
    for _each in range(2):
        program.send("POST", ENTRIES, DATE)
    assert (DateEntry.objects.count(), Call.objects.count()) == (2, 0)


def test_R3_a_key_is_remembered_for_a_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(a_key(world, "asa"))
    assert timedelta(hours=24) == repeats.KEPT
    for hours, dates in ((1, 1), (24, 1), (26, 2)):
        later = NOW + timedelta(hours=hours)
        monkeypatch.setattr(middleware, "timezone", SimpleNamespace(now=lambda later=later: later))
        assert program.send("POST", ENTRIES, DATE, key="a-1").status_code == 201
        assert DateEntry.objects.count() == dates
    assert Call.objects.count() == 1


@pytest.mark.parametrize("key", ["with blank", "å", "x" * 101])
def test_R3_a_key_that_cannot_be_used_is_refused(world: World, key: str) -> None:
    response = Program(a_key(world, "asa")).send("POST", ENTRIES, DATE, key=key)
    assert (response.status_code, response.json()["field"]) == (422, "Idempotency-Key")


def test_R3_a_key_is_kept_if_and_only_if_the_act_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer of COMMIT is lost: the act and the memory of it are there. The act fails: neither is."""
    program = Program(a_key(world, "asa"))
    program.client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(repeats.Answer, "response", _lost)
        assert program.send("POST", ENTRIES, DATE, key="lost").status_code == 500
    assert DateEntry.objects.count() == 1
    assert program.send("POST", ENTRIES, DATE, key="lost").headers["Idempotency-Replayed"] == "true"
    assert DateEntry.objects.count() == 1
    with monkeypatch.context() as patch:
        patch.setattr("farled.trail.acts.created", _lost)
        assert program.send("POST", ENTRIES, DATE, key="broken").status_code == 500
    assert not Call.objects.filter(key="broken").exists()
    assert program.send("POST", ENTRIES, DATE, key="broken").status_code == 201


def _lost(*_args: object, **_kwargs: object) -> Any:
    raise ConnectionError("the answer was lost")


@pytest.fixture
def committed(transactional_db: None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The cast on committed data, in a database that several connections may open."""
    from tests.cast import set_scene

    with on_disk(tmp_path, monkeypatch):
        yield set_scene()


def test_R3_T6_the_same_call_many_times_at_once_has_one_effect(committed: World) -> None:
    key = a_key(committed, "asa")
    answers = at_once(*[lambda: Program(key).send("POST", ENTRIES, DATE, key="a-1")] * 4)
    assert [getattr(answer, "status_code", answer) for answer in answers] == [201] * 4
    assert len({answer.content for answer in answers}) == 1
    assert sorted("Idempotency-Replayed" in answer.headers for answer in answers) == [False, True, True, True]
    assert DateEntry.objects.count() == 1


@pytest.mark.only_on("postgresql")  # SQLite lets one transaction write at a time
def test_T5_R3_a_memory_kept_beside_the_act_is_found(committed: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one transaction around both, the second of two calls finds an unfinished memory."""
    from contextlib import nullcontext

    monkeypatch.setattr(repeats, "transaction", type("None", (), {"atomic": staticmethod(nullcontext)}))
    key = a_key(committed, "asa")
    answers = at_once(*[lambda: Program(key).send("POST", ENTRIES, DATE, key="a-1")] * 4)
    assert [getattr(answer, "status_code", answer) for answer in answers] != [201] * 4


def test_R3_a_person_in_a_browser_has_keys_of_their_own(world: World, as_user: Any) -> None:
    client = as_user("asa")
    for _each in range(2):
        sent = client.post(ENTRIES, DATE, content_type="application/json", headers={"Idempotency-Key": "a-1"})
        assert sent.status_code == 201
    assert DateEntry.objects.count() == 1
    with transaction.atomic():
        assert Call.objects.get().token is None
