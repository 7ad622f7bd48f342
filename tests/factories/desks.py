"""Selection desks for tests: portfolios with frames, applications whose cases are worth something, and answers."""

from decimal import Decimal
from typing import Any

from farled.cases.reads import Alternative, BenefitLine
from farled.portfolio import acts, tasks
from farled.portfolio.models import Application, Candidate, Desk, Portfolio, Run
from farled.portfolio.reads import desk as reads
from tests.cast import NOW, World
from tests.factories.applications import MKR, an_application
from tests.factories.portfolio import a_frame, a_portfolio


def a_framed_portfolio(world: World, name: str = "Utveckling", *, amount: int = 10 * MKR, **said: Any) -> Portfolio:
    """A portfolio with as much in 2027 as in 2028."""
    of = a_portfolio(world, name, **said)
    for year in (2027, 2028):
        a_frame(world, of, year=year, amount=amount)
    return of


def a_desk(world: World, *portfolios: Portfolio, **said: Any) -> Desk:
    """A selection for 2027 and 2028; of one framed portfolio unless others are given."""
    given = {"title": "Urval 2027", "first_year": 2027, "last_year": 2028, **said}
    return acts.open_desk(portfolios=portfolios or [a_framed_portfolio(world)], by=world.hand, at=NOW, **given)


def a_worthy(
    world: World,
    title: str,
    *,
    cost: int = 4,
    worth: int | None = 10,
    spread: int = 2,
    innovation: int | None = 40,
    citizens: bool = True,
    portfolio: Portfolio | None = None,
    **said: Any,
) -> Application:
    """One that has come in and asks ``cost`` million kronor in 2027, for benefits of ``worth`` million in that year."""
    of = portfolio or Portfolio.objects.get(organisation=world.ours, name="Utveckling")
    parts = said.pop("parts", (acts.Part(of, 2027, cost * MKR),))
    row = an_application(world, title, seeks=(sum(part.amount for part in parts),), parts=parts, **said)
    case = row.initiative.cases.get()
    case.innovation = innovation
    case.save(update_fields=["innovation"])
    if worth is not None:
        BenefitLine.objects.create(
            alternative=Alternative.objects.get(case=case, chosen=True), title="Tid", kind="financial",
            beneficiary="citizen" if citizens else "internal", body=None if citizens else case.body,
            unit="mnkr", baseline=Decimal(0),
            low=Decimal(max(0, worth - spread)), likely=Decimal(worth), high=Decimal(worth + spread), price=MKR,
            ramp=["1"], measured_by="Mätning",
        )  # fmt: skip
    return acts.hand_in(application=row, version=row.version, by=world.hand, at=NOW)


def a_candidate(world: World, desk: Desk, title: str = "Närvaro utan papper", **said: Any) -> Candidate:
    """A worthy application in a selection."""
    latest = said.pop("latest_start", 2027)
    application = a_worthy(world, title, **said)
    return acts.add_candidate(desk=desk, application=application, latest_start=latest, by=world.hand, at=NOW)


def three(world: World) -> tuple[Desk, dict[str, Candidate]]:
    """Ten million and three that do not all fit: worth 8, 9 and 7 net, for 6, 5 and 5."""
    desk = a_desk(world)
    rows = {
        "Arkivet": a_candidate(world, desk, "Arkivet", cost=6, worth=14, innovation=0),
        "Bokningen": a_candidate(world, desk, "Bokningen", cost=5, worth=14, innovation=80),
        "Chatten": a_candidate(world, desk, "Chatten", cost=5, worth=12, innovation=20, citizens=False),
    }
    return desk, rows


def answered(world: World, desk: Desk) -> Run:
    """A proposal that the job has worked out."""
    row = acts.run(desk=desk, by=world.actor("asa"), at=NOW)
    tasks.work_out.func(row.pk)
    row.refresh_from_db()
    return row


def decided(world: World, desk: Desk) -> Desk:
    """Chosen as proposed, and left as a proposal."""
    answered(world, desk)
    desk.refresh_from_db()
    acts.take_plan(desk=desk, version=desk.version, by=world.hand, at=NOW)
    return acts.propose(desk=desk, version=desk.version, outcome="Två tas med, en får vänta.", by=world.hand, at=NOW)


def candidates(desk: Desk) -> dict[str, Candidate]:
    """By title, as they are now."""
    return {each.application.initiative.title: each for each in reads.candidates_of(desk)}
