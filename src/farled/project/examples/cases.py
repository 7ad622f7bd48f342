"""Business cases with their costs and benefits, submitted as far as they have come."""

from decimal import Decimal
from typing import Any

from farled.cases import acts, reads
from farled.cases.reads import Alternative, Case
from farled.cases.states import CostKind, For, Funding, Gain, Rate
from farled.methods.money import to_ore
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene


def begin_cases(scene: Scene) -> None:
    """Begin every case, fill it in and submit it; who bears a cost accepts it where that is said."""
    for row in scene.folder.rows("case"):
        content = acts.Content(
            title=row["title"],
            summary=row.get("summary", ""),
            first_year=row["first_year"],
            horizon=row["horizon"],
            price_year=row["price_year"],
            innovation=row.get("innovation"),
        )
        initiative = scene.initiatives[row["initiative"]]
        case = acts.begin(initiative=initiative, content=content, by=scene.by, at=scene.at)
        _fill(scene, case, row["key"])
        if row.get("submitted"):
            case = acts.submit(case=case, version=case.version, by=scene.by, at=scene.at)
        if "accepted_by" in row:
            _accept(scene, case, row["accepted_by"])


def _fill(scene: Scene, case: Case, key: str) -> None:
    way = Alternative.objects.get(case=case, chosen=True)
    for row in scene.folder.rows("case_cost"):
        if row["case"] == key:
            acts.add_cost(alternative=way, content=_cost(scene, row), by=scene.by, at=scene.at)
    for row in scene.folder.rows("case_benefit"):
        if row["case"] == key:
            acts.add_benefit(alternative=way, content=_gains(scene, row), by=scene.by, at=scene.at)


def _cost(scene: Scene, row: Row) -> acts.Cost:
    return acts.Cost(
        title=row["title"],
        kind=CostKind(row["kind"]),
        body=scene.body(row.get("body")),
        funding=Funding(row["funding"]),
        amounts=[to_ore(each) for each in row["kronor"]],
        source=source_of(row),
        is_example=bool(row.get("example")),
    )


def _gains(scene: Scene, row: Row) -> acts.Gains:
    said: dict[str, Any] = {
        **{name: Decimal(row[name]) for name in ("baseline", "low", "likely", "high") if name in row},
        **{name: row.get(name, "") for name in ("target_group", "process", "unit", "measured_by")},
    }
    return acts.Gains(
        title=row["title"],
        kind=Gain(row["kind"]),
        beneficiary=For(row["beneficiary"]),
        body=scene.body(row.get("body")),
        rate=Rate(row["rate"]) if "rate" in row else None,
        ramp=[Decimal(each) / 100 for each in row["percent"]],
        source=source_of(row),
        is_example=bool(row.get("example")),
        **said,
    )


def _accept(scene: Scene, case: Case, function: str) -> None:
    for body in reads.bodies_by_id(case.organisation_id, reads.bearing(case)):
        acts.accept(case=case, version=case.version, body=body, function=function, by=scene.by, at=scene.at)
