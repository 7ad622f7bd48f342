"""Stored values as a form would have them typed, so that whoever saves too late sees both sides alike."""

from decimal import Decimal
from typing import Any

from farled.cases.models import AppraisedLine, BenefitLine, CostLine
from farled.web.renderer import KronorField

_KRONOR = KronorField()


def quantity(value: Decimal | None) -> str:
    """A quantity without zeros at its end: 1200,5."""
    if value is None:
        return ""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def percent(share: Decimal | float | None) -> str:
    """A share (0–1) in per cent, without the sign: 87,5."""
    return "" if share is None else quantity(Decimal(str(share)) * 100)


def kronor(ore: int | None) -> str:
    """Öre in kronor: 1150,50."""
    return "" if ore is None else str(_KRONOR.prepare_value(ore))


def cost_as_typed(line: CostLine) -> dict[str, Any]:
    """A cost as its form has it."""
    return line.trail_values() | {
        "amounts": [kronor(each) for each in line.amounts],
        "low": percent(line.low),
        "high": percent(line.high),
    }


def benefit_as_typed(line: BenefitLine) -> dict[str, Any]:
    """A benefit as its form has it."""
    values = line.trail_values() | {"ramp": [percent(each) for each in line.ramp]}
    values |= {name: quantity(getattr(line, name)) for name in ("baseline", "low", "likely", "high")}
    values |= {name: percent(getattr(line, name)) for name in ("realisation", "cashable")}
    return values | {"price": kronor(line.price), "budget_effect": kronor(line.budget_effect)}


def value_as_typed(line: AppraisedLine | None) -> dict[str, Any]:
    """What an appraiser values a line at, as its form has it; nothing when it is not valued yet."""
    if line is None:
        return {}
    return line.trail_values() | {name: quantity(getattr(line, name)) for name in ("factor", "low", "likely", "high")}
