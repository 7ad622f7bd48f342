"""What is registered about ideas and needs."""


def register() -> None:
    """Called once, when the app is ready."""
