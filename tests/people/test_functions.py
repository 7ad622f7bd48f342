"""The function a decider decides in is said when the role is given, and mended on it afterwards."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from farled.people import acts
from farled.people.models import Assignment
from farled.people.states import Role
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import LONG_AGO, NOW, TODAY, World

pytestmark = pytest.mark.django_db


def held(world: World, who: str = "bo") -> Assignment:
    return Assignment.objects.get(user=world.users[who])


def named(world: World, function: str, who: str = "bo", **said: Any) -> Assignment:
    one = held(world, who)
    given: dict[str, Any] = {"version": one.version, "by": world.actor("disa"), "at": NOW} | said
    return acts.name_function(assignment=one, function=function, **given)


def test_a_role_is_given_in_a_function(world: World, as_user: Callable[[str], Client]) -> None:
    disa = as_user("disa")
    typed = {
        "email": "fia@as.example", "name": "Fia Förvaltningsdirektör", "role": "decider", "body": world.school.pk,
        "function": " Förvaltningsdirektör ", "valid_from": "2026-11-21",
    }  # fmt: skip
    assert "Skriv som i delegationsordningen" in disa.get("/people/people/add/").text
    response = disa.post("/people/people/add/", typed)
    assert response.status_code == 303, response.text
    one = Assignment.objects.get(user__email="fia@as.example")
    assert one.function == "Förvaltningsdirektör"
    page = disa.get(response["Location"]).text
    assert "Beslutsfattare, Förvaltningsdirektör</h3>" in page
    assert "Är i dag beslutsfattare, Förvaltningsdirektör (Skolnämnden)." in page
    assert "beslutsfattare, Förvaltningsdirektör" in disa.get(f"/people/{world.school.pk}/").text
    assert "Beslutsfattare, Förvaltningsdirektör" in disa.get("/people/people/").text


def test_the_function_is_mended_on_a_role_that_is_held(world: World, as_user: Callable[[str], Client]) -> None:
    disa, one = as_user("disa"), held(world)
    path, page = f"/people/roles/{one.pk}/function/", f"/people/people/{one.user_id}/"
    assert f'href="{path}"' in disa.get(page).text
    assert disa.get(path).status_code == 200
    response = disa.post(path, {"function": "Stadsdirektören", "version": one.version, "why": "Ny ordning."})
    assert (response.status_code, response["Location"]) == (303, page)
    text = disa.get(page).text
    assert "Beslutsfattare, Stadsdirektören</h3>" in text
    assert "Disa Administratör angav funktionen för en roll" in text
    assert named(world, "  ").function == ""
    assert as_user("asa").get(path).status_code == 403
    assert (
        f"/people/roles/{held(world, 'rut').pk}/function/"
        not in disa.get(f"/people/people/{world.users['rut'].pk}/").text
    ), "only a decider decides in a function"


def test_only_a_decider_has_a_function(world: World) -> None:
    with pytest.raises(Invalid, match=r"assignment\.function") as problem:
        named(world, "Registrator", "rut")
    assert problem.value.field == "function"
    said: dict[str, Any] = {"valid_from": LONG_AGO, "by": world.actor("disa"), "at": NOW, "function": "Rektor"}
    with pytest.raises(Invalid, match=r"assignment\.function"):
        acts.assign(user=world.users["rut"], organisation=world.ours, role=Role.COACH, **said)
    with pytest.raises(Invalid, match=r"text\.long"):
        named(world, "x" * 201)
    with pytest.raises(IntegrityError, match="assignment_function"), transaction.atomic():
        Assignment.objects.filter(user=world.users["rut"]).update(function="Rektor")


def test_nobody_names_their_own_function_or_that_of_what_is_over_or_seen_too_early(world: World) -> None:
    acts.assign(
        user=world.users["disa"], organisation=world.ours, role=Role.DECIDER, valid_from=LONG_AGO, by=world.hand, at=NOW
    )
    own = Assignment.objects.get(user=world.users["disa"], role=Role.DECIDER)
    with pytest.raises(Forbidden, match=r"assignment\.own"):
        acts.name_function(
            assignment=own, version=own.version, function="Stadsdirektören", by=world.actor("disa"), at=NOW
        )
    with pytest.raises(Forbidden, match=r"people\.manage"):
        named(world, "Stadsdirektören", by=world.actor("asa"))
    with pytest.raises(Stale):
        named(world, "Stadsdirektören", version=held(world).version - 1)
    acts.end_assignment(assignment=held(world), last_day=TODAY - timedelta(days=1), by=world.actor("disa"), at=NOW)
    with pytest.raises(Refused, match=r"assignment\.over"):
        named(world, "Stadsdirektören")


def test_who_acts_is_known_with_their_function_without_a_question_more(
    world: World, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    before = count_queries(lambda: world.actor("bo"))
    named(world, "Stadsdirektören")
    assert count_queries(lambda: world.actor("bo")) == before
    (one,) = world.actor("bo").held_over(Role.DECIDER, world.school.pk)
    assert one.function == "Stadsdirektören"
