"""A real Chromium against a real server, with axe."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.cast import NOW, World, set_scene
from tests.journeys.journey import Journey

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; nothing is downloaded."""
    return {"executable_path": shutil.which("chromium"), "args": FLAGS.split()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A browser that asks for Swedish."""
    return {**browser_context_args, "locale": "sv-SE"}


class Calendar:
    """The day it is, for every request and for what is done meanwhile: an hour after the scene until it is turned."""

    def __init__(self) -> None:
        self.at = NOW + timedelta(hours=1)

    def now(self) -> datetime:
        """What a clock tells."""
        return self.at

    def turn(self, day: date) -> None:
        """Go on to the morning of a later day."""
        self.at = datetime.combine(day, time(8), tzinfo=UTC)


ROOMS_WITH_TASKS = ("imports", "reports", "matters", "planning", "consultation", "portfolio")


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """A calendar to turn, for a journey that lasts for months."""
    found = Calendar()
    for place in ("farled.web.middleware", *(f"farled.{room}.tasks" for room in ROOMS_WITH_TASKS)):
        monkeypatch.setattr(f"{place}.timezone", found)
    return found


@pytest.fixture(autouse=True)
def _jobs_are_done_within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are opened on the cast's day; what they ask for is done that day too, whatever the wall clock says."""
    clock = SimpleNamespace(now=lambda: NOW + timedelta(hours=1))
    for room in ROOMS_WITH_TASKS:
        monkeypatch.setattr(f"farled.{room}.tasks.timezone", clock)


@pytest.fixture
def world(transactional_db: None) -> World:
    """The scene, in committed data that the server can see."""
    return set_scene()


@pytest.fixture
def sign_in(page: Page, live_server: Any) -> Callable[[World, str], Page]:
    """Sign in through the page as one of the cast."""

    def enter(world: World, name: str) -> Page:
        page.goto(f"{live_server.url}/account/login/")
        page.locator("input[name=login]").fill(world.users[name].email)
        page.locator("input[type=password]").fill("pw")
        page.locator("input[type=password]").press("Enter")
        page.wait_for_url("**/agenda/")
        return page

    return enter


@pytest.fixture
def faults() -> Callable[[Page], list[str]]:
    """What axe finds wrong on a page, as rule and place."""

    def look(page: Page) -> list[str]:
        found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
        return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]

    return look


@pytest.fixture(params=["sv", "en"])
def journey(
    request: pytest.FixtureRequest, page: Page, live_server: Any, faults: Callable[[Page], list[str]]
) -> Journey:
    """A way through the pages by keyboard, once in each language."""
    return Journey(page, live_server.url, request.param, faults)
