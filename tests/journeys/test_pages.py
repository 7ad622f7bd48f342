"""Every main page in a browser: axe finds nothing, nothing scrolls sideways, the policy is kept, both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.cast import World

pytestmark = pytest.mark.browser

PAGES = [
    "/agenda/",
    "/agenda/duties/",
    "/agenda/search/?q=mål",
    "/agenda/dates/",
    "/thread/breaks/",
    "/matters/",
    "/matters/register/",
    "/direction/",
    "/direction/add/",
    "/direction/map/",
    "/direction/terms/",
    "/direction/local-plans/",
    "/direction/local-plans/begin/",
    "/planning/",
    "/planning/activities/",
    "/people/",
    "/people/groups/",
    "/people/people/",
    "/parameters/",
    "/account/2fa/",
    "/account/password/change/",
    "/accessibility/",
    "/api/",
    "/api/reference/#planning_activities",
    "/no-such-page/",
]

SKIP = {"sv": "Till innehållet", "en": "Skip to content"}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_A1_A5_no_page_has_a_fault(
    world: World,
    sign_in: Callable[[World, str], Page],
    faults: Callable[[Page], list[str]],
    live_server: Any,
    width: int,
    language: str,
) -> None:
    page = sign_in(world, "asa")
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    found = {}
    for address in PAGES:
        page.goto(live_server.url + address)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("a.skip").text_content() == SKIP[language], "the words follow the language"
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[address] = faults(page) + (["scrolls sideways"] if wide else [])
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert refused == []


def test_A2_signing_in_and_finding_ones_way_by_keyboard_alone(world: World, page: Page, live_server: Any) -> None:
    page.goto(f"{live_server.url}/account/login/")
    page.locator("input[name=login]").focus()
    page.keyboard.type(world.users["asa"].email)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the link to a forgotten password
    page.keyboard.type("pw")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agenda/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


def test_A1_the_sign_in_page_has_no_fault(
    world: World, page: Page, live_server: Any, faults: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{live_server.url}/account/login/")
    assert faults(page) == []
