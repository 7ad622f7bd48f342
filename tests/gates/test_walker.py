"""Who may enter where: every route is tried by every role, signed out, deactivated and from another organisation."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from farled.people import acts
from farled.people.capabilities import GRANTS
from farled.people.models import Assignment
from farled.people.states import Role
from farled.web import access
from farled.web.access import Access, Door
from tests.cast import NOW, PEOPLE, TODAY, World
from tests.gates.routes import address, call, routes

AsUser = Callable[[str], Client]
ROLES = {key: role for key, _name, role, _place in PEOPLE}
GATED = [route for route in routes() if access.TABLE[route].door is Door.CAPABILITY] if access.TABLE else []
DEMO_ONLY = {"people:demo"}


def test_T2_S1_the_table_holds_exactly_the_routes_that_exist() -> None:
    assert set(routes()) == access.TABLE.keys() - DEMO_ONLY, (
        "declare the route in its room's access.py, or remove it there"
    )


def test_T2_every_capability_is_granted_to_somebody_and_asked_for_somewhere() -> None:
    asked = {entry.capability for entry in access.TABLE.values() if entry.capability}
    assert asked <= GRANTS.keys()
    assert all(GRANTS.values())


def test_S1_every_role_is_in_the_cast() -> None:
    assert set(ROLES.values()) == set(Role), "a new role needs a person in tests/cast.py"


def gate(client: Client, route: str) -> str:
    """What the gate says: in, sign-in or refused. Inside, a missing object is 404, which is the room's own answer.

    A person is sent to sign-in; a program, which cannot go there, is told so with 401.
    """
    response = call(client, route)
    if response.status_code == 401 and "api:" in route:
        return "sign in"
    if response.status_code == 302 and response.headers["Location"].startswith("/account/login/"):
        return "sign in"
    return "refused" if response.status_code == 403 else "in"


@pytest.mark.only_on("sqlite")  # the table is asked before any database
@pytest.mark.parametrize("name", sorted(ROLES))
def test_S1_each_role_enters_what_the_table_says_and_nothing_else(world: World, as_user: AsUser, name: str) -> None:
    client = as_user(name)
    expected = {route: "in" if ROLES[name] in GRANTS[access.TABLE[route].capability] else "refused" for route in GATED}
    assert {route: gate(client, route) for route in GATED} == expected


def test_S1_nobody_enters_signed_out(world: World) -> None:
    closed = [route for route in routes() if access.TABLE[route].door is not Door.PUBLIC]
    assert {route: gate(Client(), route) for route in closed} == dict.fromkeys(closed, "sign in")


def test_S8_a_deactivated_account_enters_nowhere(world: World, as_user: AsUser) -> None:
    client = as_user("nils")
    assert {gate(client, route) for route in GATED} == {"sign in"}


def test_S8_a_role_that_ended_is_gone_at_the_next_request(world: World, as_user: AsUser) -> None:
    client = as_user("asa")
    assert gate(client, "direction:add") == "in"
    held = Assignment.objects.get(user=world.users["asa"])
    acts.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    assert gate(client, "direction:add") == "sign in"


def test_S8_a_closed_account_is_out_at_the_next_request(world: World, as_user: AsUser) -> None:
    client = as_user("asa")
    assert gate(client, "direction:add") == "in"
    acts.deactivate(user=world.users["asa"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    assert gate(client, "direction:add") == "sign in"


def test_T5_S1_an_undeclared_route_is_closed_and_found(
    world: World, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(access.TABLE, "planning:gantt")
    assert gate(as_user("asa"), "planning:gantt") == "refused"
    assert set(routes()) != access.TABLE.keys() - DEMO_ONLY


def test_T5_S1_a_door_left_open_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(access.TABLE, "direction:documents", Access(Door.PUBLIC))
    with pytest.raises(AttributeError):  # the view meets no actor: an open door shows nothing
        Client().get(address("direction:documents"))


@pytest.mark.only_on("sqlite")  # what stands in an answer's head comes from no database
@pytest.mark.parametrize("route", routes())
def test_S19_every_answer_carries_the_strict_policy(world: World, as_user: AsUser, route: str) -> None:
    headers = call(as_user("asa"), route).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    # An address that is a secret in itself is told to nobody, not even to our own pages.
    secret = "/consultation/answer/" in address(route.rpartition(" ")[2])
    assert headers["Referrer-Policy"] == ("strict-origin" if secret else "same-origin")
    if not route.startswith(("account_", "mfa_")):
        assert "no-store" in headers["Cache-Control"]
