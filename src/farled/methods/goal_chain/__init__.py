"""The red thread (målkedja): nodes, the edges by which lower ones serve upper ones, and where the thread is broken.

``weave`` makes a graph of one organisation's nodes and edges as they are on a day. Then ``ancestors`` and ``paths_up``
answer why something exists, ``descendants`` and ``paths_down`` what comes of it, ``breaks`` where the thread is broken,
``traceability`` how large a share of it holds, and ``examine`` the last two at once. Definitions and their reasons:
docs/methods/goal_chain.md.
"""

from farled.methods.goal_chain.breaks import Break, breaks
from farled.methods.goal_chain.examination import Examination, examine
from farled.methods.goal_chain.graph import (
    Graph,
    Path,
    Paths,
    ancestors,
    cycles,
    descendants,
    paths_down,
    paths_up,
    weave,
)
from farled.methods.goal_chain.nodes import GOALS, PROMISES, Edge, Key, Kind, Node, Progress, Relation
from farled.methods.goal_chain.reading import BreakCode
from farled.methods.goal_chain.traceability import Share, Traceability, traceability

__all__ = [
    "GOALS",
    "PROMISES",
    "Break",
    "BreakCode",
    "Edge",
    "Examination",
    "Graph",
    "Key",
    "Kind",
    "Node",
    "Path",
    "Paths",
    "Progress",
    "Relation",
    "Share",
    "Traceability",
    "ancestors",
    "breaks",
    "cycles",
    "descendants",
    "examine",
    "paths_down",
    "paths_up",
    "traceability",
    "weave",
]
