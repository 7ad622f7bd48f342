"""What this part registers."""

from farled.consultation.slots import rounds, treatments


def register() -> None:
    """Called once, when the app is ready."""
    rounds.register()
    treatments.register()
