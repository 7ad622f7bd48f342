"""What benefits are worth each year, in öre: promised, thought now and realised. All sums are of these parts.

A part is one benefit in one year: quantity times value a unit, rounded to whole öre once. A benefit that is not valued
in money has no part, and is counted for itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from farled.benefits.models import Benefit
from farled.benefits.states import BenefitState
from farled.methods.money import rounded

OfYear = tuple[str, int, Decimal | None, Decimal | None, Decimal | None]  # state, price, promised, forecast, realised
Realised = Mapping[int, Mapping[int, Decimal]]  # benefit → year → units


@dataclass(frozen=True, slots=True)
class Sums:
    """Öre that were promised, are thought of now and were realised. ``measured``: whether any of it was measured."""

    promised: int = 0
    forecast: int = 0
    realised: int = 0
    measured: bool = field(default=False, compare=False)

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.promised + other.promised,
            self.forecast + other.forecast,
            self.realised + other.realised,
            self.measured or other.measured,
        )


NOTHING = Sums()


@dataclass(frozen=True, slots=True)
class Part:
    """One benefit in one year."""

    benefit: Benefit
    year: int
    sums: Sums


def parts_of(rows: Iterable[Benefit], realised: Realised) -> list[Part]:
    """The parts of benefits valued in money, with their years fetched (``reads.whole``), benefit by benefit."""
    return [part for row in rows if row.price is not None for part in _parts(row, row.price, realised.get(row.pk, {}))]


def _parts(row: Benefit, price: int, realised: Mapping[int, Decimal]) -> Iterator[Part]:
    points = {point.year: point for point in row.points.all()}
    for year in sorted(points.keys() | realised.keys()):
        point, came = points.get(year), realised.get(year)
        promised = point.promised if point else Decimal(0)
        yield Part(
            row,
            year,
            Sums(
                _ore(promised, price),
                _ore(_thought(row.state, promised if point else None, point.forecast if point else None, came), price),
                _ore(came or Decimal(0), price),
                came is not None,
            ),
        )


def thought(row: Benefit, year: int, came: Decimal | None) -> Decimal:
    """What is thought of a year, in units: the forecast, else the promise; what is ended came to what it came to."""
    point = next((each for each in row.points.all() if each.year == year), None)
    return _thought(row.state, point.promised if point else None, point.forecast if point else None, came)


def _thought(state: str, promised: Decimal | None, forecast: Decimal | None, came: Decimal | None) -> Decimal:
    if state == BenefitState.ENDED or promised is None:
        return came or Decimal(0)
    return promised if forecast is None else forecast


def year_sums(rows: Iterable[OfYear]) -> Sums:
    """What the parts of one year come to, from ``reads.of_year``: the same öre as the parts of whole benefits."""
    promised_, thought_, realised_, measured = 0, 0, 0, False
    for state, price, promised, forecast, came in rows:
        if promised is None and came is None:
            continue
        promised_ += _ore(promised or Decimal(0), price)
        thought_ += _ore(_thought(state, promised, forecast, came), price)
        realised_ += _ore(came or Decimal(0), price)
        measured = measured or came is not None
    return Sums(promised_, thought_, realised_, measured)


def _ore(units: Decimal, price: int) -> int:
    return rounded(units * price)


def sums_of(parts: Iterable[Part]) -> Sums:
    """The parts added up."""
    return sum((part.sums for part in parts), NOTHING)
