"""The whole state of the red thread at once, for a page that shows both the breaks and the shares."""

from dataclasses import dataclass
from datetime import date

from farled.methods.goal_chain.breaks import Break, breaks_of
from farled.methods.goal_chain.graph import Graph
from farled.methods.goal_chain.reading import Reading
from farled.methods.goal_chain.traceability import Traceability, traceability_of


@dataclass(frozen=True, slots=True)
class Examination:
    """What ``breaks`` and ``traceability`` tell of the same graph on the same day."""

    breaks: tuple[Break, ...]
    traceability: Traceability


def examine(graph: Graph, *, on: date) -> Examination:
    """Both answers for the price of one reading of the graph.

    >>> from farled.methods.goal_chain import Kind, Node, weave
    >>> state = examine(weave([Node("goal", Kind.OBJECTIVE, adopted=True)], [])[0], on=date(2026, 11, 21))
    >>> [found.code.value for found in state.breaks], state.traceability.upward.denominator
    (['objective.nobody_works'], 0)
    """
    reading = Reading(graph, on)
    return Examination(tuple(breaks_of(reading)), traceability_of(reading))
