"""The chassis as a Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class WebConfig(AppConfig):
    """Pages, components, slots."""

    name = "farled.web"

    def ready(self) -> None:
        """Teach SQLite Swedish before the first query."""
        from farled.web.sqlite import teach_swedish

        connection_created.connect(teach_swedish, dispatch_uid="farled.web.sqlite")
