"""The lists of the room as sheets that go to Excel and come back."""

from farled.portfolio.exchange import applications, balance, desk, money, scoring

SHEETS = (*money.SHEETS, *applications.SHEETS, *scoring.SHEETS, *desk.SHEETS, *balance.SHEETS)
