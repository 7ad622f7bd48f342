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


def entry(route: str, method: str) -> Access | None:
    """What a request asks for, or None when nobody may enter.

    An operation of the API that writes stands as ``METHOD route``, since it shares its address with what is read there.
    A method nobody has declared gets no further than the route's own answer that it does not take it.
    """
    found = TABLE.get(f"{method} {route}") or TABLE.get(route)
    return found or next((each for name, each in TABLE.items() if name.endswith(f" {route}")), None)


def declare(routes: Mapping[str, Access]) -> None:
    """Add a part's routes, ``namespace:name`` (or ``METHOD namespace:name``) → Access.

    Raises ValueError when one is declared twice differently.
    """
    for route, access in routes.items():
        if TABLE.setdefault(route, access) != access:
            raise ValueError(f"the route {route} is declared twice")
