"""What the sandboxed process is asked."""

from dataclasses import dataclass
from enum import StrEnum

from farled.files.containers import Limits
from farled.imports.reading.values import ColumnMapping


class Holds(StrEnum):
    """What a file is read for."""

    PLAN = "plan"
    REPLIES = "replies"


@dataclass(frozen=True, slots=True)
class Request:
    """The name of the file, the limits, and what it is read for.

    ``mappings``: the columns a user has mapped, in a plan. ``lines``: the stretch that holds the replies, None for all.
    """

    name: str
    limits: Limits
    holds: Holds = Holds.PLAN
    mappings: tuple[ColumnMapping, ...] = ()
    lines: tuple[int, int] | None = None
