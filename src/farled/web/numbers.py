"""Whole numbers as they come in an address, a form or a cell: digits and nothing else, no more than an id can have."""

from collections.abc import Iterable

MOST_DIGITS = 18  # every database has room for them


def whole(text: str) -> int | None:
    """The number a text is; None for everything that is not 1–18 of the digits 0–9, so that no other text is an id."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def wholes(texts: Iterable[str]) -> list[int]:
    """The numbers among some texts, in their order; what is no number is left out."""
    return [number for text in texts if (number := whole(text)) is not None]
