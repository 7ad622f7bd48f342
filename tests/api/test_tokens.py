"""A key opens what its owner may, as far as it was let, until it ends; history says whose it is and which."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from farled.people import acts
from farled.people import reads as people
from farled.people.acts import calls
from farled.people.capabilities import GRANTS, READING, SCOPES
from farled.people.models import Assignment, Token
from farled.people.states import Role, TokenScope
from farled.trail.models import Entry
from farled.web import access
from tests.api.keys import Program, a_key
from tests.api.scene import Scene
from tests.cast import LONG_AGO, NOW, TODAY, World

ACTIVITIES = "/api/v1/planning/activities/"
MATTERS = "/api/v1/matters/matters/"
ENTRIES = "/api/v1/agenda/entries/"
DATE = {"on": "2026-12-24", "title": "Julafton"}
A_MATTER = {"title": "Motion om AI", "kind": "motion", "opened_on": "2026-11-20"}


def code(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def test_S17_a_key_reads_what_its_owner_reads(scene: Scene, read: Callable[..., Any]) -> None:
    program = Program(a_key(scene.world, "asa", ()))
    response = program.get(ACTIVITIES)
    assert response.status_code == 200
    assert response.json() == read("asa", ACTIVITIES)
    assert program.get(scene["secret matter"].api).status_code == 404, "secrets are asked for by name"
    assert Program(a_key(scene.world, "asa", called="B")).get(scene["secret matter"].api).status_code == 200


def test_S17_a_key_is_kept_as_a_checksum_and_its_text_nowhere(world: World, caplog: pytest.LogCaptureFixture) -> None:
    from tests.gates.test_secrets import everything_stored

    caplog.set_level("DEBUG")
    key = a_key(world, "asa")
    Program(key).get(ACTIVITIES)
    Program(key[:-1]).get(ACTIVITIES)
    assert key not in everything_stored()
    assert key not in caplog.text
    assert len(key) == 53
    assert key.startswith("farled_")


@pytest.mark.parametrize("broken", ["", "x", "farled_", "farled_" + "a" * 46, "farled_å", "a b c"])
def test_S17_what_is_no_key_opens_nothing(world: World, as_user: Callable[[str], Client], broken: str) -> None:
    for client in (Client(), as_user("asa")):  # whoever sends a key is judged by that, not by a session beside it
        response = client.get(ACTIVITIES, headers={"Authorization": f"Bearer {broken}"})
        assert code(response) == (401, "people.token.unknown")
        assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_S17_a_key_opens_no_page(world: World) -> None:
    program = Program(a_key(world, "asa"))
    assert program.get("/planning/activities/").status_code == 302
    assert program.get("/people/tokens/").status_code == 302


def test_S17_a_key_that_reads_does_nothing(scene: Scene) -> None:
    program = Program(a_key(scene.world, "asa", ()))
    for method, path in (
        ("DELETE", scene["draft activity"].api),
        ("PATCH", scene["open activity"].api),
        ("POST", ENTRIES),
    ):
        assert code(program.send(method, path, DATE if method == "POST" else None, seen=1)) == (403, "web.token")


def test_S17_a_key_does_what_it_was_let_and_no_more(scene: Scene) -> None:
    program = Program(a_key(scene.world, "asa", [TokenScope.DATES]))
    assert program.send("POST", ENTRIES, DATE).status_code == 201
    assert code(program.send("POST", MATTERS, A_MATTER)) == (403, "web.token")


def test_S17_a_key_of_one_organisation_opens_nothing_of_another(scene: Scene) -> None:
    world = scene.world
    acts.assign(user=world.users["otto"], organisation=world.ours, role=Role.STRATEGIST, valid_from=LONG_AGO,
                by=world.hand, at=NOW)  # fmt: skip
    theirs = Program(a_key(world, "otto"))
    for each in scene.things.values():
        if each.kind != "thread.below":
            expected = each.name.startswith("their") or each.name.startswith("derived")
            assert theirs.get(each.api).status_code == (200 if expected and "derived" not in each.name else 404), (
                each.name
            )


def test_S8_a_key_ends_with_the_role(world: World) -> None:
    program = Program(a_key(world, "asa"))
    assert program.get(ACTIVITIES).status_code == 200
    held = Assignment.objects.get(user=world.users["asa"])
    acts.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    assert code(program.get(ACTIVITIES)) == (401, "people.token.revoked")
    acts.assign(
        user=world.users["asa"], organisation=world.ours, role=Role.COACH, valid_from=TODAY, by=world.hand, at=NOW
    )
    assert code(program.get(ACTIVITIES)) == (401, "people.token.revoked"), "whoever comes back makes a new one"


def test_S8_a_key_ends_with_the_account(world: World) -> None:
    program = Program(a_key(world, "asa"))
    acts.deactivate(user=world.users["asa"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    assert code(program.get(ACTIVITIES)) == (401, "people.token.revoked")
    acts.reactivate(user=world.users["asa"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    assert code(program.get(ACTIVITIES)) == (401, "people.token.revoked")


def test_S8_a_key_never_does_more_than_its_owner_may_at_the_call(world: World) -> None:
    program = Program(a_key(world, "asa"))
    held = Assignment.objects.get(user=world.users["asa"])
    acts.assign(
        user=world.users["asa"], organisation=world.ours, role=Role.COACH, valid_from=LONG_AGO, by=world.hand, at=NOW
    )
    acts.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    assert program.get(ACTIVITIES).status_code == 200
    assert code(program.send("POST", ENTRIES, DATE)) == (403, "web.forbidden")


def test_S17_a_key_runs_out(world: World) -> None:
    key = a_key(world, "asa", expires_on=TODAY, at=NOW)
    assert Program(key).get(ACTIVITIES).status_code == 200
    Token.objects.update(expires_on=TODAY - timedelta(days=1))
    assert code(Program(key).get(ACTIVITIES)) == (401, "people.token.expired")


def test_S17_a_key_is_ended_by_its_owner_and_by_an_administrator(world: World) -> None:
    for name in ("asa", "disa"):
        program = Program(a_key(world, "asa", called=name))
        acts.revoke_token(token=Token.objects.get(name=name), by=world.actor(name), at=NOW)
        assert code(program.get(ACTIVITIES)) == (401, "people.token.revoked")


def test_R18_history_says_the_person_and_the_key(world: World) -> None:
    assert Program(a_key(world, "asa")).send("POST", ENTRIES, DATE).status_code == 201
    told = Entry.objects.get(verb="agenda.date.added")
    assert (told.actor_kind, told.actor_id, told.actor_name) == (
        "token",
        world.users["asa"].pk,
        "Åsa Strateg (Nattjobb)",
    )


def test_S4_what_a_key_was_refused_is_told(world: World) -> None:
    Program(a_key(world, "vera")).send("POST", ENTRIES, DATE)
    told = Entry.objects.get(verb="trail.refused")
    assert (told.actor_name, told.subject_name) == ("Vera Förtroendevald (Nattjobb)", "POST api:agenda.entries")


def test_a_key_tells_when_it_was_used_and_no_history_of_it(world: World) -> None:
    program = Program(a_key(world, "asa"))
    before = Entry.objects.count()
    program.get(ACTIVITIES)
    token = Token.objects.get()
    assert (token.used_at, token.version) == (NOW + timedelta(hours=1), 1)
    assert Entry.objects.count() == before


def test_S20_a_session_needs_the_pages_token_and_a_key_does_not(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.users["asa"])
    assert browser.post(ENTRIES, DATE, content_type="application/json").status_code == 403
    browser.get("/agenda/dates/add/")
    csrf = {"X-CSRFToken": browser.cookies["farled-csrf"].value}
    assert browser.post(ENTRIES, DATE, content_type="application/json", headers=csrf).status_code == 201
    assert Program(a_key(world, "asa")).send("POST", ENTRIES, DATE | {"title": "Annandag"}).status_code == 201


def test_S16_calls_are_counted_for_each_key_and_refused_with_how_long_to_wait(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "MOST", 3)
    first, second = Program(a_key(world, "asa")), Program(a_key(world, "asa", called="B"))
    assert [first.get(ACTIVITIES).status_code for _each in range(4)] == [200, 200, 200, 429]
    cache.clear()  # the count is kept where every process sees it
    refused = first.get(ACTIVITIES, **{"X-Forwarded-For": "192.0.2.1"})
    assert (refused.status_code, refused.json()["code"]) == (429, "web.too_often")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert second.get(ACTIVITIES).status_code == 200
    later = NOW + timedelta(hours=1, minutes=1)
    assert calls.count_call(by=_actor(world), at=later)


def _actor(world: World) -> Any:
    from farled.people.actor import with_token

    found = with_token(Token.objects.get(name="Nattjobb"), on=TODAY)
    assert found is not None
    return found


def test_S16_a_person_in_a_browser_is_counted_too(
    world: World, as_user: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "MOST", 2)
    client = as_user("asa")
    assert [client.get(ACTIVITIES).status_code for _each in range(3)] == [200, 200, 429]
    assert client.get("/planning/activities/").status_code == 200
    assert as_user("rut").get(ACTIVITIES).status_code == 200


def test_T2_every_act_of_the_api_is_within_a_scope_and_no_scope_manages() -> None:
    let = frozenset[str]().union(*SCOPES.values())
    asked = {entry.capability for route, entry in access.TABLE.items() if " api:" in route}
    assert asked <= let
    read = {entry.capability for route, entry in access.TABLE.items() if route.startswith("api:") and entry.capability}
    assert read <= READING | SCOPES[TokenScope.SECRETS], "reading asks for no more than the right to read"
    managing = {name for name in let | READING if name.endswith(".manage")}
    assert not managing - {"agenda.manage", "initiatives.manage", "portfolio.manage"}
    assert let | READING <= GRANTS.keys()
    assert set(SCOPES) == set(TokenScope)


def test_T5_S17_a_key_without_its_owners_limits_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "token_of", lambda _text: None)
    assert Program(a_key(world, "asa")).get(ACTIVITIES).status_code == 401
