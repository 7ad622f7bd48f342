"""Money as whole öre: rounded once and in one place, shared out without losing an öre, added up honestly.

A booked amount is an ``int`` of öre; Decimal and Fraction carry rates and present values until the event that books
them, and that event calls ``rounded``. Floats are refused everywhere (TypeError), since 2.675 is not 2.675 in them. A
negative amount is a credit, and every function treats it as the exact mirror of the debit: booking something and
crediting it leaves nothing. See docs/methods/money.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm, trunc
from typing import NamedTuple, TypeVar

Ore = int  # whole öre
Exact = int | Decimal | Fraction
ORE_PER_KRONA = 100

Key = TypeVar("Key", bound=str | int | tuple[str, int])


class ZeroWeightError(ValueError):
    """There is money to share out, but nobody with a weight to take it."""


class Payable(NamedTuple):
    """What is paid in whole kronor, and the line "öresavrundning" that makes it so: ``payable = amount + rounding``."""

    payable: Ore
    rounding: Ore


@dataclass(frozen=True, slots=True)
class KnownSum:
    """A sum of the cells that are known: ``total`` in öre, ``known`` of ``cells``; see ``known_sum``."""

    total: Ore | None
    known: int
    cells: int

    @property
    def coverage(self) -> Fraction | None:
        """The share of cells that are known, 0–1, exact; None when there are no cells."""
        return Fraction(self.known, self.cells) if self.cells else None


def exact(number: Exact) -> Fraction:
    """The number as a fraction, without any rounding. Raises TypeError for a float, ValueError for NaN and infinity.

    >>> exact(Decimal("0.025"))
    Fraction(1, 40)
    """
    if isinstance(number, bool) or not isinstance(number, int | Decimal | Fraction):
        raise TypeError(f"{number!r} is a {type(number).__name__}; money takes int, Decimal and Fraction")
    if isinstance(number, Decimal) and not number.is_finite():
        raise ValueError(f"{number} is not a number")
    return Fraction(number)


def rounded(number: Exact) -> int:
    """The nearest whole number, halves away from zero: sign(x) · ⌊|x| + ½⌋. The library's only rounding of money.

    So do SQL's ROUND and Swedish bookkeeping; Python's ``round`` goes to the even neighbour (2.5 → 2). Round once, when
    an amount is booked, never on the way there. Raises TypeError for a float, ValueError for NaN and infinity.
    Source: methods reference, section 0.

    >>> [rounded(Decimal(text)) for text in ("2.5", "-2.5", "2.4999")], round(2.5)
    ([3, -3, 2], 2)
    """
    value = exact(number)
    nearest = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return nearest if value >= 0 else -nearest


def to_ore(kronor: Exact) -> Ore:
    """Kronor as whole öre: ``rounded(100 · kronor)``.

    >>> [to_ore(Decimal(text)) for text in ("1.005", "2.675", "-1.005")]
    [101, 268, -101]
    """
    return rounded(exact(kronor) * ORE_PER_KRONA)


def to_kronor(amount: Ore) -> Decimal:
    """Whole öre as kronor with two decimals, exact whatever the size. Raises TypeError for anything but an int.

    >>> to_kronor(-123456)
    Decimal('-1234.56')
    """
    digits = tuple(map(int, f"{abs(_whole(amount)):03}"))
    return Decimal((int(amount < 0), digits, -2))


def portion(amount: Ore, share: Exact) -> Ore:
    """A rate of an amount, such as VAT: ``rounded(amount · share)``; ``share`` 0.25 is 25 %.

    >>> portion(33_333, Decimal("0.25"))  # 25 % of 333.33 kr is 83.33 kr
    8333
    """
    return rounded(_whole(amount) * exact(share))


def payable(amount: Ore) -> Payable:
    """The total of a document in whole kronor: 1–49 öre down, 50–99 up, and a credit as its mirror.

    Only the total of a document is rounded so, never its lines or its VAT, and only unless otherwise agreed. Source:
    lagen (1970:1029) om avrundning av vissa öresbelopp, 2 § in its wording by 2009:283.

    >>> payable(41_650), payable(41_649)
    (Payable(payable=41700, rounding=50), Payable(payable=41600, rounding=-49))
    """
    whole = rounded(Fraction(_whole(amount), ORE_PER_KRONA)) * ORE_PER_KRONA
    return Payable(whole, whole - amount)


def apportion(total: Ore, weights: Sequence[Exact]) -> list[Ore]:
    """Share out whole öre by weight, so that the shares add up to the total exactly (largest remainder).

    With W = Σw: each gets ⌊T · w / W⌋ öre, and the öre still left go one each to the largest remainders of that
    division; among equal remainders the one earlier in the list goes first. Hence Σ = T, every share lies within 1 öre
    of T · w / W, and a zero weight gets 0. A negative total is shared as its mirror. Source: the method of largest
    remainders (Hamilton, Hare); rule R115 of the inventory asks for such a distribution.

    Raises ValueError for a negative weight, ZeroWeightError when W = 0 and T ≠ 0 (0 öre is shared out as zeros), and
    TypeError for floats.

    >>> apportion(100_000, [1, 1, 1])
    [33334, 33333, 33333]
    >>> apportion(1_234_567, [310, 125, 65, 0])
    [765431, 308642, 160494, 0]
    """
    whole = _whole_weights(weights)
    if not (combined := sum(whole)):
        if _whole(total):
            raise ZeroWeightError(f"{total} öre to share out, and no weight to share by")
        return [0] * len(whole)
    parts = [divmod(abs(_whole(total)) * weight, combined) for weight in whole]
    shares = [quotient for quotient, _ in parts]
    left = abs(total) - sum(shares)
    for place in sorted(range(len(parts)), key=lambda place: -parts[place][1])[:left]:  # a stable sort
        shares[place] += 1
    return shares if total >= 0 else [-share for share in shares]


def apportion_among(total: Ore, weights: Mapping[Key, Exact]) -> dict[Key, Ore]:
    """``apportion`` by name: among equal remainders the lowest key goes first, whatever order the mapping is in.

    >>> apportion_among(100, {"skola": 1, "kultur": 1, "miljö": 1})
    {'kultur': 34, 'miljö': 33, 'skola': 33}
    """
    keys = sorted(weights)
    return dict(zip(keys, apportion(total, [weights[key] for key in keys]), strict=True))


def rounded_together(parts: Mapping[Key, Exact]) -> dict[Key, Ore]:
    """Parts that are not whole, rounded so that they add up to their rounded sum exactly; credits among them too.

    Each keeps its whole öre, and what the sum then lacks (or has too much) goes one öre each to the parts that were
    cut the most; among equal ones the lowest key first. Every part lies within 1 öre of what it was, and the mirror of
    the parts gives the mirror of the result. Raises TypeError for floats.

    >>> rounded_together({"a": Decimal("0.6"), "b": Decimal("0.6"), "c": Decimal("-0.2")})  # 1 in all
    {'a': 1, 'b': 0, 'c': 0}
    """
    whole = {key: exact(parts[key]) for key in sorted(parts)}
    found = {key: trunc(part) for key, part in whole.items()}
    left = rounded(sum(whole.values(), Fraction(0))) - sum(found.values())
    step = 1 if left > 0 else -1
    for key in sorted(whole, key=lambda key: step * (found[key] - whole[key]))[: abs(left)]:  # a stable sort
        found[key] += step
    return found


def instalments(total: Ore, number: int) -> list[Ore]:
    """Equal instalments that add up; the öre left over lie in the first ones. ValueError below one instalment.

    >>> instalments(720_001, 12)[:2]
    [60001, 60000]
    """
    if number < 1:
        raise ValueError(f"{number} instalments")
    return apportion(total, [1] * number)


def known_sum(cells: Iterable[Ore | None], *, least: Exact = 1) -> KnownSum:
    """The sum of what is known, when at least the share ``least`` (0–1) of the cells is; otherwise a total of None.

    What is missing (None) is never 0, so a table that is full of holes gives no total that looks like one. Without
    cells there is no total. Raises ValueError for a ``least`` outside 0–1.

    >>> known_sum([100, None, 300]).total is None, known_sum([100, None, 300], least=Decimal("0.6"))
    (True, KnownSum(total=400, known=2, cells=3))
    """
    if not 0 <= exact(least) <= 1:
        raise ValueError(f"a share of {least}")
    everything = list(cells)
    known = [_whole(cell) for cell in everything if cell is not None]
    enough = bool(known) and len(known) >= exact(least) * len(everything)
    return KnownSum(sum(known) if enough else None, len(known), len(everything))


def _whole(amount: Ore) -> Ore:
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise TypeError(f"{amount!r} is a {type(amount).__name__}; booked money is a whole number of öre")
    return amount


def _whole_weights(weights: Sequence[Exact]) -> list[int]:
    """The weights as integers in the same proportions."""
    fractions = [weight if type(weight) is int else exact(weight) for weight in weights]
    if negative := [str(weight) for weight in fractions if weight < 0]:
        raise ValueError(f"negative weights: {', '.join(negative)}")
    scale = lcm(*(weight.denominator for weight in fractions))
    return [weight.numerator * (scale // weight.denominator) for weight in fractions]
