"""The room of benefits as a Django app."""

from django.apps import AppConfig


class BenefitsConfig(AppConfig):
    """Benefits, measurements, budget effects, deviations and lessons."""

    name = "farled.benefits"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.benefits import refusals, slots
        from farled.benefits.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
