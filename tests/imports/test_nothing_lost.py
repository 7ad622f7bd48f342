"""Every non-blank line ends up in a row, the context, a footnote or among the unread."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.imports.reading.document import Cell, Document, Grid, GridRow
from farled.imports.reading.formats.delimited import read_delimited
from farled.imports.reading.formats.pdf import read_pdf
from farled.imports.reading.formats.text import read_text
from farled.imports.reading.formats.word import read_word
from farled.imports.reading.formats.workbook import read_workbook
from farled.imports.reading.plan import understand
from farled.imports.reading.wording import letters
from tests.imports.accounting import FIXTURES, SHARED, accounted, lines_of, words_of
from tests.imports.fixtures import build

LINES = st.sampled_from(
    [
        "", "", "Aktivitet Period Ansvarig Status", "Aktivitet Period Utfall", "Aktivitet\tStatus", "2021", "2019 –",
        "2020", "Region Norr", "Kommunstyrelsen, Socialnämnden", "Pågår", "Ny", "2020-2021 Region Norr Pågår",
        "Bygg ut fiber.", "Hela länet ska ha fiber senast 2025.", "och dess invånare", "Målområde: Enkel service",
        "Bilaga 1 Uppföljning",
        "Insatser", "• Pröva nya arbetssätt", "1 Se planen", "biblioteken1", "Ansvarig: Kommunstyrelsen", "Status: Ny",
        "https://example.org/plan", "Sida 2 (4)", "# Rubrik", "| Aktivitet | Status |", "|---|---|", "| Bygg | Ny |",
        "Aktivitet    Ansvarig     Status", "Bygg ut      Kommunen     Ny", " Ny sida", "\fNästa sida", "12", "- - -",
    ]
)  # fmt: skip
CELLS = st.sampled_from(
    ["", "", "Aktivitet", "Status", "Period", "Ansvarig", "Bygg ut", "Ny", "2024", "Summa", "och mer", "Resor"]
)


def _check(document: Document) -> None:
    plan = understand(document, name="plan", content=b"")
    places = accounted(plan)

    assert lines_of(document) - places.keys() == set()
    assert {line: where for line, where in places.items() if len(set(where)) > 1} == {}
    assert plan.file.lines >= 0


@given(st.lists(LINES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_line_of_any_text_is_lost(lines: list[str]) -> None:
    _check(read_text("\n".join(lines).encode()))


@given(st.lists(st.text(alphabet="ab 12.-\nÅ|;:•\t\f", max_size=40), max_size=15))
@settings(max_examples=150, deadline=None)
def test_no_line_of_noise_is_lost(lines: list[str]) -> None:
    _check(read_text("\n".join(lines).encode()))


@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=15), wrapped=st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_row_of_any_table_is_lost(rows: list[list[str]], *, wrapped: bool) -> None:
    grid = Grid(
        tuple(GridRow(number, tuple(Cell(text) for text in row)) for number, row in enumerate(rows, start=1)),
        wrapped=wrapped,
    )
    _check(Document("xlsx", (grid,)))


FILES: dict[str, Callable[[], Document]] = {
    "docx": lambda: read_word(build.word_plan()),
    "xlsx": lambda: read_workbook(build.sheet_plan(), "xlsx"),
    "pdf": lambda: read_pdf(build.pdf_plan()),
    "pdf without rules": lambda: read_pdf(build.pdf_plan(ruled=False)),
}


@pytest.mark.parametrize("kind", sorted(FILES))
def test_no_cell_of_a_file_is_lost(kind: str) -> None:
    document = FILES[kind]()
    _check(document)

    for row in understand(document, name=kind, content=b"").rows:
        budget = row.budget.raw if row.budget else ""
        texts = [row.title, row.part_of, row.description, row.number, row.period.raw, row.responsible, row.status.raw]
        texts += [
            row.goal_area,
            row.objective,
            row.outcome,
            row.effect,
            row.indicator,
            row.priority,
            row.comment,
            budget,
        ]
        texts += [cell.text for cell in row.other]
        shown = letters(" ".join(texts))
        for passage in row.passages:
            assert {word for word in words_of(passage.text) if word not in shown} == set()


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_line_of_the_made_up_plans_is_lost(path: Path) -> None:
    _check(read_text(path.read_bytes()))


@pytest.mark.parametrize(
    "place",
    [
        "seeds/001_*.txt",
        "seeds/002_*.txt",
        "seeds/003_*.txt",
        "data/plans_us_fds/*.md",
        "data/plans_brazil_pnete/*.csv",
    ],
)
def test_no_line_of_real_documents_is_lost(place: str) -> None:
    paths = sorted(SHARED.glob(place))
    if not paths:
        pytest.skip("the source documents are not beside the project")
    for path in paths:
        _check((read_delimited if path.suffix == ".csv" else read_text)(path.read_bytes()))
