"""What is registered about systems, components, integrations and contracts."""


def register() -> None:
    """Called once, when the app is ready."""
