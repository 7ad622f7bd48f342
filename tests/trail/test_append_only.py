"""That the database keeps history append-only is itself an invariant: a trigger that is gone or changed is found."""

import argparse

import pytest
from django.db import connection

from farled.project import commands
from farled.trail import triggers
from tests.cast import World

TAMPERINGS = {  # by database: the trigger, and what somebody who owns the database does to it
    "sqlite": [
        ("trail_entry_no_update", ["DROP TRIGGER trail_entry_no_update"]),
        ("trail_version_no_delete", ["DROP TRIGGER trail_version_no_delete"]),
        (
            "trail_entry_no_delete",
            [
                "DROP TRIGGER trail_entry_no_delete",
                "CREATE TRIGGER trail_entry_no_delete BEFORE DELETE ON trail_entry BEGIN SELECT 1; END",
            ],
        ),
    ],
    "postgresql": [
        ("trail_entry_append_only", ["DROP TRIGGER trail_entry_append_only ON trail_entry"]),
        ("trail_version_no_delete", ["ALTER TABLE trail_version DISABLE TRIGGER trail_version_no_delete"]),
        (
            "trail_version_closed_once",
            [
                (
                    "CREATE OR REPLACE FUNCTION trail_close_once() RETURNS trigger LANGUAGE plpgsql"
                    " AS $$ BEGIN RETURN NEW; END $$"
                ),
            ],
        ),
    ],
}


def check_invariants() -> int:
    return commands.run(argparse.Namespace(command="check-invariants"))


def test_T4_R18_the_triggers_that_keep_history_are_there(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_invariants() == 0
    assert capsys.readouterr().out.endswith("0 broken\n")


@pytest.mark.parametrize(("trigger", "statements"), TAMPERINGS[connection.vendor])
def test_T4_R18_a_trigger_that_is_gone_or_changed_is_found(
    world: World, capsys: pytest.CaptureFixture[str], trigger: str, statements: list[str]
) -> None:
    connection.check_constraints()  # what is deferred until the end of the transaction would be in the way
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    assert check_invariants() == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"trail.append_only: {trigger}: the trigger is gone, switched off or changed"


def test_triggers_can_be_lifted_and_set_again(world: World) -> None:
    connection.check_constraints()
    triggers.remove(connection)
    assert len(triggers.missing(connection)) == (4 if connection.vendor == "sqlite" else 3)
    triggers.install(connection)
    assert triggers.missing(connection) == []
