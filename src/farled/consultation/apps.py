"""The room of consultation as a Django app."""

from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    """Consultations, recipients, replies, remarks and their treatment."""

    name = "farled.consultation"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.consultation import refusals, slots
        from farled.consultation.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
