"""The portfolio that a government has published: every fact is the file's, and the sums are its sums to the öre."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.planning.states import Light
from tests.examples.test_data import Row, table

PUBLISHED = Path(__file__).parents[3] / "shared" / "data" / "gmpp" / "uk_2021.csv"
PROJECTS = table("storbritannien", "project")
AMOUNTS = {"budget": "total_baseline", "forecast": "yearly_forecast", "cost": "wlc_baseline_incl_NCG"}


@pytest.fixture(scope="module")
def published() -> list[dict[str, str]]:
    """The file's rows."""
    if not PUBLISHED.exists():
        pytest.skip("the published file is not beside the project")
    with PUBLISHED.open(encoding="cp1252", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def line_of(row: Row) -> int:
    """The file's row that a project names."""
    return int(row["source"].partition(":")[2])


def as_date(text: str) -> date | None:
    """A day, or None where the source withholds it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_amount(text: str) -> str | None:
    """Millions of pounds as we write them, or None where the source withholds them."""
    return text.removeprefix("£").replace(",", "") if text.startswith("£") else None


def test_every_project_of_the_category_is_here_and_no_other(published: list[dict[str, str]]) -> None:
    category = [number for number, row in enumerate(published, 1) if row["report_category"] == "ICT"]
    assert [line_of(row) for row in PROJECTS] == category


def test_every_fact_is_the_files(published: list[dict[str, str]]) -> None:
    for ours in PROJECTS:
        theirs = published[line_of(ours) - 1]
        assert (ours["number"], ours["title"]) == (theirs["project_number"], " ".join(theirs["project_name"].split()))
        assert ours["body"].upper() == theirs["department"]
        assert (ours.get("start"), ours.get("end")) == (as_date(theirs["start_date"]), as_date(theirs["end_date"]))
        withheld = theirs["colour_rating"].startswith("Exempt")
        assert ours.get("confidence") == (None if withheld else theirs["colour_rating"])
        assert {name: ours.get(name) for name in AMOUNTS} == {
            name: as_amount(theirs[column]) for name, column in AMOUNTS.items()
        }


def test_the_purposes_are_in_our_own_words(published: list[dict[str, str]]) -> None:
    for ours in PROJECTS:
        assert ours["purpose"] not in published[line_of(ours) - 1]["description_aims"]


@pytest.mark.django_db
def test_what_is_loaded_adds_up_to_what_is_published(loaded: None) -> None:
    rows = Initiative.objects.filter(organisation__slug="storbritannien")
    (pound,) = table("storbritannien", "currency")
    known = [Decimal(row["cost"]) for row in PROJECTS if "cost" in row]
    assert rows.count() == len(PROJECTS) == 25
    assert sum(one.cost or 0 for one in rows) == int(sum(known) * 1_000_000 * Decimal(pound["kronor"]) * 100)
    assert rows.filter(cost=None).count() == len(PROJECTS) - len(known)
    assert all(one.followed and one.accepted_on and "Open Government Licence v3.0" in one.source for one in rows)
    assert all("Exempelvärde" in one.source for one in rows), "the kronor are ours"


@pytest.mark.django_db
def test_a_project_tells_its_report_and_what_is_withheld_is_left_out(loaded: None) -> None:
    hera = Initiative.objects.get(organisation__slug="storbritannien", title="Hera Programme")
    assert (hera.cost, hera.light, hera.phase) == (120_088_600_000, Light.YELLOW, Phase.DEVELOP)
    said = hera.reports.get().text
    for part in ("Amber.", "1 maj 2016 till 31 okt 2022", "30,23 miljoner pund", "27,87", "101,77"):
        assert part in said.replace("\xa0", " ")
    secret = Initiative.objects.get(organisation__slug="storbritannien", title="Project Bramley")
    assert (secret.cost, secret.light, secret.reports.count()) == (None, "", 0)
