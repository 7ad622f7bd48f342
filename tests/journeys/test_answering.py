"""A consultation is answered: by an association with its link on a phone, and by a board's people at their desks."""

from typing import Any

import pytest
from playwright.sync_api import Page

from farled.consultation.models import Reply
from tests.cast import World
from tests.consultation.scene import a_round, at

pytestmark = pytest.mark.browser


def test_an_association_answers_on_a_phone_without_an_account(
    world: World, page: Page, live_server: Any, faults: Any
) -> None:
    scene = a_round(world)
    _link, token = scene.link(scene.association)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + at(token))
    assert faults(page) == []
    page.get_by_label("Vem är du?").fill("Ordföranden")
    page.get_by_role("button", name="Börja svara").click()
    page.get_by_role("heading", name="Föreningen").wait_for()
    assert faults(page) == []
    page.get_by_role("link", name="Läs och lämna synpunkter").click()
    page.get_by_role("link", name="Lämna synpunkt på detta stycke").nth(1).click()
    assert faults(page) == []
    page.get_by_label("Er synpunkt").fill("Säg vilken del nämnden har.")
    page.get_by_role("button", name="Spara synpunkten").click()
    page.get_by_text("Säg vilken del nämnden har.").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out on a phone"
    page.goto(live_server.url + at(token, "guest_write_reply"))
    page.locator("[name=statement]").fill("Föreningen stöder planen.")
    page.locator("#sparat").get_by_text("Sparat.").wait_for()
    assert Reply.objects.get().statement == "Föreningen stöder planen.", "saved without anybody pressing a button"
    assert faults(page) == []
    page.context.set_offline(True)
    page.locator("[name=statement]").fill("Föreningen stöder planen, skrivet utan uppkoppling.")
    page.wait_for_timeout(1800)
    page.context.set_offline(False)
    page.reload()
    page.get_by_text("har fyllts i igen").wait_for()
    page.locator("#sparat").get_by_text("Sparat.").wait_for()
    assert Reply.objects.get().statement == "Föreningen stöder planen, skrivet utan uppkoppling."
    page.locator("[name=stance]").select_option("supports")
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Lämna in svaret").click()
    page.locator("[name=standing]").select_option("office")
    page.get_by_role("button", name="Lämna in svaret").click()
    page.get_by_text("Svaret är inlämnat.").first.wait_for()
    assert Reply.objects.get().state == "handed_in"
    assert faults(page) == []


def test_a_boards_people_answer_and_write_in_its_decision(
    world: World, page: Page, live_server: Any, sign_in: Any, faults: Any
) -> None:
    scene = a_round(world)
    one = scene.begin(scene.school, stance="supports", statement="Nämnden tillstyrker.")
    sign_in(world, "erik")
    for address in ("mine/", f"recipients/{scene.care.pk}/begin/", f"replies/{one.pk}/", f"replies/{one.pk}/text/"):
        page.goto(f"{live_server.url}/consultation/{address}")
        assert faults(page) == [], address
    page.goto(f"{live_server.url}/consultation/replies/{one.pk}/adopt/")
    page.locator("[name=decided_on]").fill("2026-11-20")
    page.locator("summary", has_text="Yrkanden om ändring").click()
    page.locator("[name=motions-0-who]").fill("M")
    page.locator("[name=motions-0-text]").fill("Säkerheten ska nämnas.")
    page.locator("[name=motions-0-fate]").select_option("carried")
    assert faults(page) == []
    page.get_by_role("button", name="Skriv in beslutet").last.click()
    page.get_by_text("Nämndens beslut är inskrivet.").wait_for()
    page.get_by_role("link", name="Lämna in svaret").first.click()
    page.get_by_role("button", name="Lämna in svaret").click()
    page.get_by_text("Svaret är inlämnat.").first.wait_for()
    assert faults(page) == []
    assert Reply.objects.get().standing == "adopted"
