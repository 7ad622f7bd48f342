"""How long applications took, from steps taken on different days; and what must always hold of them."""

from datetime import date, timedelta

import pytest

from farled.agenda.reads import Duty
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.methods.leadtime import spread
from farled.portfolio import acts
from farled.portfolio.figures import lead
from farled.portfolio.models import ApplicationPart, ApplicationStep
from farled.portfolio.reads import Application
from farled.portfolio.reads import application_invariants as invariants
from farled.portfolio.slots.applications import answers_awaited, applies_for_nothing, is_not_applied_for
from farled.portfolio.states import StepKind
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.applications import an_application, handed_in, prepared

LEGS = {leg.key: leg for leg in lead.EVERY}


def placed(row: Application, **days: date) -> None:
    """Let steps have been taken on other days than they were."""
    for kind, on in days.items():
        ApplicationStep.objects.filter(application=row, kind=kind).delete()
        acts.step(row, StepKind(kind), on)


def test_each_part_of_the_way_is_told_in_times_that_somebody_waited(world: World) -> None:
    long, short = prepared(world, "Lång"), prepared(world, "Kort")
    placed(long, applied=date(2025, 1, 1), completed=date(2025, 3, 2), prepared=date(2025, 4, 1))
    placed(short, applied=date(2026, 1, 1), completed=date(2026, 1, 11), prepared=date(2026, 1, 12))
    found = lead.ways(world.actor("asa"))
    assert lead.timed(found, LEGS["complete"]).spread == spread([60, 10])
    assert lead.timed(found, LEGS["complete"], 2026).spread == spread([10])
    assert lead.timed(found, lead.WHOLE).spread is None
    assert lead.years(found) == [2026, 2025]
    assert [way.row.pk for way in lead.waiting(found)] == [long.pk, short.pk]
    assert [way.is_slow(TODAY) for way in found] == [True, False]  # 1 July 2026 is eighteen months after the first


def test_a_supplement_makes_the_time_longer_and_not_shorter(world: World) -> None:
    row = prepared(world)
    placed(row, applied=date(2026, 1, 1), completed=date(2026, 2, 1))
    acts.step(row, StepKind.APPLIED, date(2026, 1, 20))
    acts.step(row, StepKind.COMPLETED, date(2026, 3, 2))
    (way,) = lead.ways(world.actor("asa"))
    assert way.took(LEGS["complete"]) == 60


def test_work_has_begun_when_the_initiative_leaves_its_first_phase_after_the_decision(world: World) -> None:
    row = prepared(world)
    acts.decided(application=row, granted=True, because="", by=world.hand, at=NOW)
    (way,) = lead.ways(world.actor("asa"))
    assert StepKind.STARTED not in way.days
    one = Initiative.objects.get(pk=row.initiative_id)
    later = NOW + timedelta(days=30)
    initiatives.move_phase(initiative=one, version=one.version, phase=Phase.DEVELOP, by=world.hand, at=later)
    (way,) = lead.ways(world.actor("asa"))
    assert way.took(LEGS["started"]) == 30
    assert lead.waiting([way]) == []


def test_an_application_under_way_keeps_its_body_and_its_initiative_open(world: World) -> None:
    row = handed_in(world)
    with pytest.raises(Refused, match="body_applies"):
        applies_for_nothing(world.school, by=world.hand)
    with pytest.raises(Refused, match="under_way"):
        is_not_applied_for(row.initiative, by=world.hand)
    acts.withdraw(application=row, version=row.version, because="Nej.", by=world.hand, at=NOW)
    applies_for_nothing(world.school, by=world.hand)
    is_not_applied_for(row.initiative, by=world.hand)
    assert not Duty.objects.filter(kind__startswith="portfolio.", done_at=None).exists()


def test_what_breaks_an_invariant_is_found(world: World) -> None:
    row = handed_in(world)
    ApplicationPart.objects.filter(application=row, year=2027).update(amount=10**12)
    assert [each.detail for each in invariants.parts_keep_to_the_case()] == [f"asks for {10**12 + 10**8} öre"]
    ApplicationStep.objects.filter(application=row).delete()
    assert [each.detail for each in invariants.steps_say_what_the_state_says()] == ["received without applied"]
    Application.objects.filter(pk=row.pk).update(body=world.their_body)
    assert [each.detail for each in invariants.rows_stay_in_their_organisation()] == ["body"]


def test_the_calendar_tells_when_financiers_answer(world: World) -> None:
    row, due = an_application(world), date(2027, 3, 1)
    content = acts.Outside(financier="Vinnova", amount=5_000, answer_due=due)
    acts.add_external_money(application=row, content=content, by=world.hand, at=NOW)
    (told,) = answered(answers_awaited(world.actor("asa"), TODAY, date(2027, 12, 31)))
    assert told[0] == due
    assert "Vinnova" in told[1]
    assert answered(answers_awaited(world.actor("otto"), TODAY, date(2027, 12, 31))) == []
