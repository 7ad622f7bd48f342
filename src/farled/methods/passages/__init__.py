"""A text in passages that can be pointed at: what changed between two versions, passage by passage and word by word.

``changes`` tells what became of each passage, ``differences`` how its words changed, ``recognise`` which passage is
which when only the words tell, ``returned`` which have come back after being cut out. ``blocks`` and ``written`` read
and write the markup. See docs/methods/passages.md.
"""

from farled.methods.passages.changes import Change, KeyTwice, Nature, UnknownOrigin, changes
from farled.methods.passages.markup import Block, Run, blocks, cells, escaped, plain, row_of, runs, written
from farled.methods.passages.places import Place, places
from farled.methods.passages.recognition import Recognised, Returned, recognise, returned
from farled.methods.passages.values import Passage, PassageKind
from farled.methods.passages.words import Fate, Piece, differences

__all__ = [
    "Block",
    "Change",
    "Fate",
    "KeyTwice",
    "Nature",
    "Passage",
    "PassageKind",
    "Piece",
    "Place",
    "Recognised",
    "Returned",
    "Run",
    "UnknownOrigin",
    "blocks",
    "cells",
    "changes",
    "differences",
    "escaped",
    "places",
    "plain",
    "recognise",
    "returned",
    "row_of",
    "runs",
    "written",
]
