"""Decimals come out the same wherever they are worked out: 34 digits, whatever the caller's decimal context."""

from contextlib import AbstractContextManager
from decimal import ROUND_HALF_EVEN, Context, localcontext

_CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN)


def precise() -> AbstractContextManager[Context]:
    """Within it decimals have 34 significant digits (IEEE 754 decimal128); money is rounded once, when it is booked."""
    return localcontext(_CONTEXT)
