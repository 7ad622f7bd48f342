"""``farled report``: the same documents from the command line."""

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from python_calamine import CalamineWorkbook

from farled.__main__ import parser
from farled.reports import commands
from farled.trail.reads import Entry
from tests.cast import NOW
from tests.factories.planning import make_activity, make_plan
from tests.reports.conftest import Scene


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "timezone", SimpleNamespace(now=lambda: NOW))


def run(*arguments: str, out: Path) -> int:
    return commands.report(parser().parse_args(["report", *arguments, "--out", str(out)]))


def test_a_report_is_written_to_a_file_and_told_of(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "uppföljning.docx"
    assert run("follow-up", "--organisation", "as", "--plan", "handlingsplan", "--format", "word", out=out) == 0
    assert docx.Document(str(out)).paragraphs[1].text == "Uppföljning av Handlingsplan 2026"
    assert str(out) in capsys.readouterr().out
    told = Entry.objects.get(verb="reports.data.exported")
    assert (told.actor_kind, told.subject_id) == ("system", scene.plan.pk)


def test_with_a_person_the_report_holds_what_that_person_may_see(scene: Scene, tmp_path: Path) -> None:
    make_activity(scene.world, make_plan(scene.world, "Utkast", adopted=False), "Hemlig")
    out = tmp_path / "lista.xlsx"

    def titles(*more: str) -> list[object]:
        assert run("activities", "--organisation", "as", "--format", "excel", *more, out=out) == 0
        rows = CalamineWorkbook.from_filelike(BytesIO(out.read_bytes())).get_sheet_by_name("Aktiviteter").to_python()
        return [row[1] for row in rows]

    assert "Hemlig" in titles()
    assert "Hemlig" not in titles("--as", "vera@as.example")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["follow-up", "--organisation", "borta"], "there is no organisation borta; there are: as, osby"),
        (["follow-up", "--organisation", "as"], "plan"),
        (["follow-up", "--organisation", "as", "--plan", "Finns ej"], "there is no plan Finns ej"),
        (["follow-up", "--organisation", "as", "--plan", "Handlingsplan", "--on", "snart"], "snart is not a date"),
        (["follow-up", "--organisation", "as", "--plan", "Handlingsplan", "--on", "2999-01-01"], "farled report:"),
        (["activities", "--organisation", "as", "--as", "ingen@as.example"], "nobody has the address"),
        (["activities", "--organisation", "osby", "--as", "vera@as.example"], "has no role in Ösby region"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    out = tmp_path / "x.xlsx"
    assert run(*arguments, "--format", "excel", out=out) == 1
    problem = capsys.readouterr().err
    assert said in problem
    assert problem.count("\n") == 1
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_said(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "saknas" / "x.xlsx"
    assert run("activities", "--organisation", "as", "--format", "excel", out=out) == 1
    assert "cannot write" in capsys.readouterr().err
    assert not Entry.objects.filter(verb="reports.data.exported").exists()
