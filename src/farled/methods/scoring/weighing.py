"""A figure for all bodies together: every body the same, by its staff, or by its respondents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from farled.methods.problems import InputError, Problem
from farled.methods.scoring.release import Release
from farled.methods.scoring.suppression import Verdict
from farled.methods.scoring.tally import mean_percent, slot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Floats = NDArray[np.float64]

Id = str


class Weighing(StrEnum):
    """What decides how much a body counts; it is named in every result."""

    EQUAL = "equal"
    STAFF = "staff"
    RESPONDENTS = "respondents"


@dataclass(frozen=True, slots=True)
class Clusters:
    """The bodies that are shown, and last the rest: all that are not shown, as one.

    ``percent`` and ``answered``: cluster × question × year. ``bodies`` and ``staff``: how many bodies, and how many
    employed, each cluster stands for; without staff figures those are 0.
    """

    percent: "Floats" = field(hash=False, compare=False)
    answered: "Counts" = field(hash=False, compare=False)
    bodies: "Counts" = field(hash=False, compare=False)
    staff: "Counts" = field(hash=False, compare=False)


@dataclass(frozen=True, slots=True)
class Overall:
    """Per cent for all, question × year, NaN where the whole is not shown, and how it was weighed.

    ``effective``: how many respondents would tell as much if all counted the same (Kish).
    """

    weighing: Weighing
    percent: "Floats" = field(hash=False, compare=False)
    effective: "Floats" = field(hash=False, compare=False)


def clusters(release: Release, whole: Id, parts: Sequence[Id], staff: Mapping[Id, int] | None = None) -> Clusters:
    """The shown ``parts`` of a ``whole``, and the rest of it as one: the whole less what is shown.

    Weighing the parts that are hidden each by itself would be one more equation about them, and two ways of weighing
    could be solved for each of them. The rest alone can be told from what is shown anyhow.

    Raises InputError: ``parts.not_the_whole`` where the parts are not the whole once over; ``staff.unknown``;
    ``staff.fewer_than_asked`` (more have answered than are employed), each with the part. ValueError for a unit that is
    not in the release. Example: ``overall``, which weighs them.
    """
    import numpy as np

    places = [release.units.index(part) for part in parts]
    shown = release.verdicts[places] == list(Verdict).index(Verdict.SHOWN)
    nobody = release.verdicts[places] == list(Verdict).index(Verdict.NOBODY)
    known = release.verdicts[release.units.index(whole)] == list(Verdict).index(Verdict.SHOWN)
    counts, total = release.counts[places], release.counts[release.units.index(whole)]
    rest = total - counts.sum(axis=0)
    InputError.when(_faults(release, whole, parts, staff, counts))
    rest[~known] = 0
    employed = np.array([staff[part] if staff else 0 for part in parts], dtype=np.int64)[:, None, None]
    hidden = ~shown & ~nobody & known
    both = np.concatenate([counts, rest[None]])
    return Clusters(
        percent=mean_percent(release.instrument, both),
        answered=both[..., slot(1) :].sum(axis=-1),
        bodies=np.concatenate([shown.astype(np.int64), hidden.sum(axis=0)[None]]),
        staff=np.concatenate([shown * employed, (hidden * employed).sum(axis=0)[None]]),
    )


def overall(
    release: Release,
    whole: Id,
    parts: Sequence[Id],
    weighing: Weighing,
    staff: Mapping[Id, int] | None = None,
) -> Overall:
    """Σ w·s / Σ w over the clusters: w = 1 for each body, its staff, or its respondents.

    Bodies that are hidden count with what they have in common. Effective number of respondents: (Σ w)² / Σ w² over
    respondents, each with its body's weight shared between those who answered. Source: L. Kish, Survey Sampling
    (1965); methods reference, section 5. Raises InputError as ``clusters``, and ``staff.needed``.

    >>> import numpy as np
    >>> from farled.methods.scoring.instrument import Instrument, Question
    >>> from farled.methods.scoring.release import release
    >>> from farled.methods.scoring.tally import tally
    >>> body = np.repeat([0, 1], [15, 5])
    >>> one = Instrument("dm", 1, (Question("q1", {}),), ())
    >>> counted = tally(one, body, 0 * body, 0 * body, 2 + 2 * body, bodies=2, years=1)  # 25 and 75 per cent
    >>> shown = release(counted, {"all": [0, 1], "a": [0], "b": [1]})
    >>> [float(overall(shown, "all", ["a", "b"], each, {"a": 100, "b": 300}).percent[0, 0]) for each in Weighing]
    [50.0, 62.5, 37.5]
    """
    import numpy as np

    if weighing is Weighing.STAFF and staff is None:
        raise InputError(Problem.of("staff.needed"))
    found = clusters(release, whole, parts, staff)
    weights = {Weighing.EQUAL: found.bodies, Weighing.STAFF: found.staff, Weighing.RESPONDENTS: found.answered}
    weight = np.where(found.answered > 0, weights[weighing], 0).astype(float)
    total = weight.sum(axis=0)
    sums = (weight * np.nan_to_num(found.percent)).sum(axis=0)
    squares = np.divide(weight**2, found.answered, out=np.zeros(weight.shape), where=found.answered > 0).sum(axis=0)
    shape = total.shape
    return Overall(
        weighing,
        np.divide(sums, total, out=np.full(shape, np.nan), where=total > 0),
        np.divide(total**2, squares, out=np.zeros(shape), where=squares > 0),
    )


def _faults(
    release: Release, whole: Id, parts: Sequence[Id], staff: Mapping[Id, int] | None, counts: "Counts"
) -> Iterator[Problem]:
    codes = [code for part in parts for code in release.members[release.units.index(part)]]
    if sorted(codes) != sorted(release.members[release.units.index(whole)]):
        yield Problem.of("parts.not_the_whole", whole=whole)
    if staff is None:
        return
    for part, asked in zip(parts, counts.sum(axis=-1), strict=True):
        if part not in staff:
            yield Problem.of("staff.unknown", part=part)
        elif asked.size and int(asked.max()) > staff[part]:
            yield Problem.of("staff.fewer_than_asked", part=part, staff=staff[part], asked=int(asked.max()))
