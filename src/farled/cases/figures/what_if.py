"""What another value of a shared standard value would do to the drafts, before anybody decides it (R63)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from farled.cases.figures.worked import work
from farled.cases.reads import Case, Material, Rates
from farled.cases.reads.rates import ORE
from farled.cases.states import DISCOUNT_RATE, HOUR_STAFF
from farled.methods.money import Ore, rounded


@dataclass(frozen=True, slots=True)
class Changed:
    """A draft's value now and with the other value, öre."""

    case: Case
    now: Ore
    then: Ore

    @property
    def difference(self) -> Ore:
        """What it would change."""
        return self.then - self.now

    @property
    def turns(self) -> bool:
        """Whether it goes from gain to loss, or the other way."""
        return (self.now >= 0) != (self.then >= 0)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a new value would do. ``submitted``: how many versions that keep the values they went by."""

    key: str
    value: Decimal
    drafts: Sequence[Changed]
    submitted: int

    @property
    def difference(self) -> Ore:
        """Of all drafts together."""
        return sum(each.difference for each in self.drafts)

    @property
    def changed(self) -> list[Changed]:
        """The drafts whose value it changes."""
        return [each for each in self.drafts if each.difference]


def what_if(materials: Iterable[Material], key: str, value: Decimal) -> WhatIf:
    """Value every draft with a parameter at another value (in its own unit: per cent or kronor).

    Submitted versions keep theirs and are only counted.
    """
    rows = list(materials)
    drafts = [each for each in rows if each.case.is_draft]
    found = []
    for each in drafts:
        other = replace(each, rates=_with(each.rates, key, value))
        found.append(Changed(each.case, work(each).npv, work(other).npv))
    found.sort(key=lambda row: (-abs(row.difference), row.case.title))
    return WhatIf(key, value, found, len(rows) - len(drafts))


def _with(rates: Rates, key: str, value: Decimal) -> Rates:
    if key == DISCOUNT_RATE:
        return replace(rates, discount_rate=value / 100)
    hour = rounded(value * ORE)
    return replace(rates, hour_staff=hour) if key == HOUR_STAFF else replace(rates, hour_outside=hour)
