"""The standard values a case goes by: those of the day in a draft, and for ever those of its submission (R63)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from farled.cases.models import BenefitLine, Case
from farled.cases.states import DISCOUNT_RATE, HOUR_OUTSIDE, HOUR_STAFF, Rate
from farled.parameters import reads as parameters

ORE = 100  # a krona
KEYS = {"discount_rate": DISCOUNT_RATE, "hour_staff": HOUR_STAFF, "hour_outside": HOUR_OUTSIDE}


@dataclass(frozen=True, slots=True)
class Rates:
    """The discount rate as a share (0–1) and what an hour is worth in öre.

    ``references`` says of each (by field name) where it comes from, and ``since`` from which day it held, ISO or "".
    """

    discount_rate: Decimal
    hour_staff: int
    hour_outside: int
    references: dict[str, str]
    since: dict[str, str]

    def price_of(self, line: BenefitLine) -> int:
        """What a unit of a benefit is worth in öre: by its rate, its own price, or nothing."""
        if line.rate:
            return {Rate.HOUR_STAFF: self.hour_staff, Rate.HOUR_OUTSIDE: self.hour_outside}[Rate(line.rate)]
        return line.price or 0


def rates_on(organisation_id: int, on: date) -> Rates:
    """The standard values that hold in an organisation on a day."""
    held = parameters.held(KEYS.values(), organisation_id=organisation_id, on=on)
    found = {name: held[key] for name, key in KEYS.items()}
    return Rates(
        discount_rate=found["discount_rate"].value / 100,
        hour_staff=int(found["hour_staff"].value * ORE),
        hour_outside=int(found["hour_outside"].value * ORE),
        references={name: each.reference for name, each in found.items()},
        since={name: each.valid_from.isoformat() if each.valid_from else "" for name, each in found.items()},
    )


def frozen_rates(case: Case) -> Rates | None:
    """Those a submitted case keeps for ever; None of a draft."""
    if case.discount_rate is None or case.hour_staff is None or case.hour_outside is None:
        return None
    return Rates(
        discount_rate=case.discount_rate,
        hour_staff=case.hour_staff,
        hour_outside=case.hour_outside,
        references={name: case.rates_from.get(name, {}).get("reference", "") for name in KEYS},
        since={name: case.rates_from.get(name, {}).get("since", "") for name in KEYS},
    )


def rates_of(case: Case, *, on: date) -> Rates:
    """What a case goes by: its own when submitted, else those that hold on the day."""
    return frozen_rates(case) or rates_on(case.organisation_id, on)
