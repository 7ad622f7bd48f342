"""From money to measured benefit: what a grant pays for, who owns what comes of it, and what a calculation promised."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from farled.benefits import acts, figures, reads
from farled.benefits.states import BenefitState
from farled.cases import acts as case_acts
from farled.cases import reads as cases
from farled.cases.states import BetterWhen
from farled.initiatives.reads import Initiative
from farled.methods.goal_chain import BreakCode
from farled.portfolio.models import Grant
from farled.portfolio.reads import thread as portfolio
from farled.thread.reads import NodeKind, node_of
from farled.thread.state import State, state
from farled.thread.states import Relation, key
from farled.web import slots
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import NOW, TODAY, World
from tests.factories.benefits import a_measurement, an_effect, fresh, owned, said
from tests.factories.cases import GAIN, a_full_case, chosen
from tests.factories.portfolio import a_grant, a_portfolio


def initiative_of(grant: Grant) -> Initiative:
    return grant.application.initiative


def money_breaks(world: World, standing: State | None = None) -> set[str]:
    found = standing or state(world.actor("asa"), on=TODAY)
    return {each.code.value for each in found.breaks if each.code.value.startswith("money.")}


def test_a_grant_stands_in_the_thread_below_what_it_pays_for(world: World) -> None:
    one = a_grant(world)
    node = node_of(NodeKind.GRANT, one.pk)
    assert node is not None
    assert [(edge.relation, edge.upper.ref) for edge in node.edges_up.all()] == [
        (Relation.FUNDS, one.application.initiative_id)
    ]
    standing = state(world.actor("asa"), on=TODAY)
    assert standing.money.denominator == one.amount
    assert money_breaks(world, standing) == {BreakCode.MONEY_NO_BENEFIT_OWNER.value}
    source = slots.node_sources["portfolio"]
    face = answered(source.faces(world.actor("vera"), [key("grant", one.pk)]))[key("grant", one.pk)]
    assert initiative_of(one).title in face.title
    assert not answered(source.faces(world.actor("otto"), [key("grant", one.pk)]))
    mending = slots.break_kinds[BreakCode.MONEY_NO_BENEFIT_OWNER].mend(world.actor("erik"), [one.pk])[one.pk]
    assert mending.url == f"/benefits/initiatives/{one.application.initiative_id}/"
    assert not [each for invariant in slots.invariants for each in invariant.check() if "thread" in each.invariant]


def test_kronor_count_when_every_benefit_has_an_owner_and_what_they_pay_for_is_whole(world: World) -> None:
    one = a_grant(world)
    initiative = initiative_of(one)
    row = acts.plan_benefit(initiative=initiative, content=said(world, body=initiative.body), by=world.hand, at=NOW)
    assert BreakCode.MONEY_NO_BENEFIT_OWNER.value in money_breaks(world)
    owned(world, row, "hand")
    standing = state(world.actor("asa"), on=TODAY)
    assert money_breaks(world, standing) == set()
    failing = standing.money.failing.get(key("grant", one.pk), ())
    assert BreakCode.INITIATIVE_NO_EFFECT not in failing, "it is dated to be measured"


def test_a_projects_calculation_becomes_benefits_once(world: World) -> None:
    one = a_grant(world)
    initiative = initiative_of(one)
    case = cases.submitted_of([initiative.pk])[initiative.pk]
    lines = reads.lines_left(case)
    if not lines:
        with pytest.raises(Refused) as nothing:
            acts.plan_from_case(initiative=initiative, by=world.hand, at=NOW)
        assert nothing.value.code == "benefits.case.nothing"
        return
    rows = acts.plan_from_case(initiative=initiative, by=world.hand, at=NOW)
    assert [row.line_id for row in rows] == [line.pk for line in lines]
    for row, line in zip(rows, lines, strict=True):
        assert row.state == BenefitState.PLANNED
        first = row.points.order_by("-promised").first()
        assert first is not None
        assert first.promised <= Decimal(line.likely or 0)
    with pytest.raises(Refused) as again:
        acts.plan_from_case(initiative=initiative, by=world.hand, at=NOW)
    assert again.value.code == "benefits.case.nothing"


def test_a_benefit_of_a_calculation_goes_the_way_its_line_goes(world: World) -> None:
    case = a_full_case(world)
    more = replace(GAIN, title="Fler digitala frånvaroanmälningar", direction=BetterWhen.UP, body=case.body)
    case_acts.add_benefit(alternative=chosen(case), content=more, by=world.hand, at=NOW)
    case = case_acts.submit(case=case, version=1, by=world.hand, at=NOW)
    rows = acts.plan_from_case(initiative=case.initiative, by=world.hand, at=NOW)
    assert [row.direction for row in rows] == [BetterWhen.DOWN, BetterWhen.UP]


def test_a_budget_changes_a_later_year_than_the_money_was_granted(world: World) -> None:
    one = a_grant(world)
    initiative = initiative_of(one)
    row = acts.plan_benefit(initiative=initiative, content=said(world, body=initiative.body), by=world.hand, at=NOW)
    assert portfolio.granted_in([initiative.pk]) == {initiative.pk: TODAY.year}
    with pytest.raises(Refused) as refused:
        an_effect(world, row, year=TODAY.year)
    assert refused.value.code == "benefits.effect.same_year"
    assert an_effect(world, row, year=TODAY.year + 1).year == TODAY.year + 1


def test_a_project_that_was_granted_money_is_not_closed_without_a_benefit(world: World) -> None:
    initiative = initiative_of(a_grant(world))
    check = slots.obstacles["benefits.owners"].check
    with pytest.raises(Refused) as refused:
        check(initiative, by=world.hand)
    assert refused.value.code == "benefits.close.none"
    row = acts.plan_benefit(initiative=initiative, content=said(world, body=initiative.body), by=world.hand, at=NOW)
    with pytest.raises(Refused) as waiting:
        check(initiative, by=world.hand)
    assert waiting.value.code == "benefits.close.owners"
    owned(world, row, "hand")
    check(initiative, by=world.hand)


def test_a_benefit_is_the_portfolios_that_paid_for_it(world: World) -> None:
    one = a_grant(world)
    initiative = initiative_of(one)
    row = acts.plan_benefit(initiative=initiative, content=said(world, body=initiative.body), by=world.hand, at=NOW)
    owned(world, row, "hand")
    a_measurement(world, row, 10, who="hand")
    asa = world.actor("asa")
    found = figures.table(asa, "portfolio", reads.whole(reads.benefits(asa)))
    assert [(group.name, group.total) for group in found.groups] == [(str(a_portfolio(world)), found.total)]
    assert fresh(row).next_due == date(2027, 12, 31)


def test_the_share_of_kronor_is_shown_where_traceability_is_and_explains_itself(
    world: World, as_user: Callable[[str], Client]
) -> None:
    one = a_grant(world)
    client = as_user("asa")
    assert "av de beviljade pengarna hänger i en hel tråd" in client.get(reverse("thread:breaks")).text
    told = client.get(reverse("explain:figure", args=["thread.money"])).text
    assert initiative_of(one).title in told
    assert "Pengar utan nyttoägare" in told
    node = node_of(NodeKind.GRANT, one.pk)
    assert node is not None
    assert "Pengar utan nyttoägare" in client.get(reverse("thread:node", args=[node.pk])).text
