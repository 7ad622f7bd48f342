"""How good a ranking is, and where to draw the line, from pairs that somebody has judged."""

from collections.abc import Iterable
from dataclasses import dataclass

from farled.methods.problems import InputError, Problem


@dataclass(frozen=True, slots=True)
class Tuning:
    """The threshold with the best F1, and what it gives; shares 0–1. ``average_precision`` needs no threshold."""

    threshold: float
    precision: float
    recall: float
    average_precision: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def tuned(judged: Iterable[tuple[float, bool]]) -> Tuning:
    """The threshold for ``find_duplicates`` that fits pairs judged so far: (score, whether they were the same).

    Precision: the share of pairs at or above the threshold that are the same; recall: the share of the same ones that
    are there. F1 = 2·P·R / (P + R); of equally good thresholds the highest. Average precision: Σ P at each step of
    recall, equal scores taken together. Source: methods reference, section 2.2; C. D. Manning, P. Raghavan and
    H. Schütze, Introduction to Information Retrieval (2008), chapter 8. Raises InputError ``judged.none_same``.

    >>> tuned([(0.9, True), (0.7, False), (0.6, True), (0.2, False)])  # doctest: +ELLIPSIS
    Tuning(threshold=0.6, precision=0.666..., recall=1.0, average_precision=0.833...)
    """
    counts: dict[float, tuple[int, int]] = {}
    for score, same in judged:
        right, wrong = counts.get(score, (0, 0))
        counts[score] = (right + same, wrong + (not same))
    whole = sum(right for right, _ in counts.values())
    if not whole:
        raise InputError(Problem.of("judged.none_same", judged=sum(wrong for _, wrong in counts.values())))
    right = above = 0
    average, best = 0.0, Tuning(0.0, 0.0, 0.0, 0.0)
    best_f1 = -1.0
    for score in sorted(counts, reverse=True):
        right += counts[score][0]
        above += sum(counts[score])
        average += right / above * counts[score][0] / whole
        if (f1 := 2 * right / (above + whole)) > best_f1:
            best_f1, best = f1, Tuning(score, right / above, right / whole, 0.0)
    return Tuning(best.threshold, best.precision, best.recall, average)
