"""What this part registers."""

from farled.portfolio import exchange
from farled.portfolio.slots import applications, balance, desk, grants, money, scoring, thread
from farled.web import own_lists


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    money.register()
    applications.register()
    scoring.register()
    desk.register()
    balance.register()
    grants.register()
    thread.register()
