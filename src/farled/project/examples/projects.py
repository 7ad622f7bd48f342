"""A portfolio that a government has published: its projects as initiatives, with what they cost and how they go."""

from datetime import date
from decimal import Decimal

from farled.initiatives import acts
from farled.initiatives.reads import Initiative, tier_rule
from farled.initiatives.states import Asked, Financing, Phase, ReuseResult, Track
from farled.people.reads import Role
from farled.planning.states import Light
from farled.project.examples.portfolios import noon
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene
from farled.systems.states import Tier
from farled.web.formats import day

PORTFOLIO = "Government Major Projects Portfolio"
KNOWN_ON = date(2021, 3, 31)
OWNER = "Senior Responsible Owner"  # every project of the portfolio has one
FOLLOWED = "Följs av Infrastructure and Projects Authority som ett av statens största projekt."
LIGHTS = {
    "Green": Light.GREEN,
    "Amber/Green": Light.GREEN,
    "Amber": Light.YELLOW,
    "Amber/red": Light.YELLOW,
    "Red": Light.RED,
}
NOT_TOLD = "Exempelvärde: källan säger inte vad som fanns att använda eller vilken fas projektet var i."
MILLION = Decimal(1_000_000)


def take_over_projects(scene: Scene) -> None:
    """Take over every project with its owner, follow it specially, and tell what was known of it."""
    rows = scene.folder.rows("project")
    if rows:
        _let_them_take_their_time(scene)
    for row in rows:
        pound = scene.folder.row("currency", "pund")
        at, end = noon(KNOWN_ON), row.get("end")
        one = acts.begin(
            body=scene.bodies[row["body"]],
            tier=Tier.DIFFERENTIATING,
            content=acts.Content(
                title=row["title"],
                purpose=row["purpose"],
                track=Track.OWN,
                start=row.get("start"),
                end=end if end and end >= scene.at.date() else None,  # a day of 2021 that has passed says nothing now
                cost=_ore(row["cost"], pound) if "cost" in row else None,
            ),
            transferred_from=f"{PORTFOLIO}, {row['number']}",
            source=f"{source_of(row)}. {source_of(pound)}",
            by=scene.by,
            at=at,
        )
        one = acts.accept_ownership(initiative=one, version=one.version, function=OWNER, by=scene.by, at=at)
        one = acts.follow(initiative=one, version=one.version, followed=True, why=FOLLOWED, by=scene.by, at=at)
        if "start" in row and "cost" in row:
            one = _under_way(scene, one)
        if "confidence" in row:
            acts.report(
                initiative=one,
                version=one.version,
                light=LIGHTS[row["confidence"]],
                text=_told(row),
                on=KNOWN_ON,
                source=source_of(row),
                by=scene.by,
                at=at,
            )


def _let_them_take_their_time(scene: Scene) -> None:
    """A tier asks for what the source has, and for no longest time: that is a municipality's."""
    rule = tier_rule(scene.organisation.pk, Tier.DIFFERENTIATING)
    acts.set_tier_rule(
        tier=Tier.DIFFERENTIATING,
        version=rule.version,
        asked=[Asked.TRACK, Asked.START, Asked.COST],
        months=None,
        extendable=rule.extendable,
        most=None,
        exact=rule.exact,
        decides=Role(rule.decides),
        financing=Financing(rule.financing),
        by=scene.by,
        at=noon(KNOWN_ON),
    )


def _under_way(scene: Scene, one: Initiative) -> Initiative:
    """It has begun: which phase it was in is not published."""
    by, at = scene.by, noon(KNOWN_ON)
    acts.look_for_reuse(initiative=one, result=ReuseResult.NOTHING, ground=NOT_TOLD, by=by, at=at)
    one = acts.make_ready(initiative=one, version=one.version, by=by, at=at)
    return acts.move_phase(initiative=one, version=one.version, phase=Phase.DEVELOP, why=NOT_TOLD, by=by, at=at)


def _ore(millions: str, pound: Row) -> int:
    """Millions of pounds in öre, at the rate that the file says."""
    return int((Decimal(millions) * MILLION * Decimal(pound["kronor"]) * 100).to_integral_value())


def _told(row: Row) -> str:
    """What the source says of it, in its own currency."""
    said = [f"Bedömning av leveransen enligt källan: {row['confidence']}."]
    if "start" in row:
        said.append(f"Tid: {day(row['start'], language='sv')} till {day(row['end'], language='sv')}.")
    if "budget" in row:
        said.append(f"Budget 2020/21: {_pounds(row['budget'])}. Prognos: {_pounds(row['forecast'])}.")
    said.append(
        f"Kostnad under hela livslängden: {_pounds(row['cost'])}." if "cost" in row else "Kostnaden lämnas inte ut."
    )
    return " ".join(said)


def _pounds(millions: str) -> str:
    """Millions of pounds as Swedes write them."""
    return f"{Decimal(millions):,.2f}".replace(",", " ").replace(".", ",") + " miljoner pund"
