"""What is counted and marked in the cache, in the database as people run it: one for all workers, and large enough."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from farled.matters.models import Matter
from farled.project.settings import CACHES
from tests.cast import World
from tests.gates.parallel import at_once
from tests.web.test_once import REGISTER, typed

SIGN_INS, FORM = "allauth:rl:login_failed:ip:192.0.2.1", "once:"  # what is over is thrown out in order of name


@pytest.fixture
def shared(settings: Settings) -> Iterator[None]:
    """The product's own cache instead of the tests'."""
    settings.CACHES = deepcopy(CACHES)
    call_command("createcachetable", verbosity=0)
    cache.clear()
    yield
    cache.clear()


def fill_in_a_days_forms() -> None:
    for number in range(350):
        cache.set(f"{FORM}{number:03}", "/somewhere/", 86_400)


def test_S16_the_forms_of_a_busy_day_do_not_drive_out_the_count_of_sign_ins(db: None, shared: None) -> None:
    cache.set(SIGN_INS, [1, 2, 3], 300)
    fill_in_a_days_forms()
    assert cache.get(SIGN_INS) == [1, 2, 3]


def test_T5_S16_a_cache_too_small_is_found(db: None, shared: None, settings: Settings) -> None:
    settings.CACHES["default"].pop("OPTIONS")
    settings.CACHES = deepcopy(settings.CACHES)
    cache.set(SIGN_INS, [1, 2, 3], 300)
    fill_in_a_days_forms()
    assert cache.get(SIGN_INS) is None


def test_R3_the_same_form_sent_to_several_workers_at_once_is_done_once(committed: World, shared: None) -> None:
    def signed_in() -> Client:
        browser = Client()
        browser.force_login(committed.users["asa"])
        return browser

    form = typed(signed_in())
    answers = at_once(*[lambda: signed_in().post(REGISTER, form)] * 3)
    assert {answer.status_code for answer in answers} <= {303, 409}, "done, or told that it is in hand"
    again = signed_in().post(REGISTER, form)
    assert again.status_code == 303
    assert {answer.headers["Location"] for answer in answers if answer.status_code == 303} == {
        again.headers["Location"]
    }
    assert Matter.objects.count() == 1


# --- Whose attempts are counted ---------------------------------------------------------------------------------------


def is_let_try(forwarded: str) -> bool:
    """Whether somebody may try to sign in, as told by the proxy in front, which adds the last of the addresses."""
    browser = Client(headers={"X-Forwarded-For": forwarded})
    return browser.post("/account/login/", {"login": "asa@as.example", "password": "wrong"}).status_code != 429


def tried_too_often(forged: str) -> bool:
    """Whether somebody is stopped in the end who forges a new address before the proxy's each time."""
    return not all(is_let_try(f"{forged}{number}, 192.0.2.1") for number in range(40))


def test_S16_attempts_are_counted_by_the_address_that_the_proxy_saw(world: World, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert tried_too_often("198.51.100.")
    assert is_let_try("192.0.2.1, 192.0.2.2"), "and nobody else pays for it"


def test_S16_without_a_proxy_nobody_is_believed(world: World, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert tried_too_often("198.51.100.")
    assert not is_let_try("192.0.2.2"), "all of it came from one and the same"


def test_T5_S16_an_address_that_is_believed_unseen_is_found(world: World, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2  # one more than there is
    assert not tried_too_often("198.51.100.")
