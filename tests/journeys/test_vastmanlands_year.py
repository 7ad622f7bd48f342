"""Västmanland's year on its real plan: asked, answered on a phone, approved, frozen, read, carried into the next."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from farled.people import acts as people
from farled.people.actor import Actor, system
from farled.people.reads import Body, Organisation, Role
from farled.planning import acts
from farled.planning.reads import Activity, Edition, Return
from farled.planning.states import Light, Part, ReturnState
from farled.project import examples
from tests.cast import LONG_AGO, NOW

pytestmark = pytest.mark.browser
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
PLAN = "Handlingsplan 2021–2022 för regional digital agenda"
FIBRE = "Fibern når nu alla skolor i Köping."


@pytest.fixture
def region(transactional_db: None) -> Organisation:
    """Region Västmanland as its documents have it, with somebody in Köping who approves what Köping answers."""
    examples.load_missing(at=NOW)
    region = Organisation.objects.get(slug="vastmanland")
    hand = system(region, "Testets scen")
    user = people.add_user(
        organisation=region, email="beslut.koping@vastmanland.example", name="Beslutsfattare, Köping", by=hand, at=NOW,
        password=examples.PASSWORD,
    )  # fmt: skip
    people.assign(
        user=user, organisation=region, role=Role.DECIDER, body=Body.objects.get(name="Köpings kommun"),
        valid_from=LONG_AGO, by=hand, at=NOW,
    )  # fmt: skip
    return region


class Desk:
    """One browser that its people take turns at; every page they stop at is looked over."""

    def __init__(self, page: Page, server: str, faults: Any) -> None:
        self.page, self.server, self._faults = page, server, faults

    def enter(self, name: str, size: ViewportSize = DESK) -> None:
        """Sign in as somebody of the region, instead of whoever was there."""
        self.page.context.clear_cookies()
        self.page.set_viewport_size(size)
        self.page.goto(f"{self.server}/account/login/")
        self.page.locator("input[name=login]").fill(f"{name}@vastmanland.example")
        self.page.locator("input[type=password]").fill(examples.PASSWORD)
        self.page.locator("input[type=password]").press("Enter")
        self.page.wait_for_url("**/agenda/")

    def look(self) -> None:
        """Nothing is wrong with the page."""
        assert self._faults(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    def go(self, name: str) -> None:
        """Follow a link by its whole name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str) -> None:
        """Look the page over and press its button."""
        self.look()
        self.page.get_by_role("button", name=name, exact=True).click()

    def told(self, text: str) -> None:
        """Wait for what the page says."""
        self.page.get_by_text(text).first.wait_for()


def open_round(desk: Desk) -> None:
    """The strategist asks everybody in the plan how it goes."""
    desk.enter("strateg")
    desk.go("Handlingsplan")
    desk.go(PLAN)
    desk.go("Öppna uppföljning")
    page = desk.page
    for name, value in (
        ("title", "Uppföljning 2026"), ("period_from", "2026-01-01"), ("period_to", "2026-12-31"),
        ("due", "2026-12-10"), ("heard_by", "2026-12-01"),
    ):  # fmt: skip
        page.locator(f"[name={name}]").fill(value)
    page.get_by_label("Köpings kommun").check()
    desk.press("Öppna och skicka ut")
    page.get_by_role("link", name="Köpings kommun", exact=True).wait_for()
    desk.look()


def answer_on_a_phone(desk: Desk, one: Return) -> None:
    """Köping says what it contributes, then how its own goes, and sends it for approval."""
    desk.enter("redaktor.koping", PHONE)
    desk.page.get_by_role("link", name="Rapportera läget: Uppföljning 2026").first.click()
    desk.look()
    for each in one.answers.order_by("-part"):  # what it leads comes last
        part = desk.page.locator(f"#del-{each.pk}")
        part.get_by_label("enligt plan").check()
        part.get_by_label("Vad har hänt?").fill(FIBRE)
        desk.page.locator(f"#sparat-{each.pk}").get_by_text("ifyllt").wait_for()
    desk.go("Lämna till dem som ansvarar")
    desk.press("Lämna till dem som ansvarar")
    desk.told("Er medverkan är lämnad.")
    desk.go("Skicka för godkännande")
    desk.press("Skicka för godkännande")
    desk.told("Svaret är skickat för godkännande.")


def approve(desk: Desk) -> None:
    """Somebody else in Köping reads it and approves."""
    desk.enter("beslut.koping", PHONE)
    desk.page.get_by_role("link", name="Godkänn", exact=False).first.click()
    desk.told(FIBRE)
    desk.go("Godkänn svaret")
    desk.press("Godkänn svaret")
    desk.told("Svaret är godkänt och inlämnat.")


def others_answer(by: Actor, but: Return) -> None:
    """The region and the others answer too; Sala does not get to it."""
    for one in Return.objects.exclude(pk=but.pk).exclude(body__name="Sala kommun"):
        for each in one.answers.select_related("activity"):
            acts.save_answer(
                answer=each, version=each.version, said=acts.Said(light=Light.GREEN, text="Det går framåt."),
                by=by, at=NOW,
            )  # fmt: skip
        one.refresh_from_db()
        if one.answers.filter(part=Part.CONTRIBUTING).exists():
            acts.contribute(within=one, version=one.version, by=by, at=NOW)
            one.refresh_from_db()
        if one.answers.filter(part=Part.LEAD).exists():
            acts.submit(within=one, version=one.version, without="De hann inte.", by=by, at=NOW)


def freeze(desk: Desk) -> None:
    """The strategist sees who has not answered, closes, and freezes what there is."""
    desk.enter("strateg")
    desk.page.get_by_role("link", name="Uppföljning 2026", exact=False).first.click()
    desk.go("Stäng för svar")
    desk.told("Har inte lämnat in: Sala kommun.")
    desk.press("Stäng för svar")
    desk.go("Frys uppföljningen")
    desk.press("Frys uppföljningen")
    desk.told("Skillnad mot förra utgåvan")
    desk.look()


def read_as_the_steering_group(desk: Desk) -> None:
    """A member of the regional steering group reads the frozen report."""
    desk.enter("ledamot.rlg", PHONE)
    edition = Edition.objects.select_related("file").get()
    desk.page.goto(f"{desk.server}/planning/rounds/{edition.round_id}/edition/")
    assert edition.file is not None
    desk.told(edition.file.sha256)
    desk.look()
    with desk.page.expect_download() as fetched:
        desk.go("PDF")
    assert fetched.value.path().read_bytes()[:5] == b"%PDF-"


def carry_over(desk: Desk) -> None:
    """The strategist makes next year's plan and lets what is left go on in it."""
    desk.enter("strateg")
    desk.page.goto(f"{desk.server}/direction/add/")
    desk.page.locator("[name=title]").fill("Handlingsplan 2027")
    desk.page.locator("[name=kind]").select_option("action_plan")
    desk.page.locator("form.main .actions button").click()
    desk.page.get_by_role("heading", name="Handlingsplan 2027").wait_for()
    desk.go("Handlingsplan")
    desk.go(PLAN)
    desk.go("För över till nästa plan")
    desk.page.get_by_role("button", name="För över alla").click()
    desk.page.get_by_label("Till vilken plan?").select_option(label="Handlingsplan 2027")
    desk.press("För över")
    desk.told("De står nu i nästa plan.")


def test_A1_a_regions_year_goes_round(region: Organisation, page: Page, live_server: Any, faults: Any) -> None:
    desk = Desk(page, live_server.url, faults)
    open_round(desk)
    koping = Return.objects.get(body__name="Köpings kommun")
    answer_on_a_phone(desk, koping)
    approve(desk)
    koping.refresh_from_db()
    assert koping.state == ReturnState.SUBMITTED
    others_answer(system(region, "Testets scen"), koping)
    freeze(desk)
    read_as_the_steering_group(desk)
    carry_over(desk)
    left = Activity.objects.filter(document__title=PLAN).count()
    assert Activity.objects.filter(document__title="Handlingsplan 2027").count() == left == 18
