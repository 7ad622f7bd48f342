"""A backup restores into an empty installation that proves itself whole; a damaged or misplaced one is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def farled(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on an installation of its own, on SQLite."""
    environment = {**os.environ, "FARLED_MODE": "development", "FARLED_DATA": str(data), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "farled.project.settings"
    command = [sys.executable, "-m", "farled", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A backup of an installation with an organisation whose history has microseconds."""
    old = tmp_path / "old"
    old.mkdir()
    assert farled(old, "manage", "migrate", "-v0").returncode == 0
    found = (
        "from datetime import UTC, datetime; from farled.people import acts\n"
        "acts.found_organisation(name='Ås kommun', slug='as', kind='municipal_group',"
        " at=datetime(2026, 1, 1, 1, 1, 1, 123456, tzinfo=UTC), by_name='Test')"
    )
    assert farled(old, "manage", "shell", "-v0", "-c", found).returncode == 0
    written = tmp_path / "farled.tar"
    assert farled(old, "backup", str(written)).returncode == 0
    return written


def test_a_restored_installation_proves_itself_whole(tmp_path: Path, archive: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    assert farled(new, "manage", "migrate", "-v0").returncode == 0
    restored = farled(new, "restore", str(archive))
    assert (restored.returncode, restored.stdout.splitlines()[-1].partition(", ")[2]) == (0, "0 broken")
    again = farled(new, "restore", str(archive))
    assert again.returncode == 1
    assert "restore into an empty installation" in again.stderr


def test_a_changed_archive_is_refused(tmp_path: Path, archive: Path) -> None:
    archive.write_bytes(archive.read_bytes().replace("Ås kommun".encode(), "Ös kommun".encode()))
    new = tmp_path / "new"
    new.mkdir()
    assert farled(new, "manage", "migrate", "-v0").returncode == 0
    refused = farled(new, "restore", str(archive))
    assert refused.returncode == 1
    assert "has been changed" in refused.stderr
