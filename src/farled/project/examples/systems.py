"""Processes, and the components and systems that support them, as the documents name them."""

from farled.project.examples.reading import source_of
from farled.project.examples.scene import Scene
from farled.systems import acts
from farled.systems.states import SystemState


def register_systems(scene: Scene) -> None:
    """Register what is told of processes, components and systems."""
    processes = {
        row["key"]: acts.add_process(
            organisation=scene.organisation,
            name=row["name"],
            description=row.get("description", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
        for row in scene.folder.rows("process")
    }
    components = {
        row["key"]: acts.add_component(
            organisation=scene.organisation,
            name=row["name"],
            description=row.get("description", ""),
            interface=row.get("interface", ""),
            owner=scene.body(row.get("owner")),
            processes=[processes[key] for key in row.get("processes", ())],
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
        for row in scene.folder.rows("component")
    }
    for row in scene.folder.rows("system"):
        acts.register_system(
            organisation=scene.organisation,
            state=SystemState(row.get("state", SystemState.IN_USE)),
            name=row["name"],
            description=row.get("description", ""),
            owner=scene.body(row.get("owner")),
            tier=row.get("tier", ""),
            components=[components[key] for key in row.get("components", ())],
            processes=[processes[key] for key in row.get("processes", ())],
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
