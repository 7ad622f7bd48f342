"""One story by role: a school clerk's idea becomes money, the money a benefit that is measured, and a lesson."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from farled.benefits.reads import Benefit, Deviation
from farled.benefits.states import BenefitState, DeviationState
from farled.portfolio.reads import Application
from farled.portfolio.states import ApplicationState
from farled.project import invariants
from tests.cast import World
from tests.journeys import story_benefit as benefit
from tests.journeys import story_money as money
from tests.journeys.conftest import Calendar
from tests.journeys.story_scene import set_story
from tests.journeys.walk import Walk

pytestmark = pytest.mark.browser


def test_an_idea_becomes_money_and_the_money_a_benefit_that_somebody_measures(
    world: World, calendar: Calendar, page: Page, live_server: Any, faults: Callable[[Page], list[str]]
) -> None:
    set_story(world)
    walk = Walk(page, live_server.url, world, calendar, faults)

    money.the_clerk_gives_an_idea_on_a_phone(walk)
    money.the_coach_finds_something_to_build_on(walk)
    money.nothing_goes_on_without_an_owner(walk)
    money.the_board_reckons_and_applies(walk)
    money.the_owner_body_accepts_its_running_cost(walk)
    money.an_appraiser_who_does_not_apply_values_it(walk)
    money.the_office_finds_it_complete(walk)
    money.a_member_with_a_stake_stands_aside(walk)
    money.the_group_scores_alone_then_together(walk)
    money.the_desk_proposes_and_explains(walk)
    money.the_director_grants_within_the_delegation(walk)
    money.the_board_grants_the_larger(walk)
    money.the_frame_is_not_overdrawn(walk)
    states = {each.number: each.state for each in Application.objects.all()}
    granted = ApplicationState.GRANTED
    assert states == {1: granted, 2: ApplicationState.DECLINED, 3: granted}

    benefit.no_money_is_paid_before_its_gate(walk)
    benefit.the_benefit_is_planned_and_the_delivery_deviates(walk)
    benefit.it_is_closed_when_somebody_takes_the_benefit_home(walk)
    benefit.a_year_later_it_gives_less_than_promised(walk)
    benefit.the_board_decides_on_measures(walk)
    benefit.what_was_learnt_is_found_by_another_body(walk)
    assert Benefit.objects.get().state == BenefitState.MEASURED
    assert set(Deviation.objects.values_list("state", flat=True)) == {DeviationState.DISMISSED, DeviationState.DECIDED}
    assert invariants.violations() == []
