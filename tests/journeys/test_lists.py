"""A list that htmx filters: what changed is told, focus stays, title, address and Back work."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from farled.planning.states import Status
from tests.cast import World
from tests.factories.planning import make_activity, make_plan
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

ADDRESS = "/planning/activities/"


@pytest.fixture
def listed(world: World, sign_in: Callable[[World, str], Page], live_server: Any) -> Page:
    """The list with one activity that goes on and two that are new."""
    plan = make_plan(world)
    make_activity(world, plan, "Mobiltäckning", leads=[world.school], status=Status.ONGOING)
    make_activity(world, plan, "Öppna data", leads=[world.school])
    make_activity(world, plan, "Ärendehantering", leads=[world.school])
    page = sign_in(world, "asa")
    page.goto(live_server.url + ADDRESS)
    return page


def test_A3_filtering_is_told_and_keeps_focus_title_address_and_back(listed: Page) -> None:
    keys, told, title = Keyboard(listed), listed.locator("#upplast"), listed.title()
    listed.evaluate("window.here = true")  # survives as long as the page is not loaded anew
    keys.reach("Status")
    listed.keyboard.press("p")  # "pågår": the first choice with that letter
    expect(told).to_have_text("1 rad")
    expect(listed).to_have_url(re.compile(re.escape(f"{ADDRESS}?status=ongoing") + "$"))
    here = keys.focus()
    assert here is not None
    assert here.name == "Status", "focus stays in the filter"
    assert listed.title() == title
    assert listed.locator("table tbody tr").count() == 1

    listed.go_back()
    expect(listed.locator("table tbody tr")).to_have_count(3)
    expect(listed).to_have_url(re.compile(re.escape(ADDRESS) + "$"))
    listed.go_forward()
    expect(listed.locator("table tbody tr")).to_have_count(1)


def test_A3_arrows_through_the_choices_ask_once_where_they_stop(listed: Page) -> None:
    listed.clock.install(time=0)
    listed.reload()
    listed.clock.pause_at(60_000)  # milliseconds: from here on time moves when the test says so
    asked: list[str] = []
    listed.on("request", lambda request: asked.append(request.url) if ADDRESS in request.url else None)
    Keyboard(listed).select("Status", "pågår")
    assert not asked, "the list waits until the arrows have stopped"
    listed.clock.run_for(300)
    expect(listed.locator("table tbody tr")).to_have_count(1)
    assert len(asked) == 1, "one question, for where the arrows stopped"
    listed.go_back()
    expect(listed.locator("table tbody tr")).to_have_count(3)


def test_A3_nothing_found_is_told_and_led_back_from(listed: Page) -> None:
    keys = Keyboard(listed)
    keys.write("Sök i namn och beskrivning", "finns inte")
    expect(listed.locator("#upplast")).to_contain_text("Inget stämmer med filtren")
    keys.press("Visa allt")
    expect(listed.locator("table tbody tr")).to_have_count(3)


def test_A3_A6_sorting_is_said_in_the_header_and_keeps_focus_there(listed: Page) -> None:
    keys = Keyboard(listed)
    keys.reach("Aktivitet", "link")
    listed.keyboard.press("Enter")
    header = listed.locator("th[aria-sort]")
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(header).to_have_text("Aktivitet")
    here = keys.focus()
    assert here is not None
    assert here.name == "Aktivitet"
    assert listed.locator("tbody th a").all_inner_texts() == ["Mobiltäckning", "Ärendehantering", "Öppna data"]
