"""Business cases, portfolios, applications, selections, grants and benefits: what the API's tests look at."""

from collections.abc import Iterator
from datetime import date

from farled.cases.reads import benefit_lines, cost_lines
from farled.portfolio import acts as applications
from farled.portfolio.states import DeskRuleKind
from tests.api.things import Thing, thing
from tests.cast import NOW, World
from tests.factories.applications import a_group, an_application
from tests.factories.benefits import (
    a_benefit,
    a_deviation,
    a_lesson,
    a_measurement,
    an_effect,
    an_evaluation,
    owned,
)
from tests.factories.cases import a_full_case, answered, appraised, submitted
from tests.factories.desks import a_candidate, a_desk, a_framed_portfolio
from tests.factories.desks import answered as worked_out
from tests.factories.portfolio import a_grant, a_portfolio


def things(world: World) -> Iterator[Thing]:
    """All of them, room by room."""
    for part in (_cases, _money, _applications, _benefits, _desks):
        yield from part(world)


def _cases(world: World) -> Iterator[Thing]:
    case, done = a_full_case(world), submitted(world)
    cost, benefit = cost_lines(case)[0], benefit_lines(case)[0]
    appraisal = answered(world, appraised(world, submitted(world)))
    yield thing("case", "cases.case", case, "cases:case")
    yield thing("submitted case", "cases.case", done, "cases:case")
    yield thing("result", "cases.case_result", case, "cases:result")
    yield thing("cost line", "cases.cost", cost, "cases:case", case)
    yield thing("benefit line", "cases.benefit", benefit, "cases:case", case)
    yield thing("appraisal", "cases.appraisal", appraisal, "cases:appraisal")
    yield thing("their case", "cases.case", a_full_case(world, theirs=True), "cases:case")


def _money(world: World) -> Iterator[Thing]:
    one = a_grant(world)
    yield thing("portfolio of money", "portfolio.portfolio", a_portfolio(world), "portfolio:portfolio")
    yield thing("grant", "portfolio.grant", one, "portfolio:grant")
    yield thing("granted application", "portfolio.decide", one.application, "portfolio:decide")
    theirs = a_portfolio(world, "Deras", theirs=True)
    yield thing("their portfolio", "portfolio.portfolio", theirs, "portfolio:portfolio")


def _applications(world: World) -> Iterator[Thing]:
    row = an_application(world, "Sökt")
    yield thing("draft application", "portfolio.application", row, "portfolio:application")
    asked = applications.Outside(financier="Vinnova", amount=5_000)
    money = applications.add_external_money(application=row, content=asked, by=world.hand, at=NOW)
    yield thing("external money", "portfolio.external_money", money, "portfolio:application", row)
    said = applications.Measure(name="Nytta", scale_low="liten", scale_high="stor")
    one = applications.add_criterion(group=a_group(world), content=said, by=world.hand, at=NOW)
    yield thing("group criterion", "portfolio.criterion", one, "portfolio:criterion")


def _benefits(world: World) -> Iterator[Thing]:
    row = owned(world)
    a_measurement(world, row)
    an_effect(world, row)
    a_deviation(world, row)
    an_evaluation(world, row.initiative)
    yield thing("benefit", "benefits.benefit", row, "benefits:benefit")
    yield thing("planned benefit", "benefits.benefit", a_benefit(world, "Färre papper"), "benefits:benefit")
    yield thing("lesson", "benefits.lesson", a_lesson(world), "benefits:lesson")
    yield thing("their benefit", "benefits.benefit", a_benefit(world, theirs=True), "benefits:benefit")
    yield thing("their lesson", "benefits.lesson", a_lesson(world, theirs=True), "benefits:lesson")


def _desks(world: World) -> Iterator[Thing]:
    of = a_framed_portfolio(world, "Urvalets pengar")
    desk = a_desk(world, of)
    one = a_candidate(world, desk, "Ställd mot andra", portfolio=of)
    content = applications.RuleContent(one=one.application, why="Lagen kräver det.")
    rule = applications.add_rule(desk=desk, kind=DeskRuleKind.MANDATORY, content=content, by=world.hand, at=NOW)
    worked_out(world, desk)
    point = applications.add_balance_point(
        on=date(2020, 1, 1), innovation=1, source="PIOS-piloten", by=world.hand, at=NOW
    )
    yield thing("desk", "portfolio.desk", desk, "portfolio:desk")
    yield thing("answered desk", "portfolio.answer", desk, "portfolio:desk")
    yield thing("candidate", "portfolio.candidate", one, "portfolio:desk", desk)
    yield thing("desk rule", "portfolio.desk_rule", rule, "portfolio:desk", desk)
    yield Thing("balance point", "portfolio.balance_point", point.pk, "")
