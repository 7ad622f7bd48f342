"""The red thread at 100,000 nodes, as a ratio to a plain breadth-first visit of the same graph.

The baseline is what anyone would write first: from the goals, visit all that lies below, with a dict of lists and a
deque. It answers nothing but "what can be reached". Ceiling: weaving 100,000 nodes and finding all breaks and shares
takes under 2 s of processor time on one core. Run: ``python -m benchmarks.methods.goal_chain
[nodes]``. Exits with 1 above it.
"""

import random
import sys
from collections import deque
from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

from farled.methods.goal_chain import Edge, Kind, Node, Progress, breaks, cycles, examine, funding, traceability, weave

CEILING = 2.0  # seconds
ON = date(2026, 11, 21)


def organisation(size: int, seed: int = 1) -> tuple[list[Node], list[Edge]]:
    """Goals in a city document and sixty local ones, activities, grants, benefits and outcomes; many are broken."""
    pick = random.Random(seed)
    goals, activities = max(size // 20, 61), size * 6 // 10
    nodes, edges = [], []
    for number in range(goals):
        local = number > goals // 10
        document = f"body {number % 60}" if local else "city"
        superiors = frozenset({"city"}) if local else frozenset[str]()
        adopted = pick.random() > 0.1
        nodes.append(Node(f"goal {number}", Kind.OBJECTIVE, adopted=adopted, document=document, superiors=superiors))
        if number and pick.random() > 0.05:
            edges.append(Edge(f"goal {number}", f"goal {pick.randrange(max(1, min(number, goals // 10)))}"))
    for number in range(activities):
        due = ON + timedelta(days=pick.randint(-200, 800))
        progress = pick.choices(list(Progress), weights=[6, 3, 1])[0]
        responsible = pick.random() > 0.05
        nodes.append(
            Node(
                f"activity {number}", Kind.ACTIVITY, progress=progress, responsible=responsible, end=due, effect_due=due
            )
        )
        edges += [
            Edge(f"activity {number}", f"goal {pick.randrange(goals)}") for _ in range(pick.choice([0, 1, 1, 2, 3]))
        ]
    kinds = (Kind.GRANT, Kind.BENEFIT, Kind.OUTCOME)
    for number in range(size - goals - activities):
        kind = kinds[number % 3]
        due = ON + timedelta(days=pick.randint(-200, 800))
        owned = pick.random() > 0.1
        nodes.append(
            Node(
                f"{kind} {number}", kind, adopted=True, responsible=owned, effect_due=due, amount=pick.randrange(10**8)
            )
        )
        edges.append(Edge(f"{kind} {number}", f"activity {pick.randrange(activities)}"))
    return nodes, edges


def plain_visit(nodes: list[Node], edges: list[Edge]) -> int:
    """The baseline: how many nodes lie below the goals, by a breadth-first visit."""
    lowers: dict[str, list[str]] = {}
    for edge in edges:
        lowers.setdefault(edge.upper, []).append(edge.lower)
    waiting = deque(node.key for node in nodes if node.kind is Kind.OBJECTIVE)
    seen = set(waiting)
    while waiting:
        for lower in lowers.get(waiting.popleft(), ()):
            if lower not in seen:
                seen.add(lower)
                waiting.append(lower)
    return len(seen)


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor time of the quickest run."""
    best = float("inf")
    for _ in range(times):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def main(size: int) -> int:
    """Measure and print; 1 when the ceiling is broken."""
    nodes, edges = organisation(size)
    baseline = seconds(lambda: plain_visit(nodes, edges))
    print(f"{len(nodes)} nodes, {len(edges)} edges; plain breadth-first visit {baseline:.3f} s")
    graph = weave(nodes, edges)[0]
    figures = {
        "weave": seconds(lambda: weave(nodes, edges)),
        "examine": seconds(lambda: examine(graph, on=ON)),
        "breaks": seconds(lambda: breaks(graph, on=ON)),
        "traceability": seconds(lambda: traceability(graph, on=ON)),
        "funding": seconds(lambda: funding(graph)),
        "cycles": seconds(lambda: cycles(graph)),
    }
    for name, figure in figures.items():
        print(f"{name:13} {figure:6.3f} s  {figure / baseline:6.1f} x the visit")
    total = figures["weave"] + figures["examine"]
    found = len(breaks(graph, on=ON))
    print(f"weave + examine {total:.3f} s, {total / baseline:.1f} x the visit; {found} breaks found")
    return int(total > CEILING * max(1, size / 100_000))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
