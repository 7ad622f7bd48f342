"""Figures that hide nothing."""

from pathlib import Path

import pytest

from farled.imports.reading import evaluate, evaluation_lines, load_expectation, reading_lines
from farled.imports.reading.expectation import parse_expectation
from farled.imports.reading.report import difference_lines
from tests.imports.conftest import Open

EXPECTED = """
[[activity]]
title = "Bygg ut fiber"
period = "2024/2025"
responsible = ["Region Norr", "Region Syd"]

[[activity]]
title = "Öva"
period = "2025"
responsible = ["Kommunstyrelsen"]
"""
READ = "Aktivitet;Ansvarig;Period\nBygg ut fiber.;Region Norr;2024-2025\nNågot helt annat;Kommunen;2025\n"


def test_missing_and_superfluous_rows_count_with_all_their_cells(opened: Open) -> None:
    result = evaluate(opened("plan.csv", READ), parse_expectation(EXPECTED))

    assert evaluation_lines(result) == [
        "rows.activity read=2 expected=2 paired=1",
        "title precision=0.50 recall=0.50 right=1 read=2 expected=2",
        "title=0.50",
        "period precision=0.50 recall=0.50 right=1 read=2 expected=2",
        "period=0.50",
        "responsible precision=0.50 recall=0.33 right=1 read=2 expected=3",
        "responsible=0.40",
        "all precision=0.50 recall=0.43 right=3 read=6 expected=7",
        "all=0.46",
    ]
    assert "title: 'Öva' read='' expected='Öva'" in difference_lines(result)


def test_a_sample_does_not_count_other_rows(opened: Open) -> None:
    expected = parse_expectation('sample = true\n[[activity]]\ntitle = "Bygg ut fiber"\nperiod = "2024/2025"\n')

    assert evaluate(opened("plan.csv", READ), expected).all.f1 == 1


def test_a_text_that_is_cut_short_does_not_agree(opened: Open) -> None:
    content = "Aktivitet;Period;Utfall\nÖva;2024;Alla har övat. En rapport finns hos nämnden nu.\n"
    wanted = '[[outcome]]\ntitle = "Öva"\noutcome = { begins = "Alla har", ends = "%s", length = %d }\n'

    def agrees(ends: str, length: int) -> bool:
        return (
            evaluate(opened("plan.csv", content), parse_expectation(wanted % (ends, length))).fields["outcome"].right
            == 1
        )

    assert agrees("nämnden nu", 39)
    assert not agrees("nämnden nu", 60)
    assert not agrees("rapport finns", 39)


def test_the_report_tells_what_was_read(opened: Open) -> None:
    lines = reading_lines(opened("plan.csv", READ))

    assert lines[:2] == ["file=plan.csv format=csv lines=3", "rows.activity=2"]
    assert "unread=0" in lines


def test_what_is_no_expectation_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("[[activity]]\nperiod = 1")

    with pytest.raises(ValueError, match="not an expectation"):
        load_expectation(path)
