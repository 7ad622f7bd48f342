"""One declared table: every route and what it takes to enter. A route that is not declared cannot be entered at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Door(StrEnum):
    """How a route is guarded."""

    PUBLIC = "public"  # anyone, also signed out
    SIGNED_IN = "signed-in"  # anyone with an active account, in whatever role
    CAPABILITY = "capability"  # an active account with a named capability somewhere in the organisation


@dataclass(frozen=True, slots=True)
class Access:
    """What a route asks for. ``capability`` is set exactly when the door is CAPABILITY."""

    door: Door
    capability: str = ""


PUBLIC = Access(Door.PUBLIC)
SIGNED_IN = Access(Door.SIGNED_IN)


def needs(capability: str) -> Access:
    """A route for those who hold the capability in the organisation or in any of its bodies.

    Which objects they reach on it is decided by the room's scoped querysets and rules.
    """
    return Access(Door.CAPABILITY, capability)


TABLE: dict[str, Access] = {}


def declare(routes: Mapping[str, Access]) -> None:
    """Add a part's routes, ``namespace:name`` → Access. Raises ValueError when one is declared twice differently."""
    for route, access in routes.items():
        if TABLE.setdefault(route, access) != access:
            raise ValueError(f"the route {route} is declared twice")
