"""What this part registers."""

from farled.consultation.slots import treatments


def register() -> None:
    """Called once, when the app is ready."""
    treatments.register()
