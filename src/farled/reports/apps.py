"""The face of reports as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Word, PDF and Excel."""

    name = "farled.reports"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.reports import refusals, slots
        from farled.reports.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
