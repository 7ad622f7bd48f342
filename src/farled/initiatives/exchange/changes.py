"""Sheets of initiatives and of uses of AI."""

from farled.web.exchange import Sheet

SHEETS: tuple[Sheet, ...] = ()
