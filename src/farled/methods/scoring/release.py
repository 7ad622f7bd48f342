"""What is let out of a tally: counts of the groups that may be shown together, and nothing of the others.

All later figures – per cent, areas, index, weighing, intervals – are worked out from a release alone, so none of them
can tell anything that the release does not.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.scoring.suppression import Verdict, suppress
from farled.methods.scoring.tally import DONT_KNOW, NOT_MINE, UNANSWERED, Tally, mean_percent, percents, slot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from farled.methods.scoring.instrument import Instrument

    Counts = NDArray[np.int64]
    Floats = NDArray[np.float64]

Id = str
_VERDICTS = tuple(Verdict)
_SHOWN = _VERDICTS.index(Verdict.SHOWN)


@dataclass(frozen=True, slots=True)
class Cell:
    """One question for one unit in one year; everything but the verdict is None where it is not shown.

    ``answered``: how many chose a point; ``asked``: also those who did not. ``percent``: mean, 0–100. ``deviation``:
    standard deviation between respondents, in per cent of the scale, None below two. ``distribution``: how many chose
    1, 2 … ``dont_know``, ``not_mine``, ``blank``: how many of each.
    """

    verdict: Verdict
    answered: int | None = None
    asked: int | None = None
    percent: float | None = None
    deviation: float | None = None
    distribution: tuple[int, ...] | None = None
    dont_know: int | None = None
    not_mine: int | None = None
    blank: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Counts, unit × question × year × slot (as in a tally), all 0 where the verdict is another than shown.

    ``members``: the codes of the bodies that each unit is made of, those that had respondents.
    """

    instrument: "Instrument"
    units: tuple[Id, ...]
    members: tuple[frozenset[int], ...]
    least: int
    counts: "Counts" = field(hash=False, compare=False)
    verdicts: "NDArray[np.int8]" = field(hash=False, compare=False)

    def verdict(self, unit: Id, question: Id, year: int) -> Verdict:
        """Why a cell is shown or not. Raises KeyError for a unit or question that is not here."""
        return _VERDICTS[int(self.verdicts[self._place(unit, question)][year])]

    def cell(self, unit: Id, question: Id, year: int) -> Cell:
        """What is shown of one cell. Raises KeyError for a unit or question that is not here."""
        import numpy as np

        if (verdict := self.verdict(unit, question, year)) is not Verdict.SHOWN:
            return Cell(verdict)
        place = self._place(unit, question)
        counts = self.counts[place][year]
        points = counts[slot(1) : slot(1) + self.instrument.questions[place[1]].points]
        answered, values = int(points.sum()), percents(self.instrument)[place[1]][: len(points)]
        mean = float(points @ values) / answered
        spread = float(points @ (values - mean) ** 2) / (answered - 1) if answered > 1 else None
        return Cell(
            verdict=verdict,
            answered=answered,
            asked=int(counts.sum()),
            percent=mean,
            deviation=None if spread is None else float(np.sqrt(spread)),
            distribution=tuple(points.tolist()),
            dont_know=int(counts[slot(DONT_KNOW)]),
            not_mine=int(counts[slot(NOT_MINE)]),
            blank=int(counts[slot(UNANSWERED)]),
        )

    @property
    def answered(self) -> "Counts":
        """How many chose a point of the scale, unit × question × year; 0 where it is not shown."""
        found: Counts = self.counts[..., slot(1) :].sum(axis=-1)
        return found

    @property
    def percent(self) -> "Floats":
        """Mean in per cent, unit × question × year; NaN where it is not shown."""
        return mean_percent(self.instrument, self.counts)

    def _place(self, unit: Id, question: Id) -> tuple[int, int]:
        names = [each.id for each in self.instrument.questions]
        if unit not in self.units or question not in names:
            raise KeyError((unit, question))
        return self.units.index(unit), names.index(question)


def release(
    tally: Tally, units: Mapping[Id, Collection[int]], *, least: int = 5, after: Sequence[Release] = ()
) -> Release:
    """What may be shown of these units, question by question and year by year; see ``suppress`` for the rule.

    ``units``: name → the codes of the bodies it is made of. They may overlap: the whole, bodies, roles, those without
    flags. All that is to be published of a round goes into one release, since two releases of the same answers could
    be set against each other. ``after``: those that are out already, when sheets have come late; count these under
    codes of their own (a body, late). What differs between releases must concern enough people too.

    Questions are protected each for itself: what one is answered says nothing about
    another, as long as only means over questions are shown, which is what ``by_group`` makes.

    Raises InputError: ``unit.unknown_body`` with the unit and code; ``release.other`` when one in ``after`` is of
    another instrument or other years; ``threshold.too_low``.

    >>> import numpy as np
    >>> from farled.methods.scoring.instrument import Instrument, Question
    >>> from farled.methods.scoring.tally import tally
    >>> body = np.repeat([0, 1, 2], [8, 6, 2])
    >>> one = Instrument("dm", 1, (Question("q1", {}),), ())
    >>> counted = tally(one, body, 0 * body, 0 * body, 1 + body, bodies=3, years=1)
    >>> shown = release(counted, {"all": [0, 1, 2], "a": [0], "b": [1], "c": [2]})
    >>> [str(shown.verdict(unit, "q1", 0)) for unit in shown.units]
    ['shown', 'shown', 'would_tell', 'too_few']
    >>> shown.cell("a", "q1", 0).percent, shown.cell("all", "q1", 0).percent, shown.cell("c", "q1", 0).percent
    (0.0, 15.625, None)
    """
    import numpy as np

    _, questions, years, slots = tally.counts.shape
    InputError.when(_faults(tally, units, after))
    counts = np.zeros((len(units), questions, years, slots), dtype=np.int64)
    verdicts = np.zeros((len(units), questions, years), dtype=np.int8)
    for place, codes in enumerate(units.values()):
        counts[place] = tally.counts[sorted(set(codes))].sum(axis=0)
    asked, answered = tally.asked, tally.answered
    found: dict[tuple[bytes, ...], list[int]] = {}
    for question, year in np.ndindex(questions, years):
        there, sizes = asked[:, question, year] > 0, answered[:, question, year]
        out = [each.verdicts[:, question, year] == _SHOWN for each in after]
        key = (there.tobytes(), sizes.tobytes(), *(each.tobytes() for each in out))
        if key not in found:
            people = dict(zip(np.flatnonzero(there).tolist(), sizes[there].tolist(), strict=True))
            told = [
                each.members[place] for each, shown in zip(after, out, strict=True) for place in np.flatnonzero(shown)
            ]
            found[key] = [_VERDICTS.index(each) for each in suppress(units, people, least=least, told=told).values()]
        verdicts[:, question, year] = found[key]
    counts[verdicts != _SHOWN] = 0
    counts.flags.writeable = verdicts.flags.writeable = False
    members = tuple(frozenset(codes) & set(np.flatnonzero(asked.any(axis=(1, 2))).tolist()) for codes in units.values())
    return Release(tally.instrument, tuple(units), members, least, counts, verdicts)


def _faults(tally: Tally, units: Mapping[Id, Collection[int]], after: Sequence[Release]) -> Iterator[Problem]:
    for name, codes in units.items():
        for code in codes:
            if not 0 <= code < tally.counts.shape[0]:
                yield Problem.of("unit.unknown_body", unit=name, body=code)
    for number, each in enumerate(after):
        if each.instrument != tally.instrument or each.counts.shape[1:] != tally.counts.shape[1:]:
            yield Problem.of("release.other", release=number)
