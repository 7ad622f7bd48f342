"""An initiative is dropped: what waits for it in later rooms ends for the same reason; what is measured goes on."""

from collections.abc import Callable
from typing import Any

import pytest

from farled.agenda.reads import Duty
from farled.benefits import acts as benefits
from farled.benefits.states import BenefitState
from farled.cases import acts as cases
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.portfolio import acts
from farled.portfolio.acts import Term
from farled.portfolio.models import Application
from farled.portfolio.states import ApplicationState
from farled.project import invariants
from farled.trail.reads import history_of
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.factories.applications import handed_in
from tests.factories.benefits import a_benefit, a_deviation, a_measurement, fresh, owned
from tests.factories.cases import a_full_case
from tests.factories.cases import fresh as fresh_case
from tests.factories.portfolio import a_grant, a_prepared, instalments

WHY = "Leverantören lade ned sin tjänst."


def drop(world: World, one: Initiative) -> None:
    now = Initiative.objects.get(pk=one.pk)
    initiatives.drop(initiative=now, version=now.version, why=WHY, by=world.hand, at=NOW)


def waits() -> set[str]:
    return set(Duty.objects.filter(done_at=None).values_list("kind", flat=True))


def test_an_application_under_way_is_withdrawn_with_it(world: World) -> None:
    row = handed_in(world)
    assert "portfolio.receive" in waits()
    drop(world, row.initiative)
    row = Application.objects.get(pk=row.pk)
    assert (row.state, row.because) == (ApplicationState.WITHDRAWN, WHY)
    latest = history_of(row).first()
    assert latest is not None
    assert latest.verb == "portfolio.application.withdrawn"
    assert not {kind for kind in waits() if kind.startswith("portfolio.")}


def test_nobody_answers_about_its_case_any_more(world: World) -> None:
    case = a_full_case(world)
    cases.submit(case=case, version=case.version, by=world.hand, at=NOW)
    assert "cases.accept" in waits()
    drop(world, case.initiative)
    assert not {kind for kind in waits() if kind.startswith("cases.")}
    now = fresh_case(case)
    answer: dict[str, Any] = {
        "case": now,
        "version": now.version,
        "body": now.body,
        "function": "Enhetschef",
        "at": NOW,
    }
    asks: list[Callable[[], object]] = [
        lambda: cases.accept(**answer, by=world.hand),
        lambda: cases.refuse(**answer, ground="Vi har inte råd", by=world.hand),
        lambda: cases.begin_appraisal(case=now, by=world.actor("valter"), at=NOW),
    ]
    for ask in asks:
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "cases.initiative.finished"


def test_an_appraisal_that_is_delivered_afterwards_asks_nobody_to_reply(world: World) -> None:
    case = a_full_case(world)
    case = cases.submit(case=case, version=case.version, by=world.hand, at=NOW)
    valter = world.actor("valter")
    appraisal = cases.begin_appraisal(case=case, by=valter, at=NOW)
    drop(world, case.initiative)
    cases.deliver(appraisal=appraisal, version=1, statement="Bra", by=valter, at=NOW)
    assert not {kind for kind in waits() if kind.startswith("cases.")}


def test_benefits_nobody_has_measured_are_no_longer_followed(world: World) -> None:
    asked = a_benefit(world, "Ingen äger den")
    taken = owned(world, a_benefit(world, "Någon äger den", of=asked.initiative))
    measured = owned(world, a_benefit(world, "Den mäts", of=asked.initiative))
    a_measurement(world, measured)
    drop(world, asked.initiative)
    assert [(fresh(row).state, fresh(row).ended_because) for row in (asked, taken)] == [(BenefitState.ENDED, WHY)] * 2
    assert fresh(measured).state == BenefitState.MEASURED
    left = Duty.objects.filter(done_at=None, kind__startswith="benefits.")
    assert set(left.values_list("subject_id", flat=True)) == {measured.pk}


def test_a_benefit_that_ends_leaves_nobody_to_judge_its_deviation(world: World) -> None:
    row = owned(world)
    a_deviation(world, row)
    assert "benefits.judge" in waits()
    row = fresh(row)
    benefits.end_benefit(benefit=row, version=row.version, why="Ingen använder det", by=world.hand, at=NOW)
    assert not {kind for kind in waits() if kind.startswith("benefits.")}


def test_conditions_of_its_grants_are_not_judged_and_the_rest_stays_to_give_back(world: World) -> None:
    row = a_prepared(world)
    due = NOW.date().replace(year=NOW.year + 1)
    one = a_grant(world, row, parts=instalments(row), terms=[Term(text="Personuppgifter utredda.", due=due)])
    assert "portfolio.condition" in waits()
    drop(world, row.initiative)
    assert "portfolio.condition" not in waits()
    row.refresh_from_db()
    assert (row.state, one.amount) == (ApplicationState.GRANTED, row.parts.count() * 100_000_000)
    assert not list(invariants.violations())


def test_what_is_withdrawn_already_is_left_alone(world: World) -> None:
    row = handed_in(world)
    acts.withdraw(application=row, version=row.version, because="Vi väntar.", by=world.hand, at=NOW)
    drop(world, row.initiative)
    row.refresh_from_db()
    assert row.because == "Vi väntar."
