"""The room of direction as a Django app."""

from django.apps import AppConfig


class DirectionConfig(AppConfig):
    """Governing documents and objectives."""

    name = "farled.direction"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.direction import refusals, slots
        from farled.direction.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
