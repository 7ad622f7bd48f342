"""How far along its path a key figure has come."""

from datetime import date
from decimal import Decimal

from farled.methods.precision import precise
from farled.methods.problems import InputError
from farled.methods.series.kpi import Direction, Kpi, check
from farled.methods.series.path import path_at


def attainment(kpi: Kpi, on: date, value: Decimal) -> Decimal | None:
    """A = (v − v₀) / (v* − v₀): 1 is on the path, above 1 ahead of it, below 0 worse than where it began.

    Holds for both directions; for a band v is how far outside it one is. None while the path has not left the baseline
    (v* = v₀): then only ``behind`` says anything. Source: methods reference, section 7. Raises InputError with
    everything ``check`` finds.

    >>> from farled.methods.series.frequency import Frequency
    >>> way = Decimal(48), date(2022, 1, 1), Decimal(55), date(2026, 1, 1)
    >>> maturity = Kpi("maturity", "%", Direction.UP, Frequency.YEAR, *way)
    >>> round(attainment(maturity, date(2024, 1, 1), Decimal(51)), 3)
    Decimal('0.857')
    """
    InputError.when(check(kpi))
    return attained(kpi, kpi.frequency.number(on), value)


def behind(kpi: Kpi, on: date, value: Decimal) -> Decimal:
    """How much worse than the path, in the key figure's unit; negative when it is ahead. Raises as ``attainment``."""
    InputError.when(check(kpi))
    return lag(kpi, kpi.frequency.number(on), value)


def attained(kpi: Kpi, number: int, value: Decimal) -> Decimal | None:
    """``attainment`` in the period with a number, of a key figure that has been checked."""
    start, path = kpi.measured(kpi.baseline), path_at(kpi, number)
    with precise():
        return (kpi.measured(value) - start) / (path - start) if path != start else None


def lag(kpi: Kpi, number: int, value: Decimal) -> Decimal:
    """``behind`` in the period with a number, of a key figure that has been checked."""
    with precise():
        ahead = kpi.measured(value) - path_at(kpi, number)
        return -ahead if kpi.direction is Direction.UP else ahead
