"""A work list of pairs that may be the same initiative; somebody looks at each, and nothing is merged by itself."""

from dataclasses import dataclass

from farled.methods.similarity.index import Id, Index, Match


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two texts that may tell of the same, ``one`` before ``other`` in the alphabet; ``match`` is how like they are.

    Why is told by ``why(index, index.texts[one], match)``, for those that somebody looks at.
    """

    one: Id
    other: Id
    match: Match

    @property
    def score(self) -> float:
        """What the list is ranked by."""
        return self.match.score


def find_duplicates(index: Index, *, top: int = 5, threshold: float | None = None) -> tuple[Candidate, ...]:
    """Every pair once, best first: the ``top`` of each text, and with a ``threshold`` all pairs that score as much.

    The time grows with the square of the number of texts; above 5,000, build one index for each process or body. A
    threshold comes from pairs somebody has judged (``tuned``). Source: methods reference, section 2.2.

    >>> from farled.methods.similarity.index import build
    >>> texts = {
    ...     "i1": "Ansökan om bygglov på webben",
    ...     "i2": "Tömning av soptunnor",
    ...     "i3": "E-tjänst för bygglovsansökan",
    ... }
    >>> [(each.one, each.other) for each in find_duplicates(build(texts, {"i1": "bygglov", "i3": "bygglov"}))]
    [('i1', 'i3')]
    """
    pairs: dict[tuple[Id, Id], Match] = {}
    for name in index.ids:
        for nr, match in enumerate(index.like(name, top if threshold is None else len(index.ids))):
            if name < match.id and (nr < top or _reaches(match, threshold)):
                pairs[name, match.id] = match
            elif nr < top:  # among the best of the later one only
                pairs.setdefault(
                    (match.id, name), Match(name, match.score, match.letters, match.meaning, match.process)
                )
    ranked = sorted(pairs.items(), key=lambda item: (-item[1].score, item[0]))
    return tuple(Candidate(one, other, match) for (one, other), match in ranked)


def _reaches(match: Match, threshold: float | None) -> bool:
    return threshold is not None and match.score >= threshold
