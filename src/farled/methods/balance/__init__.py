"""The balance of a portfolio (PIOS): efficiency against innovation, internal against external benefit.

``split_benefits``, ``split_cost``, ``declared`` and ``answered`` tell where an initiative lies and ``locate`` takes the
best of them; ``balance`` weighs initiatives by their resources and holds the whole against a target; ``movement`` tells
what moved it between two days, and ``across`` whether balance lies within portfolios or only between them. Formulas,
sources and reasons: docs/methods/balance.md.
"""

from farled.methods.balance.across import Across, across
from farled.methods.balance.coordinates import (
    Coordinates,
    Ground,
    Split,
    answered,
    declared,
    locate,
    split_benefits,
    split_cost,
)
from farled.methods.balance.movement import Cause, Movement, Step, movement, movements
from farled.methods.balance.plane import Point, Quadrant
from farled.methods.balance.portfolio import Balance, balance
from farled.methods.balance.spread import Spread

__all__ = [
    "Across",
    "Balance",
    "Cause",
    "Coordinates",
    "Ground",
    "Movement",
    "Point",
    "Quadrant",
    "Split",
    "Spread",
    "Step",
    "across",
    "answered",
    "balance",
    "declared",
    "locate",
    "movement",
    "movements",
    "split_benefits",
    "split_cost",
]
