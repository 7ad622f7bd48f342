"""Sheets of ideas and needs."""

from farled.web.exchange import Sheet

SHEETS: tuple[Sheet, ...] = ()
