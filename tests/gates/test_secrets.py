"""What opens something to whoever holds it: long and random, sealed or hashed where kept, short-lived, never told."""

import math
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.account.forms import default_token_generator
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.contrib.auth.hashers import identify_hasher
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import crypto
from pytest_django import Settings

from farled.files import acts as files
from farled.files.models import FileKind, StoredFile
from farled.people.models import User
from farled.project import settings as product
from tests.cast import NOW, World

BITS = 128
SECRET_LIKE = re.compile(r"secret|token|key|passw|code|hash|digest|seal|salt|path|nonce|credential|^data$|_data$")

KEPT = {  # every stored field that is named like a secret → what it is, and so why it may be stored
    "people.User.password": "hashed",
    "mfa.Authenticator.data": "sealed",
    "initiatives.CheckQuestion.key": "a name",  # that a question is known by where it is set up
    "systems.LegacyCriterion.key": "a name",
    "people.Call.key": "a name",  # that a program gives a call; it opens nothing
    "people.Call.token": "a reference",
    "people.Pace.token": "a reference",
    "people.Token.digest": "hashed",
    "sessions.Session.session_key": "random",  # opens the session while it lasts; kept here and in the cookie alone
    "sessions.Session.session_data": "signed, behind session_key",
    "files.StoredFile.path": "random",  # and opens nothing: the right is asked at each fetch
    "consultation.Link.token_hash": "hashed",  # of 256 random bits; the address itself is shown once
    "consultation.Reply.taken_key": "a checksum",  # of a text, to tell when it has changed
    "consultation.Alike.key": "a checksum",  # of which remarks are suggested together, to know a suggestion again
    "consultation.Remark.text_key": "a checksum",  # of a text, to tell those alike
    "agenda.FeedKey.token_hash": "hashed",  # of 256 random bits; the address itself is shown once
    "account.EmailConfirmation.key": "never stored",  # confirmations are signed, and none are sent
    **dict.fromkeys(
        (
            "direction.Document.title_key",
            "direction.Term.term_key",
            "direction.Objective.title_key",
            "imports.NamedGoal.name_key",
            "imports.NamedParty.name_key",
            "parameters.ParameterValue.key",
            "people.Body.name_key",
            "people.Group.name_key",
            "people.Organisation.name_key",
        ),
        "a name",
    ),
    "auth.Permission.codename": "a name",
    "django_tasks_database.DBTaskResult.task_path": "a name",
    "django_tasks_database.DBTaskResult.exception_class_path": "a name",
    **dict.fromkeys(
        ("trail.Entry.content_hash", "trail.Entry.hash", "trail.Head.hash", "trail.Head.seal"), "a checksum"
    ),
}


def named_like_secrets() -> set[str]:
    """Every stored field whose name sounds like something that opens something."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if SECRET_LIKE.search(field.name)
    }


def unexplained(fields: Iterable[str], kept: Mapping[str, str]) -> list[str]:
    return sorted(set(fields) ^ kept.keys())


def everything_stored() -> str:
    """Every value in every table, as text."""
    held = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our tables
            held += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(held)


def test_S17_every_field_named_like_a_secret_is_explained() -> None:
    assert unexplained(named_like_secrets(), KEPT) == [], "hash it, seal it, or say in KEPT why it opens nothing"


def test_T5_S17_a_secret_nobody_explains_is_found() -> None:
    assert unexplained({*named_like_secrets(), "people.ApiKey.token"}, KEPT) == ["people.ApiKey.token"]


def test_S17_passwords_are_kept_as_slow_hashes(world: World) -> None:
    assert product.PASSWORD_HASHERS[0].endswith(".ScryptPasswordHasher")
    for stored in User.objects.values_list("password", flat=True):
        identify_hasher(stored)


def second_factors(user: User) -> list[str]:
    """What opens the second step, once the person has chosen it: the app's secret and the codes on paper."""
    secret = secrets.token_hex(20).upper()
    TOTP.activate(user, secret)
    return [secret, *RecoveryCodes.activate(user).get_unused_codes()]


def lying_open(opening: list[str]) -> list[str]:
    stored = everything_stored()
    seeds = [row.data["seed"] for row in Authenticator.objects.filter(type="recovery_codes")]
    return [each for each in opening if each in stored] + [each for each in seeds if len(each) < 100]


def test_S17_second_factors_are_sealed_where_they_are_kept(world: World, settings: Settings) -> None:
    user = world.users["disa"]
    opening = second_factors(user)
    assert lying_open(opening) == []
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new secret key of the installation"
    codes = RecoveryCodes(Authenticator.objects.get(user=user, type="recovery_codes"))
    assert codes.get_unused_codes() == opening[1:], "and work when the installation has a new key"


def test_T5_S17_second_factors_in_the_open_are_found(world: World, settings: Settings) -> None:
    settings.MFA_ADAPTER = "allauth.mfa.adapter.DefaultMFAAdapter"
    assert lying_open(second_factors(world.users["disa"])) != []


def test_S17_stored_files_have_names_nobody_can_guess(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[int, str]] = []

    def token_hex(size: int) -> str:
        drawn.append((size, secrets.token_hex(size)))
        return drawn[-1][1]

    monkeypatch.setattr(files, "secrets", SimpleNamespace(token_hex=token_hex))
    file: dict[str, Any] = {"kind": FileKind.UPLOAD, "name": "Plan.txt", "media_type": "text/plain", "content": b"hej"}
    for _each in range(2):
        files.keep(**file, by=world.actor("asa"), at=NOW)
    assert [size * 8 >= BITS for size, _name in drawn] == [True, True]
    assert list(StoredFile.objects.order_by("pk").values_list("path", flat=True)) == [
        f"{name}.bin" for _, name in drawn
    ]


def test_S17_sessions_have_keys_nobody_can_guess(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def choice(characters: str) -> str:
        drawn.append(secrets.choice(characters))
        return drawn[-1]

    monkeypatch.setattr(crypto, "secrets", SimpleNamespace(choice=choice))
    session = SessionStore()
    session.create()
    assert session.session_key == "".join(drawn)
    assert len(drawn) * math.log2(len(VALID_KEY_CHARS)) >= BITS


RESET = "/account/password/reset/"


def ask_for_link() -> str:
    """The address in the mail that somebody who has forgotten the password gets."""
    mail.outbox.clear()
    Client().post(RESET, {"email": "asa@as.example"})
    (address,) = re.findall(r"https?://\S+/account/password/reset/key/\S+", str(mail.outbox[0].body))
    return str(urlsplit(address).path)


def token_of(link: str) -> str:
    return link.rstrip("/").rpartition("-")[2]


def follow(link: str) -> bool:
    """Whether the link lets somebody choose a password, which they then do."""
    browser = Client()
    page = browser.get(link)
    if page.status_code != 302:
        return False
    form = page.headers["Location"]
    assert token_of(link) not in form, "the page with the form has another address, which is all it could leak"
    assert page.headers["Referrer-Policy"] == browser.get(form).headers["Referrer-Policy"] == "same-origin"
    new = "ett nytt och långt lösenord"
    return browser.post(form, {"password1": new, "password2": new}).status_code == 302


def test_S17_a_link_for_a_new_password_works_once(world: World) -> None:
    link = ask_for_link()
    assert follow(link)
    assert not follow(link)


def test_S17_a_link_for_a_new_password_ends_with_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    link, now = ask_for_link(), default_token_generator._now()
    assert timedelta(days=1).total_seconds() >= product.PASSWORD_RESET_TIMEOUT
    age = timedelta(seconds=product.PASSWORD_RESET_TIMEOUT + 1)
    monkeypatch.setattr(type(default_token_generator), "_now", lambda _self: now + age)
    assert not follow(link)
    monkeypatch.setattr(type(default_token_generator), "_now", lambda _self: now + age - timedelta(seconds=2))
    assert follow(link)


def test_S17_a_link_for_a_new_password_ends_when_its_owner_signs_in(world: World) -> None:
    link = ask_for_link()
    Client().post("/account/login/", {"login": "asa@as.example", "password": "pw"})
    assert not follow(link)


def test_S17_a_link_for_a_new_password_is_long_and_told_to_nobody_else(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    link = ask_for_link()
    token = token_of(link)
    assert len(token) * math.log2(16) >= BITS
    assert token not in everything_stored()
    assert follow(link)
    assert not follow(link)
    assert follow(link.replace(token, secrets.token_hex(16))) is False
    assert token not in caplog.text


def test_S17_what_is_typed_to_sign_in_is_told_to_nobody(
    world: World, caplog: pytest.LogCaptureFixture, as_user: Callable[[str], Client]
) -> None:
    caplog.set_level("DEBUG")
    typed = "fel-lösenord-" + secrets.token_hex(8)
    browser = Client()
    page = browser.post("/account/login/", {"login": "asa@as.example", "password": typed})
    assert typed not in page.content.decode()
    assert typed not in caplog.text
    assert typed not in everything_stored()
    session = as_user("asa").cookies["farled"].value
    assert session not in caplog.text


def test_T5_S17_a_token_in_the_log_is_found(world: World, caplog: pytest.LogCaptureFixture) -> None:
    link = ask_for_link()
    caplog.set_level("DEBUG")
    Client().get("/finns-inte" + link)  # an address that does not exist is logged as it was asked for
    assert token_of(link) in caplog.text
