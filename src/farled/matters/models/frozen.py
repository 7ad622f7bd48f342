"""Keeps a frozen statement as it is in the database itself, on SQLite and PostgreSQL: nothing in it changes or goes.

A migration that makes one of these tables anew on SQLite has to install the triggers again.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_STATEMENT = "OLD.state = 'basis'"
_PASSAGE = "EXISTS (SELECT 1 FROM matters_statement s WHERE s.id = OLD.statement_id AND s.state = 'basis')"
_ADDED = "EXISTS (SELECT 1 FROM matters_statement s WHERE s.id = NEW.statement_id AND s.state = 'basis')"
_EDITION = (
    "NEW.file_id <> OLD.file_id OR NEW.sha256 <> OLD.sha256 OR NEW.statement_id <> OLD.statement_id"
    " OR NEW.frozen_at <> OLD.frozen_at OR COALESCE(NEW.frozen_by_id, 0) <> COALESCE(OLD.frozen_by_id, 0)"
)
_ALWAYS = "OLD.id IS NOT NULL"

_TRIGGERS = (  # name, event, table, when
    ("matters_statement_stays", "UPDATE", "matters_statement", _STATEMENT),
    ("matters_statement_remains", "DELETE", "matters_statement", _STATEMENT),
    ("matters_passage_stays", "UPDATE", "matters_passage", _PASSAGE),
    ("matters_passage_remains", "DELETE", "matters_passage", _PASSAGE),
    ("matters_passage_is_not_added", "INSERT", "matters_passage", _ADDED),
    ("matters_frozenstatement_stays", "UPDATE", "matters_frozenstatement", _EDITION),
    ("matters_frozenstatement_remains", "DELETE", "matters_frozenstatement", _ALWAYS),
    ("matters_frozenfile_stays", "UPDATE", "matters_frozenfile", _ALWAYS),
    ("matters_frozenfile_remains", "DELETE", "matters_frozenfile", _ALWAYS),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; run by the migration."""
    with connection.cursor() as cursor:
        for name, event, table, when in _TRIGGERS:
            if connection.vendor == "postgresql":
                keep = "OLD" if event == "DELETE" else "NEW"
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
                    f" IF {when} THEN"
                    " RAISE EXCEPTION 'a frozen statement stays' USING ERRCODE = 'integrity_constraint_violation';"
                    f" END IF; RETURN {keep}; END $body$"
                )
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
            else:
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}"
                    " BEGIN SELECT RAISE(ABORT, 'a frozen statement stays'); END"
                )


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers; run when the migration is reversed."""
    with connection.cursor() as cursor:
        for name, _event, table, _when in _TRIGGERS:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
