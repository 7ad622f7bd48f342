"""Effects in per cent of the same base: what several have together, and what each of them is the cause of."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm


def joint(effects: Sequence[Fraction]) -> Fraction:
    """1 − Π (1 − p_i): what is gone when each works on what the others have left. Shares 0–1.

    >>> joint([Fraction(40, 100), Fraction(30, 100), Fraction(20, 100)])  # not 90 %
    Fraction(83, 125)
    """
    left = Fraction(1)
    for effect in effects:
        left *= 1 - effect
    return 1 - left


def in_order(effects: Sequence[Fraction]) -> list[Fraction]:
    """p_i · Π_{j before i} (1 − p_j): each in its turn, of what those before have left. They sum to ``joint``.

    >>> [float(share) for share in in_order([Fraction(4, 10), Fraction(3, 10), Fraction(2, 10)])]
    [0.4, 0.18, 0.084]
    """
    found, left = [], Fraction(1)
    for effect in effects:
        found.append(effect * left)
        left *= 1 - effect
    return found


def shapley(effects: Sequence[Fraction]) -> list[Fraction]:
    """The average of ``in_order`` over all orders, exact: φ_i = p_i · ∫₀¹ Π_{j≠i} (1 − t · p_j) dt.

    They sum to ``joint``. In a random order each other one comes before i with chance t when i's own place is t, hence
    the integral, which is that of a polynomial. Source: Shapley, in Contributions to the Theory of Games II (1953)
    307; the integral is Owen's multilinear extension, Management Science 18 (1972) 64.

    >>> [str(share) for share in shapley([Fraction(1, 2), Fraction(1, 2)])]
    ['3/8', '3/8']
    """
    scale = lcm(*(effect.denominator for effect in effects))
    parts = [int(effect * scale) for effect in effects]
    found = []
    for place, part in enumerate(parts):
        others = [*parts[:place], *parts[place + 1 :]]
        found.append(Fraction(part, scale) * _integral(others, scale))
    return found


def _integral(parts: Sequence[int], scale: int) -> Fraction:
    """∫₀¹ Π (1 − t · part / scale) dt in whole numbers; the coefficients stand from the lowest power up."""
    coefficients = [1]
    for part in parts:
        raised = [0, *(-part * each for each in coefficients)]
        coefficients = [scale * one + other for one, other in zip([*coefficients, 0], raised, strict=True)]
    common = lcm(*range(1, len(coefficients) + 1))
    whole = sum(each * (common // power) for power, each in enumerate(coefficients, 1))
    return Fraction(whole, common * scale ** len(parts))
