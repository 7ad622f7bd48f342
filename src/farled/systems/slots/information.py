"""What is registered about information, e-services, legacy and exits."""


def register() -> None:
    """Called once, when the app is ready."""
