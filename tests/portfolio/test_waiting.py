"""What a decision and a grant ask of whom, on the start page: the decider, the registrar and the coach."""

from collections.abc import Iterable
from datetime import date

import pytest

from farled.initiatives.acts import drop
from farled.initiatives.models import Initiative
from farled.initiatives.states import Phase
from farled.portfolio import acts
from farled.portfolio.models import Application
from farled.portfolio.slots.grants import to_give_back, to_meetings, to_pay_out, waiting
from farled.web.slots import Waiting
from farled.web.together import Asking, answered
from tests.cast import NOW, TODAY, World
from tests.factories.portfolio import MKR, a_grant, a_limit, a_prepared, instalments

pytestmark = pytest.mark.django_db
NEXT_YEAR = date(2027, 1, 15)


def titles(found: Asking[Iterable[Waiting]]) -> list[str]:
    return [each.title for each in answered(found)]


def test_what_a_meeting_decides_waits_for_the_registrar(world: World) -> None:
    row = a_prepared(world)
    a_limit(world, most=MKR)
    a_limit(world, meeting=True, most=None)
    (one,) = answered(to_meetings(world.actor("rut"), TODAY))
    assert one.title == f"Ta till Kommunstyrelsen: {row}"
    assert one.url == f"/portfolio/applications/{row.pk}/decide/"
    assert titles(waiting(world.actor("bo"), TODAY)) == []
    assert titles(to_meetings(world.actor("bo"), TODAY)) == []
    a_limit(world, most=5 * MKR, ground="Delegationsordningen 4.3")
    assert titles(to_meetings(world.actor("rut"), TODAY)) == []
    assert len(titles(waiting(world.actor("bo"), TODAY))) == 1


def test_a_part_waits_for_the_coach_when_its_gate_is_reached_and_its_year_has_come(world: World) -> None:
    row = a_prepared(world)
    one = a_grant(world, row, parts=instalments(row, phase=Phase.DEVELOP))
    cora = world.actor("cora")
    assert titles(to_pay_out(cora, NEXT_YEAR)) == []
    Initiative.objects.update(phase=Phase.DEVELOP)
    assert titles(to_pay_out(cora, TODAY)) == [], "the money is of next year"
    assert titles(to_pay_out(cora, NEXT_YEAR)) == ["Betala ut del 1: Närvaro utan papper"]
    assert titles(to_pay_out(world.actor("asa"), NEXT_YEAR)) == []
    Application.objects.update(coach=world.users["asa"], coach_name="Åsa Strateg")
    assert titles(to_pay_out(cora, NEXT_YEAR)) == [], "another coach helps with it"
    Application.objects.update(coach=world.users["cora"], coach_name="Cora Coach")
    first = one.tranches.get(number=1)
    acts.release_tranche(tranche=first, version=first.version, by=cora, at=NOW.replace(year=2027))
    assert titles(to_pay_out(cora, NEXT_YEAR)) == []


def test_what_is_left_when_an_initiative_is_dropped_waits_for_the_coach(world: World) -> None:
    row = a_prepared(world)
    one = a_grant(world, row, parts=instalments(row))
    cora = world.actor("cora")
    assert titles(to_give_back(cora, TODAY)) == []
    first, second = one.tranches.order_by("number")
    acts.release_tranche(tranche=first, version=first.version, by=cora, at=NOW.replace(year=2027))
    drop(initiative=row.initiative, version=row.initiative.version, why="Leverantören lade ned.", by=world.hand, at=NOW)
    (left,) = answered(to_give_back(cora, TODAY))
    assert left.title == "Lämna tillbaka det som inte betalas ut: Närvaro utan papper"
    assert (left.note.replace("\xa0", " "), left.url) == ("1 000 000 kr", f"/portfolio/grants/{one.pk}/")
    assert titles(to_give_back(world.actor("asa"), TODAY)) == []
    acts.return_money(
        tranche=second, version=second.version, amount=second.amount, because="Behövs inte.", by=cora, at=NOW
    )
    assert titles(to_give_back(cora, TODAY)) == []
