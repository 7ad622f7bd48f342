"""Texts as weighted runs of letters, laid up by run, so that a query only touches the texts that share some with it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from farled.methods.similarity.words import grams, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_AT_ONCE = 500  # texts counted together, to bound the memory it takes


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The weights of all texts. Those of the run with number g stand at ``starts[g]`` to ``starts[g + 1]``.

    ``rows``: which text; ``weights``: t / ‖t‖ with t = (1 + ln tf) · idf, idf = ln((1 + N) / (1 + df)) + 1 over the N
    texts, so that a product of two texts is their cosine. ``unseen``: the idf of a run that no text has.
    """

    size: int
    numbers: Mapping[str, int]
    idf: "Floats"
    unseen: float
    starts: "Ints"
    rows: "NDArray[np.int32]"
    weights: "NDArray[np.float32]"

    def weigh(self, text: str) -> dict[str, float]:
        """The weights of any text by run, sorted by run; runs that no text of the register has count in its length."""
        counts = Counter(chain.from_iterable(map(grams, words(text))))
        raw = {gram: (1 + log(counts[gram])) * self._idf(gram) for gram in sorted(counts)}
        length = sum(weight**2 for weight in raw.values()) ** 0.5
        return {gram: weight / length for gram, weight in raw.items()}

    def cosines(self, text: str) -> "Floats":
        """The cosine of a text with every text, by row."""
        import numpy as np

        weighed = [(self.numbers[gram], weight) for gram, weight in self.weigh(text).items() if gram in self.numbers]
        if not weighed:
            return np.zeros(self.size)
        numbers = np.array([number for number, _ in weighed])
        starts, lengths = self.starts[numbers], self.starts[numbers + 1] - self.starts[numbers]
        places = runs_of(starts, lengths)
        products = self.weights[places] * np.repeat([weight for _, weight in weighed], lengths)
        return np.bincount(self.rows[places], weights=products, minlength=self.size).astype(np.float64, copy=False)

    def _idf(self, gram: str) -> float:
        number = self.numbers.get(gram)
        return self.unseen if number is None else float(self.idf[number])


def lay_up(texts: Sequence[str]) -> Postings:
    """Count, weigh and lay up the texts; row n is text n."""
    import numpy as np

    vocabulary: dict[str, int] = {}
    numbers: dict[str, int] = {}
    word_grams: list[list[int]] = []
    keys, counts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for begin in range(0, len(texts), _AT_ONCE):
        part = [words(text) for text in texts[begin : begin + _AT_ONCE]]
        for word in chain.from_iterable(part):
            if word not in vocabulary:
                vocabulary[word] = len(vocabulary)
                word_grams.append([numbers.setdefault(gram, len(numbers)) for gram in grams(word)])
        rows = np.repeat(np.arange(begin, begin + len(part)), [len(each) for each in part])
        key, count = _counted(rows, [vocabulary[word] for word in chain.from_iterable(part)], word_grams)
        keys.append(key)
        counts.append(count)
    return _weighed(len(texts), numbers, np.concatenate(keys), np.concatenate(counts))


def _counted(rows: "Ints", found: Iterable[int], word_grams: Sequence[Sequence[int]]) -> "tuple[Ints, Ints]":
    """How often each run is in each text: keys (run in the upper half, text in the lower 32 bits) and counts."""
    import numpy as np

    distinct, at = np.unique(np.array(list(found), dtype=np.int64), return_inverse=True)
    lists = [word_grams[word] for word in distinct]
    lengths = np.array([len(each) for each in lists], dtype=np.int64)
    flat = np.fromiter(chain.from_iterable(lists), dtype=np.int64, count=int(lengths.sum()))
    starts = np.cumsum(lengths) - lengths
    places = runs_of(starts[at], lengths[at])
    keys, counts = np.unique((flat[places] << 32) | np.repeat(rows, lengths[at]), return_counts=True)
    return keys, counts.astype(np.int64)


def _weighed(size: int, numbers: Mapping[str, int], keys: "Ints", counts: "Ints") -> Postings:
    import numpy as np

    order = np.argsort(keys)
    keys, counts = keys[order], counts[order]
    which, rows = keys >> 32, (keys & 0xFFFFFFFF).astype(np.int32)
    having = np.bincount(which, minlength=len(numbers))
    idf = np.log((1 + size) / (1 + having)) + 1
    weights = (1 + np.log(counts)) * idf[which]
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=size))
    return Postings(
        size,
        numbers,
        idf,
        log(1 + size) + 1,
        np.concatenate([[0], np.cumsum(having)]),
        rows,
        (weights / lengths[rows]).astype(np.float32),
    )


def runs_of(starts: "Ints", lengths: "Ints") -> "Ints":
    """The places starts[n], starts[n] + 1, … lengths[n] of them, for every n in turn."""
    import numpy as np

    ends = np.cumsum(lengths)
    places: Ints = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return places
