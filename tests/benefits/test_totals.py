"""A year or a part that nobody has measured says so, wherever realised stands against promised. The whole adds up."""

from collections.abc import Callable
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from farled.benefits import acts, figures, reads
from tests.cast import NOW, TODAY, World
from tests.factories.benefits import a_benefit, a_measurement, owned

SignIn = Callable[[str], Client]
API = "/api/v1/benefits/totals/"


def three_years(world: World) -> None:
    """The school's benefit is measured for 2025, to nothing; the care board's is not measured at all."""
    promised = {2024: Decimal(5), 2025: Decimal(5), 2030: Decimal(5)}
    row = owned(world, a_benefit(world, "Skolans nytta", promised=promised))
    a_measurement(world, row, 0, year=2025)
    owned(world, a_benefit(world, "Vårdens nytta", body=world.care, promised={2024: Decimal(7)}), "maj")


def test_a_past_year_that_is_not_measured_says_so_on_the_page(world: World, as_user: SignIn) -> None:
    three_years(world)
    page = as_user("vera").get(reverse("benefits:totals")).text
    per_year, shared = page.split('id="per-ar"')[1].split('id="delat"')
    rows = {row.split("</th>")[0].rsplit(">", 1)[-1]: row for row in per_year.split("<tr>")[2:]}
    assert "inte mätt" in rows["2024"]
    assert "inte mätt" not in rows["2025"], "it was measured, and nothing came"
    assert "inte mätt" not in rows["2030"], "its time has not come"
    care = next(row for row in shared.split("<tr>") if world.care.name in row)
    assert "inte mätt" in care


def test_the_chart_says_it_in_words_and_draws_a_gap(world: World) -> None:
    three_years(world)
    actor = world.actor("vera")
    chart = figures.year_chart(figures.table(actor, "body", reads.summable(actor)), this_year=TODAY.year)
    assert chart is not None
    assert "realiserat: 2024 inte mätt, 2025 0 kr, 2030 –." in chart.description.replace("\N{NO-BREAK SPACE}", " ")
    assert [row[3].replace("\N{NO-BREAK SPACE}", " ") for row in chart.table.rows] == ["inte mätt", "0 kr", "–"]


def test_the_api_gives_null_for_it_and_the_measured_add_up_to_the_whole(world: World, as_user: SignIn) -> None:
    three_years(world)
    row = owned(world, a_benefit(world, "En till", price=33_333, promised={2025: Decimal(3)}))
    a_measurement(world, row, 2, year=2025)
    client = as_user("vera")
    for by in figures.BY:
        found = client.get(f"{API}?by={by}").json()
        assert {each["year"]: each["realised"] for each in found["years"]} == {2024: None, 2025: 66_666, 2030: None}
        assert found["realised"] == sum(each["realised"] or 0 for each in found["groups"]) == 66_666
        for group in found["groups"]:
            measured = [each["realised"] for each in group["years"] if each["realised"] is not None]
            assert group["realised"] == (sum(measured) if measured else None)
    care = next(each for each in client.get(API).json()["groups"] if each["group"] == world.care.pk)
    assert care["realised"] is None


def test_nothing_measured_at_all_is_a_whole_of_nothing(world: World, as_user: SignIn) -> None:
    a_benefit(world)
    found = as_user("vera").get(API).json()
    assert (found["realised"], {each["realised"] for each in found["groups"]}) == (0, {None})


def test_what_a_figure_rests_on_says_which_rows_are_not_measured(world: World, as_user: SignIn) -> None:
    three_years(world)
    rows = as_user("vera").get("/api/v1/explain/figure/?key=benefits.realised").json()["rows"]
    assert {(each["title"], each["facts"][0], each["facts"][-1]) for each in rows} == {
        ("Skolans nytta", "2024", "inte mätt"),
        ("Skolans nytta", "2025", "mätt"),
        ("Skolans nytta", "2030", "inte mätt"),
        ("Vårdens nytta", "2024", "inte mätt"),
    }


def test_a_measurement_taken_back_leaves_the_year_unmeasured(world: World, as_user: SignIn) -> None:
    row = owned(world, a_benefit(world, promised={2025: Decimal(5)}))
    measured = a_measurement(world, row, 4, year=2025)
    acts.withdraw_measurement(
        measurement=measured, version=measured.version, why="Fel skola.", by=world.actor("erik"), at=NOW
    )
    assert as_user("vera").get(API).json()["years"][0]["realised"] is None
