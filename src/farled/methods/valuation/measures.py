"""The measures of a business case, each a bare formula on yearly amounts from t = 0.

Amounts are öre as Decimal (present values are not rounded), D the factors of ``Rates.factors``, shares 0–1. Sources:
methods reference, section 1.3; HM Treasury, The Green Book; ENISA 2012 for the return on security investment.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from farled.methods.precision import precise

Amounts = Sequence[Decimal]
_ZERO, _ONE = Decimal(0), Decimal(1)
_LOWEST, _HIGHEST, _STEPS = Decimal("-0.9"), Decimal(10), 80  # 80 halvings of [-0.9, 10] leave less than 1e-22


def present_value(amounts: Amounts, factors: Amounts) -> Decimal:
    """PV = Σ_t D_t · x_t. Raises ValueError when the two are not equally long.

    >>> present_value([Decimal(-100), Decimal(110)], [Decimal(1), 1 / Decimal("1.1")]).quantize(Decimal("0.01"))
    Decimal('0.00')
    """
    with precise():
        return sum((amount * factor for amount, factor in zip(amounts, factors, strict=True)), _ZERO)


def npv(benefits: Amounts, costs: Amounts, factors: Amounts) -> Decimal:
    """NPV = Σ_t D_t · (B_t − C_t): the net present value (nettonuvärde)."""
    with precise():
        return present_value(benefits, factors) - present_value(costs, factors)


def bcr(benefits: Amounts, costs: Amounts, factors: Amounts) -> Decimal | None:
    """BCR = PV(B) / PV(C). None without costs, or when they are saved: then there is nothing to divide by."""
    with precise():
        cost = present_value(costs, factors)
        return present_value(benefits, factors) / cost if cost > 0 else None


def nnk(benefits: Amounts, costs: Amounts, investment: Amounts, factors: Amounts) -> Decimal | None:
    """NNK = (PV(B) − PV(C)) / PV(investment), nettonuvärdeskvot; another number than BCR. None without investment."""
    with precise():
        invested = present_value(investment, factors)
        return npv(benefits, costs, factors) / invested if invested > 0 else None


def eac(costs: Amounts, factors: Amounts, annuity: Decimal) -> Decimal:
    """EAC = PV(C) / a, a = Σ_{t=1..n} D_t over the n years with flows: the cost of a year, for unequal lives."""
    with precise():
        return present_value(costs, factors) / annuity


def switching(benefits: Amounts, costs: Amounts, factors: Amounts) -> Decimal | None:
    """PV(C) / PV(B): the factor on all benefits at which NPV is 0. None without benefits."""
    with precise():
        benefit = present_value(benefits, factors)
        return present_value(costs, factors) / benefit if benefit > 0 else None


def payback(net: Amounts) -> Decimal | None:
    """Years k + (−cum_k) / x_{k+1}, where k is the last year with a negative sum so far (interpolated after it).

    The last crossing, so that a cost at the end of life counts. Give discounted amounts for discounted payback. 0 when
    the sum is never negative, None when it ends so.

    >>> payback([Decimal(-100), Decimal(80), Decimal(40)])
    Decimal('1.5')
    """
    with precise():
        sums = list(accumulate(net))
        negative = [t for t, amount in enumerate(sums) if amount < 0]
        if not negative:
            return _ZERO
        last = negative[-1]
        return last + (-sums[last]) / net[last + 1] if last + 1 < len(sums) else None


def sign_changes(net: Amounts) -> int:
    """How often the net amounts change sign, years of 0 left out. Only with one change is the internal rate unique."""
    signs = [amount > 0 for amount in net if amount]
    return sum(one != other for one, other in pairwise(signs))


def irr(net: Amounts) -> Decimal | None:
    """The rate r in [-0.9, 10] at which Σ_t x_t · (1 + r)^-t = 0; None without a root, or unless the sign changes once.

    Never used for ranking. With year-end and mid-year flows it is the same.

    >>> round(irr([Decimal(-100), Decimal(110)]), 6)
    Decimal('0.100000')
    """
    if sign_changes(net) != 1:
        return None
    with precise():
        low, high = _LOWEST, _HIGHEST
        rising = _at_rate(net, low) < 0
        if rising == (_at_rate(net, high) < 0):
            return None
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if (_at_rate(net, middle) < 0) == rising:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def rosi(single_loss: Decimal, yearly_rate: Decimal, mitigated: Decimal, cost: Decimal) -> Decimal | None:
    """ROSI = (ALE · m − C) / C with ALE = SLE · ARO: the return on a security investment in a year. None without cost.

    ``single_loss`` öre an incident, ``yearly_rate`` incidents a year, ``mitigated`` the share avoided, ``cost`` öre a
    year. ENISA warns that the inputs are guesses: show it as a range only (work it out for both ends).

    >>> rosi(Decimal(15_000), Decimal(5), Decimal("0.8"), Decimal(25_000))
    Decimal('1.4')
    """
    with precise():
        return (single_loss * yearly_rate * mitigated - cost) / cost if cost else None


def _at_rate(net: Amounts, rate: Decimal) -> Decimal:
    """Σ x_t (1 + r)^-t by Horner's rule; only its sign is used."""
    found = _ZERO
    for amount in reversed(net):
        found = found / (_ONE + rate) + amount
    return found
