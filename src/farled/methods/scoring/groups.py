"""From questions to areas, factors or principles, from those to ability, legacy and the index, and to a 2 × 2 map.

Everything here is a weighted mean of what a release shows, and so tells nothing more than it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import isnan
from typing import TYPE_CHECKING

from farled.methods.money import Exact, exact
from farled.methods.scoring.instrument import Grouping, Instrument, Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Id = str
HALF = Fraction(1, 2)


class Position(StrEnum):
    """Ability × legacy, cut at 50 per cent; the cut belongs to the upper side. Per cent of legacy: how little hinders.

    Source: methods reference, section 5 (our own cut).
    """

    ABLE_AND_FREE = "able_and_free"
    ABLE_BUT_BOUND = "able_but_bound"
    FREE_BUT_UNABLE = "free_but_unable"
    BOUND_AND_UNABLE = "bound_and_unable"


@dataclass(frozen=True, slots=True)
class GroupScores:
    """Per cent by group, … × group × year, NaN where there is none, and ``coverage``: the weight of what is shown."""

    grouping: Grouping
    percent: "Floats" = field(hash=False, compare=False)
    coverage: "Floats" = field(hash=False, compare=False)

    def index(self, side: Side | None = None) -> "Floats":
        """The weighted mean of the groups, … × year; of one side, or of all. NaN where any of them is.

        Where groups have sides the index of all is the mean of the two sides, however many groups each has.
        """
        import numpy as np

        sides = {each.side for each in self.grouping.groups if each.side is not None}
        if side is None and sides:
            both: Floats = np.mean([self.index(each) for each in sorted(sides)], axis=0)
            return both
        places = [place for place, each in enumerate(self.grouping.groups) if side in (None, each.side)]
        weights = np.array([float(exact(self.grouping.groups[place].weight)) for place in places])
        found: Floats = np.einsum("...gy,g->...y", self.percent[..., places, :], weights) / weights.sum()
        return found


def by_group(
    instrument: Instrument,
    grouping: Id,
    percent: "Floats",
    *,
    only: Collection[Id] | None = None,
    least: Exact = HALF,
) -> GroupScores:
    """Per cent of each group: the weighted mean of its questions that have a figure, … × question × year in.

    Σ w·s / Σ w over those; none where they carry less than the share ``least`` of the group's weight. ``only``: the
    questions to go by, such as those that several versions share (``comparable``) when years are compared.

    It is a mean of the questions' means, not of respondents' means: when everybody has answered everything the two are
    the same, and otherwise the latter, set against the questions, tells what those answered who left something out.
    Source: methods reference, section 5, with that change.

    >>> import numpy as np
    >>> from farled.methods.scoring.instrument import Group, Question
    >>> area = Grouping("area", (Group("technology"),))
    >>> made = Instrument("dm", 1, tuple(Question(f"q{n}", {"area": "technology"}) for n in range(3)), (area,))
    >>> scores = by_group(made, "area", np.array([[40.0], [60.0], [np.nan]]))
    >>> float(scores.percent[0, 0]), round(float(scores.coverage[0, 0]), 3)
    (50.0, 0.667)
    """
    import numpy as np

    groups = instrument.grouping(grouping).groups
    weights = np.zeros((len(groups), len(instrument.questions)))
    for row, group in enumerate(groups):
        for place in instrument.places(grouping, group.id):
            weights[row, place] = float(exact(instrument.questions[place].weight))
    kept = np.array([only is None or each.id in only for each in instrument.questions], dtype=bool)
    there = ~np.isnan(percent) & kept[:, None]
    sums = np.einsum("...qy,gq->...gy", np.where(there, percent, 0.0), weights)
    known = np.einsum("...qy,gq->...gy", there.astype(float), weights)
    whole = weights.sum(axis=1)[:, None]
    coverage = np.divide(known, whole, out=np.zeros(known.shape), where=whole > 0)
    enough = (known > 0) & (coverage >= float(exact(least)) - 1e-12)
    found = np.divide(sums, known, out=np.full(known.shape, np.nan), where=enough)
    return GroupScores(instrument.grouping(grouping), found, coverage)


def weighted_mean(values: Sequence[float | None], weights: Iterable[Exact] | None = None) -> float | None:
    """Σ w·x / Σ w; the plain mean without weights. None when any value is missing or there is no weight.

    >>> weighted_mean([52, 60, 48], [400, 50, 150]), weighted_mean([52, None])
    (51.666666666666664, None)
    """
    parts = [float(exact(each)) for each in (weights if weights is not None else [1] * len(values))]
    known = [value for value in values if value is not None and not isnan(value)]
    if len(known) < len(values) or not sum(parts):
        return None
    return sum(weight * value for weight, value in zip(parts, known, strict=True)) / sum(parts)


def position(ability: float | None, legacy: float | None, *, cut: float = 50.0) -> Position | None:
    """Where a body stands; None when either figure is missing.

    >>> str(position(61.0, 44.0)), position(61.0, None)
    ('able_but_bound', None)
    """
    if ability is None or legacy is None or isnan(ability) or isnan(legacy):
        return None
    if ability >= cut:
        return Position.ABLE_AND_FREE if legacy >= cut else Position.ABLE_BUT_BOUND
    return Position.FREE_BUT_UNABLE if legacy >= cut else Position.BOUND_AND_UNABLE
