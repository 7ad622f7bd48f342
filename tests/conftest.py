"""Fixtures every test may use: the scene, clients signed in as its people, query counts."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import hypothesis
import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.testcases import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from farled.direction.models import frozen as frozen_texts
from farled.matters.models import frozen as frozen_statements
from farled.planning.models import frozen
from farled.portfolio.figures.desk import standing
from farled.project import examples
from farled.thread.state import forget
from farled.trail import triggers
from farled.web import middleware
from tests import migrated
from tests.cast import NOW, World, set_scene
from tests.scene import kept

HERE = Path(__file__).parent
OF_FILES_AND_FUNCTIONS = {"house", "imports", "methods", "reports", "web"}
LONGEST = ("gates/test_canaries.py", "gates/test_forms.py", "gates/test_without_javascript.py")

# The machine is shared, so no single example has a deadline; in CI the same examples are tried every time.
hypothesis.settings.register_profile("farled", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis.settings.load_profile("farled")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked as only another database's; the run on that one has it.

    A test that asks no database says all it has to say in one run. What starts processes of its own may ask one without
    a fixture, so that holds in the folders where nothing else does.
    """
    for item in items:
        asks = {"db", "transactional_db"} & {*getattr(item, "fixturenames", ())} or item.get_closest_marker("django_db")
        if not asks and item.path.relative_to(HERE).parts[0] in OF_FILES_AND_FUNCTIONS:
            item.add_marker(pytest.mark.only_on("sqlite"))
    elsewhere = [item for item in items for mark in item.iter_markers("only_on") if mark.args != (connection.vendor,)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """Those that read the examples come first, beside one another, so that one process loads them, and loads them once.

    Then the longest, so that none of them is left to one process when the others have nothing more to do.
    """
    if "loaded" in getattr(item, "fixturenames", ()):
        return 0
    return 1 if item.path.relative_to(HERE).as_posix() in LONGEST else 2


def pytest_collection_finish() -> None:
    """What has been imported and collected stays to the end, so nobody need look there for what can be thrown away.

    Each such search takes as long as there are things to look through, and there are millions by now.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, pytestconfig: pytest.Config
) -> Iterator[None]:
    """pytest-django asks for this just before it makes the test database: it begins as a copy."""
    with migrated.copied(pytestconfig.cache.mkdir("migrated")):
        yield


@pytest.fixture
def world(db: None) -> World:
    """Two organisations with everybody in them; see tests/cast.py."""
    forget()  # the scene comes with the same numbers every time, and the same history
    standing.forget()
    cache.clear()
    return kept("world", set_scene)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The example organisations, for tests that only read; they share them."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert kept("examples", lambda: examples.load_missing(at=NOW))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def as_user(world: World) -> Callable[[str], Client]:
    """A client signed in as one of the cast: ``as_user("asa").get(...)``."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(world.users[name])
        say_who(client)
        return client

    return sign_in


def say_who(client: Client, *, minutes_ago: int = 0, method: str = "password") -> None:
    """Let somebody signed in have said who they are, just now or a while ago."""
    session = client.session
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = session["_auth_user_id"]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": method, "at": time.time() - 60 * minutes_ago}]
    session.save()


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request comes an hour after the scene was set, whatever day the tests are run."""
    monkeypatch.setattr(middleware, "timezone", SimpleNamespace(now=lambda: NOW + timedelta(hours=1)))


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """How many database queries a call makes."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count


@contextmanager
def _history_can_be_emptied() -> Iterator[None]:
    """Django empties tables between browser tests; history and what is frozen refuse that, so they are lifted."""
    triggers.remove(connection)
    frozen.remove(connection)
    frozen_statements.remove(connection)
    frozen_texts.remove(connection)
    try:
        yield
    finally:
        triggers.install(connection)
        frozen.install(connection)
        frozen_statements.install(connection)
        frozen_texts.install(connection)


@pytest.fixture
def lifted_history(db: None) -> Iterator[None]:
    """History's triggers are gone, as if the database's owner had dropped them."""
    with _history_can_be_emptied():
        yield


_TEARDOWN = "_fixture_teardown"  # Django's own, which its types leave out
_empty_tables = getattr(TransactionTestCase, _TEARDOWN)


def _teardown(self: TransactionTestCase) -> None:
    with _history_can_be_emptied():
        _empty_tables(self)


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied_between_browser_tests() -> Iterator[None]:
    """Installed once for the session."""
    setattr(TransactionTestCase, _TEARDOWN, _teardown)
    yield
    setattr(TransactionTestCase, _TEARDOWN, _empty_tables)
