"""The room of planning as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Activities, insatser, status reports."""

    name = "farled.planning"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.planning import refusals, slots
        from farled.planning.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
