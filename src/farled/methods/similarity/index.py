"""A register of texts, built once and then asked what is like something."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.similarity.embedding import Embedding, directions
from farled.methods.similarity.postings import Postings, lay_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Id = str
BONUS, MEANING = 0.10, 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """How like a text in the register is: ``score`` = (1 − s)·letters + s·meaning + bonus for the same process.

    ``letters``: cosine of the runs of letters, 0–1. ``meaning``: cosine by the embedding, −1 to 1, None without one;
    then s = 0. ``process``: the one both declare, None unless they declare the same.
    """

    id: Id
    score: float
    letters: float
    meaning: float | None
    process: Id | None


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A built register. Made by ``build``; the rows of the arrays are the texts in order of their ids."""

    ids: tuple[Id, ...]
    rows: Mapping[Id, int]
    texts: Mapping[Id, str]
    process: Mapping[Id, Id]
    postings: Postings
    bonus: float
    embedding: Embedding | None
    share: float
    meanings: "Floats | None"

    def top(self, text: str, k: int = 5, *, process: Id | None = None) -> tuple[Match, ...]:
        """The k texts most like a text, best first, by id where two are equally like. What shares nothing is left out.

        >>> index = build({"a": "Ansökan om bygglov", "b": "Tömning av soptunnor"})
        >>> [match.id for match in index.top("E-tjänst för bygglovsansökan")]
        ['a']
        """
        return self._best(text, k, process, self._meaning_of(text), without=None)

    def like(self, name: Id, k: int = 5) -> tuple[Match, ...]:
        """The same for a text in the register: the k others most like it. Raises KeyError for one it does not have."""
        meaning = None if self.meanings is None else self.meanings[self.rows[name]]
        return self._best(self.texts[name], k, self.process.get(name), meaning, without=name)

    def _meaning_of(self, text: str) -> "Floats | None":
        return directions(self.embedding, [text])[0] if self.embedding else None

    def _best(
        self, text: str, k: int, process: Id | None, meaning: "Floats | None", *, without: Id | None
    ) -> tuple[Match, ...]:
        import numpy as np

        letters = self.postings.cosines(text)
        meanings = None if self.meanings is None or meaning is None else self.meanings @ meaning
        scores = letters if meanings is None else (1 - self.share) * letters + self.share * meanings
        there = scores > 0
        if process is not None:
            same = np.array([self.process.get(name) == process for name in self.ids], dtype=bool)
            scores, there = scores + self.bonus * same, there | same
        if without is not None:
            there[self.rows[without]] = False
        rows = np.flatnonzero(there)
        if len(rows) > k:
            rows = rows[scores[rows] >= np.partition(scores[rows], -k)[-k]] if k else rows[:0]
        best = sorted(rows.tolist(), key=lambda row: (-scores[row], row))[:k]
        return tuple(
            Match(
                self.ids[row],
                float(scores[row]),
                min(1.0, float(letters[row])),
                None if meanings is None else float(meanings[row]),
                process if process is not None and self.process.get(self.ids[row]) == process else None,
            )
            for row in best
        )


def build(
    texts: Mapping[Id, str],
    process: Mapping[Id, Id] | None = None,
    *,
    bonus: float = BONUS,
    embedding: Embedding | None = None,
    meaning: float = MEANING,
) -> Index:
    """Build a register of texts (title, goal and effect together) that can be asked what is like something.

    ``process``: the one each declares, by id; declaring the same is evidence that adds ``bonus``. ``embedding``: a
    model of one's own, which weighs ``meaning`` (0–1) against the letters. Letters: cosine of tf-idf over runs of 3–5
    characters within words, lower case, without stop words and without stemming, idf over the whole register; that
    was measured best for Swedish, whose compounds hide whole words. Source: methods reference, section 2.2.

    Raises InputError ``process.unknown`` for ids without a text, ``meaning.outside`` 0–1, and what ``directions``
    refuses.
    """
    process = dict(process or {})
    problems = [Problem.of("process.unknown", id=name) for name in sorted(process.keys() - texts.keys())]
    if not 0 <= meaning <= 1:
        problems.append(Problem.of("meaning.outside", meaning=meaning))
    InputError.when(problems)
    ids = tuple(sorted(texts))
    ordered = [texts[name] for name in ids]
    return Index(
        ids,
        {name: row for row, name in enumerate(ids)},
        {name: texts[name] for name in ids},
        process,
        lay_up(ordered),
        bonus,
        embedding,
        meaning if embedding else 0.0,
        directions(embedding, ordered) if embedding else None,
    )
