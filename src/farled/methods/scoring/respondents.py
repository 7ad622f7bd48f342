"""Answers person by person: scores, whether the questions of a group hang together, and who answered carelessly.

A matrix has a row for each respondent and a column for each question, in per cent turned the same way, NaN where there
is no answer. Nothing here is for showing by itself: what is shown of people goes through ``release``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.scoring.instrument import Instrument, Question
from farled.methods.scoring.tails import chi_square

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

Id = str


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's α, None where it has no meaning, over ``cases`` respondents who answered everything.

    ``left_out``: those who did not. ``without``: α with each question left out; much higher without one says that it
    measures something else. ``enough``: whether there are so many that it can be published (30).
    """

    alpha: float | None
    cases: int
    left_out: int
    without: tuple[float | None, ...]
    enough: bool

    @property
    def turned_wrong(self) -> bool:
        """Whether α is negative: then some question is likely asked the other way round than the instrument says."""
        return self.alpha is not None and self.alpha < 0


@dataclass(frozen=True, slots=True)
class Limits:
    """When an answer sheet looks careless; our own limits but where a source is named.

    ``run``: the longest run of the same answer, as a share of those given (P. Curran, Journal of Experimental Social
    Psychology 66 (2016) 4: half). ``spread``: standard deviation within the sheet, in points. ``outlier``: the chance
    of lying so far from the others (Mahalanobis D², χ²). ``seconds`` for each question. ``same``: so many identical
    answers, a turned question among them, are enough by themselves.
    """

    run: float = 0.5
    spread: float = 0.5
    outlier: float = 0.001
    seconds: float = 2.0
    same: int = 10


@dataclass(frozen=True, slots=True)
class Careless:
    """By respondent: what each sign says, how many fire, and whether the sheet is ``flagged`` (two, or all the same).

    ``run``: the longest run of the same answer as given. ``spread``: standard deviation of the answers as given, NaN
    below two. ``distance``: D² over the groups' scores, NaN where they cannot be told. ``signs``: run, spread, outlier,
    seconds. Flagged respondents stay in: results are shown with and without them, both in one release.
    """

    run: "NDArray[np.int64]" = field(hash=False, compare=False)
    spread: "Floats" = field(hash=False, compare=False)
    distance: "Floats" = field(hash=False, compare=False)
    signs: "Flags" = field(hash=False, compare=False)
    flagged: "Flags" = field(hash=False, compare=False)


def as_percent(questions: Sequence[Question], answers: "ArrayLike") -> "Floats":
    """Answers 1 … ``points`` as per cent, turned questions turned; NaN for what is no point of the scale.

    >>> as_percent([Question("a", {}), Question("b", {}, turned=True)], [[4, 2], [-1, 5]]).tolist()
    [[75.0, 75.0], [nan, 0.0]]
    """
    import numpy as np

    given = np.asarray(answers, dtype=float)
    points = np.array([each.points for each in questions], dtype=float)
    turned = np.array([each.turned for each in questions])
    share = 100 * (given - 1) / (points - 1)
    found: Floats = np.where((given >= 1) & (given <= points), np.where(turned, 100 - share, share), np.nan)
    return found


def respondent_scores(percent: "ArrayLike", *, least: float = 0.5) -> "Floats":
    """Each respondent's mean over the questions answered; NaN when fewer than the share ``least`` of them are.

    Source: methods reference, section 5.

    >>> respondent_scores([[75.0, 25.0, float("nan")], [100.0, float("nan"), float("nan")]]).tolist()
    [50.0, nan]
    """
    import numpy as np

    rows = np.asarray(percent, dtype=float)
    known = (~np.isnan(rows)).sum(axis=1)
    enough = (known > 0) & (known >= least * rows.shape[1])
    found: Floats = np.divide(np.nansum(rows, axis=1), known, out=np.full(len(rows), np.nan), where=enough)
    return found


def reliability(percent: "ArrayLike", *, least: int = 30) -> Reliability:
    """Cronbach's α = k/(k − 1) · (1 − Σ s²_question / s²_sum) over those who answered all k questions.

    None with fewer than two questions or respondents, or when all sums are the same. It is no measure of whether one
    thing is measured, only of how the questions go together. Source: L. J. Cronbach, Psychometrika 16 (1951) 297.

    >>> found = reliability([[4, 5, 4], [2, 3, 2], [3, 3, 4], [5, 5, 5], [1, 2, 2]])
    >>> round(found.alpha, 6), found.cases, found.enough
    (0.961765, 5, False)
    """
    import numpy as np

    rows = np.asarray(percent, dtype=float)
    whole = rows[~np.isnan(rows).any(axis=1)]
    left = [np.delete(whole, place, axis=1) for place in range(rows.shape[1])] if rows.shape[1] > 2 else []
    without = tuple(_alpha(each) for each in left)
    return Reliability(_alpha(whole), len(whole), len(rows) - len(whole), without, len(whole) >= least)


def careless(
    instrument: Instrument,
    answers: "ArrayLike",
    *,
    grouping: Id,
    seconds: "ArrayLike | None" = None,
    limits: Limits | None = None,
) -> Careless:
    """Signs of straight-lining, of answers unlike everybody's, and of haste. Two signs together make a flag.

    ``answers``: as given, respondent × question in the order asked; what is no point of the scale is no answer.
    ``seconds``: for each respondent, over the questions that were answered. One sign alone says little, hence two.
    Source: A. Meade and S. B. Craig, Psychological Methods 17 (2012) 437; P. Curran (2016).

    Raises InputError ``answers.shape`` when the columns are not the questions.

    >>> from farled.methods.scoring.instrument import Group, Grouping
    >>> area = (Grouping("area", (Group("a"),)),)
    >>> asked = Instrument("dm", 1, tuple(Question(f"q{n}", {"area": "a"}) for n in range(6)), area)
    >>> sheets = [[2, 3, 2, 4, 3, 2], [4, 4, 4, 4, 4, 4], [5, 4, 5, 3, 4, 5]]
    >>> found = careless(asked, sheets, grouping="area")
    >>> found.run.tolist(), found.flagged.tolist()
    ([1, 6, 1], [False, True, False])
    """
    import numpy as np

    limit = limits or Limits()
    given = np.asarray(answers, dtype=float)
    if given.ndim != 2 or given.shape[1] != len(instrument.questions):
        raise InputError(Problem.of("answers.shape", shape=given.shape, questions=len(instrument.questions)))
    percent = as_percent(instrument.questions, given)
    there = ~np.isnan(percent)
    number = there.sum(axis=1)
    run = np.array([_longest_run(row[known]) for row, known in zip(given, there, strict=True)], dtype=np.int64)
    spread = np.array(
        [row[known].std() if known.sum() > 1 else np.nan for row, known in zip(given, there, strict=True)]
    )
    distance, degrees = _distance(instrument, grouping, percent)
    hasty = np.zeros(len(given), dtype=bool)
    if seconds is not None:
        hasty = np.asarray(seconds, dtype=float) < limit.seconds * number
    far = np.array([not np.isnan(each) and chi_square(float(each), degrees) < limit.outlier for each in distance])
    signs = np.stack([run > np.maximum(limit.run * number, 1), spread < limit.spread, far, hasty], axis=1)
    turned = np.array([each.turned for each in instrument.questions])
    straight = (spread == 0) & (number >= limit.same) & (there & turned).any(axis=1)
    return Careless(run, spread, distance, signs, (signs.sum(axis=1) >= 2) | straight)


def _alpha(rows: "Floats") -> float | None:
    number, questions = rows.shape
    if number < 2 or questions < 2:
        return None
    whole = float(rows.sum(axis=1).var(ddof=1))
    if whole <= 0:
        return None
    return float(questions / (questions - 1) * (1 - float(rows.var(axis=0, ddof=1).sum()) / whole))


def _longest_run(row: "Floats") -> int:
    longest = length = 0
    before = None
    for answer in row.tolist():
        length = length + 1 if answer == before else 1
        longest, before = max(longest, length), answer
    return longest


def _distance(instrument: Instrument, grouping: Id, percent: "Floats") -> tuple["Floats", int]:
    """D² = (x − x̄)ᵀ S⁻¹ (x − x̄) over the groups' scores of those who have them all, and its degrees of freedom."""
    import numpy as np

    groups = instrument.grouping(grouping).groups
    scores = np.stack([respondent_scores(percent[:, instrument.places(grouping, each.id)]) for each in groups], axis=1)
    whole = ~np.isnan(scores).any(axis=1)
    found = np.full(len(scores), np.nan)
    known = scores[whole]
    if len(known) <= len(groups) + 1:
        return found, len(groups)
    away = known - known.mean(axis=0)
    spread = np.atleast_2d(np.cov(known, rowvar=False))
    degrees = int(np.linalg.matrix_rank(spread))
    found[whole] = np.einsum("ij,jk,ik->i", away, np.linalg.pinv(spread, hermitian=True), away)
    return found, max(degrees, 1)
