"""How much somebody decides follows the function they decide in, as the delegation order writes it (A5)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from farled.people import acts as people
from farled.people.models import Assignment
from farled.people.states import Role
from farled.portfolio import acts
from farled.portfolio.models import Application, Delegation, Grant
from farled.portfolio.slots.grants import waiting
from farled.project import invariants
from farled.web.refused import Forbidden, Refused
from farled.web.together import answered
from tests.api.keys import Program, a_key
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.portfolio import MKR, a_grant, a_limit, a_portfolio, a_prepared, instalments

pytestmark = pytest.mark.django_db
LOW, HIGH = "Enhetschef", "Stadsdirektören"
WHICH = (
    "I Kommunstyrelsen får flera funktioner besluta, om olika belopp: Enhetschef, Stadsdirektören. Din roll säger inte "
    "vilken du har. Be en administratör ange funktionen för din roll."
)


def two_functions(world: World) -> tuple[Delegation, Delegation]:
    """In the executive office a head of unit decides up to one million kronor, and the director up to five."""
    return a_limit(world, most=MKR, function=LOW), a_limit(world, function=HIGH)


def is_a(world: World, function: str, who: str = "bo", role: Role = Role.DECIDER) -> None:
    held = Assignment.objects.get(user=world.users[who], role=role)
    people.name_function(assignment=held, version=held.version, function=function, by=world.actor("disa"), at=NOW)


def a_decider(world: World, who: str, function: str = "", **said: Any) -> Assignment:
    given: dict[str, Any] = {"body": world.executive, "valid_from": LONG_AGO} | said
    return people.assign(
        user=world.users[who], organisation=world.ours, role=Role.DECIDER, function=function, by=world.actor("disa"),
        at=NOW, **given,
    )  # fmt: skip


def granting(world: World, row: Application, who: str = "bo", *, parts: int = 2) -> Grant:
    return acts.grant_money(
        application=row, version=row.version, parts=instalments(row)[:parts], ground="Nyttan är stor.",
        by=world.actor(who), at=NOW,
    )  # fmt: skip


def refused(act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as problem:
        act()
    return problem.value


def test_each_function_decides_up_to_its_own_limit(world: World) -> None:
    row, (low, high) = a_prepared(world), two_functions(world)
    a_decider(world, "ella", LOW)
    told = refused(lambda: granting(world, row, "ella"))
    assert told.code == "portfolio.grant.beyond"
    assert "Rätt beslutsfattare är Stadsdirektören i Kommunstyrelsen på delegation" in told.sentence
    decline: dict[str, Any] = {"version": row.version, "because": "För dyrt.", "by": world.actor("ella"), "at": NOW}
    assert refused(lambda: acts.decline(application=row, **decline)).code == "portfolio.grant.beyond"
    part = granting(world, row, "ella", parts=1)
    assert (part.amount, part.delegation, part.function) == (MKR, low, LOW)
    is_a(world, HIGH)
    whole = granting(world, a_prepared(world, "Skolskjuts på karta"))
    assert (whole.amount, whole.delegation, whole.function) == (2 * MKR, high, HIGH)
    assert refused(lambda: _revoke(world, whole, "ella")).code == "portfolio.grant.beyond"
    _revoke(world, whole, "bo")
    assert invariants.violations() == []


def _revoke(world: World, one: Grant, who: str) -> Grant:
    return acts.revoke(grant=one, version=one.version, because="Läggs ned.", by=world.actor(who), at=NOW)


@pytest.mark.parametrize("parts", [1, 2])
def test_where_several_functions_decide_a_role_without_one_is_told_what_to_do(world: World, parts: int) -> None:
    row = a_prepared(world)
    two_functions(world)
    told = refused(lambda: granting(world, row, parts=parts))
    assert (told.code, told.sentence) == ("portfolio.grant.which_function", WHICH)


def test_where_one_function_decides_a_role_without_one_decides_as_it(world: World) -> None:
    row = a_prepared(world)
    a_limit(world, most=MKR)
    a_limit(world, function=" stadsdirektören", portfolio=a_portfolio(world))
    a_limit(world, world.council, most=None, meeting=True)
    a_limit(world, world.school, function=LOW)
    assert granting(world, row).function == "stadsdirektören"


def test_functions_are_counted_whatever_portfolio_and_sum_they_decide(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    small = a_limit(world, most=100, function=LOW, portfolio=a_portfolio(world, "Innovation"))
    assert refused(lambda: granting(world, row)).code == "portfolio.grant.which_function"
    acts.end_delegation(
        delegation=small, version=small.version, why="Ny ordning.", by=world.hand, at=NOW, on=TODAY - timedelta(days=1)
    )
    assert granting(world, row).function == HIGH


@pytest.mark.parametrize("written", ["stadsdirektören", "  STADSDIREKTÖREN ", "Stadsdirekto\u0308ren"])
def test_case_and_spaces_do_not_tell_functions_apart(world: World, written: str) -> None:
    row, (_low, high) = a_prepared(world), two_functions(world)
    is_a(world, written)
    assert granting(world, row).delegation == high


def test_a_function_that_no_limit_is_for_is_told_as_such(world: World) -> None:
    row = a_prepared(world)
    a_limit(world)
    is_a(world, "Stadsdirektör")
    told = refused(lambda: granting(world, row))
    assert told.code == "portfolio.grant.other_function"
    assert "Din roll säger Stadsdirektör, och ingen beslutsgräns gäller den." in told.sentence
    assert "Rätt beslutsfattare är Stadsdirektören i Kommunstyrelsen på delegation." in told.sentence


def test_a_function_is_lost_with_the_role_and_holds_only_in_its_body(world: World) -> None:
    row, _limits = a_prepared(world), two_functions(world)
    a_decider(world, "ella", HIGH, body=world.care)
    assert "Rätt beslutsfattare är Stadsdirektören" in refused(lambda: granting(world, row, "ella")).sentence
    held = a_decider(world, "ella", HIGH)
    people.end_assignment(assignment=held, last_day=TODAY - timedelta(days=1), by=world.actor("disa"), at=NOW)
    assert refused(lambda: granting(world, row, "ella")).code == "portfolio.grant.beyond"
    for one in Assignment.objects.filter(user=world.users["ella"], role=Role.DECIDER, valid_to=None):
        people.end_assignment(assignment=one, last_day=TODAY - timedelta(days=1), by=world.actor("disa"), at=NOW)
    with pytest.raises(Forbidden):
        granting(world, row, "ella")


def test_whoever_decides_in_two_functions_decides_up_to_the_higher(world: World) -> None:
    row, (_low, high) = a_prepared(world), two_functions(world)
    a_decider(world, "ella", LOW)
    a_decider(world, "ella", HIGH, body=None)
    assert granting(world, row, "ella").delegation == high


def test_only_those_who_decide_the_sum_are_told_to(world: World, as_user: Callable[[str], Client]) -> None:
    row, _limits = a_prepared(world), two_functions(world)
    a_decider(world, "ella", LOW)
    is_a(world, HIGH)
    page = f"/portfolio/applications/{row.pk}/"
    for who, label, count in (("bo", "Besluta", 1), ("ella", "Så beslutas den", 0)):
        assert len(list(answered(waiting(world.actor(who), TODAY)))) == count, who
        assert f'<a href="{page}decide/">{label}</a>' in as_user(who).get(page).text, who
    text = as_user("ella").get(page + "decide/").text
    assert "Rätt beslutsfattare är Stadsdirektören i Kommunstyrelsen" in text
    assert "Bevilja medel</a>" in text, "a part of it is within the limit"
    assert "Avslå ansökan</a>" not in text
    assert "Avslå ansökan</a>" in as_user("bo").get(page + "decide/").text
    is_a(world, "")
    text = as_user("bo").get(page + "decide/").text
    assert WHICH in text
    assert "Bevilja medel</a>" not in text
    assert list(answered(waiting(world.actor("bo"), TODAY))) == []


def test_somebody_is_told_although_nobody_holds_the_lowest_function(world: World) -> None:
    a_prepared(world)
    a_limit(world, most=3 * MKR, function=LOW)
    a_limit(world)
    is_a(world, HIGH)
    assert len(list(answered(waiting(world.actor("bo"), TODAY)))) == 1


def test_only_those_who_could_have_granted_it_are_offered_to_revoke(
    world: World, as_user: Callable[[str], Client]
) -> None:
    two_functions(world)
    one = a_grant(world)
    a_decider(world, "ella", LOW)
    is_a(world, HIGH)
    for who, offered in (("bo", True), ("rut", True), ("ella", False), ("erik", False)):
        text = as_user(who).get(f"/portfolio/grants/{one.pk}/").text
        assert ("Återkalla beslutet" in text) is offered, who


def test_a_program_is_told_the_same(world: World) -> None:
    row, _limits = a_prepared(world), two_functions(world)
    program, path = Program(a_key(world, "bo")), f"/api/v1/portfolio/applications/{row.pk}/grant-money/"
    parts = [{"portfolio": each.portfolio.pk, "year": each.year, "amount": each.amount} for each in instalments(row)]
    said = {"ground": "Nyttan är stor.", "parts": parts}
    response = program.send("POST", path, said, seen=row.version)
    assert (response.status_code, response.json()["code"]) == (409, "portfolio.grant.which_function"), response.json()
    is_a(world, LOW)
    response = program.send("POST", path, said, seen=row.version)
    assert (response.status_code, response.json()["code"]) == (409, "portfolio.grant.beyond")
    is_a(world, HIGH)
    assert program.send("POST", path, said, seen=row.version).status_code == 200
    assert Grant.objects.get().function == HIGH
