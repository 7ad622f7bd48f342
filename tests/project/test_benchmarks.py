"""What the benchmarks measure is there, and keeps to the number of queries it may take."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import portfolio_pages
from benchmarks.generator import Organisation
from benchmarks.pages import PAGES, Page, Visitor
from benchmarks.portfolios import Changes
from tests.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]  # the pages are there, and ask as much, on both


def test_every_page_measured_is_there_and_asks_no_more_than_it_may() -> None:
    made = Organisation(240, today=TODAY, years=1)
    for year in made.years:
        made.year(year)
    made.follow_up(TODAY)
    made.consult(TODAY, passages=20, remarks=90)
    asked = _queries(made.known(), PAGES)
    assert [page.name for page in PAGES if page.queries is not None and asked[page.name] > page.queries] == []


def test_pages_of_changes_ask_as_much_however_many_there_are_and_no_more_than_they_may() -> None:
    made = Changes(today=TODAY, lines=3, seconds=0.3, activities=24)
    made.begin(24)
    made.grow(0, 12)
    desk, known = made.select(), made.known()
    few = _queries(known, portfolio_pages.PAGES)
    made.grow(12, 24)
    made.let_in(desk, made.waiting()[-3:])
    many = _queries(known, portfolio_pages.PAGES)
    assert {name: (few[name], asked) for name, asked in many.items() if asked > few[name]} == {}
    may = {page.name: page.queries or 0 for page in portfolio_pages.PAGES}
    assert {name: asked for name, asked in many.items() if asked > may[name]} == {}


def _queries(known: dict[str, Any], pages: Iterable[Page]) -> dict[str, int]:
    """What each page asks in a warm process, as benchmarks/README.md says."""
    client = Client()

    def request(method: str, path: str, form: dict[str, object] | None) -> tuple[int, str]:
        response = client.get(path) if form is None else client.post(path, form)
        return response.status_code, response.content.decode()

    visitor, found = Visitor(request, known, known["activities"]), {}
    for page in pages:
        client.cookies[settings.SESSION_COOKIE_NAME] = known[page.by]
        visitor.do(page.product)
        with CaptureQueriesContext(connection) as captured:
            visitor.do(page.product)
        found[page.name] = len(captured)
    return found
