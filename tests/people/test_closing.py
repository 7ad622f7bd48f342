"""Bodies cease and come back, accounts close and open, and somebody always administers the organisation."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from farled.people import acts, reads
from farled.people.models import Assignment, Body, User
from farled.people.states import BodyKind, Role
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid, Refused, RefusedTogether
from tests.cast import LONG_AGO, NOW, TODAY, World

AsUser = Callable[[str], Client]
YESTERDAY = TODAY - timedelta(days=1)


def close(world: World, body: Body, closed_on: date = YESTERDAY, name: str = "disa") -> Body:
    return acts.close_body(body=body, version=body.version, closed_on=closed_on, by=world.actor(name), at=NOW)


def deactivate(world: World, name: str, by: str = "disa") -> User:
    return acts.deactivate(user=world.users[name], organisation=world.ours, by=world.actor(by), at=NOW)


@pytest.fixture(autouse=True)
def _nobody_works_in_the_preschool(world: World) -> None:
    Assignment.objects.filter(body=world.preschool).delete()


# --- Bodies -----------------------------------------------------------------------------------------------------------


def test_a_body_that_has_ceased_is_not_chosen_but_stays_to_be_read(world: World, as_user: AsUser) -> None:
    close(world, world.preschool)
    assert world.preschool not in reads.bodies(world.actor("asa"))
    shown = as_user("vera").get(f"/people/{world.preschool.pk}/").content.decode()
    assert "som upphörde" in shown
    assert "En enhet har upphört" in as_user("vera").get("/people/").content.decode()
    world.preschool.refresh_from_db()
    acts.reopen_body(body=world.preschool, version=world.preschool.version, by=world.actor("disa"), at=NOW)
    assert world.preschool in reads.bodies(world.actor("asa"))


def test_what_is_left_in_a_body_is_told_at_once(world: World) -> None:
    with pytest.raises(RefusedTogether) as refused:
        close(world, world.school)
    assert {each.code for each in refused.value.each} == {"people.body.has_below", "people.body.has_roles"}
    assert "Erik Redaktör har roller i Skolnämnden" in refused.value.sentence
    assert Body.objects.get(pk=world.school.pk).closed_on is None


def test_a_seat_holds_a_body_open(world: World) -> None:
    group = acts.add_group(organisation=world.ours, name="Nätverket", kind="network", by=world.hand, at=NOW)  # type: ignore[arg-type]
    seat = acts.seat_in_group(group=group, body=world.preschool, valid_from=LONG_AGO, by=world.hand, at=NOW)
    with pytest.raises(Refused, match="has_seats"):
        close(world, world.preschool)
    acts.end_seat(member=seat, last_day=YESTERDAY, by=world.hand, at=NOW)
    assert close(world, world.preschool).closed_on == YESTERDAY


def test_a_body_ceases_on_a_day_that_has_been(world: World) -> None:
    with pytest.raises(Invalid, match="closed_ahead"):
        close(world, world.preschool, TODAY + timedelta(days=1))


def test_the_pages_close_and_open(world: World, as_user: AsUser) -> None:
    disa, url = as_user("disa"), f"/people/{world.preschool.pk}/"
    version = Body.objects.get(pk=world.preschool.pk).version
    assert disa.post(f"{url}close/", {"version": str(version), "closed_on": "2026-11-20"}).status_code == 303
    assert "som upphörde" in as_user("vera").get(url).text, "what has been led from there still links to it"
    assert disa.post(f"{url}reopen/", {"version": str(version + 1), "why": "Fel enhet"}).status_code == 303
    assert as_user("asa").get(f"{url}close/").status_code == 403
    history = disa.get(url).content.decode()
    assert "Upphörde" in history
    assert "Fel enhet" in history


# --- Accounts ---------------------------------------------------------------------------------------------------------


def test_S8_a_closed_account_loses_its_roles_at_once(world: World, as_user: AsUser) -> None:
    coming = acts.assign(
        user=world.users["erik"],
        organisation=world.ours,
        role=Role.COACH,
        valid_from=TODAY + timedelta(days=30),
        by=world.hand,
        at=NOW,
    )
    erik = as_user("erik")
    deactivate(world, "erik")
    assert erik.get("/planning/").status_code == 302
    held = Assignment.objects.filter(user=world.users["erik"])
    assert [each.valid_to for each in held] == [TODAY]
    assert not held.filter(pk=coming.pk).exists(), "what had not begun is taken back"
    assert Entry.objects.filter(verb="people.assignment.taken_back").exists()


def test_an_account_opened_again_has_only_what_is_given_anew(world: World, as_user: AsUser) -> None:
    deactivate(world, "erik")
    disa = as_user("disa")
    person = f"/people/people/{world.users['erik'].pk}/"
    assert "Kontot är stängt" in disa.get(person).content.decode()
    assert disa.post(f"{person}reactivate/", {"why": "Tillbaka från föräldraledighet"}).status_code == 303
    assert User.objects.get(email="erik@as.example").is_active


def test_a_role_given_to_a_closed_account_opens_it(world: World) -> None:
    deactivate(world, "erik")
    acts.let_in(
        organisation=world.ours,
        email="erik@as.example",
        name="Erik",
        role=Role.COACH,
        valid_from=TODAY,
        by=world.actor("disa"),
        at=NOW,
    )
    assert User.objects.get(email="erik@as.example").is_active, "a role nobody can use would be no role"


def test_nobody_closes_their_own_account(world: World) -> None:
    with pytest.raises(Refused, match=r"account\.own"):
        deactivate(world, "disa")


def test_S2_an_account_that_another_organisation_needs_is_not_closed_from_here(world: World) -> None:
    acts.assign(
        user=world.users["erik"],
        organisation=world.theirs,
        role=Role.COACH,
        valid_from=LONG_AGO,
        by=world.their_hand,
        at=NOW,
    )
    with pytest.raises(Refused, match=r"account\.elsewhere"):
        deactivate(world, "erik")
    assert User.objects.get(email="erik@as.example").is_active


def test_somebody_always_administers(world: World) -> None:
    only = Assignment.objects.get(user=world.users["disa"], role=Role.ADMINISTRATOR)
    with pytest.raises(Refused, match=r"administrator\.last"):
        acts.end_assignment(assignment=only, last_day=TODAY, by=world.actor("disa"), at=NOW)
    with pytest.raises(Refused, match=r"administrator\.last"):
        acts.deactivate(user=world.users["disa"], organisation=world.ours, by=world.hand, at=NOW)
    acts.assign(
        user=world.users["rut"],
        organisation=world.ours,
        role=Role.ADMINISTRATOR,
        valid_from=TODAY,
        by=world.hand,
        at=NOW,
    )
    acts.end_assignment(assignment=only, last_day=TODAY, by=world.actor("disa"), at=NOW)


def test_only_administrators_close(world: World) -> None:
    with pytest.raises(Forbidden):
        deactivate(world, "erik", by="asa")
    with pytest.raises(Forbidden):
        close(world, world.preschool, name="asa")


def test_every_kind_of_body_is_shown_under_the_one_above(world: World, as_user: AsUser) -> None:
    for kind in BodyKind:
        acts.add_body(
            organisation=world.ours, name=f"Enhet {kind}", kind=kind, parent=world.council, by=world.hand, at=NOW
        )
    shown = as_user("vera").get("/people/").content.decode()
    assert all(f"Enhet {kind}" in shown and str(kind.label) in shown for kind in BodyKind)
    assert shown.index("Kommunfullmäktige") < shown.index("Enhet board") < shown.index("Skolnämnden")
