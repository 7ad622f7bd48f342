"""Deputies: what waits for somebody who is away is seen by another, as far as the other's own rights reach."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from farled.agenda import acts, reads
from farled.agenda.models import Deputyship
from farled.people import acts as people
from farled.people.actor import covers
from farled.people.models import User
from farled.people.reads import Held, Role
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid, Refused
from farled.web.together import answered
from tests.agenda.conftest import SECRET
from tests.agenda.mornings import DAY, MONDAY, place, strike
from tests.cast import LONG_AGO, NOW, TODAY, World

pytestmark = pytest.mark.usefixtures("papers", "standing_clock", "reminders_alone")
SignIn = Callable[[str], Client]
SUNDAY = date(2026, 11, 29)


@pytest.fixture
def dag(world: World) -> User:
    """A second editor of the school board."""
    user = people.add_user(organisation=world.ours, email="dag@as.example", name="Dag Redaktör", by=world.hand, at=NOW)
    people.assign(
        user=user, organisation=world.ours, role=Role.BODY_EDITOR, body=world.council, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    world.users["dag"] = user
    return user


def appoint(world: World, absent: str, deputy: str, *, by: str = "", until: date = SUNDAY) -> Deputyship:
    return acts.appoint_deputy(
        absent=world.users[absent], deputy=world.users[deputy], valid_from=TODAY, valid_to=until,
        by=world.actor(by or absent), at=NOW,
    )  # fmt: skip


def test_a_deputy_sees_what_waits_for_the_absent_one(world: World, as_user: SignIn) -> None:
    place(world)
    appoint(world, "erik", "asa")
    desk = answered(reads.desk(world.actor("asa"), on=TODAY))
    assert [(one.name, one.until, [each.title for each in one.waiting]) for one in desk.covered] == [
        ("Erik Redaktör", SUNDAY, ["Svara om Skolplanen"])
    ]
    client = as_user("asa")
    assert "För Erik Redaktör" in client.get("/agenda/duties/").text
    start = client.get("/agenda/").text
    assert "En sak väntar på dig." in start
    assert "Här står också det som väntar på Erik Redaktör" in start
    assert "ersätter dig till och med" in as_user("erik").get("/agenda/duties/").text
    after = answered(reads.desk(world.actor("asa"), on=SUNDAY + timedelta(days=1)))
    assert after.covered == []


def test_the_deputy_gets_the_letter_and_the_absent_one_is_left_alone(world: World) -> None:
    place(world)
    appoint(world, "erik", "asa")
    strike()
    assert [letter.to for letter in mail.outbox] == [["asa@as.example"]]
    assert "Det här väntar på Erik Redaktör, som du ersätter" in mail.outbox[0].body
    strike(MONDAY + 7 * DAY)
    assert [letter.to for letter in mail.outbox[1:]] == [["erik@as.example"]], "back at work, it is news"


def test_S4_a_deputyship_lends_no_rights_and_the_refusal_says_what_is_missing(world: World) -> None:
    with pytest.raises(Refused) as refused:
        appoint(world, "erik", "maj")
    assert refused.value.code == "agenda.deputy.reaches_nothing"
    assert "redaktör (Skolnämnden)" in refused.value.sentence
    assert "Maj Redaktör kan inte ersätta Erik Redaktör" in refused.value.sentence
    assert not Deputyship.objects.exists()


def test_a_role_held_further_up_reaches_down(world: World, dag: User) -> None:
    place(world)
    appoint(world, "erik", "dag")
    assert [each.title for each in answered(reads.desk(world.actor("dag"), on=TODAY)).to_do] == ["Svara om Skolplanen"]


def test_what_the_deputy_cannot_reach_stays_with_the_absent_one(world: World) -> None:
    people.assign(
        user=world.users["erik"], organisation=world.ours, role=Role.REGISTRAR, valid_from=LONG_AGO, by=world.hand,
        at=NOW,
    )  # fmt: skip
    place(world)
    place(world, 3, role=Role.REGISTRAR)
    place(world, 2, role=Role.REGISTRAR)
    row = appoint(world, "erik", "asa")
    desk = answered(reads.desk(world.actor("asa"), on=TODAY))
    assert [each.title for each in desk.to_do] == ["Svara om Skolplanen"]
    left = reads.uncovered(row, organisation_name="Ås kommun", on=TODAY)
    assert [each.held.role for each in left] == [Role.REGISTRAR]
    strike()
    bodies = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "Svara om Kulturplanen" in bodies["erik@as.example"]
    assert "Svara om Skolplanen" not in bodies["erik@as.example"]
    assert "Svara om Kulturplanen" not in bodies["asa@as.example"]
    assert SECRET not in str(bodies)


def test_S8_a_role_the_deputy_loses_reaches_no_more(world: World) -> None:
    place(world)
    appoint(world, "erik", "asa")
    held = world.users["asa"].assignments.get()
    people.end_assignment(assignment=held, last_day=TODAY, by=world.hand, at=NOW)
    people.assign(
        user=world.users["asa"], organisation=world.ours, role=Role.COACH, valid_from=TODAY, by=world.hand, at=NOW
    )
    strike()
    assert [letter.to for letter in mail.outbox] == [["erik@as.example"]]


def test_rights_are_compared_one_by_one(world: World) -> None:
    assert covers(world.actor("asa"), Held(Role.BODY_EDITOR, world.school.pk))
    assert not covers(world.actor("maj"), Held(Role.BODY_EDITOR, world.school.pk))
    assert not covers(world.actor("asa"), Held(Role.REGISTRAR, None))
    assert covers(world.actor("erik"), Held(Role.BODY_EDITOR, world.preschool.pk))


def test_only_oneself_or_an_administrator_names_a_deputy(world: World) -> None:
    with pytest.raises(Forbidden):
        appoint(world, "erik", "asa", by="asa")
    appoint(world, "erik", "asa", by="disa")
    entry = Entry.objects.get(verb="agenda.deputy.appointed")
    assert (entry.actor_name, entry.on_behalf_of) == ("Disa Administratör", "Erik Redaktör")


def test_days_that_cannot_be_are_refused(world: World) -> None:
    erik, asa = world.users["erik"], world.users["asa"]
    for first, last, code in (
        (TODAY, TODAY - timedelta(days=1), "agenda.deputy.ends_early"),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=2), "agenda.deputy.over"),
        (TODAY, TODAY + timedelta(days=400), "agenda.deputy.long"),
    ):
        with pytest.raises(Invalid) as refused:
            acts.appoint_deputy(
                absent=erik, deputy=asa, valid_from=first, valid_to=last, by=world.actor("erik"), at=NOW
            )
        assert refused.value.code == code
    with pytest.raises(Invalid):
        appoint(world, "erik", "erik")
    with pytest.raises(Invalid):
        appoint(world, "erik", "otto")
    appoint(world, "erik", "asa")
    with pytest.raises(Refused):
        appoint(world, "erik", "asa", until=SUNDAY + timedelta(days=3))


def test_the_page_appoints_and_ends(world: World, as_user: SignIn) -> None:
    client = as_user("erik")
    assert "Ingen ersätter någon" in client.get("/agenda/deputies/").text
    typed = {"deputy": world.users["asa"].pk, "valid_from": "2026-11-21", "valid_to": "2026-12-04"}
    assert client.post("/agenda/deputies/appoint/", typed).status_code == 303
    assert "Åsa Strateg ersätter Erik Redaktör" in client.get("/agenda/deputies/").text
    row = Deputyship.objects.get()
    url = reverse("agenda:end_deputyship", args=[row.pk])
    assert as_user("maj").get(url).status_code == 404
    assert client.post(url, {"version": row.version, "last_day": "2026-11-22"}).status_code == 303
    row.refresh_from_db()
    assert row.valid_to == date(2026, 11, 22)
    assert client.post(url, {"version": 1, "last_day": "2026-11-23"}).status_code == 412


def test_one_that_has_not_begun_is_taken_back(world: World) -> None:
    row = acts.appoint_deputy(
        absent=world.users["erik"], deputy=world.users["asa"], valid_from=SUNDAY, valid_to=SUNDAY,
        by=world.actor("erik"), at=NOW,
    )  # fmt: skip
    acts.end_deputyship(
        deputyship=row, version=1, last_day=SUNDAY - timedelta(days=1), by=world.actor("asa"), at=NOW, why="Inställt"
    )
    assert not Deputyship.objects.exists()
    assert Entry.objects.get(verb="agenda.deputy.taken_back").why == "Inställt"


def test_S2_others_see_only_their_own(world: World, as_user: SignIn) -> None:
    appoint(world, "erik", "asa")
    assert "Erik Redaktör" not in as_user("maj").get("/agenda/deputies/").text
    assert "Erik Redaktör" in as_user("disa").get("/agenda/deputies/").text
    assert "Erik Redaktör" not in as_user("otto").get("/agenda/deputies/").text
