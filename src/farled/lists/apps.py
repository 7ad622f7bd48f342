"""The foundation of lists as a Django app."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """Own columns and saved views."""

    name = "farled.lists"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.lists import refusals, slots
        from farled.lists.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
