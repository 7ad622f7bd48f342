"""The lists of the room as sheets that go to Excel and come back."""

from farled.systems.exchange import information, portfolio

SHEETS = (*portfolio.SHEETS, *information.SHEETS)
