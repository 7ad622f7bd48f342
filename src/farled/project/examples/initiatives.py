"""Initiatives with their owners and reuse checks, and uses of AI."""

from farled.initiatives import acts
from farled.initiatives.states import AiObstacle, AiStatus, ReuseResult, Track
from farled.project.examples.reading import Row, picked, source_of
from farled.project.examples.scene import Scene
from farled.systems.states import Tier


def begin_initiatives(scene: Scene) -> None:
    """Begin every initiative, let its customer own it and have it looked at, as far as it has come."""
    for row in scene.folder.rows("initiative"):
        one = acts.begin(
            body=scene.bodies[row["body"]],
            tier=Tier(row["tier"]),
            content=_content(scene, row),
            objectives=picked(scene.objectives, row.get("objectives", ())),
            transferred_from=row.get("transferred_from", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
        scene.initiatives[row["key"]] = one
        if "owner_function" in row:
            function = row["owner_function"]
            one = acts.accept_ownership(
                initiative=one, version=one.version, function=function, by=scene.by, at=scene.at
            )
        if "reuse_result" in row:
            acts.look_for_reuse(
                initiative=one,
                result=ReuseResult(row["reuse_result"]),
                ground=row["reuse_ground"],
                by=scene.by,
                at=scene.at,
            )
    register_uses_of_ai(scene)


def _content(scene: Scene, row: Row) -> acts.Content:
    return acts.Content(
        title=row["title"],
        purpose=row["purpose"],
        track=Track(row.get("track", Track.OWN)),
        effect=row.get("effect", ""),
        effect_due=row.get("effect_due"),
        start=row.get("start"),
        end=row.get("end"),
        supplier=scene.body(row.get("supplier")),
    )


def register_uses_of_ai(scene: Scene) -> None:
    """Register every use of AI, with what hinders it."""
    names = (
        "title", "problem", "operation", "data_needed", "technology", "competence", "infrastructure", "security",
        "ethics", "cost_note",
    )  # fmt: skip
    for row in scene.folder.rows("ai_use"):
        initiative = scene.initiatives[row["initiative"]] if "initiative" in row else None
        use = acts.register_ai_use(
            content=acts.Use(
                body=scene.body(row.get("body")),
                initiative=initiative,
                **{name: row[name] for name in names if name in row},
            ),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
        if "status" in row:
            acts.move_ai_use(
                use=use,
                version=use.version,
                status=AiStatus(row["status"]),
                obstacles=[AiObstacle(each) for each in row.get("obstacles", ())],
                why=row["why"],
                by=scene.by,
                at=scene.at,
            )
