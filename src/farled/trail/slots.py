"""What the history registers: its invariants."""

from farled.trail import exchange, invariants
from farled.web import own_lists, slots


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    slots.invariants.register("trail.chain", slots.Invariant("trail.chain", invariants.chain_is_unbroken))
    slots.invariants.register("trail.versions", slots.Invariant("trail.versions", invariants.versions_do_not_overlap))
    slots.invariants.register(
        "trail.append_only", slots.Invariant("trail.append_only", invariants.the_database_keeps_it_append_only)
    )
