"""Göteborg's compilation beside the office's own table: every remark with its answer is there, nothing is invented."""

from pathlib import Path

import pytest

from farled.project.examples import reading
from tests.examples import beside
from tests.examples.beside import Beside

SHARED = Path(__file__).parents[3] / "shared"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def source() -> str:
    """The document that the table stands in."""
    found = sorted((SHARED / "seeds").glob("002_*.txt"))
    if not found:
        pytest.skip("the source document is not beside the project")
    return found[0].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(source: str, loaded: None) -> list[Beside]:
    """What the compilation says, beside the table."""
    return beside.beside(source, reading.read("goteborg").rows("remark"), beside.compilation("goteborg"))


def test_every_line_of_the_table_is_told_by_some_remark(source: str, rows: list[Beside]) -> None:
    assert len(rows) == 42
    ours = {number for row in rows for number in row.numbers}
    assert {number: line for number, line in beside.table(source).items() if number not in ours} == {}


def test_every_page_that_the_table_names_is_named_by_us(source: str, rows: list[Beside]) -> None:
    named = beside.pages(source)
    assert len(named) == 36, "three rows of the table hold two remarks each, and three name no page"
    for line, page in named:
        assert any(line in row.numbers and row.said.endswith(f"({page})") for row in rows), (line, page)
    for row in rows:
        there = [page for line, page in named if line in row.numbers]
        assert row.said.endswith(")") == bool(there), row.said


def test_each_answer_is_the_offices(rows: list[Beside]) -> None:
    assert all(row.disposition and row.answer for row in rows)
    assert [row.said for row in rows if bool(row.changed) != row.office_changed_the_text] == []
    assert sum(bool(row.changed) for row in rows) == 11


def test_each_remark_is_most_like_its_own_lines(rows: list[Beside]) -> None:
    """Of all forty-two, by the letters of its words: remark and answer belong together and to this place."""
    assert beside.nearest(rows) == list(range(42))


def test_nothing_is_invented_and_no_sentence_is_copied(rows: list[Beside]) -> None:
    assert {row.said: row.unheard_of for row in rows if row.unheard_of} == {}
    assert {row.said: row.their_sentences for row in rows if row.their_sentences} == {}


@pytest.mark.parametrize(("folder", "code"), [("goteborg", "002"), ("vasteras", "000"), ("stockholm", "004")])
def test_the_words_of_all_three_rounds_are_our_own(folder: str, code: str) -> None:
    found = sorted((SHARED / "seeds").glob(f"{code}_*.txt"))
    if not found:
        pytest.skip("the source documents are not beside the project")
    theirs = beside.runs([beside.joined(found[0].read_text(encoding="utf-8").splitlines())])
    ours = reading.read(folder)
    told = [
        row
        for table in ("remark", "theme", "dissent")
        for row in ours.rows(table)
        if "recipient" in row or "name" in row
    ]
    copied = {
        row["key"]: beside.runs(str(row.get(field, "")) for field in ("text", "answer", "reflection")) & theirs
        for row in told
    }
    assert {key: runs for key, runs in copied.items() if runs} == {}


def test_what_differs_can_be_read(rows: list[Beside]) -> None:
    told = list(beside.told(rows))
    assert sum(line.startswith("   handlingarna: ") for line in told) == 42
    assert {line for line in told if line.startswith("   skiljer:")} == {"   skiljer:      orden är kortare och våra"}
