"""Groups and forums: what they are, who leads them, who sits in them and until when; and the people's pages."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from farled.people import acts
from farled.people.models import Group, GroupMember
from farled.people.states import GroupKind, Role
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import LONG_AGO, NOW, TODAY, World

AsUser = Callable[[str], Client]
Count = Callable[[Callable[[], object]], int]


@pytest.fixture
def group(world: World) -> Group:
    return acts.add_group(
        organisation=world.ours,
        name="Samordningsgruppen",
        kind=GroupKind.COORDINATION,
        led_by=world.executive,
        decides=True,
        by=world.hand,
        at=NOW,
    )


def test_a_group_is_changed_and_its_history_tells_how(world: World, as_user: AsUser, group: Group) -> None:
    disa, url = as_user("disa"), f"/people/groups/{group.pk}/"
    typed = {"version": "1", "name": "Samordningsgruppen", "kind": "steering", "purpose": "Styr planen", "led_by": ""}
    assert disa.post(f"{url}change/", typed).status_code == 303
    shown = disa.get(url).content.decode()
    assert "Styrgrupp" in shown
    assert "Styr planen" in shown
    assert "strategisk samordningsgrupp" in shown, "what it was stands in its history"
    with pytest.raises(Stale):
        acts.change_group(
            group=group, version=1, name="X", kind=GroupKind.USERS, purpose="", led_by=None, decides=False,
            by=world.actor("disa"), at=NOW,
        )  # fmt: skip


def test_a_seat_ends_and_can_be_given_again(world: World, as_user: AsUser, group: Group) -> None:
    disa = as_user("disa")
    assert (
        disa.post(f"/people/groups/{group.pk}/seat/", {"body": world.care.pk, "valid_from": "2024-01-01"}).status_code
        == 303
    )
    seat = GroupMember.objects.get()
    with pytest.raises(Refused, match="seated"):
        acts.seat_in_group(group=group, body=world.care, valid_from=TODAY, by=world.hand, at=NOW)
    assert disa.post(f"/people/seats/{seat.pk}/end/", {"last_day": "2023-12-31"}).status_code == 422
    assert disa.post(f"/people/seats/{seat.pk}/end/", {"last_day": "2026-10-31"}).status_code == 303
    acts.seat_in_group(group=group, body=world.care, valid_from=TODAY, by=world.hand, at=NOW)
    shown = disa.get(f"/people/groups/{group.pk}/").content.decode()
    assert "avslutad" in shown
    assert "gäller" in shown


def test_S3_nobody_of_another_organisation_sits_or_leads(world: World, group: Group) -> None:
    with pytest.raises(Invalid, match="other_organisation"):
        acts.seat_in_group(group=group, body=world.their_body, valid_from=TODAY, by=world.hand, at=NOW)
    with pytest.raises(Invalid, match="other_organisation"):
        acts.add_group(
            organisation=world.ours, name="X", kind=GroupKind.USERS, led_by=world.their_body, by=world.hand, at=NOW
        )


def test_S2_another_organisations_group_is_not_there(as_user: AsUser, group: Group) -> None:
    assert as_user("otto").get(f"/people/groups/{group.pk}/").status_code == 404


def test_only_administrators_change_groups(world: World, as_user: AsUser, group: Group) -> None:
    assert as_user("asa").get(f"/people/groups/{group.pk}/").status_code == 200
    assert as_user("asa").get(f"/people/groups/{group.pk}/change/").status_code == 403
    with pytest.raises(Forbidden):
        acts.seat_in_group(group=group, body=world.care, valid_from=TODAY, by=world.actor("asa"), at=NOW)


# --- People -----------------------------------------------------------------------------------------------------------


def test_one_person_holds_several_roles_over_time(world: World, as_user: AsUser) -> None:
    rut = world.users["rut"]
    acts.assign(
        user=rut, organisation=world.ours, role=Role.BODY_EDITOR, body=world.care, valid_from=date(2026, 1, 1),
        by=world.hand, at=NOW,
    )  # fmt: skip
    acts.assign(
        user=rut,
        organisation=world.ours,
        role=Role.AUDITOR,
        valid_from=TODAY + timedelta(days=10),
        by=world.hand,
        at=NOW,
    )
    shown = as_user("vera").get(f"/people/people/{rut.pk}/").content.decode()
    assert "Är i dag redaktör (Äldrenämnden), registrator." in shown
    assert "börjar senare" in shown
    assert "rut@as.example" not in shown, "an address is for those who administer"
    assert "rut@as.example" in as_user("disa").get(f"/people/people/{rut.pk}/").content.decode()


def test_the_list_shows_today_and_on_request_ever(world: World, as_user: AsUser) -> None:
    vera = as_user("vera")
    today = vera.get("/people/people/").content.decode()
    assert "Åsa Strateg" in today
    assert "Nils Slutat" in today, "his role ends today"
    ended = acts.assign(
        user=world.users["lev"], organisation=world.ours, role=Role.COACH, valid_from=LONG_AGO, by=world.hand, at=NOW
    )
    acts.end_assignment(assignment=ended, last_day=date(2021, 1, 1), by=world.hand, at=NOW)
    assert "2020–1 jan 2021" not in vera.get("/people/people/").content.decode()
    assert vera.get("/people/people/?time=ever").content.decode().count("Lev Leverantör") == 2
    assert "Åsa Strateg" not in vera.get("/people/people/?role=coach").content.decode()
    assert "Otto" not in vera.get("/people/people/?time=ever").content.decode()


def test_the_list_asks_as_much_for_many(world: World, as_user: AsUser, count_queries: Count) -> None:
    vera = as_user("vera")
    few = count_queries(lambda: vera.get("/people/people/"))
    for number in range(20):
        user = acts.add_user(
            organisation=world.ours, email=f"p{number}@as.example", name=f"Person {number}", by=world.hand, at=NOW
        )
        acts.assign(
            user=user,
            organisation=world.ours,
            role=Role.COACH,
            body=world.care,
            valid_from=LONG_AGO,
            by=world.hand,
            at=NOW,
        )
    assert count_queries(lambda: vera.get("/people/people/")) == few


def test_S2_a_person_of_another_organisation_is_not_there(world: World, as_user: AsUser) -> None:
    assert as_user("asa").get(f"/people/people/{world.users['otto'].pk}/").status_code == 404
    assert as_user("disa").get(f"/people/people/{world.users['otto'].pk}/deactivate/").status_code == 404


def test_a_role_to_give_is_told_what_it_means(as_user: AsUser) -> None:
    shown = as_user("disa").get("/people/people/add/").content.decode()
    assert all(str(role.meaning) in shown for role in Role)
