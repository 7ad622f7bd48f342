"""A plan to close a system becomes an initiative, whose benefit is the yearly cost that really ends."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from farled.initiatives import acts
from farled.initiatives.reads import Initiative
from farled.systems import acts as systems
from farled.systems.reads import ExitPlan
from farled.systems.states import Tier
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.factories.information import an_exit_plan
from tests.factories.systems import a_system
from tests.initiatives.conftest import Scene

AsUser = Callable[[str], Client]


def begun(scene: Scene, world: World, exit: ExitPlan, who: str = "asa") -> Initiative:  # noqa: A002 -- the field's name
    content = acts.Content(title="Avveckla", purpose="Ingen kan det längre")
    return acts.begin(
        body=world.school, tier=Tier.DIFFERENTIATING, content=content, exit=exit, by=world.actor(who), at=NOW
    )


def test_the_form_is_filled_in_from_the_plan_and_the_plan_leads_to_the_initiative(
    scene: Scene, world: World, as_user: AsUser
) -> None:
    plan = an_exit_plan(world, a_system(world, name="Vodok", yearly_cost=90_000_000), ends_cost=90_000_000)
    asa = as_user("asa")
    page = reverse("systems:exit_plan", args=[plan.pk])
    assert f"{reverse('initiatives:begin')}?exit={plan.pk}" in asa.get(page).text
    form = asa.get(f"{reverse('initiatives:begin_in', args=['differentiating'])}?exit={plan.pk}")
    told = form.context["form"].initial
    assert (told["title"], told["purpose"], told["end"]) == ("Avveckla Vodok", plan.reason, plan.planned_on)
    assert told["effect"] == "900\xa0tkr per år upphör."
    sent = {"title": told["title"], "purpose": told["purpose"], "body": world.school.pk, "track": "own"}
    answer = asa.post(f"{reverse('initiatives:begin_in', args=['differentiating'])}?exit={plan.pk}", sent)
    assert answer.status_code == 303
    one = Initiative.objects.get(exit=plan)
    shown = asa.get(page).text
    assert one.title in shown
    assert "Starta ett initiativ för avvecklingen" not in shown
    assert page in asa.get(reverse("initiatives:initiative", args=[one.pk])).text
    told_api = asa.get(f"/api/v1/initiatives/initiatives/{one.pk}/").json()
    assert told_api["exit"]["id"] == plan.pk


def test_a_plan_is_carried_out_by_one_initiative_of_its_own_organisation_before_it_is_done(
    scene: Scene, world: World
) -> None:
    plan = an_exit_plan(world, a_system(world))
    begun(scene, world, plan)
    with pytest.raises(Refused) as refused:
        begun(scene, world, plan)
    assert refused.value.code == "initiatives.exit.taken"
    plan.organisation_id = world.theirs.pk
    with pytest.raises(Refused) as refused:
        begun(scene, world, plan)
    assert refused.value.code == "initiatives.exit.elsewhere"
    plan.organisation_id, plan.done_on = world.ours.pk, date(2026, 11, 1)
    with pytest.raises(Refused) as refused:
        begun(scene, world, plan)
    assert refused.value.code == "initiatives.exit.done"


def test_a_plan_that_an_initiative_carries_out_is_not_taken_away(scene: Scene, world: World) -> None:
    plan = an_exit_plan(world, a_system(world))
    begun(scene, world, plan)
    with pytest.raises(Refused) as refused:
        systems.drop_exit(plan=plan, version=plan.version, by=world.actor("asa"), at=NOW)
    assert refused.value.code == "initiatives.exit.rests"
