"""Where the measured databases lie, and the environment in which the product and the plain views run on them.

A generated database is kept as a template until the generator or a migration changes; each run gets a fresh copy.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
SECRET = "only for measuring, and never on a network " * 2  # the same for the template and for those who read it


MADE_BY = {  # a generated database → the files that decide what is in it
    "generator": ("generator", "plan_rows", "consulted", "remarked"),
    "portfolios": ("generator", "plan_rows", "portfolios", "changed", "granted", "realised"),
}


class Installation:
    """A database with the generated organisation, on SQLite or, with its server's address, on PostgreSQL."""

    def __init__(self, data: Path, size: int, server: str = "", *, generator: str = "generator") -> None:
        self.data, self.size, self.generator = data, size, generator
        self.server = urlsplit(server)._replace(path="/postgres").geturl() if server else ""  # the one always there
        made_by = [Path(__file__).with_name(f"{name}.py") for name in MADE_BY[generator]]
        sources = [*made_by, *sorted(ROOT.glob("src/farled/*/migrations/*.py"))]
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:10]
        self.template = f"farled_benchmark_{size}_{digest}"
        self.run = "farled_benchmark_run"
        data.mkdir(parents=True, exist_ok=True)

    @property
    def vendor(self) -> str:
        """What the database is called to a reader."""
        return "PostgreSQL" if self.server else "SQLite"

    def url(self, name: str, label: str = "") -> str:
        """The address of a database; ``label`` tells a server's connections apart."""
        if self.server:
            return f"{urlsplit(self.server)._replace(path='/' + name).geturl()}?application_name={label or name}"
        return f"sqlite:///{self.data / name}.sqlite3"

    def environment(self, name: str = "", label: str = "") -> dict[str, str]:
        """The environment of a production server behind a proxy, on the run's copy unless another name is given."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "farled.project.settings",
            "FARLED_MODE": "production",
            "FARLED_SECRET_KEY": SECRET,
            "FARLED_HOSTS": "localhost",
            "FARLED_URL": "https://localhost",
            "FARLED_PROXY": "1",
            "FARLED_DATA": str(self.data),
            "DATABASE_URL": self.url(name or self.run, label),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def prepare(self) -> dict[str, Any]:
        """Generate the template if there is none, copy it for this run, and give what the generator says of it."""
        known = self._known
        if not known.exists():
            self._create(self.template)
            command = [sys.executable, "-m", f"benchmarks.{self.generator}", str(self.size)]
            made = subprocess.run(
                command, env=self.environment(self.template), cwd=ROOT, check=True, stdout=subprocess.PIPE
            )
            self._settle()
            known.write_bytes(made.stdout)
        self._create(self.run, self.template)
        return self.known()

    @property
    def _known(self) -> Path:
        return self.data / f"{self.template}_{self.vendor}.json"

    def known(self) -> dict[str, Any]:
        """What the generator says of the database that was prepared."""
        found: dict[str, Any] = json.loads(self._known.read_text())
        return found

    def empty(self) -> str:
        """Make an empty database; its name."""
        self._create("farled_benchmark_empty")
        return "farled_benchmark_empty"

    def _create(self, name: str, template: str = "") -> None:
        """Make a database anew, empty or as a copy."""
        if self.server:
            import psycopg
            from psycopg.sql import SQL, Identifier

            with psycopg.connect(self.server, autocommit=True) as connection:
                connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
                make = SQL("CREATE DATABASE {}").format(Identifier(name))
                connection.execute(make + SQL(" TEMPLATE {}").format(Identifier(template)) if template else make)
            return
        for old in self.data.glob(f"{name}.sqlite3*"):
            old.unlink()
        if template:
            shutil.copyfile(self.data / f"{template}.sqlite3", self.data / f"{name}.sqlite3")

    def _settle(self) -> None:
        """Let the database do now what it would otherwise do in the middle of the measuring."""
        if self.server:
            import psycopg

            with psycopg.connect(self.url(self.template), autocommit=True) as connection:
                connection.execute("VACUUM ANALYZE")
                connection.execute("CHECKPOINT")
            return
        with sqlite3.connect(self.data / f"{self.template}.sqlite3") as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
