"""One city's portfolio, from valuation to explanation, cell by cell as in a notebook.

Every step is a call or two of the calculation library, and every figure is made up: a city of 100,000 people with ten
things it could do. Run: ``python docs/methods/walk/portfolio.py [folder]`` prints what each cell shows and writes its
pictures to the folder (this one, unless said otherwise).
"""

# %% What the city could do
import sys
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from plots import Bar, bars, plane

from farled.methods.balance import Point, answered, balance, locate, movement, split_benefits, split_cost
from farled.methods.benefits import Beneficiary, BenefitKind, Cell
from farled.methods.overlap import Claim, check_claims
from farled.methods.selection import (
    Initiative,
    Requires,
    SelectionProblem,
    Share,
    explain,
    rank_and_fill,
    select,
    violations,
    worth,
)
from farled.methods.valuation import Benefit, BusinessCase, Cost, CostType, appraise, flat, hours

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
MKR = 1_000_000_00  # öre
STAFF, RESIDENTS = Decimal(420_00), Decimal(150_00)  # öre an hour
RATE = flat(Decimal("0.035"))
YEAR, HORIZON, FULL = 2027, 6, 2031


@dataclass(frozen=True)
class Wish:
    """What somebody wants to do: öre to build in two years, to run each year, and hours a year it frees."""

    name: str
    portfolio: str
    process: str
    build: tuple[int, int]
    run: int
    new: int  # öre of the building that gives a capability the city has not had
    staff: Decimal
    residents: Decimal
    decided: date | None = None
    answers: tuple[int, ...] = ()  # 1–5 on innovation, where the cost has not been split


WISHES = [
    Wish("permits online", "service", "permits", (3 * MKR, 2 * MKR), MKR // 2, MKR, hours(9_000, 25), hours(9_000, 40)),
    Wish("permit robot", "service", "permits", (2 * MKR, 0), MKR // 4, MKR // 2, hours(9_000, 20), hours(9_000, 5)),
    Wish("one way in", "service", "contact", (4 * MKR, 3 * MKR), MKR, 4 * MKR, hours(60_000, 4), hours(60_000, 12)),
    Wish("voice assistant", "service", "contact", (2 * MKR, MKR), MKR, 3 * MKR, hours(60_000, 2), hours(60_000, 3)),
    Wish("key-free care", "welfare", "home care", (5 * MKR, 2 * MKR), MKR, MKR, hours(400_000, 3), Decimal(0)),
    Wish("night camera", "welfare", "home care", (2 * MKR, MKR), MKR, 2 * MKR, hours(60_000, 12), hours(4_000, 30)),
    Wish("absence in the phone", "welfare", "school", (MKR, 0), MKR // 5, 0, hours(90_000, 2), hours(90_000, 3)),
    Wish(
        "early signs", "welfare", "school", (3 * MKR, 2 * MKR), MKR, 0, hours(2_000, 90), Decimal(0), answers=(5, 4, 5)
    ),
    Wish("invoices by machine", "running", "invoices", (2 * MKR, 0), MKR // 3, 0, hours(80_000, 6), Decimal(0)),
    Wish("new data centre", "running", "operation", (6 * MKR, 4 * MKR), MKR, 0, hours(12_000, 60), Decimal(0)),
]
WISHES = [replace(wish, decided=date(2026, 3, 1)) if wish.name == "permits online" else wish for wish in WISHES]
BASELINE = {
    "permits": 5_500,
    "contact": 6_000,
    "home care": 30_000,
    "school": 6_500,
    "invoices": 9_000,
    "operation": 15_000,
}


# %% Valuation: what each is worth by itself
def case(wish: Wish, unclaimed: Decimal = Decimal(1)) -> BusinessCase:
    """Its business case; ``unclaimed``: the share of the staff's hours that nobody else has counted."""
    ramp = tuple(map(Decimal, ("0", "0.3", "0.8", "1", "1", "1", "1")))

    def saved(name: str, who: Beneficiary, amount: Decimal, price: Decimal, share: Decimal) -> Benefit:
        gain = Benefit(name, who.value, who, BenefitKind.TIME, amount, "h", price, ramp, unclaimed=share)
        return replace(gain, baseline=amount, measured_by="time study")

    gains = (
        saved("staff", Beneficiary.INTERNAL, wish.staff, STAFF, unclaimed),
        saved("residents", Beneficiary.CITIZEN, wish.residents, RESIDENTS, Decimal(1)),
    )
    costs = (
        Cost("build", CostType.DEVELOPMENT, "city", wish.build),
        Cost("run", CostType.OPERATION, "city", (0, 0, *[wish.run] * (HORIZON - 1))),
    )
    return BusinessCase(YEAR, HORIZON, YEAR, costs, tuple(gain for gain in gains if gain.quantity))


alone = {wish.name: appraise(case(wish), RATE) for wish in WISHES}
print("Net present value by itself, million kronor")
for name, found in alone.items():
    print(f"  {name:22}{found.npv / MKR:7.1f}")

# %% Overlap: the same hours are not saved twice
cells = {process: Cell(process, "city", BenefitKind.TIME, "h") for process in BASELINE}
claims = [
    Claim(wish.name, wish.name, cells[wish.process], FULL, round(wish.staff), decided=wish.decided) for wish in WISHES
]
overlap = check_claims(claims, {(cells[process], FULL): amount for process, amount in BASELINE.items()})
print("Found where claims meet")
for finding in overlap.findings:
    print(f"  {finding.code.value:18}{finding.process:11}{', '.join(finding.claims)}")

# %% Valuation again, with what each may count
unclaimed = {
    name: Decimal(share.unclaimed.numerator) / share.unclaimed.denominator
    for name, share in overlap.shares.items()
    if share.unclaimed is not None
}
valued = {wish.name: appraise(case(wish, unclaimed[wish.name]), RATE) for wish in WISHES}
lost = sum(alone[name].npv - valued[name].npv for name in valued)
print(f"Counted twice and taken away: {lost / MKR:.1f} million kronor")
ranked = sorted(WISHES, key=lambda wish: -valued[wish.name].npv)
picture = bars(
    "Net present value, million kronor; pale: before the same hours were counted once",
    [Bar(each.name, float(valued[each.name].npv / MKR), float(alone[each.name].npv / MKR)) for each in ranked],
    lambda value: f"{value:.1f}".replace("-", "−"),
)
(FOLDER / "valuation.svg").write_text(picture, encoding="utf-8")


# %% Balance: where the resources would lie if everything were done
def place(wish: Wish) -> Point:
    """Money where it is known, else the questionnaire."""
    values = valued[wish.name].by_line()
    gains = {gain.id: (gain.beneficiary, values[gain.id]) for gain in case(wish).benefits}
    by_cost = None if wish.answers else split_cost(wish.new, sum(wish.build))
    there = locate([by_cost, answered(wish.answers)], [split_benefits(gains)])
    assert there is not None
    return there.point


TARGET = Point(innovation=0.35, external=0.45)
places = {wish.name: place(wish) for wish in WISHES}
resources = {wish.name: sum(wish.build) for wish in WISHES}
everything = balance(places, resources, TARGET)
today = balance(
    {"what runs": Point(0.0, 0.1), "what is tried": Point(1.0, 0.1)}, {"what runs": 99, "what is tried": 1}, TARGET
)
assert everything is not None
assert today is not None
print(f"Today 99 to 1: {today.distance:.2f} from the target; with everything: {everything.distance:.2f}")
print(f"That is {movement(today, everything).closer:.2f} closer; inside the tolerance: {everything.inside}")
(FOLDER / "balance.svg").write_text(plane("Everything the city could do", everything), encoding="utf-8")


# %% Selection: what to start, and when
TKR = 1_000_00  # öre


def option(wish: Wish) -> Initiative:
    """It can be started in one of two years; a year's delay discounts what it is worth once more."""
    starts = (YEAR, YEAR + 1)
    factors = RATE.factors(1)
    return Initiative(
        wish.name,
        wish.portfolio,
        starts,
        tuple(amount // TKR for amount in wish.build if amount),
        {start: round(valued[wish.name].npv * factors[start - YEAR] / TKR) for start in starts},
        weight=resources[wish.name] // TKR,
        shares={
            "innovation": round(100 * places[wish.name].innovation),
            "external": round(100 * places[wish.name].external),
        },
        mandatory=wish.name == "early signs",  # the council has decided it
    )


FRAMES = {"service": (7_000, 6_000, 4_000), "welfare": (8_000, 6_000, 3_000), "running": (6_000, 5_000, 4_000)}
problem = SelectionProblem(
    tuple(map(option, WISHES)),
    {(portfolio, YEAR + nr): frame for portfolio, years in FRAMES.items() for nr, frame in enumerate(years)},
    carry_over=Fraction(1, 10),
    requires=(Requires("voice assistant", "one way in", lag=1),),
    shares=(Share("innovation", least=30), Share("external", least=20)),
)
plan = select(problem)
assert plan.settled
assert not violations(problem, plan.starts)
print(f"The plan is worth {plan.value / 1000:.1f} million kronor, {plan.status.value}")
for name, start in sorted(plan.starts.items(), key=lambda item: (item[1], item[0])):
    print(f"  {start} {name}")
filled = worth(problem, rank_and_fill(problem))
print(f"Ranked by value per krona and filled from the top it would be {filled / 1000:.1f}")

# %% Explanation: why the others are not in it, and what it would take
explained = explain(problem, plan)
assert explained.plan is plan
print("Not in the plan, what forcing it in would cost the whole, and which rules it breaks beside the plan")
for name, why in explained.rejections.items():
    assert why.price is not None
    rules = ", ".join(str(broken.rule) for broken in why.breaks)
    print(f"  {name:18}{why.cause.value:13}{why.price / 1000:5.1f}  {rules}")
picture = bars(
    "What the plan would lose by each that is not in it, million kronor",
    [Bar(name, (why.price or 0) / 1000) for name, why in explained.rejections.items()],
    lambda value: f"{value:.1f}",
)
(FOLDER / "explanation.svg").write_text(picture, encoding="utf-8")

# %% Balance again: where the plan lies
left_out = {name: places[name] for name in explained.rejections}
planned = {name: places[name] for name in plan.starts}
after = balance(planned, {name: resources[name] for name in planned}, TARGET)
assert after is not None
way = movement(everything, after)
print(f"The plan lies {after.distance:.2f} from the target, {way.closer:.2f} closer than everything at once")
for step in way.steps[:3]:
    print(f"  {step.initiative:18}{step.cause.value:8}{step.way.innovation:+.3f} {step.way.external:+.3f}")
picture = plane("What was chosen; empty: what was not", after, left_out)
(FOLDER / "selection.svg").write_text(picture, encoding="utf-8")
