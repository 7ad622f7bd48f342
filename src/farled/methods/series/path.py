"""The path from baseline to target: where the figure should be in each period."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from farled.methods.precision import precise
from farled.methods.problems import InputError
from farled.methods.series.kpi import Kpi, Shape, check

_STEEPNESS, _HALF = Decimal(8), Decimal("0.5")


def target_path(kpi: Kpi) -> Callable[[date], Decimal]:
    """The path v* of a key figure, for any day: that of the period it lies in.

    With f = (t − t₀) / (T − t₀) counted in periods, 0 before and 1 after, v₀ the baseline and v_T the target:

    - linear: v₀ + (v_T − v₀)·f; geometric: v₀·(v_T / v₀)^f, both above 0
    - S-curve: v₀ + (v_T − v₀) / (1 + e^(−8(f − ½))), which begins and ends a little inside the two
    - step: v₀ until T, then v_T; points: linear between the points given

    For a band the path tells how far outside it one may still be. Source: methods reference, section 7. Raises
    InputError with everything ``check`` finds.

    >>> from farled.methods.series.frequency import Frequency
    >>> from farled.methods.series.kpi import Direction
    >>> way = Decimal(48), date(2022, 1, 1), Decimal(55), date(2026, 1, 1)
    >>> path = target_path(Kpi("maturity", "%", Direction.UP, Frequency.YEAR, *way))
    >>> [str(path(date(year, 6, 1))) for year in range(2022, 2027)]
    ['48', '49.75', '51.5', '53.25', '55']
    """
    InputError.when(check(kpi))
    return lambda day: path_at(kpi, kpi.frequency.number(day))


def path_at(kpi: Kpi, number: int) -> Decimal:
    """The same for the period with a number, of a key figure that has been checked."""
    start, goal = kpi.measured(kpi.baseline), kpi.measured(kpi.target)
    with precise():
        walked = Decimal(min(max(number - kpi.first, 0), kpi.last - kpi.first)) / (kpi.last - kpi.first)
        if kpi.shape is Shape.GEOMETRIC:
            return start * (goal / start) ** walked
        if kpi.shape is Shape.S_CURVE:
            return start + (goal - start) / (1 + (-_STEEPNESS * (walked - _HALF)).exp())
        if kpi.shape is Shape.STEP:
            return goal if walked == 1 else start
        if kpi.shape is Shape.POINTS:
            return _between(kpi, number, start, goal)
        return start + (goal - start) * walked


def _between(kpi: Kpi, number: int, start: Decimal, goal: Decimal) -> Decimal:
    inner = sorted((kpi.frequency.number(day), kpi.measured(value)) for day, value in kpi.points)
    corners = [(kpi.first, start), *inner, (kpi.last, goal)]
    after = bisect_right([at for at, _ in corners], number)
    if after in (0, len(corners)):
        return corners[max(after - 1, 0)][1]
    (left, low), (right, high) = corners[after - 1], corners[after]
    return low + (high - low) * (number - left) / (right - left)
