"""The lists of the room as sheets that go to Excel and come back."""

from farled.initiatives.exchange import changes, needs

SHEETS = (*needs.SHEETS, *changes.SHEETS)
