"""What this part registers."""


def register() -> None:
    """Called once, when the app is ready."""
