"""Placing and ending duties, and for whom they wait."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.agenda import acts, reads
from farled.agenda.models import Duty
from farled.agenda.rules import UnknownDuty
from farled.people.reads import Body, Role
from farled.trail.models import Entry
from farled.web import slots
from tests.cast import NOW, TODAY, World

pytestmark = pytest.mark.usefixtures("papers", "standing_clock")


def place(world: World, *, ref: int = 1, role: Role = Role.BODY_EDITOR, body: Body | None = None) -> Duty:
    return acts.place_duty(
        kind="test.answer",
        subject_id=ref,
        subject_name="Skolplanen",
        role=role,
        body=body,
        due=date(2026, 11, 30),
        by=world.hand,
        at=NOW,
    )


def titles(world: World, name: str) -> list[str]:
    return [waiting.title for waiting in reads.waiting_for(world.actor(name), on=TODAY)]


def test_a_duty_waits_for_the_role_in_the_body(world: World) -> None:
    place(world, body=world.school)
    assert titles(world, "erik") == ["Svara om Skolplanen"]
    assert titles(world, "maj") == titles(world, "asa") == titles(world, "otto") == []


def test_a_duty_in_a_unit_waits_for_the_editor_of_the_board_above_it(world: World) -> None:
    place(world, body=world.preschool)
    assert titles(world, "erik") == ["Svara om Skolplanen"]


def test_a_duty_without_body_waits_for_everyone_with_the_role(world: World) -> None:
    place(world)
    assert titles(world, "erik") == titles(world, "maj") == ["Svara om Skolplanen"]


def test_a_role_held_everywhere_meets_duties_in_every_body(world: World) -> None:
    place(world, role=Role.REGISTRAR, body=world.school)
    assert titles(world, "rut") == ["Svara om Skolplanen"]


def test_placing_again_moves_the_day_and_doubles_nothing(world: World) -> None:
    first = place(world, body=world.school)
    moved = acts.place_duty(
        kind="test.answer",
        subject_id=1,
        subject_name="Skolplanen",
        role=Role.BODY_EDITOR,
        body=world.school,
        due=date(2026, 12, 15),
        by=world.hand,
        at=NOW,
    )
    assert moved.pk == first.pk
    assert [waiting.due for waiting in reads.waiting_for(world.actor("erik"), on=TODAY)] == [date(2026, 12, 15)]


def test_a_fulfilled_duty_waits_no_more_and_is_remembered(world: World) -> None:
    duty = place(world, body=world.school)
    assert acts.fulfil_duty(kind="test.answer", subject_id=1, by=world.hand, at=NOW) == 1
    assert titles(world, "erik") == []
    duty.refresh_from_db()
    assert duty.done_at == NOW
    assert acts.fulfil_duty(kind="test.answer", subject_id=1, by=world.hand, at=NOW) == 0


def test_what_is_done_in_one_body_still_waits_in_another(world: World) -> None:
    place(world, body=world.school)
    place(world, body=world.care)
    assert acts.fulfil_duty(kind="test.answer", subject_id=1, body=world.school, by=world.hand, at=NOW) == 1
    assert titles(world, "erik") == []
    assert titles(world, "maj") == ["Svara om Skolplanen"]


def test_a_withdrawn_duty_is_gone_but_not_forgotten(world: World) -> None:
    duty = place(world, body=world.school)
    assert acts.withdraw_duty(kind="test.answer", subject_id=1, by=world.hand, at=NOW, why="Rundan ställdes in") == 1
    assert not Duty.objects.exists()
    told = Entry.objects.about(Duty.KIND, duty.pk).values_list("verb", "why")
    assert list(told) == [("agenda.duty.withdrawn", "Rundan ställdes in"), ("agenda.duty.placed", "")]


def test_another_organisation_ends_no_duty_of_ours(world: World) -> None:
    place(world, body=world.school)
    assert acts.fulfil_duty(kind="test.answer", subject_id=1, by=world.their_hand, at=NOW) == 0
    assert titles(world, "erik") == ["Svara om Skolplanen"]


def test_S7_a_duty_about_something_secret_is_left_out_for_those_who_may_not_see_it(world: World) -> None:
    place(world, ref=3)
    place(world, ref=3, role=Role.REGISTRAR)
    assert titles(world, "erik") == []
    assert titles(world, "rut") == ["Svara om Hemligheten om bron"]


def test_a_duty_of_an_unknown_kind_is_refused(world: World) -> None:
    with pytest.raises(UnknownDuty):
        acts.place_duty(
            kind="nobody.knows",
            subject_id=1,
            subject_name="x",
            role=Role.BODY_EDITOR,
            due=date(2026, 11, 30),
            by=world.hand,
            at=NOW,
        )


def test_T4_a_waiting_duty_no_room_knows_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    place(world)
    check = slots.invariants["agenda.duties"].check
    assert list(check()) == []
    monkeypatch.delitem(slots.duty_kinds._contributions, "test.answer")
    assert [violation.invariant for violation in check()] == ["agenda.duties"]


def test_the_page_lists_everything_with_its_day(world: World, as_user: Callable[[str], Client]) -> None:
    place(world, body=world.school)
    page = as_user("erik").get("/agenda/duties/")
    assert page.status_code == 200
    assert "Svara om Skolplanen" in page.text
    assert "/papers/1/answer/" in page.text
    assert "Skolnämnden" in page.text
    assert "Inget väntar på dig" in as_user("vera").get("/agenda/duties/").text
