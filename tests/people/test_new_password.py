"""A new password, a closed account and an ended role put an end to keys and to sessions elsewhere (S8, S12)."""

from collections.abc import Callable
from datetime import timedelta

from django.core import mail
from django.test import Client

from farled.people import acts
from farled.people.models import Assignment, Token
from farled.people.states import Role
from farled.trail.reads import Entry
from tests.api.keys import Program, a_key
from tests.cast import LONG_AGO, NOW, TODAY, World

AsUser = Callable[[str], Client]
NEW = "en-helt-ny-fras-7"
PATH = "/api/v1/people/bodies/"


def test_S12_a_new_password_ends_keys_and_other_sessions_and_says_so_before(world: World, as_user: AsUser) -> None:
    program = Program(a_key(world, "asa"))
    here, elsewhere = as_user("asa"), as_user("asa")
    assert elsewhere.get("/agenda/").status_code == program.get(PATH).status_code == 200
    page = here.get("/account/password/change/").content.decode()
    assert "alla dina API-nycklar slutar gälla" in page
    assert "loggas ut överallt" in page
    changed = here.post("/account/password/change/", {"oldpassword": "pw", "password1": NEW, "password2": NEW})
    assert changed.status_code == 302, changed.content.decode()
    assert elsewhere.get("/agenda/").status_code == 302
    ended = program.get(PATH)
    assert (ended.status_code, ended.json()["code"]) == (401, "people.token.revoked")
    told = Entry.objects.get(verb="people.token.revoked")
    assert (told.actor_name, told.subject_name) == ("Åsa Strateg", "Nattjobb")


def test_S12_a_password_that_is_refused_ends_nothing(world: World, as_user: AsUser) -> None:
    program = Program(a_key(world, "asa"))
    as_user("asa").post("/account/password/change/", {"oldpassword": "fel", "password1": NEW, "password2": NEW})
    assert program.get(PATH).status_code == 200


def test_S12_a_password_chosen_by_a_link_does_the_same(world: World, as_user: AsUser) -> None:
    program, elsewhere, client = Program(a_key(world, "asa")), as_user("asa"), Client()
    client.post("/account/password/reset/", {"email": "asa@as.example"})
    link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
    path = "/" + link.split("/", 3)[3]
    form = client.get(path).headers["Location"]
    assert "alla dina API-nycklar slutar gälla" in client.get(form).content.decode()
    client.post(form, {"password1": NEW, "password2": NEW})
    assert program.get(PATH).status_code == 401
    assert elsewhere.get("/agenda/").status_code == 302


def test_S8_a_closed_account_that_is_opened_again_has_neither_its_keys_nor_its_sessions(
    world: World, as_user: AsUser
) -> None:
    program, session = Program(a_key(world, "asa")), as_user("asa")
    acts.deactivate(user=world.users["asa"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    acts.reactivate(user=world.users["asa"], organisation=world.ours, by=world.actor("disa"), at=NOW)
    acts.assign(
        user=world.users["asa"], organisation=world.ours, role=Role.AUDITOR, valid_from=TODAY, by=world.hand, at=NOW
    )
    assert session.get("/agenda/").status_code == 302
    assert program.get(PATH).status_code == 401


def test_S8_keys_end_with_the_last_role(world: World) -> None:
    a_key(world, "asa")
    held = Assignment.objects.get(user=world.users["asa"])
    other = acts.assign(
        user=world.users["asa"], organisation=world.ours, role=Role.AUDITOR, valid_from=LONG_AGO, by=world.hand, at=NOW
    )
    acts.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    assert Token.objects.get().revoked_at is None, "there is a role left"
    later = TODAY + timedelta(days=9)
    acts.end_assignment(assignment=other, last_day=later, by=world.hand, at=NOW)
    assert Token.objects.get().expires_on == later
    acts.end_assignment(assignment=other, last_day=TODAY - timedelta(days=1), by=world.hand, at=NOW)
    assert Token.objects.get().revoked_at == NOW
