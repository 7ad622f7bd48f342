"""Pages about the rooms that are always true, because they are made from the loop, the states and the acts.

``{loop}`` is the table of all parts. ``{rooms}`` is a section for each: what it says of itself, its states as a
diagram, and the verbs it offers.
"""

import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.db.models import TextChoices
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from state_diagram import Diagram

from farled.loop import LOOP, Part

Moves = Mapping[TextChoices, frozenset[TextChoices]]


def module_of(part: Part, name: str) -> ModuleType | None:
    """A part's module, or None when the part has no such file."""
    found = find_spec(part.package) and find_spec(f"{part.package}.{name}")
    return import_module(f"{part.package}.{name}") if found else None


def says_of_itself(part: Part) -> str:
    """The docstring of the part."""
    return inspect.cleandoc(import_module(part.package).__doc__ or "")


def moves_of(states: ModuleType) -> Iterator[Moves]:
    """Every table of allowed moves in a part's states."""
    tables = (value for value in vars(states).values() if isinstance(value, dict) and value)
    for table in tables:
        if all(isinstance(state, TextChoices) and isinstance(targets, frozenset) for state, targets in table.items()):
            yield table


def named(moves: Moves) -> dict[str, list[str]]:
    """The moves with the states' names to a reader."""
    return {str(state.label): [str(target.label) for target in targets] for state, targets in moves.items()}


def verbs_of(acts: ModuleType) -> Iterator[tuple[str, str]]:
    """Each act with the first line of what it says of itself."""
    for name, act in inspect.getmembers(acts, inspect.isfunction):
        if not name.startswith("_") and act.__module__.startswith(acts.__name__):
            yield name, (inspect.getdoc(act) or "").split("\n", 1)[0]


class LoopTable(SphinxDirective):
    """``{loop}``: every part in order, with its layer and what it is for."""

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        rows = [
            f"| [{part.label}](#room-{part.name}) | `{part.package}` | {part.layer} "
            f"| {says_of_itself(part).split('.', 1)[0].split(':', 1)[-1].strip()} |"
            for part in LOOP
        ]
        text = "\n".join(["| Swedish | package | layer | holds |", "| --- | --- | --- | --- |", *rows])
        return self.parse_text_to_nodes(text)


class Rooms(SphinxDirective):
    """``{rooms}``: a section for each part."""

    def run(self) -> list[nodes.Node]:
        """Make the sections."""
        text = "\n\n".join(self.section(part) for part in LOOP)
        return self.parse_text_to_nodes(text, allow_section_headings=True)

    def section(self, part: Part) -> str:
        """What the part says of itself, its states as diagrams and its verbs."""
        acts, states = module_of(part, "acts"), module_of(part, "states")
        diagrams = [Diagram.of(named(moves)).svg() for moves in moves_of(states)] if states else []
        verbs = [f"- `{name}` – {line}" for name, line in verbs_of(acts)] if acts else []
        return "\n\n".join(
            [
                f"(room-{part.name})=\n## {part.label} · {part.name}",
                says_of_itself(part),
                *(f"```{{raw}} html\n{diagram}\n```" for diagram in diagrams),
                "\n".join(verbs),
            ]
        )


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directives."""
    app.add_directive("loop", LoopTable)
    app.add_directive("rooms", Rooms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
