"""Sheets of systems, components, integrations and contracts."""

from farled.web.exchange import Sheet

SHEETS: tuple[Sheet, ...] = ()
