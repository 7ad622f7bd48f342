"""Whole documents against what a person read in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from farled.imports.reading import ColumnMapping, Evaluation, Field, ReadPlan, RowKind, evaluate, evaluation_lines
from farled.imports.reading.expectation import ExpectedPlan, known_expectation, load_expectation
from tests.imports.accounting import FIXTURES, SHARED
from tests.imports.conftest import Open

OTHERS = {
    "data/plans_fr_tet/complex_plan.xlsx": 0.9,
    "data/plans_us_fds/FDS-2021-Action-Plan.pdf": 0.9,
    "data/plans_us_fds/2021-agency-actions.md": 0.9,
    "data/plans_us_fds/2021-community-and-shared-actions.md": 0.85,
    "data/docs_alingsas/bilaga-lokalforsorjningsplan-2026-2031.pdf": 0.9,
}


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("*.toml")), ids=lambda path: path.stem)
def test_made_up_plans_are_read_whole(fixture: Path, opened: Open) -> None:
    result = evaluate(opened("plan.txt", fixture.with_suffix(".txt").read_bytes()), load_expectation(fixture))

    assert result.differences == ()
    assert "all=1.00" in evaluation_lines(result)


@pytest.fixture
def seed() -> bytes:
    """The action plan whose columns have collapsed into lines."""
    found = sorted((SHARED / "seeds").glob("001_*.txt"))
    if not found:
        pytest.skip("the source document is not beside the project")
    return found[0].read_bytes()


def _evaluated(plan: ReadPlan, content: bytes) -> Evaluation:
    expected = known_expectation(content)
    assert expected is not None
    return evaluate(plan, expected)


def test_the_collapsed_action_plan_is_read(seed: bytes, opened: Open) -> None:
    plan = opened("plan.txt", seed)
    result = _evaluated(plan, seed)

    assert result.kinds == {"activity": (18, 18, 18), "outcome": (14, 14, 14)}
    assert min(result.all.precision, result.all.recall) >= 0.95
    assert {name: score for name, score in result.fields.items() if min(score.precision, score.recall) < 0.94} == {}
    assert len(plan.footnotes) == 9
    assert [row.title[:30] for row in plan.rows if [note.mark for note in row.footnotes] == ["1"]] == [
        "Öka den digitala kompetensen h"
    ]


_REDRAWN: dict[str, Callable[[str], str]] = {
    "other headings": lambda text: text.replace(
        "Aktivitet Period Ansvarig Status", "Åtgärd Tidplan Ansvarig aktör Läge"
    ),
    "stacked headings": lambda text: text.replace(
        "Aktivitet Period Ansvarig Status", "Aktivitet\nPeriod\nAnsvarig\nStatus"
    ),
    "form feeds": lambda text: "\n".join(
        "\f" + line[1:] if line[:1] == " " < line[1:2] else line for line in text.split("\n")
    ),
    "double spaced": lambda text: text.replace("\n", "\n\n"),
    "pages not marked": lambda text: "\n".join(line.strip() for line in text.split("\n")),
}


@pytest.mark.parametrize("how", sorted(_REDRAWN))
def test_the_same_plan_drawn_otherwise_is_still_read(how: str, seed: bytes, opened: Open) -> None:
    """No rule leans on how this one file happens to be laid out."""
    expected = known_expectation(seed)
    assert expected is not None

    result = evaluate(opened("plan.txt", _REDRAWN[how](seed.decode())), expected)

    assert result.all.f1 >= 0.94


@pytest.mark.parametrize("place", sorted(OTHERS))
def test_other_bodies_plans_are_read(place: str, opened: Open) -> None:
    path = SHARED / place
    if not path.exists():
        pytest.skip("the source document is not beside the project")
    content = path.read_bytes()
    expected = known_expectation(content)
    assert expected is not None

    plan = opened(path.name, content)
    if expected.mapping:
        plan = opened(path.name, content, mapped(plan, expected))

    assert evaluate(plan, expected).all.f1 >= OTHERS[place]


def mapped(plan: ReadPlan, expected: ExpectedPlan) -> list[ColumnMapping]:
    """What a user would say of a table whose headings are not known."""
    assert expected.mapping
    tables = (
        (
            table.signature,
            {c.index: Field(expected.mapping[c.header]) for c in table.columns if c.header in expected.mapping},
        )
        for table in plan.tables
    )
    return [ColumnMapping(signature, fields) for signature, fields in tables if Field.TITLE in fields.values()]


@pytest.mark.parametrize(
    "place",
    [
        "data/docs_alingsas/fordjupad-manadsuppfoljning-2026.pdf",
        "data/docs_alingsas/genomlysning-2026-2027.pdf",
        "data/plans_fr_tet/export_audit_cae.xlsx",
    ],
)
def test_documents_without_a_plan_give_no_rows(place: str, opened: Open) -> None:
    path = SHARED / place
    if not path.exists():
        pytest.skip("the source document is not beside the project")

    plan = opened(path.name, path.read_bytes())

    assert plan.rows == ()
    assert plan.unread
    assert "plan.no_rows" in {problem.code for problem in plan.problems}


def test_insatser_of_a_plan_within_a_long_case_file_are_read(opened: Open) -> None:
    """Four goal areas with four, six, six and three insatser, counted by hand; three hundred pages round them."""
    found = sorted((SHARED / "seeds").glob("002_*.txt"))
    if not found:
        pytest.skip("the source document is not beside the project")

    plan = opened("case.txt", found[0].read_bytes())

    assert {row.kind for row in plan.rows} == {RowKind.INSATS}
    assert [sum(row.goal_area == area.name for row in plan.rows) for area in plan.goal_areas] == [4, 6, 6, 3]
