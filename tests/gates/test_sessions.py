"""Sign-in and sign-out, redirects, and what a stranger can learn from the account pages."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import mail
from django.test import Client

from tests.cast import World

LOGIN = "/account/login/"


def sign_in(client: Client) -> None:
    """Åsa signs in through the page."""
    client.post(LOGIN, {"login": "asa@as.example", "password": "pw"})


def test_S12_signing_in_gives_a_new_session_and_signing_out_ends_it(world: World) -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = str(before)
    sign_in(client)
    inside = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert inside != before
    assert client.get("/agenda/").status_code == 200
    client.post("/account/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = inside
    assert client.get("/agenda/").status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x()"])
def test_S14_sign_in_never_sends_anybody_elsewhere(world: World, target: str) -> None:
    client = Client()
    response = client.post(LOGIN, {"login": "asa@as.example", "password": "pw", "next": target})
    assert response.status_code == 302
    assert response.headers["Location"] == "/"


def test_S15_a_known_and_an_unknown_address_get_the_same_answer(world: World) -> None:
    wrong = [
        Client().post(LOGIN, {"login": email, "password": "fel"}).content.decode().replace(email, "")
        for email in ("asa@as.example", "ingen@as.example")
    ]
    known, unknown = (text.split("<form", 1)[1][-400:] for text in wrong)
    assert known == unknown
    reset = [
        Client().post("/account/password/reset/", {"email": email}) for email in ("asa@as.example", "ingen@as.example")
    ]
    assert {(answer.status_code, answer.headers["Location"]) for answer in reset} == {
        (302, "/account/password/reset/done/")
    }
    assert len(mail.outbox) >= 1


def test_S20_what_changes_anything_needs_a_token_from_our_own_page(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["disa"])
    response = client.post("/people/add/", {"name": "Ny nämnd", "kind": "board"})
    assert response.status_code == 403
    assert not world.ours.bodies.filter(name="Ny nämnd").exists()


def test_passwords_are_stored_hashed(world: World) -> None:
    stored = world.users["asa"].password
    assert stored != "pw"
    assert check_password("pw", stored)


def test_public_sign_up_is_closed(world: World) -> None:
    page = Client().get("/account/signup/").content.decode()
    assert "administratör" in page
    assert "<form" not in page.split("<main", 1)[1].split("</main>", 1)[0]


def test_S18_a_file_is_its_owners_alone(world: World, as_user: Callable[[str], Client]) -> None:
    from farled.files import acts
    from farled.files.models import FileKind
    from tests.cast import NOW

    by = world.actor("asa")
    file = acts.keep(kind=FileKind.UPLOAD, name="Plan.txt", media_type="text/plain", content=b"hej", by=by, at=NOW)
    mine = as_user("asa").get(f"/files/{file.pk}/")
    assert (mine.status_code, mine.content) == (200, b"hej")
    assert mine.headers["Content-Disposition"].startswith("attachment")
    assert [as_user(name).get(f"/files/{file.pk}/").status_code for name in ("erik", "disa", "otto")] == [404] * 3
    assert Client().get(f"/files/{file.pk}/").status_code == 302
