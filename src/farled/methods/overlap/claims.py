"""Claims to free the same capacity, and the rules by which it is shared between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from farled.methods.benefits import Cell
from farled.methods.problems import Problem

Id = str
Place = tuple[Cell, int]
"""A capacity in one year."""


class Rule(StrEnum):
    """How a capacity is shared when more than one claims it; chosen for each cell, by priority unless said otherwise.

    Priority and in order depend on who was decided first; the others give the same whatever the order.
    """

    PRIORITY = "priority"  # decided first takes first, the next one takes of what is left
    PROPORTIONAL = "proportional"  # everyone gives way in proportion to what they claimed
    SAME_CHANGE = "same_change"  # one physical change claimed by several: the largest claim is all there is
    IN_ORDER = "in_order"  # effects in per cent: each works on what those before have left
    SHAPLEY = "shapley"  # effects in per cent: the average over all orders


EFFECTS = frozenset({Rule.IN_ORDER, Rule.SHAPLEY})
"""Rules for effects in per cent of the same base."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An initiative says it frees ``quantity`` whole units of a capacity in a year.

    ``decided``: the day it was granted, None while it is not. ``effect``: the share of the capacity, 0–1, when that is
    how it was claimed. ``cost_at``: another body where the same quantity turns up as a cost, since work was moved and
    not saved (C70).
    """

    id: Id
    initiative: Id
    cell: Cell
    year: int
    quantity: int
    decided: date | None = None
    effect: Decimal | None = None
    cost_at: Id = ""

    @property
    def place(self) -> Place:
        """The capacity it wants, that year."""
        return self.cell, self.year

    @property
    def turn(self) -> tuple[date, Id]:
        """Its turn among others: by the day decided, the undecided last, then by id."""
        return self.decided or date.max, self.id


def sorted_out(
    claims: Iterable[Claim], baseline: Mapping[Place, int], rules: Mapping[Cell, Rule]
) -> tuple[dict[Place, list[Claim]], list[Problem]]:
    """The usable claims of each place, and what is wrong with the others."""
    places: dict[Place, list[Claim]] = {}
    problems = [
        Problem.of("baseline.negative", process=cell.process, body=cell.body, year=year, baseline=amount)
        for (cell, year), amount in baseline.items()
        if amount < 0
    ]
    seen: set[Id] = set()
    for claim in claims:
        found = list(_faults(claim, rules.get(claim.cell, Rule.PRIORITY), twice=claim.id in seen))
        problems += found
        if not found:
            seen.add(claim.id)
            places.setdefault(claim.place, []).append(claim)
    return places, problems


def _faults(claim: Claim, rule: Rule, *, twice: bool) -> Iterable[Problem]:
    if twice:
        yield Problem.of("claim.twice", claim=claim.id)
    if claim.quantity <= 0:
        yield Problem.of("claim.not_positive", claim=claim.id, quantity=claim.quantity)
    if claim.effect is not None and not 0 < claim.effect <= 1:
        yield Problem.of("claim.effect_outside", claim=claim.id, effect=claim.effect)
    if claim.effect is None and rule in EFFECTS:
        yield Problem.of("claim.no_effect", claim=claim.id, rule=rule)
