"""The slot through which later rooms tell what bodies do for objectives."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from farled.web.slot import Slot


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something a body does for an objective: what sort of thing it is, its title and where it lives."""

    objective_id: int
    body_id: int
    title: str
    kind: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class ContributionSource:
    """What a later room knows that bodies do for objectives.

    ``contributions``: (actor, objective ids) → what the actor may see of it, in a constant number of queries.
    """

    contributions: Callable[[Any, Collection[int]], Iterable[Contribution]]


contribution_sources: Slot[ContributionSource] = Slot("contribution_sources")
