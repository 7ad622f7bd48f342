"""How unlikely something is under the distributions that the chapter tests with, in closed form for whole degrees."""

from math import atan, cos, erfc, exp, pi, sin, sqrt


def normal(z: float) -> float:
    """P(|Z| ≥ |z|) for a standard normal Z: two-sided.

    >>> round(normal(1.959964), 4)
    0.05
    """
    return erfc(abs(z) / sqrt(2))


def student(t: float, degrees: int) -> float:
    """P(|T| ≥ |t|), two-sided, with that many degrees of freedom (1 or more).

    With θ = atan(|t| / √ν): 1 − (2/π)(θ + sin θ (cos θ + ⅔ cos³ θ + … )) for odd ν and 1 − sin θ (1 + ½ cos² θ + … )
    for even. Source: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.7.3–26.7.4. Raises ValueError
    below one degree.

    >>> round(student(2.776445, 4), 4), round(student(12.7062, 1), 4)
    (0.05, 0.05)
    """
    if degrees < 1:
        raise ValueError(f"{degrees} degrees of freedom")
    angle = atan(abs(t) / sqrt(degrees))
    odd = degrees % 2
    term, total = (cos(angle) if odd else 1.0), 0.0
    for power in range(1 + odd, degrees, 2):
        total += term
        term *= cos(angle) ** 2 * power / (power + 1)
    inside = 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
    return max(0.0, 1 - inside)


def student_quantile(level: float, degrees: int) -> float:
    """The t for which P(|T| < t) is ``level`` (0–1, both excluded), to 1e-12 by halving.

    >>> round(student_quantile(0.95, 4), 6), round(student_quantile(0.95, 8), 6)
    (2.776445, 2.306004)
    """
    if not 0 < level < 1:
        raise ValueError(f"a level of {level}")
    low, high = 0.0, 1.0
    while student(high, degrees) > 1 - level:
        high *= 2
    while high - low > 1e-12 * max(1.0, high):
        middle = (low + high) / 2
        low, high = (middle, high) if student(middle, degrees) > 1 - level else (low, middle)
    return (low + high) / 2


def chi_square(value: float, degrees: int) -> float:
    """P(X ≥ value) with that many degrees of freedom (1 or more).

    e^(−x/2) Σ (x/2)^i / i! for even ν; for odd ν the same sum over halves, from erfc √(x/2). Source: Abramowitz and
    Stegun, 26.4.4–26.4.5. Raises ValueError below one degree.

    >>> round(chi_square(16.26624, 3), 6), round(chi_square(22.45774, 6), 6)
    (0.001, 0.001)
    """
    if degrees < 1:
        raise ValueError(f"{degrees} degrees of freedom")
    half = max(value, 0.0) / 2
    if degrees % 2:
        total, term, power = erfc(sqrt(half)), exp(-half) * sqrt(half) / (sqrt(pi) / 2), 1.5
    else:
        total, term, power = 0.0, exp(-half), 1.0
    for _ in range((degrees - degrees % 2) // 2):
        total += term
        term *= half / power
        power += 1
    return min(1.0, total)
