"""A passage of a governing document: what can be pointed at in one version and found again in the next."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage is in the text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    NUMBERED = "numbered"  # item of a numbered list
    ROW = "row"  # of a table


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of one version of a text.

    ``key`` is its identity, the same in every version however it is worded and wherever it stands. ``origins`` are the
    keys in the version before that its text comes from, when that is not itself: one for a passage split off from
    another, several for one that others were merged into (its own among them, if it was there).
    ``level`` is that of a heading or list, 1 the highest; 0 for what has none.
    """

    key: Hashable
    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int = 0
    origins: tuple[Hashable, ...] = ()
