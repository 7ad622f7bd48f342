"""Data sets, e-services and the keeping plan: whose they are, what must hold of them, and what is missing."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from farled.systems import acts, reads
from farled.systems.models import DataSet, EService, KeepingRule
from farled.systems.states import Harm, Keeping, Met, ServiceCriterion, Sharing
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.information import a_data_set, a_keeping_rule, an_eservice, the_decision
from tests.factories.systems import a_system


def change(world: World, row: DataSet, by: str = "asa", version: int = 1, **said: Any) -> DataSet:
    content = acts.DataSetContent(
        **{"name": row.name, "sharing": Sharing(row.sharing), "owner": row.owner, "system": row.system, **said}
    )
    return acts.change_data_set(data_set=row, version=version, content=content, by=world.actor(by), at=NOW)


# --- Data sets --------------------------------------------------------------------------------------------------------


def test_a_data_set_is_kept_by_its_owner_and_by_the_strategist(world: World) -> None:
    row = a_data_set(world)
    changed = change(world, row, by="erik", definition="Alla elever")
    assert changed.definition == "Alla elever"
    with pytest.raises(Forbidden):
        change(world, row, by="maj", version=2)
    assert [entry.verb for entry in history_of(row)] == ["systems.data_set.changed", "systems.data_set.registered"]


def test_an_editor_does_not_give_what_is_theirs_to_somebody_else(world: World) -> None:
    with pytest.raises(Forbidden):
        change(world, a_data_set(world), by="erik", owner=world.care)


def test_a_data_set_in_a_system_is_kept_by_the_systems_owner_until_somebody_owns_it(world: World) -> None:
    row = a_data_set(world, owner=None, system=a_system(world))
    assert change(world, row, by="erik", quality="God").quality == "God"


def test_a_stale_change_is_told(world: World) -> None:
    row = a_data_set(world)
    change(world, row, definition="Den ena")
    with pytest.raises(Stale):
        change(world, row, definition="Den andra")


def test_open_data_harms_nobody_when_it_is_read(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        a_data_set(world, sharing=Sharing.OPEN, security=Harm.CONSIDERABLE)
    assert refused.value.field == "sharing"
    assert a_data_set(world, sharing=Sharing.OPEN, security=Harm.NEGLIGIBLE).pk


def test_a_name_stands_once_and_points_at_what_is_ours(world: World) -> None:
    a_data_set(world)
    with pytest.raises(Invalid) as taken:
        a_data_set(world)
    assert "finns redan" in taken.value.sentence
    with pytest.raises(Invalid) as elsewhere:
        a_data_set(world, "Andra", owner=world.their_body)
    assert elsewhere.value.field == "owner"


def test_coverage_counts_named_owners(world: World) -> None:
    a_data_set(world)
    a_data_set(world, "Lokaler", owner=None)
    assert reads.owner_coverage(world.actor("vera")) == (1, 2)
    assert reads.owner_coverage(world.actor("otto")) == (0, 0)


def test_a_data_set_does_not_vanish_under_the_keeping_plan(world: World) -> None:
    row = a_data_set(world)
    rule = a_keeping_rule(world, data_set=row)
    with pytest.raises(Refused):
        acts.remove_data_set(data_set=row, version=1, by=world.actor("asa"), at=NOW)
    acts.remove_keeping_rule(rule=rule, version=1, by=world.actor("asa"), at=NOW)
    acts.remove_data_set(data_set=row, version=1, by=world.actor("asa"), at=NOW)
    assert not DataSet.objects.exists()


# --- E-services -------------------------------------------------------------------------------------------------------


def test_an_e_service_has_the_owner_and_maintenance_object_of_its_system(world: World) -> None:
    row = an_eservice(world, system=a_system(world, maintenance="Skola"))
    row = reads.eservices(world.actor("vera")).get(pk=row.pk)
    assert (reads.whose(row), reads.maintained_in(row)) == (world.school, "Skola")
    with pytest.raises(Refused) as refused:
        acts.decide_owner(eservice=row, version=1, owner=world.care, decision=the_decision(world),
                          by=world.actor("asa"), at=NOW)  # fmt: skip
    assert "samma ägare" in refused.value.sentence


def test_without_a_system_the_owner_rests_on_a_decision(world: World) -> None:
    row, decision = an_eservice(world), the_decision(world)
    assert reads.ownerless(reads.eservices(world.actor("asa"))).get() == row
    with pytest.raises(Forbidden):
        acts.decide_owner(
            eservice=row, version=1, owner=world.school, decision=decision, by=world.actor("erik"), at=NOW
        )
    row = acts.decide_owner(
        eservice=row, version=1, owner=world.school, decision=decision, by=world.actor("asa"), at=NOW
    )
    assert (reads.whose(row), row.decision) == (world.school, decision)
    assert not reads.ownerless(reads.eservices(world.actor("asa"))).exists()
    linked = acts.change_eservice(
        eservice=row, version=2, content=acts.EServiceContent(name=row.name, system=a_system(world)),
        by=world.actor("asa"), at=NOW,
    )  # fmt: skip
    assert (linked.owner, linked.decision) == (None, None)


def test_a_decision_that_only_recommends_or_is_another_organisations_decides_nothing(world: World) -> None:
    row, decision = an_eservice(world), the_decision(world, recommends=True)
    with pytest.raises(Invalid) as refused:
        acts.decide_owner(eservice=row, version=1, owner=world.school, decision=decision, by=world.actor("asa"), at=NOW)
    assert refused.value.code == "systems.decision.recommends"


def test_an_e_service_whose_system_nobody_owns_is_ownerless_too(world: World) -> None:
    row = an_eservice(world, system=a_system(world, owner=None))
    assert reads.ownerless(reads.eservices(world.actor("asa"))).get() == row


def test_the_database_keeps_an_owner_of_its_own_to_what_has_no_system(world: World) -> None:
    row = an_eservice(world, system=a_system(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        EService.objects.filter(pk=row.pk).update(owner=world.school)


def test_an_unanswered_criterion_is_never_met_and_every_answer_has_its_ground(world: World) -> None:
    row = an_eservice(world)
    answer = {ServiceCriterion.ONCE: (Met.YES, "Hämtas ur folkbokföringen"), ServiceCriterion.STATUS: (Met.NO, " ")}
    with pytest.raises(Invalid) as refused:
        acts.answer_criteria(eservice=row, version=1, answers=answer, by=world.actor("asa"), at=NOW)
    assert refused.value.field == "ground_status"
    answer[ServiceCriterion.STATUS] = (Met.NO, "Ingen sida finns")
    row = acts.answer_criteria(eservice=row, version=1, answers=answer, by=world.actor("asa"), at=NOW)
    told = {each.criterion: (each.state, each.met) for each in reads.criteria_of(row)}
    assert told == {
        ServiceCriterion.ONCE: (Met.YES, True),
        ServiceCriterion.INSIGHT: (None, False),
        ServiceCriterion.STATUS: (Met.NO, False),
        ServiceCriterion.ALTERNATIVES: (None, False),
    }
    acts.remove_eservice(eservice=row, version=2, by=world.actor("asa"), at=NOW)
    assert not EService.objects.exists()


# --- The keeping plan -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"keeping": Keeping.DELETED}, "years"),
        ({"keeping": Keeping.KEPT, "years": 5}, "years"),
        ({"keeping": Keeping.DELETED, "years": 501}, "years"),
        ({"ground": " "}, "ground"),
    ],
)
def test_a_rule_says_what_becomes_of_it_when_and_why(world: World, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_keeping_rule(world, system=a_system(world), **said)
    assert refused.value.field == field


def test_a_rule_is_of_one_thing_told_once_and_kept_by_whoever_keeps_that(world: World) -> None:
    system, row = a_system(world), a_data_set(world)
    both: dict[str, Any] = {"system": system, "data_set": row}
    for said in ({}, both):
        with pytest.raises(Invalid):
            a_keeping_rule(world, **said)
    rule = a_keeping_rule(world, system=system)
    with pytest.raises(Invalid) as told:
        a_keeping_rule(world, system=system)
    assert told.value.field == "what"
    content = acts.KeepingContent(what="Betyg", keeping=Keeping.DELETED, years=10, ground="Beslut", system=system)
    with pytest.raises(Forbidden):
        acts.change_keeping_rule(rule=rule, version=1, content=content, by=world.actor("maj"), at=NOW)
    changed = acts.change_keeping_rule(rule=rule, version=1, content=content, by=world.actor("erik"), at=NOW)
    assert changed.years == 10
    with pytest.raises(Invalid):
        acts.change_keeping_rule(
            rule=rule, version=2, content=replace(content, system=None), by=world.actor("erik"), at=NOW
        )


def test_what_the_plan_says_nothing_of_is_listed(world: World) -> None:
    system, other = a_system(world), a_system(world, "Ekonomi")
    inside, outside = a_data_set(world, "I systemet", system=system), a_data_set(world, "Utanför")
    gaps = reads.unplanned(world.actor("vera"))
    assert (gaps.systems, gaps.data_sets) == ([other, system], [inside, outside])
    a_keeping_rule(world, system=system)
    a_keeping_rule(world, data_set=outside)
    gaps = reads.unplanned(world.actor("vera"))
    assert (gaps.systems, gaps.data_sets) == ([other], [])
    assert KeepingRule.objects.count() == 2


def test_a_security_level_is_one_of_four_and_stays_when_it_is_not_said(world: World) -> None:
    row = a_data_set(world, security=Harm.SERIOUS)
    with pytest.raises(Invalid) as refused:
        change(world, row, security=7)
    assert refused.value.field == "security"
    assert acts.content_of(row, {"name": row.name, "sharing": Sharing.INTERNAL}).security == Harm.SERIOUS
