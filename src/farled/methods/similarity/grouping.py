"""Texts that say the same put together, compared only with those they may be put together with."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.similarity.index import Id, Index
from farled.methods.similarity.postings import Postings, runs_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Likeness = NDArray[np.float32]

ROUNDING = 1e-5  # what a cosine of single precision may miss
FEW = 8  # texts: a run that so many have is gone through pair by pair, one that more have is multiplied
AT_ONCE = 2048  # runs multiplied together, to bound the memory it takes

Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that may say the same, in the alphabet. ``least``: how like the two are that are least alike, 0–1."""

    members: tuple[Id, ...]
    least: float


def groups(
    index: Index, blocks: Sequence[Collection[Id]], *, threshold: float, watch: Watch | None = None
) -> tuple[Group, ...]:
    """Put together texts of which **every** two score at least the threshold, the largest groups first.

    Two texts are compared when a block holds both, such as those about the same passage, or under the same theme. The
    score is the cosine of ``Index``, over all texts. The most alike are joined first, and two groups only when every
    text of the one may stand with every text of the other (complete linkage), so nothing is drawn in by a chain.
    ``watch`` is told how many blocks are compared, of how many. Source: C. D. Manning, P. Raghavan and H. Schütze,
    Introduction to Information Retrieval (2008), section 17.2.

    Raises InputError ``threshold.outside`` unless 0 < threshold ≤ 1; KeyError for an id without a text.

    >>> from farled.methods.similarity.index import build
    >>> texts = {"a": "Målen går inte att mäta", "b": "Målen går inte att mäta alls", "c": "Soptunnorna är fulla"}
    >>> [group.members for group in groups(build(texts), [["a", "b", "c"]], threshold=0.5)]
    [('a', 'b')]
    """
    if not 0 < threshold <= 1:
        raise InputError(Problem.of("threshold.outside", threshold=threshold))
    compare = _Compared(index.postings, threshold - ROUNDING)
    for number, block in enumerate(blocks):
        if watch is not None:
            watch(number, len(blocks))
        compare.add(sorted(index.rows[name] for name in set(block)))
    if watch is not None:
        watch(len(blocks), len(blocks))
    joined = _joined(compare.pairs)
    found = [
        Group(
            tuple(index.ids[row] for row in sorted(rows)),
            min(1.0, *(compare.pairs[one, other] for one in rows for other in rows if one < other)),
        )
        for rows in joined
    ]
    return tuple(sorted(found, key=lambda group: (-len(group.members), -group.least, group.members)))


class _Compared:
    """The pairs that reach the threshold, by the texts' rows, the lower first."""

    def __init__(self, postings: Postings, threshold: float) -> None:
        import numpy as np

        order = np.argsort(postings.rows, kind="stable")
        self.runs = np.repeat(np.arange(len(postings.idf)), np.diff(postings.starts))[order]
        self.weights = postings.weights[order]
        self.starts = np.searchsorted(postings.rows[order], np.arange(postings.size + 1))
        self.threshold = threshold
        self.pairs: dict[tuple[int, int], float] = {}

    def add(self, rows: Sequence[int]) -> None:
        """Compare some texts with each other."""
        import numpy as np

        if len(rows) < 2:
            return
        likeness = self._likeness(np.array(rows))
        ones, others = np.nonzero(np.triu(likeness >= self.threshold, k=1))
        for one, other, score in zip(ones.tolist(), others.tolist(), likeness[ones, others].tolist(), strict=True):
            self.pairs[rows[one], rows[other]] = score

    def _likeness(self, rows: "Ints") -> "Likeness":
        """The cosine of every two: runs that many have by multiplying, runs that few have pair by pair."""
        import numpy as np

        size, lengths = len(rows), self.starts[rows + 1] - self.starts[rows]
        places, texts = runs_of(self.starts[rows], lengths), np.repeat(np.arange(size), lengths)
        order = np.argsort(self.runs[places], kind="stable")
        runs, texts, weights = self.runs[places][order], texts[order], self.weights[places][order]
        _distinct, column, having = np.unique(runs, return_inverse=True, return_counts=True)
        found = np.zeros((size, size), dtype=np.float32)
        held = having[column]
        few = (held > 1) & (held <= FEW)
        self._by_pair(found, column[few], texts[few], weights[few])
        many = np.flatnonzero(having > FEW)
        for begin in range(0, len(many), AT_ONCE):
            part = many[begin : begin + AT_ONCE]
            place = np.full(len(having), -1)
            place[part] = np.arange(len(part))
            chosen = place[column] >= 0
            dense = np.zeros((size, len(part)), dtype=np.float32)
            dense[texts[chosen], place[column[chosen]]] = weights[chosen]
            found += dense @ dense.T
        return found

    @staticmethod
    def _by_pair(found: "Likeness", column: "Ints", texts: "Ints", weights: "Likeness") -> None:
        """Add what the runs that few texts have give; the texts of a run stand together, the lower first."""
        import numpy as np

        size = len(found)
        for step in range(1, FEW):
            same = np.flatnonzero(column[step:] == column[:-step])
            if not len(same):
                return
            pair = texts[same] * size + texts[same + step]
            products = weights[same] * weights[same + step]
            found += np.bincount(pair, weights=products, minlength=size * size).reshape(size, size)


def _joined(pairs: dict[tuple[int, int], float]) -> list[frozenset[int]]:
    """Complete linkage over the pairs there are: a pair that is not there keeps two groups apart."""
    beside: dict[int, set[int]] = {}
    for one, other in pairs:
        beside.setdefault(one, {one}).add(other)
        beside.setdefault(other, {other}).add(one)
    within = {row: frozenset([row]) for row in beside}  # the group a text stands in
    allowed = {row: frozenset(those) for row, those in beside.items()}  # who may stand with all of its group
    for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        first, second = within[one], within[other]
        if first is second or not second <= allowed[one]:
            continue
        both, may = first | second, allowed[one] & allowed[other]
        for row in both:
            within[row], allowed[row] = both, may
    return [group for group in set(within.values()) if len(group) > 1]
