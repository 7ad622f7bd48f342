"""The business case of a change: what it costs and gives, as the file says."""

from decimal import Decimal

from farled.cases import acts as cases
from farled.cases.reads import Case, running_accepted
from farled.cases.states import BetterWhen, CostKind, For, Funding, Gain
from farled.initiatives.reads import Initiative
from farled.people.reads import Body, acting
from farled.project.examples.portfolios import TKR, noon
from farled.project.examples.reading import Row
from farled.project.examples.story import Story

HORIZON = 5  # years after the first
RAMPS = ((0, 0.4, 0.8, 1, 1, 1), (0, 0.3, 0.7, 1, 1, 1), (0.2, 0.6, 1, 1, 1, 1))
HELD = "Exempel: räknat på dagens volymer"


def value(story: Story, initiative: Initiative) -> None:
    """What it costs and gives, accepted by whoever bears the running cost, and valued by somebody else."""
    row, by, at = story.row, story.by, noon(story.day)
    body = story.scene.bodies[row["body"]]
    case = cases.begin(
        initiative=initiative,
        content=cases.Content(
            title=row["title"],
            first_year=row["start"],
            horizon=HORIZON,
            price_year=row["start"],
            summary=row["purpose"],
            innovation=row["innovation"],
        ),
        by=by,
        at=at,
    )
    chosen = case.alternatives.get(chosen=True)
    dev = [each * TKR for each in row["dev"]]
    costs = [
        (CostKind.DEVELOPMENT, "Utveckling och införande", Funding.PORTFOLIO, dev + [0] * (HORIZON + 1 - len(dev)))
    ]
    if row["run"]:
        later = HORIZON + 1 - len(dev)
        operation, maintenance = (
            [0] * len(dev) + [row["run"] * 60_000] * later,
            [0] * len(dev) + [row["run"] * 40_000] * later,
        )
        costs += [
            (CostKind.OPERATION, "Drift", Funding.OWN, operation),
            (CostKind.MAINTENANCE, "Förvaltning", Funding.OWN, maintenance),
        ]
    for kind, title, funding, amounts in costs:
        content = cases.Cost(
            title=title, kind=kind, funding=funding, amounts=amounts, body=body, source=HELD, is_example=True
        )
        cases.add_cost(alternative=chosen, content=content, by=by, at=at)
    ramp = [Decimal(str(each)) for each in RAMPS[story.number % len(RAMPS)]]
    for benefit in row["benefits"]:
        cases.add_benefit(alternative=chosen, content=_gains(benefit, ramp, body), by=by, at=at)
    case = cases.submit(case=case, version=case.version, by=by, at=at)
    for waiting in running_accepted(case):
        cases.accept(case=case, version=case.version, body=waiting, function="Ekonomichef", by=by, at=at)
    if story.row.get("tier") != "innovative":
        _appraise(story, case)


def _gains(row: Row, ramp: list[Decimal], body: Body) -> cases.Gains:
    low, likely, high = (Decimal(each) for each in row["q"])
    return cases.Gains(
        title=row["title"],
        kind=Gain(row["kind"]),
        beneficiary=For(row["for"]),
        ramp=ramp,
        body=body if row["for"] == "internal" else None,
        process=row["process"],
        unit=row["unit"],
        baseline=Decimal(row["base"]),
        direction=BetterWhen(row.get("direction", BetterWhen.DOWN)),
        low=low,
        likely=likely,
        high=high,
        price=row["price"] * 100 if "price" in row else None,
        measured_by="Räknas ur verksamhetens egna uppgifter varje år",
        source=HELD,
        is_example=True,
    )


def _appraise(story: Story, case: Case) -> None:
    """Somebody else values it; every fourth thinks that less comes of it than the applicant does (R63)."""
    scene, at = story.scene, noon(story.day)
    user = next(row["user"] for row in scene.folder.rows("assignment") if row["role"] == "appraiser")
    by = acting(scene.user(user), scene.organisation, on=scene.at.date())
    appraisal = cases.begin_appraisal(case=case, by=by, at=at)
    said = "Antagandena är rimliga och mätningen går att genomföra."
    if story.number % 4 == 0:
        line = case.alternatives.get(chosen=True).benefit_lines.order_by("pk")[0]
        low, likely, high = line.low or 0, line.likely or 0, line.high or 0
        cases.value_benefit(
            appraisal=appraisal,
            line=line,
            version=0,
            low=low * Decimal("0.8"),
            likely=likely * Decimal("0.75"),
            high=high * Decimal("0.9"),
            why="Införandet tar längre tid än ansökan räknar med.",
            by=by,
            at=at,
        )
        said = "Nyttan är räknad i överkant. Resten är rimligt."
        appraisal.refresh_from_db()
    cases.deliver(appraisal=appraisal, version=appraisal.version, statement=said, by=by, at=at)
