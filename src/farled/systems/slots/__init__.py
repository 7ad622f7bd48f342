"""What this part registers."""

from farled.systems import exchange
from farled.systems.slots import information, portfolio
from farled.web import own_lists


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    portfolio.register()
    information.register()
