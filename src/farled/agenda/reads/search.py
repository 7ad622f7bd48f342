"""Search over everything the actor may see."""

from dataclasses import dataclass

from django.utils.functional import Promise

from farled.people.reads import Actor
from farled.web import slots

SHORTEST_QUERY = 2  # characters; one letter finds everything and says nothing
HITS_PER_KIND = 8


@dataclass(frozen=True, slots=True)
class Found:
    """The search hits of one kind; ``more`` when there are others than those shown."""

    label: str | Promise
    hits: list[slots.Hit]
    more: bool


def found(actor: Actor, text: str, *, limit: int = HITS_PER_KIND) -> list[Found]:
    """What the actor may see that answers to a text, by kind; nothing for a single letter."""
    if len(text) < SHORTEST_QUERY:
        return []
    groups = []
    for source in slots.search_sources:
        hits = list(source.find(actor, text, limit + 1))
        if hits:
            groups.append(Found(source.label, hits[:limit], len(hits) > limit))
    return groups
