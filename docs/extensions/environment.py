"""``{environment}``: the table of what an installation can set, made from the code that reads it."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from farled.project.environment import VARIABLES


class EnvironmentTable(SphinxDirective):
    """Every variable with its default and what it means."""

    def run(self) -> list[nodes.Node]:
        """Make the table."""
        rows = [
            f"| `{each.name}` | {f'`{each.default}`' if each.default else ''} | {each.meaning} |" for each in VARIABLES
        ]
        text = "\n".join(["| variable | default | meaning |", "| --- | --- | --- |", *rows])
        return self.parse_text_to_nodes(text)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_directive("environment", EnvironmentTable)
    return {"parallel_read_safe": True}
