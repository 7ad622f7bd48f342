"""The benefit of closing a system is realised when its cost really has ended, and not before (S69, product test 14)."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from farled.agenda.reads import waiting_for
from farled.benefits import acts
from farled.benefits.reads import Benefit
from farled.benefits.states import BenefitState
from farled.cases.models import Case
from farled.cases.states import CaseState
from farled.systems import acts as systems
from farled.systems.reads import ExitPlan
from farled.web.refused import Invalid, Refused
from tests.cast import NOW, World
from tests.factories.benefits import a_measurement, fresh, owned
from tests.factories.cases import a_case
from tests.factories.closing import an_ending
from tests.factories.information import the_decision

CLOSED = datetime(2028, 6, 30, 12, tzinfo=UTC)
SOON, LATER = date(2028, 7, 1), datetime(2029, 1, 10, 12, tzinfo=UTC)


@pytest.fixture
def ending(world: World) -> Benefit:
    """The school board has accepted the benefit of closing Vodok."""
    case = a_case(world, of=an_ending(world))
    Case.objects.filter(pk=case.pk).update(
        state=CaseState.SUBMITTED, submitted_on=NOW.date(), submitted_by="Testets scen",
        discount_rate=Decimal("0.035"), hour_staff=1, hour_outside=1,
    )  # fmt: skip
    [row] = acts.plan_from_case(initiative=case.initiative, by=world.hand, at=NOW)
    return owned(world, row)


def close(world: World, row: Benefit) -> ExitPlan:
    assert row.line is not None
    plan = ExitPlan.objects.select_related("system").get(pk=row.line.exit_id or 0)
    by: dict[str, Any] = {"by": world.hand, "at": CLOSED}
    plan = systems.decide_exit(plan=plan, version=plan.version, decision=the_decision(world), **by)
    plan = ExitPlan.objects.select_related("system").get(pk=plan.pk)
    return systems.carry_out_exit(plan=plan, version=plan.version, done_on=CLOSED.date(), **by)


def measured(world: World, row: Benefit, year: int = 2028) -> Benefit:
    now = fresh(row)
    acts.measure(
        benefit=now, version=now.version, on=LATER.date(), year=year, value=Decimal(1), how="Ingen faktura mer.",
        by=world.actor("erik"), at=LATER,
    )  # fmt: skip
    return fresh(row)


def test_it_is_not_measured_before_the_system_is_closed(world: World, ending: Benefit) -> None:
    with pytest.raises(Refused, match="goes_on") as refused:
        a_measurement(world, ending, 1)
    assert "Kostnaden har inte upphört än: Vodok är inte avvecklat." in refused.value.sentence
    assert fresh(ending).state == BenefitState.ACCEPTED
    with pytest.raises(Refused, match="goes_on"):
        measured(world, ending)


def test_when_it_is_closed_whoever_owns_the_benefit_is_reminded_to_measure_it(world: World, ending: Benefit) -> None:
    def asked(who: str, on: date = SOON) -> list[str]:
        return [each.note for each in waiting_for(world.actor(who), on=on) if "upphört" in each.note]

    assert asked("erik") == []
    close(world, ending)
    assert asked("erik") == ["Vodok avvecklades 30\xa0juni\xa02028. Visa att kostnaden har upphört."]
    assert asked("maj") == []
    with pytest.raises(Invalid, match="earlier"):
        measured(world, ending, 2027)
    for year in (2028, 2029):
        ending = measured(world, ending, year)
    assert asked("erik", LATER.date()) == [], "it has been measured since"
    assert ending.state == BenefitState.MEASURED
    assert ending.line is not None


def test_it_is_realised_when_the_cost_has_ended_for_good(world: World, ending: Benefit) -> None:
    close(world, ending)
    promised = [point.year for point in ending.points.all()]
    assert promised == [2028, 2029, 2030]
    for year in (2028, 2029):
        assert measured(world, ending, year).state == BenefitState.MEASURED
    late = datetime(2031, 1, 10, 12, tzinfo=UTC)
    now = fresh(ending)
    acts.measure(
        benefit=now, version=now.version, on=late.date(), year=2030, value=Decimal(1), how="Ingen faktura mer.",
        by=world.actor("erik"), at=late,
    )  # fmt: skip
    assert fresh(ending).state == BenefitState.REALISED
