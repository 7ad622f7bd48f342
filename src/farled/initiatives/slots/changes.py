"""What is registered about initiatives, their rules and checks, and about uses of AI."""


def register() -> None:
    """Called once, when the app is ready."""
