"""The tests' database, migrated once and copied from then on, until a migration or what it calls is another.

Migrating from nothing takes half a minute of work, and every process of every run would do it. Copying takes a moment,
and Django still asks the copy whether any migration is missing. Nothing is tested less: where no copy is kept, as in a
clean clone and so in CI, all migrations are run from nothing on both databases before the first test there, and
tests/project/test_archives.py installs from nothing on both whatever is kept.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

_IN_MEMORY = "file:tests?mode=memory&cache=shared"  # one in each process, there for as long as anybody has it open
_PREFIX = "farled_template_"
_NEWEST = 6  # clones at work beside one another share a server, and each may have migrations of its own


@contextmanager
def copied(folder: Path) -> Iterator[None]:
    """Let the test database that Django makes meanwhile begin as a copy; SQLite's template is kept in the folder."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = _on_postgresql(fingerprint())
        yield
        return
    template = _on_sqlite(folder, fingerprint())
    connection.settings_dict["TEST"]["NAME"] = _IN_MEMORY
    with closing(sqlite3.connect(_IN_MEMORY, uri=True)) as memory:
        with closing(sqlite3.connect(template)) as kept:
            kept.backup(memory)
        yield


def fingerprint() -> str:
    """Names what the migrations make: their own text and that of our modules they call, and Django's version."""
    loader = MigrationLoader(None)
    modules = _with_what_they_call(sys.modules[type(each).__module__] for each in loader.disk_migrations.values())
    digest = sha256(django.__version__.encode())
    for name, module in sorted(modules.items()):
        digest.update(name.encode() + Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]


def _with_what_they_call(modules: Iterable[ModuleType]) -> dict[str, ModuleType]:
    found: dict[str, ModuleType] = {}
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        found[module.__name__] = module
        names = {
            each.__name__ if isinstance(each, ModuleType) else getattr(each, "__module__", None)
            for each in vars(module).values()
        }
        ours = {name for name in names if isinstance(name, str) and name.startswith("farled.")}
        waiting += [sys.modules[name] for name in ours - found.keys()]
    return found


def _on_sqlite(folder: Path, version: str) -> Path:
    """The file with everything migrated; made by whoever comes first, while others wait."""
    template = folder / f"{version}.sqlite3"
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not template.exists():
            for left in folder.glob("*.sqlite3*"):
                left.unlink()
            unfinished = folder / "unfinished.sqlite3"
            _migrate(f"sqlite:///{unfinished}")
            unfinished.rename(template)
    return template


def _on_postgresql(version: str) -> str:
    """The name of the database with everything migrated; one that takes no connections is finished."""
    server, template = urlsplit(os.environ["DATABASE_URL"]), f"{_PREFIX}{version}"
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as maintenance:

        def run(statement: sql.SQL, name: str) -> None:
            maintenance.execute(statement.format(sql.Identifier(name)))

        maintenance.execute("SELECT pg_advisory_lock(hashtext(%s))", [_PREFIX])
        there = maintenance.execute(
            "SELECT datname, datallowconn FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC", [_PREFIX]
        ).fetchall()
        finished = [name for name, unfinished in there if not unfinished]
        if template not in finished:
            for name in {name for name, _ in there} - {*finished[: _NEWEST - 1]}:
                run(sql.SQL("DROP DATABASE {}"), name)
            run(sql.SQL("CREATE DATABASE {}"), template)
            _migrate(urlunsplit(server._replace(path=f"/{template}")))
            run(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false"), template)
    return template


def _migrate(database: str) -> None:
    """Run all migrations, in a process of its own because this one's connection belongs to Django's test database."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--run-syncdb", "-v0", "--settings", "tests.settings"],
        env={**os.environ, "DATABASE_URL": database},
        check=True,
    )
