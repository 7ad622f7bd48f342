"""Statements to boards: how an organisation lays them out, and those that meetings were given."""

from farled.matters import acts
from farled.matters.acts import PRESETS
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene


def add_layouts(scene: Scene) -> None:
    """The layouts of the organisation's own papers."""
    for row in scene.folder.rows("layout"):
        preset = PRESETS[row["preset"]]
        scene.layouts[row["key"]] = acts.add_layout(
            organisation=scene.organisation,
            name=preset.name,
            headings=preset.headings,
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )


def write_statement(scene: Scene, row: Row) -> None:
    """Write a statement and have it approved on its day; the next decision in the matter freezes it."""
    one = acts.start_statement(
        matter=scene.matters[row["matter"]],
        layout=scene.layouts[row["layout"]],
        title=row["title"],
        to=scene.body(row.get("to")),
        due=row["approved_on"],
        on=row["started_on"],
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )
    said = {each["heading"]: each for each in row["passage"]}
    for passage in one.passages.all():
        each = said.get(passage.name, {})
        acts.save_passage(
            passage=passage,
            version=passage.version,
            text=each.get("text", ""),
            nothing=each.get("nothing", False),
            by=scene.by,
            at=scene.at,
        )
    one = acts.submit_statement(statement=one, version=one.version, by=scene.by, at=scene.at)
    acts.approve_statement(statement=one, version=one.version, on=row["approved_on"], by=scene.by, at=scene.at)
