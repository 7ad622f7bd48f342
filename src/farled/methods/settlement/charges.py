"""Many amounts with parts of an öre, booked so that they add up: the sum is rounded once, and shared by remainders."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor
from typing import TypeVar

from farled.methods.money import Exact, Ore, exact, rounded

Key = TypeVar("Key", bound=str | int)


def summed(charges: Iterable[tuple[Key, Exact]]) -> dict[Key, Fraction]:
    """The exact sum by key, nothing rounded. Raises TypeError for floats.

    >>> from decimal import Decimal
    >>> {key: str(total) for key, total in summed([("a", Decimal("0.0000008")), ("a", Decimal("0.1"))]).items()}
    {'a': '125001/1250000'}
    """
    found: dict[Key, Fraction] = {}
    for key, amount in charges:
        found[key] = found.get(key, Fraction(0)) + exact(amount)
    return found


def round_together(amounts: Mapping[Key, Exact]) -> dict[Key, Ore]:
    """Each amount as whole öre, less than one öre from it, so that they add up to the rounded sum of them all.

    All are taken down to ⌊x⌋, and the öre that Σx rounded still lacks go to the largest x − ⌊x⌋; by name among equals.
    A thousand charges below half an öre would round to nothing each; together they are what they are. A sum below 0 is
    booked as the mirror of its opposite. Source: largest remainders, as in ``money.apportion``.

    >>> from decimal import Decimal
    >>> round_together({"a": Decimal("0.4"), "b": Decimal("0.4"), "c": Decimal("0.4")})
    {'a': 1, 'b': 0, 'c': 0}
    """
    parts = {key: exact(amounts[key]) for key in sorted(amounts)}
    total = sum(parts.values(), Fraction(0))
    if total < 0:
        return {key: -amount for key, amount in round_together({key: -part for key, part in parts.items()}).items()}
    found = {key: floor(part) for key, part in parts.items()}
    left = rounded(total) - sum(found.values())
    for key in sorted(parts, key=lambda key: floor(parts[key]) - parts[key])[:left]:  # a stable sort
        found[key] += 1
    return found
