"""Matters and the decisions made in them."""

from farled.matters import acts
from farled.matters.states import MatterKind, Outcome
from farled.project.examples.reading import source_of
from farled.project.examples.scene import Scene


def add_matters(scene: Scene) -> None:
    """Register every matter and record its decisions in order. A decision without a day has no meeting to stand at."""
    for row in scene.folder.rows("matter"):
        scene.matters[row["key"]] = acts.register_matter(
            organisation=scene.organisation,
            title=row["title"],
            kind=MatterKind(row["kind"]),
            opened_on=row["opened_on"],
            reference=row.get("reference", ""),
            handler=scene.body(row.get("handler")),
            summary=row.get("summary", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    decided = [row for row in scene.folder.rows("decision") if "on" in row]
    for row in sorted(decided, key=lambda row: (row["on"], row["order"])):
        scene.decisions[row["key"]] = acts.decide(
            matter=scene.matters[row["matter"]],
            on=row["on"],
            outcome=Outcome(row["outcome"]),
            body=scene.bodies.get(row["organ"]),
            group=scene.groups.get(row["organ"]),
            paragraph=row.get("paragraph", ""),
            clauses=row.get("clauses", ()),
            immediately_verified=row.get("immediately_verified", False),
            copies_to=row.get("copies_to", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
