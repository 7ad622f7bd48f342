"""The calendar foundation as a Django app."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """Duties, dates, the start page."""

    name = "farled.agenda"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.agenda import refusals, slots
        from farled.agenda.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
