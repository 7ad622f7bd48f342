"""What a benefit is, for every method that counts one: who gets it, what kind it is, and what capacity it frees."""

from dataclasses import dataclass
from enum import StrEnum


class Beneficiary(StrEnum):
    """Who has the benefit. Citizens and businesses are outside (extern nytta), the organisation itself inside."""

    CITIZEN = "citizen"
    BUSINESS = "business"
    INTERNAL = "internal"


class BenefitKind(StrEnum):
    """How a benefit is taken home: in money, as time for something else (omfördelning), or as quality."""

    FINANCIAL = "financial"
    TIME = "time"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A capacity that can be freed once: a process at a body, a kind of benefit and the unit it is counted in.

    Quantities of one cell add up; those of two cells never do, so hours are not added to kronor.
    """

    process: str
    body: str
    kind: BenefitKind
    unit: str
