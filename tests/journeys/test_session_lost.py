"""Signed out in the middle of a text: what was typed waits in the browser, and is there after signing in again."""

from typing import Any

import pytest
from playwright.sync_api import Page

from farled.matters.reads import Matter
from farled.planning.reads import Return
from tests.cast import World
from tests.factories.planning import make_activity, make_area, make_plan, make_round
from tests.factories.statements import a_statement

pytestmark = pytest.mark.browser
TEXT = "En lång sammanfattning.\nMed å, ä och ö."


@pytest.fixture
def lose(page: Page, live_server: Any) -> Any:
    """End the session, as when it has been open over lunch."""
    return lambda: page.context.clear_cookies(name="farled")


def sign_in_again(page: Page, world: World, name: str) -> None:
    """From the sign-in page that one was sent to."""
    page.locator("input[name=login]").fill(world.users[name].email)
    page.locator("input[type=password]").fill("pw")
    page.locator("input[type=password]").press("Enter")
    page.locator("details.menu.you").wait_for()


def begin(page: Page, live_server: Any) -> None:
    """Write most of a matter."""
    page.goto(f"{live_server.url}/matters/register/")
    page.locator("[name=title]").fill("Ett ärende mitt i")
    page.locator("[name=summary]").fill(TEXT)


def test_A7_what_was_typed_is_filled_in_after_signing_in(
    world: World, page: Page, live_server: Any, sign_in: Any, lose: Any, faults: Any
) -> None:
    sign_in(world, "rut")
    begin(page, live_server)
    lose()
    page.get_by_role("button", name="Registrera ärendet").click()
    page.get_by_text("Det du skrev väntar här").wait_for()
    assert faults(page) == []
    assert not Matter.objects.exists()
    sign_in_again(page, world, "rut")
    page.get_by_text("har fyllts i igen").wait_for()
    assert page.url.endswith("/matters/register/")
    assert page.locator("[name=title]").input_value() == "Ett ärende mitt i"
    assert page.locator("[name=summary]").input_value() == TEXT
    assert faults(page) == []


def test_A7_nobody_else_is_shown_what_was_typed(
    world: World, page: Page, live_server: Any, sign_in: Any, lose: Any
) -> None:
    sign_in(world, "rut")
    begin(page, live_server)
    lose()
    page.get_by_role("button", name="Registrera ärendet").click()
    sign_in_again(page, world, "asa")
    assert page.locator("[name=title]").input_value() == ""
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('farled-sent')).length") == 0


def test_A7_a_page_from_before_signing_in_anew_elsewhere_loses_nothing(
    world: World, page: Page, live_server: Any, sign_in: Any
) -> None:
    sign_in(world, "rut")
    begin(page, live_server)
    page.context.clear_cookies(name="farled-csrf")  # the tab beside has signed in, which gives new tokens
    page.get_by_role("button", name="Registrera ärendet").click()
    page.get_by_role("link", name="Öppna sidan igen").click()
    assert page.locator("[name=summary]").input_value() == TEXT


def test_A7_an_answer_that_saves_itself_waits_for_who_writes_it(
    world: World, page: Page, live_server: Any, sign_in: Any, lose: Any, faults: Any
) -> None:
    plan = make_plan(world)
    make_activity(world, plan, "Lärplattform", leads=[world.school], objective=make_area(world, plan))
    make_round(world, plan, by=world.actor("asa"))
    one = Return.objects.get(body=world.school)
    sign_in(world, "erik")
    page.goto(f"{live_server.url}/planning/returns/{one.pk}/")
    lose()
    page.get_by_label("Vad har hänt?").fill(TEXT)
    page.get_by_text("Du har blivit utloggad").wait_for()
    assert page.get_by_label("Vad har hänt?").input_value() == TEXT, "the page stands as it was"
    assert faults(page) == []
    page.locator("#meddelanden").get_by_role("link", name="Logga in").click()
    sign_in_again(page, world, "erik")
    page.locator(f"#sparat-{one.answers.get().pk}").get_by_text("Sparat").wait_for()
    assert one.answers.get().text == TEXT


def test_A7_so_does_a_text_that_its_own_button_saves(
    world: World, page: Page, live_server: Any, sign_in: Any, lose: Any, faults: Any
) -> None:
    one = a_statement(world)
    passage = one.passages.earliest("order")
    field = page.get_by_role("textbox", name=passage.name, exact=True)
    button = page.get_by_role("button", name=f"Spara {passage.name}", exact=True)
    page.route("**/htmx*.js", lambda route: route.abort())  # nothing saves by itself
    sign_in(world, "erik")
    page.goto(f"{live_server.url}/matters/statements/{one.pk}/")
    lose()
    field.fill(TEXT)
    button.click()
    page.get_by_text("Det du skrev väntar här").wait_for()
    sign_in_again(page, world, "erik")
    page.get_by_text("har fyllts i igen").wait_for()
    assert field.input_value() == TEXT
    assert faults(page) == []
    button.click()
    page.get_by_text(f"{passage.name} är sparad.").wait_for()
    passage.refresh_from_db()
    assert passage.text == TEXT
