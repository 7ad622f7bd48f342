"""The red thread (målkedja): nodes, the edges by which lower ones serve upper ones, and where the thread is broken.

``weave`` makes a graph of one organisation's nodes and edges as they are on a day. Then ``ancestors`` and ``paths_up``
answer why something exists, ``descendants`` and ``paths_down`` what comes of it, ``breaks`` where the thread is broken,
``traceability`` how large a share of it holds, and ``examine`` the last two at once. ``legs`` words a way step by step,
``way_round`` shows a ring as a way, and ``funding`` follows the money to the goals. Definitions and their reasons:
docs/methods/goal_chain.md.
"""

from farled.methods.goal_chain.breaks import Break, breaks
from farled.methods.goal_chain.examination import Examination, examine
from farled.methods.goal_chain.funding import Funding, funding
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
from farled.methods.goal_chain.nodes import COUNTED, GOALS, PROMISES, Edge, Key, Kind, Node, Progress, Relation
from farled.methods.goal_chain.reading import BreakCode
from farled.methods.goal_chain.traceability import Share, Traceability, traceability
from farled.methods.goal_chain.ways import Leg, legs, way_round

__all__ = [
    "COUNTED",
    "GOALS",
    "PROMISES",
    "Break",
    "BreakCode",
    "Edge",
    "Examination",
    "Funding",
    "Graph",
    "Key",
    "Kind",
    "Leg",
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
    "funding",
    "legs",
    "paths_down",
    "paths_up",
    "traceability",
    "way_round",
    "weave",
]
