"""Keeps a frozen round as it is in the database itself, on SQLite and PostgreSQL: nothing in it changes or goes.

A migration that makes one of these tables anew on SQLite has to install the triggers again.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_ROUND = "OLD.state = 'frozen'"
_RETURN = "EXISTS (SELECT 1 FROM planning_round r WHERE r.id = OLD.round_id AND r.state = 'frozen')"
_ANSWER = (
    "EXISTS (SELECT 1 FROM planning_round r JOIN planning_return w ON w.round_id = r.id"
    " WHERE w.id = OLD.within_id AND r.state = 'frozen')"
)
_GONE = "OLD.frozen_at IS NOT NULL"
_EDITION = "OLD.frozen_at IS NOT NULL AND (NEW.frozen_at <> OLD.frozen_at OR NEW.file_id <> OLD.file_id)"

_TRIGGERS = (  # name, event, table, when
    ("planning_round_stays", "UPDATE", "planning_round", _ROUND),
    ("planning_round_remains", "DELETE", "planning_round", _ROUND),
    ("planning_return_stays", "UPDATE", "planning_return", _RETURN),
    ("planning_return_remains", "DELETE", "planning_return", _RETURN),
    ("planning_answer_stays", "UPDATE", "planning_answer", _ANSWER),
    ("planning_answer_remains", "DELETE", "planning_answer", _ANSWER),
    ("planning_edition_stays", "UPDATE", "planning_edition", _EDITION),
    ("planning_edition_remains", "DELETE", "planning_edition", _GONE),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; run by the migration."""
    with connection.cursor() as cursor:
        for name, event, table, when in _TRIGGERS:
            if connection.vendor == "postgresql":
                keep = "NEW" if event == "UPDATE" else "OLD"
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
                    f" IF {when} THEN"
                    " RAISE EXCEPTION 'a frozen round stays' USING ERRCODE = 'integrity_constraint_violation';"
                    f" END IF; RETURN {keep}; END $body$"
                )
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
            else:
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}"
                    " BEGIN SELECT RAISE(ABORT, 'a frozen round stays'); END"
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
