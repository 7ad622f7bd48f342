"""Portfolios with their frames, who may grant how much, what groups judge by, and where the balance began."""

from datetime import UTC, date, datetime

from farled.portfolio import acts
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene
from farled.systems.states import Tier

TKR = 100_000  # öre
GROUND = "Kommunfullmäktiges budget (exempelvärde)"


def found_portfolios(scene: Scene) -> None:
    """Found every portfolio, set its frames and say who may grant."""
    for row in scene.folder.rows("portfolio"):
        scene.portfolios[row["key"]] = acts.found_portfolio(
            organisation=scene.organisation,
            about=_about(scene, row),
            source=source_of(row),
            is_example=row.get("example", False),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("frame"):
        _set_frames(scene, row)
    for row in scene.folder.rows("delegation"):
        acts.set_delegation(
            organisation=scene.organisation,
            body=scene.bodies[row["body"]],
            by_meeting=row["by_meeting"],
            function=row.get("function", ""),
            most=row["most"] * TKR if "most" in row else None,
            ground=row["ground"],
            valid_from=row["valid_from"],
            is_example=row.get("example", False),
            by=scene.by,
            at=scene.at,
        )


def set_measures(scene: Scene) -> None:
    """What the group judges by, and where the balance was counted to lie before."""
    rows = scene.folder.rows("criterion")
    names = ("name", "category", "scale_low", "scale_high", "weight")
    for position, row in enumerate(rows, 1):
        said = acts.Measure(position=position, source=source_of(row), **{name: row[name] for name in names})
        acts.add_criterion(group=scene.groups[row["group"]], content=said, by=scene.by, at=scene.at)
    for row in scene.folder.rows("balance_point"):
        acts.add_balance_point(
            on=row["on"], innovation=row["innovation"], source=source_of(row), by=scene.by, at=scene.at
        )


def _about(scene: Scene, row: Row) -> acts.About:
    names = ("number", "name", "purpose", "rules", "valid_from", "target_innovation", "target_external", "carry_over")
    return acts.About(
        tiers=[Tier(each) for each in row["tiers"]],
        preparation=scene.groups.get(row.get("preparation", "")),
        advice=scene.groups.get(row.get("advice", "")),
        council=scene.bodies.get(row.get("council", "")),
        **{name: row[name] for name in names if name in row},
    )


def _set_frames(scene: Scene, row: Row) -> None:
    """Each year's frame, decided before the year; what lies ahead of the loading was decided in its own year."""
    for year, amount in sorted(row["years"].items()):
        decided = min(date(int(year) - 1, 11, 20), scene.at.date().replace(day=1))
        acts.set_frame(
            portfolio=scene.portfolios[row["portfolio"]],
            year=int(year),
            amount=amount * TKR,
            ground=GROUND,
            on=max(decided, date(2023, 1, 1)),
            is_example=row.get("example", False),
            by=scene.by,
            at=scene.at,
        )


def noon(day: date) -> datetime:
    """The instant at which something of a day is loaded."""
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
