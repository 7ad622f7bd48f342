"""The chassis as a Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class WebConfig(AppConfig):
    """Pages, components, slots."""

    name = "farled.web"

    def ready(self) -> None:
        """Teach the databases our ways before the first query, and forms to speak as the rest of the pages."""
        from farled.web.postgres import plan_quickly
        from farled.web.sqlite import teach_swedish
        from farled.web.wording import say_it_our_way

        say_it_our_way()
        connection_created.connect(teach_swedish, dispatch_uid="farled.web.sqlite")
        connection_created.connect(plan_quickly, dispatch_uid="farled.web.postgres")
