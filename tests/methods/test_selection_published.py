"""Instances with a published or proved answer: knapsacks, the next release problem and cities' budgets by vote."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from farled.methods.selection import Effort, Initiative, Requires, SelectionProblem, rank_and_fill, select, worth

DATA = Path(__file__).parents[3] / "shared" / "data"
KNAPSACKS, CITIES = DATA / "knapsack", DATA / "portfolio_pb"
needs_knapsacks = pytest.mark.skipif(not KNAPSACKS.exists(), reason="the published knapsacks are not on this machine")
needs_cities = pytest.mark.skipif(not CITIES.exists(), reason="the cities' budgets are not on this machine")
YEAR = 2027
AS_LONG_AS_IT_TAKES = Effort()


def knapsack(numbers: Iterator[Decimal], items: int, rows: int) -> SelectionProblem:
    """Values, then a row of uses for each resource, then what there is of each; decimals are made thousandths."""
    values = [int(next(numbers) * 1_000) for _ in range(items)]
    uses = list(enumerate([int(next(numbers) * 1_000) for _ in range(items)] for _ in range(rows)))
    there = list(enumerate(int(next(numbers) * 1_000) for _ in range(rows)))
    items_of = tuple(
        Initiative(f"{item:03}", "p", (YEAR,), (), {YEAR: value}, use={f"r{row}": (own[item],) for row, own in uses})
        for item, value in enumerate(values)
    )
    return SelectionProblem(items_of, {("p", YEAR): 0}, capacity={(f"r{row}", YEAR): each for row, each in there})


def numbers_in(path: Path) -> Iterator[Decimal]:
    return (Decimal(word) for word in path.read_text().split())


@needs_knapsacks
@pytest.mark.parametrize("family", ["hp", "pb", "pet", "sento", "weing", "weish"])
def test_knapsacks_of_the_literature(family: str) -> None:
    """Each file says its own optimum; Petersen, Weingartner & Ness, Shih, Senju & Toyoda, and others."""
    for path in sorted((KNAPSACKS / "sac94" / family).glob("*.dat")):
        numbers = numbers_in(path)
        items, rows, best = (int(next(numbers)) for _ in range(3))
        plan = select(knapsack(numbers, items, rows))
        assert plan.value == plan.bound == best * 1_000, path.name


@needs_knapsacks
def test_petersens_seven() -> None:
    """The file says 8706.1 for the second, whose numbers are rounded in it; with those, 8705 is proved."""
    numbers = numbers_in(KNAPSACKS / "orlib" / "mknap1.txt")
    found = []
    for _ in range(int(next(numbers))):
        items, rows, _said = (int(next(numbers)) for _ in range(3))
        found.append(select(knapsack(numbers, items, rows)).value // 1_000)
    assert found == [3_800, 8_705, 4_015, 6_120, 12_400, 10_618, 16_537]


@needs_knapsacks
def test_the_first_of_chu_and_beasley() -> None:
    numbers = numbers_in(KNAPSACKS / "orlib" / "mknapcb1.txt")
    assert int(next(numbers)) == 30
    items, rows, _unknown = (int(next(numbers)) for _ in range(3))
    assert select(knapsack(numbers, items, rows), effort=AS_LONG_AS_IT_TAKES).bound == 24_381_000


def next_release(name: str, budget: int) -> SelectionProblem:
    """Customers pay when all their requirements are made; a requirement needs others first."""
    numbers = (int(word) for word in (KNAPSACKS / "nrp" / name).read_text().split())
    costs: list[int] = []
    for _ in range(next(numbers)):
        costs += [next(numbers) for _ in range(next(numbers))]
    pairs = [(next(numbers), next(numbers)) for _ in range(next(numbers))]
    items = [Initiative(f"r{place}", "p", (YEAR,), (cost,), {YEAR: 0}) for place, cost in enumerate(costs, 1)]
    needs = [Requires(f"r{later}", f"r{first}") for first, later in pairs]
    for customer in range(next(numbers)):
        items.append(Initiative(f"c{customer}", "p", (YEAR,), (0,), {YEAR: next(numbers)}))
        needs += [Requires(f"c{customer}", f"r{next(numbers)}") for _ in range(next(numbers))]
    return SelectionProblem(tuple(items), {("p", YEAR): budget}, requires=tuple(dict.fromkeys(needs)))


@needs_knapsacks
@pytest.mark.parametrize(
    ("name", "budget", "best"),
    [
        ("nrp1.txt", 257, 1_204),
        ("nrp1.txt", 428, 1_836),
        ("nrp1.txt", 429, 1_840),
        ("nrp1.txt", 599, 2_507),
        ("nrp-m1.txt", 4_722, 10_770),
        ("nrp-m1.txt", 7_870, 15_538),
        ("nrp-g1.txt", 3_983, 6_130),
        ("nrp-g1.txt", 6_638, 8_896),
    ],
)
def test_the_next_release_problem(name: str, budget: int, best: int) -> None:
    plan = select(next_release(name, budget), effort=AS_LONG_AS_IT_TAKES)
    assert plan.value == plan.bound == best


def city(name: str) -> tuple[SelectionProblem, set[str]]:
    """The projects with their votes, the budget, and what the city chose."""
    (path,) = CITIES.glob(f"*{name}*.pb")
    text = path.read_text(encoding="utf-8-sig")
    meta, _, rest = text.partition("PROJECTS")
    facts = dict(line.split(";", 1) for line in meta.splitlines() if ";" in line)
    rows = list(csv.DictReader(io.StringIO(rest.partition("VOTES")[0].strip()), delimiter=";"))
    votes = "score" if "score" in rows[0] else "votes"
    items = tuple(
        Initiative(row["project_id"], "p", (YEAR,), (round(float(row["cost"])),), {YEAR: int(row[votes])})
        for row in rows
    )
    chosen = {row["project_id"] for row in rows if row.get("selected") in {"1", "2"}}
    return SelectionProblem(items, {("p", YEAR): int(float(facts["budget"].replace(",", ".")))}), chosen


@needs_cities
@pytest.mark.parametrize(
    ("name", "decided", "best"),
    [
        ("Praga-Polnoc", 5_045, 5_891),
        ("Wilanow", 13_999, 14_059),
        ("Bronowice", 7_797, 8_927),
        ("Stary_Widzew", 1_889, 3_672),
        ("Tysiaclecia", 6_852, 7_732),
        ("Trzech_Wieszczow", 6_089, 6_364),
        ("Wroclaw", 2_396, 2_396),
        ("Chylonia", 973, 1_755),
        ("Budapest_2022", None, 1_709),
        ("Budapest_2024", None, 3_155),
        ("Amsterdam", None, 1_288),
        ("Toulouse", None, 462),
        ("Dieppe", None, 772),
        ("Cambridge", None, 4_639),
    ],
)
def test_a_citys_budget_by_vote(name: str, decided: int | None, best: int) -> None:
    problem, chosen = city(name)
    assert select(problem).value == best
    votes = {each.id: each.value[YEAR] for each in problem.initiatives}
    assert worth(problem, rank_and_fill(problem, votes)) <= best
    if decided is not None:
        assert worth(problem, dict.fromkeys(chosen, YEAR)) == decided


@needs_cities
def test_what_a_city_chose_is_what_filling_by_votes_gives() -> None:
    problem, chosen = city("Praga-Polnoc")
    votes = {each.id: each.value[YEAR] for each in problem.initiatives}
    assert set(rank_and_fill(problem, votes)) == chosen
