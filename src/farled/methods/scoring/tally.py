"""Answers counted: packed columns to body × question × year × answer, exact and in one pass.

A row of the columns is one answer. Bodies, questions and years are dense codes from 0; a question's code is its place
in the instrument. "Body" may be anything finer, such as a body and a role: it is what can later be put together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.scoring.instrument import Instrument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.integer]
    Counts = NDArray[np.int64]
    Floats = NDArray[np.float64]

UNANSWERED, DONT_KNOW, NOT_MINE = 0, -1, -2
"""Asked and left blank; "don't know"; "outside my responsibility" (C50). None of them is the middle of the scale."""
_AT_ONCE = 1 << 20  # rows worked on together, so that the joint key needs little memory


def slot(answer: int) -> int:
    """Where an answer is counted: its place on the last axis of a tally."""
    return answer - NOT_MINE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave each answer. ``counts``: whole numbers, body × question × year × slot, read-only.

    Slots: not mine, don't know, unanswered, 1, 2 … the longest scale. Add up tallies of the same instrument with ``+``.
    """

    instrument: Instrument
    counts: "Counts" = field(hash=False, compare=False)

    @property
    def asked(self) -> "Counts":
        """How many rows there are for each body, question and year, whatever was answered."""
        found: Counts = self.counts.sum(axis=3)
        return found

    @property
    def answered(self) -> "Counts":
        """How many chose a point of the scale."""
        found: Counts = self.counts[..., slot(1) :].sum(axis=3)
        return found

    @property
    def percent(self) -> "Floats":
        """Mean in per cent, body × question × year, NaN without answers. For work only: it tells of small groups."""
        return mean_percent(self.instrument, self.counts)

    def __add__(self, other: "Tally") -> "Tally":
        if self.instrument != other.instrument or self.counts.shape != other.counts.shape:
            raise InputError(Problem.of("tally.other"))
        return Tally(self.instrument, _frozen(self.counts + other.counts))


def tally(
    instrument: Instrument,
    body: "Whole",
    question: "Whole",
    year: "Whole",
    answer: "Whole",
    *,
    bodies: int,
    years: int,
) -> Tally:
    """Count the answers: N[b, q, y, a] = number of rows with that body, question, year and answer.

    Four columns of the same length, of any whole-number type (small ones are quicker): codes, and answers 1 …
    ``points``, ``UNANSWERED``, ``DONT_KNOW`` or ``NOT_MINE``. One histogram over a joint key, so that sums are exact
    whatever the order of rows. Raises InputError: ``columns.lengths``; ``column.type`` for floats; ``column.outside``
    with the column, the first row and its value; ``answer.above`` for an answer beyond its own question's scale, with
    the question and how many.

    >>> import numpy as np
    >>> from farled.methods.scoring.instrument import Question
    >>> two = Instrument("dm", 1, (Question("q1", {}), Question("q2", {})), ())
    >>> columns = np.array([[0, 0, 0, 1], [0, 0, 1, 0], [0, 0, 0, 0], [5, 4, DONT_KNOW, 3]])
    >>> found = tally(two, *columns, bodies=2, years=1)
    >>> found.answered[..., 0].tolist(), found.asked[..., 0].tolist()
    ([[2, 0], [1, 0]], [[2, 1], [1, 0]])
    """
    import numpy as np

    points = max((each.points for each in instrument.questions), default=0)
    slots, questions = slot(points) + 1, len(instrument.questions)
    columns = {"body": body, "question": question, "year": year, "answer": answer}
    bounds = {"body": (0, bodies), "question": (0, questions), "year": (0, years), "answer": (NOT_MINE, points + 1)}
    InputError.when(_faults(columns, bounds))
    cells = bodies * questions * years * slots
    counts = np.zeros(cells, dtype=np.int64)
    for start in range(0, len(answer), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        key = body[part].astype(np.int64)
        for column, width in ((question, questions), (year, years), (answer, slots)):
            key *= width
            key += column[part]
        key += slot(0)
        counts += np.bincount(key, minlength=cells)
    found = counts.reshape(bodies, questions, years, slots)
    InputError.when(_above(instrument, found))
    return Tally(instrument, _frozen(found))


def twice(respondent: "Whole", question: "Whole", year: "Whole") -> tuple[Problem, ...]:
    """Every question that a respondent has answered more than once in a year: ``answer.twice`` with codes and times.

    >>> import numpy as np
    >>> [str(each) for each in twice(np.array([7, 7, 8]), np.array([0, 0, 0]), np.array([1, 1, 1]))]
    ['answer.twice (respondent=7, question=0, year=1, times=2)']
    """
    import numpy as np

    rows, times = np.unique(np.stack([respondent, question, year]), axis=1, return_counts=True)
    again = times > 1
    return tuple(
        Problem.of("answer.twice", respondent=who, question=what, year=when, times=number)
        for (who, what, when), number in zip(rows[:, again].T.tolist(), times[again].tolist(), strict=True)
    )


def percents(instrument: Instrument) -> "Floats":
    """What each point is worth, question × point, in per cent: 100 · (a − 1) / (L − 1), turned where the question is.

    Beyond a question's own scale it is 0, where there are no answers.
    """
    import numpy as np

    longest = max((each.points for each in instrument.questions), default=0)
    found = np.zeros((len(instrument.questions), longest))
    for place, question in enumerate(instrument.questions):
        values = np.linspace(0, 100, question.points)
        found[place, : question.points] = values[::-1] if question.turned else values
    return found


def mean_percent(instrument: Instrument, counts: "Counts") -> "Floats":
    """Σ N[a] · s[a] / Σ N[a] over the points a, for counts … × question × year × slot; NaN without answers."""
    import numpy as np

    points = counts[..., slot(1) :]
    sums = np.einsum("...qya,qa->...qy", points, percents(instrument))
    answered = points.sum(axis=-1)
    found: Floats = np.divide(sums, answered, out=np.full(sums.shape, np.nan), where=answered > 0)
    return found


def _faults(columns: "dict[str, Whole]", bounds: dict[str, tuple[int, int]]) -> Iterator[Problem]:
    import numpy as np

    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        yield Problem.of("columns.lengths", **lengths)
    for name, column in columns.items():
        low, high = bounds[name]
        if not np.issubdtype(column.dtype, np.integer):
            yield Problem.of("column.type", column=name, type=str(column.dtype))
        elif len(column) and not low <= int(column.min()) <= int(column.max()) < high:
            row = int(np.flatnonzero((column < low) | (column >= high))[0])
            yield Problem.of("column.outside", column=name, row=row, value=int(column[row]))


def _above(instrument: Instrument, counts: "Counts") -> Iterator[Problem]:
    for place, question in enumerate(instrument.questions):
        if number := int(counts[:, place, :, slot(1 + question.points) :].sum()):
            yield Problem.of("answer.above", question=question.id, points=question.points, answers=number)


def _frozen(counts: "Counts") -> "Counts":
    counts.flags.writeable = False
    return counts
