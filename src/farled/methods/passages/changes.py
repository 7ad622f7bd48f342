"""What happened to each passage from one version of a text to another."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from farled.methods.passages.values import Passage
from farled.methods.passages.words import Fate, Piece, differences, parts


class Nature(StrEnum):
    """What happened to a passage; several may hold at once. None of them: it is as it was."""

    NEW = "new"
    DROPPED = "dropped"
    REWORDED = "reworded"
    RESHAPED = "reshaped"  # of another kind or level: a paragraph has become a heading
    MOVED = "moved"
    SPLIT = "split"  # part of what was one passage
    MERGED = "merged"  # made of what were several


@dataclass(frozen=True, slots=True)
class Change:
    """One passage across two versions.

    ``before`` are the passages its text comes from, ``after`` is None for what was dropped, and ``pieces`` tells how
    the words changed from the one to the other: several that were merged are joined by a space, and the parts of one
    that was split have each the pieces of their own part, so that what only went to another part is not struck out.
    """

    natures: frozenset[Nature]
    before: tuple[Passage, ...]
    after: Passage | None
    pieces: tuple[Piece, ...]


class UnknownOrigin(ValueError):
    """A passage says that it comes from one that is not in the version before. ``args``: its key, the origin's key."""


class KeyTwice(ValueError):
    """Two passages of one version have the same key, which is the one argument."""


def changes(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Change, ...]:
    """What became of every passage, in the order of the new text; what was dropped stands where it stood.

    Moved are the fewest passages that have to be moved for the rest to stand in the order they had: all but a longest
    increasing subsequence of old places. What stands elsewhere only because others came or went has not moved. One
    whose text went wholly into others is not dropped. Raises UnknownOrigin, KeyTwice.

    >>> old = [
    ...     Passage("a", "Målen följs upp."),
    ...     Passage("b", "Nämnden ansvarar."),
    ...     Passage("c", "Planen gäller i fyra år."),
    ... ]
    >>> new = [
    ...     Passage("c", "Planen gäller i fyra år."),
    ...     Passage("a", "Målen följs upp."),
    ...     Passage("d", "Planen är ny."),
    ... ]
    >>> for change in changes(old, new):
    ...     print((change.after or change.before[0]).key, sorted(change.natures))
    c [<Nature.MOVED: 'moved'>]
    a []
    b [<Nature.DROPPED: 'dropped'>]
    d [<Nature.NEW: 'new'>]
    """
    there = _by_key(before)
    sources = {key: _sources(passage, there) for key, passage in _by_key(after).items()}
    places = {passage.key: place for place, passage in enumerate(before)}
    heirs: dict[Hashable, int] = {}
    for origins in sources.values():
        for origin in origins:
            heirs[origin] = heirs.get(origin, 0) + 1
    still = in_order([(key, places[origins[0]]) for key, origins in sources.items() if origins])
    worded = _worded(after, sources, there)
    made = [
        _change(
            passage,
            [there[origin] for origin in sources[passage.key]],
            worded[passage.key],
            shared=any(heirs[origin] > 1 for origin in sources[passage.key]),
            moved=passage.key not in still,
        )
        for passage in after
    ]
    return tuple(_with_dropped(made, [each for each in before if each.key not in heirs], places))


def _by_key(passages: Sequence[Passage]) -> Mapping[Hashable, Passage]:
    found: dict[Hashable, Passage] = {}
    for passage in passages:
        if passage.key in found:
            raise KeyTwice(passage.key)
        found[passage.key] = passage
    return found


def _sources(passage: Passage, there: Mapping[Hashable, Passage]) -> tuple[Hashable, ...]:
    """The keys in the version before that a passage comes from."""
    for origin in passage.origins:
        if origin not in there:
            raise UnknownOrigin(passage.key, origin)
    return tuple(dict.fromkeys(passage.origins)) or ((passage.key,) if passage.key in there else ())


def in_order(placed: Sequence[tuple[Hashable, int]]) -> set[Hashable]:
    """The most passages whose old places never fall; the parts of one split share a place. O(n log n)."""
    ends: list[int] = []  # the lowest place a run of each length can end at
    lengths: list[int] = []
    for _key, place in placed:
        length = bisect_left(ends, place + 1)
        ends[length : length + 1] = [place]
        lengths.append(length)
    kept: set[Hashable] = set()
    wanted, bound = len(ends) - 1, max(ends, default=0)
    for (key, place), length in zip(reversed(placed), reversed(lengths), strict=True):
        if length == wanted and place <= bound:
            kept.add(key)
            wanted, bound = wanted - 1, place
    return kept


def _worded(
    after: Sequence[Passage], sources: Mapping[Hashable, tuple[Hashable, ...]], there: Mapping[Hashable, Passage]
) -> dict[Hashable, tuple[Piece, ...]]:
    """How the words of each passage changed; those with the very same origins are compared with them together."""
    families: dict[tuple[Hashable, ...], list[Passage]] = {}
    for passage in after:
        families.setdefault(sources[passage.key] or (passage.key,), []).append(passage)
    worded: dict[Hashable, tuple[Piece, ...]] = {}
    for family in families.values():
        old = " ".join(there[origin].text for origin in sources[family[0].key])
        texts = [passage.text for passage in family]
        lengths = [len(text) + 1 for text in texts[:-1]] + [len(texts[-1])]
        shared = parts(differences(old, " ".join(texts)), lengths)
        worded |= {
            passage.key: _without_the_joining_space(part) if passage is not family[-1] else part
            for passage, part in zip(family, shared, strict=True)
        }
    return worded


def _without_the_joining_space(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a part that is not the last of its family, without the space that joined it to the next."""
    last = max(place for place, piece in enumerate(pieces) if piece.fate is not Fate.TAKEN_AWAY)
    rest = Piece(pieces[last].fate, pieces[last].text[:-1])
    return (*pieces[:last], *([rest] if rest.text else []), *pieces[last + 1 :])


def _change(
    after: Passage, before: Sequence[Passage], pieces: tuple[Piece, ...], *, shared: bool, moved: bool
) -> Change:
    first = before[0] if before else None
    natures = {
        Nature.NEW: first is None,
        Nature.REWORDED: first is not None and _read(pieces, Fate.TAKEN_AWAY) != _read(pieces, Fate.ADDED),
        Nature.RESHAPED: first is not None and (first.kind, first.level) != (after.kind, after.level),
        Nature.MOVED: first is not None and moved,
        Nature.SPLIT: shared,
        Nature.MERGED: len(before) > 1,
    }
    return Change(frozenset(nature for nature, holds in natures.items() if holds), tuple(before), after, pieces)


def _read(pieces: Sequence[Piece], fate: Fate) -> list[str]:
    """The words of the text that has the pieces kept and those of a fate; how they are spaced says nothing."""
    return "".join(piece.text for piece in pieces if piece.fate in (Fate.KEPT, fate)).split()


def _with_dropped(made: Sequence[Change], dropped: Iterable[Passage], places: Mapping[Hashable, int]) -> list[Change]:
    """The changes with what was dropped put in after the last unmoved passage that stood before it."""
    stays = [at for at, change in enumerate(made) if change.before and Nature.MOVED not in change.natures]
    stood = [places[made[at].before[0].key] for at in stays]  # never falls: that is what it is not to have moved
    gone: dict[int, list[Change]] = {}  # by how many of the changes stand before it
    for passage in dropped:
        earlier = bisect_left(stood, places[passage.key])
        change = Change(frozenset({Nature.DROPPED}), (passage,), None, differences(passage.text, ""))
        gone.setdefault(stays[earlier - 1] + 1 if earlier else 0, []).append(change)
    ordered = gone.get(0, [])
    for at, change in enumerate(made, start=1):
        ordered += [change, *gone.get(at, ())]
    return ordered
