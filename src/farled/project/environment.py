"""Everything an installation can set, read once from the environment and checked before anything starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Mode(StrEnum):
    """How strict the installation is. Production is what you get when nothing is said."""

    PRODUCTION = "production"
    DEMO = "demo"
    DEVELOPMENT = "development"


class Unsafe(Exception):
    """The environment would start an unsafe installation; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its name, its default when not in production, and what it means."""

    name: str
    default: str
    meaning: str


VARIABLES: tuple[Variable, ...] = (
    Variable("FARLED_MODE", "production", "production, demo or development. Only production is safe on a network."),
    Variable("FARLED_SECRET_KEY", "", "Required in production: at least 50 random characters, kept secret."),
    Variable(
        "FARLED_SECRET_KEY_FALLBACKS", "", "Earlier secret keys, separated by commas, while a new one is brought in."
    ),
    Variable(
        "FARLED_HOSTS", "", "Required in production: host names the installation answers to, separated by commas."
    ),
    Variable("FARLED_URL", "", "Required in production: the address people use, such as https://farled.example.se."),
    Variable("FARLED_DATA", "var", "Folder for the embedded database, uploaded and produced files, and static files."),
    Variable("DATABASE_URL", "", "PostgreSQL address; empty means the embedded SQLite database in FARLED_DATA."),
    Variable(
        "FARLED_EMAIL_URL",
        "",
        "SMTP server as smtp://user:password@host:port; empty prints mail on the console. The demonstration sends "
        "none: its letters are files in the folder mail in FARLED_DATA.",
    ),
    Variable("FARLED_EMAIL_FROM", "farled@localhost", "Sender address of mail from the installation."),
    Variable("FARLED_TWO_STEPS", "", "Set to 1 when only those who sign in in two steps may decide."),
    Variable(
        "FARLED_PROXY", "", "Set to 1 when a reverse proxy in front sets X-Forwarded-Proto and adds to X-Forwarded-For."
    ),
)


@dataclass(frozen=True, slots=True)
class Environment:
    """The checked values; see ``VARIABLES`` for the meaning of each."""

    mode: Mode
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    hosts: tuple[str, ...]
    url: str
    data: Path
    database_url: str
    email_url: str
    email_from: str
    behind_proxy: bool
    two_steps: bool

    @property
    def production(self) -> bool:
        """Whether every safety rule applies."""
        return self.mode is Mode.PRODUCTION


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read and check the environment.

    Raises Unsafe, naming the variable to set, when a production start would use a default secret, an unknown mode,
    no host name, a wildcard host, or an address without TLS.
    """
    values = {variable.name: environ.get(variable.name) or variable.default for variable in VARIABLES}
    try:
        mode = Mode(values["FARLED_MODE"])
    except ValueError:
        raise Unsafe(f"FARLED_MODE is {values['FARLED_MODE']!r}; set it to production, demo or development.") from None
    hosts = _list(values["FARLED_HOSTS"])
    secret = values["FARLED_SECRET_KEY"]
    if mode is Mode.PRODUCTION:
        if len(secret) < 50:
            raise Unsafe("FARLED_SECRET_KEY must hold at least 50 random characters in production.")
        if not hosts or any("*" in host or host.startswith(".") for host in hosts):
            raise Unsafe("FARLED_HOSTS must name each host in production; wildcards are refused.")
        if not values["FARLED_URL"].startswith("https://"):
            raise Unsafe("FARLED_URL must be the https:// address people use in production.")
        if environ.get("DEBUG") or environ.get("FARLED_DEBUG"):
            raise Unsafe("DEBUG is set; debugging is never on in production. Unset it, or choose another FARLED_MODE.")
    return Environment(
        mode=mode,
        secret_key=secret or "not-a-secret-for-demo-and-development-only",
        secret_key_fallbacks=_list(values["FARLED_SECRET_KEY_FALLBACKS"]),
        hosts=hosts or ("localhost", "127.0.0.1", "[::1]"),
        url=values["FARLED_URL"] or "http://localhost:8000",
        data=Path(values["FARLED_DATA"]).resolve(),
        database_url=values["DATABASE_URL"],
        email_url=values["FARLED_EMAIL_URL"],
        email_from=values["FARLED_EMAIL_FROM"],
        behind_proxy=values["FARLED_PROXY"] == "1",
        two_steps=values["FARLED_TWO_STEPS"] == "1",
    )
