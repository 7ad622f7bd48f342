"""Every page can be used without JavaScript: what htmx makes quicker is an ordinary link or form underneath."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.cast import World
from tests.gates.crawl import Crawler, starts

AsUser = Callable[[str], Client]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """A page as a browser without scripts has it: its links, its forms and what can send them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.asking: list[tuple[str, dict[str, str], str]] = []  # what asks by htmx, and the form it belongs to
        self.inert: list[str] = []
        self.links: set[str] = set()
        self.forms: dict[str, bool] = {}  # by id or number → whether a button sends it
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append((tag, has))
        if tag == "form":
            has["id"] = has.get("id") or f"form {len(self.forms)}"
            self.forms.setdefault(has["id"], False)
        form = has.get("form") or next((each["id"] for name, each in reversed(self.open) if name == "form"), "")
        kind = has.get("type", "submit" if tag == "button" else "")
        if tag in {"button", "input"} and kind in {"submit", "search"}:  # Enter in its one field sends a search
            self.forms[form] = True
        hidden = any("hidden" in each for _name, each in self.open)  # a script shows it, and then there is one
        if not hidden and ((tag == "a" and leads_nowhere(has.get("href", ""))) or (tag, kind) == ("button", "button")):
            self.inert.append(f"{tag} {has.get('id') or has.get('class', '')}".strip())
        self.links.add(has.get("href", ""))
        if {"hx-get", "hx-post"} & has.keys():
            self.asking.append((tag, has, form))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass


def leads_nowhere(href: str) -> bool:
    return href in {"", "#"} or href.lower().startswith("javascript:")


def dead(page: Page) -> Iterator[str]:
    """What does nothing, or what only htmx does."""
    yield from page.inert
    yield from (form for form, sent in page.forms.items() if form and not sent)
    for tag, has, form in page.asking:
        address = has.get("hx-get") or has.get("hx-post") or ""
        as_well = {
            "a": has.get("href") == address,
            "form": has.get("action") == address
            and has.get("method", "get") == ("post" if "hx-post" in has else "get"),
        }.get(tag, bool(form) or address in page.links)
        if not as_well:
            yield f"{tag} {address}"


def find(answer: str) -> set[str]:
    _headers, _cut, text = answer.partition("<!doctype html>")
    return set(dead(Page(text)))


@pytest.mark.only_on("sqlite")  # what a page says in its markup is the same on both
@pytest.mark.parametrize("name", ["asa", "disa"])
def test_A9_every_page_can_be_used_without_javascript(released: World, as_user: AsUser, name: str) -> None:
    """Åsa comes to all rooms, Disa to the administration."""
    crawler = Crawler(as_user(name), find)
    crawler.follow(starts())
    assert len(crawler.routes) > 80
    assert crawler.found == {}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<a hx-get="/a/">x</a>', {"a", "a /a/"}),
        ('<a href="/b/" hx-get="/a/">x</a>', {"a /a/"}),
        ('<a href="#">x</a>', {"a"}),
        ('<a href="javascript:x()" id="y">x</a>', {"a y"}),
        ('<button type="button" class="btn">x</button>', {"button btn"}),
        ('<form action="/a/"><select></select></form>', {"form 0"}),
        ('<form action="/a/" hx-post="/a/"><button>x</button></form>', {"form /a/"}),
        ('<select hx-get="/a/"></select>', {"select /a/"}),
        ('<div hx-get="/a/"><p>x</p></div>', {"div /a/"}),
        # and what is well:
        ('<a href="/a/" hx-get="/a/">x</a>', set()),
        (
            '<form id="f" action="/a/" hx-get="/a/"></form><select form="f" hx-get="/a/"></select><button form="f">',
            set(),
        ),
        ('<form><input type="search"></form>', set()),
        ('<div hx-get="/a/"><a href="/a/">x</a></div>', set()),
        ('<div hidden><button type="button">x</button></div>', set()),
    ],
)
def test_T5_A9_what_needs_a_script_is_found(page: str, found: set[str]) -> None:
    assert find(f"<!doctype html>{page}") == found
