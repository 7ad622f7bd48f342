"""A plan, and how good it is known to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from farled.methods.selection.model import Id, Starts, Year


class Status(StrEnum):
    """Why no better plan was looked for."""

    PROVEN = "proven"  # there is none
    NEAR_ENOUGH = "near_enough"  # the gap that was asked for is reached
    LIMIT = "limit"  # the time was up
    CANCELLED = "cancelled"  # somebody stopped it


@dataclass(frozen=True, slots=True)
class Plan:
    """What is chosen and when it starts. It keeps every rule: that was checked in whole numbers, not by the solver.

    ``value``: what it is worth. ``bound``: no plan is worth more. ``settled``: ties are broken too, so this very plan
    is the answer, whoever asks; while it is False, ``seed`` and ``solver`` tell how it was found. ``carried``: what
    each frame leaves to the next year.
    """

    starts: Starts = field(hash=False)
    value: int
    bound: int
    status: Status
    settled: bool
    carried: Mapping[tuple[Id, Year], int] = field(hash=False)
    seed: int
    solver: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", MappingProxyType(dict(sorted(self.starts.items()))))
        object.__setattr__(self, "carried", MappingProxyType(dict(self.carried)))

    @property
    def gap(self) -> Fraction | None:
        """At most this share more than the plan's value exists; 0 is proof, None when the value is 0 and it is not."""
        if self.bound <= self.value:
            return Fraction(0)
        return Fraction(self.bound - self.value, abs(self.value)) if self.value else None
