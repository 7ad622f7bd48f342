"""How large a share of the work that is done, and of the granted kronor, hangs in an unbroken red thread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from farled.methods.goal_chain.breaks import money_codes
from farled.methods.goal_chain.graph import Graph
from farled.methods.goal_chain.nodes import COUNTED, Key, Kind, Node
from farled.methods.goal_chain.reading import BreakCode, Reading

Why = tuple[BreakCode, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """``numerator`` of ``denominator`` (pieces of work, or öre): the weight of each node judged, and why some fail."""

    numerator: int
    denominator: int
    failing: Mapping[Key, Why] = field(hash=False)
    weights: Mapping[Key, int] = field(hash=False)

    @property
    def ratio(self) -> Fraction | None:
        """The share, exact; None when there is nothing to share (never 0 of 0 as 0 % or 100 %)."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class Traceability:
    """``upward`` and ``whole`` count activities and initiatives, ``money`` weighs grants in öre."""

    upward: Share
    whole: Share
    money: Share


def traceability(graph: Graph, *, on: date) -> Traceability:
    """The shares of the graph on a day. Dropped work and grants are in neither numerator nor denominator.

    - upward = work whose thread runs up to an adopted goal in force (finished: an adopted goal) / work, which is
      activities and initiatives
    - whole = those of them whose thread also runs down to something measured, or dated to be / work
    - money = öre of grants that are decided, have a benefit owner and pay only for what is whole / öre of grants.
      A grant is not split between what it pays for, so one broken purpose breaks all of it.

    A standing duty is judged like other open work: it never ends, but shall still show, or date, what comes of it.
    One measured outcome is enough, however old. Responsible and end are breaks of their own and do not count here.
    Source: DESIGN section 2.

    >>> from farled.methods.goal_chain import Edge, weave
    >>> nodes = [
    ...     Node("goal", Kind.OBJECTIVE, adopted=True),
    ...     Node("a", Kind.ACTIVITY, measured=True),
    ...     Node("b", Kind.ACTIVITY),
    ...     Node("c", Kind.ACTIVITY),
    ... ]
    >>> graph, _ = weave(nodes, [Edge("a", "goal"), Edge("b", "goal")])
    >>> shares = traceability(graph, on=date(2026, 11, 21))
    >>> shares.upward.ratio, shares.whole.ratio, shares.money.ratio
    (Fraction(2, 3), Fraction(1, 3), None)
    >>> [code.value for code in shares.whole.failing["c"]]
    ['activity.no_effect', 'activity.no_objective']
    """
    return traceability_of(Reading(graph, on))


def traceability_of(reading: Reading) -> Traceability:
    """The same for a graph that is already read."""
    work = [node for kind in sorted(COUNTED) for node in reading.by_kind[kind]]
    grants = reading.by_kind[Kind.GRANT]
    return Traceability(
        upward=_share((node, 1, reading.why_not_up(node)) for node in work),
        whole=_share((node, 1, _why_not_whole(reading, node)) for node in work),
        money=_share((node, node.amount, _why_not_money(reading, node)) for node in grants),
    )


def _share(judged: Iterable[tuple[Node, int, set[BreakCode]]]) -> Share:
    numerator = denominator = 0
    failing: dict[Key, Why] = {}
    weights: dict[Key, int] = {}
    for node, weight, why in judged:
        denominator += weight
        weights[node.key] = weight
        if why:
            failing[node.key] = tuple(sorted(why))
        else:
            numerator += weight
    return Share(numerator, denominator, MappingProxyType(failing), MappingProxyType(weights))


def _why_not_whole(reading: Reading, node: Node) -> set[BreakCode]:
    why = reading.why_not_up(node)
    code = BreakCode.INITIATIVE_NO_EFFECT if node.kind is Kind.INITIATIVE else BreakCode.ACTIVITY_NO_EFFECT
    return why if reading.runs_down(node) else why | {code}


def _why_not_money(reading: Reading, grant: Node) -> set[BreakCode]:
    above = (_why_not_whole(reading, purpose) for purpose in reading.purposes(grant))
    return set(money_codes(reading, grant)).union(*above)
