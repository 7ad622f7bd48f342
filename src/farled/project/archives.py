"""``farled backup`` and ``farled restore``: database and files in one archive, with checksums, for either database.

The archive is a tar of the rows as JSON lines (one file per table, in an order that can be loaded), the stored files
and a manifest with SHA-256 of each. History keeps its hashes, so a restored installation proves itself whole. The
manifest also tells how far each table's numbers have come: history knows removed rows by their numbers, and none of
them is ever given to something else.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, connection, models, transaction

from farled import __version__

FORMAT = 2
NOT_KEPT = {
    "auth",
    "contenttypes",
    "django_tasks_database",
    "sessions",
}  # made anew: Django's own rights, jobs and sign-ins

_LAST_NUMBER = {
    "postgresql": (
        "SELECT last_value FROM pg_sequences WHERE pg_get_serial_sequence(quote_ident(%s), 'id')::regclass"
        " = (quote_ident(schemaname) || '.' || quote_ident(sequencename))::regclass"
    ),
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = %s",
}


class Exact(DjangoJSONEncoder):
    """Instants with their microseconds, which Django's own writing drops; the history's hashes cover them."""

    def default(self, o: Any) -> Any:
        """An instant in full; everything else as Django writes it."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class CannotRestore(Exception):
    """The archive is damaged, of another version, or the installation is not empty; the message says which."""


def kept_models() -> list[type[models.Model]]:
    """The tables an archive holds, each after those it refers to."""
    configs = [(config, None) for config in apps.get_app_configs() if config.label not in NOT_KEPT]
    return [model for model in serializers.sort_dependencies(configs, allow_cycles=True) if not model._meta.proxy]


def backup(archive: Path, *, at: datetime) -> str:
    """Write the archive and say what it holds. The rows are read in one transaction, so they agree with each other."""
    manifest: dict[str, Any] = {"format": FORMAT, "farled": __version__, "made": at.isoformat(), "sha256": {}}
    rows = 0
    archive.touch(mode=0o600)  # it holds everything, passwords' hashes included
    with tarfile.open(archive, "w") as tar, transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        manifest["numbers"] = _numbers_given()
        for model in kept_models():
            lines, count = _rows(model)
            rows += count
            _add(tar, manifest, f"rows/{model._meta.label}.jsonl", lines)
        for path in _stored_files():
            _add(tar, manifest, f"files/{path.relative_to(settings.MEDIA_ROOT).as_posix()}", path.read_bytes())
        _add(tar, {"sha256": {}}, "manifest.json", json.dumps(manifest, indent=1).encode())
    files = len([name for name in manifest["sha256"] if name.startswith("files/")])
    return f"{archive}: {rows} rows and {files} files"


def _rows(model: type[models.Model]) -> tuple[bytes, int]:
    out, count = io.StringIO(), 0
    for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
        out.write(serializers.serialize("json", [row], cls=Exact)[1:-1] + "\n")
        count += 1
    return out.getvalue().encode(), count


def _numbers_given() -> dict[str, int]:
    """The highest number each kept table has ever given a row, removed rows included."""
    given = {}
    with connection.cursor() as cursor:
        for table in (model._meta.db_table for model in kept_models()):
            cursor.execute(_LAST_NUMBER[connection.vendor], [table])
            if (found := cursor.fetchone()) is not None and found[0]:
                given[table] = found[0]
    return given


def _go_on_from(numbers: dict[str, int]) -> None:
    """Let each table number its next row after the highest number ever given."""
    with connection.cursor() as cursor:
        for model in kept_models():
            table = model._meta.db_table
            highest = model._base_manager.aggregate(highest=models.Max("pk"))["highest"] or 0
            number = max(highest, numbers.get(table, 0))
            if not number:
                continue
            if connection.vendor == "postgresql":
                cursor.execute("SELECT setval(pg_get_serial_sequence(quote_ident(%s), 'id'), %s)", [table, number])
            else:
                cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [number, table])
                if not cursor.rowcount:
                    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])


def _stored_files() -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    yield from sorted(path for path in root.rglob("*") if path.is_file()) if root.exists() else []


def _add(tar: tarfile.TarFile, manifest: dict[str, Any], name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))
    manifest["sha256"][name] = hashlib.sha256(content).hexdigest()


def restore(archive: Path) -> str:
    """Load the archive into an empty, migrated installation and say what was loaded.

    Raises CannotRestore when anything is missing, changed or in the way; nothing is then written.
    """
    content, numbers = _checked(archive)
    for model in kept_models():
        if model._base_manager.exists():
            raise CannotRestore(f"{model._meta.label} already has rows; restore into an empty installation.")
    rows = 0
    with transaction.atomic():  # foreign keys are checked at the end of it, so the order of rows does not matter
        for model in kept_models():
            rows += _load(model, content.get(f"rows/{model._meta.label}.jsonl", b""))
        connection.check_constraints()
        _go_on_from(numbers)
        files = _put_back({name: data for name, data in content.items() if name.startswith("files/")})
    return f"{archive}: {rows} rows and {files} files restored"


def _put_back(files: dict[str, bytes]) -> int:
    """Write the stored files where they were, before any row that tells of them is there; how many they are."""
    for name, data in files.items():
        target = Path(settings.MEDIA_ROOT) / name.removeprefix("files/")
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.touch(mode=settings.FILE_UPLOAD_PERMISSIONS)
        target.write_bytes(data)
    return len(files)


def _load(model: type[models.Model], lines: bytes) -> int:
    """Put the rows of a table back as they were, and say how many there were."""
    rows = 0
    for line in lines.decode().split("\n"):  # only there: a text may hold what Unicode calls the end of a line
        if not line:
            continue
        for row in serializers.deserialize("json", f"[{line}]"):
            try:
                row.save(force_insert=True)
            except DatabaseError as problem:
                raise CannotRestore(f"{model._meta.label} {row.object.pk} is not accepted here: {problem}") from problem
            rows += 1
    return rows


def _checked(archive: Path) -> tuple[dict[str, bytes], dict[str, int]]:
    """The archive's content and numbers given, when every checksum agrees and every name stays inside it."""
    try:
        with tarfile.open(archive) as tar:
            content = {entry.name: _read(tar, entry) for entry in tar.getmembers()}
        manifest = json.loads(content.pop("manifest.json"))
    except (OSError, tarfile.TarError, KeyError, ValueError) as problem:
        raise CannotRestore(f"{archive} is not an archive made by farled backup ({problem}).") from problem
    if manifest["format"] != FORMAT:
        raise CannotRestore(f"{archive} has format {manifest['format']}; this Farled reads format {FORMAT}.")
    found = {name: hashlib.sha256(data).hexdigest() for name, data in content.items()}
    for name in sorted(found.keys() ^ manifest["sha256"].keys()):
        raise CannotRestore(f"{name} is missing or does not belong in {archive}.")
    for name, checksum in found.items():
        if checksum != manifest["sha256"][name]:
            raise CannotRestore(f"{name} has been changed since {archive} was made.")
    return content, manifest["numbers"]


def _read(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    path = PurePosixPath(entry.name)
    if not entry.isfile() or path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{entry.name} is not a plain file inside the archive")
    stream = tar.extractfile(entry)
    return stream.read() if stream else b""
