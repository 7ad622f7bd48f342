"""The face of imports as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Plans read in from files."""

    name = "farled.imports"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.imports import refusals, slots
        from farled.imports.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
