"""What the benchmarks measure is there, and keeps to the number of queries it may take."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.generator import Organisation
from benchmarks.pages import PAGES, Visitor
from tests.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]  # the pages are there, and ask as much, on both


def test_every_page_measured_is_there_and_asks_no_more_than_it_may() -> None:
    made = Organisation(240, today=TODAY, years=1)
    for year in made.years:
        made.year(year)
    made.follow_up(TODAY)
    made.consult(TODAY, passages=20, remarks=90)
    known = made.known()
    client = Client()

    def request(method: str, path: str, form: dict[str, object] | None) -> tuple[int, str]:
        response = client.get(path) if form is None else client.post(path, form)
        return response.status_code, response.content.decode()

    visitor = Visitor(request, known, known["activities"])
    for page in PAGES:
        client.cookies[settings.SESSION_COOKIE_NAME] = known[page.by]
        visitor.do(page.product)  # counted in a warm process, as benchmarks/README.md says
        with CaptureQueriesContext(connection) as captured:
            visitor.do(page.product)
        assert page.queries is None or len(captured) <= page.queries, page.name
