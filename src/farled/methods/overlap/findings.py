"""What a reader must be told about claims that meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from farled.methods.benefits import BenefitKind
from farled.methods.overlap.claims import Claim, Id, Place


class Level(StrEnum):
    """An error stops approval, a warning needs an agreement on the split, a notice asks somebody to look."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class FindingCode(StrEnum):
    """The kinds of finding; in the methods reference D1, D2, D3, D4, D5 and NO_BASELINE."""

    EXCEEDS = "overlap.exceeds"
    SHARED = "overlap.shared"
    UNDECLARED = "overlap.undeclared"
    DOUBLE_KIND = "overlap.double_kind"
    TRANSFER = "overlap.transfer"
    NO_BASELINE = "overlap.no_baseline"


LEVELS: Mapping[FindingCode, Level] = MappingProxyType(
    {
        FindingCode.EXCEEDS: Level.ERROR,
        FindingCode.SHARED: Level.WARNING,
        FindingCode.UNDECLARED: Level.NOTICE,
        FindingCode.DOUBLE_KIND: Level.ERROR,
        FindingCode.TRANSFER: Level.NOTICE,
        FindingCode.NO_BASELINE: Level.ERROR,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: where (a process at a body in a year), which claims, and facts that word it."""

    code: FindingCode
    process: str
    body: str
    year: int
    claims: tuple[Id, ...]
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", MappingProxyType(dict(self.facts)))

    @property
    def level(self) -> Level:
        """How serious it is."""
        return LEVELS[self.code]


def findings(places: Mapping[Place, Sequence[Claim]], baseline: Mapping[Place, int]) -> list[Finding]:
    """Everything found, by process, body, year and code. Source: methods reference, section 2.1.

    - ``overlap.exceeds``: more is claimed than there is (``claimed``, ``baseline``, ``excess``)
    - ``overlap.shared``: two or more claim the same, and it is enough for all; they must agree on who counts what
    - ``overlap.double_kind``: the same units claimed both as money and as time
    - ``overlap.undeclared``: initiatives that claim the same process at the same body, but otherwise counted (other
      kind or unit): perhaps the same change. What texts alone give away is found by ``similarity``, not here
    - ``overlap.transfer``: what is freed here turns up as a cost at another body (``to``), so the group gains nothing
    - ``overlap.no_baseline``: nobody has said how much there is
    """
    found = [each for place, claims in places.items() for each in _at_one_place(place, claims, baseline.get(place))]
    together: dict[tuple[str, str, int], list[Claim]] = {}
    for (cell, year), claims in places.items():
        together.setdefault((cell.process, cell.body, year), []).extend(claims)
    for (process, body, year), claims in together.items():
        found += _across_cells(process, body, year, claims)
    return sorted(found, key=lambda each: (each.process, each.body, each.year, each.code, each.claims))


def _at_one_place(place: Place, claims: Sequence[Claim], baseline: int | None) -> Iterator[Finding]:
    (cell, year), ids = place, tuple(sorted(claim.id for claim in claims))
    claimed = sum(claim.quantity for claim in claims)
    where = (cell.process, cell.body, year)
    if baseline is None:
        yield Finding(FindingCode.NO_BASELINE, *where, ids, {"unit": cell.unit, "claimed": claimed})
    elif claimed > baseline:
        facts = {"unit": cell.unit, "claimed": claimed, "baseline": baseline, "excess": claimed - baseline}
        yield Finding(FindingCode.EXCEEDS, *where, ids, facts)
    elif len(claims) > 1:
        yield Finding(FindingCode.SHARED, *where, ids, {"unit": cell.unit, "claimed": claimed, "baseline": baseline})
    for claim in claims:
        if claim.cost_at:
            facts = {"unit": cell.unit, "quantity": claim.quantity, "to": claim.cost_at}
            yield Finding(FindingCode.TRANSFER, *where, (claim.id,), facts)


def _across_cells(process: str, body: str, year: int, claims: Sequence[Claim]) -> Iterator[Finding]:
    cells = sorted({claim.cell for claim in claims})
    for one, other in combinations(cells, 2):
        concerned = [claim for claim in claims if claim.cell in (one, other)]
        ids = tuple(sorted(claim.id for claim in concerned))
        if one.unit == other.unit and {one.kind, other.kind} == {BenefitKind.FINANCIAL, BenefitKind.TIME}:
            yield Finding(FindingCode.DOUBLE_KIND, process, body, year, ids, {"unit": one.unit})
        elif len({claim.initiative for claim in concerned}) > 1:
            facts = {"kinds": (one.kind, other.kind), "units": (one.unit, other.unit)}
            yield Finding(FindingCode.UNDECLARED, process, body, year, ids, facts)
