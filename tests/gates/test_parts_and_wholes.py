"""The sum of the parts is the whole, to the öre, on every page, in every export and through the API."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from benchmarks.generator import session
from benchmarks.portfolios import Changes
from farled.files.cells import ReadWorkbook
from farled.imports.exchange.apart import read_workbook
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
TOTAL = "Sammanlagt"
API = "/api/v1"


class Tables(HTMLParser):
    """The rows of every table on a page, as texts; what only a screen reader or a narrow screen reads is left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._skips: list[bool] = []
        self._within = False  # a cell
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self._within = True
        elif tag == "span":
            self._skips.append("visually-hidden" in (dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._skips:
            self._skips.pop()
        self._within = self._within and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._within and not any(self._skips):
            self.tables[-1][-1][-1] += data


def ore(text: str) -> int:
    """Öre of what is written as ``1 234,56 kr`` or ``−9 500 kr``; a dash stands for a year that has not come."""
    if text.strip() in ("–", "inte mätt"):
        return 0
    found = re.fullmatch(r"([-−]?)([\d\s]+)(?:,(\d\d))?\s*kr", text.strip())
    assert found, text
    amount = int(re.sub(r"\s", "", found[2])) * 100 + int(found[3] or 0)
    return -amount if found[1] else amount


def every(client: Client, path: str) -> list[dict[str, Any]]:
    """All items of a list in the API, page by page."""
    found, address = [], f"{API}{path}?size=100"
    while address:
        page = client.get(address).json()
        found += page["items"]
        address = page["next"]
    return found


def exported(client: Client, path: str) -> Iterator[dict[str, Any]]:
    """The rows of a list taken to Excel, by their headings."""
    answer = client.post(path, {"do": "excel"})
    assert answer.status_code == 200, answer.content[-500:]
    book = read_workbook("lista.xlsx", answer.content)
    assert isinstance(book, ReadWorkbook)
    head, *rows = book.sheets[0].rows
    for row in rows:
        yield dict(zip(map(str, head), row, strict=False))


def summed(rows: Iterable[dict[str, Any]], *names: str) -> tuple[int, ...]:
    """The columns added up; what is not measured (None) is left out."""
    held = list(rows)
    return tuple(sum(int(each[name] or 0) for each in held) for name in names)


def totals_of(page: str) -> Iterator[tuple[list[int], list[int]]]:
    """Of each table with a row for all together: the columns of money added up, and what that row says."""
    for table in Tables(page).tables:
        whole = next((row for row in table if row and row[0].strip() == TOTAL), None)
        if whole is not None:
            rows = [list(map(ore, row[1:])) for row in table[1:] if row is not whole]
            yield [sum(column) for column in zip(*rows, strict=True)], list(map(ore, whole[1:]))


PAGES = (
    "/portfolio/",
    "/portfolio/portfolios/{portfolio}/",
    "/benefits/totals/?by=body",
    "/benefits/totals/?by=portfolio",
    "/benefits/totals/?by=goal",
)


def rows_of_pages_add_up_to_their_last_row(made: Changes, client: Client) -> None:
    for path in PAGES:
        answer = client.get(path.format(portfolio=made.portfolios[0].pk))
        found = list(totals_of(answer.content.decode()))
        assert found, path
        for parts, whole in found:
            assert parts == whole, path
            assert any(whole), path


def the_ledger_is_what_portfolios_have_and_grants_have_taken(made: Changes, client: Client) -> None:
    entries, accounts, grants = (every(client, f"/portfolio/{name}/") for name in ("ledger", "accounts", "grants"))
    booked: dict[tuple[int, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in entries:
        booked[each["portfolio"]["id"], each["year"]][each["kind"]] += each["amount"]
    for each in accounts:
        own = booked[each["portfolio"]["id"], each["year"]]
        assert sum(own.values()) == each["left"], each
        assert -own["grant"] - own["return"] == each["granted"], each
        assert -own["reserve"] - own["release"] == each["reserve"], each
        assert each["frame"] + each["moved"] == each["granted"] + each["reserve"] + each["left"], each
    granted = sum(each["amount"] - each["returned"] for each in grants)
    assert granted == summed(accounts, "granted")[0] > 0
    for of in made.portfolios:
        years = client.get(f"{API}/portfolio/portfolios/{of.pk}/").json()["years"]
        own_years = [each for each in accounts if each["portfolio"]["id"] == of.pk]
        names = ("frame", "moved", "granted", "reserve", "left")
        assert summed(years, *names) == summed(own_years, *names)
    for one in grants:
        whole = client.get(f"{API}/portfolio/grants/{one['id']}/").json()
        assert summed(whole["tranches"], "amount", "returned") == (one["amount"], one["returned"])


def what_is_taken_to_excel_says_the_same_as_the_api(_made: Changes, client: Client) -> None:
    entries, grants = every(client, "/portfolio/ledger/"), every(client, "/portfolio/grants/")
    sheet = list(exported(client, "/portfolio/ledger/"))
    assert (len(sheet), *summed(sheet, "Belopp, öre")) == (len(entries), *summed(entries, "amount"))
    sheet = list(exported(client, "/portfolio/grants/"))
    heads = ("Beviljat, öre", "Återlämnat, öre")
    assert (len(sheet), *summed(sheet, *heads)) == (len(grants), *summed(grants, "amount", "returned"))


def the_balance_weighs_what_was_granted(_made: Changes, client: Client) -> None:
    found = client.get(f"{API}/portfolio/balance/").json()
    grants = every(client, "/portfolio/grants/")
    whole = sum(each["amount"] - each["returned"] for each in grants)
    assert found["whole"]["money"] == whole > 0
    for parts in ("portfolios", "bodies", "years"):
        assert summed(found[parts], "money") == (whole,), parts


def benefits_are_the_same_whole_whichever_way_they_are_shared(_made: Changes, client: Client) -> None:
    for by in ("body", "portfolio", "goal"):
        _shared(client, by)


def _shared(client: Client, by: str) -> None:
    found = client.get(f"{API}/benefits/totals/?by={by}").json()
    names = ("promised", "forecast", "realised")
    whole = tuple(found[name] for name in names)
    assert all(whole)
    assert summed(found["years"], *names) == summed(found["groups"], *names) == whole
    by_year: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for group in found["groups"]:
        assert summed(group["years"], *names) == tuple(group[name] or 0 for name in names), group["name"]
        for each in group["years"]:
            by_year[each["year"]] = [
                had + (each[name] or 0) for had, name in zip(by_year[each["year"]], names, strict=True)
            ]
    assert {each["year"]: [each[name] or 0 for name in names] for each in found["years"]} == by_year
    assert whole == tuple(client.get(f"{API}/benefits/totals/?by=body").json()[name] for name in names)
    now = by_year[TODAY.year]
    register = client.get("/benefits/").content.decode()
    shown = re.findall(r"[\d\s]+(?:,\d\d)?\s*kr", re.sub(r"<[^>]+>", " ", register))
    assert {now[0], now[2]} <= {ore(each) for each in shown}, "what the register says of this year"


def a_cases_value_is_the_sum_of_its_parties_and_years(made: Changes, client: Client) -> None:
    for of, _application in made.made:
        found = client.get(f"{API}/cases/cases/{of.case.pk}/result/").json()
        assert sum(each["total"] for each in found["parties"]) == found["npv"]
        assert sum(each["worth"] for each in found["years"]) == found["npv"]
        assert found["benefits"] - found["costs"] == found["npv"]
        for place, year in enumerate(found["years"]):
            assert sum(each["years"][place] for each in found["parties"]) == year["worth"]
            assert year["benefits"] - year["costs"] == year["net"]
        for each in found["parties"]:
            assert sum(each["years"]) == each["total"]
        if found["differences"]:
            changed = sum(each["theirs"] - each["ours"] for each in found["differences"])
            assert found["npv"] + changed == found["npv_appraised"]


CHECKS = (
    rows_of_pages_add_up_to_their_last_row,
    the_ledger_is_what_portfolios_have_and_grants_have_taken,
    what_is_taken_to_excel_says_the_same_as_the_api,
    the_balance_weighs_what_was_granted,
    benefits_are_the_same_whole_whichever_way_they_are_shared,
    a_cases_value_is_the_sum_of_its_parties_and_years,
)


def test_the_sum_of_the_parts_is_the_whole_through_every_door() -> None:
    """Ten initiatives at every stage, with cases, grants, money given back and moved, and measured benefits."""
    made = Changes(today=TODAY, lines=4, activities=24)
    made.begin(20)
    made.grow(0, 10)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session(made.strategist)
    for check in CHECKS:
        check(made, client)
