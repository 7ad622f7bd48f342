"""Keys for programs, as a person makes, sees and ends them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from farled.people import acts, secret
from farled.people.models import Token
from farled.people.states import TokenScope
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World

AsUser = Callable[[str], Client]
MAKE = "/people/tokens/make/"
LAST = TODAY + timedelta(days=90)
TYPED = {"name": "Nattjobb", "expires_on": LAST.isoformat(), "scopes": ["report", "dates"]}


@pytest.fixture(autouse=True)
def forget() -> None:
    cache.clear()


def make(world: World, who: str = "asa", **more: Any) -> tuple[Token, str]:
    """A key of one of the cast."""
    said: dict[str, Any] = {"name": "Nattjobb", "scopes": [], "expires_on": LAST, "second_factor": False}
    return acts.make_token(**{**said, **more}, by=world.actor(who), at=NOW)


def signed_in(name: str) -> Client:
    """A browser where somebody has just said their password."""
    browser = Client()
    browser.post("/account/login/", {"login": f"{name}@as.example", "password": "pw"})
    browser.post("/account/reauthenticate/", {"password": "pw"})
    return browser


def test_a_key_is_shown_once_and_then_known_by_its_beginning(world: World) -> None:
    browser = signed_in("asa")
    page = browser.post(MAKE, TYPED).content.decode()
    (text,) = re.findall(r"farled_[0-9A-Za-z]{46}", page)
    assert secret.is_whole(text)
    token = Token.objects.get()
    assert (token.digest, token.scopes) == (secret.hashed(text), ["report", "dates"])
    listed = browser.get("/people/tokens/").content.decode()
    assert text not in listed
    assert f"{text[:11]}…" in listed
    assert "Får läsa, rapportera läge för aktiviteter, sköta kalendern." in listed


def test_a_key_is_made_by_whoever_has_just_said_who_they_are(world: World, as_user: AsUser) -> None:
    response = as_user("asa").post(MAKE, TYPED)
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/account/reauthenticate/")
    assert Token.objects.count() == 0


def test_what_was_typed_before_the_password_was_asked_for_is_not_lost(world: World, as_user: AsUser) -> None:
    browser = as_user("asa")
    asked = browser.post(MAKE, TYPED).headers["Location"]
    page = browser.post(asked, {"password": "pw", "next": MAKE}, follow=True).content.decode()
    assert Token.objects.get().name == "Nattjobb"
    assert re.search(r"farled_[0-9A-Za-z]{46}", page)


def test_a_form_sent_twice_makes_one_key(world: World) -> None:
    browser = signed_in("asa")
    mark = re.search(r'name="once" value="([^"]+)"', browser.get(MAKE).content.decode())
    assert mark is not None
    first, second = (browser.post(MAKE, TYPED | {"once": mark[1]}) for _each in range(2))
    assert (first.status_code, second.status_code, Token.objects.count()) == (200, 303, 1)


def test_S17_a_key_is_drawn_by_chance_and_a_slip_in_copying_is_seen() -> None:
    drawn = {secret.draw() for _each in range(200)}
    assert len(drawn) == 200
    for text in drawn:
        assert secret.is_whole(text)
        assert not secret.is_whole(text[:20] + ("a" if text[20] != "a" else "b") + text[21:])
        assert not secret.is_whole(text.upper())


def test_a_key_is_given_only_what_its_owner_may(world: World) -> None:
    with pytest.raises(Invalid, match=r"people\.token\.beyond"):
        make(world, "erik", scopes=[TokenScope.MATTERS])
    offered = signed_in("erik").get(MAKE).content.decode()
    assert "Rapportera läge" in offered
    assert "Föra in beslut" not in offered
    assert signed_in("vera").get(MAKE).content.decode().count('name="scopes"') == 1, "an idea is anybody's to give"


def test_a_key_that_decides_asks_for_sign_in_in_two_steps(world: World) -> None:
    with pytest.raises(Refused, match=r"people\.token\.second_factor"):
        make(world, "rut", scopes=[TokenScope.DECISIONS])
    make(world, "rut", scopes=[TokenScope.DECISIONS], second_factor=True)
    assert "två steg" in signed_in("rut").post(MAKE, TYPED | {"scopes": ["decisions"]}).content.decode()


@pytest.mark.parametrize("days", [-1, 367])
def test_a_key_ends_within_a_year(world: World, days: int) -> None:
    with pytest.raises(Invalid, match=r"people\.token\.expiry"):
        make(world, expires_on=TODAY + timedelta(days=days))


def test_keys_that_hold_have_names_of_their_own_and_are_not_many(world: World) -> None:
    make(world)
    with pytest.raises(Invalid, match=r"people\.token\.named"):
        make(world, name="nattjobb")
    acts.revoke_token(token=Token.objects.get(), by=world.actor("asa"), at=NOW)
    make(world)
    for number in range(19):
        make(world, name=f"Nummer {number}")
    with pytest.raises(Refused, match=r"people\.token\.many"):
        make(world, name="En till")


def test_one_sees_and_ends_ones_own_and_an_administrator_everybodys(world: World, as_user: AsUser) -> None:
    token, _text = make(world)
    revoke = f"/people/tokens/{token.pk}/revoke/"
    assert as_user("erik").get(revoke).status_code == 404
    assert as_user("otto").get(revoke).status_code == 404
    assert as_user("asa").get("/people/tokens/all/").status_code == 403
    assert "Nattjobb" in as_user("disa").get("/people/tokens/all/").content.decode()
    with pytest.raises(Forbidden):
        acts.revoke_token(token=token, by=world.actor("erik"), at=NOW)
    assert as_user("disa").post(revoke, {"why": "Kom bort."}).status_code == 303
    assert Token.objects.get().revoked_at is not None
    told = Entry.objects.get(verb="people.token.revoked")
    assert (told.actor_name, told.why, told.subject_name) == ("Disa Administratör", "Kom bort.", "Nattjobb")


def test_history_of_a_key_holds_nothing_that_opens_it(world: World) -> None:
    token, text = make(world)
    told = Entry.objects.get(verb="people.token.made")
    assert token.digest not in str(told.changes)
    assert text not in str(told.changes)
    assert set(told.changes) == {"user", "organisation", "name", "expires_on"}


def test_a_program_makes_and_ends_no_keys(world: World) -> None:
    from farled.people.actor import with_token

    token, _text = make(world, "disa")
    program = with_token(token, on=TODAY)
    assert program is not None
    with pytest.raises(Forbidden):
        acts.make_token(name="B", scopes=[], expires_on=LAST, second_factor=True, by=program, at=NOW)
    with pytest.raises(Forbidden):
        acts.revoke_token(token=token, by=program, at=NOW)
