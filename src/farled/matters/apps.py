"""The room of matters as a Django app."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Cases, meetings, decisions."""

    name = "farled.matters"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.matters import refusals, slots
        from farled.matters.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
