"""Somebody who walks through the pages with a mouse or a thumb, in Swedish, and what the pages tell them."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

from tests.cast import World
from tests.journeys.conftest import Calendar

DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


class Walk:
    """One browser that people take turns at, from day to day."""

    def __init__(
        self, page: Page, server: str, world: World, calendar: Calendar, faults: Callable[[Page], list[str]]
    ) -> None:
        self.page, self.server, self.world, self.calendar, self._faults = page, server, world, calendar, faults
        self._signed_in: dict[tuple[str, datetime], Any] = {}

    def enter(self, name: str, size: ViewportSize = DESK) -> None:
        """Be one of the cast on the start page instead of whoever was there; once a day that is by signing in."""
        self.page.context.clear_cookies()
        self.page.set_viewport_size(size)
        today = (name, self.calendar.at)
        if today in self._signed_in:
            self.page.context.add_cookies(self._signed_in[today])
            self.page.goto(f"{self.server}/agenda/")
            return
        self.page.goto(f"{self.server}/account/login/")
        self.page.locator("input[name=login]").fill(self.world.users[name].email)
        self.page.locator("input[type=password]").fill("pw")
        self.page.locator("input[type=password]").press("Enter")
        self.page.wait_for_url("**/agenda/")
        self._signed_in[today] = self.page.context.cookies()

    def go(self, *names: str) -> None:
        """Follow links one after the other, each by its whole name."""
        for name in names:
            with self.page.expect_navigation():
                self.page.get_by_role("link", name=name, exact=True).first.click()

    def take(self, duty: str) -> None:
        """From the start page, go to something that waits, by what it begins with."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name=re.compile(rf"^{re.escape(duty)}")).first.click()

    def press(self, name: str) -> None:
        """Press a button of the page; the last of its name, for forms have one first that only Enter reaches."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).last.click()

    def fill(self, fields: Mapping[str, str | bool]) -> None:
        """Fill in fields by their labels: write, choose in a list, or mark."""
        for label, value in fields.items():
            field = self.field(label)
            if isinstance(value, bool):
                field.set_checked(value)
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def field(self, label: str) -> Locator:
        """A field by its label, which may add that it is optional."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(|$)")).first

    def read(self) -> str:
        """What the page's content says, with its spaces as a reader sees them."""
        return " ".join(self.page.locator("main").inner_text().split())

    def told(self, *sentences: str) -> None:
        """The page says all of this."""
        said = self.read()
        missing = [each for each in sentences if each not in said]
        assert not missing, f"{missing} is not said here: {said}"

    def refused(self, *sentences: str) -> None:
        """The page tells what is wrong, in the summary that stands first among what is to be mended."""
        said = " ".join(self.page.locator(".error-summary").inner_text().split())
        missing = [each for each in sentences if each not in said]
        assert not missing, f"{missing} is not said here: {said}"

    def look(self) -> None:
        """Axe finds nothing wrong with the page, and it scrolls sideways neither at a desk nor on a phone."""
        assert self._faults(self.page) == []
        size = self.page.viewport_size
        for each in (DESK, PHONE):
            self.page.set_viewport_size(each)
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not self.page.evaluate(wide), f"{self.page.url} scrolls sideways at {each['width']}"
        self.page.set_viewport_size(size or DESK)
