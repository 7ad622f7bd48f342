"""Amounts with text: "700 tkr", "1,2 mnkr", "25 000 000 kr", "inom ram"."""

import re
from decimal import Decimal

from farled.imports.reading.values import Amount
from farled.imports.reading.vocabulary import words
from farled.imports.reading.wording import fold, one_line

_NUMBER = re.compile(
    r"(?<![\w.,])-?\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?(?!\d)|(?<![\w.,])-?\d{1,15}(?:[.,]\d{1,4})?(?!\d)"
)
_UNIT = re.compile(r"[^\W\d_]+€?|[€$]")
_LONGEST = 200


def read_amount(text: str, *, header: str = "", number: float | None = None) -> Amount | None:
    """Read a budget cell into whole currency units; the unit may stand in the heading ("Budget (tkr)").

    Returns None for an empty cell. Never raises: what is no amount keeps its text and a doubt.
    """
    raw = one_line(text)
    if not raw:
        return None
    factor = _factor(header) or 1
    if number is not None:
        return Amount(raw, (Decimal(str(number)) * factor).normalize() + 0)
    if fold(raw) in words().no_amount:
        return Amount(raw)
    found = _NUMBER.findall(raw) if len(raw) <= _LONGEST else []
    if len(found) != 1:
        return Amount(raw, None, ("unread", "", "range")[len(found)] if len(found) <= 2 else "several")
    own = _factor(_NUMBER.sub(" ", raw))
    return Amount(raw, _decimal(found[0]) * (own or factor), "" if own or _factor(header) or _bare(raw) else "unit")


def looks_like_amount(text: str) -> bool:
    """True for a number with a currency unit, or a phrase that says that no amount is needed."""
    short = one_line(text)
    if not short or len(short) > 40:
        return False
    return fold(short) in words().no_amount or bool(_NUMBER.search(short) and _factor(_NUMBER.sub(" ", short)))


def _decimal(digits: str) -> Decimal:
    plain = digits.replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def _factor(text: str) -> int | None:
    for word in _UNIT.findall(text.casefold()):
        if word in words().units:
            return words().units[word]
    return None


def _bare(raw: str) -> bool:
    return not any(char.isalpha() for char in raw)
