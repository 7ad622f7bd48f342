"""A role is held once at a time by a person in a place: the act says so in words, and the database says so too."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from farled.people import acts, exclusion, invariants
from farled.people.models import Assignment
from farled.people.states import Role
from farled.web.refused import Invalid, Refused
from tests.cast import LONG_AGO, NOW, TODAY, World

TOMORROW = TODAY + timedelta(days=1)
NEXT_YEAR = date(2027, 1, 1)


def assign(world: World, valid_from: date, **more: Any) -> Assignment:
    """Disa makes Rut a coach."""
    given: dict[str, Any] = {"user": world.users["rut"], "organisation": world.ours, "role": Role.COACH} | more
    return acts.assign(valid_from=valid_from, by=world.actor("disa"), at=NOW, **given)


def end(world: World, assignment: Assignment, last_day: date) -> Assignment:
    return acts.end_assignment(assignment=assignment, last_day=last_day, by=world.actor("disa"), at=NOW)


def test_a_role_that_is_held_is_not_given_again(world: World) -> None:
    assign(world, TODAY)
    with pytest.raises(Refused, match=r"assignment\.held\b") as refused:
        assign(world, TOMORROW)
    assert refused.value.sentence == "Rut Registrator har redan rollen projektcoach där. Ingenting behöver göras."


def test_a_role_begins_anew_after_its_last_day(world: World) -> None:
    end(world, assign(world, LONG_AGO), TODAY)
    with pytest.raises(Invalid, match="held_until") as refused:
        assign(world, TODAY)
    assert (refused.value.field, refused.value.facts["last"]) == ("valid_from", "2026-11-21")
    assert assign(world, TOMORROW).valid_from == TOMORROW


def test_a_role_that_is_given_ahead_does_not_begin_twice(world: World) -> None:
    assign(world, NEXT_YEAR)
    with pytest.raises(Invalid, match="held_from") as refused:
        assign(world, TODAY)
    assert "från och med 2027-01-01" in refused.value.sentence


def test_a_role_does_not_end_after_it_has_begun_anew(world: World) -> None:
    first = end(world, assign(world, LONG_AGO), TODAY)
    assign(world, NEXT_YEAR)
    with pytest.raises(Invalid, match="held_anew") as refused:
        end(world, first, NEXT_YEAR)
    assert refused.value.field == "last_day"
    assert end(world, first, NEXT_YEAR - timedelta(days=1)).valid_to == date(2026, 12, 31)


def test_roles_elsewhere_do_not_stand_in_the_way(world: World) -> None:
    assign(world, TODAY)
    assign(world, TODAY, body=world.school)
    assign(world, TODAY, body=world.care)
    assign(world, TODAY, role=Role.APPRAISER)
    acts.assign(
        user=world.users["rut"],
        organisation=world.theirs,
        role=Role.COACH,
        valid_from=TODAY,
        by=world.their_hand,
        at=NOW,
    )
    assert world.users["rut"].assignments.count() == 6


def test_the_page_says_why(world: World, as_user: Callable[[str], Client]) -> None:
    end(world, assign(world, LONG_AGO), NEXT_YEAR)
    typed = {"email": "rut@as.example", "name": "Rut", "role": "coach", "body": "", "valid_from": "2026-12-01"}
    page = as_user("disa").post("/people/people/add/", typed)
    assert page.status_code == 422
    assert "Välj en första dag som ligger efter den." in page.content.decode()


@pytest.mark.parametrize("place", [None, "school"])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (LONG_AGO, TODAY),  # the days touch: both hold today
        (LONG_AGO, None),
        (NEXT_YEAR, date(2027, 6, 1)),
        (date(2027, 12, 31), None),
    ],
)
def test_R22_the_database_refuses_a_role_held_twice_at_a_time(
    world: World, place: str | None, first: date, last: date | None
) -> None:
    body = getattr(world, place) if place else None
    held = assign(world, TODAY, body=body)
    end(world, held, date(2027, 12, 31))
    values = [world.users["rut"].pk, world.ours.pk, body and body.pk, "coach", first, last]
    sql = (
        "INSERT INTO people_assignment"
        " (user_id, organisation_id, body_id, role, valid_from, valid_to, function, version)"
        " VALUES (%s, %s, %s, %s, %s, %s, '', 1)"
    )
    with pytest.raises(IntegrityError, match="assignment_held_once_at_a_time"), transaction.atomic():
        run(sql, values)
    run(sql, [*values[:4], date(2028, 1, 1), None])
    assert list(invariants.no_role_is_held_twice_at_a_time()) == []


def test_R22_the_database_refuses_to_stretch_a_role_over_another(world: World) -> None:
    first = end(world, assign(world, LONG_AGO), TODAY)
    assign(world, NEXT_YEAR)
    sql = "UPDATE people_assignment SET valid_to = %s WHERE id = %s"
    with pytest.raises(IntegrityError, match="assignment_held_once_at_a_time"), transaction.atomic():
        run(sql, [NEXT_YEAR, first.pk])
    run(sql, [date(2026, 12, 31), first.pk])


def test_T5_R22_without_the_constraint_a_role_held_twice_is_found(world: World) -> None:
    assign(world, TODAY)
    connection.check_constraints()  # what is deferred until the end of the transaction would be in the way
    exclusion.remove(connection)  # and comes back when the test's transaction is rolled back
    Assignment.objects.create(
        user=world.users["rut"],
        organisation=world.ours,
        role=Role.COACH,
        valid_from=LONG_AGO,
        valid_to=TODAY,
    )
    assert [found.invariant for found in invariants.no_role_is_held_twice_at_a_time()] == ["people.roles"]


def run(sql: str, values: list[Any]) -> None:
    """A statement past every act."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
