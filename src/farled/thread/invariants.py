"""What must always hold of the red thread."""

from collections.abc import Iterator

from django.db.models import F

from farled.methods.goal_chain import Edge as ChainEdge
from farled.methods.goal_chain import Kind, cycles, weave
from farled.methods.goal_chain import Node as ChainNode
from farled.people.reads import Organisation, system
from farled.thread.models import Edge, Node
from farled.thread.reads import Place, faces
from farled.web.slots import Violation


def every_node_stands_for_a_row() -> Iterator[Violation]:
    """Each node's row exists, in the room that registered its kind."""
    for organisation in Organisation.objects.order_by("pk"):
        hand = system(organisation, "thread.rows")
        nodes = [Place.of(node) for node in Node.objects.filter(organisation=organisation).order_by("kind", "ref")]
        known = faces(hand, nodes)
        for node in nodes:
            if node.pk not in known:
                yield Violation(
                    "thread.rows", f"{node.kind} {node.ref}", "the node stands for a row that does not exist"
                )


def no_node_leads_to_itself() -> Iterator[Violation]:
    """The edges that are open never go in a ring."""
    pairs = Edge.objects.filter(valid_to=None).values_list("lower_id", "upper_id")
    edges = [ChainEdge(str(lower), str(upper)) for lower, upper in pairs]
    nodes = [ChainNode(key, Kind.OBJECTIVE) for key in {key for edge in edges for key in (edge.lower, edge.upper)}]
    graph, _problems = weave(nodes, edges)
    for ring in cycles(graph):
        yield Violation("thread.rings", f"nodes {', '.join(ring)}", "the nodes lead to themselves")


def other_organisations_are_met_in_public() -> Iterator[Violation]:
    """Open edges across organisations go up to published nodes only."""
    across = Edge.objects.filter(valid_to=None, upper__published=False).exclude(
        lower__organisation=F("upper__organisation")
    )
    for edge in across.order_by("pk"):
        yield Violation("thread.borders", f"edge {edge.pk}", "it leads to another organisation's unpublished node")
