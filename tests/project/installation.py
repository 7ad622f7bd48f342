"""Installations of their own for the tests of the command line: a folder and a database each, on either database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from tools import postgres_url

SCENE = """
from datetime import date, timedelta
from tests.cast import NOW, set_scene
from tests.factories import direction, planning
from farled.files import acts as files
from farled.planning import acts

world = set_scene()
plan = planning.make_plan(world, adopted=False)
planning.make_activity(world, plan, leads=[world.school], content={"footnotes": ("ö \\u2028 ny rad",)})
gone = planning.make_activity(world, plan, "Ett utkast som tas bort")
acts.remove_draft(activity=gone, version=gone.version, by=world.hand, at=NOW + timedelta(microseconds=123456))
direction.published(world, direction.a_document(world))
files.keep(kind="upload", name="Å.txt", media_type="text/plain", content=b"hej", by=world.actor("asa"), at=NOW)
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with its files and, unless ``database`` names a PostgreSQL, its SQLite database."""

    data: Path
    database: str = ""

    def environment(self, **more: str) -> dict[str, str]:
        """What a process of the installation is told; in development mode unless told otherwise."""
        told = {"FARLED_MODE": "development", "FARLED_DATA": str(self.data), "DATABASE_URL": self.database}
        return {**os.environ, "DJANGO_SETTINGS_MODULE": "farled.project.settings", **told, **more}

    def farled(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command."""
        command = [sys.executable, "-m", "farled", *arguments]
        return subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False, timeout=300)

    def python(self, code: str) -> str:
        """Run code in it and give what it prints."""
        done = self.farled("manage", "shell", "-v0", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def migrated(installation: Installation) -> Installation:
    """The same with its tables."""
    installation.data.mkdir(parents=True, exist_ok=True)
    done = installation.farled("manage", "migrate", "-v0")
    assert done.returncode == 0, done.stderr
    return installation


@contextmanager
def a_database(*, like: str = "template1") -> Iterator[str]:
    """The address of a PostgreSQL database of one's own, dropped afterwards; skips where there is no server.

    In CI there always is one. It begins as a copy of the database whose address or name is given.
    """
    server = postgres_url.url()
    if not server:
        assert os.environ.get("CI") != "true", "PostgreSQL is missing"
        pytest.skip("needs a PostgreSQL where databases may be created")
    name = f"farled_{token_hex(4)}"
    there, database = urlsplit(server), sql.Identifier(name)
    with psycopg.connect(urlunsplit(there._replace(path="/postgres")), autocommit=True) as connection:
        model = sql.Identifier(urlsplit(like).path.removeprefix("/"))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(database, model))
        try:
            yield urlunsplit(there._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(database))
