"""Somebody who has a keyboard and no mouse: moves focus by Tab, and minds where it is at every step."""

from dataclasses import dataclass

from playwright.sync_api import Page

TABS = 90  # more than this between two places is a way nobody walks
HELD = 6  # a date field holds focus for its three parts and its calendar; what holds it longer is a trap

# What can be told of the element in focus without asking the page to do anything.
_FOCUS = """(() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  window.__places = window.__places || new WeakMap();
  if (!window.__places.has(element)) window.__places.set(element, (window.__count = (window.__count || 0) + 1));
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
  const shown = boxes.some((box) => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([across, down]) => {
    const there = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
    return there && (element.contains(there) || there.contains(element));
  }));
  return {
    place: window.__places.get(element),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    shown,
    html: element.outerHTML.slice(0, 120),
  };
})()"""


@dataclass(frozen=True, slots=True)
class Focus:
    """Where focus is: the name and role that Chromium gives assistive technology, and which element of the page."""

    name: str
    role: str
    place: int
    outlined: bool
    html: str


class Keyboard:
    """The keys, and what they lead to. Fails where focus is invisible, hidden behind something or caught."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._devtools = page.context.new_cdp_session(page)

    def focus(self) -> Focus | None:
        """Where focus is now, which must be seen; None when it is on the page itself."""
        at = self._devtools.send("Runtime.evaluate", {"expression": _FOCUS, "returnByValue": True})["result"]
        found = at.get("value")
        if not found:
            return None
        element = self._devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        tree = self._devtools.send(
            "Accessibility.getPartialAXTree", {"objectId": element["objectId"], "fetchRelatives": False}
        )
        node = tree["nodes"][0]
        name = " ".join(str(node.get("name", {}).get("value", "")).split())
        role = str(node.get("role", {}).get("value", ""))
        assert found["shown"], f"focus is hidden: {found['html']}"
        return Focus(name, role, found["place"], found["outlined"], found["html"])

    def tab(self) -> Focus | None:
        """Go to the next stop, which must show that it has focus."""
        self.page.keyboard.press("Tab")
        here = self.focus()
        assert here is None or here.outlined, f"focus cannot be seen: {here.html}"
        return here

    def reach(self, name: str, role: str = "") -> Focus:
        """Tab until something with this name has focus. A field may add what is optional in parentheses."""
        met: list[str] = []
        first: int | None = None
        last, held = 0, 0
        here = self.focus()
        for _ in range(TABS):
            if here and (here.name == name or here.name.startswith(f"{name} (")) and role in {"", here.role}:
                return here
            here = self.tab()
            if here is None:
                last = 0
                continue
            held = held + 1 if here.place == last else 0
            last = here.place
            assert held < HELD, f"focus is trapped in {here.html}"
            if not held:
                assert here.place != first, f"{name} is not reached by Tab; these are: {met}"
                first = first or here.place
                met.append(here.name)
        raise AssertionError(f"{name} is more than {TABS} stops away; on the way: {met}")

    def content(self) -> None:
        """Skip past the top of the page, by its first stop. An address that points into the page is there already."""
        if self.page.evaluate("location.hash"):
            return
        self.page.evaluate("window.scrollTo(0, 0)")
        self.page.keyboard.press("Home")
        while (here := self.tab()) and here.role != "link":
            pass
        assert here is not None
        assert "#innehall" in here.html, f"the first stop is {here.html}"
        self.page.keyboard.press("Enter")

    def press(self, name: str, role: str = "", key: str = "Enter") -> None:
        """Go to something and press it, and wait for what it leads to."""
        self.reach(name, role)
        self.page.keyboard.press(key)

    def follow(self, name: str, role: str = "") -> None:
        """Go to a link or button and press Enter; a new page must come."""
        self.reach(name, role)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def mend(self, name: str) -> None:
        """From the summary of what to mend, which has focus by itself, by its link to the field with this name."""
        assert self.page.evaluate("document.activeElement.className") == "error-summary"
        while (here := self.tab()) and not here.name.startswith(name):
            assert here.role == "link", f"{name} is not in the summary"
        self.page.keyboard.press("Enter")
        field = self.focus()
        assert field is not None
        assert field.name.startswith(name), f"the summary's link leads to {field.html}"

    def write(self, name: str, text: str) -> None:
        """Go to a field and replace what stands there."""
        self.reach(name)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def choose(self, name: str) -> None:
        """Go to a group of choices, and with the arrows to this one."""
        group = self.page.get_by_role("radio", name=name, exact=True).get_attribute("name")
        for _ in range(TABS):
            if self.page.evaluate("document.activeElement.name") == group:
                break
            self.tab()
        for _ in range(TABS):
            here = self.focus()
            if here and here.name == name:
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not lead to {name}")

    def select(self, name: str, choice: str) -> None:
        """Go to a list of choices, and with the arrows to this one."""
        self.reach(name)
        self.page.keyboard.press("Home")
        for _ in range(TABS):
            if self.page.evaluate("document.activeElement.selectedOptions[0].label") == choice:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} does not offer {choice}")
