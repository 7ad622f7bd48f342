"""The room of needs and initiatives as a Django app."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """Needs, initiatives, their rules and checks, uses of AI."""

    name = "farled.initiatives"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.initiatives import refusals, slots
        from farled.initiatives.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
