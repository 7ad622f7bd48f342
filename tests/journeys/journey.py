"""A journey through the pages: by keyboard, in one language, with every page on the way looked over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.utils.translation import gettext, ngettext, override
from playwright.sync_api import Page

from tests.cast import World
from tests.journeys.keyboard import Keyboard

WIDE, NARROW = 1280, 390
LOOKS = {  # language → each width with a theme; over both languages every width is seen in both
    "sv": ((WIDE, "light"), (NARROW, "dark")),
    "en": ((NARROW, "light"), (WIDE, "dark")),
}


class Journey:
    """A person's way. In Swedish it is walked at the desk, in English on a phone."""

    def __init__(self, page: Page, server: str, language: str, faults: Callable[[Page], list[str]]) -> None:
        self.page, self.server, self.language = page, server, language
        self.found: dict[str, list[str]] = {}
        self.seen: list[str] = []
        self._faults = faults
        page.context.add_cookies([{"name": "django_language", "value": language, "url": server}])
        self._set(*LOOKS[language][0])
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._note("script", str(error)))
        page.on("filechooser", lambda _: None)  # asked for from the start: a key just after the asking can be too early
        self.keys = Keyboard(page)

    def say(self, swedish: str) -> str:
        """A text of the product in the journey's language."""
        with override(self.language):
            return " ".join(gettext(swedish).split())

    def count(self, one: str, many: str, number: int) -> str:
        """A text about a number of things, in the journey's language."""
        with override(self.language):
            return " ".join((ngettext(one, many, number) % {"n": number}).split())

    def sign_in(self, world: World, name: str) -> None:
        """Sign in by the keys, from the address alone."""
        self.page.goto(f"{self.server}/account/login/")
        if "signing in" not in self.seen:
            self.look("signing in")
        self.keys.write(self.say("E-postadress"), world.users[name].email)
        self.keys.write(self.say("Password"), "pw")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        assert self.page.url.endswith("/agenda/")

    def sign_out(self) -> None:
        """Sign out by the keys, from the menu with one's name."""
        summary = self.page.locator("details.menu.you summary").inner_text().strip()
        self.keys.press(summary)
        self.keys.follow(self.say("Logga ut"), "button")
        self.page.goto(f"{self.server}/agenda/")
        assert "/account/login/" in self.page.url, "signed out is signed out"

    def go(self, link: str) -> None:
        """Follow a link or press a button of the page's content, named in Swedish or by what it is about."""
        self.keys.content()
        self.keys.follow(self.say(link))

    def room(self, name: str) -> None:
        """Go to a room by the navigation, by its end when it is not in the row."""
        self.page.evaluate("document.activeElement.blur()")
        if self.page.locator("nav.loop .menu").get_by_text(self.say(name), exact=True).count():
            self.keys.press(self.say("Mer"))
        self.keys.follow(self.say(name), "link")

    def search(self, words: str) -> None:
        """Search from the top of the page."""
        self.page.evaluate("document.activeElement.blur()")
        self.keys.write(self.say("Sök"), words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def read(self) -> str:
        """What the page's content says."""
        return " ".join(self.page.locator("main").inner_text().split())

    def heading(self) -> str:
        """The page's heading."""
        return self.page.locator("h1").inner_text()

    def look(self, what: str) -> None:
        """Look the page over at both widths, with axe and for sideways scrolling; what is found is told at the end."""
        self.seen.append(what)
        assert self.page.locator("html").get_attribute("lang") == self.language
        for width, theme in reversed(LOOKS[self.language]):
            self._set(width, theme)
            for fault in self._faults(self.page):
                self._note(f"{what}, {width} {theme}", fault)
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            if self.page.evaluate(wide):
                self._note(f"{what}, {width}", "scrolls sideways")

    def faultless(self) -> None:
        """Nothing was wrong on any page of the way."""
        told = [f"{where}: {what}" for where, whats in self.found.items() for what in whats]
        assert not told, "\n".join(told)

    def as_typed(self, day: date) -> str:
        """A day as it is typed in the browser's own date field, which is in the browser's language: English."""
        return f"{day:%m%d%Y}"

    def date(self, name: str, day: date) -> None:
        """Type a day."""
        self.keys.reach(self.say(name))
        self.page.keyboard.type(self.as_typed(day))

    def choose_file(self, name: str, file: Path) -> None:
        """Choose a file: the key opens the computer's own window, which is not ours."""
        self.keys.reach(self.say(name))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(file)

    def _set(self, width: int, theme: str) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")

    def _note(self, where: str, what: str) -> None:
        self.found.setdefault(where, []).append(what)

    def _heard(self, message: object) -> None:
        text = str(getattr(message, "text", message))
        if "Content Security" in text:
            self._note("policy", text)
