"""The worked example of the methods reference, section 1.7, written as anybody writes a case."""

from decimal import Decimal
from typing import Any

from farled.cases import acts
from farled.cases.reads import Alternative, BenefitLine, Case, CostLine
from farled.cases.states import CostKind, For, Funding, Gain, Rate
from farled.initiatives.reads import Initiative
from tests.cast import NOW, World
from tests.factories.initiatives import an_initiative

RAMP = tuple(map(Decimal, ("0", "0", "0.4", "0.8", "1", "1")))
KRONA = 100
CONTENT = acts.Content(title="Närvaro utan papper", first_year=2027, horizon=5, price_year=2027, innovation=40)


def a_case(world: World, initiative: Initiative | None = None, **said: Any) -> Case:
    """A draft of the school board's with nothing in it."""
    content = acts.Content(**{name: getattr(CONTENT, name) for name in CONTENT.__slots__} | said)
    return acts.begin(initiative=initiative or an_initiative(world), content=content, by=world.hand, at=NOW)


def chosen(case: Case) -> Alternative:
    """The alternative that is applied for."""
    return Alternative.objects.select_related("case").get(case=case, chosen=True)


def nothing(case: Case) -> Alternative:
    """Doing nothing."""
    return Alternative.objects.select_related("case").get(case=case, is_zero=True)


def a_cost(world: World, alternative: Alternative, title: str, *amounts: int, **said: Any) -> CostLine:
    """A cost of the school board's, in kronor a year from the first; 0 the years after."""
    years = len(alternative.case.years)
    content = acts.Cost(
        **{
            "title": title,
            "kind": CostKind.OPERATION,
            "funding": Funding.OWN,
            "amounts": [each * KRONA for each in (*amounts, *[0] * years)[:years]],
            "body": world.school,
            **said,
        }
    )
    return acts.add_cost(alternative=alternative, content=content, by=world.hand, at=NOW)


def a_benefit(world: World, alternative: Alternative, title: str, likely: int | str, **said: Any) -> BenefitLine:
    """Hours of the school board's staff, as many at least and at most unless said otherwise."""
    content = acts.Gains(
        **{
            "title": title,
            "kind": Gain.TIME,
            "beneficiary": For.INTERNAL,
            "body": world.school,
            "process": "Närvaro",
            "unit": "timmar",
            "baseline": Decimal(9_000),
            "low": Decimal(likely),
            "likely": Decimal(likely),
            "high": Decimal(likely),
            "rate": Rate.HOUR_STAFF,
            "ramp": RAMP[: len(alternative.case.years)],
            "measured_by": "Tidsstudie",
            **said,
        }
    )
    return acts.add_benefit(alternative=alternative, content=content, by=world.hand, at=NOW)


def the_example(world: World, initiative: Initiative | None = None) -> Case:
    """NPV 1,203,429.08 kronor at 3.5 per cent: the standard values that hold until somebody decides others."""
    case = a_case(world, initiative)
    way = chosen(case)
    a_cost(world, way, "Bygga", 1_200_000, 800_000, kind=CostKind.DEVELOPMENT, funding=Funding.PORTFOLIO)
    a_cost(world, way, "Drift", 0, 0, *[300_000] * 4)
    a_cost(world, way, "Avveckla", 0, 0, 150_000, kind=CostKind.EXIT_OLD)
    a_benefit(world, way, "Handläggning", 3_000, low=Decimal(2_400), high=Decimal(3_600), cashable=Decimal("0.6"))
    a_benefit(
        world, way, "Väntan", 2_000, beneficiary=For.CITIZEN, body=None, rate=Rate.HOUR_OUTSIDE,
        baseline=Decimal(6_000), measured_by="Enkät",
    )  # fmt: skip
    return case


def fresh(case: Case) -> Case:
    """The case as it is stored now."""
    return Case.objects.select_related("body", "initiative").get(pk=case.pk)
