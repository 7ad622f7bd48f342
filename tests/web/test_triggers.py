"""What triggers refuse, and only that, as long as they are there; told by both databases in the same words."""

import pytest
from django.db import IntegrityError, connection, transaction

from farled.web.triggers import Trigger, Triggers

SEALED = Triggers(
    says="what is sealed stays",
    every=(
        Trigger("shelf_stays", "UPDATE", "shelf", "OLD.sealed = 1"),
        Trigger("shelf_remains", "DELETE", "shelf", "OLD.sealed = 1"),
        Trigger("shelf_is_not_sealed_at_once", "INSERT", "shelf", "NEW.sealed = 1"),
    ),
)
REFUSED = (
    "UPDATE shelf SET title = 'Annat' WHERE sealed = 1",
    "DELETE FROM shelf WHERE sealed = 1",
    "INSERT INTO shelf VALUES ('Tredje', 1)",
)
LET_THROUGH = (
    ("UPDATE shelf SET title = 'Annat' WHERE sealed = 0", [("Annat", 0), ("Sluten", 1)]),
    ("DELETE FROM shelf WHERE sealed = 0", [("Sluten", 1)]),
    ("INSERT INTO shelf VALUES ('Tredje', 0)", [("Sluten", 1), ("Tredje", 0), ("Öppen", 0)]),
)


@pytest.fixture
def shelf(db: None) -> None:
    """A table with an open row and a sealed one."""
    do("CREATE TABLE shelf (title varchar(20), sealed integer)")
    do("INSERT INTO shelf VALUES ('Öppen', 0), ('Sluten', 1)")


def do(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def rows() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, sealed FROM shelf")
        return sorted(cursor.fetchall())


@pytest.mark.parametrize("statement", REFUSED)
def test_what_a_trigger_holds_for_is_refused_in_its_words(shelf: None, statement: str) -> None:
    SEALED.install(connection)
    with pytest.raises(IntegrityError, match="what is sealed stays"):
        do(statement)
    assert rows() == [("Sluten", 1), ("Öppen", 0)]


@pytest.mark.parametrize(("statement", "left"), LET_THROUGH)
def test_every_other_row_is_written(shelf: None, statement: str, left: list[tuple[str, int]]) -> None:
    SEALED.install(connection)
    do(statement)
    assert rows() == left


@pytest.mark.parametrize("statement", REFUSED)
def test_they_can_be_removed_and_set_again(shelf: None, statement: str) -> None:
    SEALED.install(connection)
    SEALED.remove(connection)
    with transaction.atomic():
        do(statement)
        transaction.set_rollback(True)
    SEALED.install(connection)
    with pytest.raises(IntegrityError):
        do(statement)
