"""Keeps a role from being held twice at a time in the database itself: ``assignment_held_once_at_a_time``.

An exclusion constraint on PostgreSQL. SQLite has none, so there two triggers of that name refuse the same; a migration
that makes the table of assignments anew there has to install them again.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE people_assignment ADD CONSTRAINT assignment_held_once_at_a_time EXCLUDE USING gist (
  user_id WITH =, organisation_id WITH =, role WITH =, (COALESCE(body_id, 0)) WITH =,
  daterange(valid_from, valid_to, '[]') WITH &&
);
"""
_POSTGRESQL_REMOVE = "ALTER TABLE people_assignment DROP CONSTRAINT assignment_held_once_at_a_time"

_SQLITE = (
    """CREATE TRIGGER assignment_held_once_at_a_time_when_given BEFORE INSERT ON people_assignment
    WHEN EXISTS (
      SELECT 1 FROM people_assignment held
      WHERE held.user_id = NEW.user_id AND held.organisation_id = NEW.organisation_id AND held.role = NEW.role
        AND held.body_id IS NEW.body_id
        AND (held.valid_to IS NULL OR held.valid_to >= NEW.valid_from)
        AND (NEW.valid_to IS NULL OR NEW.valid_to >= held.valid_from)
    ) BEGIN SELECT RAISE(ABORT, 'assignment_held_once_at_a_time'); END""",
    """CREATE TRIGGER assignment_held_once_at_a_time_when_changed BEFORE UPDATE ON people_assignment
    WHEN EXISTS (
      SELECT 1 FROM people_assignment held
      WHERE held.id <> OLD.id
        AND held.user_id = NEW.user_id AND held.organisation_id = NEW.organisation_id AND held.role = NEW.role
        AND held.body_id IS NEW.body_id
        AND (held.valid_to IS NULL OR held.valid_to >= NEW.valid_from)
        AND (NEW.valid_to IS NULL OR NEW.valid_to >= held.valid_from)
    ) BEGIN SELECT RAISE(ABORT, 'assignment_held_once_at_a_time'); END""",
)
_SQLITE_REMOVE = (
    "DROP TRIGGER assignment_held_once_at_a_time_when_given",
    "DROP TRIGGER assignment_held_once_at_a_time_when_changed",
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the constraint; run by the migration."""
    with connection.cursor() as cursor:
        for statement in (_POSTGRESQL,) if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the constraint; run when the migration is reversed."""
    with connection.cursor() as cursor:
        for statement in (_POSTGRESQL_REMOVE,) if connection.vendor == "postgresql" else _SQLITE_REMOVE:
            cursor.execute(statement)
