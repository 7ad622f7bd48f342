"""What was taken away and what was added in one passage, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|\s+|[^\w\s]")
_FEWEST_KEPT = 2  # words; fewer than these between two changes are read more easily as part of one change
_Run = tuple[Sequence[str], Sequence[str]]  # what one text has where the other has something, or the same
_TOO_UNLIKE = 0.3  # below this share of kept words the passage reads as replaced, not as edited


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    TAKEN_AWAY = "taken_away"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some consecutive words, spaces and signs that shared a fate."""

    fate: Fate
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that turn one text into another, in reading order; what is taken away stands before what is added.

    Words are compared whole, since nobody reads half a word struck out, and a single word kept between two changes is
    counted to them. When less than three tenths of the words are kept, one text is replaced by another. What is kept
    and taken away makes up ``before`` exactly, what is kept and added ``after``; no two neighbours share a fate, and
    none is empty. Time grows as the product of the lengths in the worst case, which for a passage is milliseconds.

    >>> for piece in differences("Nämnden ska årligen följa upp målen.", "Nämnden ska följa upp målen varje år."):
    ...     print(piece.fate.value, repr(piece.text))
    kept 'Nämnden ska'
    taken_away ' årligen'
    kept ' följa upp målen'
    added ' varje år'
    kept '.'
    >>> [piece.fate.value for piece in differences("Digitalt först", "Människan i centrum")]
    ['taken_away', 'added']

    Source: the longest matching blocks of Ratcliff and Obershelp (difflib), evened out for a reader.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    runs = _evened([*_runs(old, new)])
    words = sum(map(_words, (old, new)))
    kept = 2 * sum(_words(gone) for gone, added in runs if gone == added)
    if runs and words and kept < _TOO_UNLIKE * words:
        runs = [(old, new)]
    together = groupby(_pieces(runs), key=lambda piece: piece.fate)
    return tuple(Piece(fate, "".join(piece.text for piece in pieces)) for fate, pieces in together)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """Alternately what both have, and what the one has where the other has something else."""
    for _tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[i:j], new[k:m]


def _evened(runs: list[_Run]) -> list[_Run]:
    """The same with islands of too few kept words joined to the changes on both sides of them."""
    joined: list[_Run] = []
    for place, (gone, added) in enumerate(runs):
        island = gone == added and 0 < place < len(runs) - 1 and _words(gone) < _FEWEST_KEPT
        if joined and (island or _is_change(joined[-1])) and not (gone == added and not island):
            joined[-1] = [*joined[-1][0], *gone], [*joined[-1][1], *added]
        else:
            joined.append((gone, added))
    return joined


def _is_change(run: _Run) -> bool:
    return list(run[0]) != list(run[1])


def _words(tokens: Sequence[str]) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _pieces(runs: list[_Run]) -> Iterator[Piece]:
    for gone, added in runs:
        if not _is_change((gone, added)):
            yield Piece(Fate.KEPT, "".join(gone))
            continue
        if gone:
            yield Piece(Fate.TAKEN_AWAY, "".join(gone))
        if added:
            yield Piece(Fate.ADDED, "".join(added))


def parts(pieces: Sequence[Piece], lengths: Sequence[int]) -> list[tuple[Piece, ...]]:
    """The pieces shared out over consecutive parts of the new text, of so many characters each; they make up all of it.

    What was taken away between two parts belongs to the former.

    >>> [[piece.text for piece in part] for part in parts(differences("Ett. Två tre.", "Ett. Tre."), [5, 4])]
    [['Ett. ', 'Två tre'], ['Tre', '.']]
    """
    shared: list[list[Piece]] = [[] for _length in lengths]
    place, room = 0, lengths[0] if lengths else 0
    for piece in pieces:
        text = piece.text
        if piece.fate is Fate.TAKEN_AWAY:
            shared[place].append(piece)
            continue
        while text:
            while not room:
                place, room = place + 1, lengths[place + 1]
            shared[place].append(Piece(piece.fate, text[:room]))
            text, room = text[room:], room - len(text[:room])
    return [tuple(part) for part in shared]
