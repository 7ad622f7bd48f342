"""``farled demo``: the examples are loaded once, and where they are missing it says so."""

import argparse
from pathlib import Path

import pytest

from farled.people.reads import Organisation
from farled.project import commands, serving
from farled.project.examples import reading

PREPARE = argparse.Namespace(command="demo", prepare_only=True, port=8000)


@pytest.fixture(autouse=True)
def prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database is up to date, and static files are of no interest here."""
    monkeypatch.setattr(serving, "prepare", lambda: None)


def test_a_second_time_nothing_is_loaded(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "ORGANISATIONS", ("stockholm",))
    assert commands.run(PREPARE) == 0
    assert "Exempeldata är inläst" in capsys.readouterr().out
    assert commands.run(PREPARE) == 0
    assert capsys.readouterr().out == ""
    assert Organisation.objects.count() == 1


def test_without_the_folder_of_examples_it_says_so(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "FOLDER", tmp_path / "examples")
    assert commands.run(PREPARE) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("farled demo: Exempeldata saknas: mappen ")
    assert told.err.endswith("Kör demon från källkodens mapp.\n")
    assert not Organisation.objects.exists()
