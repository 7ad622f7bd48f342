"""Whether a system holds its organisation back or carries it (digitalt arv): an index of declared criteria.

An answer is a level on its criterion's scale; by the criterion's direction a high level hinders or enables. What has
not been answered is neither: it is left out of the index and told beside it, with how far it could move the index.
The formula and its reasons: docs/methods/legacy.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from farled.methods.money import Ore, rounded
from farled.methods.problems import InputError, Problem

System = TypeVar("System")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question asked of every system: levels 1 to ``levels``, how much it weighs, and what a high level means.

    ``hinders``: the highest level hinders wholly; otherwise it enables wholly. Weights are whole numbers from 1.
    """

    key: str
    weight: int
    levels: int
    hinders: bool

    def hindrance(self, level: int) -> Fraction:
        """How much an answer hinders: 0 (enables wholly) to 1 (hinders wholly), in even steps.

        >>> Criterion("skills", weight=1, levels=5, hinders=True).hindrance(4)
        Fraction(3, 4)
        >>> Criterion("access", weight=1, levels=5, hinders=False).hindrance(4)
        Fraction(1, 4)
        """
        steps = Fraction(level - 1, self.levels - 1)
        return steps if self.hinders else 1 - steps


@dataclass(frozen=True, slots=True)
class Term:
    """What one criterion brings. ``weight`` is its share (0–1) of what was answered, ``part`` its part of the index.

    All three are None when nobody has answered it.
    """

    key: str
    hindrance: Fraction | None = None
    weight: Fraction | None = None
    part: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The legacy of a system: its index, 0 (enables) to 1 (hinders), and the terms that add up to it.

    ``coverage`` is the share (0–1) of all weight that has been answered. ``lowest`` and ``highest`` are where the
    index would end if all that is missing enabled, or hindered, wholly. ``index`` is None when nothing is answered.
    """

    index: Fraction | None
    terms: tuple[Term, ...]
    coverage: Fraction
    lowest: Fraction
    highest: Fraction

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of the criteria nobody has answered, in their order."""
        return tuple(term.key for term in self.terms if term.part is None)


def profile(criteria: Sequence[Criterion], answers: Mapping[str, int]) -> Profile:
    """The weighted mean of how much each answer hinders, over the answered criteria alone: Σ wᵢ·hᵢ / Σ wᵢ.

    Raises InputError with everything that is wrong: a criterion told twice, without weight or with fewer than two
    levels, and an answer outside its scale or to a criterion that is not declared.

    >>> criteria = [
    ...     Criterion("support", weight=3, levels=5, hinders=True),
    ...     Criterion("access", weight=1, levels=5, hinders=False),
    ...     Criterion("skills", weight=2, levels=5, hinders=True),
    ... ]
    >>> found = profile(criteria, {"support": 5, "access": 5})
    >>> found.index, found.missing, found.coverage
    (Fraction(3, 4), ('skills',), Fraction(2, 3))
    >>> found.lowest, found.highest
    (Fraction(1, 2), Fraction(5, 6))
    """
    criteria = list(criteria)
    InputError.when(_faults(criteria, answers))
    whole = sum(each.weight for each in criteria)
    answered = sum(each.weight for each in criteria if each.key in answers)
    hindering = sum(
        (each.weight * each.hindrance(answers[each.key]) for each in criteria if each.key in answers), Fraction()
    )
    return Profile(
        index=hindering / answered if answered else None,
        terms=tuple(_term(each, answers.get(each.key), answered) for each in criteria),
        coverage=Fraction(answered, whole) if whole else Fraction(),
        lowest=hindering / whole if whole else Fraction(),
        highest=(hindering + whole - answered) / whole if whole else Fraction(1),
    )


def _term(criterion: Criterion, level: int | None, answered: int) -> Term:
    if level is None:
        return Term(criterion.key)
    hindrance, weight = criterion.hindrance(level), Fraction(criterion.weight, answered)
    return Term(criterion.key, hindrance, weight, hindrance * weight)


def _faults(criteria: Sequence[Criterion], answers: Mapping[str, int]) -> Iterable[Problem]:
    known: dict[str, Criterion] = {}
    for each in criteria:
        if each.key in known:
            yield Problem.of("legacy.criterion_twice", criterion=each.key)
        if each.weight < 1:
            yield Problem.of("legacy.weight", criterion=each.key, weight=each.weight)
        if each.levels < 2:
            yield Problem.of("legacy.levels", criterion=each.key, levels=each.levels)
        known[each.key] = each
    for key, level in answers.items():
        if key not in known:
            yield Problem.of("legacy.criterion_unknown", criterion=key)
        elif not 1 <= level <= known[key].levels:
            yield Problem.of("legacy.level_outside", criterion=key, level=level, levels=known[key].levels)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[System]):
    """A system that could be closed: its index (0–1), its yearly cost and how much of it hinders (öre)."""

    system: System
    index: Fraction
    cost: Ore
    hindering: Ore


def candidates(systems: Iterable[tuple[System, Fraction | None, Ore | None]]) -> list[Candidate[System]]:
    """Systems (system, index, yearly cost) by how much cost hinders, index × cost, the most first.

    One without index or cost has no place among them: what is not known is neither good nor bad. Systems that are alike
    keep the order they came in. Raises InputError for a negative cost.

    >>> found = candidates([("A", Fraction(1, 2), 90_000), ("B", Fraction(3, 4), 80_000), ("C", None, 500_000)])
    >>> [(each.system, each.hindering) for each in found]
    [('B', 60000), ('A', 45000)]
    """
    systems = list(systems)
    InputError.when(
        Problem.of("legacy.negative_cost", cost=cost) for _, _, cost in systems if cost is not None and cost < 0
    )
    known = [
        Candidate(system, index, cost, rounded(index * cost))
        for system, index, cost in systems
        if index is not None and cost is not None
    ]
    return sorted(known, key=lambda each: -(each.index * each.cost))
