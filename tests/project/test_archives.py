"""A backup restores, on either database, to an installation that proves itself whole; a damaged one is refused."""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from farled.project import archives
from tests.project.installation import SCENE, Installation, a_database, migrated

pytestmark = pytest.mark.only_on("sqlite")  # from where both are reached

SQLITE, POSTGRESQL = "sqlite", "postgresql"
AGAIN = """
from datetime import UTC, datetime
from pathlib import Path
from farled.direction.reads import Document
from farled.people.reads import Organisation, system
from farled.planning import acts
from farled.project import archives, invariants
now = datetime.now(UTC)
archives.backup(Path("{archive}"), at=now)
hand = system(Organisation.objects.get(slug="as"), "Test")
plan = Document.objects.get(title="Handlingsplan 2026")
print(acts.add_activity(document=plan, content=acts.Content(title="Ny"), by=hand, at=now).pk, invariants.violations())
"""

Install = Callable[[str], Installation]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A migrated installation on SQLite, to be copied."""
    return migrated(Installation(tmp_path_factory.mktemp("empty")))


@pytest.fixture(scope="module")
def empty_on_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """The address of the same on PostgreSQL; made when it is first asked for, since SQLite's tests need no server."""
    with ExitStack() as stack:

        @cache
        def made() -> str:
            folder = tmp_path_factory.mktemp("empty-on-postgresql")
            return migrated(Installation(folder, stack.enter_context(a_database()))).database

        yield made


@pytest.fixture
def install(empty: Installation, empty_on_postgresql: Callable[[], str], tmp_path: Path) -> Iterator[Install]:
    """Makes migrated installations on either database."""
    with ExitStack() as stack:

        def on(database: str) -> Installation:
            data = tmp_path / f"installation-{len(list(tmp_path.iterdir()))}"
            if database == POSTGRESQL:
                data.mkdir()
                return Installation(data, stack.enter_context(a_database(like=empty_on_postgresql())))
            shutil.copytree(empty.data, data)
            return Installation(data)

        yield on


@pytest.fixture(scope="module")
def archive(empty: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of an installation on SQLite, with the cast, a plan, a removed draft and a file."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(empty.data, folder / "old")
    old = Installation(folder / "old")
    old.python(SCENE)
    done = old.farled("backup", str(folder / "farled.tar"))
    assert done.returncode == 0, done.stderr
    return folder / "farled.tar"


def content(archive: Path) -> dict[str, Any]:
    """What an archive holds, rows as values and in order; without when and by what it was made."""
    held: dict[str, Any] = {}
    with tarfile.open(archive) as tar:
        for entry in tar.getmembers():
            stream = tar.extractfile(entry)
            assert stream is not None
            text = stream.read()
            rows = [json.loads(line) for line in text.split(b"\n") if line] if entry.name.startswith("rows/") else None
            held[entry.name] = text if rows is None else rows
    return held | {"manifest.json": json.loads(held["manifest.json"])["numbers"]}


@pytest.mark.parametrize("way", [[SQLITE], [POSTGRESQL], [POSTGRESQL, SQLITE]], ids="→".join)
def test_a_restored_installation_proves_itself_whole(
    tmp_path: Path, archive: Path, install: Install, way: list[str]
) -> None:
    latest, told = archive, ""
    for step, database in enumerate(way):
        new = install(database)
        restored = new.farled("restore", str(latest))
        assert (restored.returncode, restored.stdout.splitlines()[-1].partition(", ")[2]) == (0, "0 broken"), restored
        latest = tmp_path / f"{step}.tar"
        told = new.python(AGAIN.format(archive=latest))
        assert content(latest) == content(archive)
    last = max(row["pk"] for row in content(archive)["rows/planning.Activity.jsonl"])
    assert told == f"{last + 2} []", "the removed draft's number is never given again, and the chain goes on"


def test_nobody_else_on_the_machine_may_read_an_archive_or_what_it_restores(archive: Path, install: Install) -> None:
    new = install(SQLITE)
    assert new.farled("restore", str(archive)).returncode == 0
    (file,) = [path for path in (new.data / "files").rglob("*") if path.is_file()]
    assert (archive.stat().st_mode & 0o077, file.stat().st_mode & 0o077) == (0, 0)


def test_a_restore_is_into_an_empty_installation_only(archive: Path, install: Install) -> None:
    new = install(SQLITE)
    assert new.farled("restore", str(archive)).returncode == 0
    again = new.farled("restore", str(archive))
    assert again.returncode == 1
    assert "restore into an empty installation" in again.stderr


def test_a_changed_archive_is_refused(tmp_path: Path, archive: Path, install: Install) -> None:
    changed = tmp_path / "changed.tar"
    changed.write_bytes(archive.read_bytes().replace("Ås kommun".encode(), "Ös kommun".encode()))
    refused = install(SQLITE).farled("restore", str(changed))
    assert refused.returncode == 1
    assert "has been changed" in refused.stderr


def test_an_archive_of_another_format_is_refused(tmp_path: Path, archive: Path, install: Install) -> None:
    older = tmp_path / "older.tar"
    rewrite(archive, older, "manifest.json", b'"format": 2', b'"format": 1')
    refused = install(SQLITE).farled("restore", str(older))
    assert (refused.returncode, "this Farled reads format 2" in refused.stderr) == (1, True)


def test_what_the_other_database_does_not_accept_is_named(tmp_path: Path, archive: Path, install: Install) -> None:
    """SQLite holds text of any length. Nothing of such an archive is written."""
    long = tmp_path / "long.tar"
    rewrite(archive, long, "rows/people.Body.jsonl", "Förskoleenheten".encode(), b"x" * 300)
    new = install(POSTGRESQL)
    refused = new.farled("restore", str(long))
    assert refused.returncode == 1
    assert "is not accepted here: value too long" in refused.stderr
    assert refused.stderr.startswith("farled restore: people.Body ")
    assert new.python("from farled.trail.models import Entry; print(Entry.objects.count())") == "0"


def rewrite(archive: Path, copy: Path, name: str, old: bytes, new: bytes) -> None:
    """Write the archive anew with something replaced in one of its files, and the checksums put right."""
    with tarfile.open(archive) as tar:
        held = {entry.name: tar.extractfile(entry).read() for entry in tar.getmembers()}  # type: ignore[union-attr]
    assert old in held[name]
    held[name] = held[name].replace(old, new)
    manifest = json.loads(held.pop("manifest.json"))
    manifest["sha256"] = {each: hashlib.sha256(text).hexdigest() for each, text in held.items()}
    with tarfile.open(copy, "w") as tar:
        for each, text in {**held, "manifest.json": json.dumps(manifest).encode()}.items():
            entry = tarfile.TarInfo(each)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))


def test_what_is_left_out_of_a_backup_is_what_is_made_anew() -> None:
    assert {apps.get_app_config(label).label for label in archives.NOT_KEPT} == archives.NOT_KEPT
    kept = {model._meta.app_label for model in archives.kept_models()}
    left_out = {config.label for config in apps.get_app_configs() if list(config.get_models())} - kept
    assert left_out == archives.NOT_KEPT
