"""Data sets, e-services, the keeping plan and the digital legacy, as the documents tell of them."""

from farled.project.examples.reading import source_of
from farled.project.examples.scene import Scene
from farled.systems import acts, reads
from farled.systems.reads import System
from farled.systems.states import Keeping, Sharing


def keep_information(scene: Scene) -> None:
    """Register what is told of data sets, e-services, keeping and legacy. The systems are registered by now."""
    data_sets = {}
    for row in scene.folder.rows("data_set"):
        data_sets[row["key"]] = acts.register_data_set(
            organisation=scene.organisation,
            content=acts.DataSetContent(
                name=row["name"],
                sharing=Sharing(row["sharing"]),
                definition=row.get("definition", ""),
                owner=scene.body(row.get("owner")),
                system=_system(scene, row.get("system")),
                interface=row.get("interface", ""),
                model=row.get("model", ""),
                quality=row.get("quality", ""),
                source=source_of(row),
            ),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("eservice"):
        acts.register_eservice(
            organisation=scene.organisation,
            content=acts.EServiceContent(
                name=row["name"],
                description=row.get("description", ""),
                system=_system(scene, row.get("system")),
                source=source_of(row),
            ),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("keeping_rule"):
        acts.add_keeping_rule(
            organisation=scene.organisation,
            content=acts.KeepingContent(
                what=row["what"],
                keeping=Keeping(row["keeping"]),
                ground=row["ground"],
                years=row.get("years"),
                system=_system(scene, row.get("system")),
                data_set=data_sets.get(row.get("data_set")),
                source=source_of(row),
            ),
            by=scene.by,
            at=scene.at,
        )


def assess_legacy(scene: Scene) -> None:
    """Answer what the documents say of systems, under the criteria that Farled proposes."""
    rows = scene.folder.rows("legacy_answer")
    if not rows:
        return
    acts.declare_presets(organisation=scene.organisation, by=scene.by, at=scene.at)
    criteria = {criterion.key: criterion for criterion in reads.criteria(scene.by)}
    for row in rows:
        system = _system(scene, row["system"])
        if system is not None:
            acts.assess(
                system=system,
                criterion=criteria[row["criterion"]],
                version=0,
                level=row["level"],
                ground=row["ground"],
                source=source_of(row),
                by=scene.by,
                at=scene.at,
            )


def _system(scene: Scene, key: str | None) -> System | None:
    """The system of a key, by its name. Raises KeyError for a key without a row."""
    return reads.systems(scene.by).get(name=scene.folder.row("system", key)["name"]) if key else None
