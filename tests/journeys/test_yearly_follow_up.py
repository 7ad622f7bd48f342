"""A region's yearly follow-up: opened, answered on a phone, frozen, and next year's plan made of what is left."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from farled.people import acts as people
from farled.people.reads import Body, BodyKind, Role
from farled.planning.reads import Activity, Answer, Edition, Return
from farled.planning.states import Light, ReturnState
from tests.cast import LONG_AGO, NOW, World
from tests.factories.planning import fresh, make_activity, make_area, make_plan, make_round

pytestmark = pytest.mark.browser
PHONE = ViewportSize(width=390, height=844)


def a_municipality(world: World, name: str) -> Body:
    """A municipality as a body of the group, where Maj answers."""
    body = people.add_body(organisation=world.ours, name=name, kind=BodyKind.MUNICIPALITY, by=world.hand, at=NOW)
    people.assign(
        user=world.users["maj"], organisation=world.ours, role=Role.BODY_EDITOR, body=body, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    return body


@pytest.fixture
def plan(world: World) -> Any:
    """The school board leads one activity with ten municipalities, and one of its own."""
    plan = make_plan(world)
    area = make_area(world, plan)
    towns = [a_municipality(world, f"Kommun {number}") for number in range(1, 11)]
    make_activity(world, plan, "Gemensamt e-arkiv", leads=[world.school], contributing=towns, objective=area)
    make_activity(world, plan, "Lärplattform", leads=[world.school], objective=area)
    make_plan(world, "Handlingsplan 2027", adopted=False)
    return plan


def saved(page: Page, answer: Answer) -> None:
    """Wait until the page has saved by itself what was typed."""
    page.locator(f"#sparat-{answer.pk}").get_by_text("ifyllt").wait_for()


def write(page: Page, answer: Answer, text: str) -> None:
    """Say how it goes on the body's page, which saves it without a button."""
    part = page.locator(f"#del-{answer.pk}")
    part.get_by_label("enligt plan").check()
    part.get_by_label("Vad har hänt?").fill(text)
    saved(page, answer)


def test_A1_A4_a_body_editor_answers_on_a_phone(world: World, plan: Any, sign_in: Any, faults: Any) -> None:
    row = make_round(world, plan, by=world.actor("asa"), heard_by=date(2026, 12, 1))
    one = Return.objects.get(round=row, body=world.school)
    page: Page = sign_in(world, "erik")
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Rapportera läget: Uppföljning 2026", exact=False).first.click()
    assert "Skolnämnden" in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []
    first, second = one.answers.order_by("activity__position")
    write(page, first, "Tre kommuner är anslutna.")
    page.reload()  # as when the session or the connection was lost in the middle
    assert page.locator(f"#del-{first.pk}").get_by_label("Vad har hänt?").input_value() == "Tre kommuner är anslutna."
    page.get_by_role("link", name="Lämna in svaret").click()
    assert "Lärplattform" in page.locator("main").inner_text(), "what is left is named, with a link to it"
    page.get_by_role("link", name="Lärplattform").click()
    write(page, second, "Alla skolor är igång.")
    page.get_by_role("link", name="Lämna in svaret").click()
    page.get_by_label("Varför lämnar ni in utan att alla som medverkar har svarat?").fill("De svarar i januari.")
    assert faults(page) == []
    page.get_by_role("button", name="Lämna in svaret").click()
    page.get_by_text("Svaret är inlämnat. Tack.").wait_for()
    one.refresh_from_db()
    assert one.state == ReturnState.SUBMITTED
    assert fresh(first.activity).light == Light.GREEN


def test_A1_the_strategists_year_from_opening_to_next_years_plan(
    world: World, plan: Any, sign_in: Any, faults: Any
) -> None:
    page: Page = sign_in(world, "asa")
    page.get_by_role("link", name="Handlingsplan", exact=True).click()
    page.get_by_role("link", name="Handlingsplan 2026", exact=True).click()
    page.get_by_role("link", name="Öppna uppföljning").click()
    page.get_by_label("Vad heter uppföljningen?").fill("Uppföljning 2026")
    page.locator("input[name=due]").fill("2026-12-10")
    assert faults(page) == []
    page.get_by_role("button", name="Öppna och skicka ut").click()
    page.get_by_role("link", name="Kommun 10", exact=True).wait_for()
    assert Return.objects.count() == 11
    assert faults(page) == []
    page.get_by_role("link", name="Stäng för svar").click()
    page.get_by_role("button", name="Stäng för svar").click()
    page.get_by_role("link", name="Frys uppföljningen").click()
    page.get_by_role("button", name="Frys uppföljningen").click()
    page.get_by_role("heading", name="Skillnad mot förra utgåvan").wait_for()
    assert faults(page) == []
    edition = Edition.objects.select_related("file").get()
    assert edition.file is not None
    assert edition.file.sha256 in page.locator("main").inner_text()
    for name in ("Word", "PDF", "Excel"):
        with page.expect_download() as fetched:
            page.get_by_role("link", name=name, exact=True).click()
        assert fetched.value.path().stat().st_size > 0
    page.get_by_role("link", name="För över till nästa plan").click()
    page.get_by_role("button", name="För över alla").click()
    page.get_by_label("Till vilken plan?").select_option(label="Handlingsplan 2027")
    assert faults(page) == []
    page.get_by_role("button", name="För över", exact=True).click()
    page.get_by_text("De står nu i nästa plan.").wait_for()
    assert Activity.objects.filter(document__title="Handlingsplan 2027").count() == 2
