"""How a chain is laid out: one line from the top down to the node, side ways where it forks, then what follows.

Each node shows once. Pure functions over strands: which rows there are and in what order, not what they say.
"""

from dataclasses import dataclass

from farled.thread.reads import Strands
from farled.thread.states import Relation
from farled.thread.strands import Place, Strand

_FIRST = (
    Relation.CLAIMED_FOR, Relation.FUNDS, Relation.CONTRIBUTES_TO, Relation.PART_OF, Relation.DERIVES_FROM,
    Relation.ALSO_LISTED, Relation.CONTINUES, Relation.FOLLOWS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SideWay:
    """Another way up from a node of the line: its nodes from the top down, and the shown node it runs into, if any."""

    relation: Relation
    places: tuple[Place, ...]
    meets: Place | None


@dataclass(frozen=True, slots=True)
class Step:
    """A node of the line up, and the side ways that reach it besides the one above."""

    place: Place
    sides: tuple[SideWay, ...]


def line_up(start: Place, strands: Strands) -> tuple[list[Step], tuple[SideWay, ...]]:
    """The line above a node, from the top down, and the side ways that reach the node itself.

    The line follows what a node contributes to or is part of before what it derives from, and that before where it is
    also listed; then what was tied first. A node on several ways shows where it is met first.
    """
    line = [start, *_climb(start, strands, shown={start.pk})]
    shown = {place.pk: place for place in line}
    sides = {place.pk: _side_ways(place, strands, shown) for place in reversed(line)}
    return [Step(place, sides[place.pk]) for place in reversed(line[1:])], sides[start.pk]


def children(start: Place, strands: Strands) -> list[tuple[Place, Relation]]:
    """The nodes right below, each once, in the order they were tied; what is only listed here too comes last.

    What also hangs below another of them (an activity in an insats of the same goal) shows there.
    """
    deeper: set[int] = set()
    waiting = [strand.lower.pk for strand in strands.next.get(start.pk, [])]
    for pk in waiting:  # grows while it is read
        further = {strand.lower.pk for strand in strands.next.get(pk, [])} - deeper
        deeper |= further
        waiting += further
    found: dict[int, tuple[Place, Relation]] = {}
    for strand in sorted(strands.next.get(start.pk, []), key=lambda one: one.relation is Relation.ALSO_LISTED):
        if strand.lower.pk not in deeper:
            found.setdefault(strand.lower.pk, (strand.lower, strand.relation))
    return list(found.values())


def _climb(start: Place, strands: Strands, shown: set[int]) -> list[Place]:
    """The nodes met going up from a node, it not included, until the top or something shown already."""
    met: list[Place] = []
    nearest = _best(start, strands, shown)
    while nearest is not None:
        met.append(nearest.upper)
        shown = shown | {nearest.upper.pk}
        nearest = _best(nearest.upper, strands, shown)
    return met


def _best(place: Place, strands: Strands, shown: set[int]) -> Strand | None:
    open_ways = [strand for strand in strands.next.get(place.pk, []) if strand.upper.pk not in shown]
    return min(open_ways, key=_precedence, default=None)


def _side_ways(place: Place, strands: Strands, shown: dict[int, Place]) -> tuple[SideWay, ...]:
    """The other ways up from a node, those of the nodes they pass included. Adds what it shows to ``shown``."""
    found = []
    waiting = [place]
    for near in waiting:  # grows while it is read
        for strand in sorted(strands.next.get(near.pk, []), key=_precedence):
            if strand.upper.pk in shown:
                continue
            way = [strand.upper]
            while not (joined := _joined(way[-1], strands, shown)):
                further = _best(way[-1], strands, {each.pk for each in way})
                if further is None:
                    break
                way.append(further.upper)
            shown.update({each.pk: each for each in way})
            found.append(SideWay(strand.relation, tuple(reversed(way)), joined))
            waiting += way
    return tuple(found)


def _joined(place: Place, strands: Strands, shown: dict[int, Place]) -> Place | None:
    """The shown node a side way runs into right above a node, if it does."""
    return next((one.upper for one in strands.next.get(place.pk, []) if one.upper.pk in shown), None)


def _precedence(strand: Strand) -> int:
    return _FIRST.index(strand.relation)
