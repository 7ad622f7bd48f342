"""Triggers that keep history append-only in the database itself, on SQLite and PostgreSQL.

Entries are never changed nor removed. A row version may be closed once (``valid_to`` set), and nothing else.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = {
    "trail_entry_no_update": (
        "BEFORE UPDATE ON trail_entry BEGIN SELECT RAISE(ABORT, 'trail_entry is append-only'); END"
    ),
    "trail_entry_no_delete": (
        "BEFORE DELETE ON trail_entry BEGIN SELECT RAISE(ABORT, 'trail_entry is append-only'); END"
    ),
    "trail_version_closed_once": """BEFORE UPDATE ON trail_version
        WHEN OLD.valid_to IS NOT NULL OR NEW.valid_to IS NULL OR NEW."values" IS NOT OLD."values"
          OR NEW.subject_kind IS NOT OLD.subject_kind OR NEW.subject_id IS NOT OLD.subject_id
          OR NEW.organisation_id IS NOT OLD.organisation_id OR NEW.valid_from IS NOT OLD.valid_from
        BEGIN SELECT RAISE(ABORT, 'trail_version is append-only'); END""",
    "trail_version_no_delete": """BEFORE DELETE ON trail_version
        BEGIN SELECT RAISE(ABORT, 'trail_version is append-only'); END""",
}

_POSTGRESQL_FUNCTIONS = {
    "trail_refuse": """
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END """,
    "trail_close_once": """
BEGIN
  IF OLD.valid_to IS NOT NULL OR NEW.valid_to IS NULL
     OR ROW(NEW."values", NEW.subject_kind, NEW.subject_id, NEW.organisation_id, NEW.valid_from)
        IS DISTINCT FROM ROW(OLD."values", OLD.subject_kind, OLD.subject_id, OLD.organisation_id, OLD.valid_from)
  THEN RAISE EXCEPTION 'trail_version is append-only' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END """,
}
_POSTGRESQL = {  # name: events, table, function
    "trail_entry_append_only": ("UPDATE OR DELETE", "trail_entry", "trail_refuse"),
    "trail_version_no_delete": ("DELETE", "trail_version", "trail_refuse"),
    "trail_version_closed_once": ("UPDATE", "trail_version", "trail_close_once"),
}
_EVENTS = {"UPDATE OR DELETE": 27, "DELETE": 11, "UPDATE": 19}  # pg_trigger.tgtype, each before and for each row


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; run by the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, body in _POSTGRESQL_FUNCTIONS.items():
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$"
                )
            for name, (events, table, function) in _POSTGRESQL.items():
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
                )
        else:
            for name, body in _SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {body}")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers; run when the migration is reversed."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name, (_events, table, _function) in _POSTGRESQL.items():
                cursor.execute(f"DROP TRIGGER {name} ON {table}")
        else:
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER {name}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that are gone, switched off, or no longer what ``install`` made them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, tgtype, relname, proname, prosrc FROM pg_trigger"
                " JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid"
                " WHERE tgenabled IN ('O', 'A') AND pg_table_is_visible(tgrelid)"
            )
            there = {name: rest for name, *rest in cursor.fetchall()}
            wanted = {
                name: [_EVENTS[events], table, function, _POSTGRESQL_FUNCTIONS[function]]
                for name, (events, table, function) in _POSTGRESQL.items()
            }
            return [name for name in wanted if there.get(name) != wanted[name]]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        made = dict(cursor.fetchall())
        return [name for name, body in _SQLITE.items() if made.get(name) != f"CREATE TRIGGER {name} {body}"]
