"""What was taken away and what was added in one passage, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"(\s*)(\w+(?:[-'’]\w+)*|[^\w\s]|$)")  # a word or sign, or the end, with the space before it
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_FEWEST_KEPT = 2  # words; fewer than these between two changes are read more easily as part of one change
_MOST_PAIRS = 20_000  # of the same word in both texts; above it somebody has pasted a text over and over
_TOO_UNLIKE = 0.3  # below this share of kept words the passage reads as replaced, not as edited

_Token = tuple[str, str]  # the space before it, and the word or sign itself
_Run = tuple[str, str]  # what one text has where the other has something else, or the same


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
    none is empty. A passage takes milliseconds; texts where the same words come back more often than anybody writes
    them are compared by how they begin and end alone, so that no text takes long.

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
    if before == after:
        return (Piece(Fate.KEPT, before),) if before else ()
    runs = [(before, after)]
    least = _TOO_UNLIKE * (_words(before) + _words(after))
    shared = Counter(_WORD.findall(before)) & Counter(_WORD.findall(after))
    if 2 * shared.total() >= least:  # else no way to compare them keeps enough
        compared = _evened([*_runs(_TOKEN.findall(before), _TOKEN.findall(after))])
        if 2 * sum(_words(gone) for gone, added in compared if gone == added) >= least:
            runs = compared
    together = groupby(_pieces(runs), key=lambda piece: piece.fate)
    return tuple(Piece(fate, "".join(piece.text for piece in pieces)) for fate, pieces in together)


def _runs(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[_Run]:
    """What both have, and what the one has where the other has something else, in order."""
    for i, j, k, m in matched([word for _space, word in old], [word for _space, word in new]):
        if [word for _space, word in old[i:j]] != [word for _space, word in new[k:m]]:
            yield _text(old[i:j]), _text(new[k:m])
            continue
        for (space, word), (other, _same) in zip(old[i:j], new[k:m], strict=True):
            if space != other:
                yield space, other
            yield (word, word) if space != other else (space + word, space + word)


def matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """From where to where in both, alternately what is the same and what is not.

    Where the same comes back too often, only how they begin and end is held to be the same.
    """
    times = Counter(new)
    if sum(times[word] for word in old) <= _MOST_PAIRS:
        for _tag, *ends in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield ends[0], ends[1], ends[2], ends[3]
        return
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    yield 0, first, 0, first
    yield first, len(old) - last, first, len(new) - last
    yield len(old) - last, len(old), len(new) - last, len(new)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words they begin with that are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))


def _evened(runs: list[_Run]) -> list[_Run]:
    """The same with what is kept in one piece, and islands of too few kept words joined to the changes around them."""
    whole: list[_Run] = []
    for gone, added in runs:
        if whole and (gone == added) == (whole[-1][0] == whole[-1][1]):
            whole[-1] = whole[-1][0] + gone, whole[-1][1] + added
        elif gone or added:
            whole.append((gone, added))
    joined: list[_Run] = []
    for place, (gone, added) in enumerate(whole):
        island = gone == added and 0 < place < len(whole) - 1 and _words(gone) < _FEWEST_KEPT
        if joined and joined[-1][0] != joined[-1][1] and (gone != added or island):
            joined[-1] = joined[-1][0] + gone, joined[-1][1] + added
        else:
            joined.append((gone, added))
    return joined


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(space + word for space, word in tokens)


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _pieces(runs: Sequence[_Run]) -> Iterator[Piece]:
    for gone, added in runs:
        if gone == added:
            yield Piece(Fate.KEPT, gone)
            continue
        if gone:
            yield Piece(Fate.TAKEN_AWAY, gone)
        if added:
            yield Piece(Fate.ADDED, added)


def parts(pieces: Sequence[Piece], lengths: Sequence[int]) -> list[tuple[Piece, ...]]:
    """The pieces shared out over consecutive parts of the new text, of so many characters each; they make up all of it.

    What was taken away between two parts belongs to the former.

    >>> [[piece.text for piece in part] for part in parts(differences("Ett. Två tre.", "Ett. Tre."), [5, 4])]
    [['Ett.', ' Två tre', ' '], ['Tre', '.']]
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
