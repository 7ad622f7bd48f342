"""Benefit against balance: what it costs in value to come nearer to the target."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import ceil

from farled.methods.selection.matrix import Matrix, build
from farled.methods.selection.model import SelectionProblem, Starts
from farled.methods.selection.search import search
from farled.methods.selection.solver import UNLIMITED, Effort, Stop


@dataclass(frozen=True, slots=True)
class ParetoPoint:
    """A plan that is worth ``value`` at ``distance`` from the target; none as near was found that is worth more.

    ``bound``: no plan as near is worth more. Distance in per cent: |Δ innovation| + |Δ external|, or so many axes.
    """

    value: int
    bound: int
    distance: Fraction
    starts: Starts = field(hash=False)


@dataclass(frozen=True, slots=True)
class Front:
    """From the most valuable to the nearest. ``complete``: every point between them was looked at."""

    points: tuple[ParetoPoint, ...]
    complete: bool


def distance(problem: SelectionProblem, starts: Starts, target: Mapping[str, int]) -> Fraction:
    """Σ over axes of |Σ weight · share / Σ weight − target|, in per cent; 0 when nothing with weight is chosen."""
    chosen = [each for each in problem.initiatives if each.id in starts]
    weight = sum(each.weight for each in chosen)
    off = [sum(each.weight * (each.shares.get(axis, 0) - aim) for each in chosen) for axis, aim in target.items()]
    return Fraction(sum(map(abs, off)), weight) if weight else Fraction(0)


def pareto(
    problem: SelectionProblem,
    target: Mapping[str, int],
    *,
    points: int | None = 20,
    gap: Fraction | int = 0,
    effort: Effort = UNLIMITED,
) -> Front:
    """Plans of which none is both worth more and nearer to the target (per cent by axis) than another.

    Only plans that choose something with weight, since nothing has no balance.

    ε-constraint: the most valuable plan at most ε away, from the farthest to the nearest. For a given ε that is
    linear, with one row for each choice of signs: Σ_i weight_i · Σ_axes ±(share − target) · y_i ≤ ε · Σ_i weight_i ·
    y_i. ``points``: at most so many steps, alike in distance between the most valuable plan and the target; None looks
    at every one, so that the whole front is found. Points that another one beats are left out. Two axes are the
    portfolio's balance (methods reference, sections 3 and 4.2), and the points which a weighted sum misses are found
    too. ``gap`` and ``effort`` are for each point.
    """
    found: list[ParetoPoint] = []
    limit: Fraction | None = None
    step, complete = Fraction(0), points is None
    while True:
        matrix = build(problem)
        matrix.row(_weights(matrix, problem), low=1)
        if limit is not None:
            _nearer(matrix, problem, target, limit, strictly=points is None)
        best = search(problem, matrix=matrix, gap=gap, effort=effort)
        if best.starts is None or best.value is None:
            complete &= best.stop is Stop.INFEASIBLE
            break
        complete &= best.proven
        away = distance(problem, best.starts, target)
        found.append(ParetoPoint(best.value, best.bound, away, best.starts))
        if away == 0:
            break
        step = step or away / (points or 1)
        limit = away if points is None else (ceil(away / step) - 1) * step
    kept = [each for each in found if not any(_beats(other, each) for other in found)]
    return Front(tuple(kept), complete)


def _beats(one: ParetoPoint, other: ParetoPoint) -> bool:
    return (one.value, -one.distance) != (other.value, -other.distance) and (
        one.value >= other.value and one.distance <= other.distance
    )


def _weights(matrix: Matrix, problem: SelectionProblem) -> list[tuple[int, int]]:
    return [(column, each.weight) for each in problem.initiatives for column in matrix.chosen(each)]


def _nearer(
    matrix: Matrix, problem: SelectionProblem, target: Mapping[str, int], limit: Fraction, *, strictly: bool
) -> None:
    """At most, or less than, so far from the target."""
    for signs in product((1, -1), repeat=len(target)):
        entries = [
            (column, each.weight * int(limit.denominator * (_towards(each.shares, target, signs) - limit)))
            for each in problem.initiatives
            for column in matrix.chosen(each)
        ]
        matrix.row(entries, high=-1 if strictly else 0)


def _towards(shares: Mapping[str, int], target: Mapping[str, int], signs: tuple[int, ...]) -> int:
    return sum(sign * (shares.get(axis, 0) - aim) for sign, (axis, aim) in zip(signs, target.items(), strict=True))
