"""A business case (nyttokalkyl) as values: what it costs whom and when, and what it gives whom and when."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from farled.methods.benefits import Beneficiary, BenefitKind, Cell
from farled.methods.money import Ore

Id = str
ONE, ZERO = Decimal(1), Decimal(0)


class CostType(StrEnum):
    """What a cost is for. All of a solution's life counts, its end and that of what it replaces included (C71)."""

    DEVELOPMENT = "development"
    OPERATION = "operation"
    MAINTENANCE = "maintenance"
    FURTHER_DEVELOPMENT = "further_development"  # new abilities once it is in use; running cost, and no investment
    DECOMMISSION_OLD = "decommission_old"  # data moved, exit fees
    DECOMMISSION_NEW = "decommission_new"  # the end of this solution's own life


@dataclass(frozen=True, slots=True)
class Cost:
    """Öre per year from the decision year (t = 0), borne by a party; years after the last one cost nothing.

    ``avoided``: it belongs to doing nothing and falls away (``against``), so that it lowers the cost side.
    """

    id: Id
    type: CostType
    party: Id
    amounts: tuple[Ore, ...]
    avoided: bool = False


@dataclass(frozen=True, slots=True)
class Benefit:
    """What a party gains per year: B[t] = ramp[t] · realisation · unclaimed · quantity · price.

    ``quantity`` units a year at full effect, each worth ``price`` öre; time is counted in hours (``hours``). ``ramp``:
    the share of the full effect year by year, 0–1, one for each year of the case; a fall needs ``why_it_falls``.
    ``realisation``: the share that arises at all. ``unclaimed``: the share left when others' claims to the same
    capacity are met (``farled.methods.overlap``). ``cashable``: the share that changes a budget; None is the rule of
    the kind, all of it for internal money and else nothing. ``baseline`` and ``measured_by``: today's value and how
    it is measured. ``source``: where the price comes from. ``peng_class``: how directly it shows, as PENG colours it.
    ``avoided``: it belongs to doing nothing and is lost (``against``).
    """

    id: Id
    party: Id
    beneficiary: Beneficiary
    kind: BenefitKind
    quantity: Decimal
    unit: str
    price: Decimal
    ramp: tuple[Decimal, ...]
    realisation: Decimal = ONE
    unclaimed: Decimal = ONE
    cashable: Decimal | None = None
    baseline: Decimal | None = None
    measured_by: str = ""
    source: str = ""
    cell: Cell | None = None
    peng_class: Literal["green", "yellow", "red"] | None = None
    why_it_falls: str = ""
    avoided: bool = False

    @property
    def cashable_share(self) -> Decimal:
        """The share that changes a budget, 0–1."""
        if self.cashable is not None:
            return self.cashable
        return ONE if (self.kind, self.beneficiary) == (BenefitKind.FINANCIAL, Beneficiary.INTERNAL) else ZERO


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """One alternative: flows in years t = 0..``horizon`` from ``first_year``, the year of decision.

    ``price_year``: the year whose prices all amounts are in; with ``nominal`` they are in each year's own prices.
    """

    first_year: int
    horizon: int
    price_year: int
    costs: tuple[Cost, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    nominal: bool = False

    @property
    def lines(self) -> tuple[Cost | Benefit, ...]:
        """Costs and benefits, costs first."""
        return (*self.costs, *self.benefits)


def against(case: BusinessCase, nothing: BusinessCase) -> BusinessCase:
    """The difference between a case and doing nothing, as a case of its own: what falls away counts the other way.

    Valued as any case, it has the NPV of the one less that of the other, and its lines, parties, ranges and draws are
    those of both. The lines need ids of their own; both must have the same years and prices, or ValueError is raised.
    """
    if (case.first_year, case.horizon, case.price_year, case.nominal) != (
        nothing.first_year,
        nothing.horizon,
        nothing.price_year,
        nothing.nominal,
    ):
        raise ValueError("cases of different years or prices")
    return replace(
        case,
        costs=(*case.costs, *(replace(each, avoided=not each.avoided) for each in nothing.costs)),
        benefits=(*case.benefits, *(replace(each, avoided=not each.avoided) for each in nothing.benefits)),
    )


def hours(cases: Decimal | int, minutes: Decimal | int) -> Decimal:
    """Hours a year: cases · minutes / 60.

    >>> hours(12_000, 15)
    Decimal('3000')
    """
    return Decimal(cases) * Decimal(minutes) / 60
