"""The room of systems as a Django app."""

from django.apps import AppConfig


class SystemsConfig(AppConfig):
    """Systems, components, integrations, contracts, data sets, e-services, digital legacy and exits."""

    name = "farled.systems"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.systems import refusals, slots
        from farled.systems.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
