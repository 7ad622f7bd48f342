"""What the plans contain: insatser, activities, the outcomes of earlier plans, and the status reports."""

from dataclasses import replace

from farled.planning import acts
from farled.planning.states import ActivityKind, Light, Status
from farled.project.examples.reading import Row, picked, source_of
from farled.project.examples.scene import Scene


def add_activities(scene: Scene) -> None:
    """Add every plan's insatser and activities."""
    for row in scene.folder.in_order("activity", "insats"):
        scene.activities[row["key"]] = acts.add_activity(
            document=scene.documents[row["document"]],
            content=_content(row),
            kind=ActivityKind(row.get("kind", ActivityKind.ACTIVITY)),
            objective=scene.objectives[row["objective"]] if "objective" in row else None,
            insats=scene.activities[row["insats"]] if "insats" in row else None,
            also_listed=picked(scene.objectives, row.get("also_under", ())),
            leads=picked(scene.bodies, row.get("responsible", ())),
            contributing=picked(scene.bodies, row.get("contributing", ())),
            status=Status(row.get("status", Status.NEW)),
            position=row["position"],
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )


def add_outcomes(scene: Scene) -> None:
    """Add the activities of earlier plans, with what came of them."""
    for row in scene.folder.rows("outcome"):
        scene.activities[row["key"]] = acts.add_activity(
            document=scene.documents[row["document"]],
            content=_content(row),
            kind=ActivityKind(row.get("kind", ActivityKind.ACTIVITY)),
            leads=picked(scene.bodies, row.get("responsible", ())),
            status=Status(row["status"]),
            outcome=row["outcome"],
            outcome_on=row["outcome_on"],
            position=row["position"],
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )


def lead_on(scene: Scene) -> None:
    """Say what networks and mappings led to."""
    for row in (*scene.folder.rows("outcome"), *scene.folder.rows("activity")):
        if "leads_to" in row:
            one = scene.activities[row["key"]]
            acts.lead_on(
                activity=one,
                version=one.version,
                later=picked(scene.activities, row["leads_to"]),
                objectives=(),
                stage_goals=(),
                by=scene.by,
                at=scene.at,
            )


def add_occasions(scene: Scene) -> None:
    """Add the days of trainings."""
    for row in scene.folder.rows("occasion"):
        acts.add_occasion(
            activity=scene.activities[row["activity"]],
            on=row["on"],
            planned=row["planned"],
            trained=row.get("trained"),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )


def report(scene: Scene) -> None:
    """Make the status reports, the earliest first, in the name of whoever reports."""
    for row in sorted(scene.folder.rows("report"), key=lambda row: (row["on"], row["key"])):
        activity = scene.activities[row["activity"]]
        activity.refresh_from_db()
        acts.report_status(
            activity=activity,
            version=activity.version,
            light=Light(row["light"]),
            text=row["text"],
            next_step=row.get("next_step", ""),
            proposed_end=row.get("proposed_end"),
            status=Status(row["status"]),
            body=scene.body(row.get("body")),
            on=row["on"],
            source=source_of(row),
            by=replace(scene.by, name=row["reporter"]),
            at=scene.at,
        )


def _content(row: Row) -> acts.Content:
    return acts.Content(
        title=row["title"],
        description=row.get("description", ""),
        start=row.get("start"),
        end=row.get("end"),
        standing=row.get("standing", False),
        added_on=row.get("added_on"),
        responsible_text=row.get("responsible_text", ""),
        footnotes=tuple(row.get("footnotes", ())),
        effect=row.get("effect", ""),
        effect_for=row.get("effect_for", ""),
        effect_due=row.get("effect_due"),
        meets=row.get("meets", ""),
        next_meeting=row.get("next_meeting"),
        scope=row.get("scope", ""),
        result_source=row.get("result_source", ""),
        target_group=row.get("target_group", ""),
    )
