"""How an organisation's thread stands on a day as an actor sees it: where it is broken and how large a share holds.

Worked out by methods.goal_chain from the facts of all rooms and the edges between them. The latest results are kept in
the process under the ends of the histories they rest on, so what is kept is exact and can be thrown away at any time.
The ends are read anew each time, so every worker knows at once what another has done. They are read before the facts
and never inside an act: what is worked out while somebody commits is at most newer than its key, which is then past.
"""

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from farled.methods.goal_chain import (
    COUNTED,
    Break,
    BreakCode,
    Edge,
    Node,
    Progress,
    Share,
    examine,
    weave,
)
from farled.methods.goal_chain import Relation as MethodRelation
from farled.people.reads import Actor
from farled.thread import reads, strands
from farled.thread.states import Relation
from farled.thread.strands import Place
from farled.trail.reads import ends
from farled.web import slots
from farled.web.together import Asks, answered, asking

KEPT = 16  # states: a day, an organisation and what its readers see each have one; 10 000 activities are some 4 MB

_RELATIONS = {
    Relation.PART_OF: MethodRelation.PART_OF,
    Relation.DERIVES_FROM: MethodRelation.CONCRETISES,
    Relation.CONTRIBUTES_TO: MethodRelation.SERVES,
    Relation.ALSO_LISTED: MethodRelation.ALSO_UNDER,
    Relation.FUNDS: MethodRelation.FUNDS,
    Relation.CLAIMED_FOR: MethodRelation.CLAIMED_FOR,
}
_TOLD_FAR_AWAY = frozenset({BreakCode.NOT_ADOPTED, BreakCode.NOT_IN_FORCE})  # what our activities rest on elsewhere


@dataclass(frozen=True, slots=True)
class State:
    """Broken places, shares of work and of öre, the work counted and what was left out, all by node key.

    ``work``: the activities and initiatives that have not been dropped.
    """

    breaks: tuple[Break, ...]
    upward: Share
    whole: Share
    money: Share
    work: frozenset[str]
    unseen: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a state depends on: whose, which day and how, what the actor may see, and the histories it rests on.

    All organisations' histories, since threads run on into what others have published.
    """

    organisation_id: int
    on: date
    past: bool
    sights: tuple[Hashable, ...]
    histories: tuple[str, ...]
    actor: Actor = field(compare=False)


def state(actor: Actor, *, on: date, past: bool = False) -> State:
    """How the thread of the organisation stands on a day; with ``past`` as the rows were then, otherwise as they are.

    Either way the edges and the documents are those that hold that day.
    """
    return answered(state_asked(actor, on=on, past=past))


@asking
def state_asked(actor: Actor, *, on: date, past: bool = False) -> Asks[State]:
    """The same, to be read together with what else a page reads."""
    histories = ends()
    yield (histories,)
    sights = tuple(source.sight(actor) for source in slots.node_sources)
    return _worked_out(_Asked(actor.organisation_id, on, past, sights, tuple(histories), actor))


def forget() -> None:
    """Throw away what is kept."""
    _worked_out.cache_clear()


@lru_cache(maxsize=KEPT)
def _worked_out(asked: _Asked) -> State:
    actor, on, own_id = asked.actor, asked.on, asked.organisation_id
    unseen = reads.hidden(actor)
    seen = [
        strand
        for strand in strands.of_organisation(own_id, on=on)
        if strand.relation in _RELATIONS  # what goes on from an earlier plan serves its own goals, not that plan's
        and reads.sees(actor, strand.lower, unseen)
        and reads.sees(actor, strand.upper, unseen)
    ]
    elsewhere = {place.key: place for strand in seen for place in strand[:2] if place.organisation_id != own_id}
    facts = {node.key: node for node in _facts(asked, elsewhere.values()) if node.key not in unseen}
    ours = facts.keys() - elsewhere.keys()
    graph, _problems = weave(
        facts.values(),
        [Edge(strand.lower.key, strand.upper.key, _RELATIONS[strand.relation]) for strand in seen],
    )
    examined = examine(graph, on=on)
    shares = examined.traceability
    return State(
        breaks=tuple(each for each in examined.breaks if each.key in ours or each.code in _TOLD_FAR_AWAY),
        upward=shares.upward,
        whole=shares.whole,
        money=shares.money,
        work=frozenset(
            key for key in ours if facts[key].kind in COUNTED and facts[key].progress is not Progress.DROPPED
        ),
        unseen=unseen,
    )


def _facts(asked: _Asked, elsewhere: Collection[Place]) -> Iterator[Node]:
    """What every room knows of the organisation's nodes, and of the others' that ours are tied to."""
    for source in slots.node_sources:
        keys = [each.key for each in elsewhere if each.kind in source.kinds]
        yield from source.facts(asked.organisation_id, asked.on, keys, past=asked.past)
