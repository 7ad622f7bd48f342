"""Triggers by which the database itself refuses a change, on SQLite and PostgreSQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuses the ``event`` for a row of ``table`` that ``when`` holds for.

    ``when`` is SQL that both databases understand, about the row before (``OLD``) and after (``NEW``).
    """

    name: str
    event: Literal["INSERT", "UPDATE", "DELETE"]
    table: str
    when: str


@dataclass(frozen=True, slots=True)
class Triggers:
    """Triggers that belong together; a change they refuse is an ``IntegrityError`` that ``says`` why."""

    says: str
    every: Sequence[Trigger]

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Create the triggers; run by the migration."""
        create = _create_in_postgresql if connection.vendor == "postgresql" else _create_in_sqlite
        with connection.cursor() as cursor:
            for trigger in self.every:
                for statement in create(trigger, self.says):
                    cursor.execute(statement)

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Drop the triggers; run when the migration is reversed."""
        drop = _drop_in_postgresql if connection.vendor == "postgresql" else _drop_in_sqlite
        with connection.cursor() as cursor:
            for trigger in self.every:
                for statement in drop(trigger):
                    cursor.execute(statement)


def _create_in_postgresql(trigger: Trigger, says: str) -> Iterator[str]:
    name, row = trigger.name, "OLD" if trigger.event == "DELETE" else "NEW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" IF {trigger.when} THEN"
        f" RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';"
        f" END IF; RETURN {row}; END $body$"
    )
    yield f"CREATE TRIGGER {name} BEFORE {trigger.event} ON {trigger.table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def _create_in_sqlite(trigger: Trigger, says: str) -> Iterator[str]:
    yield (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table} WHEN {trigger.when}"
        f" BEGIN SELECT RAISE(ABORT, '{says}'); END"
    )


def _drop_in_postgresql(trigger: Trigger) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}"
    yield f"DROP FUNCTION IF EXISTS {trigger.name}()"


def _drop_in_sqlite(trigger: Trigger) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {trigger.name}"
