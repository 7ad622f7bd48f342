"""Applications, portfolios to ask and cases to rest on, for tests; what has acts is made through them."""

from datetime import date
from decimal import Decimal
from typing import Any

from farled.cases.reads import Acceptance, Alternative, Appraisal, Case, CostLine
from farled.cases.states import AppraisalState, CaseState, CostKind, Funding
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.initiatives.states import ReuseResult
from farled.people.reads import Group
from farled.people.states import GroupKind
from farled.portfolio import acts
from farled.portfolio.models import Portfolio
from farled.portfolio.reads import Application
from farled.systems.states import Tier
from tests.cast import NOW, TODAY, World
from tests.factories.initiatives import an_initiative

MKR = 100_000_000  # öre in a million kronor


def a_group(world: World, name: str = "Beredningsgruppen") -> Group:
    """A group that prepares."""
    from farled.people import acts as people

    found = Group.objects.filter(organisation=world.ours, name=name).first()
    return found or people.add_group(
        organisation=world.ours, name=name, kind=GroupKind.PREPARATION, by=world.hand, at=NOW
    )


def a_portfolio(
    world: World, name: str = "Utveckling", *, tiers: tuple[Tier, ...] = (), theirs: bool = False, **said: Any
) -> Portfolio:
    """A portfolio that holds from the beginning of the year; the same when asked for again."""
    organisation = world.theirs if theirs else world.ours
    found = Portfolio.objects.filter(organisation=organisation, name=name).first()
    return found or Portfolio.objects.create(
        organisation=organisation,
        name=name,
        purpose="Verksamheter som utvecklas.",
        tiers=[str(tier) for tier in tiers],
        valid_from=date(2026, 1, 1),
        **said,
    )


def a_ready_initiative(world: World, title: str = "Närvaro utan papper", **said: Any) -> Initiative:
    """An initiative of the school board that is owned, looked at and ready."""
    one = an_initiative(world, title, effect="Tid.", effect_due=date(2027, 6, 1), cost=20_000_000, **said)
    hand: dict[str, Any] = {"by": world.hand, "at": NOW}
    one = initiatives.accept_ownership(initiative=one, version=one.version, function="Enhetschef", **hand)
    initiatives.look_for_reuse(initiative=one, result=ReuseResult.NOTHING, ground="Inget finns.", **hand)
    Initiative.objects.filter(pk=one.pk).update(ready_on=TODAY)
    one.refresh_from_db()
    return one


def a_submitted_case(
    world: World, initiative: Initiative, *, seeks: tuple[int, ...] = (MKR, MKR), running: int = 0
) -> Case:
    """A submitted case: ``seeks`` öre of portfolios a year, and ``running`` öre a year for its own body."""
    case = Case.objects.create(
        organisation=initiative.organisation, initiative=initiative, body=initiative.body, title=initiative.title,
        number=initiative.cases.count() + 1, state=CaseState.SUBMITTED, first_year=2027, horizon=len(seeks) - 1,
        price_year=2026, discount_rate=Decimal("0.035"), hour_staff=40_000, hour_outside=20_000, begun_on=TODAY,
        submitted_on=TODAY, submitted_by="Testets scen", why="Ny version.", innovation=40,
    )  # fmt: skip
    Alternative.objects.create(case=case, title="Inget", is_zero=True)
    chosen = Alternative.objects.create(case=case, title="Göra det", chosen=True, position=1)
    CostLine.objects.create(
        alternative=chosen, title="Utveckling", kind=CostKind.DEVELOPMENT, funding=Funding.PORTFOLIO,
        amounts=list(seeks), body=initiative.body,
    )  # fmt: skip
    if running:
        CostLine.objects.create(
            alternative=chosen, title="Drift", kind=CostKind.OPERATION, funding=Funding.OWN,
            amounts=[running] * len(seeks), body=initiative.body,
        )  # fmt: skip
    return case


def accept_and_appraise(world: World, case: Case) -> None:
    """Have the applicant accept its running cost, and an appraiser deliver."""
    Acceptance.objects.create(
        case=case, body=case.body, amount=0, accepted=True, on=TODAY, function="Chef", by_name="Testets scen"
    )
    Appraisal.objects.create(
        case=case, appraiser=world.users["valter"], appraiser_name="Valter Värderare", statement="Rimligt.",
        state=AppraisalState.DELIVERED, begun_on=TODAY, delivered_on=TODAY,
    )  # fmt: skip


def a_wish(world: World, *, parts: tuple[acts.Part, ...] | None = None, **said: Any) -> acts.Wish:
    """What an application says: a million kronor a year of one portfolio."""
    of = a_portfolio(world)
    asked = (acts.Part(of, 2027, MKR), acts.Part(of, 2028, MKR)) if parts is None else parts
    words = {"sketch": "Föra närvaron en gång.", "start": date(2027, 1, 1), "operations": "Nya rutiner.",
             "realisation": "Nyttan tas hem.", "upkeep": "Förvaltas i skolan."}  # fmt: skip
    return acts.Wish(**{**words, "parts": asked, **said})


def an_application(
    world: World, title: str = "Närvaro utan papper", *, seeks: tuple[int, ...] = (MKR, MKR), **said: Any
) -> Application:
    """A draft of the school board's, for an initiative that is ready and has a submitted case."""
    one = a_ready_initiative(world, title)
    a_submitted_case(world, one, seeks=seeks)
    wish = said.pop("wish", None) or a_wish(world, **said)
    return acts.begin_application(initiative=one, wish=wish, by=world.hand, at=NOW)


def handed_in(world: World, title: str = "Närvaro utan papper", **said: Any) -> Application:
    """One that has come in."""
    row = an_application(world, title, **said)
    return acts.hand_in(application=row, version=row.version, by=world.hand, at=NOW)


def completed(world: World, title: str = "Närvaro utan papper", **said: Any) -> Application:
    """One that is complete: owned, its running cost accepted, and appraised."""
    row = handed_in(world, title, **said)
    assert row.case is not None
    accept_and_appraise(world, row.case)
    return acts.complete(application=row, version=row.version, by=world.hand, at=NOW)


def prepared(world: World, title: str = "Närvaro utan papper", **said: Any) -> Application:
    """One that waits for a decision."""
    row = completed(world, title, **said)
    return acts.prepare(application=row, version=row.version, opinion="Väl underbyggd.", by=world.hand, at=NOW)
