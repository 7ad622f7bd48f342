"""The room of portfolios as a Django app."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Portfolios and their money, applications, scores, selections and grants."""

    name = "farled.portfolio"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.portfolio import refusals, slots
        from farled.portfolio.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
