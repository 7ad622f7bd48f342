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

_POSTGRESQL = """
CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE OR REPLACE FUNCTION trail_close_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.valid_to IS NOT NULL OR NEW.valid_to IS NULL
     OR ROW(NEW."values", NEW.subject_kind, NEW.subject_id, NEW.organisation_id, NEW.valid_from)
        IS DISTINCT FROM ROW(OLD."values", OLD.subject_kind, OLD.subject_id, OLD.organisation_id, OLD.valid_from)
  THEN RAISE EXCEPTION 'trail_version is append-only' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trail_entry_append_only BEFORE UPDATE OR DELETE ON trail_entry
  FOR EACH ROW EXECUTE FUNCTION trail_refuse();
CREATE TRIGGER trail_version_no_delete BEFORE DELETE ON trail_version
  FOR EACH ROW EXECUTE FUNCTION trail_refuse();
CREATE TRIGGER trail_version_closed_once BEFORE UPDATE ON trail_version
  FOR EACH ROW EXECUTE FUNCTION trail_close_once();
"""

_POSTGRESQL_REMOVE = """
DROP TRIGGER trail_entry_append_only ON trail_entry;
DROP TRIGGER trail_version_no_delete ON trail_version;
DROP TRIGGER trail_version_closed_once ON trail_version;
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; run by the migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL)
        else:
            for name, body in _SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {body}")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers; run when the migration is reversed."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_REMOVE)
        else:
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER {name}")
