"""Initiatives with their checks, reports and cases: submitted, accepted by who bears the running cost, appraised.

Nineteen in twenty have handed their case in; the last is a draft. The case has two developments, two running costs and
ten benefits for several bodies, so that a sum over parties has many parties.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.plan_rows import TEXT

if TYPE_CHECKING:
    from benchmarks.portfolios import Changes

LINES = 10  # benefits of each initiative
STAGES = ("granted", "granted", "granted", "received", "granted", "prepared", "granted", "received", "prepared",
          "declined", "prepared", "received", "granted", "completed", "prepared", "received", "granted", "completed",
          "prepared", "")  # fmt: skip
KRONA, SPAN = 100, 4  # öre; years after the first of a case


@dataclass(slots=True)
class Changed:
    """An initiative with its latest case, and when it was begun."""

    number: int
    row: Any
    body: Any
    on: date
    cost: list[int] = field(default_factory=list)  # öre asked for in each year of the case
    case: Any = None

    @property
    def stage(self) -> str:
        """How far its application has come: of twenty, seven are granted and eleven wait."""
        return STAGES[self.number % len(STAGES)]

    @property
    def appraised(self) -> bool:
        """Whether somebody has appraised its case; so is everything that is complete."""
        return self.stage not in ("received", "")


def change(made: "Changes", number: int) -> Changed:
    """An initiative with four checks answered and two reports, and its case."""
    from farled.initiatives import acts
    from farled.initiatives.states import Phase, ReuseResult, TargetGroup, Verdict
    from farled.planning.states import Light

    pick = made.pick
    body = made.bodies[1 + number % (len(made.bodies) - 1)]
    decided = STAGES[number % len(STAGES)] in ("granted", "declined")
    on = date(made.today.year - (6 - number % 3 if decided else 2), 1 + number % 12, 2 + number % 20)
    said: dict[str, Any] = {"by": made.by, "at": made.at(on)}
    start = on + timedelta(days=40)
    content = acts.Content(
        title=f"Förändring {number + 1} av arbetet hos {body.name}"[:200], purpose=TEXT, start=start,
        end=start + timedelta(days=150), cost=pick.randint(50, 490) * 1_000 * KRONA, effect=TEXT,
        target_group=list(TargetGroup)[number % 2], maintenance_object="Objektet",
        effect_due=start + timedelta(days=500), risks=TEXT,
    )  # fmt: skip
    aims = [made.objectives[number % len(made.objectives)], made.objectives[(number + 7) % len(made.objectives)]]
    row = acts.begin(body=body, tier=made.tier(number), content=content, objectives=aims, **said)
    row = acts.accept_ownership(initiative=row, version=row.version, function="Enhetschef", **said)
    acts.look_for_reuse(initiative=row, result=ReuseResult.NOTHING, ground="Inget liknande finns.", **said)
    for question in made.questions:
        acts.answer_check(
            initiative=row, question=question, version=0, verdict=Verdict.OK, ground="Prövat.", **said
        )  # fmt: skip
    row.refresh_from_db()
    row = acts.make_ready(initiative=row, version=row.version, **said)
    for months in (3, 6):
        light = pick.choices(list(Light), weights=[7, 2, 1])[0]
        said["at"] = made.at(on + timedelta(days=30 * months))
        acts.report(initiative=row, version=row.version, light=light, text=TEXT, next_step=TEXT, **said)
        row.refresh_from_db()
    if number % 3 == 0:
        row = acts.move_phase(initiative=row, version=row.version, phase=Phase.DEVELOP, **said)
    found = Changed(number, row, body, on)
    _case(made, found)
    return found


def _case(made: "Changes", of: Changed) -> None:
    """Its case, as far as it has come."""
    from farled.cases import acts
    from farled.cases.reads import Alternative

    said: dict[str, Any] = {"by": made.by, "at": made.at(of.on + timedelta(days=200))}
    content = acts.Content(
        title=of.row.title, summary=TEXT, first_year=made.first_year(of), horizon=SPAN, price_year=of.on.year,
        innovation=made.pick.randrange(0, 101, 5),
    )  # fmt: skip
    case = acts.begin(initiative=of.row, content=content, **said)
    way = Alternative.objects.select_related("case__body").get(case=case, chosen=True)
    for cost in _costs(made, of):
        acts.add_cost(alternative=way, content=cost, **said)
    for gain in _gains(made, of):
        acts.add_benefit(alternative=way, content=gain, **said)
    case.refresh_from_db()
    if of.stage:
        case = acts.submit(case=case, version=case.version, **said)
        for body in {of.body, made.beside(of.number)}:
            acts.accept(case=case, version=case.version, body=body, function="Förvaltningschef", **said)
    if of.appraised:
        _appraise(made, case, said["at"])
    of.case = case


def _costs(made: "Changes", of: Changed) -> list[Any]:
    from farled.cases import acts
    from farled.cases.states import CostKind, Funding

    pick, years = made.pick, SPAN + 1
    of.cost = [pick.randint(100_000, 3_000_000) * KRONA + pick.randint(0, 99) for _ in range(2)]
    running = [0, *[pick.randint(20_000, 200_000) * KRONA] * (years - 1)]
    rest = [0] * (years - len(of.cost))
    asked, own = CostKind.DEVELOPMENT, Funding.OWN
    return [
        acts.Cost(
            title="Utveckling", kind=asked, funding=Funding.PORTFOLIO, amounts=[*of.cost, *rest], body=of.body
        ),
        acts.Cost(title="Drift", kind=CostKind.OPERATION, funding=own, amounts=running, body=of.body),
        acts.Cost(
            title="Förvaltning", kind=CostKind.MAINTENANCE, funding=own, amounts=[each // 3 for each in running],
            body=made.beside(of.number),
        ),
        acts.Cost(title="Det gamla stängs", kind=CostKind.EXIT_OLD, funding=own,
                  amounts=[0, 7_777_777, *[0] * (years - 2)], body=of.body),
    ]  # fmt: skip


def _gains(made: "Changes", of: Changed) -> list[Any]:
    """Ten: time and money for three bodies, and time for those outside."""
    from farled.cases import acts
    from farled.cases.states import For, Gain, Rate

    def gain(place: int) -> Any:
        likely = made.pick.randint(100, 4_000)
        inside, money = place % 3 != 2, place % 2 == 0
        return acts.Gains(
            title=f"Nytta {place + 1} av förändring {of.number + 1}",
            kind=Gain.FINANCIAL if money else Gain.TIME,
            beneficiary=For.INTERNAL if inside else (For.CITIZEN, For.BUSINESS)[place % 2],
            body=made.bodies[1 + (of.number + place) % (len(made.bodies) - 1)] if inside else None,
            ramp=[Decimal(share) for share in ("0", "0.4", "0.8", "1", "1")],
            process=f"Arbetssätt {(3 * of.number + place) % 97}", unit="ärenden" if money else "timmar",
            baseline=Decimal(likely * 3),
            low=Decimal(likely * 6) / 10, likely=Decimal(likely), high=Decimal(likely * 13) / 10,
            price=made.pick.randint(100, 900) * KRONA + 37 if money else None,
            rate=None if money else Rate.HOUR_STAFF if inside else Rate.HOUR_OUTSIDE,
            realisation=Decimal("0.9"), cashable=Decimal("0.25") if inside else Decimal(0),
            measured_by="Mäts i verksamhetssystemet en vecka om året.",
        )  # fmt: skip

    return [gain(place) for place in range(made.lines)]


def _appraise(made: "Changes", case: Any, at: Any) -> None:
    """Somebody else thinks that development costs more."""
    from farled.cases import acts, reads

    said: dict[str, Any] = {"by": made.acting(made.appraiser), "at": at + timedelta(days=20)}
    one = acts.begin_appraisal(case=case, **said)
    line = reads.cost_lines(case)[0]
    factor = Decimal(made.pick.randint(90, 150)) / 100
    acts.value_cost(appraisal=one, line=line, version=0, factor=factor, why="Liknande har kostat mer.", **said)
    one.refresh_from_db()
    acts.deliver(appraisal=one, version=one.version, statement=TEXT, **said)
