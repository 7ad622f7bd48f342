"""What an application may ask for, and what it lacks, is told from the start (R71, R77)."""

from collections.abc import Callable

import pytest
from django.test import Client

from farled.cases.models import Case
from farled.cases.states import CaseState
from farled.initiatives.reads import Initiative
from farled.portfolio import acts
from farled.portfolio.models import Application
from farled.systems.states import Tier
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.factories.applications import MKR, a_portfolio, a_submitted_case, an_application

pytestmark = pytest.mark.django_db


def test_no_year_after_the_last_of_the_case_is_asked_for(world: World, as_user: Callable[[str], Client]) -> None:
    row, of = an_application(world), a_portfolio(world)
    typed = {
        "version": row.version, "sketch": row.sketch, "start": "2027-01-01", "parts-0-portfolio": of.pk,
        "parts-0-year": 2040, "parts-0-amount": "1000",
    }  # fmt: skip
    answer = as_user("erik").post(f"/portfolio/applications/{row.pk}/change/", typed)
    assert answer.status_code == 422
    assert "Nyttokalkylen räknar till och med 2028, så 2040 går inte att söka för." in answer.text


def test_what_a_shorter_case_does_not_reach_is_not_handed_in(world: World) -> None:
    row = an_application(world)
    Case.objects.update(state=CaseState.REPLACED)
    a_submitted_case(world, row.initiative, seeks=(2 * MKR,))
    with pytest.raises(Refused) as refused:
        acts.hand_in(application=row, version=row.version, by=world.hand, at=NOW)
    assert "räknar till och med 2027, så 2028 går inte" in refused.value.sentence


def test_plans_that_are_missing_are_listed_from_the_start(world: World, as_user: Callable[[str], Client]) -> None:
    row = an_application(world, operations="", upkeep="")
    path = f"/portfolio/applications/{row.pk}/"
    told = "Det här saknas i ansökan: plan för arbetssätten, plan för förvaltningen. Välj Ändra ansökan och skriv det."
    erik = as_user("erik")
    assert told not in erik.get(path).text, "the innovative tier needs no plans"
    Initiative.objects.update(tier=Tier.DIFFERENTIATING)
    text = erik.get(path).text
    assert "Saknas innan den är komplett" in text
    assert told in text
    Application.objects.update(operations="Nya rutiner.", upkeep="Skolan.")
    assert told not in erik.get(path).text
