"""The foundation that explains figures as a Django app."""

from django.apps import AppConfig


class ExplainConfig(AppConfig):
    """What every figure rests on."""

    name = "farled.explain"

    def ready(self) -> None:
        """Declare routes and refusals."""
        from farled.explain import refusals
        from farled.explain.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
