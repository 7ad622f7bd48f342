"""The history foundation as a Django app."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Append-only history."""

    name = "farled.trail"

    def ready(self) -> None:
        """Declare routes and slots."""
        from farled.trail import slots
        from farled.trail.access import ROUTES
        from farled.web import access

        access.declare(ROUTES)
        slots.register()
