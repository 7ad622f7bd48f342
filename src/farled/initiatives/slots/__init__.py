"""What this part registers."""

from farled.initiatives import exchange
from farled.initiatives.slots import changes, exits, needs
from farled.web import own_lists


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    needs.register()
    changes.register()
    exits.register()
