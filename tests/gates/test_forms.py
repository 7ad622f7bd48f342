"""Every form bears whatever is sent to it: it answers with the form and what was typed, or does what was asked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any, cast

import pytest
from django.db import transaction
from django.test import Client

from tests.cast import World
from tests.gates.crawl import Crawler, starts

AsUser = Callable[[str], Client]
ANSWERS = {200, 302, 303, 403, 409, 412, 422}  # done, or refused where it was sent from
OTHERS = ("/account/", "/language/")  # forms of the frameworks beneath
LONG, MARKUP, HUGE = "Å" * 10_000, "<b>fet</b> 😀 {{ 7*7 }}", "9" * 40
WORDS = {"empty": "", "long": LONG, "markup": MARKUP, "huge": HUGE}


@dataclass
class Form:
    """A form of a page: where it is sent, and its fields as (name, kind, value)."""

    action: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)

    def sent(self, how: str) -> dict[str, list[str]]:
        """The form filled in with the same in every field. What is hidden stays, and nobody chooses what is empty."""
        data: dict[str, list[str]] = {}
        for name, kind, value in self.fields:
            if kind == "hidden":
                data[name] = [value]
            elif kind != "file" and (how != "empty" or kind not in {"checkbox", "radio"}):
                data[name] = [WORDS[how]]
        return data


class Forms(HTMLParser):
    """The forms of a page that change something."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address, self.forms, self.inside = address, cast("list[Form]", []), False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = has.get("method", "").lower() == "post"
            if self.inside:
                self.forms.append(Form(has.get("action") or self.address))
        elif self.inside and has.get("name") and tag in {"input", "select", "textarea"}:
            kind = has.get("type", "text") if tag == "input" else tag
            self.forms[-1].fields.append((has["name"], kind, has.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


@dataclass
class Reader:
    """A client that keeps the forms of the pages it has opened, one of each kind."""

    client: Client
    forms: dict[object, Form] = field(default_factory=dict)

    def get(self, address: str) -> Any:
        response = self.client.get(address)
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            for form in Forms(address, response.content.decode()).forms:
                if not form.action.startswith(OTHERS):
                    kind = re.sub(r"\d+", "N", form.action.split("?")[0])
                    self.forms.setdefault((kind, frozenset(name for name, *_rest in form.fields)), form)
        return response


def odd(client: Client, form: Form) -> Iterator[str]:
    """What the form does not bear."""
    for how, text in WORDS.items():
        sent = form.sent(how)
        with transaction.atomic():
            status, page = answer(client, form, sent)
            transaction.set_rollback(True)
        if status not in ANSWERS:
            yield f"{form.action}, {how}: {status}"
        elif status == 422 and how in {"long", "markup"}:
            lost = [name for name, kind, _value in form.fields if kind in {"text", "textarea"}
                    and escape(text) not in page]  # fmt: skip
            if lost:
                yield f"{form.action}, {how}: loses {lost}"


def answer(client: Client, form: Form, sent: dict[str, list[str]]) -> tuple[object, str]:
    try:
        response = client.post(form.action, sent)
    except Exception as raised:  # noqa: BLE001 — whatever is raised is what we look for
        return repr(raised), ""
    return response.status_code, "" if response.streaming else response.content.decode()


@pytest.mark.only_on("postgresql")  # which refuses far more of what can be typed
def test_A4_every_form_bears_whatever_is_sent_to_it(released: World, as_user: AsUser) -> None:
    """Åsa comes to nearly all of them; Rut has the register and Disa the administration as well."""
    tried: set[object] = set()
    told: list[str] = []
    for name in ("asa", "rut", "disa"):
        reader = Reader(as_user(name))
        Crawler(cast(Client, reader), lambda _text: set()).follow(starts())
        told += [each for kind, form in reader.forms.items() if kind not in tried for each in odd(reader.client, form)]
        tried |= reader.forms.keys()
    assert len(tried) > 110
    assert told == []


@pytest.mark.django_db
def test_T5_A4_a_form_that_breaks_or_loses_what_was_typed_is_found() -> None:
    class Broken:
        def post(self, _action: str, sent: dict[str, list[str]]) -> Any:
            if sent["title"] == [HUGE]:
                raise OverflowError
            page = b"" if sent["title"] == [LONG] else escape(MARKUP).encode()
            return type("Answer", (), {"status_code": 422, "streaming": False, "content": page})

    form = Forms("/a/", '<form method="post"><input name="title"></form>').forms[0]
    assert list(odd(cast(Client, Broken()), form)) == ["/a/, long: loses ['title']", "/a/, huge: OverflowError()"]
