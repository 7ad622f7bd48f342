"""Changes from need to measured benefit: initiative, case, application, grant and benefits, on the days of the story.

Each takes the way that a real one takes, through the same acts, as far as its ``state`` says: drafted, handed in,
complete, prepared, declined, granted, running, or closed with benefits that somebody measures.
"""

from datetime import date, timedelta
from decimal import Decimal

from farled.benefits import acts as benefits
from farled.benefits.reads import Benefit
from farled.initiatives import acts as initiatives
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase, ReuseResult, TargetGroup, Track
from farled.matters import acts as matters
from farled.matters.reads import Decision
from farled.matters.states import MatterKind, Outcome
from farled.portfolio import acts as portfolio
from farled.portfolio.reads import Application, Grant
from farled.project.examples.portfolios import TKR, noon
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene
from farled.project.examples.story import Story
from farled.project.examples.valuing import value
from farled.systems.states import Tier

PAID_AFTER = timedelta(14)  # the project office pays out within two weeks
BY_MEETING = 10_000  # tkr: more than that is decided by the board
STEPS = (
    (25, 40, 35, 30),
    (15, 30, 50, 45),
    (40, 70, 40, 30),
    (10, 25, 30, 20),
)  # days: in, complete, prepared, decided
NEAR = (Decimal("0.95"), Decimal("0.8"), Decimal("1.05"))  # of what is promised for a year that the file does not have
CASES = {"completed", "prepared", "declined", "granted", "running", "closed"}
PREPARED = CASES - {"completed"}
GRANTED = {"granted", "running", "closed"}
GROUP = {"citizen": TargetGroup.RESIDENTS, "business": TargetGroup.BUSINESS, "internal": TargetGroup.STAFF}


def make_changes(scene: Scene) -> None:
    """Make every change, in the order in which they began."""
    rows = scene.folder.rows("change")
    for number, row in enumerate(sorted(rows, key=lambda row: row["start"])):
        _tell(scene, row, number)


def _tell(scene: Scene, row: Row, number: int) -> None:
    state, start = row["state"], row["start"]
    first = date(start, 1, 10 + number % 15) if state in GRANTED | {"declined"} else date(2026, 3 + number % 6, 10)
    story = Story(scene, row, number, min(first, scene.at.date() - timedelta(14)))
    one = scene.initiatives[row["key"]] = _begin(story)
    if state == "draft":
        return
    value(story, one)
    application = _apply(story, one)
    if state in GRANTED:
        grant = _grant(story, application)
        if state != "granted":
            _carry_out(story, one, grant)
        elif story.day + PAID_AFTER < scene.at.date():
            story.day += PAID_AFTER
            _pay_out(story, grant, phase="")
    if state == "declined":
        _decline(story, application)


# --- The initiative ---------------------------------------------------------------------------------------------------


def _begin(story: Story) -> Initiative:
    row, scene, at = story.row, story.scene, noon(story.day)
    tier, end = Tier(row.get("tier", "differentiating")), date(row["start"] + len(row["dev"]), 1, 31)
    if tier is Tier.INNOVATIVE:
        end = date(row["start"], 6, 30)
    one = initiatives.begin(
        body=scene.bodies[row["body"]],
        tier=tier,
        content=initiatives.Content(
            title=row["title"],
            purpose=row["purpose"],
            track=Track.COMMON if row["portfolio"] == "p-gemensamt" else Track.OWN,
            target_group=GROUP[row["benefits"][0]["for"]],
            effect=row["benefits"][0]["title"],
            effect_due=date(end.year + 1, 1, 31),
            start=date(row["start"], 2, 1),
            end=end,
            cost=sum(row["dev"]) * TKR,
            supplier=scene.bodies["intraservice"]
            if row["body"] != "intraservice"
            else scene.bodies["kretslopp-och-vatten"],
            maintenance_object=row["benefits"][0]["process"],
            risks="Arbetssätten ändras inte i tid. Verksamheten avsätter någon som leder ändringen.",
        ),
        objectives=[scene.objectives[key] for key in _objectives(story)],
        source=source_of(row),
        by=story.by,
        at=at,
    )
    one = initiatives.accept_ownership(
        initiative=one, version=one.version, function="Avdelningschef", by=story.by, at=at
    )
    initiatives.look_for_reuse(
        initiative=one,
        result=ReuseResult.NOTHING,
        ground="Registret är genomsökt. Inget som finns svarar mot behovet.",
        by=story.by,
        at=at,
    )
    return initiatives.make_ready(initiative=one, version=one.version, by=story.by, at=at)


def _objectives(story: Story) -> list[str]:
    own = story.row["portfolio"]
    return next(row["objectives"] for row in story.scene.folder.rows("portfolio") if row["key"] == own)


# --- The money --------------------------------------------------------------------------------------------------------


def _apply(story: Story, initiative: Initiative) -> Application:
    row, by = story.row, story.by
    steps = STEPS[story.number % len(STEPS)]
    money = story.scene.portfolios[row["portfolio"]]
    parts = tuple(
        portfolio.Part(money, row["start"] + place, each * TKR) for place, each in enumerate(row["dev"]) if each
    )
    wish = portfolio.Wish(
        sketch=row["purpose"],
        start=max(date(row["start"], 2, 1), story.day),
        parts=parts,
        operations="Verksamheten ändrar sitt arbetssätt tillsammans med dem som berörs, enhet för enhet.",
        realisation="Nyttan mäts av den som tar hem den, varje år.",
        upkeep="Lösningen förvaltas i ett förvaltningsobjekt med egen budget.",
    )
    one = portfolio.begin_application(
        initiative=initiative, wish=wish, is_example=True, source=source_of(row), by=by, at=noon(story.day)
    )
    story.later(steps[0])
    one = portfolio.hand_in(application=one, version=one.version, by=by, at=noon(story.day))
    if row["state"] in CASES:
        story.later(steps[1])
        one = portfolio.complete(application=one, version=one.version, by=by, at=noon(story.day))
    if row["state"] in PREPARED:
        story.later(steps[2])
        opinion = "Väl beskrivet behov. Nyttan går att mäta och den som tar hem den är utpekad."
        one = portfolio.prepare(application=one, version=one.version, opinion=opinion, by=by, at=noon(story.day))
    return one


def _grant(story: Story, application: Application) -> Grant:
    row = story.row
    story.later(STEPS[story.number % len(STEPS)][3])
    money = story.scene.portfolios[row["portfolio"]]
    parts = [
        portfolio.Instalment(
            portfolio=money, year=row["start"] + place, amount=each * TKR, phase=Phase.DEVELOP if place == 1 else None
        )
        for place, each in enumerate(row["dev"])
        if each
    ]
    decision = _decided(story) if sum(row["dev"]) > BY_MEETING else None
    grant = portfolio.grant_money(
        application=application,
        version=application.version,
        parts=parts,
        ground="Störst nytta i förhållande till kostnaden inom ramen, och bidrar till planens mål.",
        decision=decision,
        is_example=True,
        by=story.by,
        at=noon(story.day),
    )
    benefits.plan_from_case(initiative=application.initiative, by=story.by, at=noon(story.day))
    return grant


def _decided(story: Story) -> Decision:
    """What the executive board decided of a sum that is beyond everybody's delegation."""
    scene, at = story.scene, noon(story.day)
    matter = matters.register_matter(
        organisation=scene.organisation,
        title=f"Medel ur portföljen till {story.row['title'].lower()}",
        kind=MatterKind.APPLICATION,
        opened_on=story.day - timedelta(30),
        reference=f"Exempel {story.row['start']}-{story.number}",
        source=source_of(story.row),
        by=story.by,
        at=at,
    )
    return matters.decide(
        matter=matter,
        on=story.day,
        outcome=Outcome.APPROVED,
        body=scene.bodies["kommunstyrelsen"],
        clauses=["Medel beviljas enligt ansökan."],
        source=source_of(story.row),
        by=story.by,
        at=at,
    )


def _decline(story: Story, application: Application) -> None:
    story.later(20)
    portfolio.decline(
        application=application,
        version=application.version,
        because="Nyttan är för osäker i förhållande till kostnaden. Sök igen när fler har prövat.",
        by=story.by,
        at=noon(story.day),
    )


# --- Delivery and benefits --------------------------------------------------------------------------------------------


def _carry_out(story: Story, one: Initiative, grant: Grant) -> None:
    """The work goes on; what is closed has owners of its benefits, who measure them."""
    by, years = story.by, len(story.row["dev"])
    one.refresh_from_db()
    story.later(20)
    phases = [Phase.DEVELOP, Phase.IMPLEMENT]
    if story.row["state"] == "closed":
        phases += [Phase.ESTABLISH, Phase.FOLLOW_UP]
    for phase in phases:
        one = initiatives.move_phase(initiative=one, version=one.version, phase=phase, by=by, at=noon(story.day))
        _pay_out(story, grant)
        story.later(70 * years)
    if story.row["state"] == "running":
        story.day = max(story.day, story.scene.at.date() - PAID_AFTER)
    _pay_out(story, grant)
    if story.row["state"] == "closed":
        _hand_over(story, one)
        one.refresh_from_db()
        upkeep = {
            "maintenance_object": one.maintenance_object,
            "support": "Användarstödet svarar, med en ansvarig i verksamheten.",
        }
        one = initiatives.state_upkeep(
            initiative=one,
            version=one.version,
            maintenance_plan="Förvaltningsplan finns och följs upp varje år.",
            by=by,
            at=noon(story.day),
            **upkeep,
        )
        initiatives.close(
            initiative=one,
            version=one.version,
            outcome="Infört enligt plan. Nyttorna är överlämnade.",
            by=by,
            at=noon(story.day),
        )


def _pay_out(story: Story, grant: Grant, **which: str) -> None:
    """Pay out what can be: the year has come, and the work has come as far as the part waits for."""
    rows = grant.tranches.filter(released_on=None, account__year__lte=story.day.year, **which)
    for tranche in rows.order_by("number"):
        portfolio.release_tranche(tranche=tranche, version=tranche.version, by=story.by, at=noon(story.day))


def _hand_over(story: Story, initiative: Initiative) -> None:
    """Each benefit gets an owner in the line, who measures it the years that the file says of the first of them."""
    outcomes = dict(story.row.get("measured", ()))
    for place, each in enumerate(Benefit.objects.filter(initiative=initiative).order_by("pk")):
        benefits.accept_benefit(
            benefit=each, version=each.version, function="Enhetschef", by=story.by, at=noon(story.day)
        )
        if outcomes:
            _measure(story, each, outcomes if place == 0 else {})


def _measure(story: Story, benefit: Benefit, outcomes: dict[int, float]) -> None:
    """Measure each year of promise that has passed, and this one if the file has it; other years come near it."""
    today = story.scene.at.date()
    for point in benefit.points.filter(promised__gt=0, year__lte=today.year).order_by("year"):
        if point.year == today.year and point.year not in outcomes:
            continue
        benefit.refresh_from_db()
        day = min(date(point.year, 12, 15), today)
        came = Decimal(outcomes.get(point.year, int(point.promised * NEAR[(story.number + point.year) % len(NEAR)])))
        benefits.measure(
            benefit=benefit,
            version=benefit.version,
            on=day,
            year=point.year,
            value=came,
            how="Räknat ur verksamhetens egna uppgifter",
            is_example=True,
            by=story.by,
            at=max(noon(day), noon(story.day)) if day < today else noon(today),
        )
