"""The parameters foundation as a Django app."""

from django.apps import AppConfig


class ParametersConfig(AppConfig):
    """Dated values with references."""

    name = "farled.parameters"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.parameters import refusals, slots
        from farled.parameters.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
