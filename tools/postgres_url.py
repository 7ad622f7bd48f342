"""Print the address of a PostgreSQL that tests may use, or nothing: DATABASE_URL, or else a server on this machine.

    DATABASE_URL="$(.venv/bin/python tools/postgres_url.py)" .venv/bin/pytest

The server is looked for at 127.0.0.1:5432 with the roles a developer is likely to have. The tests make and drop their
own databases, so the role must be allowed to.
"""

import getpass
import os

import psycopg

ADDRESS = "127.0.0.1:5432"


def may_create_databases(role: str) -> bool:
    """Whether somebody at ADDRESS lets the role in, and lets it create databases."""
    question = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(f"postgres://{role}@{ADDRESS}/postgres", connect_timeout=3) as connection:
            answer = connection.execute(question).fetchone()
    except psycopg.OperationalError:
        return False
    return answer is not None and bool(answer[0])


def url() -> str:
    """The address, or an empty string."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres:", "postgresql:")):
        return given
    roles = dict.fromkeys([os.environ.get("PGUSER", ""), getpass.getuser(), "postgres"])
    role = next((role for role in roles if role and may_create_databases(role)), "")
    return role and f"postgres://{role}@{ADDRESS}/farled"


if __name__ == "__main__":
    print(url())
