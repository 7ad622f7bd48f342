"""Which passage of an earlier text each passage of a new one is, when only the words tell."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from farled.methods.passages.values import Passage, PassageKind
from farled.methods.passages.words import matched

_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # share of words two wordings of one passage have in common, wherever they stand
_ALIKE_IN_PLACE = 0.3  # when nothing else can have come of it: it is alone between the same neighbours
_PART = 0.8  # share of its words a part has from what it was split off from, or merged into
_FEWEST = 3  # words of a part; fewer are found anywhere
_SURELY = 0.8  # share of words in common by which what was taken out has come back
_ENOUGH = 4  # words that tell a passage from others by themselves; fewer need a neighbour that has come back with them
_COMMON = 40  # passages a word may stand in and still lead from one to another
_NEAREST = 40  # passages that one is held against: those it shares most such words with


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a new passage is: the ``key`` of the earlier one, None for one that was not there.

    ``origins`` are the keys its text comes from when that is not itself alone: it was split off, or merged of several.
    """

    key: Hashable | None
    origins: tuple[Hashable, ...] = ()


def recognise(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Recognised, ...]:
    """What each passage of a new text is in the one before; the keys of the new ones are not looked at.

    First the same words in the same order, then the same words anywhere, then what is most alike. What is left is held
    against what was found: most of a part's words come from what it was split off from.

    >>> old = [
    ...     Passage(1, "Målen följs upp varje år."),
    ...     Passage(2, "Nämnden ansvarar för sin del. Planen gäller i fyra år."),
    ... ]
    >>> new = [
    ...     Passage(None, "Målen följs upp vartannat år."),
    ...     Passage(None, "Nämnden ansvarar för sin del."),
    ...     Passage(None, "Planen gäller i fyra år."),
    ...     Passage(None, "Ingenting liknar detta."),
    ... ]
    >>> [(each.key, each.origins) for each in recognise(old, new)]
    [(1, ()), (2, ()), (None, (2,)), (None, ())]
    """
    search = _Search([_Words.of(each) for each in before], [_Words.of(each) for each in after])
    search.same()
    search.alike()
    search.in_place()
    found = [
        Recognised(before[search.found[place]].key) if place in search.found else Recognised(None)
        for place in range(len(after))
    ]
    for place, old in search.split_off():
        found[place] = Recognised(None, (before[old].key,))
    for place, old in search.merged_in():
        origins = found[place].origins or (before[search.found[place]].key,)
        found[place] = replace(found[place], origins=(*origins, before[old].key))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Returned:
    """The ``key`` of a passage that was taken out of a text and has come back; ``sure`` when nothing speaks against."""

    key: Hashable
    sure: bool


def returned(taken_out: Sequence[Passage | None], put_in: Sequence[Passage | None]) -> tuple[Returned | None, ...]:
    """Which of the passages that were taken out of a text each of those put in is; None when it is none of them.

    None in a list stands for what stood or stands between. It is sure of what has most of its words (four fifths), has
    four words or more and is the only one with them, or came back beside what stood beside it.

    >>> out = [Passage(1, "Mål", PassageKind.HEADING), Passage(2, "Nämnden ansvarar för sin del."), None]
    >>> out += [Passage(3, "Planen gäller i fyra år och följs upp i mitten."), None, Passage(4, "Bilaga 2")]
    >>> new = [Passage(None, "Mål", PassageKind.HEADING), Passage(None, "Nämnden ansvarar för sin del."), None]
    >>> new += [Passage(None, "Planen gäller i tre år och följs inte upp."), Passage(None, "Bilaga 2")]
    >>> for each in returned(out, new):
    ...     print(each)
    Returned(key=1, sure=True)
    Returned(key=2, sure=True)
    None
    Returned(key=3, sure=False)
    Returned(key=4, sure=False)
    """
    before = [(place, each) for place, each in enumerate(taken_out) if each is not None]
    after = [(place, each) for place, each in enumerate(put_in) if each is not None]
    search = _Search([_Words.of(each) for _place, each in before], [_Words.of(each) for _place, each in after])
    search.same()
    search.alike()
    sure = {
        after[new][0]: before[old][0]
        for new, old in search.found.items()
        if search.new[new].alike(search.old[old]) >= _SURELY
    }
    twice = {
        text
        for words in (search.old, search.new)
        for text, times in Counter(e.text for e in words).items()
        if times > 1
    }
    found: list[Returned | None] = [None] * len(put_in)
    for new, old in search.found.items():
        (place, _new), (stood, passage), words = after[new], before[old], search.new[new]
        beside = sure.get(place - 1) == stood - 1 or sure.get(place + 1) == stood + 1
        alone = words.counts.total() >= _ENOUGH and words.text not in twice
        found[place] = Returned(passage.key, place in sure and (alone or beside))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Words:
    """A passage by its words."""

    kind: PassageKind
    text: str
    counts: Counter[str]

    @classmethod
    def of(cls, passage: Passage) -> "_Words":
        words = _WORD.findall(passage.text.casefold())
        return cls(passage.kind, " ".join(passage.text.casefold().split()), Counter(words))

    def alike(self, other: "_Words") -> float:
        """How much of both is common to both, from 0 to 1; two of different kinds are a little less alike."""
        total = self.counts.total() + other.counts.total()
        shared = 2 * (self.counts & other.counts).total() / total if total else 0.0
        return shared if self.kind is other.kind else shared * 0.9


class _Search:
    """Finds for places of the new text (``found``: new → old) the places in the one before."""

    def __init__(self, old: Sequence[_Words], new: Sequence[_Words]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}
        self.heirs: dict[int, int] = {}

    def same(self) -> None:
        """What has the very same words: in order first, and then what has been moved."""
        texts, others = [each.text for each in self.old], [each.text for each in self.new]
        for begins, ends, begins_new, ends_new in matched(texts, others):
            if texts[begins:ends] == others[begins_new:ends_new]:
                for old, new in zip(range(begins, ends), range(begins_new, ends_new), strict=True):
                    self._pair(new, old)
        left: dict[str, list[int]] = {}
        for old in reversed(self._left_old()):
            left.setdefault(texts[old], []).append(old)
        for new in self._left_new():
            if left.get(others[new]):
                self._pair(new, left[others[new]].pop())

    def alike(self) -> None:
        """What is most alike, the most alike first, and the nearest of equals."""
        scored = []
        for new, old in self._candidates():
            score = self.new[new].alike(self.old[old])
            if score >= _ALIKE:
                scored.append((-score, abs(new - old), new, old))
        for _score, _far, new, old in sorted(scored):
            if new not in self.found and old not in self.heirs:
                self._pair(new, old)

    def in_place(self) -> None:
        """One that stands alone between the same neighbours as one before did, and is something like it."""
        for new in self._left_new():
            old = self.found.get(new - 1, -1 if new == 0 else None)
            if old is None:
                continue
            after = self.found.get(new + 1, len(self.old) if new == len(self.new) - 1 else None)
            alone = after == old + 2 and old + 1 not in self.heirs
            if alone and self.new[new].alike(self.old[old + 1]) >= _ALIKE_IN_PLACE:
                self._pair(new, old + 1)

    def split_off(self) -> Iterator[tuple[int, int]]:
        """(new, old) for parts that were split off: most of their words stood in one passage, and not in what it is."""
        spare = {
            old: words.counts - self.new[self.heirs[old]].counts if old in self.heirs else words.counts
            for old, words in enumerate(self.old)
        }
        yield from _parts({new: self.new[new] for new in self._left_new()}, spare)

    def merged_in(self) -> Iterator[tuple[int, int]]:
        """(new, old) for what was merged into another: most of its words stand there, and are new there."""
        spare = {new: self.new[new].counts - self.old[old].counts for new, old in self.found.items()}
        for old, new in _parts({old: self.old[old] for old in self._left_old()}, spare):
            yield new, old

    def _pair(self, new: int, old: int) -> None:
        self.found[new], self.heirs[old] = old, new

    def _left_old(self) -> list[int]:
        return [place for place in range(len(self.old)) if place not in self.heirs]

    def _left_new(self) -> list[int]:
        return [place for place in range(len(self.new)) if place not in self.found]

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """(new, old) of those left that share a word which is not everywhere."""
        standing = _standing((old, self.old[old].counts) for old in self._left_old())
        for new in self._left_new():
            yield from ((new, old) for old in _near(new, self.new[new].counts, standing))


def _standing(passages: Iterable[tuple[int, Mapping[str, int]]]) -> dict[str, list[int]]:
    """Where each word stands, without those that stand everywhere."""
    found: dict[str, list[int]] = {}
    for place, counts in passages:
        for word in counts:
            found.setdefault(word, []).append(place)
    return {word: places for word, places in found.items() if len(places) <= _COMMON}


def _near(place: int, counts: Mapping[str, int], standing: Mapping[str, Sequence[int]]) -> list[int]:
    """The places that share most words with one, the nearest first of those that share as many."""
    shared = Counter(other for word in counts for other in standing.get(word, ()))
    return nsmallest(_NEAREST, shared, key=lambda other: (-shared[other], abs(other - place), other))


def _parts(parts: Mapping[int, _Words], wholes: Mapping[int, Counter[str]]) -> Iterator[tuple[int, int]]:
    """(part, whole) for the parts most of whose words one of the wholes has; what is used once is used."""
    left = dict(wholes)
    standing = _standing(wholes.items())
    for part, words in parts.items():
        size = words.counts.total()
        if size < _FEWEST:
            continue
        near = _near(part, words.counts, standing)
        shared = [((words.counts & left[whole]).total() / size, -abs(whole - part), whole) for whole in near]
        best = max(shared, default=(0.0, 0, 0))
        if best[0] >= _PART:
            left[best[2]] = left[best[2]] - words.counts
            yield part, best[2]
