"""A crawler: somebody who follows every link, opens every form and asks every list, and what they come to see."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from farled.project import api
from tests.gates.routes import shown

LINK = re.compile(r"""(?:href|src|hx-get)=["'](/[^"']*)["']""")
VALUE = re.compile(r'"(/[^"{]*)"')  # an address in JSON, not a pattern of addresses
GET_FORM = re.compile(r"<form(?P<tag>[^>]*)>(?P<inside>.*?)</form>", re.DOTALL)
TEXT_INPUT = re.compile(r"""<input(?=[^>]*type=["'](?:text|search)["'])[^>]*name=["']([^"']+)["']""")
ACTION = re.compile(r"""action=["']([^"']*)["']""")
SKIPPED = ("/static/",)

Find = Callable[[str], set[str]]  # text → the canaries in it


@dataclass(slots=True)
class Crawler:
    """One person going through everything. ``found`` maps canary → the first address where it was seen."""

    client: Client
    find: Find
    within: str = "/"  # what every address that is opened begins with
    asked: str = ""  # what is written in every text field of a list's filter
    found: dict[str, str] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)  # addresses without their questions
    questioned: set[tuple[str, str]] = field(default_factory=set)  # address and name asked
    telling: dict[str, tuple[str, set[str]]] = field(default_factory=dict)  # address → its route, the canaries there
    routes: set[str] = field(default_factory=set)  # names of those that answered

    def follow(self, starts: Iterable[str], *, further: bool = True) -> None:
        """Open the addresses and (further) all they lead to, and ask each page everything it can be asked, once."""
        waiting = deque(starts)
        while waiting:
            address = waiting.popleft().split("#")[0]
            parts = urlsplit(address)
            names = {(parts.path, name) for name, _value in parse_qsl(parts.query, keep_blank_values=True)}
            new = not names <= self.questioned if names else parts.path not in self.visited
            if new and parts.path.startswith(self.within) and not parts.path.startswith(SKIPPED):
                self.questioned |= names
                self.visited.add(parts.path)
                leads = self.open(address)
                waiting.extend(leads if further else [])

    def open(self, address: str) -> list[str]:
        """Open one address, note what is seen, and give the addresses it leads to."""
        response: Any = self.client.get(address)
        text = "\n".join(written(response))
        route = route_of(address)
        if canaries := self.find(f"{dict(response.headers)}\n{response.cookies.output()}\n{text}"):
            self.found = dict.fromkeys(canaries, address) | self.found
            self.telling[address] = route, canaries
        if response.status_code != 404:
            self.routes.add(route)
        if "Location" in response.headers:
            return [response.headers["Location"]] if response.headers["Location"].startswith("/") else []
        if response.headers["Content-Type"].startswith("application/json"):
            return VALUE.findall(text)
        return [*map(unescape, LINK.findall(text)), *self.questions(address, text)]

    def questions(self, address: str, page: str) -> Iterator[str]:
        """What the page's own forms can ask of a list, with the same text in every field."""
        if not self.asked:
            return
        for form in GET_FORM.finditer(page):
            if "post" in form["tag"].lower():
                continue
            action = ACTION.search(form["tag"])
            for name in TEXT_INPUT.findall(form["inside"]):
                yield f"{(action and action[1]) or address.split('?', maxsplit=1)[0]}?{urlencode({name: self.asked})}"


def route_of(address: str) -> str:
    """The name of the route an address belongs to; empty for one that leads nowhere."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def written(response: Any) -> Iterator[str]:
    """Everything an answer says, in text: that of an Office document or a PDF too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    elif content[:5] == b"%PDF-":
        import pdfplumber

        with pdfplumber.open(io.BytesIO(content)) as pdf:
            yield str(pdf.metadata)
            yield from (page.extract_text() for page in pdf.pages)
    else:
        yield content.decode("utf-8", "replace")


def starts() -> Iterator[str]:
    """Every route that can be asked for without saying of what, and what the API says that it can be asked."""
    for route in shown():
        try:
            yield reverse(route)
        except NoReverseMatch:
            continue
    for path, operation in api.openapi()["paths"].items():
        for each in operation.get("get", {}).get("parameters", ()):
            if (
                each["in"] == "query"
                and each["schema"].get("type") == "string"
                and not {"enum", "format"} & each["schema"].keys()
            ):
                yield f"{path}?{each['name']}=zq"
