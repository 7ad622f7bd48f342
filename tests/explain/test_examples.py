"""Fifty figures drawn from all pages of the example data: each explanation counts to the figure that was shown."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from farled.people.models import User
from farled.web import formats
from tests.explain.pages import figures

pytestmark = pytest.mark.django_db

READERS = (
    "strateg@goteborg.example", "fortroendevald@goteborg.example", "administrator@goteborg.example",
    "redaktor.koping@vastmanland.example", "revisor@vastmanland.example", "registrator@vasteras.example",
)  # fmt: skip
STARTS = (
    "agenda:start", "agenda:dates", "planning:plans", "planning:mine", "thread:breaks", "direction:documents",
    "direction:local_plans", "matters:meetings", "people:groups",
)  # fmt: skip
NEXT = re.compile(  # the pages that hold figures of one thing
    r'href="(/planning/(?:plans|rounds)/\d+/(?:follow-up/|edition/)?|/thread/\d+/'
    r'|/direction/\d+/(?:road-map/|contributions/)?)"'
)
MOST = 12  # pages of one sort
DRAWN = 50


def reader(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def shown(client: Client) -> Iterator[tuple[str, str]]:
    """Every figure on the first pages, and on those they lead to that hold figures of one thing."""
    waiting, seen = [reverse(route) for route in STARTS], Counter[str]()
    visited = set(waiting)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        yield from figures(answer.text)
        for found in NEXT.findall(answer.text):
            sort = re.sub(r"\d+", "", found)
            if found not in visited and seen[sort] < MOST:
                seen[sort] += 1
                visited.add(found)
                waiting.append(found)


def written(rows: list[dict[str, Any]]) -> set[str]:
    """The ways in which a figure that is the sum of the rows can read."""
    number, total = sum(row["amount"] for row in rows), sum(row["of"] for row in rows)
    share = formats.share(Fraction(number, total), language="sv") if total else formats.DASH
    return {formats.number(number, language="sv"), formats.of_total(number, total, language="sv"), share}


def test_T1_fifty_figures_are_recomputed_from_what_their_explanations_list(loaded: None) -> None:
    clients = {email: reader(email) for email in READERS}
    every = sorted((email, *each) for email, client in clients.items() for each in set(shown(client)))
    assert len(every) > DRAWN
    differing = []
    for email, address, figure in random.Random(20261121).sample(every, DRAWN):  # noqa: S311 -- a draw, no secret
        asked = urlsplit(address)
        told = (
            clients[email]
            .get("/api/v1/explain/figure/", {"key": asked.path.split("/")[2], **dict(parse_qsl(asked.query))})
            .json()
        )
        if told["value"] != figure or figure not in written(told["rows"]):
            differing.append((email, address, figure, told["value"]))
        page = clients[email].get(address)
        assert page.status_code == 200, address
        assert told["how"] in page.text.replace("&#x27;", "'").replace("&quot;", '"')
    assert differing == []
