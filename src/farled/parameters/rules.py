"""Who sets parameters and what a value looks like."""

from decimal import Decimal, InvalidOperation

from farled.parameters.known import KNOWN
from farled.people.reads import Actor
from farled.web.refused import Forbidden, Invalid, asks


def check_can_manage(by: Actor, organisation_id: int) -> None:
    """Whoever keeps the programme sets its parameters."""
    if by.organisation_id != organisation_id or not by.reach("parameters.manage").whole:
        raise Forbidden("parameters.manage")


def checked_value(key: str, text: str) -> Decimal:
    """The value as a plain decimal number ≥ 0. Raises Invalid for anything else, NaN and exponents included."""
    plain = text.strip().replace("\N{NO-BREAK SPACE}", "").replace(" ", "").replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise Invalid("parameters.value", field="value", value=text) from None
    if not value.is_finite() or value < 0 or "e" in plain.lower() or len(plain) > 20:
        raise Invalid("parameters.value", field="value", value=text)
    if key not in KNOWN:
        raise Invalid("parameters.key", field="key", key=key)
    known = KNOWN[key]
    if known.between and not known.between[0] <= value <= known.between[1]:
        least, most = known.between
        raise Invalid("parameters.outside", field="value", least=least, most=most, unit=known.unit)
    return value


can_manage = asks(check_can_manage)
