"""The room of business cases as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Versions of cases, acceptances and appraisals."""

    name = "farled.cases"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.cases import refusals, slots
        from farled.cases.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
