"""Rows of a PDF that a page break cuts in two."""

import pytest

from farled.imports.reading.page_breaks import is_rest
from farled.imports.reading.raw import RawRow
from farled.imports.reading.values import Field, Passage, RowKind
from tests.imports.conftest import Open
from tests.imports.fixtures import build

TITLE, TEXT, WHO, TIME, STATUS = Field.TITLE, Field.DESCRIPTION, Field.RESPONSIBLE, Field.PERIOD, Field.STATUS


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("above", [1, 150, 400])
def test_a_cut_row_is_made_whole(above: int, *, repeated: bool, closed: bool, opened: Open) -> None:
    plan = opened("plan.pdf", build.pdf_with_cut_rows(above=above, repeated=repeated, closed=closed))

    read = [(row.title, row.description, row.responsible, row.period.raw, row.status.raw) for row in plan.rows]
    assert read == [build.long_row(number) for number in range(1, 13)]
    assert plan.unread == ()
    assert plan.problems == ()


def test_a_cut_row_shows_both_its_places(opened: Open) -> None:
    plan = opened("plan.pdf", build.pdf_with_cut_rows(above=400, repeated=True, closed=False))

    cut = [[passage.page for passage in row.passages] for row in plan.rows if len(row.passages) > 1]
    assert cut == [[1, 2], [2, 3]]


def test_upright_lines_of_a_chart_are_no_table(opened: Open) -> None:
    plan = opened("plan.pdf", build.pdf_with_chart())

    assert plan.tables == ()


def _row(page: int, cells: dict[Field, str]) -> RawRow:
    return RawRow(RowKind.ACTIVITY, dict(cells), passages=[Passage(page, page, "", page)])


WHOLE = {TITLE: "Öppna en chatt för", TEXT: "Alla ska få svar", TIME: "2026", STATUS: "Pågår"}
ENDED = WHOLE | {TITLE: "Öppna en chatt", TEXT: "Alla får svar."}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (WHOLE, {TITLE: "alla som bor här", TEXT: "inom en minut."}),
        (WHOLE, {TITLE: "Södermanlands län", TEXT: "inom en minut."}),
        (WHOLE | {TITLE: "Öppna en chatt i hela"}, {TITLE: "Södermanlands län", TEXT: "inom en minut."}),
        (WHOLE | {TIME: "2026–"}, {TITLE: "alla som bor här", TIME: "2027"}),
        (WHOLE | {STATUS: "Ej"}, {TITLE: "alla som bor här", STATUS: "påbörjad"}),
        ({TITLE: "Öppna en chatt", TEXT: "Alla ska"}, {TITLE: "för alla", TEXT: "få svar.", TIME: "2026"}),
    ],
)
def test_the_first_row_of_a_page_is_the_rest_of_the_row_above(above: dict[Field, str], below: dict[Field, str]) -> None:
    assert is_rest(_row(1, above), _row(2, below))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (ENDED, {TITLE: "Samla alla blanketter", TEXT: "Ett ställe för alla."}),
        (ENDED, {TITLE: "samla alla blanketter", TEXT: "ett ställe", TIME: "2027", STATUS: "Ny"}),
        (ENDED | {WHO: "Kontaktcenter"}, {TITLE: "Samla blanketter", TEXT: "Ett ställe", WHO: "skolan"}),
        (WHOLE, {Field.NUMBER: "2", TITLE: "samla alla blanketter", TEXT: "på ett ställe"}),
        ({TITLE: "öppna en chatt", TEXT: "alla får svar"}, {TITLE: "samla blanketter", TEXT: "på ett ställe"}),
        ({TITLE: "Öppna en chatt", TEXT: "Alla ska få svar"}, {TITLE: "Samla blanketter", TEXT: "på ett ställe"}),
    ],
)
def test_a_row_that_begins_anew_is_a_row_of_its_own(above: dict[Field, str], below: dict[Field, str]) -> None:
    assert not is_rest(_row(1, above), _row(2, below))


def test_rows_of_one_page_are_never_cut_by_a_page_break() -> None:
    assert not is_rest(_row(1, WHOLE), _row(1, {TITLE: "alla som bor här"}))


def test_ligatures_of_a_font_are_read_as_letters(opened: Open) -> None:
    [row] = opened("plan.csv", "Aktivitet;Status\nTa fram ﬂera ﬁler;Ny\n").rows

    assert row.title == "Ta fram flera filer"
