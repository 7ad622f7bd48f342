"""A text in passages that can be pointed at: what changed between two versions, passage by passage and word by word.

``changes`` tells what became of each passage, ``differences`` how its words changed. See docs/methods/passages.md.
"""

from farled.methods.passages.changes import Change, KeyTwice, Nature, UnknownOrigin, changes
from farled.methods.passages.values import Passage, PassageKind
from farled.methods.passages.words import Fate, Piece, differences

__all__ = [
    "Change",
    "Fate",
    "KeyTwice",
    "Nature",
    "Passage",
    "PassageKind",
    "Piece",
    "UnknownOrigin",
    "changes",
    "differences",
]
