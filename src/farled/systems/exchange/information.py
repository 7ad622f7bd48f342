"""Sheets of information, e-services, legacy and exits."""

from farled.web.exchange import Sheet

SHEETS: tuple[Sheet, ...] = ()
