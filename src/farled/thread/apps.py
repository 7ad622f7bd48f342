"""The red thread as a Django app."""

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """Nodes and edges."""

    name = "farled.thread"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.thread import refusals, slots
        from farled.thread.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
