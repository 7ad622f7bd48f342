"""Files are hostile until proven otherwise (F1, F2, F3)."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.files.apart import environment
from farled.files.containers import FORMATS
from farled.imports.reading import Limits, read_content, read_plan
from farled.imports.reading.open import open_plan
from tests.imports.conftest import Open
from tests.imports.fixtures import build

DOCX = build.word_plan()
XLSX = build.sheet_plan()
DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><w:document/>'
BODY = b"<w:document/>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MAIN = "word/document.xml"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.exe", b"MZ", "file.type"),
        ("plan.docm", DOCX, "file.type"),
        ("plan", b"text", "file.type"),
        ("plan.txt", b"", "file.empty"),
        ("plan.txt", b" \r\n ", "file.empty"),
        ("plan.docx", XLSX, "file.content"),
        ("plan.xlsx", DOCX, "file.content"),
        ("plan.ods", XLSX, "file.content"),
        ("plan.docx", b"%PDF-1.7 text", "file.content"),
        ("plan.docx", b"GIF89a" + DOCX, "file.content"),
        ("plan.pdf", DOCX, "file.content"),
        ("plan.pdf", b"<html>%PDF-1.7", "file.content"),
        ("plan.xls", XLSX, "file.content"),
        ("plan.txt", b"%PDF-1.7", "file.content"),
        ("plan.txt", b"<!doctype html><script>", "file.content"),
        ("plan.csv", b"a;b\x00;c", "file.content"),
        ("plan.csv", DOCX, "file.content"),
        ("plan.md", b"<?xml version='1.0'?><svg/>", "file.content"),
        ("plan.xlsx", OLE, "file.encrypted"),
        ("plan.xls", OLE, "file.broken"),
        ("plan.docx", DOCX[: len(DOCX) // 2], "file.broken"),
        ("plan.pdf", b"%PDF-1.7\nnothing", "file.broken"),
        ("plan.docx", build.archive({MAIN: DTD}), "file.entities"),
        ("plan.docx", build.archive({MAIN: DTD.decode().encode("utf-16")}), "file.entities"),
        ("plan.docx", build.archive({MAIN: b'<?xml version="1.0" encoding="utf-7"?><x/>'}), "file.entities"),
        ("plan.docx", build.archive({MAIN: BODY, "word/styles.xml": DTD}), "file.entities"),
        ("plan.docx", build.archive({MAIN: BODY, "word/media/x.bin": DOCX}), "file.nested"),
        ("plan.docx", build.archive({MAIN: BODY, "../evil.xml": b"x"}), "file.entry_path"),
        ("plan.docx", build.archive({MAIN: BODY, "/etc/passwd": b"x"}), "file.entry_path"),
        ("plan.docx", build.archive({MAIN: BODY, "C:\\x.xml": b"x"}), "file.entry_path"),
        ("plan.docx", build.archive({MAIN: BODY, "WORD/document.xml": b"x"}), "file.entry_twice"),
        ("plan.docx", build.archive({MAIN: BODY} | {f"{number}.xml": b"" for number in range(2_000)}), "file.entries"),
        ("plan.docx", build.archive({MAIN: b" " * 60_000_000}), "file.ratio"),
        ("plan.docx", build.archive({MAIN: BODY}), "file.broken"),
        ("scan.pdf", build.picture_pdf(), "file.image_only"),
    ],
)  # fmt: skip
def test_F1_F2_refused_files_say_why(name: str, content: bytes, code: str, opened: Open) -> None:
    plan = opened(name, content)

    assert [problem.code for problem in plan.problems] == [code]
    assert plan.refused
    assert plan.rows == ()


def test_F1_size_is_checked_before_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"x" * 101)

    assert read_plan(path, limits=Limits(size=100)).problems[0].facts == {"size": 101, "limit": 100}


def test_F2_a_bomb_is_refused_in_little_memory() -> None:
    bomb = build.archive({"xl/workbook.xml": b" " * 100_000_000, "xl/a.xml": b" " * 110_000_000})
    asked = (
        "import re, sys; from pathlib import Path; from farled.imports.reading.open import open_plan;"
        "plan = open_plan('a.xlsx', sys.stdin.buffer.read());"
        "most = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1];"
        "print(plan.problems[0].code, most)"
    )
    done = subprocess.run([sys.executable, "-c", asked], input=bomb, capture_output=True, check=True)
    code, kilobytes = done.stdout.split()

    assert code == b"file.unpacked"
    assert int(kilobytes) < 300_000


def test_F2_parsing_runs_in_a_process_with_limits() -> None:
    text = "Aktivitet Status\n" + "Bygg ut\nNy\n" * 3

    assert len(read_content("plan.txt", text.encode()).rows) == 3
    assert read_content("plan.xlsx", XLSX, limits=Limits(memory=30_000_000)).problems[0].code == "file.too_heavy"
    assert read_content("plan.txt", b"x" * 10_000, limits=Limits(result=100)).problems[0].code == "file.too_heavy"
    assert read_content("plan.txt", text.encode(), limits=Limits(wall_seconds=0)).problems[0].code == "file.too_slow"


def test_F2_the_child_does_not_see_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hemlig")
    assert "hemlig" not in environment().values()


def test_F3_formulas_are_never_computed(opened: Open) -> None:
    """The cached value is read, and a text that looks like a formula stays text."""
    plan = opened("plan.csv", 'Aktivitet;Status\n=HYPERLINK("http://x");Ny\n')

    assert plan.rows[0].title == '=HYPERLINK("http://x")'
    assert opened("plan.xlsx", XLSX).rows[0].period.start is not None


def test_ten_thousand_rows_are_read() -> None:
    plan = read_content("plan.xlsx", build.large_sheet(10_000))
    assert len(plan.rows) == 10_000


@given(st.binary(max_size=400), st.sampled_from(sorted(FORMATS)))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_it_fail(content: bytes, suffix: str) -> None:
    open_plan(f"plan.{suffix}", content)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_no_damaged_office_file_makes_it_fail(data: st.DataObject) -> None:
    name, content = data.draw(st.sampled_from([("a.docx", DOCX), ("a.xlsx", XLSX)]))
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:place] + data.draw(st.binary(min_size=1, max_size=8)) + content[place + 4 :]

    open_plan(name, damaged)
