"""What this part registers."""

from farled.consultation.slots import replies, rounds, treatments


def register() -> None:
    """Called once, when the app is ready."""
    rounds.register()
    replies.register()
    treatments.register()
