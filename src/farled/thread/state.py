"""How an organisation's thread stands on a day as an actor sees it: where it is broken and how large a share holds.

Worked out by methods.goal_chain from the facts of all rooms and the edges between them. The result is kept in the cache
under the ends of the histories it rests on, so what is kept is exact and can be thrown away at any time.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder

from farled.methods.goal_chain import (
    Break,
    BreakCode,
    Edge,
    Kind,
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
from farled.thread.strands import Strand
from farled.trail.reads import ends
from farled.web import slots

KEPT_SECONDS = 24 * 60 * 60

_RELATIONS = {
    Relation.PART_OF: MethodRelation.PART_OF,
    Relation.DERIVES_FROM: MethodRelation.CONCRETISES,
    Relation.CONTRIBUTES_TO: MethodRelation.SERVES,
    Relation.ALSO_LISTED: MethodRelation.ALSO_UNDER,
}
_TOLD_FAR_AWAY = frozenset({BreakCode.NOT_ADOPTED, BreakCode.NOT_IN_FORCE})  # what our activities rest on elsewhere


@dataclass(frozen=True, slots=True)
class State:
    """Broken places, shares of activities and of öre, and the activities counted, all by node key."""

    breaks: tuple[Break, ...]
    upward: Share
    whole: Share
    money: Share
    activities: frozenset[str]


def state(actor: Actor, *, on: date, unseen: frozenset[str] | None = None) -> State:
    """How the thread of the actor's organisation stands on a day. ``unseen`` is what ``reads.hidden`` gave."""
    unseen = reads.hidden(actor) if unseen is None else unseen
    name = _name(actor.organisation_id, on, unseen)
    if (kept := cache.get(name)) is not None:
        return _read(kept)
    worked_out = _work_out(actor, on, unseen)
    cache.set(name, _written(worked_out), KEPT_SECONDS)
    return worked_out


def _name(organisation_id: int, on: date, unseen: frozenset[str]) -> str:
    """Under which name the state is kept: whose, which day, what is left out, and the histories it rests on.

    All organisations' histories, since threads run on into what others have published.
    """
    rests_on = [str(organisation_id), on.isoformat(), *sorted(unseen), *ends()]
    return "thread.state." + hashlib.sha256("|".join(rests_on).encode()).hexdigest()


def _work_out(actor: Actor, on: date, unseen: frozenset[str]) -> State:
    found = strands.of_organisation(actor.organisation_id, on=on)
    seen = [
        strand for strand in found if all(reads.sees(actor, place, unseen) for place in (strand.lower, strand.upper))
    ]
    own = [node for node in _facts(actor.organisation_id, on) if node.key not in unseen]
    graph, _problems = weave(
        [*own, *_elsewhere(actor.organisation_id, on, seen)],
        [Edge(strand.lower.key, strand.upper.key, _RELATIONS[strand.relation]) for strand in seen],
    )
    examined = examine(graph, on=on)
    ours = {node.key for node in own}
    shares = examined.traceability
    return State(
        breaks=tuple(each for each in examined.breaks if each.key in ours or each.code in _TOLD_FAR_AWAY),
        upward=shares.upward,
        whole=shares.whole,
        money=shares.money,
        activities=frozenset(n.key for n in own if n.kind is Kind.ACTIVITY and n.progress is not Progress.DROPPED),
    )


def _facts(organisation_id: int, on: date, kinds: Iterable[str] | None = None) -> Iterator[Node]:
    for source in slots.node_sources:
        if kinds is None or source.kind in kinds:
            yield from source.facts(organisation_id, on)


def _elsewhere(own: int, on: date, seen: list[Strand]) -> Iterator[Node]:
    """The published nodes of other organisations that ours lead up to."""
    wanted = {
        place.key: place for strand in seen for place in (strand.lower, strand.upper) if place.organisation_id != own
    }
    for organisation_id in sorted({place.organisation_id for place in wanted.values()}):
        kinds = {place.kind for place in wanted.values() if place.organisation_id == organisation_id}
        yield from (node for node in _facts(organisation_id, on, kinds) if node.key in wanted)


# --- Kept as JSON: nothing in a cache is ever run ---------------------------------------------------------------------


def _written(state: State) -> str:
    shares = [
        [each.numerator, each.denominator, dict(each.failing)] for each in (state.upward, state.whole, state.money)
    ]
    breaks = [[each.code, each.key, dict(each.facts)] for each in state.breaks]
    return json.dumps([breaks, shares, sorted(state.activities)], cls=DjangoJSONEncoder)


def _read(text: str) -> State:
    breaks, shares, activities = json.loads(text)
    upward, whole, money = (
        Share(numerator, denominator, {key: tuple(map(BreakCode, why)) for key, why in failing.items()})
        for numerator, denominator, failing in shares
    )
    return State(
        breaks=tuple(Break(BreakCode(code), key, _facts_read(facts)) for code, key, facts in breaks),
        upward=upward,
        whole=whole,
        money=money,
        activities=frozenset(activities),
    )


def _facts_read(facts: dict[str, Any]) -> dict[str, object]:
    """Facts as they were: days are days again, and lists are tuples."""
    read: dict[str, object] = {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in facts.items()}
    if due := facts.get("due"):
        read["due"] = date.fromisoformat(due)
    return read
