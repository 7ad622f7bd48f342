"""How stored values of a case read in history: öre as kronor, shares in per cent, quantities without idle zeros."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from farled.web import formats


def money(ore: int) -> str:
    """Öre as money."""
    return formats.kr(ore)


def moneys(each: list[int]) -> str:
    """Öre year by year."""
    return "; ".join(formats.kr(ore) for ore in each)


def percent(share: str | float) -> str:
    """A share as per cent."""
    return formats.share(Decimal(str(share)), decimals=0 if Decimal(str(share)) * 100 % 1 == 0 else 1)


def percents(each: list[float]) -> str:
    """Shares year by year."""
    return "; ".join(percent(share) for share in each)


def quantity(value: str) -> str:
    """A number without zeros at its end."""
    number = Decimal(value)
    return formats.number(number, decimals=0 if number == number.to_integral_value() else 2)


WORDS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("price", "budget_effect", "amount", "hour_staff", "hour_outside"), money),
    **dict.fromkeys(("discount_rate", "realisation", "cashable"), percent),
    **dict.fromkeys(("baseline", "likely", "factor"), quantity),
    "amounts": moneys,
    "ramp": percents,
}
SHARES: dict[str, Callable[[Any], str]] = {"low": percent, "high": percent}  # of a cost
QUANTITIES: dict[str, Callable[[Any], str]] = {"low": quantity, "high": quantity}  # of a benefit
