"""Business cases for tests, made through the acts a user takes. The figures are examples."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from farled.cases import acts, reads
from farled.cases.reads import Alternative, Appraisal, Case
from farled.cases.states import CostKind, For, Funding, Gain, Rate
from farled.initiatives.reads import Initiative
from tests.cast import NOW, World
from tests.factories.initiatives import an_initiative

CONTENT = acts.Content(
    title="Närvaro utan papper", summary="Föra närvaro en gång.", first_year=2027, horizon=3, price_year=2026
)
COST = acts.Cost(
    title="Utveckling av närvaroregistret",
    kind=CostKind.DEVELOPMENT,
    funding=Funding.PORTFOLIO,
    amounts=(80_000_000, 20_000_000, 0, 0),
    source="Egen uppskattning",
    is_example=True,
)
RUNNING = acts.Cost(
    title="Drift av närvaroregistret",
    kind=CostKind.OPERATION,
    funding=Funding.OWN,
    amounts=(0, 10_000_000, 12_000_000, 12_000_000),
    is_example=True,
)
GAIN = acts.Gains(
    title="Mindre tid för att föra närvaro",
    kind=Gain.TIME,
    beneficiary=For.INTERNAL,
    ramp=(Decimal(0), Decimal("0.5"), Decimal(1), Decimal(1)),
    process="Föra närvaro",
    unit="timmar",
    baseline=Decimal(6000),
    low=Decimal(2000),
    likely=Decimal(3000),
    high=Decimal(3500),
    rate=Rate.HOUR_STAFF,
    measured_by="Tidmätning en vecka varje termin.",
    is_example=True,
)


def a_case(world: World, *, of: Initiative | None = None, theirs: bool = False, **said: Any) -> Case:
    """A draft of the school board's case, or the other organisation's board's."""
    one = of or an_initiative(world, theirs=theirs)
    by = world.their_hand if theirs else world.hand
    return acts.begin(initiative=one, content=replace(CONTENT, **said), by=by, at=NOW)


def chosen(case: Case) -> Alternative:
    """The alternative that is applied for."""
    return Alternative.objects.select_related("case__body").get(case=case, chosen=True)


def a_full_case(world: World, **said: Any) -> Case:
    """A draft that has what even a full valuation asks for: development and running cost, and one benefit in time."""
    case = a_case(world, **said)
    hand = world.their_hand if said.get("theirs") else world.hand
    body = case.body
    acts.add_cost(alternative=chosen(case), content=replace(COST, body=body), by=hand, at=NOW)
    acts.add_cost(alternative=chosen(case), content=replace(RUNNING, body=body), by=hand, at=NOW)
    acts.add_benefit(alternative=chosen(case), content=replace(GAIN, body=body), by=hand, at=NOW)
    return case


def submitted(world: World, **said: Any) -> Case:
    """A submitted version."""
    case = a_full_case(world, **said)
    hand = world.their_hand if said.get("theirs") else world.hand
    return acts.submit(case=case, version=fresh(case).version, by=hand, at=NOW)


def fresh(case: Case) -> Case:
    """The version as it is stored now."""
    return Case.objects.select_related("body", "initiative__body").get(pk=case.pk)


def appraised(world: World, case: Case | None = None) -> Appraisal:
    """A delivered appraisal, by Valter, who thinks development costs a fifth more."""
    valter = world.actor("valter")
    one = acts.begin_appraisal(case=case or submitted(world), by=valter, at=NOW)
    line = reads.cost_lines(one.case)[0]
    acts.value_cost(
        appraisal=one,
        line=line,
        version=0,
        factor=Decimal("1.2"),
        why="Liknande system kostade mer.",
        by=valter,
        at=NOW,
    )
    return acts.deliver(
        appraisal=one, version=1, statement="Rimlig, men utvecklingen är lågt räknad.", by=valter, at=NOW
    )


def answered(world: World, appraisal: Appraisal) -> Appraisal:
    """An appraisal that the applicant has replied to."""
    return acts.reply(
        appraisal=appraisal, version=appraisal.version, reply="Vi återanvänder mer.", by=world.hand, at=NOW
    )
