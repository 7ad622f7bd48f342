"""What a key figure costs to measure, against the decisions it serves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from farled.methods.money import Ore, exact, rounded
from farled.methods.periods import anniversary
from farled.methods.problems import InputError, Problem
from farled.methods.series.kpi import Id, Kpi


@dataclass(frozen=True, slots=True)
class Effort:
    """What each measuring takes: ``hours`` at ``rate`` öre; ``tool``: öre a year besides."""

    hours: Decimal
    rate: Ore
    tool: Ore = 0


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing is worth in a year: the probability that a decision is ``changed``, and the mean ``gain`` in öre."""

    changed: Decimal
    gain: Ore

    @property
    def evsi(self) -> Ore:
        """EVSI ≈ P(a decision changes) · mean gain, in öre."""
        return rounded(exact(self.changed) * self.gain)


@dataclass(frozen=True, slots=True)
class MeasuringCost:
    """``yearly`` öre, decisions ``served`` in the last year and the one ``before``; ``proposals`` to drop it.

    ``kpi.unused``: no decision in two years. ``kpi.costs_more``: what it is worth is not more than it costs.
    """

    kpi: Id
    yearly: Ore
    served: int
    before: int
    worth: Ore | None
    proposals: tuple[Problem, ...]

    @property
    def per_decision(self) -> Ore | None:
        """C / d in öre, rounded; None when nothing was decided."""
        return rounded(exact(self.yearly) / self.served) if self.served else None

    @property
    def keep(self) -> bool:
        """Whether nothing speaks for dropping it."""
        return not self.proposals


def measuring_cost(
    kpi: Kpi, effort: Effort, decisions: Iterable[date], *, on: date, worth: Worth | None = None
) -> MeasuringCost:
    """C = times a year · hours · rate + tool, against the decisions that referred to the key figure, by their days.

    A year is the one up to ``on``. A figure that is younger than two years is not called unused. Source: methods
    reference, section 7; rule R135 of the inventory. Raises InputError ``effort.negative`` and ``worth.outside`` 0–1.

    >>> from farled.methods.series.frequency import Frequency
    >>> from farled.methods.series.kpi import Direction
    >>> way = Decimal(48), date(2022, 1, 1), Decimal(55), date(2026, 1, 1)
    >>> monthly = Kpi("calls", "%", Direction.UP, Frequency.MONTH, *way)
    >>> decided = [date(2025, month, 1) for month in (2, 5, 8, 11)]
    >>> found = measuring_cost(monthly, Effort(Decimal(3), 500_00, 6_000_00), decided, on=date(2025, 12, 31))
    >>> found.yearly, found.per_decision, found.keep
    (2400000, 600000, True)
    """
    problems = [
        Problem.of("effort.negative", field=name, value=getattr(effort, name))
        for name in ("hours", "rate", "tool")
        if getattr(effort, name) < 0
    ]
    if worth is not None and not 0 <= worth.changed <= 1:
        problems.append(Problem.of("worth.outside", changed=worth.changed))
    InputError.when(problems)
    yearly = rounded(kpi.frequency.per_year * exact(effort.hours) * effort.rate) + effort.tool
    days = list(decisions)
    year_ago, two_ago = anniversary(on, -1), anniversary(on, -2)
    served, before = (sum(low < day <= high for day in days) for low, high in ((year_ago, on), (two_ago, year_ago)))
    evsi = worth.evsi if worth else None
    proposals = []
    if not served and not before and kpi.baseline_on <= two_ago:
        proposals.append(Problem.of("kpi.unused", kpi=kpi.id, since=max(days, default=None), cost=yearly))
    if evsi is not None and evsi <= yearly:
        proposals.append(Problem.of("kpi.costs_more", kpi=kpi.id, cost=yearly, worth=evsi))
    return MeasuringCost(kpi.id, yearly, served, before, evsi, tuple(proposals))
