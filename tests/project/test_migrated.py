"""The tests' database is a copy, and it is made anew whenever it could become another; see tests/migrated.py."""

import sys
from pathlib import Path

import pytest

from tests.migrated import fingerprint


@pytest.mark.parametrize(
    "module",
    [
        "farled.planning.migrations.0002_rounds",
        "farled.people.exclusion",
        "farled.trail.triggers",
        "farled.planning.models.frozen",
        "farled.matters.models.frozen",
        "farled.direction.models.frozen",
        "farled.web.triggers",  # which the three before it call
        "django.contrib.auth.migrations.0001_initial",
    ],
)
def test_another_text_of_what_migrates_is_another_database(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    assert fingerprint() == before
    changed = tmp_path / "changed.py"
    changed.write_bytes(Path(str(sys.modules[module].__file__)).read_bytes() + b"\n")
    monkeypatch.setattr(sys.modules[module], "__file__", str(changed))
    assert fingerprint() != before
